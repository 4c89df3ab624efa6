package mailbox

import (
	"slices"
	"sort"
	"time"

	"github.com/emersion/go-imap/v2"
)

// past reads the mails of the first reach, newest first.
func (r *reading) past(folder string) error {
	p := r.cur.Folders[folder]
	if p == nil || p.Back == 0 {
		return nil
	}
	p, err := r.visit(folder)
	if err != nil || p.Back == 0 {
		return err
	}
	uids, err := r.below(p.Back, p.Since)
	if err != nil {
		return err
	}
	return r.down(folder, p, uids, &p.Back)
}

// longPast reads what came before the first reach, newest first. Nobody waits for
// it: it goes on batch by batch behind everything else.
func (r *reading) longPast(folder string) error {
	p := r.cur.Folders[folder]
	if p == nil || p.Old == 0 {
		return nil
	}
	if r.mails <= 0 || r.bytes <= 0 {
		r.more = true
		return nil
	}
	p, err := r.visit(folder)
	if err != nil || p.Old == 0 {
		return err
	}
	uids, err := r.before(p)
	if err != nil {
		return err
	}
	if p.From == 0 {
		r.history = time.Unix(p.Since, 0)
	}
	return r.down(folder, p, uids, &p.Old)
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
	settled, err := r.read(folder, p, chunk)
	for _, uid := range chunk {
		if !settled[uid] {
			break
		}
		*mark, r.moved = uid, true
		p.Undone = max(p.Undone-1, 0)
	}
	if *mark > uids[0] {
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

// listing is a list of UIDs that one UIDVALIDITY and one pair of days gave.
type listing struct {
	validity    uint32
	since, from int64
	uids        []uint32
}

// before are the UIDs under p.Old that came before p.Since, ascending. The list
// can be very long: it is asked for once for each connection. What came into it
// since then is new mail, and what went is noticed when it is read.
func (r *reading) before(p *place) ([]uint32, error) {
	l, ok := r.listed[r.open]
	if !ok || l.validity != p.Validity || l.since != p.Since || l.from != p.From {
		what := &imap.SearchCriteria{Before: searchDay(p.Since)}
		if p.From > 0 {
			what.Since = searchDay(p.From)
		}
		uids, err := r.search(what)
		if err != nil {
			return nil, err
		}
		l = listing{p.Validity, p.Since, p.From, uids}
		r.listed[r.open] = l
	}
	return l.uids[:sort.Search(len(l.uids), func(i int) bool { return l.uids[i] >= p.Old })], nil
}

// searchDay is a day to search by. SEARCH compares days in the server's zone: one
// day more makes up for it.
func searchDay(at int64) time.Time {
	return time.Unix(at, 0).UTC().Add(-24 * time.Hour).Truncate(24 * time.Hour)
}
