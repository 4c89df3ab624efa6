package figures

import (
	"reflect"
	"testing"
	"testing/quick"
	"time"

	"madoguchi/connectors/jst"
)

var monday = time.Date(2026, 11, 2, 10, 0, 0, 0, jst.Zone())

func posts(hours ...float64) []Post {
	var all []Post
	for _, h := range hours {
		in := h >= 0
		if !in {
			h = -h
		}
		all = append(all, Post{in, monday.Add(time.Duration(h * float64(time.Hour))).UnixMilli()})
	}
	return all
}

func about(topic string, done bool, hours ...float64) Case {
	c := Of(posts(hours...))
	c.Topic, c.Done, c.Worked = topic, done, c.waited()/2
	return c
}

func TestCount_tells_how_soon_and_how_often(t *testing.T) {
	now := monday.AddDate(0, 0, 20)
	cases := []Case{
		about("配送", true, 0, -2),           // one answer after two hours
		about("配送", true, 1, -31, 40, -41), // late, and asked again
		about("返品", false, 5),              // waits
		about("", true, 6),                 // closed without an answer
		about("返品", true, -3, 7, -8),       // the shop began, two texts of the shop
		about("後", false, 24*10),           // came after the period
		about("店", false, -1),              // nobody has asked
	}
	got := Count(cases, monday, monday.AddDate(0, 0, 7), now)
	want := Figures{
		Came: 5, Answered: 3, Open: 1, Median: 2 * time.Hour, Slow: 30 * time.Hour, MedianOpen: time.Hour, SlowOpen: 15 * time.Hour, Within24h: 2,
		OneReply: 1, Settled: 3,
	}
	if got != want {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	shares := By(cases, monday, monday.AddDate(0, 0, 7), func(c Case) string { return c.Topic })
	if !reflect.DeepEqual(shares, []Share{{"返品", 2}, {"配送", 2}, {"", 1}}) {
		t.Errorf("shares %+v", shares)
	}
}

func TestOneReply_is_none_when_the_customer_writes_within_a_week(t *testing.T) {
	for name, c := range map[string]struct {
		posts []Post
		want  bool
	}{
		"quiet":             {posts(0, -1), true},
		"thanks on day six": {posts(0, -1, 6*24), false},
		"again on day nine": {posts(0, -1, 9*24), true},
		"two answers":       {posts(0, -1, -2), false},
	} {
		if got := Of(c.posts).Once; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestCount_of_nothing_is_nothing(t *testing.T) {
	if got := Count(nil, monday, monday.AddDate(0, 0, 7), monday); got != (Figures{}) {
		t.Errorf("got %+v", got)
	}
}

// However a period is cut, every inquiry is counted once.
func TestWeeks_count_each_inquiry_once(t *testing.T) {
	once := func(offsets []uint16) bool {
		var cases []Case
		for _, o := range offsets {
			cases = append(cases, Of(posts(float64(o%(28*24)))))
		}
		end := monday.AddDate(0, 0, 28)
		sum := 0
		for _, w := range Weeks(cases, monday, end, end, 12) {
			sum += w.Came
		}
		hours := 0
		for _, day := range Hours(cases, monday, end) {
			for _, n := range day {
				hours += n
			}
		}
		return sum == len(cases) && hours == len(cases) && Count(cases, monday, end, end).Came == len(cases)
	}
	if err := quick.Check(once, nil); err != nil {
		t.Error(err)
	}
}

func TestShare_is_a_value_that_was_measured(t *testing.T) {
	measured := func(all []uint16, percent uint8) bool {
		if len(all) == 0 {
			return share(nil, 50) == 0
		}
		p := int(percent)%100 + 1
		waits := make([]time.Duration, len(all))
		for i, v := range all {
			waits[i] = time.Duration(v)
		}
		v, below := share(waits, p), 0
		for _, w := range waits {
			if w <= v {
				below++
			}
		}
		return below*100 >= p*len(waits)
	}
	if err := quick.Check(measured, nil); err != nil {
		t.Error(err)
	}
}
