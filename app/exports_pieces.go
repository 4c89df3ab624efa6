package app

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/bundle"
	"madoguchi/app/export/plain"
	"madoguchi/app/export/sheet"
)

// letterName is what a bundle is opened with.
const letterName = "はじめにお読みください.txt"

// bundling puts a bundle together: what lies in it is known before any of it is made.
type bundling struct {
	edition
	pack     plain.Package
	warnings []book.Warning // of what was made
}

// piece is a file of a bundle before it is made: something to make, or a paper.
type piece struct {
	name, what string
	make       func() ([]byte, error)
	paper      *paperFile
}

func newBundling(e edition) *bundling {
	b := &bundling{edition: e, pack: plain.Package{Cover: e.cover, Events: e.events, Reconciled: e.settled, Warnings: slices.Concat(e.warnings, e.words.Unsure(e.events))}}
	c := &b.pack.Cover
	c.Created, c.Words, c.Program = "", cmp.Or(e.bundled.program.Label, "会計ソフトは決まっていません"), sheet.Product+" "+e.bundled.version
	for _, f := range e.bundled.papers {
		b.pack.Documents = append(b.pack.Documents, f.row)
	}
	b.pack.Reasons = reasonsOf(e.bundled.pages, e.bundled.goods)
	return b
}

// pieces are the files of a bundle in their order, the letter left out. The program's own comes
// first: what it warns of stands in the others.
func (b *bundling) pieces() []piece {
	period := periodName(b.cover.From, b.cover.To)
	csv := func(name, what string, data func() []byte) piece {
		return piece{name: "CSV/" + name + "_" + period + ".csv", what: what, make: func() ([]byte, error) { return data(), nil }}
	}
	var all []piece
	if p := b.bundled.program; p.Kind != "" {
		all = append(all, piece{name: "会計ソフト/" + p.name + "_" + period + "." + p.ext, what: p.Label + "に取り込むファイル", make: b.program})
	}
	all = append(all,
		piece{name: "会計イベント_" + period + ".xlsx", what: "すべての記録（Excel）", make: b.workbook},
		csv("会計イベント", "すべての記録（CSV）", func() []byte { return plain.Events(b.events, b.shop).CSV() }),
		csv("月次集計", "月とモールごとの合計", func() []byte { return plain.Monthly(b.events, b.shop).CSV() }),
		csv("証憑台帳", "書類の一覧", func() []byte { return plain.Documents(b.pack.Documents, b.shop).CSV() }),
	)
	for _, page := range b.bundled.pages {
		all = append(all, piece{name: MonthName(page.Sheet.Month), what: "月のまとめ（PDF）", make: func() ([]byte, error) { return monthPaper(page, b.shop) }})
	}
	for i := range b.bundled.papers {
		if p := &b.bundled.papers[i]; !p.damaged {
			all = append(all, piece{name: p.name, what: p.row.Kind, paper: p})
		}
	}
	return all
}

// program is the file for the shop's program.
func (b *bundling) program() ([]byte, error) {
	own, p := b.edition, b.bundled.program
	own.events = slices.DeleteFunc(slices.Clone(b.events), func(v book.Event) bool { return !p.holds(v) })
	data, told, err := p.write(own)
	b.warnings = append(b.warnings, told...)
	b.pack.Warnings = append(b.pack.Warnings, told...)
	return data, err
}

func (b *bundling) workbook() ([]byte, error) {
	data, cut, err := sheet.Write(b.pack.Sheets(b.shop))
	b.warnings = append(b.warnings, cut...)
	return data, err
}

// files makes everything but the papers, and the letter that lists it all with its hashes.
func (b *bundling) files() ([]bundle.File, error) {
	files := []bundle.File{{Name: letterName}}
	var listed []plain.Enclosed
	for _, p := range b.pieces() {
		one, sum := bundle.File{Name: p.name, What: p.what}, ""
		if p.paper != nil {
			one.Paper, sum = p.paper.id, p.paper.row.SHA256
		} else {
			data, err := p.make()
			if err != nil {
				return nil, err
			}
			hash := sha256.Sum256(data)
			one.Data, sum = data, hex.EncodeToString(hash[:])
		}
		files = append(files, one)
		listed = append(listed, plain.Enclosed{Name: p.name, What: p.what, SHA256: sum})
	}
	files[0].Data = b.pack.Letter(b.shop, listed)
	return files, nil
}

// look finds out whether the shop's program could be told everything, and makes nothing else.
func (b *bundling) look() error {
	if b.bundled.program.Kind == "" {
		return nil
	}
	_, err := b.program()
	return err
}

// contents are what lies in a bundle; the papers are one line.
func (b *bundling) contents() []ExportPart {
	out := []ExportPart{{Name: letterName, What: "合計と注意、ファイルの一覧", Files: 1}}
	papers := ExportPart{Name: "書類/", What: "書類"}
	for _, p := range b.pieces() {
		if p.paper == nil {
			out = append(out, ExportPart{Name: p.name, What: p.what, Files: 1})
			continue
		}
		papers.Files++
		papers.Size += p.paper.size
	}
	if papers.Files > 0 {
		out = append(out, papers)
	}
	return out
}
