package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/settle"
	"madoguchi/store"
)

// aroundMonths is how far before and after a month its entries and what was taken off
// for them are sought: a mall takes a refund off within weeks.
const aroundMonths = 13

// Settlement holds the entries of a month against the malls' settlements.
func (d *Desk) Settlement(ctx context.Context, in SettlementQuery) (SettlementView, error) {
	out := SettlementView{Month: in.Month, Channel: in.Channel, Sums: []SettlementSum{}, Lines: []SettlementLine{}, Carried: []SettlementLine{}, Later: []SettlementLater{}}
	first, err := time.Parse("2006-01", in.Month)
	if err != nil {
		return out, refuse("month", "月が読めません。2026-10 のように入れてください。")
	}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	p := period{first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)}
	files, err := d.store.SettlementFiles(ctx)
	if err != nil {
		return out, err
	}
	for _, f := range files {
		if in.Channel == "" || f.Channel == in.Channel {
			out.Files++
		}
	}
	for _, c := range settlementChannels(b.Shop, in.Channel) {
		held, err := d.heldAgainst(ctx, c, p)
		if err != nil {
			return out, err
		}
		here, carried := held.lines()
		d.expect(here, b.cycles(c.Code))
		d.expect(carried, b.cycles(c.Code))
		out.Lines, out.Carried = append(out.Lines, here...), append(out.Carried, carried...)
	}
	out.Sums = settlementSums(out.Lines)
	out.Later, err = d.settledLater(ctx, b.Shop, p, in.Channel)
	return out, err
}

func settlementChannels(s book.Shop, code string) []book.Channel {
	if code != "" {
		return []book.Channel{s.Channel(code)}
	}
	return s.AllChannels()
}

// period is the first and the last day of what is looked at.
type period struct{ from, to string }

func (p period) has(day string) bool { return day >= p.from && day <= p.to }

// around are months enough before and after it.
func (p period) around() period {
	from, _ := time.Parse(time.DateOnly, p.from)
	to, _ := time.Parse(time.DateOnly, p.to)
	return period{from.AddDate(0, -aroundMonths, 0).Format(time.DateOnly), to.AddDate(0, aroundMonths, 0).Format(time.DateOnly)}
}

// heldMall is a mall whose entries were held against its settlements.
type heldMall struct {
	channel book.Channel
	period
	entries map[int64]store.SettlementEntry
	drafts  map[deduction]int64
	said    map[settle.Link]store.SettlementVerdict
	matched []settle.Line
}

// deduction is what a draft is known by: an order may have several.
type deduction struct {
	order string
	yen   int64
}

func deductionOf(order string, yen int64) deduction { return deduction{settle.Key(order), yen} }

func (d *Desk) heldAgainst(ctx context.Context, c book.Channel, p period) (*heldMall, error) {
	h := &heldMall{channel: c, period: p, entries: map[int64]store.SettlementEntry{}, drafts: map[deduction]int64{}, said: map[settle.Link]store.SettlementVerdict{}}
	wide := p.around()
	all, err := d.store.SettlementEntries(ctx, c.Code, wide.from, wide.to)
	if err != nil {
		return h, err
	}
	rows, err := d.store.SettlementRows(ctx, c.Code, wide.from, wide.to)
	if err != nil {
		return h, err
	}
	verdicts, err := d.store.SettlementVerdicts(ctx)
	if err != nil {
		return h, err
	}
	words := settle.Words{OutEntries: map[int64]bool{}, OutRows: map[int64]bool{}}
	for _, v := range verdicts {
		h.hear(&words, v)
	}
	var ours []settle.Entry
	for _, e := range all {
		if e.EventID == "" {
			h.drafts[deductionOf(e.Order, settleEntry(e).Yen)] = e.ID
			continue
		}
		h.entries[e.ID] = e
		ours = append(ours, settleEntry(e))
	}
	var theirs []settle.Row
	for _, r := range rows {
		theirs = append(theirs, settle.Row{ID: r.ID, File: r.File, Line: int(r.Line), Order: r.Order, Yen: r.Amount, Day: r.Day, Kind: r.Kind, Round: r.Round})
	}
	h.matched = settle.Match(ours, theirs, words)
	return h, nil
}

