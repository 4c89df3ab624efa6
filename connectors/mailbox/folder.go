package mailbox

import (
	"slices"
	"strings"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

// maxUIDs is how many UIDs one search may name: beyond it a server is lying.
const maxUIDs = 5_000_000

// sentNames are the Sent folder's names on servers without SPECIAL-USE.
var sentNames = []string{
	"INBOX.Sent", "Sent", "送信済み", "送信済みトレイ", "Sent Messages", "Sent Items",
	"INBOX.送信済み", "INBOX.送信済みトレイ", "INBOX.Sent Messages", "INBOX.Sent Items",
}

// examine opens a folder for reading. Without UIDVALIDITY, optional in old
// servers, STATUS is asked.
func (s *session) examine(folder string) (*imap.SelectData, error) {
	var data *imap.SelectData
	s.selected = ""
	err := s.do("examine", func() (err error) {
		// Courier opens nothing when it is asked for what it does not have.
		data, err = s.Select(folder, &imap.SelectOptions{ReadOnly: true, CondStore: s.Caps().Has(imap.CapCondStore)}).Wait()
		return err
	})
	if err == nil {
		s.selected = folder
	}
	if err == nil && folder == "INBOX" {
		s.inbox = data.NumMessages
	}
	if err != nil || data.UIDValidity != 0 {
		return data, err
	}
	err = s.do("status", func() error {
		st, err := s.Status(folder, &imap.StatusOptions{UIDValidity: true, UIDNext: true}).Wait()
		if err == nil {
			data.UIDValidity, data.UIDNext = st.UIDValidity, st.UIDNext
		}
		return err
	})
	return data, err
}

// search returns the UIDs that match, ascending.
func (s *session) search(what *imap.SearchCriteria) ([]uint32, error) {
	var uids []uint32
	err := s.do("search", func() error {
		data, err := s.UIDSearch(what, nil).Wait()
		if err != nil {
			return err
		}
		set, _ := data.All.(imap.UIDSet)
		uids, err = expand(set)
		return err
	})
	return uids, err
}

// expand lists a set of UIDs. go-imap's own way panics on "*" and would fill the
// memory for a range that no folder has.
func expand(set imap.UIDSet) ([]uint32, error) {
	var uids []uint32
	for _, r := range set {
		if r.Start == 0 || r.Stop < r.Start || uint64(r.Stop-r.Start)+uint64(len(uids)) > maxUIDs {
			return nil, errTooLong
		}
		for uid := uint64(r.Start); uid <= uint64(r.Stop); uid++ {
			uids = append(uids, uint32(uid))
		}
	}
	slices.Sort(uids)
	return slices.Compact(uids), nil
}

func uidSet(uids ...uint32) imap.UIDSet {
	var set imap.UIDSet
	for _, u := range uids {
		set.AddNum(imap.UID(u))
	}
	return set
}

// above are the UIDs over last. Servers answer "n:*" with the newest mail even
// when it lies below n, so the answer is filtered.
func (s *session) above(last uint32) ([]uint32, error) {
	var set imap.UIDSet
	set.AddRange(imap.UID(last+1), 0)
	uids, err := s.search(&imap.SearchCriteria{UID: []imap.UIDSet{set}})
	return slices.DeleteFunc(uids, func(u uint32) bool { return u <= last }), err
}

// sentFolder is the Sent folder a person chose, or the one that can be found.
func (b *box) sentFolder(s *session) (string, error) {
	if b.set.sent != "" {
		return b.set.sent, nil
	}
	return s.sentFolder()
}

// sentFolder finds the Sent folder: by SPECIAL-USE, else by its usual names,
// each asked for alone, because a listing of everything breaks on one foreign
// name that is not valid modified UTF-7. It is empty when there is none.
func (s *session) sentFolder() (string, error) {
	if s.Caps().Has(imap.CapSpecialUse) {
		found, err := s.list("*", &imap.ListOptions{SelectSpecialUse: true})
		for _, f := range found {
			if slices.Contains(f.Attrs, imap.MailboxAttrSent) {
				return f.Mailbox, nil
			}
		}
		if s.dead {
			return "", err
		}
	}
	for _, name := range sentNames {
		found, err := s.list(name, nil)
		if s.dead {
			return "", err
		}
		for _, f := range found {
			if f.Mailbox == name && selectable(f) {
				return name, nil
			}
		}
	}
	return "", nil
}

func (s *session) list(pattern string, o *imap.ListOptions) (found []*imap.ListData, err error) {
	err = s.do("list", func() error {
		found, err = s.List("", pattern, o).Collect()
		return err
	})
	return found, err
}

// byMailID searches the open folder for a Message-ID.
func (s *session) byMailID(id string) ([]uint32, error) {
	return s.search(&imap.SearchCriteria{
		Header: []imap.SearchCriteriaHeaderField{{Key: "Message-ID", Value: "<" + strings.Trim(id, "<> ") + ">"}},
	})
}

// missing is the notice for a folder that cannot be opened.
func missing(folder string) connectors.Notice {
	return connectors.Notice{
		Code: "folder_missing",
		Text: "フォルダー「" + plain(folder, 60) + "」を開けませんでした。ほかのフォルダーは読み込んでいます。設定のフォルダー名を確かめてください。",
	}
}
