package app

import (
	"context"
	"slices"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// kindParts are the kinds of place a person can tick, in the order of the screen.
var kindParts = []struct {
	kind string
	part store.Part
}{
	{"in", store.PartIn}, {"out", store.PartOut}, {"memo", store.PartMemo}, {"fact", store.PartWho | store.PartFacts | store.PartOther},
}

// narrow adds what is ticked beside the list.
func narrow(want *store.FindQuery, in SearchQuery) {
	want.Parts = partsOf(in.Kinds)
	if len(in.Accounts) > 0 {
		want.Filters = append(slices.Clone(want.Filters), store.Filter{By: "account", IDs: in.Accounts})
	}
	if in.Year > 0 {
		from, to := yearSpan(in.Year)
		want.From = max(want.From, from)
		if want.To == 0 || to < want.To {
			want.To = to
		}
	}
}

func narrowed(in SearchQuery) bool { return in.Year > 0 || len(in.Kinds) > 0 || len(in.Accounts) > 0 }

func partsOf(kinds []string) store.Part {
	var p store.Part
	for _, k := range kindParts {
		if slices.Contains(kinds, k.kind) {
			p |= k.part
		}
	}
	return p
}

func yearSpan(year int) (from, to int64) {
	return time.Date(year, 1, 1, 0, 0, 0, 0, jst.Zone()).UnixMilli(), time.Date(year+1, 1, 1, 0, 0, 0, 0, jst.Zone()).UnixMilli()
}

// facets counts the hits by year, kind and account. What is ticked in one of them
// does not change its own numbers, so that another choice can be judged.
func (d *Desk) facets(ctx context.Context, in SearchQuery, hits []store.Hit, whose map[int64]store.Whose, more bool, out *SearchAnswer) error {
	years, months, kinds, accounts := map[int]int{}, map[string]int{}, map[string]int{}, map[int64]int{}
	ticked := partsOf(in.Kinds)
	total := 0
	for _, h := range hits {
		at, shop := jst.Of(h.When), whose[h.ID].Account
		year := in.Year == 0 || at.Year() == in.Year
		account := len(in.Accounts) == 0 || slices.Contains(in.Accounts, shop)
		kind := ticked == 0 || h.Parts&ticked != 0
		if account && kind {
			years[at.Year()]++
		}
		if year && kind {
			accounts[shop]++
		}
		if year && account {
			for _, k := range kindParts {
				if h.Parts&k.part != 0 {
					kinds[k.kind]++
				}
			}
		}
		if year && account && kind {
			months[at.Format("2006-01")]++
			total++
		}
	}
	out.Total = SearchTotal{Count: total, More: more}
	out.Counted = SearchTotal{Count: len(hits), More: more}
	if more && len(hits) > 0 {
		delete(months, jst.Of(hits[len(hits)-1].When).Format("2006-01")) // it goes on beyond the limit
	}
	eachDown(years, func(y, n int) { out.Years = append(out.Years, SearchYear{Year: y, Count: n}) })
	eachDown(months, func(m string, n int) { out.Months = append(out.Months, SearchMonth{Month: m, Count: n}) })
	for _, k := range kindParts {
		out.Kinds = append(out.Kinds, SearchKind{Kind: k.kind, Count: kinds[k.kind]})
	}
	return d.accountFacet(ctx, accounts, out)
}

// eachDown hands out the counts with the largest key first.
func eachDown[K int | string](counts map[K]int, f func(K, int)) {
	var keys []K
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range slices.Backward(keys) {
		f(k, counts[k])
	}
}

func (d *Desk) accountFacet(ctx context.Context, counts map[int64]int, out *SearchAnswer) error {
	all, err := d.store.Accounts(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		out.Accounts = append(out.Accounts, SearchAccount{ID: a.ID, Name: a.Name, Count: counts[a.ID]})
		delete(counts, a.ID)
	}
	gone := 0 // accounts that were removed; what they brought stays findable
	for _, n := range counts {
		gone += n
	}
	if gone > 0 {
		out.Accounts = append(out.Accounts, SearchAccount{Count: gone})
	}
	return nil
}
