package rakuten

import (
	"encoding/json"
	"time"

	"madoguchi/connectors/jst"
)

// The list can only be asked for inquiries by the day they were opened, so a
// customer's second letter shows up only when the window of the first is read
// again. Three passes do that: often for what is young, rarely for what is old.
const (
	perPage = 100
	maxPage = 10000 / perPage // the mall answers no page beyond
	slice   = 30 * 24 * time.Hour
	// overlap of neighbouring slices: both ends of a window may be exclusive.
	overlap = time.Second
)

// How often each pass runs, and how far back it looks.
const (
	freshEvery  = 3 * time.Minute
	freshReach  = 14 * 24 * time.Hour
	recentEvery = 30 * time.Minute
	recentReach = 2*slice - overlap
	deepEvery   = 24 * time.Hour
	deepNightly = 13 * time.Hour // enough between 1 and 6 o'clock: so it moves into the night by itself
	deepReach   = 365 * 24 * time.Hour
)

// cursor remembers how far each pass has come, so that a stop at any page goes
// on with that page.
type cursor struct {
	Version int  `json:"v"`
	Fresh   pass `json:"fresh"`
	Recent  pass `json:"recent"`
	Deep    pass `json:"deep"`
}

// pass is when a pass last ended, and the run that is under way.
type pass struct {
	Done int64 `json:"done,omitempty"`
	Run  *run  `json:"run,omitempty"`
}

// run goes from the newest slice to the oldest, page by page. Times are whole
// seconds since 1970, as exact as the mall's windows.
type run struct {
	Floor int64 `json:"floor"`
	From  int64 `json:"from"`
	To    int64 `json:"to"`
	Page  int   `json:"page"`
	Pages int   `json:"pages,omitempty"` // the most the mall has promised for this slice
}

// newCursor is the first pull of an account: everything since one moment, the
// newest first.
func newCursor(now, since time.Time) cursor {
	c := cursor{Version: 1}
	if since.IsZero() || since.After(now) {
		since = now.Add(-recentReach)
	}
	c.Recent.Run = newRun(now, since)
	c.Fresh.Done, c.Deep.Done = now.Unix(), now.Unix()
	return c
}

// readCursor returns the saved place. What is not a cursor of ours begins anew,
// which only repeats work.
func readCursor(s string, now, since time.Time) cursor {
	var c cursor
	if s == "" || json.Unmarshal([]byte(s), &c) != nil || c.Version != 1 {
		return newCursor(now, since)
	}
	for _, p := range []*pass{&c.Fresh, &c.Recent, &c.Deep} {
		if p.Run != nil {
			p.Run.mend(now)
		}
	}
	if r := c.Fresh.Run; r != nil && now.Unix()-r.To > int64(recentEvery/time.Second) {
		c.Fresh.Run = nil // left over from before a long pause: it would not see today
	}
	return c
}

// floor is how far back unfinished runs still go, zero without one.
func (c cursor) floor() time.Time {
	var t time.Time
	for _, p := range []pass{c.Fresh, c.Recent, c.Deep} {
		if p.Run == nil {
			continue
		}
		if f := time.Unix(p.Run.Floor, 0); t.IsZero() || f.Before(t) {
			t = f
		}
	}
	return t
}

func (c cursor) String() string {
	b, err := json.Marshal(c)
	if err != nil { // numbers always encode
		return ""
	}
	return string(b)
}

// next starts what is due and returns the pass to work on: what is young goes
// before what is old, so that a long pass never holds up today's questions.
func (c *cursor) next(now time.Time) *pass {
	idle := !c.running()
	if c.Fresh.Run == nil && (idle || c.Fresh.due(now, freshEvery)) {
		c.Fresh.Run = newRun(now, now.Add(-freshReach))
	}
	if c.Recent.Run == nil && c.Recent.due(now, recentEvery) {
		c.Recent.Run = newRun(now, now.Add(-recentReach))
	}
	if c.Deep.Run == nil && c.Deep.due(now, deepPause(now)) {
		c.Deep.Run = newRun(now, now.Add(-deepReach))
	}
	for _, p := range []*pass{&c.Fresh, &c.Recent} {
		if p.Run != nil {
			return p
		}
	}
	return &c.Deep
}

func (c *cursor) running() bool {
	return c.Fresh.Run != nil || c.Recent.Run != nil || c.Deep.Run != nil
}

// due also holds when the last end lies in the future: the PC's clock was put
// back.
func (p *pass) due(now time.Time, every time.Duration) bool {
	since := now.Unix() - p.Done
	return since < 0 || since >= int64(every/time.Second)
}

// deepPause keeps the long pass out of the shop's hours where the PC runs at
// night; where it does not, once a day has to do.
func deepPause(now time.Time) time.Duration {
	if h := jst.In(now).Hour(); h >= 1 && h < 6 {
		return deepNightly
	}
	return deepEvery
}

// opening is when R-Messe began; no inquiry can be older, whatever is asked for.
func opening() time.Time { return time.Date(2019, time.June, 1, 0, 0, 0, 0, jst.Zone()) }

func newRun(now, floor time.Time) *run {
	if floor.Before(opening()) {
		floor = opening()
	}
	r := &run{Floor: floor.Unix(), To: now.Unix()}
	r.begin()
	return r
}

func (r *run) begin() {
	r.From = max(r.Floor, r.To-int64(slice/time.Second))
	r.Page, r.Pages = 1, 0
}

// mend repairs a run that cannot be right any more: the clock was put back, or
// somebody edited the cursor. It starts the run again.
func (r *run) mend(now time.Time) {
	wide := r.To-r.From > int64(slice/time.Second)
	order := opening().Unix() <= r.Floor && r.Floor <= r.From && r.From <= r.To && r.To <= now.Unix()
	if !order || wide || r.Page < 1 || r.Page > maxPage {
		*r = *newRun(now, time.Unix(min(r.Floor, now.Unix()), 0))
	}
}

// advance takes in what a page said and reports whether there is more to read.
// Totals are only believed as a reason to read on; an empty page or the last
// one the mall answers ends a slice, so a wrong total ends no pass early and
// keeps none running.
func (r *run) advance(rows, pages int, oldest time.Time) bool {
	r.Pages = max(r.Pages, pages)
	if rows > 0 && (r.Page < r.Pages || rows >= perPage) {
		if r.Page < maxPage {
			r.Page++
			return true
		}
		// More than the mall lists for one window: go on from the oldest row.
		if to := oldest.Unix() + int64(overlap/time.Second); !oldest.IsZero() && to > r.From && to < r.To {
			r.To = to
			r.begin()
			return true
		}
	}
	if r.From <= r.Floor {
		return false
	}
	r.To = r.From + int64(overlap/time.Second)
	r.begin()
	return true
}
