package app

import (
	"context"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/settle"
	"madoguchi/connectors/orderfile"
	"madoguchi/store"
)

// SettlementPreview tells how a held file would be read. It saves nothing.
func (d *Desk) SettlementPreview(ctx context.Context, in SettlementImport) (SettlementFileView, error) {
	s, err := d.settlementFile(ctx, in)
	if err != nil {
		return SettlementFileView{}, err
	}
	s.held.mu.Lock()
	defer s.held.mu.Unlock()
	out := SettlementFileView{
		Name: s.held.name, Charset: s.file.Charset, Sheet: s.file.Sheet, Map: settlementMapOut(s.m), Saved: s.saved, Columns: []OrderColumn{},
		Rows: []SettlementRow{}, Kinds: []SettlementKind{}, Damaged: []OrderDamage{}, Known: []SettlementFile{},
	}
	cells, err := s.file.Samples(samples)
	if err != nil {
		return out, err
	}
	for i, name := range s.file.Head {
		out.Columns = append(out.Columns, OrderColumn{Name: name, Samples: append([]string{}, cells[i]...)})
	}
	if out.Known, err = d.knownSettlement(ctx, s); err != nil {
		return out, err
	}
	got, err := settle.Read(ctx, s.file, s.m, in.Day, in.Round)
	if out.Problem = problemOf(err); err != nil && out.Problem != "" {
		return out, nil
	}
	out.Counts, out.Damaged, out.More = settlementCounts(got), damages(got.Damaged), got.More
	out.Kinds = settlementKinds(got)
	for _, r := range got.Rows[:min(len(got.Rows), shownOrders)] {
		out.Rows = append(out.Rows, SettlementRow{Line: r.Line, Order: r.Order, Yen: r.Yen, Day: r.Day, Kind: r.Kind, Round: r.Round})
	}
	return out, err
}

// ImportSettlement keeps what a file took off, and how it was read. The same file again
// changes nothing.
func (d *Desk) ImportSettlement(ctx context.Context, in SettlementImport) (SettlementDone, error) {
	s, err := d.settlementFile(ctx, in)
	if err != nil {
		return SettlementDone{}, err
	}
	s.held.mu.Lock()
	defer s.held.mu.Unlock()
	got, err := settle.Read(ctx, s.file, s.m, in.Day, in.Round)
	if err != nil {
		return SettlementDone{}, err
	}
	if len(got.Rows) == 0 {
		return SettlementDone{}, refuse("settlement_none", "このファイルには、注文ごとに差し引かれた金額がありません。何も取り込んでいません。金額の列と、差し引きの書き方を確かめてください。")
	}
	rows := make([]store.SettlementRow, len(got.Rows))
	for i, r := range got.Rows {
		rows[i] = store.SettlementRow{Line: int64(r.Line), Order: r.Order, Amount: r.Yen, Day: r.Day, Kind: r.Kind, Round: r.Round}
	}
	f, again, err := d.store.AddSettlement(ctx, actor(ctx), store.SettlementFile{
		Channel: in.Channel, Name: s.held.name, SHA256: s.held.file.sum, Size: s.held.file.size, Left: got.Left,
	}, rows)
	if err != nil {
		return SettlementDone{}, err
	}
	if !again {
		if err := d.saveSettlementMap(ctx, in.Channel, s.m, got.Kinds); err != nil {
			return SettlementDone{}, err
		}
	}
	return SettlementDone{File: settlementFileOf(s.shop, f), Again: again, Counts: settlementCounts(got), Kinds: settlementKinds(got), Damaged: damages(got.Damaged), More: got.More}, nil
}

// settlement is a held file, and how it is read.
type settlement struct {
	held  *heldFile[paidFile]
	file  *orderfile.File
	shop  book.Shop
	m     settle.Map
	saved bool
	of    string
}

func (d *Desk) settlementFile(ctx context.Context, in SettlementImport) (settlement, error) {
	s := settlement{held: d.heldPaid.find(in.Token), of: in.Channel}
	if s.held == nil {
		return s, refuse("order_file", "ファイルが手元に残っていません。何も取り込んでいません。ファイルをもう一度選んでください。")
	}
	b, err := d.Books(ctx)
	if err != nil {
		return s, err
	}
	s.shop = b.Shop
	if !slices.ContainsFunc(s.shop.AllChannels(), func(c book.Channel) bool { return c.Code == in.Channel }) {
		return s, refuse("entry_channel", "モールが選ばれていません。何も取り込んでいません。選び直してください。")
	}
	if in.Day != "" && !isDay(in.Day) {
		return s, refuse("day", "精算日が日付として読めません。何も取り込んでいません。2026-11-05 のように入れてください。")
	}
	s.held.mu.Lock()
	defer s.held.mu.Unlock()
	s.file = s.held.file.File
	if in.Own {
		s.m = settlementMapIn(in.Map)
		return s, nil
	}
	maps, err := d.savedSettlementMaps(ctx)
	if err != nil {
		return s, err
	}
	last, known := maps[in.Channel]
	const anyDay = "2026-01-01" // it is asked for later
	if s.m = settlementMapIn(last.SettlementMap); known && s.m.Fits(s.file, anyDay) == nil {
		s.m, s.saved = s.m.Grown(s.file, last.Known), true
		return s, nil
	}
	s.m = settle.Guess(s.file)
	s.m.Prefix, err = d.numberPrefix(ctx, in.Channel)
	return s, err
}

func settlementCounts(got settle.Result) SettlementCounts {
	return SettlementCounts{Rows: len(got.Rows), Yen: got.Yen, Added: got.Added, Fees: got.Fees, FeesYen: got.FeesYen, Left: got.Left}
}

func settlementKinds(got settle.Result) []SettlementKind {
	out := []SettlementKind{}
	for _, k := range got.Kinds {
		out = append(out, SettlementKind(k))
	}
	return out
}
