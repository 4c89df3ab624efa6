package mailbox

import (
	"slices"
	"time"
)

// Batches of the past follow each other for newsEvery, on a slow line or machine for
// atLeast batches, but never for newsLatest, before every folder is looked at
// again. Opening a folder and asking what is new in it costs a large server more
// than the batch itself; a server that says by itself that mail came is heard at once.
const (
	newsEvery  = 2 * time.Second
	newsLatest = 30 * time.Second
	atLeast    = 5
)

// onward is what the next batch of a session may go on with, without looking at
// the folders: all of them were looked at a moment ago.
type onward struct {
	folder string
	long   bool      // its long past, otherwise the recent one
	looked time.Time // when all folders were
	since  int       // batches since then
}

// stale reports whether it is time to look at all folders.
func (o onward) stale(now time.Time) bool {
	ago := now.Sub(o.looked)
	return ago < 0 || ago >= newsLatest || ago >= newsEvery && o.since >= atLeast
}

// goingOn notes that some of a folder's past is left.
func (r *reading) goingOn(folder string, long bool) {
	if r.onward.looked.IsZero() {
		r.onward.looked = r.now
	}
	r.onward.folder, r.onward.long = folder, long
}

// goOn reads the next batch of the past where the last one ended, if that was a
// moment ago, and reports whether it did and some is left. Otherwise all folders
// are looked at. Such a batch is never unhurried: who waits for the newest mail
// must not take it for a look.
func (r *reading) goOn() (bool, error) {
	o := r.onward
	r.onward = onward{}
	p := r.cur.Folders[o.folder]
	if p == nil || p.Unlisted || o.folder != r.selected || r.heard() || o.stale(r.now) {
		return false, nil
	}
	r.open, r.onward = o.folder, onward{looked: o.looked, since: o.since + 1}
	var err error
	if o.long {
		err = r.byTurns(append(slices.Clone(r.box.set.folders), r.cur.Sent)) // not those that nobody reads any more
	} else {
		err = r.past(o.folder)
	}
	if r.more || err != nil {
		return true, r.explain(err)
	}
	r.open, r.onward = "", onward{} // that past is read: what comes next decides
	return false, nil
}

// heard reports whether the server has said that mail came.
func (s *session) heard() bool {
	select {
	case <-s.news:
		return true
	default:
		return false
	}
}
