package app

import (
	"cmp"
	"context"

	"madoguchi/app/export/book"
	"madoguchi/app/export/freee"
	"madoguchi/app/export/mf"
	"madoguchi/app/export/plain"
	"madoguchi/app/export/sheet"
	"madoguchi/app/export/yayoi"
)

// exporter is a kind of file for the books.
type exporter struct {
	ExportKind
	name   string // of the file, before the period
	ext    string
	mime   string
	holds  func(book.Event) bool // nil for every entry
	preset func(book.Shop) book.Words
	write  func(edition) ([]byte, []book.Warning, error)
}

// edition is what a file is written from.
type edition struct {
	events   []book.Event
	shop     book.Shop
	words    book.Words
	split    book.SplitTax
	cover    plain.Cover
	bundled  *bundled       // what only a bundle holds
	warnings []book.Warning // of the rules; a workbook lists them
	settled  []plain.Reconciled
}

// kindXLSX is the workbook for the accountant.
const kindXLSX = "xlsx"

const (
	mimeCSV  = "text/csv"
	mimeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// exporters are all kinds, in the order in which they are offered.
func exporters() []exporter {
	return []exporter{
		{
			ExportKind: ExportKind{Kind: "csv", Label: "CSV（税理士・Excel 用）", Help: "すべての記録を 1 行ずつ。仕訳のないものも入ります。"},
			name:       "会計イベント", ext: "csv", mime: mimeCSV, preset: noWords, write: events,
		},
		{
			ExportKind: ExportKind{Kind: kindXLSX, Label: "Excel（税理士用）", Help: "表紙、記録、月次集計、精算の突合、警告を 1 つのブックに。"},
			name:       "会計イベント", ext: "xlsx", mime: mimeXLSX, preset: noWords, write: workbook,
		},
		{
			ExportKind: ExportKind{Kind: "monthly", Label: "月次集計（CSV）", Help: "月とモールごとの返金・送料・補償の合計。"},
			name:       "月次集計", ext: "csv", mime: mimeCSV, preset: noWords, write: monthly,
		},
		{
			ExportKind: ExportKind{Kind: "yayoi", Label: "弥生会計", Help: "弥生インポート形式（25 項目）。デスクトップ版とオンライン版。"},
			name:       "yayoi", ext: "csv", mime: mimeCSV, holds: journal, preset: yayoi.Preset, write: writes(yayoi.Write),
		},
		{
			ExportKind: ExportKind{Kind: "freee", Label: "freee 会計（仕訳）", Help: "仕訳インポート（振替伝票）。"},
			name:       "freee", ext: "csv", mime: mimeCSV, holds: journal, preset: freee.Preset, write: writes(freee.Write),
		},
		{
			ExportKind: ExportKind{Kind: "freee-deals", Label: "freee 会計（取引）", Help: "経費だけを取引インポートで。仕訳と同じ記録を 2 度取り込まないでください。"},
			name:       "freee-deals", ext: "csv", mime: mimeCSV, holds: outlay, preset: freee.Preset, write: writes(freee.WriteDeals),
		},
		{
			ExportKind: ExportKind{Kind: "mf", Label: "マネーフォワード クラウド会計", Help: "仕訳帳のインポート。"},
			name:       "mf", ext: "csv", mime: mimeCSV, holds: journal, preset: mf.Preset, write: writes(mf.Write),
		},
		{
			ExportKind: ExportKind{Kind: kindBundle, Label: "税理士に渡すまとめ", Help: "会計ソフトのファイル、Excel、CSV、月のまとめ、書類を 1 つの zip に。"},
			name:       "税理士に渡すまとめ", ext: "zip", mime: "application/zip", preset: noWords, // exports_pieces.go puts it together
		},
	}
}

func journal(e book.Event) bool { return len(e.Lines) > 0 }

// outlay: an expense, or the correction of one, which the file can only warn about.
func outlay(e book.Event) bool {
	kind, _ := e.Meaning()
	return kind.Outlay && journal(e)
}

func noWords(book.Shop) book.Words { return book.Words{} }

func writes(write func([]book.Event, book.Shop, book.Words) ([]byte, []book.Warning, error)) func(edition) ([]byte, []book.Warning, error) {
	return func(e edition) ([]byte, []book.Warning, error) { return write(e.events, e.shop, e.words) }
}

func events(e edition) ([]byte, []book.Warning, error) {
	if e.split.On && e.shop.Excluded() {
		return plain.WriteSplit(e.events, e.shop, e.split)
	}
	return plain.Write(e.events, e.shop, e.words)
}

func monthly(e edition) ([]byte, []book.Warning, error) {
	return plain.Monthly(e.events, e.shop).CSV(), nil, nil
}

func workbook(e edition) ([]byte, []book.Warning, error) {
	p := plain.Package{Cover: e.cover, Events: e.events, Reconciled: e.settled, Warnings: e.warnings}
	return sheet.Write(p.Sheets(e.shop))
}

func exporterOf(kind string) (exporter, error) {
	for _, x := range exporters() {
		if x.Kind == kind {
			return x, nil
		}
	}
	return exporter{}, refuse("export_kind", "「"+kind+"」という書き出しはありません。何も書き出していません。種類を選び直してください。")
}

// ExportKindList are the kinds of files, for the command line.
func ExportKindList() []ExportKind {
	var all []ExportKind
	for _, x := range exporters() {
		all = append(all, x.ExportKind)
	}
	return all
}

// ExportKinds are the files that can be written, that of the shop's own program first.
func (d *Desk) ExportKinds(ctx context.Context) (ExportKinds, error) {
	b, err := d.Books(ctx)
	return ExportKinds{Kinds: packageFirst(ExportKindList(), b.Package)}, err
}

// exportLabel is the name of a kind, also of one that an older program has written.
func exportLabel(kind string) string {
	x, _ := exporterOf(kind)
	return cmp.Or(x.Label, kind)
}
