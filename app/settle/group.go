package settle

import (
	"fmt"
	"slices"
)

// place is where an entry or a row waits for the others of its order. What names no
// order waits alone.
func place(order, side string, id int64) string {
	if key := Key(order); key != "" {
		return "o" + key
	}
	return fmt.Sprint(side, id)
}

// linked are the groups that persons have made.
type linked struct{ entries, rows map[int64]string }

// linkedGroups joins what is linked, over several links too, as long as both sides are
// here. One that is out is not, nor one that a correction takes back.
func linkedGroups(entries []Entry, rows []Row, said Words, gone map[int64]bool) linked {
	g := linked{map[int64]string{}, map[int64]string{}}
	is := map[Link]bool{}
	for _, e := range entries {
		is[Link{Entry: e.ID}] = !said.OutEntries[e.ID] && !gone[e.ID]
	}
	for _, r := range rows {
		is[Link{Row: r.ID}] = !said.OutRows[r.ID]
	}
	for _, l := range said.Links {
		if !is[Link{Entry: l.Entry}] || !is[Link{Row: l.Row}] {
			continue
		}
		e, r := g.entries[l.Entry], g.rows[l.Row]
		switch {
		case e == "" && r == "":
			name := fmt.Sprint("l", l.Entry, " ", l.Row)
			g.entries[l.Entry], g.rows[l.Row] = name, name
		case e == "":
			g.entries[l.Entry] = r
		case r == "":
			g.rows[l.Row] = e
		case e != r:
			g.rename(r, e)
		}
	}
	return g
}

func (g linked) rename(from, to string) {
	for _, side := range []map[int64]string{g.entries, g.rows} {
		for id, name := range side {
			if name == from {
				side[id] = to
			}
		}
	}
}

// group finds which entries and rows of an order answer each other: one for one, then
// several for one, then all for all. What is left over on both sides is a difference.
func (m *matcher) group(g *group) {
	m.single(g, true)
	m.single(g, false)
	m.several(g)
	quiet := slices.DeleteFunc(slices.Clone(g.entries), func(e Entry) bool { return e.Journal })
	g.entries = slices.DeleteFunc(g.entries, func(e Entry) bool { return !e.Journal })
	for _, e := range quiet {
		m.line(e, Out, WhyNoJournal)
	}
	if len(g.entries) > 0 && len(g.rows) > 0 {
		m.meet(g.entries, g.rows)
		return
	}
	for _, e := range g.entries {
		m.line(e, Waiting, "")
	}
	for _, r := range g.rows {
		m.orphan(r, Unknown, "")
	}
}

// single pairs entries with rows of the same amount, first with one of their own day or later.
func (m *matcher) single(g *group, journal bool) {
	var left []Entry
	for _, e := range g.entries {
		fits := func(r Row) bool { return r.Yen == e.Yen }
		i := slices.IndexFunc(g.rows, func(r Row) bool { return fits(r) && r.Day >= e.Day })
		if i < 0 {
			i = slices.IndexFunc(g.rows, fits)
		}
		if i < 0 || e.Journal != journal {
			left = append(left, e)
			continue
		}
		m.meet([]Entry{e}, g.rows[i:i+1])
		g.rows = slices.Delete(g.rows, i, i+1)
	}
	g.entries = left
}

// mostTried is from how many entries or rows of one order sums are sought.
const mostTried = 10

// several pairs a row with entries that come to it together, and an entry with rows.
func (m *matcher) several(g *group) {
	books := func(e Entry) int64 {
		if !e.Journal {
			return 0
		}
		return e.Yen
	}
	for i := 0; i < len(g.rows); i++ {
		if some := sumOf(g.entries, books, g.rows[i].Yen); some != nil {
			m.meet(pick(g.entries, some), g.rows[i:i+1])
			g.entries, g.rows = without(g.entries, some), slices.Delete(g.rows, i, i+1)
			i--
		}
	}
	for i := 0; i < len(g.entries); i++ {
		if some := sumOf(g.rows, func(r Row) int64 { return r.Yen }, books(g.entries[i])); some != nil {
			m.meet(g.entries[i:i+1], pick(g.rows, some))
			g.rows, g.entries = without(g.rows, some), slices.Delete(g.entries, i, i+1)
			i--
		}
	}
}

// sumOf finds two or more that come to a sum, the fewest and first ones; nil for none.
func sumOf[T any](all []T, yen func(T) int64, sum int64) []int {
	n := len(all)
	if n < 2 || n > mostTried || sum == 0 {
		return nil
	}
	var best []int
	for mask := 3; mask < 1<<n; mask++ {
		var some []int
		var is int64
		for i := range n {
			if y := yen(all[i]); mask&(1<<i) != 0 && y != 0 {
				some, is = append(some, i), is+y
			}
		}
		if is == sum && len(some) > 1 && (best == nil || len(some) < len(best)) {
			best = some
		}
	}
	return best
}

func pick[T any](all []T, some []int) (out []T) {
	for _, i := range some {
		out = append(out, all[i])
	}
	return out
}

func without[T any](all []T, some []int) (out []T) {
	for i, one := range all {
		if !slices.Contains(some, i) {
			out = append(out, one)
		}
	}
	return out
}
