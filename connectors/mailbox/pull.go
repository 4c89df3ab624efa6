package mailbox

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

// Pull reads one batch over a connection of its own: first what is new in every
// folder, then the past from the newest mail backwards, then, one at a time,
// the mails that broke an earlier pull.
func (b *box) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	c := readCursor(cur)
	if c.Since == 0 && !b.env.Since.IsZero() {
		c.Since = b.env.Since.Unix()
	}
	s, err := b.signIn(ctx)
	if err != nil {
		return connectors.Batch{}, err
	}
	defer s.logout()
	r := &reading{session: s, box: b, cur: c, now: b.env.Now(), mails: maxMails, bytes: maxBytes}
	err = r.all()
	if ctx.Err() != nil {
		return connectors.Batch{}, s.broken("pull", false, ctx.Err())
	}
	if err != nil && !r.moved {
		return connectors.Batch{}, err
	}
	if err != nil {
		b.env.Log.Info("mail reading broke off", "err", err)
		r.notices = append(r.notices, brokeOff)
	}
	if n, ok := c.License.notice(r.now); ok {
		r.notices = append(r.notices, n)
	}
	return connectors.Batch{
		Inquiries: r.sorted(), Orders: r.orders(), Next: c.String(), More: r.more && len(r.found) > 0, Notices: r.notices,
	}, nil
}

var brokeOff = connectors.Notice{
	Code: "reading_broke_off",
	Text: "メールの読み込みが途中で切れました。読み込めた分は保存しました。残りは次の受信で続きから読み込みます。",
}

// reading is the state of one Pull.
type reading struct {
	*session
	box     *box
	cur     *cursor
	now     time.Time
	open    string // the folder that is examined now
	mails   int    // how many more this batch may hold
	bytes   int64
	more    bool // something is left for the next pull
	moved   bool // the cursor says more than before: it is worth saving
	found   []found
	notices []connectors.Notice
}

// found is an inquiry with the time to sort it by.
type found struct {
	at      time.Time
	inquiry connectors.Inquiry
	order   *connectors.Order // of an order mail
}

func (r *reading) all() error {
	folders, err := r.eachFolder(r.box.set.folders, r.fresh)
	if err != nil {
		return err
	}
	sent, err := r.sent(folders)
	if err != nil {
		return err
	}
	if sent != "" {
		folders = append(folders, sent)
	}
	if _, err := r.eachFolder(folders, r.past); err != nil {
		return err
	}
	_, err = r.eachFolder(folders, r.retry)
	return err
}

// eachFolder runs one step over the folders and returns those that exist. A
// folder that is gone stops nothing but is told; without the INBOX nothing works.
func (r *reading) eachFolder(folders []string, step func(string) error) ([]string, error) {
	var there []string
	for _, name := range folders {
		err := step(name)
		if isNoFolder(err) && name != "INBOX" {
			r.notices = append(r.notices, missing(name))
			continue
		}
		if err != nil {
			return there, r.explain(err)
		}
		there = append(there, name)
	}
	return there, nil
}

// sent reads what is new in the Sent folder, where answers made with other mail
// programs lie. A server that breaks on the search for it costs the Sent folder
// for an hour, never the INBOX.
func (r *reading) sent(others []string) (string, error) {
	if r.cur.Sent == "" {
		if r.now.Sub(time.Unix(r.cur.Looked, 0)) < time.Hour {
			return "", nil
		}
		r.cur.Looked, r.moved = r.now.Unix(), true
		name, err := r.sentFolder()
		if err != nil || name == "" {
			return "", err
		}
		r.cur.Sent = name
	}
	if slices.Contains(others, r.cur.Sent) {
		return "", nil
	}
	err := r.fresh(r.cur.Sent)
	if isNoFolder(err) {
		r.cur.Sent, r.cur.Looked = "", r.now.Unix() // renamed or gone: look again later
		return "", nil
	}
	return r.cur.Sent, err
}

// visit examines a folder, unless it is open already, and returns its place.
func (r *reading) visit(folder string) (*place, error) {
	if r.open == folder {
		return r.cur.Folders[folder], nil
	}
	r.open = ""
	data, err := r.examine(folder)
	if err != nil && !r.dead {
		return nil, noFolder{err}
	}
	if err != nil {
		return nil, err
	}
	r.open = folder
	p, listed := r.cur.at(folder, data.UIDValidity, r.now)
	if listed {
		return p, nil
	}
	if err := r.divide(p); err != nil {
		p.Validity = 0 // not listed yet
		return nil, err
	}
	return p, nil
}

// noFolder is a folder that the server does not open.
type noFolder struct{ error }

func (e noFolder) Unwrap() error { return e.error }

func isNoFolder(err error) bool {
	var e noFolder
	return errors.As(err, &e)
}

// divide draws the line between new mail and the past in a folder that is seen
// for the first time, or again after its UIDs changed. UIDNEXT is not asked:
// it is optional, and a wrong one would hide new mail.
func (r *reading) divide(p *place) error {
	past, err := r.below(0, p.Since)
	if err != nil {
		return err
	}
	newest, err := r.search(&imap.SearchCriteria{UID: []imap.UIDSet{{imap.UIDRange{}}}}) // "*"
	if err != nil {
		return err
	}
	for _, uid := range slices.Concat(past, newest) {
		p.Last = max(p.Last, uid)
	}
	if len(past) > 0 {
		p.Back = p.Last + 1
	}
	r.moved = true
	return nil
}

func (r *reading) sorted() []connectors.Inquiry {
	slices.SortStableFunc(r.found, func(a, b found) int { return a.at.Compare(b.at) })
	out := make([]connectors.Inquiry, 0, len(r.found))
	for _, f := range r.found {
		out = append(out, f.inquiry)
	}
	return out
}
