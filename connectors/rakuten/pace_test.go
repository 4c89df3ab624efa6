package rakuten

import (
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/connectors/web"
)

func TestPace_two_opened_shops_of_one_key_share_one_line(t *testing.T) {
	c := &clock{noon()}
	m := market{Server: rakutentest.Start(rakutentest.Options{Now: c.now, Pace: 60 * time.Millisecond}), clock: c}
	t.Cleanup(m.Close)
	kept, trial := m.open(t, connectors.Env{Now: c.now}), m.open(t, connectors.Env{Now: c.now})
	var both sync.WaitGroup
	for _, s := range []*shop{kept, trial} {
		both.Go(func() {
			if err := s.Probe(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if o := m.Objections(); len(o) > 0 {
		t.Error(o)
	}
	if len(m.Calls()) != 6 || kept.Calls() != 3 || trial.Calls() != 3 {
		t.Errorf("%d calls arrived, %d and %d counted", len(m.Calls()), kept.Calls(), trial.Calls())
	}
}

func TestPace_old_and_new_key_wait_in_one_line(t *testing.T) {
	a := settings{origin: "https://x", shop: "1", secret: "s", licence: "old"}
	b := a
	b.licence = "new"
	if a.queue() != b.queue() {
		t.Error("two lines")
	}
	if b.secret = "t"; a.queue() == b.queue() {
		t.Error("one line for two shops")
	}
}

// Which answers slow the pace down is read from the time that the calls after
// them take, by the clock of a bubble.
func TestPace_slows_down_after_a_complaint(t *testing.T) {
	for name, c := range map[string]struct {
		answer web.Answer
		slower bool
	}{
		"too fast":           {web.Answer{Status: http.StatusTooManyRequests}, true},
		"forbidden":          {web.Answer{Status: http.StatusForbidden}, true},
		"forbidden, the key": {web.Answer{Status: http.StatusForbidden, Body: []byte(`{"Results":{"errorCode":"ES04-01"}}`)}, false},
		"not available":      {web.Answer{Status: http.StatusServiceUnavailable}, true},
		"a fault":            {web.Answer{Status: http.StatusInternalServerError}, false},
		"fine":               {web.Answer{Status: http.StatusOK}, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, err := web.New(web.Options{Pace: time.Second})
				if err != nil {
					t.Fatal(err)
				}
				var p pauses
				refused(t, w)
				p.heard(w, c.answer)
				start := time.Now()
				refused(t, w)
				if took := time.Since(start); (took == 2*time.Second) != c.slower || took < time.Second {
					t.Errorf("waited %v", took)
				}
			})
		})
	}
}

// refused starts a call that no server answers: it only takes its turn.
func refused(t *testing.T, w *web.Client) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1:1/", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Do(t.Context(), req); err == nil {
		t.Fatal("somebody listens on port 1")
	}
}

func TestPauses_grow_while_the_mall_refuses(t *testing.T) {
	w, err := web.New(web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var p pauses
	for _, c := range []struct {
		status int
		want   time.Duration
	}{
		{429, 2 * time.Second},
		{429, 4 * time.Second},
		{429, 8 * time.Second},
		{429, 16 * time.Second},
		{429, 32 * time.Second},
		{429, time.Minute},
		{429, time.Minute},
		{200, 0},
		{429, 2 * time.Second},
		{500, 5 * time.Second},
		{502, 10 * time.Second},
		{503, 20 * time.Second},
		{504, 40 * time.Second},
		{500, 80 * time.Second},
		{500, 160 * time.Second},
		{500, 5 * time.Minute},
		{500, 5 * time.Minute},
		{400, 0},
	} {
		p.heard(w, web.Answer{Status: c.status})
		if got := p.orOurs(0, c.status); got != c.want {
			t.Errorf("%d: %v, want %v", c.status, got, c.want)
		}
	}
	if got := p.orOurs(7*time.Second, 429); got != 7*time.Second {
		t.Errorf("the mall asked for 7 s, got %v", got)
	}
}
