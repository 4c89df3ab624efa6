package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/export/bundle"
	"madoguchi/app/export/month"
	"madoguchi/app/export/plain"
	"madoguchi/app/export/sheet"
	"madoguchi/store"
)

// kindBundle is everything for the accountant in one file (税理士に渡すまとめ).
const kindBundle = "package"

// bundled is what only a bundle holds, besides the entries.
type bundled struct {
	program exporter // the one of the shop's accounting program, Kind "" for none
	pages   []MonthPage
	papers  []paperFile
	drafts  int
	version string
}

// paperFile is a document, and its bytes once the file is written.
type paperFile struct {
	id   int64
	row  book.Document
	name string
	data []byte
}

// mostPapers is how many bytes of papers one bundle may hold: it is built in memory.
const mostPapers = 200 << 20

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
	for _, m := range monthsWithin(o.in.From, o.in.To) {
		page, err := d.monthSheet(ctx, m, b.Shop)
		if err != nil {
			return err
		}
		o.bundled.pages = append(o.bundled.pages, page)
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
	size := int64(0)
	for _, one := range all.Documents {
		size += one.Size
		o.bundled.papers = append(o.bundled.papers, paperFile{id: one.ID, row: bookDocuments(o.shop, []store.Document{one})[0], name: "書類/" + documentName(one)})
	}
	if size > mostPapers {
		return refuse("export_papers", fmt.Sprintf("この期間の書類は合わせて %d MB あり、1 つのまとめに入れられる 200 MB を超えています。何も書き出していません。期間を短くするか、書類の画面の zip で取り出してください。", size>>20))
	}
	return nil
}

// readPapers reads the bytes just before they are written. A damaged one is left out and said
// so; the file is then not the same as the one that will hold it once it was restored.
func (d *Desk) readPapers(ctx context.Context, o *outgoing) error {
	var damaged []string
	for i := range o.bundled.papers {
		p := &o.bundled.papers[i]
		_, data, err := d.documentBytes(ctx, p.id)
		if isDamaged(err) {
			p.row.Kind += damagedMark
			damaged = append(damaged, p.row.ID)
			continue
		}
		if err != nil {
			return fmt.Errorf("document %s: %w", p.row.ID, err)
		}
		p.data = data
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

// writeBundle makes the files and the letter that lists them with their hashes.
func writeBundle(e edition) ([]byte, []book.Warning, error) {
	b, period := e.bundled, periodName(e.cover.From, e.cover.To)
	p := plain.Package{Cover: e.cover, Events: e.events, Reconciled: e.settled, Warnings: slices.Concat(e.warnings, e.words.Unsure(e.events))}
	p.Cover.Created, p.Cover.Words, p.Cover.Program = "", cmp.Or(b.program.Label, "会計ソフトは決まっていません"), sheet.Product+" "+b.version
	var files []bundle.File
	var warnings []book.Warning
	if b.program.Kind != "" {
		own := e
		own.events = slices.DeleteFunc(slices.Clone(e.events), func(v book.Event) bool { return !b.program.holds(v) })
		data, told, err := b.program.write(own)
		if err != nil {
			return nil, nil, err
		}
		warnings = told
		files = append(files, bundle.File{Name: "会計ソフト/" + b.program.name + "_" + period + "." + b.program.ext, What: b.program.Label + "に取り込むファイル", Data: data})
	}
	p.Warnings = append(p.Warnings, warnings...)
	for _, f := range b.papers {
		p.Documents = append(p.Documents, f.row)
	}
	p.Reasons = reasonsOf(b.pages)
	workbook, cut, err := sheet.Write(p.Sheets(e.shop))
	if err != nil {
		return nil, nil, err
	}
	warnings = append(warnings, cut...)
	files = append(files,
		bundle.File{Name: "会計イベント_" + period + ".xlsx", What: "すべての記録（Excel）", Data: workbook},
		bundle.File{Name: "CSV/会計イベント_" + period + ".csv", What: "すべての記録（CSV）", Data: plain.Events(e.events, e.shop).CSV()},
		bundle.File{Name: "CSV/月次集計_" + period + ".csv", What: "月とモールごとの合計", Data: plain.Monthly(e.events, e.shop).CSV()},
		bundle.File{Name: "CSV/証憑台帳_" + period + ".csv", What: "書類の一覧", Data: plain.Documents(p.Documents, e.shop).CSV()},
	)
	for _, page := range b.pages {
		data, err := monthPaper(page, e.shop)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, bundle.File{Name: MonthName(page.Sheet.Month), What: "月のまとめ（PDF）", Data: data})
	}
	for _, f := range b.papers {
		if f.data == nil {
			continue
		}
		files = append(files, bundle.File{Name: f.name, What: f.row.Kind, Data: f.data})
	}
	data, err := bundle.Zip(append([]bundle.File{{Name: "はじめにお読みください.txt", Data: p.Letter(e.shop, enclosed(files))}}, files...))
	return data, warnings, err
}

func enclosed(files []bundle.File) []plain.Enclosed {
	var out []plain.Enclosed
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		out = append(out, plain.Enclosed{Name: f.Name, What: f.What, SHA256: hex.EncodeToString(sum[:])})
	}
	return out
}

// reasonsOf are the rows of 返金理由.
func reasonsOf(pages []MonthPage) []plain.Reason {
	var out []plain.Reason
	for _, page := range pages {
		for _, r := range page.Sheet.Reasons {
			out = append(out, plain.Reason{Month: page.Sheet.Month, Channel: r.Channel, Reason: r.Label + "：" + r.Reason, Count: r.Count, Yen: r.Amount})
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
	return map[string]any{"program": b.program.Kind, "pages": pages, "documents": rows, "drafts": b.drafts}
}

// doubts are what a person should know before the bundle goes out.
func (b *bundled) doubts() []EntryDoubt {
	var out []EntryDoubt
	if b.drafts > 0 {
		out = append(out, EntryDoubt{Column: "下書き", Text: fmt.Sprintf("確定していない下書きが %d 件あります。このまとめには入っていません。", b.drafts)})
	}
	for _, page := range b.pages {
		if !page.Locked {
			out = append(out, EntryDoubt{Column: "月締め", Text: monthWords(page.Sheet.Month) + "はまだ締めていません。渡したあとに数字が変わることがあります。"})
		}
	}
	if b.program.Kind == "" {
		out = append(out, EntryDoubt{Column: "会計ソフト", Text: "会計ソフトが決まっていないので、取り込み用のファイルは入っていません。経理の設定で会計ソフトを選べます。"})
	}
	return out
}
