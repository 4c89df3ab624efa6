package yahoo

import (
	"slices"
	"time"
)

// services never overlap, so both are asked. A shop that sells only in one of
// them costs one more call.
var services = []string{"shp", "auc"}

const (
	changeEvery = 15 * time.Minute
	hourlyEvery = time.Hour
	backlogFast = 2 * time.Minute // during a long first pass new questions still come
)

// plan fills a pass with the scans that are due.
func (c *cursor) plan(now time.Time, since time.Time) {
	t := now.Unix()
	c.Pass++
	c.addFast(t)
	if !c.Started {
		if c.Since == 0 {
			c.Since = reach(now, since)
		}
		c.addWindows(now)
		c.Started, c.Change, c.Hourly = true, t, t
		return
	}
	// A clock that was set back must not silence a scan.
	if due(t, c.Change, changeEvery) {
		c.add(changes)
		c.Change = t
	}
	if due(t, c.Hourly, hourlyEvery) {
		c.add(replies)
		c.add(replied)
		c.Plan = append(c.Plan, step{Kind: lookAt})
		c.Hourly = t
	}
}

func due(now, last int64, every time.Duration) bool {
	return now-last >= int64(every/time.Second) || now < last
}

func reach(now, since time.Time) int64 {
	if since.IsZero() {
		return now.Add(-usualReach).Unix()
	}
	return since.Unix()
}

func (c *cursor) add(kind string) {
	for _, s := range services {
		c.Plan = append(c.Plan, step{Kind: kind, Service: s, Start: 1})
	}
}

// addFast puts the unanswered ones before everything else.
func (c *cursor) addFast(t int64) {
	rest := c.Plan
	c.Plan, c.Fast = nil, t
	c.add(unanswered)
	c.Plan = append(c.Plan, rest...)
}

// addWindows covers the reach by weeks, newest first. The first one ends a day
// ahead, in case this clock is late.
func (c *cursor) addWindows(now time.Time) {
	week := int64(windowDays / time.Second)
	for _, kind := range []string{byUser, bySeller} {
		end := now.Add(24 * time.Hour).Unix()
		for to := end; to > c.Since; to -= week {
			for _, s := range services {
				c.Plan = append(c.Plan, step{Kind: kind, Service: s, Start: 1, From: max(to-week, c.Since), To: to})
			}
		}
	}
}

// interleave lets new questions overtake a long backlog, but never twice
// without a step of the backlog between: a slow line must not starve it.
func (c *cursor) interleave(now time.Time) {
	backlog := slices.ContainsFunc(c.Plan, step.isBacklog)
	fast := slices.ContainsFunc(c.Plan, func(s step) bool { return s.Kind == unanswered })
	if backlog && !fast && c.Moved && due(now.Unix(), c.Fast, backlogFast) {
		c.addFast(now.Unix())
	}
	c.Moved = c.Plan[0].isBacklog()
}

func (s step) isBacklog() bool { return s.Kind == byUser || s.Kind == bySeller }

// asks is the list that a step reads.
func (s step) asks() question {
	q := question{filter: "all", service: s.Service, sort: "userPostTime", urgent: polling}
	switch s.Kind {
	case unanswered:
		q.filter = "unanswered"
	case replied:
		q.filter = "answered"
	case replies:
		q.sort = "sellerPostTime"
	case byUser:
		q.window, q.from, q.to = "userPostTime", s.From, s.To
	case bySeller:
		q.window, q.sort, q.from, q.to = "sellerPostTime", "sellerPostTime", s.From, s.To
	}
	return q
}
