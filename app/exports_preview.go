package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/export/bundle"
	"madoguchi/app/export/mf"
	"madoguchi/app/export/plain"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// outgoing is a file before it is written.
type outgoing struct {
	exporter
	in       ExportRequest
	shop     book.Shop
	words    book.Words
	split    book.SplitTax
	entries  []store.Entry
	events   []book.Event
	before   map[int64]store.Export // for the same program, by entry
	blocks   []EntryDoubt
	warnings []EntryDoubt
	data     []byte // of a bundle: what is kept of it, once it was written
	files    []bundle.File
	contents []ExportPart
	sha      string // of what was written
	size     int64
	settled  []plain.Reconciled
	bundled  *bundled // of a bundle alone
	preview  bool     // nothing is written: papers are not read, and a bundle is not made
	madeOf   string
	batch    string
	same     store.Export // the file of the same, ID 0 for none
}

// ExportPreview shows what a file would hold, with everything doubtful. It writes nothing.
func (d *Desk) ExportPreview(ctx context.Context, in ExportRequest) (ExportPreview, error) {
	out := ExportPreview{Kind: in.Kind, Entries: []Entry{}, Totals: []ExportTotal{}, Blocks: []EntryDoubt{}, Warnings: []EntryDoubt{}, Earlier: []Export{}, Contents: []ExportPart{}, Months: []ExportMonth{}}
	o, err := d.gather(ctx, &outgoing{in: in, preview: true})
	if err != nil {
		return out, err
	}
	out.FileName, out.Rows, out.Totals = o.fileName(), o.rows(), o.totals()
	out.Blocks, out.Warnings, out.Same, out.Seen = o.blocks, o.warnings, o.same.ID != 0, o.madeOf
	out.Contents = append(out.Contents, o.contents...)
	if o.bundled != nil {
		out.Months = o.bundled.months
	}
	for _, e := range o.entries {
		out.Entries = append(out.Entries, entryOf(o.shop, e))
	}
	drafts, err := d.store.Entries(ctx, store.EntryQuery{From: in.From, To: in.To, Status: store.EntryDraft})
	out.Drafts = len(drafts.Entries)
	for _, x := range o.before {
		if !slices.ContainsFunc(out.Earlier, func(e Export) bool { return e.ID == x.ID }) {
			out.Earlier = append(out.Earlier, exportOf(x))
		}
	}
	slices.SortFunc(out.Earlier, func(a, b Export) int { return cmp.Compare(b.ID, a.ID) })
	if err != nil {
		return out, err
	}
	changed, err := d.changedSince(ctx, o)
	out.Warnings = append(out.Warnings, changed...)
	return out, errors.Join(err, d.stages(ctx, out.Earlier))
}

// outgoing reads what a file is made of, holds it against the rules and makes its bytes.
func (d *Desk) outgoing(ctx context.Context, in ExportRequest) (*outgoing, error) {
	return d.gather(ctx, &outgoing{in: in})
}

func (d *Desk) gather(ctx context.Context, o *outgoing) (*outgoing, error) {
	in := o.in
	var err error
	if o.exporter, err = exporterOf(in.Kind); err != nil {
		return o, err
	}
	if !isDay(in.From) || !isDay(in.To) || in.From > in.To {
		return o, refuse("period", "期間が読めません。何も書き出していません。2026-10-01 から 2026-10-31 のように、始めの日と終わりの日を入れてください。")
	}
	if in.Fresh && o.Kind == kindBundle {
		return o, refuse("export_fresh", "税理士に渡すまとめには、いつも期間のすべての記録が入ります。何も書き出していません。「まだ書き出していない記録だけ」（--fresh）を外して、もう一度お試しください。")
	}
	b, err := d.Books(ctx)
	if err != nil {
		return o, err
	}
	o.shop, o.words = b.Shop, o.preset(b.Shop).With(b.words(in.Kind))
	if in.Kind == "csv" && b.Shop.Excluded() && b.SplitTax.On {
		o.split = b.SplitTax
	}
	// Before anything is read: another PC that exports meanwhile takes this number, and saving refuses ours.
	if o.batch, err = d.store.NextBatch(ctx); err != nil {
		return o, err
	}
	if o.entries, err = d.store.Booked(ctx, in.From, in.To); err != nil {
		return o, err
	}
	if o.before, err = d.goneOut(ctx, in, b.Package); err != nil {
		return o, err
	}
	if in.Fresh {
		o.entries = slices.DeleteFunc(o.entries, func(e store.Entry) bool { return o.before[e.ID].ID != 0 })
	}
	if o.holds != nil {
		o.entries = slices.DeleteFunc(o.entries, func(e store.Entry) bool { return !o.holds(eventOf(e)) })
	}
	for _, e := range o.entries {
		o.events = append(o.events, eventOf(e))
	}
	if o.Kind == kindBundle {
		if err := d.bundle(ctx, o, b); err != nil {
			return o, err
		}
	}
	if o.Kind == kindXLSX || o.Kind == kindBundle {
		if o.settled, err = d.reconciled(ctx, o.shop, period{in.From, in.To}); err != nil {
			return o, err
		}
	}
	return o, d.fill(ctx, o)
}

