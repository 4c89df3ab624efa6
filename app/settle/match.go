package settle

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Entry is what the books expect a mall to take off.
type Entry struct {
	ID      int64
	Order   string
	Day     string
	Yen     int64 // less than nothing where the mall gives something
	Journal bool  // an entry without one is about money that may never have moved
	Undoes  int64 // ID of the entry that it turns round
}

// The states of a line.
const (
	Waiting = "waiting" // 未反映
	Same    = "same"    // 一致
	Differs = "differs" // 金額相違
	Out     = "out"     // 対象外
	Unknown = "unknown" // 経理に記録がない
)

// States are all of them, in the order in which they are shown.
func States() []string { return []string{Waiting, Differs, Unknown, Same, Out} }

// Why something is out without a person's word.
const (
	WhyReversed  = "reversed"   // a correction takes it back
	WhyNoJournal = "no_journal" // a cancel before shipment: nothing was claimed
	WhyPerson    = "person"
)

// Words are what persons have said.
type Words struct {
	OutEntries map[int64]bool
	OutRows    map[int64]bool
	Links      []Link
}

// Link says that an entry and a row belong together.
type Link struct{ Entry, Row int64 }

// Line is an entry beside what settlements say of it, or a row that the books do not
// know. Every entry stands in one line, and the yen of every row in one.
type Line struct {
	Entry  int64 // 0 for none
	Order  string
	State  string
	Why    string
	Ours   int64
	Theirs int64
	Day    string  // of the newest row
	Round  string  // of the rows
	Rows   []int64 // that it was held against; others of its order may have the same
}

// group is what belongs together: entries and rows of one order, or linked by hand.
type group struct {
	entries []Entry
	rows    []Row
}

// Match holds the entries of a mall against the rows of its settlements. The order of
// what it is given does not matter.
func Match(entries []Entry, rows []Row, said Words) []Line {
	m := &matcher{lines: []Line{}}
	rows = once(rows)
	groups := m.judged(entries, rows, said)
	for _, g := range groups {
		m.group(g)
	}
	slices.SortStableFunc(m.lines, func(a, b Line) int { return cmp.Compare(a.Entry, b.Entry) })
	return m.lines
}

type matcher struct{ lines []Line }

// once leaves each row of files that overlap in once: as often as it stands in the file
// that has it most often. Its round may be typed by hand, and does not tell rows apart.
func once(rows []Row) []Row {
	type key struct {
		order, day, kind string
		yen              int64
	}
	type place struct {
		key
		file int64
	}
	of := func(r Row) key { return key{Key(r.Order), r.Day, r.Kind, r.Yen} }
	count, best := map[place]int{}, map[key]int64{}
	for _, r := range rows {
		count[place{of(r), r.File}]++
	}
	for p, n := range count {
		file, known := best[p.key]
		had := count[place{p.key, file}]
		if !known || n > had || n == had && p.file < file {
			best[p.key] = p.file
		}
	}
	out := make([]Row, 0, len(rows))
	for _, r := range rows {
		if best[of(r)] == r.File {
			out = append(out, r)
		}
	}
	return out
}

// Key is an order number as it is compared: width and case do not matter.
func Key(order string) string { return strings.ToLower(strings.TrimSpace(norm.NFKC.String(order))) }

// judged puts aside what persons and corrections have decided, and groups the rest.
func (m *matcher) judged(entries []Entry, rows []Row, said Words) []*group {
	gone := undone(entries)
	linked := linkedGroups(entries, rows, said, gone)
	groups, byOrder := []*group{}, map[string]*group{}
	of := func(id string) *group {
		if byOrder[id] == nil {
			byOrder[id] = &group{}
			groups = append(groups, byOrder[id])
		}
		return byOrder[id]
	}
	for _, e := range entries {
		switch {
		case said.OutEntries[e.ID]:
			m.line(e, Out, WhyPerson)
		case gone[e.ID]:
			m.line(e, Out, WhyReversed)
		case linked.entries[e.ID] != "":
			g := of(linked.entries[e.ID])
			e.Journal = true // whoever links it says that money has moved
			g.entries = append(g.entries, e)
		default:
			g := of(place(e.Order, "e", e.ID))
			g.entries = append(g.entries, e)
		}
	}
	for _, r := range rows {
		switch {
		case said.OutRows[r.ID]:
			m.orphan(r, Out, WhyPerson)
		case linked.rows[r.ID] != "":
			g := of(linked.rows[r.ID])
			g.rows = append(g.rows, r)
		default:
			g := of(place(r.Order, "r", r.ID))
			g.rows = append(g.rows, r)
		}
	}
	for _, g := range groups {
		slices.SortFunc(g.entries, func(a, b Entry) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
		slices.SortFunc(g.rows, func(a, b Row) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	}
	return groups
}

// undone are corrections and what they turn round, where both are here.
func undone(entries []Entry) map[int64]bool {
	here, out := map[int64]bool{}, map[int64]bool{}
	for _, e := range entries {
		here[e.ID] = true
	}
	for _, e := range entries {
		if e.Undoes != 0 && here[e.Undoes] {
			out[e.ID], out[e.Undoes] = true, true
		}
	}
	return out
}

// line tells of an entry that nothing is held against.
func (m *matcher) line(e Entry, state, why string) {
	m.lines = append(m.lines, Line{Entry: e.ID, Order: e.Order, State: state, Why: why, Ours: e.Yen, Rows: []int64{}})
}

// orphan tells of a row that no entry answers to.
func (m *matcher) orphan(r Row, state, why string) {
	m.lines = append(m.lines, Line{Order: r.Order, State: state, Why: why, Theirs: r.Yen, Day: r.Day, Round: r.Round, Rows: []int64{r.ID}})
}

// meet tells that entries and rows belong together. Each entry gets what it expects of
// what was taken off, and the last one what is left.
func (m *matcher) meet(entries []Entry, rows []Row) {
	var ours, theirs int64
	l := Line{Rows: []int64{}}
	for _, e := range entries {
		ours += e.Yen
	}
	var rounds []string
	for _, r := range rows {
		theirs += r.Yen
		l.Day = max(l.Day, r.Day)
		l.Rows = append(l.Rows, r.ID)
		if r.Round != "" && !slices.Contains(rounds, r.Round) {
			rounds = append(rounds, r.Round)
		}
	}
	l.Round, l.State = strings.Join(rounds, "・"), Differs
	if ours == theirs {
		l.State = Same
	}
	for i, e := range entries {
		l.Entry, l.Order, l.Ours, l.Theirs = e.ID, e.Order, e.Yen, e.Yen
		if l.State == Differs {
			l.Theirs = min(e.Yen, theirs)
		}
		if i == len(entries)-1 {
			l.Theirs = theirs
		}
		theirs -= l.Theirs
		m.lines = append(m.lines, l)
	}
}
