package app

import (
	"context"
	"sync/atomic"
)

// A page that asks for much gives its call a name, so that it can ask how far the
// call is and end it: a window does not tell the program that its page has given a
// request up. The names are those of one seat, so that nobody ends the work of
// another.

// longestCall is how long the name of a call may be.
const longestCall = 64

// running is a call that has a name.
type running struct {
	stop      context.CancelFunc
	done, all atomic.Int64
}

// Underway returns a context for a call that its page knows by a name, "" for none,
// and what ends it.
func (d *Desk) Underway(ctx context.Context, name string) (context.Context, context.CancelFunc) {
	seat := who(ctx).seat
	if name == "" || len(name) > longestCall || seat == nil {
		return ctx, func() {}
	}
	ctx, stop := context.WithCancel(ctx)
	r := &running{stop: stop}
	seat.begin(name, r)
	told := Watching(ctx, func(done, all int64) {
		r.done.Store(done)
		r.all.Store(all)
	})
	return told, func() {
		seat.end(name, r)
		stop()
	}
}

// CallState says how far a call is. One that has ended is not running.
func (d *Desk) CallState(ctx context.Context, in CallName) (CallState, error) {
	r := who(ctx).seat.running(in.Call)
	if r == nil {
		return CallState{}, nil
	}
	return CallState{Running: true, Done: r.done.Load(), All: r.all.Load()}, nil
}

// CallStop ends a call that nobody waits for any more. A page names only calls that
// read: what they would have answered is lost, and nothing else.
func (d *Desk) CallStop(ctx context.Context, in CallName) error {
	if r := who(ctx).seat.running(in.Call); r != nil {
		r.stop()
	}
	return nil
}

type tellKey struct{}

// Watching returns a context in which work that may take long says how far it is.
func Watching(ctx context.Context, tell func(done, all int64)) context.Context {
	return context.WithValue(ctx, tellKey{}, tell)
}

// howFar tells whoever waits.
func howFar(ctx context.Context, done, all int64) {
	if tell, ok := ctx.Value(tellKey{}).(func(done, all int64)); ok {
		tell(done, all)
	}
}
