package web

import (
	"context"
	"crypto/sha256"
	"runtime"
	"sync"
	"time"
	"weak"
)

const (
	// slowest is the longest pause a queue takes to, however often it is told to
	// slow down.
	slowest = 10 * time.Second
	// calm is how long a slowed queue must hear no complaint before it takes one
	// step back to its own pace.
	calm = 10 * time.Minute
)

// queue is the line in which all calls of one key wait: one at a time, and a
// pause between their starts. Clients bring their own pace; what they share is
// whose turn it is, when the last call began and how much slower than usual the
// mall wants it.
type queue struct {
	turn chan struct{}

	mu    sync.Mutex
	last  time.Time // when the last call began; the wall clock, because the mall counts by it
	steps int       // how often the pace is doubled now
	since time.Time // when steps last changed, by the clock of the client
}

// queues finds the queue that a name has in this program. It holds the queues
// weakly: one that no client uses any more is forgotten by itself, so nobody has
// to close anything. A package variable, because two connectors of the same key
// are opened by callers who do not know of each other.
var queues = struct {
	sync.Mutex
	named map[[sha256.Size]byte]weak.Pointer[queue]
}{named: map[[sha256.Size]byte]weak.Pointer[queue]{}}

func newQueue() *queue { return &queue{turn: make(chan struct{}, 1)} }

// queueOf returns the queue of a name, which holds a key and is therefore kept
// as a hash only; without a name it is a queue of its own.
func queueOf(name string) *queue {
	if name == "" {
		return newQueue()
	}
	id := sha256.Sum256([]byte(name))
	queues.Lock()
	defer queues.Unlock()
	if q := queues.named[id].Value(); q != nil {
		return q
	}
	q := newQueue()
	queues.named[id] = weak.Make(q)
	runtime.AddCleanup(q, forget, id)
	return q
}

// forget drops the name of a queue that is gone, unless it has a new one by now.
func forget(id [sha256.Size]byte) {
	queues.Lock()
	defer queues.Unlock()
	if queues.named[id].Value() == nil {
		delete(queues.named, id)
	}
}

// take waits for the turn and then for the pace. Without an error the caller
// must give the turn back.
func (q *queue) take(ctx context.Context, pace time.Duration, now func() time.Time) error {
	select {
	case q.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	err := q.rest(ctx, pace, now)
	if err == nil {
		err = ctx.Err() // both were ready
	}
	if err != nil {
		q.give()
		return err
	}
	q.began()
	return nil
}

func (q *queue) give() { <-q.turn }

// rest waits until the pause since the last call is over. Who asks again after
// waking sees a pause that was lengthened meanwhile.
func (q *queue) rest(ctx context.Context, pace time.Duration, now func() time.Time) error {
	for {
		left := q.left(pace, now())
		if left <= 0 {
			return nil
		}
		timer := time.NewTimer(left)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
	}
}

func (q *queue) left(pace time.Duration, now time.Time) time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.last.IsZero() {
		return 0
	}
	return q.pause(pace, now) - time.Since(q.last)
}

// began notes that a call starts now.
func (q *queue) began() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.last = time.Now()
}

// slow doubles the pause, for ten minutes.
func (q *queue) slow(pace time.Duration, now time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.pause(pace, now) < slowest && pace > 0 {
		q.steps++
	}
	q.since = now
}

// pause is the time between two calls at this moment. It takes back one step
// for every ten minutes of calm.
func (q *queue) pause(pace time.Duration, now time.Time) time.Duration {
	if now.Before(q.since) { // the clock was put back: wait ten minutes from here
		q.since = now
	}
	for q.steps > 0 && now.Sub(q.since) >= calm {
		q.steps--
		q.since = q.since.Add(calm)
	}
	return max(pace, min(pace<<min(q.steps, 16), slowest))
}
