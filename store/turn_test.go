package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"
)

// A second program that waits comes before the next batch of the first: without a turn SQLite would let in whoever
// happens to ask when the door is open, and that is who has just closed it.
func TestTurn_who_waits_comes_before_who_has_just_written(t *testing.T) {
	d := openDesk(t, false)
	other, err := Open(d.ctx, d.cfg)
	must(t, err)
	defer other.Close()
	watch, err := openTurn(d.cfg.Path + "-turn")
	must(t, err)
	defer watch.close()

	var mu sync.Mutex
	var order []string
	wrote := func(who string) {
		mu.Lock()
		defer mu.Unlock()
		order = append(order, who)
	}
	for range 20 {
		order = nil
		waits := make(chan error)
		must(t, d.tx(d.ctx, func(*txn) error {
			wrote("first")
			go func() {
				waits <- other.tx(context.Background(), func(*txn) error { wrote("waiting"); return nil })
			}()
			for hung := time.Now().Add(time.Minute); ; { // until the other program stands on the turn
				if time.Now().After(hung) {
					t.Error("nobody came to stand on the turn")
					return nil
				}
				free, err := watch.try()
				if err != nil || !free {
					return err
				}
				if err := watch.leave(); err != nil {
					return err
				}
				runtime.Gosched()
			}
		}))
		must(t, d.tx(d.ctx, func(*txn) error { wrote("first again"); return nil }))
		must(t, <-waits)
		if want := []string{"first", "waiting", "first again"}; !slices.Equal(order, want) {
			t.Fatalf("wrote in the order %v, not %v", order, want)
		}
	}
}

func TestTurn_is_given_back_when_waiting_is_called_off(t *testing.T) {
	d := openDesk(t, false)
	watch, err := openTurn(d.cfg.Path + "-turn")
	must(t, err)
	defer watch.close()
	must(t, watch.take(t.Context()))
	gone, stop := context.WithCancel(t.Context())
	stop()
	if err := d.tx(gone, func(*txn) error { return fmt.Errorf("ran") }); err == nil || err.Error() == "ran" {
		t.Errorf("got %v", err)
	}
	must(t, watch.leave())
	must(t, d.tx(t.Context(), func(*txn) error { return nil }))
	if free, err := watch.try(); !free || err != nil {
		t.Errorf("the turn was kept: %v", err)
	}
}

// Between two looks of SQLite's own nobody hears that waiting is called off, nor that the
// other program has ended: it would still wait for a transaction that is never ended here.
func TestTurn_looks_by_itself_whether_the_other_program_has_ended(t *testing.T) {
	d := openDesk(t, false)
	other, err := Open(d.ctx, d.cfg)
	must(t, err)
	defer other.Close()
	watch, err := openTurn(d.cfg.Path + "-turn")
	must(t, err)
	defer watch.close()
	must(t, d.tx(d.ctx, func(*txn) error {
		gone, stop := context.WithCancel(d.ctx)
		waits := make(chan error)
		go func() { waits <- other.tx(gone, func(*txn) error { return nil }) }()
		until(t, "nobody came to stand on the turn", watch.taken)
		stop()
		if err := <-waits; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		return nil
	}))
	must(t, other.tx(d.ctx, func(t *txn) error {
		var ms string
		err := t.row(`PRAGMA busy_timeout`).Scan(&ms)
		if err == nil && ms != busyTimeout() {
			err = fmt.Errorf("all the rest waits for %s ms", ms)
		}
		return err
	}))
}
