package store

import (
	"sync/atomic"
	"time"
)

// docPace is how many documents one transaction may write. The index gathers what comes
// in one: many in one are less work than the same in many, and whoever begins to wait
// behind it must not wait long.
type docPace struct{ most atomic.Int64 }

const (
	leastDocs = 50
	firstDocs = 250
	longDocs  = 100 * time.Millisecond // of a transaction
)

// within is n, or what may be written at once.
func (p *docPace) within(n int) int { return min(n, int(p.most.Load())) }

// took learns from a transaction that has written so many.
func (p *docPace) took(docs int, took time.Duration) {
	switch {
	case took > longDocs:
		p.most.Store(max(int64(docs/2), leastDocs))
	case took < longDocs/2 && int64(docs) >= p.most.Load():
		p.most.Store(min(int64(docs*2), docsAtOnce))
	}
}

// DocsDue hints, to one who listens, that documents have come to be due, and whether what
// brings them goes on.
func (s *Store) DocsDue() <-chan bool { return s.docsDue }

// hintDocs leaves one hint, the newest.
func (s *Store) hintDocs(goesOn bool) {
	for {
		select {
		case s.docsDue <- goesOn:
			return
		default:
		}
		select {
		case <-s.docsDue:
		default: // it was taken meanwhile
		}
	}
}