// hear takes in what a person has said.
func (h *heldMall) hear(words *settle.Words, v store.SettlementVerdict) {
	switch {
	case v.Verdict == store.SettlementLink:
		words.Links = append(words.Links, settle.Link{Entry: v.EntryID, Row: v.RowID})
	case v.EntryID != 0:
		words.OutEntries[v.EntryID] = true
	default:
		words.OutRows[v.RowID] = true
	}
	for _, of := range []settle.Link{{Entry: v.EntryID}, {Row: v.RowID}} {
		if of != (settle.Link{}) {
			h.said[of] = v
		}
	}
}

// settleEntry is an entry as a mall should take it off. What the mall gives has a minus.
func settleEntry(e store.SettlementEntry) settle.Entry {
	kind, yen := book.Event{Type: e.Type, Undoes: e.Undoes}.Meaning()
	if kind.Incoming {
		yen = -yen
	}
	out := settle.Entry{ID: e.ID, Order: e.Order, Day: e.Day, Yen: yen * e.Amount, Journal: e.Journal}
	if e.Type == book.Reversal {
		out.Undoes = e.RelatedID
	}
	return out
}

// lines are those of the period, and those that were carried into it.
func (h *heldMall) lines() (here, carried []SettlementLine) {
	for _, l := range h.matched {
		line := h.line(l)
		switch {
		case l.Entry == 0 && h.has(l.Day), l.Entry != 0 && h.has(line.Date):
			here = append(here, line)
		case l.Entry != 0 && line.Date < h.from && (l.State == settle.Waiting || l.State == settle.Differs || l.State == settle.Same && l.Day >= h.from):
			carried = append(carried, line)
		}
	}
	byDay := func(a, b SettlementLine) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Date, a.Day), cmp.Or(b.Date, b.Day)), cmp.Compare(a.EventID, b.EventID), cmp.Compare(a.Key, b.Key))
	}
	slices.SortFunc(here, byDay)
	slices.SortFunc(carried, byDay)
	return here, carried
}

func (h *heldMall) line(l settle.Line) SettlementLine {
	e := h.entries[l.Entry]
	out := SettlementLine{
		Key: fmt.Sprint("e", l.Entry), Channel: h.channel.Code, ChannelName: h.channel.Label, EntryID: l.Entry, EventID: e.EventID, Date: e.Day,
		TypeLabel: book.Event{Type: e.Type, TypeLabel: e.Label}.Label(), Rows: l.Rows, Order: l.Order, Ours: l.Ours, Theirs: l.Theirs, Day: l.Day, Round: l.Round,
		State: l.State, StateLabel: settlementLabel(l.State), Why: l.Why,
	}
	v, judged := h.said[settle.Link{Entry: l.Entry}]
	if l.Entry == 0 {
		out.Key, out.Draft = fmt.Sprint("r", l.Rows[0]), h.drafts[deductionOf(l.Order, l.Theirs)]
		v, judged = h.said[settle.Link{Row: l.Rows[0]}]
	}
	if judged {
		out.Judged, out.Reason, out.By, out.At = true, v.Reason, v.By.Name, v.By.At
	}
	return out
}

func settlementLabel(state string) string {
	return map[string]string{
		settle.Waiting: "未反映", settle.Differs: "金額相違", settle.Unknown: "経理に記録がない", settle.Same: "一致", settle.Out: "対象外",
	}[state]
}

// SettlementStates are the words for them, for the command line.
func SettlementStates() []string { return settle.States() }

func settlementSums(lines []SettlementLine) []SettlementSum {
	out := []SettlementSum{}
	for _, state := range settle.States() {
		s := SettlementSum{State: state, Label: settlementLabel(state)}
		for _, l := range lines {
			if l.State == state {
				s.Count++
				s.Ours += l.Ours
				s.Theirs += l.Theirs
			}
		}
		out = append(out, s)
	}
	return out
}
