package web

import (
	"context"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
	"weak"
)

// mall answers every call at once and notes when it came. It is no server: time
// stands still in a synctest bubble as long as anybody listens on a socket.
type mall struct {
	mu     sync.Mutex
	starts []time.Time
	busy   int // calls under way
	most   int // the most at once
	lasts  time.Duration
}

func (m *mall) RoundTrip(*http.Request) (*http.Response, error) {
	m.mu.Lock()
	m.starts = append(m.starts, time.Now())
	m.busy++
	m.most = max(m.most, m.busy)
	m.mu.Unlock()
	time.Sleep(m.lasts) // by the clock of the bubble
	m.mu.Lock()
	m.busy--
	m.mu.Unlock()
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
}

// gaps are the pauses between the calls.
func (m *mall) gaps() []time.Duration {
	var all []time.Duration
	for i := 1; i < len(m.starts); i++ {
		all = append(all, m.starts[i].Sub(m.starts[i-1]))
	}
	return all
}

func (m *mall) client(t *testing.T, o Options) *Client {
	c := client(t, o)
	c.http.Transport = m
	return c
}

func (m *mall) call(t *testing.T, c *Client, times int) {
	t.Helper()
	for range times {
		if _, err := c.Do(t.Context(), request(t, http.MethodGet, "http://127.0.0.1:9/", "")); err != nil {
			t.Error(err)
		}
	}
}

func TestSlow_doubles_the_pause_and_comes_back_step_by_step(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{}
		c := m.client(t, Options{Pace: time.Second})
		m.call(t, c, 2)
		c.Slow()
		m.call(t, c, 1)
		for range 9 {
			c.Slow()
		}
		m.call(t, c, 2)
		if want := []time.Duration{time.Second, 2 * time.Second, 10 * time.Second, 10 * time.Second}; !slices.Equal(m.gaps(), want) {
			t.Fatalf("%v, want %v", m.gaps(), want)
		}
		// 16 s are more than the 10 s it may take: four steps back to one second.
		for _, want := range []time.Duration{8, 4, 2, 1, 1} {
			time.Sleep(calm)
			m.call(t, c, 2)
			if got := m.gaps()[len(m.starts)-2]; got != want*time.Second {
				t.Errorf("pause %v, want %d s", got, want)
			}
		}
	})
}

func TestSlow_without_a_pace_changes_nothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{}
		c := m.client(t, Options{})
		c.Slow()
		m.call(t, c, 3)
		if want := []time.Duration{0, 0}; !slices.Equal(m.gaps(), want) {
			t.Errorf("%v", m.gaps())
		}
	})
}

func TestSlow_outlives_a_clock_that_was_put_back(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{}
		at := time.Now()
		c := m.client(t, Options{Pace: time.Second, Now: func() time.Time { return at }})
		c.Slow()
		at = at.Add(-24 * time.Hour)
		m.call(t, c, 2)
		at = at.Add(calm)
		m.call(t, c, 1)
		if want := []time.Duration{2 * time.Second, time.Second}; !slices.Equal(m.gaps(), want) {
			t.Errorf("%v, want %v", m.gaps(), want)
		}
	})
}

func TestQueue_of_one_key_is_one_line(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{lasts: 300 * time.Millisecond}
		kept := m.client(t, Options{Pace: time.Second, Queue: "https://mall.example key"})
		trial := m.client(t, Options{Pace: time.Second, Queue: "https://mall.example key"})
		var both sync.WaitGroup
		both.Go(func() { m.call(t, kept, 5) })
		both.Go(func() { m.call(t, trial, 5) })
		both.Wait()
		kept.Slow()
		m.call(t, trial, 1)
		want := append(slices.Repeat([]time.Duration{time.Second}, 9), 2*time.Second)
		if !slices.Equal(m.gaps(), want) || m.most != 1 {
			t.Errorf("gaps %v, %d at once", m.gaps(), m.most)
		}
		if kept.Calls() != 5 || trial.Calls() != 6 {
			t.Errorf("%d and %d calls counted", kept.Calls(), trial.Calls())
		}
	})
}

func TestQueue_of_another_key_is_another_line(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{}
		for _, name := range []string{"a", "b", "", ""} {
			m.call(t, m.client(t, Options{Pace: time.Hour, Queue: name}), 1)
		}
		if want := []time.Duration{0, 0, 0}; !slices.Equal(m.gaps(), want) {
			t.Errorf("%v", m.gaps())
		}
	})
}

func TestQueue_is_forgotten_when_nobody_uses_it(t *testing.T) {
	const name = "https://mall.example gone"
	c := client(t, Options{Queue: name})
	w := weak.Make(c.queue)
	if queueOf(name) != c.queue {
		t.Fatal("not found while it is used")
	}
	runtime.KeepAlive(c)
	c = nil
	for range 1000 {
		runtime.GC()
		runtime.Gosched() // the cleanup has a goroutine of its own
		queues.Lock()
		n := 0
		for _, p := range queues.named {
			if p == w {
				n++
			}
		}
		queues.Unlock()
		if n == 0 {
			return
		}
	}
	t.Error("still known after a thousand collections")
}

func TestQueue_a_cancelled_wait_gives_the_turn_back(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &mall{}
		c := m.client(t, Options{Pace: time.Minute})
		m.call(t, c, 1)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		if _, err := c.Do(ctx, request(t, http.MethodGet, "http://127.0.0.1:9/", "")); err == nil || time.Since(start) != time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		m.call(t, c, 1)
		if got := m.gaps(); len(got) != 1 || got[0] != time.Minute || c.Calls() != 2 {
			t.Errorf("%v, %d calls", got, c.Calls())
		}
	})
}

func TestCalls_counts_a_call_that_failed(t *testing.T) {
	c := client(t, Options{})
	if _, err := c.Do(t.Context(), request(t, http.MethodGet, cutLine(t), "")); err == nil {
		t.Fatal("no error")
	}
	if _, err := c.Do(t.Context(), request(t, http.MethodGet, "http://far.example/", "")); err == nil || c.Calls() != 1 {
		t.Errorf("%v, %d calls", err, c.Calls())
	}
}
