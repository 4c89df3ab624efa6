package app

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// mostDocument is how large a kept paper may be.
const mostDocument = 20 << 20

// KeepDocument keeps an attachment of a message as a paper of a deal (電子取引): it stays when
// the inquiry is erased and when attachments are thinned out.
func (d *Desk) KeepDocument(ctx context.Context, in NewDocument) (Document, error) {
	inquiry, err := d.store.InquiryOf(ctx, in.Message)
	if err != nil {
		return Document{}, err
	}
	f, err := d.store.FileByID(ctx, in.File)
	if err != nil {
		return Document{}, err
	}
	if f.MessageID != in.Message {
		return Document{}, store.ErrNotFound
	}
	if err := d.mayBytes(ctx, in.Message); err != nil {
		return Document{}, err
	}
	if f.State != store.FileStored {
		return Document{}, refuse("document_file", "この添付はまだ受信していないか、もう残っていません。何も保管していません。")
	}
	if f.Size > mostDocument {
		return Document{}, errTooLong
	}
	data, err := d.store.Blob(f.SHA256)
	if err != nil {
		return Document{}, err
	}
	return d.keepDocument(ctx, in, data, store.Document{InquiryID: inquiry, MessageID: in.Message, Way: "attachment", Name: filepath.Ext(f.Name), Type: f.Type})
}

// KeepDocumentFile keeps a file of this machine, for the command line.
func (d *Desk) KeepDocumentFile(ctx context.Context, in NewDocument, name string, data []byte) (Document, error) {
	if err := d.May(ctx, "KeepDocument", nil); err != nil {
		return Document{}, err
	}
	kind := http.DetectContentType(data)
	return d.keepDocument(ctx, in, data, store.Document{Way: "file", Name: filepath.Ext(name), Type: kind})
}

var errTooLong = &Refusal{
	Code: "document_size", Problems: []Problem{},
	Text: "ファイルが大きすぎます（20 MB まで）。何も保管していません。ページを分けるか、画像を小さくしてください。",
}

func (d *Desk) keepDocument(ctx context.Context, in NewDocument, data []byte, of store.Document) (Document, error) {
	in.Partner, in.Note, in.Reason, in.Issued, in.Traded = oneLine(in.Partner), oneLine(in.Note), oneLine(in.Reason), strings.TrimSpace(in.Issued), strings.TrimSpace(in.Traded)
	in.Traded = cmp.Or(in.Traded, in.Issued)
	if err := goodDocument(&in, data); err != nil {
		return Document{}, err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return Document{}, err
	}
	if in.Channel != "" && !slices.ContainsFunc(b.Shop.AllChannels(), func(c book.Channel) bool { return c.Code == in.Channel }) {
		return Document{}, refuse("channel", "「"+in.Channel+"」というモールはありません。何も保管していません。経理の設定にあるモールを選んでください。")
	}
	if err := d.goodBefore(ctx, in); err != nil {
		return Document{}, err
	}
	ext := strings.ToLower(of.Name)
	if len(ext) > 6 || strings.ContainsAny(ext, `/\: `) {
		ext = ""
	}
	of.Kind, of.Label, of.Direction, of.Issued, of.Traded, of.Partner = in.Kind, labelOf(documentKinds(), in.Kind), store.DocumentReceived, in.Issued, in.Traded, in.Partner
	of.Channel = in.Channel
	of.Amount, of.TaxNumber, of.Note, of.Reason, of.EntryID, of.Supersedes = in.Amount, in.TaxNumber, in.Note, in.Reason, in.EntryID, in.Corrects
	of.KeepUntil = b.Shop.KeepUntil(max(in.Issued, in.Traded))
	for _, r := range in.Rates {
		tax := r.Tax
		if tax == 0 {
			tax = b.Shop.TaxOf(r.Amount, r.Rate)
		}
		of.Rates = append(of.Rates, store.DocumentRate{Rate: int64(r.Rate), Amount: r.Amount, Tax: tax})
	}
	for range mostTries {
		if of.DocID, err = d.store.NextDocument(ctx); err != nil {
			return Document{}, err
		}
		of.Name = of.DocID + ext
		one, err := d.store.AddDocument(ctx, actor(ctx), of, data, nil)
		if errors.Is(err, store.ErrConflict) {
			if err := d.goodBefore(ctx, in); err != nil {
				return Document{}, err
			}
			continue
		}
		var kept *store.DocumentKept
		if errors.As(err, &kept) {
			return Document{}, refuse("document_twice", "このファイルは、もう "+kept.DocID+" として残しています。何も保管していません。内容を直すときは、"+kept.DocID+" を訂正してください。")
		}
		if err != nil {
			return Document{}, err
		}
		if one.InquiryID != 0 {
			d.tell(EventInquiries, one.InquiryID)
		}
		return documentOf(b.Shop, one), nil
	}
	return Document{}, refuse("receipt_busy", "ほかの画面で保管が続いていて、番号を取れませんでした。何も保管していません。少し待って、もう一度試してください。")
}

