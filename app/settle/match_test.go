package settle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func booked(id int64, order string, yen int64) Entry {
	return Entry{ID: id, Order: order, Day: fmt.Sprintf("2026-10-%02d", id), Yen: yen, Journal: true}
}

func off(id int64, order string, yen int64) Row {
	return Row{ID: id, File: 1, Order: order, Yen: yen, Day: fmt.Sprintf("2026-11-%02d", id), Round: "11-05"}
}

// told are the lines as words.
func told(lines []Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d %s %d/%d %v %s", l.Entry, l.State, l.Ours, l.Theirs, l.Rows, l.Why)))
	}
	return strings.Join(out, "; ")
}

func TestMatch_of_what_happens_in_a_month(t *testing.T) {
	cancelled := booked(1, "A", 6600)
	cancelled.Journal = false
	wrong, back, right := booked(1, "A", 4400), booked(2, "A", -4400), booked(3, "A", 3300)
	back.Undoes = 1
	for name, c := range map[string]struct {
		entries []Entry
		rows    []Row
		said    Words
		want    string
	}{
		"nothing was taken off yet": {[]Entry{booked(1, "A", 4400)}, nil, Words{}, "1 waiting 4400/0 []"},
		"the same": {
			[]Entry{booked(1, "A", 4400)}, []Row{off(1, "A", 4400)}, Words{}, "1 same 4400/4400 [1]",
		},
		"letters of another width": {
			[]Entry{booked(1, "mihon-10a", 500)}, []Row{off(1, "ＭＩＨＯＮ-10A", 500)}, Words{}, "1 same 500/500 [1]",
		},
		"another amount": {
			[]Entry{booked(1, "A", 4400)}, []Row{off(1, "A", 4000)}, Words{}, "1 differs 4400/4000 [1]",
		},
		"nobody has recorded it": {
			nil, []Row{off(1, "B", 700)}, Words{}, "0 unknown 0/700 [1]",
		},
		"several entries of one order, each with its row": {
			[]Entry{booked(1, "A", 500), booked(2, "A", 1000), booked(3, "A", 500)},
			[]Row{off(1, "A", 1000), off(2, "A", 500)},
			Words{},
			"1 same 500/500 [2]; 2 same 1000/1000 [1]; 3 waiting 500/0 []",
		},
		"several entries in one row": {
			[]Entry{booked(1, "A", 1000), booked(2, "A", 500), booked(3, "A", 300)},
			[]Row{off(1, "A", 1500)},
			Words{},
			"1 same 1000/1000 [1]; 2 same 500/500 [1]; 3 waiting 300/0 []",
		},
		"several rows for one entry": {
			[]Entry{booked(1, "A", 5460)}, []Row{off(1, "A", 3300), off(2, "A", 2160)}, Words{}, "1 same 5460/5460 [1 2]",
		},
		"several of both": {
			[]Entry{booked(1, "A", 1000), booked(2, "A", 500)},
			[]Row{off(1, "A", 700), off(2, "A", 800)},
			Words{},
			"1 same 1000/1000 [1 2]; 2 same 500/500 [1 2]",
		},
		"a difference between several": {
			[]Entry{booked(1, "A", 1000), booked(2, "A", 500)},
			[]Row{off(1, "A", 1400)},
			Words{},
			"1 differs 1000/1000 [1]; 2 differs 500/400 [1]",
		},
		"postage kept back from a refund": {
			[]Entry{booked(1, "A", 4400), booked(2, "A", -800)},
			[]Row{off(1, "A", 3600)},
			Words{},
			"1 same 4400/4400 [1]; 2 same -800/-800 [1]",
		},
		"a cancel before shipment is no claim": {[]Entry{cancelled}, nil, Words{}, "1 out 6600/0 [] no_journal"},
		"unless the mall took it off":          {[]Entry{cancelled}, []Row{off(1, "A", 6600)}, Words{}, "1 same 6600/6600 [1]"},
		"a correction takes both away": {
			[]Entry{wrong, back, right},
			[]Row{off(1, "A", 3300)},
			Words{},
			"1 out 4400/0 [] reversed; 2 out -4400/0 [] reversed; 3 same 3300/3300 [1]",
		},
		"a correction takes what a person linked away too, and its row waits for the right one": {
			[]Entry{wrong, back, right},
			[]Row{off(1, "A", 3300)},
			Words{Links: []Link{{1, 1}}},
			"1 out 4400/0 [] reversed; 2 out -4400/0 [] reversed; 3 same 3300/3300 [1]",
		},
		"a correction of what is not here": {[]Entry{back}, nil, Words{}, "2 waiting -4400/0 []"},
		"a person says that there is nothing to compare": {
			[]Entry{booked(1, "A", 4400)},
			[]Row{off(1, "A", 100)},
			Words{OutEntries: map[int64]bool{1: true}, OutRows: map[int64]bool{1: true}},
			"0 out 0/100 [1] person; 1 out 4400/0 [] person",
		},
		"a person links what names another order": {
			[]Entry{booked(1, "A", 4400), booked(2, "", 50)},
			[]Row{off(1, "B", 4400), off(2, "C", 60)},
			Words{Links: []Link{{1, 1}, {2, 2}, {9, 1}, {1, 9}}},
			"1 same 4400/4400 [1]; 2 differs 50/60 [2]",
		},
		"links meet in a ring": {
			[]Entry{booked(1, "A", 30), booked(2, "B", 40)},
			[]Row{off(1, "C", 60), off(2, "D", 10)},
			Words{Links: []Link{{1, 1}, {2, 2}, {2, 1}, {1, 2}}},
			"1 same 30/30 [1 2]; 2 same 40/40 [1 2]",
		},
		"what names no order waits alone": {
			[]Entry{booked(1, "", 500), booked(2, "", 500)}, nil, Words{}, "1 waiting 500/0 []; 2 waiting 500/0 []",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(Match(c.entries, c.rows, c.said)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestMatch_counts_a_row_once_where_two_files_overlap(t *testing.T) {
	twice := []Row{off(1, "A", 500), off(2, "A", 500), off(3, "A", 500), off(4, "B", 100)}
	for i := range twice {
		twice[i].Day = "2026-11-05"
	}
	twice[2].File, twice[3].File = 2, 2
	got := told(Match([]Entry{booked(1, "A", 500), booked(2, "A", 500)}, twice, Words{}))
	if want := "0 unknown 0/100 [4]; 1 same 500/500 [1]; 2 same 500/500 [2]"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestMatch_counts_a_row_once_where_its_round_was_typed_in_two_ways(t *testing.T) {
	one, again := off(1, "A", 500), off(2, "A", 500)
	again.Day, again.File, again.Round = one.Day, 2, "11月前半"
	if got := told(Match([]Entry{booked(1, "A", 500)}, []Row{one, again}, Words{})); got != "1 same 500/500 [1]" {
		t.Errorf("got %s", got)
	}
}

// month is an invented month: few orders, many refunds, some of it judged.
func month(r *rand.Rand) ([]Entry, []Row, Words) {
	var entries []Entry
	var rows []Row
	said := Words{OutEntries: map[int64]bool{}, OutRows: map[int64]bool{}}
	order := func() string { return string(rune('A' + r.IntN(5))) }
	for id := range int64(r.IntN(20)) {
		e := Entry{ID: id + 1, Order: order(), Day: fmt.Sprintf("2026-10-%02d", r.IntN(28)+1), Yen: int64(r.IntN(6)+1) * 100, Journal: r.IntN(8) > 0}
		if r.IntN(6) == 0 && id > 0 {
			e.Undoes, e.Order, e.Yen = id, entries[id-1].Order, -entries[id-1].Yen
		}
		if r.IntN(9) == 0 {
			e.Order = ""
		}
		said.OutEntries[e.ID] = r.IntN(9) == 0
		entries = append(entries, e)
	}
	for id := range int64(r.IntN(20)) {
		rows = append(rows, Row{ID: id + 1, File: 1, Order: order(), Yen: int64(r.IntN(9)+1) * 100, Day: fmt.Sprintf("2026-11-%02d", r.IntN(28)+1)})
		said.OutRows[id+1] = r.IntN(9) == 0
		if r.IntN(7) == 0 && len(entries) > 0 {
			said.Links = append(said.Links, Link{entries[r.IntN(len(entries))].ID, id + 1})
		}
	}
	return entries, rows, said
}

// The sums of the states are the entries and the rows, none lost and none twice, whatever
// happens; and nothing hangs on the order in which they are read.
func TestMatch_loses_no_yen(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		entries, rows, said := month(r)
		lines := Match(entries, rows, said)
		var ours, theirs, want, taken int64
		seen := map[int64]int{}
		states := map[string]int64{}
		for _, l := range lines {
			states[l.State] += l.Ours
			ours, theirs = ours+l.Ours, theirs+l.Theirs
			if l.Entry != 0 {
				seen[l.Entry]++
			}
			if l.State == Same && l.Ours != l.Theirs || (l.State == Waiting || l.State == Out && l.Entry != 0) && l.Theirs != 0 || l.State == Unknown && l.Entry != 0 {
				t.Fatalf("seed %d: %+v", seed, l)
			}
		}
		for _, e := range entries {
			want += e.Yen
			if seen[e.ID] != 1 {
				t.Fatalf("seed %d: entry %d stands %d times", seed, e.ID, seen[e.ID])
			}
		}
		for _, w := range rows {
			taken += w.Yen
		}
		var sum int64
		for _, s := range States() {
			sum += states[s]
		}
		if ours != want || theirs != taken || sum != want {
			t.Fatalf("seed %d: ours %d of %d, theirs %d of %d, states %d\n%s", seed, ours, want, theirs, taken, sum, told(lines))
		}
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		again := Match(entries, rows, said)
		if sorted(again) != sorted(lines) {
			t.Fatalf("seed %d: in another order\n%s\n%s", seed, told(lines), told(again))
		}
	}
}

func sorted(lines []Line) string {
	all := strings.Split(told(lines), "; ")
	slices.Sort(all)
	return strings.Join(all, "\n")
}