// fill finds the file of the same, or makes a new one.
func (d *Desk) fill(ctx context.Context, o *outgoing) error {
	made := o.settings()
	made["kind"], made["from"], made["to"], made["events"] = o.Kind, o.in.From, o.in.To, o.events
	if len(o.settled) > 0 { // without, a file is the same as before there were settlements
		made["settled"] = o.settled
	}
	if o.bundled != nil {
		made["bundle"] = o.bundled.made()
	}
	known, err := json.Marshal(made)
	if err != nil {
		return err
	}
	hash := sha256.Sum256(known)
	o.madeOf = hex.EncodeToString(hash[:])
	if o.in.Seen != "" && o.in.Seen != o.madeOf {
		return refuse("export_changed", "中身を見たあとに、この期間の記録か経理の設定が変わりました。何も書き出していません。いまの中身を見直してから、もう一度書き出してください。")
	}
	if o.same, err = d.store.ExportMadeOf(ctx, o.madeOf); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	ids, exported := map[string]int64{}, map[string]string{}
	for _, e := range o.entries {
		ids[e.EventID] = e.ID
		if x := o.before[e.ID]; x.ID != 0 {
			exported[e.EventID] = x.Batch
		}
	}
	doubts, err := d.entryDoubts(ctx, o.shop, o.entries, exported)
	if err != nil {
		return err
	}
	o.blocks, o.warnings = blocking(doubts), slices.DeleteFunc(doubts, func(w EntryDoubt) bool { return w.Block })
	if o.bundled != nil {
		o.warnings = append(o.warnings, o.bundled.doubts()...)
	}
	if o.bundled != nil && !o.preview {
		if err := d.lookAtPapers(ctx, o); err != nil {
			return err
		}
		if o.same, err = d.store.ExportMadeOf(ctx, o.madeOf); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
	}
	now := jst.In(d.now()).Format("2006-01-02 15:04")
	if o.bundled != nil {
		o.contents = newBundling(o.edition(now)).contents()
	}
	switch {
	case o.empty() || len(o.blocks) > 0:
		return nil
	case o.same.ID != 0: // a newer program would write it otherwise; the same stays the same
		if o.Kind != kindBundle {
			o.data = o.same.Data
		}
		for _, w := range exportOf(o.same).Warnings {
			if !slices.Contains(o.warnings, w) {
				o.warnings = append(o.warnings, w)
			}
		}
		return nil
	}
	return o.make(ids, now)
}

// empty: nothing is there to write. A bundle of papers alone is one.
func (o *outgoing) empty() bool {
	return len(o.events) == 0 && (o.bundled == nil || len(o.bundled.papers) == 0)
}

// settings are what a file was made by. What is not used is not named, so that a file of an
// older program is still known to be the same.
func (o *outgoing) settings() map[string]any {
	by := map[string]any{"shop": o.shop, "words": o.words}
	if o.split.On {
		by["split_tax"] = o.split
	}
	return by
}

// make writes the bytes, or makes what a bundle is written from. A package that cannot say
// something keeps the file back too.
func (o *outgoing) make(ids map[string]int64, now string) error {
	warnings, err := o.build(o.edition(now))
	var blocked *book.BlockedError
	if errors.As(err, &blocked) {
		o.blocks = warningsOut(blocked.Blocks, true, ids)
		return nil
	}
	if errors.Is(err, mf.ErrHeader) {
		return refuse("export_columns", "マネーフォワードの見出しの設定が読めません。何も書き出していません。経理の設定で、マネーフォワードから書き出したファイルの見出しを入れ直してください。")
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", o.Kind, err)
	}
	o.warnings = append(o.warnings, warningsOut(o.words.Unsure(o.events), false, ids)...)
	o.warnings = append(o.warnings, warningsOut(warnings, false, ids)...)
	return nil
}

func (o *outgoing) edition(now string) edition {
	e := edition{
		events: o.events, shop: o.shop, words: o.words, split: o.split, settled: o.settled, bundled: o.bundled,
		cover: plain.Cover{From: o.in.From, To: o.in.To, Created: now, Batch: o.batch},
	}
	for _, w := range o.warnings {
		e.warnings = append(e.warnings, book.Warning{EventID: w.EventID, Column: w.Column, Text: w.Text, Before: w.Before, After: w.After})
	}
	return e
}

// build makes the bytes. Of a bundle it makes what lies beside the papers, and for a person who
// only looks nothing but the file that could refuse it.
func (o *outgoing) build(e edition) (warnings []book.Warning, err error) {
	if o.bundled == nil {
		o.data, warnings, err = o.write(e)
		return warnings, err
	}
	b := newBundling(e)
	if o.preview {
		err = b.look()
	} else {
		o.files, err = b.files()
	}
	return b.warnings, err
}

// rows are the lines of a file: of each entry its journal, or itself where there is none.
func (o *outgoing) rows() int {
	n := 0
	for _, e := range o.events {
		n += len(e.Lines)
		if len(e.Lines) == 0 {
			n++
		}
	}
	return n
}

// fileName says what and when.
func (o *outgoing) fileName() string {
	return o.name + "_" + periodName(o.in.From, o.in.To) + "." + o.ext
}

// periodName is a month, or two days.
func periodName(first, last string) string {
	from, _ := time.Parse(time.DateOnly, first)
	if from.Day() == 1 && from.AddDate(0, 1, -1).Format(time.DateOnly) == last {
		return first[:7]
	}
	return first + "_" + last
}
