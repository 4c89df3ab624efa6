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
	In bool  // the customer wrote it
	At int64 // milliseconds since 1970
}

// Case is an inquiry as far as its figures go. Moments are milliseconds, 0 for
// never.
type Case struct {
	Account  int64
	Topic    string // name of its category, "" for not said
	Done     bool
	Asked    int64         // when a customer first wrote
	Answered int64         // when the shop first wrote after it
	Last     int64         // the last of its posts
	Once     bool          // one answer settled it
	Worked   time.Duration // from asked to answered, in business hours
}

// Of reads a case from its posts, which come the oldest first.
func Of(posts []Post) Case {
	var c Case
	for _, p := range posts {
		switch {
		case p.In && c.Asked == 0:
			c.Asked = p.At
		case !p.In && c.Asked != 0 && c.Answered == 0:
			c.Answered = p.At
		}
		c.Last = p.At
	}
	c.Once = oneReply(posts)
	return c
}

// asks tells whether the customer first wrote in a period.
func (c Case) asks(from, to time.Time) bool {
	return c.Asked != 0 && c.Asked >= from.UnixMilli() && c.Asked < to.UnixMilli()
}

// waited is the time to the first answer by the clock.
func (c Case) waited() time.Duration { return time.Duration(c.Answered-c.Asked) * time.Millisecond }

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
	Median, Slow         time.Duration
	MedianOpen, SlowOpen time.Duration // the same in business hours
	Within24h            int           // of Answered, by the clock
	// OneReply inquiries were done with one answer and stayed quiet for a week; of
	// Settled, which are done and a week old.
	OneReply, Settled int
}

// oneReply tells whether one answer settled what was asked.
func oneReply(posts []Post) bool {
	out := 0
	var answered int64
	for _, p := range posts {
		if !p.In {
			out++
			answered = p.At
		}
	}
	if out != 1 {
		return false
	}
	return !slices.ContainsFunc(posts, func(p Post) bool {
		return p.In && p.At > answered && p.At-answered <= quiet.Milliseconds()
	})
}

// Count adds up the inquiries whose customer first wrote from the first moment
// to before the second, as things stand now.
func Count(cases []Case, from, to, now time.Time) Figures {
	var f Figures
	var waits, worked []time.Duration
	for _, c := range cases {
		if !c.asks(from, to) {
			continue
		}
		f.Came++
		switch {
		case c.Answered != 0:
			f.Answered++
			waits, worked = append(waits, c.waited()), append(worked, c.Worked)
			if c.waited() <= 24*time.Hour {
				f.Within24h++
			}
		case !c.Done:
			f.Open++
		}
		if c.Done && c.Answered != 0 && now.UnixMilli()-c.Last >= quiet.Milliseconds() {
			f.Settled++
			if c.Once {
				f.OneReply++
			}
		}
	}
	f.Median, f.Slow = share(waits, 50), share(waits, 90)
	f.MedianOpen, f.SlowOpen = share(worked, 50), share(worked, 90)
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
		if c.asks(from, to) {
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
func Weeks(cases []Case, from, to, now time.Time, n int) []Week {
	end := jst.In(to)
	var weeks []Week
	for len(weeks) < n && end.After(from) {
		start := end.AddDate(0, 0, -7)
		weeks = append(weeks, Week{start, end, Count(cases, start, end, now)})
		end = start
	}
	slices.Reverse(weeks)
	return weeks
}

// Hours counts when customers first write: by weekday (0 Sunday) and hour of Japan.
func Hours(cases []Case, from, to time.Time) [7][24]int {
	var hours [7][24]int
	for _, c := range cases {
		if c.asks(from, to) {
			at := jst.Of(c.Asked)
			hours[at.Weekday()][at.Hour()]++
		}
	}
	return hours
}
