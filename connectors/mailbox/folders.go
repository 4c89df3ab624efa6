package mailbox

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

const (
	maxFolders = 1000 // beyond it nobody chooses
	maxCounted = 60   // each costs a command
)

// uses are the roles of folders by their attribute (RFC 6154).
var uses = map[imap.MailboxAttr]string{
	imap.MailboxAttrSent: "sent", imap.MailboxAttrDrafts: "drafts", imap.MailboxAttrJunk: "junk", imap.MailboxAttrTrash: "trash",
	imap.MailboxAttrArchive: "archive", imap.MailboxAttrAll: "archive",
}

// usualNames are the same by name, for servers that do not tell. The Sent folder
// has its own list.
var usualNames = map[string]string{
	"drafts": "drafts", "下書き": "drafts", "draft": "drafts",
	"junk": "junk", "spam": "junk", "迷惑メール": "junk", "junk e-mail": "junk", "bulk mail": "junk",
	"trash": "trash", "ゴミ箱": "trash", "ごみ箱": "trash", "削除済みアイテム": "trash", "deleted messages": "trash", "deleted items": "trash",
	"archive": "archive", "アーカイブ": "archive",
}

var useOrder = []string{"inbox", "sent", "archive", "", "drafts", "junk", "trash"}

// Folders implements connectors.FolderLister.
func (b *box) Folders(ctx context.Context) ([]connectors.Folder, error) {
	s, err := b.take(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { b.release(s, false) }()
	all, err := s.everyFolder()
	if s.dead && ctx.Err() == nil {
		// One name that is not valid modified UTF-7 ends the line: what is known by
		// name can still be chosen, and any other be typed.
		b.release(s, false)
		if s, err = b.signIn(ctx); err != nil {
			return nil, err
		}
		all, err = s.usualFolders(), nil
	}
	if err != nil {
		return nil, s.explain(err)
	}
	folders := make([]connectors.Folder, 0, len(all))
	for _, f := range all {
		if selectable(f) && len(folders) < maxFolders {
			folders = append(folders, folderOf(f))
		}
	}
	slices.SortStableFunc(folders, func(a, b connectors.Folder) int {
		return cmp.Or(cmp.Compare(slices.Index(useOrder, a.Use), slices.Index(useOrder, b.Use)), strings.Compare(a.Label, b.Label))
	})
	for i := range folders {
		folders[i].Count = s.count(folders[i].Name, i)
	}
	return folders, nil
}

func (s *session) everyFolder() ([]*imap.ListData, error) {
	var o *imap.ListOptions
	if s.Caps().Has(imap.CapSpecialUse) && s.Caps().Has(imap.CapListExtended) {
		o = &imap.ListOptions{ReturnSpecialUse: true}
	}
	return s.list("*", o)
}

// usualFolders asks for the INBOX and the usual Sent folders one by one.
func (s *session) usualFolders() (all []*imap.ListData) {
	for _, name := range slices.Concat([]string{"INBOX"}, sentNames) {
		found, err := s.list(name, nil)
		if err != nil {
			return all
		}
		all = append(all, found...)
	}
	return all
}

// count is how many mails lie in a folder, -1 when the server does not say, or
// when it is one of too many.
func (s *session) count(folder string, i int) int {
	n := -1
	if i >= maxCounted {
		return n
	}
	_ = s.do("status", func() error {
		st, err := s.Status(folder, &imap.StatusOptions{NumMessages: true}).Wait()
		if err == nil && st.NumMessages != nil {
			n = int(*st.NumMessages)
		}
		return err
	})
	return n
}

func selectable(f *imap.ListData) bool {
	return !slices.Contains(f.Attrs, imap.MailboxAttrNoSelect) && !slices.Contains(f.Attrs, imap.MailboxAttrNonExistent)
}

func folderOf(f *imap.ListData) connectors.Folder {
	c := connectors.Folder{Name: f.Mailbox, Label: f.Mailbox}
	if strings.EqualFold(f.Mailbox, "INBOX") {
		c.Name, c.Label, c.Use = "INBOX", "受信トレイ", "inbox"
		return c
	}
	if f.Delim != 0 {
		delim := string(f.Delim)
		c.Label = strings.ReplaceAll(strings.TrimPrefix(f.Mailbox, "INBOX"+delim), delim, " / ")
	}
	c.Label = plain(c.Label, 80)
	for _, a := range f.Attrs {
		c.Use = cmp.Or(c.Use, uses[a])
	}
	path := strings.Split(c.Label, " / ")
	c.Use = cmp.Or(c.Use, usualNames[strings.ToLower(path[len(path)-1])])
	if c.Use == "" && slices.Contains(sentNames, f.Mailbox) {
		c.Use = "sent"
	}
	return c
}
