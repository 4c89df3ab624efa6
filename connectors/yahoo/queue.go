package yahoo

import (
	"context"
	"slices"
	"sync"
	"time"
)

// urgency of a call: who goes first when several wait for the one call a second.
type urgency int

// From the most urgent on: a reply on its way, what a person looks at, the
// inquiries of a poll, the orders.
const (
	sending urgency = iota
	looking
	polling
	ordering
	urgencies
)

// queue lets one call at a time go, in the pace of the mall, the most urgent
// first. Who is next is decided when the pause is over, not when it begins.
type queue struct {
	mu      sync.Mutex
	pace    time.Duration
	busy    bool
	armed   bool // a timer will call next
	last    time.Time
	waiting [urgencies][]chan struct{}
	until   time.Time // the mall wants no call before
	why     string    // code of that refusal
}

func (q *queue) setPace(d time.Duration) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pace = d
}

// enter waits for a turn; leave gives it back.
func (q *queue) enter(ctx context.Context, u urgency) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ticket := make(chan struct{})
	q.mu.Lock()
	q.waiting[u] = append(q.waiting[u], ticket)
	q.next()
	q.mu.Unlock()
	select {
	case <-ticket:
		return nil
	case <-ctx.Done():
		q.giveUp(u, ticket)
		return ctx.Err()
	}
}

func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.busy = false
	q.next()
}

// giveUp takes a ticket back; one that was called in the same moment passes its
// turn on.
func (q *queue) giveUp(u urgency, ticket chan struct{}) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := slices.Index(q.waiting[u], ticket); i >= 0 {
		q.waiting[u] = slices.Delete(q.waiting[u], i, i+1)
		return
	}
	q.busy = false
	q.next()
}

// next calls the most urgent ticket when the pause is over. The caller holds
// the lock.
func (q *queue) next() {
	i := slices.IndexFunc(q.waiting[:], func(w []chan struct{}) bool { return len(w) > 0 })
	if q.busy || i < 0 {
		return
	}
	if rest := q.pace - time.Since(q.last); rest > 0 {
		q.arm(rest)
		return
	}
	q.busy, q.last = true, time.Now()
	close(q.waiting[i][0])
	q.waiting[i] = q.waiting[i][1:]
}

func (q *queue) arm(rest time.Duration) {
	if q.armed {
		return
	}
	q.armed = true
	time.AfterFunc(rest, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.armed = false
		q.next()
	})
}

// stop notes that the mall wants no call for a while: a wait it has named is
// kept by everybody, not only by the call that heard it.
func (q *queue) stop(until time.Time, why string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if until.After(q.until) {
		q.until, q.why = until, why
	}
}

// resume forgets the wait: a call has worked.
func (q *queue) resume() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.until = time.Time{}
}

// stopped tells how long to wait and why; zero when calls may go. A wait longer
// than a day comes from a clock that was set back.
func (q *queue) stopped(now time.Time) (rest time.Duration, why string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if rest = q.until.Sub(now); rest <= 0 || rest > 24*time.Hour {
		return 0, ""
	}
	return rest, q.why
}
