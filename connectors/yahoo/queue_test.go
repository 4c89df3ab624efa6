package yahoo

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Whoever waits, the most urgent goes next, and never sooner than the pace allows.
func TestQueue_the_most_urgent_goes_first_in_the_pace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := &queue{pace: 1100 * time.Millisecond}
		if err := q.enter(t.Context(), polling); err != nil { // a long answer: everybody else comes meanwhile
			t.Fatal(err)
		}
		begun := time.Now()
		var mu sync.Mutex
		var order []urgency
		var at []time.Duration
		var all sync.WaitGroup
		for _, u := range []urgency{ordering, polling, looking, sending, polling, sending} {
			all.Go(func() {
				if err := q.enter(t.Context(), u); err != nil {
					t.Error(err)
				}
				mu.Lock()
				order, at = append(order, u), append(at, time.Since(begun))
				mu.Unlock()
				q.leave()
			})
			synctest.Wait()
		}
		q.leave()
		all.Wait()
		if want := []urgency{sending, sending, looking, polling, polling, ordering}; !slices.Equal(order, want) {
			t.Errorf("order %v, want %v", order, want)
		}
		for i, d := range at {
			if want := time.Duration(i+1) * 1100 * time.Millisecond; d != want {
				t.Errorf("turn %d after %v, want %v", i, d, want)
			}
		}
	})
}

// A reply that comes during the pause still overtakes a poll that waited before.
func TestQueue_who_is_next_is_decided_when_the_pause_is_over(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := &queue{pace: time.Second}
		if err := q.enter(t.Context(), polling); err != nil {
			t.Fatal(err)
		}
		q.leave()
		got := make(chan urgency, 2)
		for _, u := range []urgency{polling, sending} {
			go func() {
				if err := q.enter(t.Context(), u); err != nil {
					t.Error(err)
				}
				got <- u
				q.leave()
			}()
			time.Sleep(400 * time.Millisecond) // bubble time
		}
		if one, two := <-got, <-got; one != sending || two != polling {
			t.Errorf("%v before %v", one, two)
		}
	})
}

func TestQueue_who_gives_up_holds_nobody_up(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := &queue{pace: time.Second}
		if err := q.enter(t.Context(), looking); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { left <- q.enter(ctx, sending) }()
		synctest.Wait()
		cancel()
		if err := <-left; err == nil {
			t.Error("a cancelled wait got a turn")
		}
		q.leave()
		if err := q.enter(t.Context(), ordering); err != nil {
			t.Fatal(err)
		}
		q.leave()
		if err := q.enter(ctx, sending); err == nil {
			t.Error("a cancelled call got a turn")
		}
	})
}

// A ticket that is called in the very moment it is given back passes its turn on.
func TestQueue_a_turn_that_nobody_takes_goes_to_the_next(t *testing.T) {
	q := &queue{}
	ticket := make(chan struct{})
	q.mu.Lock()
	q.waiting[sending] = append(q.waiting[sending], ticket)
	q.next()
	q.mu.Unlock()
	q.giveUp(sending, ticket)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := q.enter(ctx, polling); err != nil {
		t.Errorf("the turn is lost: %v", err)
	}
}

func TestQueue_a_wait_longer_than_a_day_is_a_clock_that_went_back(t *testing.T) {
	q := &queue{}
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	q.stop(now.Add(time.Hour), codeDaily)
	for off, want := range map[time.Duration]time.Duration{0: time.Hour, 30 * time.Minute: 30 * time.Minute, time.Hour: 0, -48 * time.Hour: 0} {
		if rest, _ := q.stopped(now.Add(off)); rest != want {
			t.Errorf("at %v: %v, want %v", off, rest, want)
		}
	}
}
