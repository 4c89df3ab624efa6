package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
	"madoguchi/app/export/plain"
	"madoguchi/store"
)

// kindBundle is everything for the accountant in one file (税理士に渡すまとめ).
const kindBundle = "package"

// bundled is what only a bundle holds, besides the entries.
type bundled struct {
	program exporter             // the one of the shop's accounting program, Kind "" for none
	pages   []MonthPage          // of the months that lie whole in the period
	goods   map[reasonKey]string // articles behind the reasons of those months
	months  []ExportMonth        // all that the period touches
	papers  []paperFile
	drafts  int
	version string
}

// paperFile is a document; its bytes are read when they are written.
type paperFile struct {
	id, size int64
	row      book.Document
	name     string
	damaged  bool
}

// bundle reads what a bundle holds. Papers name customers: they are not for those from whom
// names are hidden.
func (d *Desk) bundle(ctx context.Context, o *outgoing, b Books) error {
	o.bundled = &bundled{version: d.version}
	if x, err := exporterOf(b.Package); err == nil && x.holds != nil {
		o.bundled.program, o.words = x, x.preset(b.Shop).With(b.words(x.Kind))
	}
	drafts, err := d.store.Entries(ctx, store.EntryQuery{From: o.in.From, To: o.in.To, Status: store.EntryDraft})
	if err != nil {
		return err
	}
	o.bundled.drafts = len(drafts.Entries)
	if o.bundled.months, err = d.monthsOf(ctx, o.in.From, o.in.To); err != nil {
		return err
	}
	for _, m := range monthsWithin(o.in.From, o.in.To) {
		page, err := d.monthSheet(ctx, m, b.Shop)
		if err != nil {
			return err
		}
		o.bundled.pages = append(o.bundled.pages, page)
	}
	if o.bundled.goods, err = d.goodsOf(ctx, o.events); err != nil {
		return err
	}
	return d.bundlePapers(ctx, o)
}

func (d *Desk) bundlePapers(ctx context.Context, o *outgoing) error {
	all, err := d.store.Documents(ctx, store.DocumentQuery{From: o.in.From, To: o.in.To})
	if err != nil || len(all.Documents) == 0 {
		return err
	}
	if err := d.mayDocuments(ctx); err != nil {
		return err
	}
	slices.Reverse(all.Documents) // the oldest first, as in the ledger
	for _, one := range all.Documents {
		o.bundled.papers = append(o.bundled.papers, paperFile{id: one.ID, size: one.Size, row: bookDocuments(o.shop, []store.Document{one})[0], name: "書類/" + documentName(one)})
	}
	return nil
}

// lookAtPapers holds each paper against its hash before the first byte is written: the letter, which
// comes first, names the damaged ones. They are left out; the file is then not the same as the one that
// will hold them once they were restored.
func (d *Desk) lookAtPapers(ctx context.Context, o *outgoing) error {
	var damaged []string
	read := d.paperOf(ctx)
	for i := range o.bundled.papers {
		p := &o.bundled.papers[i]
		_, err := read(p.id)
		if isDamaged(err) {
			p.damaged, p.row.Kind = true, p.row.Kind+damagedMark
			damaged = append(damaged, p.row.ID)
			continue
		}
		if err != nil {
			return fmt.Errorf("document %s: %w", p.row.ID, err)
		}
	}
	if len(damaged) == 0 {
		return nil
	}
	names := strings.Join(damaged, "、")
	o.warnings = append(o.warnings, EntryDoubt{Column: "書類", Text: names + " は中身が壊れているので、入っていません。バックアップから戻して、書き出し直してください。"})
	hash := sha256.Sum256([]byte(o.madeOf + " " + names))
	o.madeOf = hex.EncodeToString(hash[:])
	return nil
}

// monthsWithin are the months that lie whole between two days.
func monthsWithin(from, to string) []string {
	var all []string
	day, err := time.Parse("2006-01", from[:7])
	for ; err == nil && day.Format(time.DateOnly) <= to; day = day.AddDate(0, 1, 0) {
		name := day.Format("2006-01")
		if last, _ := month.Last(name); day.Format(time.DateOnly) >= from && last <= to {
			all = append(all, name)
		}
	}
	return all
}

// reasonsOf are the rows of 返金理由.
func reasonsOf(pages []MonthPage, goods map[reasonKey]string) []plain.Reason {
	var out []plain.Reason
	for _, page := range pages {
		for _, r := range page.Sheet.Reasons {
			out = append(out, plain.Reason{Month: page.Sheet.Month, Channel: r.Channel, Reason: r.Label + "：" + r.Reason, Count: r.Count, Yen: r.Amount, Items: goods[reasonKey{page.Sheet.Month, r.Channel, r.Type, r.Reason}]})
		}
	}
	return out
}

// made is what a bundle is made of beside the entries; the bytes of papers by their hash.
func (b *bundled) made() map[string]any {
	var rows []book.Document
	for _, f := range b.papers {
		rows = append(rows, f.row)
	}
	pages := slices.Clone(b.pages)
	for i := range pages { // who locked a month, and when, stands in no file
		pages[i].LockedAt, pages[i].LockedBy = 0, ""
	}
	made := map[string]any{"program": b.program.Kind, "pages": pages, "documents": rows, "drafts": b.drafts}
	if open := openMonths(b.months); len(open) > 0 && len(pages) < len(b.months) { // of part of a month no page says it
		made["open"] = open
	}
	return made
}

// doubts are what a person should know before the bundle goes out.
func (b *bundled) doubts() []EntryDoubt {
	var out []EntryDoubt
	if b.drafts > 0 {
		out = append(out, EntryDoubt{Column: "下書き", Text: fmt.Sprintf("確定していない下書きが %d 件あります。このまとめには入っていません。", b.drafts)})
	}
	if open := openMonths(b.months); len(open) > 0 {
		out = append(out, openDoubt(open))
	}
	if b.program.Kind == "" {
		out = append(out, EntryDoubt{Column: "会計ソフト", Text: "会計ソフトが決まっていないので、取り込み用のファイルは入っていません。経理の設定で会計ソフトを選べます。"})
	}
	return out
}
