package mailbox

import (
	"slices"
	"sort"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

// past reads the mails of the first reach, newest first.
func (r *reading) past(folder string) error {
	p := r.cur.Folders[folder]
	if p == nil || p.Back == 0 || r.cur.Held == connectors.HoldPast {
		return nil
	}
	if r.mails <= 0 || r.bytes <= 0 {
		r.more = true
		return nil
	}
	p, err := r.visit(folder)
	if err != nil || p.Back == 0 {
		return err
	}
	uids, err := r.since(p)
	if err != nil {
		return err
	}
	r.widen(p)
	return r.down(folder, p, uids, &p.Back)
}

// longPast reads what came before the first reach, newest first, for one turn. Nobody
// waits for it: it goes on batch by batch behind everything else.
func (r *reading) longPast(folder string) error {
	p, err := r.visit(folder)
	if err != nil || p.Old == 0 {
		return err
	}
	uids, err := r.before(p)
	if err != nil {
		return err
	}
	if p.From == 0 { // of two folders the later moment: what is before it is nobody's work in either
		if since := time.Unix(p.Since, 0); since.After(r.history) {
			r.history = since
		}
	}
	r.widen(p)
	from := len(r.found)
	defer func() {
		if some := r.found[from:]; len(some) > 0 {
			p.Reached = some[len(some)/2].at.Unix() // one mail that was moved here years later says nothing
		}
	}()
	return r.down(folder, p, uids, &p.Old)
}

// widen makes room for a batch of the past. The first mails that a new mailbox
// shows come in a small one, and so does what follows new mail.
func (r *reading) widen(p *place) {
	if len(r.found) > 0 {
		return
	}
	r.bygone = true
	if p.Undone < p.All && !r.wide {
		r.wide = true
		r.mails, r.bytes = min(r.pace.next(r.now, r.box.many.mails), r.share()), r.box.many.bytes
	}
}

// share is a quarter of what has been read, and more at first: a batch shows nothing before
// all of it has come, its newest mails last.
func (r *reading) share() int {
	done, _ := r.cur.progress()
	return max(int(max(done, int64(r.box.many.mails))/4), maxMails)
}

// longest is how long a batch of the past should take until the next is asked for:
// new mail waits behind it, and behind the one that is being stored.
const longest = time.Second

// pace is how large batches of the past are on this line and this machine.
type pace struct {
	mails int
	asked time.Time
}

// next is the size of the next batch. The time since the last one was asked for is
// that of reading or of storing it, whichever took longer.
func (p *pace) next(now time.Time, most int) int {
	took := now.Sub(p.asked)
	switch {
	case p.mails == 0:
		p.mails = most / 4
	case took > longest:
		p.mails /= 2
	case took < longest/2:
		p.mails *= 2
	}
	p.mails, p.asked = min(max(p.mails, maxMails), most), now
	return p.mails
}

// down reads from the newest of uids backwards and lowers the mark with it; 0
// says that nothing is left.
func (r *reading) down(folder string, p *place, uids []uint32, mark *uint32) error {
	uids = slices.DeleteFunc(slices.Clone(uids), func(u uint32) bool { return p.aside(u) })
	if len(uids) == 0 {
		*mark, r.moved = 0, true
		p.finish()
		return nil
	}
	chunk := slices.Clone(uids[len(uids)-min(len(uids), r.atOnce(p)):])
	slices.Reverse(chunk)
	settled, err := r.readOf(folder, p, chunk, uids)
	for _, uid := range chunk {
		if !settled[uid] {
			break
		}
		*mark, r.moved = uid, true
		p.Undone = max(p.Undone-1, 0)
	}
	if *mark > uids[0] {
		if !r.more { // nothing newer is left
			r.goingOn(folder, mark == &p.Old)
		}
		r.more = true
	} else if err == nil {
		*mark = 0
		p.finish()
	}
	return err
}

// finish forgets what only the past needs, once there is none left.
func (p *place) finish() {
	if p.Back == 0 && p.Old == 0 {
		p.Undone, p.Known = 0, false
	}
}

// listing is a list of UIDs that a folder gave for days of one UIDVALIDITY.
type listing struct {
	folder      string
	validity    uint32
	since, from int64
	recent      bool // from since on; otherwise what came before it and after from
}

// since are the UIDs under p.Back that arrived on or after p.Since, ascending.
func (r *reading) since(p *place) ([]uint32, error) {
	l := listing{folder: r.open, validity: p.Validity, since: p.Since, recent: true}
	return r.once(l, p.Back, &imap.SearchCriteria{Since: searchDay(p.Since)})
}

// before are the UIDs under p.Old that came before p.Since, ascending.
func (r *reading) before(p *place) ([]uint32, error) {
	what := &imap.SearchCriteria{Before: searchDay(p.Since)}
	if p.From > 0 {
		what.Since = searchDay(p.From)
	}
	return r.once(listing{r.open, p.Validity, p.Since, p.From, false}, p.Old, what)
}

// once returns the UIDs of a listing under a mark. The list can be very long, and
// a server looks through the whole folder for it: it is asked for once for each
// connection. What came into it since then is new mail, and what went is noticed
// when it is read.
func (r *reading) once(l listing, under uint32, what *imap.SearchCriteria) ([]uint32, error) {
	uids, ok := r.listed[l]
	if !ok {
		var err error
		if uids, err = r.search(what); err != nil {
			return nil, err
		}
		r.listed[l] = uids
	}
	return uids[:sort.Search(len(uids), func(i int) bool { return uids[i] >= under })], nil
}

// searchDay is a day to search by. SEARCH compares days in the server's zone: one
// day more makes up for it.
func searchDay(at int64) time.Time {
	return time.Unix(at, 0).UTC().Add(-24 * time.Hour).Truncate(24 * time.Hour)
}
