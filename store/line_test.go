package store

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"
)

// until waits for something that another goroutine is about to do.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for hung := time.Now().Add(time.Minute); !so(); runtime.Gosched() {
		if time.Now().After(hung) {
			t.Fatal(what)
		}
	}
}

// Of several accounts that take in mail one is next, and none of the others can be given
// the connection that a person waits for.
func TestTurn_lets_one_account_at_a_time_come_as_far_as_the_connection(t *testing.T) {
	d := openDesk(t, false)
	gone, stop := context.WithCancel(d.ctx)
	stop()
	must(t, d.txOften(d.ctx, func(*txn) error {
		for range 20 {
			if _, err := d.line.holdBack(gone); !errors.Is(err, context.Canceled) {
				t.Fatalf("a second one is next: %v", err)
			}
		}
		return nil
	}))
	done, err := d.line.holdBack(d.ctx)
	must(t, err)
	done()
}

// A draft is saved before the account that is next.
func TestTurn_holds_the_next_account_back_while_somebody_waits(t *testing.T) {
	d := openDesk(t, false)
	d.line.most = time.Hour
	for range 20 {
		var order []string // each writes alone
		done := make(chan error, 2)
		must(t, d.tx(d.ctx, func(*txn) error {
			go func() {
				done <- d.tx(context.Background(), func(*txn) error { order = append(order, "person"); return nil })
			}()
			until(t, "nobody waits", d.line.busy)
			go func() {
				done <- d.txOften(context.Background(), func(*txn) error { order = append(order, "account"); return nil })
			}()
			until(t, "no account came", func() bool { return len(d.line.patient) == 1 })
			return nil
		}))
		must(t, errors.Join(<-done, <-done))
		if want := []string{"person", "account"}; !slices.Equal(order, want) {
			t.Fatalf("wrote in the order %v, not %v", order, want)
		}
	}
}

func TestTurn_ends_patience_after_a_while_and_when_it_is_called_off(t *testing.T) {
	d := openDesk(t, false)
	leave := d.line.enter()
	defer leave()
	d.line.most = 0
	must(t, d.txOften(d.ctx, func(*txn) error { return nil }))
	d.line.most = time.Hour
	gone, stop := context.WithCancel(d.ctx)
	stop()
	if err := d.txOften(gone, func(*txn) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if len(d.line.patient) != 0 {
		t.Error("the place of the next is kept")
	}
}
