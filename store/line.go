package store

import (
	"context"
	"sync"
	"time"
)

// line is the order in which this program's callers ask for the writing connection.
// database/sql gives a connection that comes free to any of those who wait for it: a
// person's save would stand among all the accounts that take in mail. So of the patient
// ones only one at a time comes as far as the connection, and it lets those go before
// who are not.
type line struct {
	patient chan struct{} // holds whoever of the patient has the turn, or is next
	most    time.Duration // how long one of them holds back

	mu      sync.Mutex
	waiting int
	served  chan struct{} // closed when nobody waits any more
}

// mostHeldBack ends the patience of one who is patient: in an hour in which persons save
// without a pause, mail comes in all the same.
const mostHeldBack = 250 * time.Millisecond

func newLine() *line {
	return &line{patient: make(chan struct{}, 1), most: mostHeldBack}
}

// enter stands in line for the connection; the answer leaves the line.
func (l *line) enter() (leave func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting == 0 {
		l.served = make(chan struct{})
	}
	l.waiting++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.waiting--; l.waiting == 0 {
			close(l.served)
		}
	}
}

// busy reports whether somebody waits who is not patient.
func (l *line) busy() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waiting > 0
}

// holdBack waits until it is a patient one's turn to ask for the connection. done lets
// the next of them come.
func (l *line) holdBack(ctx context.Context) (done func(), err error) {
	select {
	case l.patient <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done = func() { <-l.patient }
	l.mu.Lock()
	busy, served := l.waiting > 0, l.served
	l.mu.Unlock()
	if !busy {
		return done, nil
	}
	enough := time.NewTimer(l.most)
	defer enough.Stop()
	select {
	case <-served:
	case <-enough.C:
	case <-ctx.Done():
		done()
		return nil, ctx.Err()
	}
	return done, nil
}
