package mailbox

import "time"

// newsEvery is how long batches of the past follow each other before every folder
// is looked at again. Opening a folder and asking what is new in it costs a large
// server more than the batch itself; a server that says by itself that mail came is
// heard at once.
const newsEvery = 2 * time.Second

// onward is what the next batch of a session may go on with, without looking at
// the folders: all of them were looked at a moment ago.
type onward struct {
	folder string
	long   bool      // its long past, otherwise the recent one
	looked time.Time // when all folders were
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
// are looked at.
func (r *reading) goOn() (bool, error) {
	o := r.onward
	r.onward = onward{}
	p := r.cur.Folders[o.folder]
	if p == nil || p.Unlisted || o.folder != r.selected || r.heard() || r.now.Before(o.looked) || r.now.Sub(o.looked) >= newsEvery {
		return false, nil
	}
	r.open = o.folder
	var err error
	switch {
	case !o.long && p.Back != 0:
		r.onward.looked = o.looked
		err = r.past(o.folder)
	case o.long && p.Back == 0 && p.Old != 0:
		r.onward.looked, r.leisure = o.looked, true
		err = r.longPast(o.folder)
	}
	if r.more || err != nil {
		return true, r.explain(err)
	}
	r.open, r.leisure = "", false // that past is read: what comes next decides
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
