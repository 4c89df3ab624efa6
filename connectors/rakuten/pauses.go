package rakuten

import (
	"net/http"
	"sync/atomic"
	"time"

	"madoguchi/connectors/web"
)

// pauses counts refusals in a row, to know how long to stay away when the mall
// does not say. Losing the count costs one call too early.
type pauses struct{ busy, down atomic.Int64 }

// heard takes in what an answer says about our pace. 403 counts, because it may
// mean "too fast" as well as "no right", unless it speaks of the key; other
// faults say nothing about the pace.
func (p *pauses) heard(c *web.Client, a web.Answer) {
	switch a.Status {
	case http.StatusForbidden, http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if !refusesKey(a) {
			c.Slow()
		}
	}
	switch {
	case a.Status == http.StatusTooManyRequests:
		p.busy.Add(1)
	case a.Status >= http.StatusInternalServerError:
		p.down.Add(1)
	default:
		p.busy.Store(0)
		p.down.Store(0)
	}
}

// orOurs is how long to wait after a refusal: what the mall asks for, otherwise
// 2, 4, 8 … 60 s after "too fast" and 5, 10, 20 … 300 s after a fault.
func (p *pauses) orOurs(asked time.Duration, status int) time.Duration {
	switch {
	case asked > 0:
		return asked
	case status == http.StatusTooManyRequests:
		return doubled(2*time.Second, p.busy.Load(), time.Minute)
	case status >= http.StatusInternalServerError:
		return doubled(5*time.Second, p.down.Load(), 5*time.Minute)
	}
	return 0
}

// doubled is first for the first time, twice that for the second, most at most.
func doubled(first time.Duration, times int64, most time.Duration) time.Duration {
	return min(first<<min(max(times-1, 0), 10), most)
}
