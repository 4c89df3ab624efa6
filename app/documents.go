package app

import (
	"cmp"
	"context"
	"errors"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// Kinds of documents.
const (
	docReceipt   = "receipt"
	docNotice    = "refund_notice"
	docInvoice   = "invoice"
	docStatement = "statement"
	docDelivery  = "delivery"
	docOther     = "other"
)

// Documents returns a page of the ledger of papers (証憑台帳), the newest day first.
func (d *Desk) Documents(ctx context.Context, in DocumentQuery) (DocumentPage, error) {
	out := DocumentPage{Documents: []Document{}}
	for _, day := range []string{in.From, in.To} {
		if day != "" && !isDay(day) {
			return out, refuse("day", "日付は 2026-10-03 のように入れてください。")
		}
	}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	page, err := d.store.Documents(ctx, documentQuery(in))
	for _, one := range page.Documents {
		out.Documents = append(out.Documents, documentOf(b.Shop, one))
	}
	out.Next = page.Next
	return out, err
}

func documentQuery(in DocumentQuery) store.DocumentQuery {
	return store.DocumentQuery{
		From: in.From, To: in.To, Traded: in.Traded, Min: in.Min, Max: in.Max, Words: in.Partner, Kind: in.Kind, Channel: in.Channel, Direction: in.Direction,
		InquiryID: in.InquiryID, EntryID: in.EntryID, Order: in.Order, Voided: in.Voided, After: in.After, Limit: in.Limit,
	}
}

// Document returns one document.
func (d *Desk) Document(ctx context.Context, in ID) (Document, error) {
	one, err := d.store.Document(ctx, in.ID)
	if err != nil {
		return Document{}, err
	}
	return d.documentOut(ctx, one)
}

// DocumentNamed finds a document by its number.
func (d *Desk) DocumentNamed(ctx context.Context, name string) (Document, error) {
	one, err := d.store.DocumentByDocID(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return Document{}, refuse("document_unknown", "「"+name+"」という文書はありません。document list で番号を確かめてください。")
	}
	if err != nil {
		return Document{}, err
	}
	return d.documentOut(ctx, one)
}

func (d *Desk) documentOut(ctx context.Context, one store.Document) (Document, error) {
	b, err := d.Books(ctx)
	return documentOf(b.Shop, one), err
}

func documentOf(shop book.Shop, d store.Document) Document {
	out := Document{
		ID: d.ID, DocID: d.DocID, Kind: d.Kind, Label: d.Label, Direction: d.Direction, Issued: d.Issued, Traded: d.Traded, Partner: d.Partner,
		Channel: d.Channel, OrderNumber: d.OrderNumber, OrderID: d.OrderID, InquiryID: d.InquiryID, MessageID: d.MessageID, EntryID: d.EntryID, EventID: d.EventID,
		Amount: d.Amount, Rates: []DocumentRate{}, TaxNumber: d.TaxNumber, Way: d.Way, WayLabel: wayLabel(d.Way), Reason: d.Reason, Note: d.Note,
		FileName: d.Name, Type: d.Type, Size: d.Size, SHA256: d.SHA256, Version: d.Version, SupersedesID: d.Supersedes, Supersedes: d.Before, SupersededBy: d.After,
		FirstID: d.FirstID, First: d.First, Reissue: d.Reissue, KeepUntil: d.KeepUntil, CreatedAt: d.Created.At, CreatedBy: d.Created.Name,
		VoidedAt: d.Voided.At, VoidedBy: d.Voided.Name, VoidReason: d.VoidReason,
		Sendings: sendingsOf(d),
	}
	if d.Channel != "" {
		out.ChannelName = shop.Channel(d.Channel).Label
	}
	for _, r := range d.Rates {
		out.Rates = append(out.Rates, DocumentRate{Rate: int(r.Rate), Amount: r.Amount, Tax: r.Tax})
	}
	return out
}

// DocumentWords are the words that the screen offers.
func (d *Desk) DocumentWords(context.Context) (DocumentWords, error) {
	return DocumentWords{Kinds: documentKinds(), Directions: directionWords(), Methods: methodWords(), Ways: wayWords(), Given: givenWords()}, nil
}

func documentKinds() []EntryWord {
	return []EntryWord{
		{Word: docReceipt, Label: "領収書"},
		{Word: docNotice, Label: "返金のお知らせ"},
		{Word: docInvoice, Label: "請求書"},
		{Word: docStatement, Label: "精算書・支払明細"},
		{Word: docDelivery, Label: "納品書"},
		{Word: docOther, Label: "その他"},
	}
}

func directionWords() []EntryWord {
	return []EntryWord{{Word: store.DocumentSent, Label: "発行"}, {Word: store.DocumentReceived, Label: "受領"}}
}

func wayWords() []EntryWord {
	return []EntryWord{
		{Word: "mail", Label: "PDFをメール送信"},
		{Word: "web", Label: "PDFを画面で交付"},
		{Word: "paper", Label: "紙で交付"},
	}
}

// wayLabel is how a paper was given, or came, in words.
func wayLabel(way string) string {
	received := map[string]string{"attachment": "メールの添付", "file": "ファイル"}
	return cmp.Or(labelOf(wayWords(), way), received[way], way)
}

// methodWords are payments as they stand on a receipt. クレジットカード利用 is what spares a paper
// of 50,000 yen and more its revenue stamp (印紙税法基本通達 第17号文書).
func methodWords() []EntryWord {
	return []EntryWord{
		{Word: "card", Label: "クレジットカード利用"},
		{Word: "bank", Label: "銀行振込"},
		{Word: "cod", Label: "代金引換"},
		{Word: "convenience", Label: "コンビニ決済"},
		{Word: "electronic", Label: "電子マネー・スマートフォン決済"},
		{Word: "deferred", Label: "後払い"},
		{Word: "points", Label: "ポイント利用"},
		{Word: "cash", Label: "現金"},
	}
}

func labelOf(all []EntryWord, word string) string {
	for _, w := range all {
		if w.Word == word {
			return w.Label
		}
	}
	return ""
}
