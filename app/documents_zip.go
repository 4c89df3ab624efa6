package app

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/plain"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/store"
)

// DocumentsName is what the papers of a search are saved as.
func DocumentsName(in DocumentQuery) string {
	name := "文書"
	for _, day := range []string{in.From, in.To} {
		if isDay(day) {
			name += "_" + day
		}
	}
	return name + ".zip"
}

// DocumentsZip writes what a search finds as files that tell by their names what they are, and
// index.csv: the answer to 「ダウンロードの求め」. It holds one paper in memory at a time. A damaged
// one is left out, and the index says so.
func (d *Desk) DocumentsZip(ctx context.Context, in DocumentQuery, w io.Writer) (n int, err error) {
	if err := d.mayTake(ctx); err != nil {
		return 0, err
	}
	shop, all, err := d.documentsFor(ctx, in)
	if err != nil {
		return 0, err
	}
	if len(all) == 0 {
		return 0, refuse("export_none", "この条件に合う文書がありません。何も書き出していません。条件を確かめてください。")
	}
	z := zip.NewWriter(w)
	rows := bookDocuments(shop, all)
	for i, one := range all {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		_, data, err := d.documentBytes(ctx, one.ID)
		if isDamaged(err) { // the others go out all the same
			rows[i].Kind += damagedMark
			continue
		}
		if err != nil {
			return 0, err
		}
		if err := zipped(z, documentName(one), data); err != nil {
			return 0, err
		}
		n++
	}
	if err := zipped(z, "index.csv", plain.Documents(rows, shop).CSV()); err != nil {
		return 0, err
	}
	if err := z.Close(); err != nil {
		return 0, err
	}
	return n, d.store.Note(ctx, actor(ctx), "document_export", "document", 0, fmt.Sprintf("%d 件", n))
}

func zipped(z *zip.Writer, name string, data []byte) error {
	to, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Flags: 0x800}) // names are UTF-8
	if err != nil {
		return err
	}
	_, err = to.Write(data)
	return err
}

// mayTake lets papers out to those who may export and from whom no name is hidden.
func (d *Desk) mayTake(ctx context.Context) error {
	if err := d.mayDocuments(ctx); err != nil {
		return err
	}
	return d.May(ctx, "SaveDocuments", nil)
}

// documentsFor are all documents of a search, by their numbers.
func (d *Desk) documentsFor(ctx context.Context, in DocumentQuery) (book.Shop, []store.Document, error) {
	b, err := d.Books(ctx)
	if err != nil {
		return b.Shop, nil, err
	}
	in.After, in.Limit = "", 0
	if _, err := d.Documents(ctx, DocumentQuery{From: in.From, To: in.To, Limit: 1}); err != nil {
		return b.Shop, nil, err // of the days
	}
	page, err := d.store.Documents(ctx, documentQuery(in))
	slices.SortFunc(page.Documents, func(a, b store.Document) int { return strings.Compare(a.DocID, b.DocID) })
	return b.Shop, page.Documents, err
}

// mostPartner is how much of a partner stands in the name of a file: Windows ends a path at
// 260 letters.
const mostPartner = 40

// documentName is YYYYMMDD_取引先_金額_文書ID, by the day of the deal, as Windows can keep it.
func documentName(x store.Document) string {
	partner := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*_`, r) || r < ' ' {
			return '-'
		}
		return r
	}, x.Partner)
	if runes := []rune(partner); len(runes) > mostPartner {
		partner = string(runes[:mostPartner])
	}
	return mime.SafeName(fmt.Sprintf("%s_%s_%d_%s%s", strings.ReplaceAll(x.Traded, "-", ""), strings.TrimSpace(partner), x.Amount, x.DocID, filepath.Ext(x.Name)))
}

// bookDocuments are documents as the writers of files know them. What was voided says so.
func bookDocuments(shop book.Shop, all []store.Document) []book.Document {
	out := make([]book.Document, 0, len(all))
	for _, x := range all {
		one := book.Document{
			ID: x.DocID, Issued: x.Issued, Traded: x.Traded, Partner: x.Partner, Amount: x.Amount, Kind: x.Label, Way: wayLabel(x.Way), Channel: x.Channel,
			OrderNo: x.OrderNumber, Reissue: int(x.Reissue), FirstID: x.First, SHA256: x.SHA256, KeepUntil: x.KeepUntil, Given: givenLine(x),
		}
		if x.Voided.At != 0 {
			one.Kind += " 取消"
		}
		if x.After != "" {
			one.Kind += " " + x.After + "に差替"
		}
		for _, r := range x.Rates {
			switch r.Rate {
			case 10:
				one.Base10, one.Tax10 = r.Amount, r.Tax
			case 8:
				one.Base8, one.Tax8 = r.Amount, r.Tax
			}
		}
		out = append(out, one)
	}
	return out
}

// WriteReceipts writes the ledger of what the shop gave in a period as CSV.
func (d *Desk) WriteReceipts(ctx context.Context, from, to, path string) (int, error) {
	if err := d.mayTake(ctx); err != nil {
		return 0, err
	}
	if !isDay(from) || !isDay(to) || from > to {
		return 0, refuse("period", "期間が読めません。何も書き出していません。2026-10-01 から 2026-10-31 のように、始めの日と終わりの日を入れてください。")
	}
	shop, all, err := d.documentsFor(ctx, DocumentQuery{From: from, To: to, Direction: store.DocumentSent})
	if err != nil {
		return 0, err
	}
	if len(all) == 0 {
		return 0, refuse("export_none", "この期間に発行した文書がありません。何も書き出していません。期間を確かめてください。")
	}
	data := plain.Documents(bookDocuments(shop, all), shop).CSV()
	if err := WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return 0, err
	}
	return len(all), d.store.Note(ctx, actor(ctx), "document_export", "document", 0, fmt.Sprintf("%s〜%s %d 件", from, to, len(all)))
}
