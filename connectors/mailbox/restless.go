package mailbox

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

const (
	// restlessAfter changes of UIDVALIDITY without a quiet time between them a
	// folder is restless.
	restlessAfter = 3
	quietAfter    = 10 * time.Minute
	// restlessRest lies between two visits of such a folder. The INBOX is visited
	// all the same: its mail must not wait.
	restlessRest = 15 * time.Minute
)

// renumbering is what is known of a folder whose UIDVALIDITY has changed. Courier
// gives one that no program has ever opened for writing a new one at every visit,
// with the same UIDs as before: a list of sizes tells that, and no header has to
// be read again.
type renumbering struct {
	Print   *print `json:"print,omitempty"`   // of the folder at the last change
	Changes int    `json:"changes,omitempty"` // without a quiet time between them
	Changed int64  `json:"changed,omitempty"` // when the last was, Unix seconds
	Visited int64  `json:"visited,omitempty"` // since the first change
}

// print is how a folder looks from outside: how many mails there are and a hash
// of their UIDs, sizes and times.
type print struct {
	N   int    `json:"n"`
	Top uint32 `json:"top"` // the highest UID
	Sum string `json:"sum"`
}

// printOf is the print of the first n of the mails, which are in order.
func printOf(mails []letter, n int) print {
	h, top := sha256.New(), uint32(0)
	for _, l := range mails[:n] {
		_, _ = fmt.Fprintln(h, l.uid, l.size, l.at.Unix())
		top = l.uid
	}
	return print{n, top, hex.EncodeToString(h.Sum(nil)[:12])}
}

// recognise looks at a folder that has a new UIDVALIDITY. Where everything that
// was there is there still, under the same UIDs, with nothing between, only the
// value is new and reading goes on where it stood. What was read after the print
// was taken is not in it: then the mails are told by their headers.
func (r *reading) recognise(folder string, data *imap.SelectData) error {
	p := r.cur.Folders[folder]
	if p == nil || p.Unlisted {
		return nil
	}
	if p.Validity == data.UIDValidity {
		p.visited(r.now)
		return nil
	}
	mails, err := r.every(data.NumMessages)
	if err != nil {
		return err
	}
	if was := p.Print; was != nil && p.Last <= was.Top && was.N <= len(mails) && printOf(mails, was.N) == *was {
		p.Validity = data.UIDValidity
	}
	now := printOf(mails, len(mails))
	p.Print, p.Changes, p.Changed = &now, p.Changes+1, r.now.Unix()
	p.visited(r.now)
	r.moved = true
	return nil
}

// visited notes a visit. A folder that kept its UIDVALIDITY for a while, because
// another program has opened it meanwhile, is like any other again.
func (n *renumbering) visited(now time.Time) {
	if n.Changes == 0 {
		return
	}
	n.Visited = now.Unix()
	if now.Sub(time.Unix(n.Changed, 0)) >= quietAfter {
		n.Changes, n.Visited = 0, 0
	}
}

// every lists the mails of the open folder by UID, without a byte of them.
func (s *session) every(count uint32) ([]letter, error) {
	if count == 0 {
		return nil, nil
	}
	found := map[uint32]letter{}
	err := s.fetchSet("sizes", imap.UIDSet{{Start: 1}}, nil, func(l letter) {
		if len(found) < maxUIDs {
			found[l.uid] = l
		}
	})
	return slices.SortedFunc(maps.Values(found), func(a, b letter) int { return cmp.Compare(a.uid, b.uid) }), err
}

// rests reports whether a restless folder is left alone for now. One of which
// something is still to be read is not.
func (p *place) rests(now time.Time) bool {
	return p.Changes >= restlessAfter && !p.Unlisted && p.Back == 0 && len(p.Rest) == 0 &&
		now.Sub(time.Unix(p.Visited, 0)) < restlessRest
}

// restless tells which folders change their numbers all the time.
func (c *cursor) restless() []connectors.Notice {
	var names string
	for _, name := range slices.Sorted(maps.Keys(c.Folders)) {
		if c.Folders[name].Changes < restlessAfter {
			continue
		}
		if name == "INBOX" {
			name = "受信トレイ"
		}
		names += "「" + plain(name, 60) + "」"
	}
	if names == "" {
		return nil
	}
	return []connectors.Notice{{
		Code: "folder_restless",
		Text: "メールサーバーが、フォルダー" + names + "のメールの番号を毎回付け直しています。メールは届いていますが、受信トレイのほかは 15 分ごとに確かめます。Web メールなど、ほかのメールソフトで一度そのフォルダーを開くと直ります。",
	}}
}
