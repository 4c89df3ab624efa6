// Package figures counts how a shop answers: how many inquiries came, how soon
// they were answered, and how many were settled with one answer.
//
// It is pure: who wrote when goes in, numbers come out. A figure that nothing was
// counted for says so by its count, never by a zero that looks measured.
package figures

import (
	"slices"
	"time"

	"madoguchi/connectors/jst"
)

// Post is one message of a customer or of the shop. Automatic mails, notes and
// calls are none.
type Post struct {
	At time.Time
	In bool // the customer wrote it
}

// Case is an inquiry as far as its figures go; its posts come the oldest first.
type Case struct {
	Account int64
	Topic   string // name of its category, "" for not said
	Done    bool
	Posts   []Post
}

// Span measures from one moment to a later one: by the clock, or by the hours
// in which the shop is open.
type Span func(from, to time.Time) time.Duration

// Clock is the Span of a wall clock.
func Clock(from, to time.Time) time.Duration { return to.Sub(from) }

// quiet is how long nobody may write again for an inquiry to count as settled.
const quiet = 7 * 24 * time.Hour

// Figures are the numbers of a period. Times to the first answer are counted for
// the inquiries that came in it; those without an answer are Open.
type Figures struct {
	Came     int
	Answered int
	Open     int // nobody has answered, and they are not done
	// Median and Slow are the time to the first answer that half of the answered
	// inquiries kept to, and nine tenths of them.
	Median, Slow time.Duration
	Within24h    int // of Answered, by the clock
	// OneReply inquiries were done with one answer and stayed quiet for a week; of
	// Settled, which are done and a week old.
	OneReply, Settled int
}

// asked is when a customer first wrote, answered when the shop first wrote after it.
func (c Case) first() (asked, answered time.Time) {
	for _, p := range c.Posts {
		switch {
		case p.In && asked.IsZero():
			asked = p.At
		case !p.In && !asked.IsZero():
			return asked, p.At
		}
	}
	return asked, answered
}

// oneReply tells whether one answer settled the inquiry.
func (c Case) oneReply() bool {
	out := 0
	var answered time.Time
	for _, p := range c.Posts {
		if !p.In {
			out++
			answered = p.At
		}
	}
	if out != 1 {
		return false
	}
	return !slices.ContainsFunc(c.Posts, func(p Post) bool {
		return p.In && p.At.After(answered) && p.At.Sub(answered) <= quiet
	})
}

// Count adds up the inquiries whose customer first wrote from the first moment
// to before the second, as things stand now.
func Count(cases []Case, from, to, now time.Time, span Span) Figures {
	var f Figures
	var waits []time.Duration
	for _, c := range cases {
		asked, answered := c.first()
		if asked.IsZero() || asked.Before(from) || !asked.Before(to) {
			continue
		}
		f.Came++
		switch {
		case !answered.IsZero():
			f.Answered++
			waits = append(waits, span(asked, answered))
			if answered.Sub(asked) <= 24*time.Hour {
				f.Within24h++
			}
		case !c.Done:
			f.Open++
		}
		last := c.Posts[len(c.Posts)-1].At
		if c.Done && !answered.IsZero() && now.Sub(last) >= quiet {
			f.Settled++
			if c.oneReply() {
				f.OneReply++
			}
		}
	}
	f.Median, f.Slow = share(waits, 50), share(waits, 90)
	return f
}

// share is the value that percent of all values do not pass (nearest rank).
func share(all []time.Duration, percent int) time.Duration {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[(len(all)*percent+99)/100-1]
}

// By counts the inquiries of a period under a word each, the most frequent first.
func By(cases []Case, from, to time.Time, word func(Case) string) []Share {
	n := map[string]int{}
	for _, c := range cases {
		if asked, _ := c.first(); !asked.IsZero() && !asked.Before(from) && asked.Before(to) {
			n[word(c)]++
		}
	}
	shares := make([]Share, 0, len(n))
	for w, k := range n {
		shares = append(shares, Share{w, k})
	}
	slices.SortFunc(shares, func(a, b Share) int {
		if a.N != b.N {
			return b.N - a.N
		}
		if a.Word < b.Word {
			return -1
		}
		return 1
	})
	return shares
}

// Share is how many inquiries came under a word.
type Share struct {
	Word string
	N    int
}

// Week is the seven Japanese days that end with a day.
type Week struct {
	From, To time.Time
	Figures
}

// Weeks cuts the time up to the end of a period into whole weeks, the oldest
// first, at most n of them.
func Weeks(cases []Case, from, to, now time.Time, n int, span Span) []Week {
	end := jst.In(to)
	var weeks []Week
	for len(weeks) < n && end.After(from) {
		start := end.AddDate(0, 0, -7)
		weeks = append(weeks, Week{start, end, Count(cases, start, end, now, span)})
		end = start
	}
	slices.Reverse(weeks)
	return weeks
}

// Hours counts when customers first write: by weekday (0 Sunday) and hour of Japan.
func Hours(cases []Case, from, to time.Time) [7][24]int {
	var hours [7][24]int
	for _, c := range cases {
		if asked, _ := c.first(); !asked.IsZero() && !asked.Before(from) && asked.Before(to) {
			at := jst.In(asked)
			hours[at.Weekday()][at.Hour()]++
		}
	}
	return hours
}