// goodBefore: a received paper with wrong particulars is kept anew, with the reason.
func (d *Desk) goodBefore(ctx context.Context, in NewDocument) error {
	if in.Corrects == 0 {
		return nil
	}
	was, err := d.store.Document(ctx, in.Corrects)
	switch {
	case err != nil:
		return err
	case was.Direction != store.DocumentReceived:
		return refuse("document_corrects", was.DocID+" は受け取った文書ではありません。何も保管していません。番号を確かめてください。")
	case was.After != "":
		return refuse("document_corrects", was.DocID+" は、もう "+was.After+" に直されています。何も保管していません。そちらを選んでください。")
	case in.Reason == "":
		return refuse("document_reason", "訂正の理由が空です。何も保管していません。台帳に残るので、短く書いてください。")
	}
	return nil
}

// goodDocument refuses what could not be found again by day, amount and partner.
func goodDocument(in *NewDocument, data []byte) error {
	kinds := documentKinds()
	known := slices.ContainsFunc(kinds, func(k EntryWord) bool { return k.Word == in.Kind }) && in.Kind != docNotice
	switch {
	case len(data) == 0:
		return refuse("document_file", "ファイルが空です。何も保管していません。ファイルを確かめてください。")
	case len(data) > mostDocument:
		return errTooLong
	case !known:
		return refuse("document_kind", "文書の種類が選ばれていません。何も保管していません。選び直してください。")
	case !isDay(in.Issued) || !isDay(in.Traded):
		return refuse("day", "文書の日付が読めません。何も保管していません。2026-10-03 のように入れてください。")
	case in.Partner == "":
		return refuse("document_partner", "取引先が空です。何も保管していません。電子帳簿保存法の検索に要るので、入れてください。")
	case in.Amount < -book.MaxAmount || in.Amount > book.MaxAmount:
		return refuse("entry_amount", "金額は 999,999,999 円までです。何も保管していません。直してください。")
	}
	return goodRates(in)
}

func goodRates(in *NewDocument) error {
	number, _, err := book.RegistrationNumber(in.TaxNumber)
	if err != nil {
		return refuse("tax_number", "登録番号として読めません。何も保管していません。T と 13 桁の数字で入れてください。")
	}
	in.TaxNumber = number
	sum, seen := int64(0), map[int]bool{}
	for _, r := range in.Rates {
		if seen[r.Rate] || !slices.Contains([]int{0, 8, 10}, r.Rate) {
			return refuse("document_rates", "税率は 10、8、0 を 1 度ずつです。何も保管していません。直してください。")
		}
		seen[r.Rate] = true
		sum += r.Amount
	}
	if len(in.Rates) > 0 && sum != in.Amount {
		return refuse("document_rates", "税率ごとの金額の合計が、文書の金額と合いません。何も保管していません。直してください。")
	}
	return nil
}
