package mailbox

import (
	"context"
	"errors"
	"math"
	"slices"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

// readBatch reads one batch: first what is new in every folder, then the past month
// from the newest mail backwards, then, one at a time, the mails that broke an
// earlier pull and the rest of large ones, and when nothing of that is left, what
// lies before the month.
func (b *box) readBatch(ctx context.Context, cur string) (connectors.Batch, error) {
	c := readCursor(cur)
	if c.Since == 0 && !b.env.Since.IsZero() {
		c.Since = b.env.Since.Unix()
	}
	s, err := b.take(ctx)
	if err != nil {
		return connectors.Batch{}, err
	}
	r := &reading{session: s, box: b, cur: c, now: b.env.Now(), mails: maxMails, bytes: maxBytes}
	defer func() { b.release(s, r.more) }()
	err = r.all()
	if ctx.Err() != nil {
		return connectors.Batch{}, s.broken("pull", false, ctx.Err())
	}
	if err != nil && !r.moved {
		return connectors.Batch{}, err
	}
	if err != nil {
		b.env.Log.Info("mail reading broke off", "err", err)
	}
	ended := b.endedWithToken(ctx, err) // the next batch signs in again
	if err != nil && !ended {
		r.notices = append(r.notices, brokeOff)
	}
	r.notices = append(r.notices, c.restless()...)
	if n, ok := c.License.notice(r.now); ok {
		r.notices = append(r.notices, n)
	}
	r.more = r.more && r.moved && (len(r.found) > 0 || r.known > 0) || ended
	batch := connectors.Batch{
		Inquiries: r.sorted(), Orders: r.orders(), More: r.more, Notices: r.notices, History: r.history, Unhurried: r.leisure, Past: r.bygone,
	}
	batch.Done, batch.All = c.progress()
	if n := len(r.found); r.bygone && n > 0 {
		// In the middle: one mail that was moved here years later says nothing.
		batch.Reached = r.found[n/2].at
	}
	batch.Next = c.String()
	return batch, nil
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
	modSeq  uint64 // of that folder, 0 when the server does not count
	mails   int    // how many more this batch may hold
	bytes   int64
	more    bool      // something is left for the next pull
	moved   bool      // the cursor says more than before: it is worth saving
	known   int       // mails that the desk keeps already, told by their headers
	bygone  bool      // the batch begins with mails of the past
	wide    bool      // it has room for many
	leisure bool      // nothing but the long past is left
	history time.Time // threads that end before it are nobody's work
	until   time.Time // where the turn of a folder's long past ends
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
	if on, err := r.goOn(); on {
		return err
	}
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
	for _, step := range []func(string) error{r.past, r.retry, r.answers, r.rest} {
		if _, err := r.eachFolder(folders, step); err != nil {
			return err
		}
	}
	if r.more {
		return nil
	}
	r.leisure = true
	return r.byTurns(folders)
}

// eachFolder runs one step over the folders and returns those that exist. A
// folder that is gone stops nothing but is told; without the INBOX nothing works.
func (r *reading) eachFolder(folders []string, step func(string) error) ([]string, error) {
	var there []string
	for _, name := range folders {
		err := step(name)
		if isNoFolder(err) && name != "INBOX" {
			if slices.Contains(r.box.set.folders, name) || name == r.box.set.sent {
				r.notices = append(r.notices, missing(name))
			}
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
	if chosen := r.box.set.sent; chosen != "" {
		r.cur.Sent = chosen
	}
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
	if isNoFolder(err) && r.box.set.sent != "" {
		r.notices = append(r.notices, missing(r.cur.Sent))
		return "", nil
	}
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
		if r.box.tokens != nil && r.do("noop", func() error { return r.Noop().Wait() }) != nil {
			return nil, r.explain(err) // a session that has ended with its token says no to everything
		}
		return nil, noFolder{err}
	}
	if err != nil {
		return nil, err
	}
	r.open, r.modSeq = folder, data.HighestModSeq
	if err := r.recognise(folder, data); err != nil {
		return nil, err
	}
	p, listed := r.cur.at(folder, data.UIDValidity, r.now)
	if listed {
		return p, nil
	}
	return p, r.divide(p)
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
	p.Back = math.MaxUint32
	past, err := r.since(p)
	if err != nil {
		return err
	}
	var old []uint32
	if p.Old != 0 {
		if old, err = r.before(p); err != nil {
			return err
		}
	}
	newest, err := r.search(&imap.SearchCriteria{UID: []imap.UIDSet{{imap.UIDRange{}}}}) // "*"
	if err != nil {
		return err
	}
	p.Last, p.Back = 0, 0
	for _, uid := range slices.Concat(past, old, newest) {
		p.Last = max(p.Last, uid)
	}
	if len(past) > 0 {
		p.Back = p.Last + 1
	}
	if len(old) == 0 {
		p.Old = 0
	}
	p.Undone = int64(len(past) + len(old))
	p.All = max(p.Undone, p.All)
	p.Unlisted, r.moved = false, true
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
