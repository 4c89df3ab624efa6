package store

import "time"

// A person who saves something waits until the transaction under way has ended, and
// no longer (turn). So what is taken in is cut into several: one ends soon after
// somebody begins to wait, and where nobody does it still does not last long, because
// what it has gathered is written at its end.
const (
	shortPortion = 20 * time.Millisecond
	longPortion  = 200 * time.Millisecond
)

// portion is how long a transaction that takes in may last when somebody waits, and
// when nobody does.
type portion struct{ short, long time.Duration }

// giveWay reports whether a transaction that began then is to end. It is called by
// whoever has the writing connection.
func (s *Store) giveWay(began time.Time) bool {
	took := time.Since(began)
	if s.turn == nil {
		return took >= 2*s.portion.short // PostgreSQL does not say who waits
	}
	return took >= s.portion.long || took >= s.portion.short && (s.line.busy() || s.turn.taken())
}

// add takes over what a further part has changed.
func (in *Ingested) add(more Ingested) {
	for _, ids := range []struct {
		all  *[]int64
		more []int64
	}{{&in.Changed, more.Changed}, {&in.New, more.New}, {&in.Sent, more.Sent}} {
		for _, id := range ids.more {
			*ids.all = addOnce(*ids.all, id)
		}
	}
}
