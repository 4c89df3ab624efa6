package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/receipt/slip"
	"madoguchi/store"
)

// mostTries is how often a number may be taken by another PC in between.
const mostTries = 100

// IssueReceipt makes the paper and keeps it under the next number, and tells the books and
// the history of the inquiry of it, all of it or nothing. Sending it is another step.
func (d *Desk) IssueReceipt(ctx context.Context, in ReceiptWish) (Document, error) {
	for range mostTries {
		// Before anything is read: what another PC issues meanwhile takes this number, and keeping ours is refused.
		number, err := d.store.NextDocument(ctx)
		if err != nil {
			return Document{}, err
		}
		s, err := d.draftSlip(ctx, in)
		if err != nil {
			return Document{}, err
		}
		if len(s.out.Blocks) > 0 {
			return Document{}, refuseReceipt(s.out.Blocks)
		}
		one, err := s.keep(number)
		if errors.Is(err, store.ErrConflict) {
			continue
		}
		if err != nil {
			return Document{}, receiptRefusal(err)
		}
		if one.InquiryID != 0 {
			d.tell(EventInquiries, one.InquiryID)
		}
		return documentOf(s.shop, one), nil
	}
	return Document{}, refuse("receipt_busy", "ほかの画面で発行が続いていて、番号を取れませんでした。何も発行していません。少し待って、もう一度発行してください。")
}

func refuseReceipt(blocks []Problem) error {
	r := refuse("receipt_blocked", "このままでは発行できません。何も発行していません。").(*Refusal)
	for _, b := range blocks {
		r.Text += "\n・" + b.Text
	}
	r.Problems = blocks
	if len(blocks) == 1 {
		r.Code = blocks[0].Code
	}
	return r
}

func receiptRefusal(err error) error {
	var locked *store.MonthLocked
	if errors.As(err, &locked) {
		return refuse("month_locked", locked.Month+" は締められています。何も発行していません。店長に締めを外してもらってから発行してください。")
	}
	if errors.Is(err, store.ErrNobody) {
		return refuse("entry_nobody", "だれが発行するのかわかりません。何も発行していません。担当者を選んでから、もう一度発行してください。")
	}
	return err
}

// keep sets the paper and keeps it.
func (s *slipDraft) keep(number string) (store.Document, error) {
	data, err := slip.PDF(s.slip(number))
	if err != nil {
		return store.Document{}, err
	}
	return s.d.store.AddDocument(s.ctx, actor(s.ctx), s.document(number), data, s.entry())
}

// slip is the paper itself.
func (s *slipDraft) slip(number string) slip.Slip {
	o := s.out
	out := slip.Slip{
		Back: o.Kind == docNotice, DocID: number, Issued: o.Issued, Traded: o.Traded, Supplied: o.Supplied, Name: o.Name, For: o.For, Method: o.Method,
		Place: o.ChannelName, Order: o.OrderNumber, First: o.First, Instead: o.Supersedes, Shop: o.Shop, Phone: oneLine(s.own.ShopPhone), TaxNumber: o.TaxNumber,
		Exempt: s.exempt(), Amount: max(o.Amount, -o.Amount), Points: o.Points, Billed: o.Billed,
		Digital: s.way() != "paper" && o.Stamp != "", Made: s.d.now(),
	}
	for _, l := range o.Lines {
		out.Lines = append(out.Lines, slip.Line{Name: l.Name, Count: l.Count, Price: l.Price, Amount: l.Amount, Reduced: l.Reduced})
	}
	for _, r := range o.Rates {
		out.Rates = append(out.Rates, slip.Rate{Rate: r.Rate, Amount: max(r.Amount, -r.Amount), Tax: max(r.Tax, -r.Tax)})
	}
	return out
}

// exempt: the paper names no tax. A copy does as its original did.
func (s *slipDraft) exempt() bool {
	if s.in.ReissueOf == 0 {
		return s.shop.Taxation == book.TaxationExempt
	}
	return s.was.TaxNumber == "" && !slices.ContainsFunc(s.was.Rates, func(r store.DocumentRate) bool { return r.Tax != 0 })
}

func (s *slipDraft) way() string { return cmp.Or(s.in.Way, "mail") }

// document is its line in the ledger.
func (s *slipDraft) document(number string) store.Document {
	o := s.out
	out := store.Document{
		DocID: number, Kind: o.Kind, Label: o.Label, Direction: store.DocumentSent, Issued: o.Issued, Traded: o.Traded,
		Partner: cmp.Or(o.Name, placeOf(o.ChannelName, o.OrderNumber)), Channel: o.Channel, OrderNumber: o.OrderNumber, OrderID: s.place.orderID,
		InquiryID: s.in.InquiryID, EntryID: s.refund.ID, Amount: o.Amount, TaxNumber: o.TaxNumber, Way: s.way(), Reason: s.in.Reason, Note: o.For,
		Name: number + ".pdf", Type: "application/pdf", KeepUntil: o.KeepUntil, Reissue: o.Reissue,
	}
	if s.in.ReissueOf != 0 {
		out.FirstID = s.was.ID
	} else if s.in.Corrects != 0 {
		out.Supersedes = s.was.ID
	}
	for _, r := range o.Rates {
		out.Rates = append(out.Rates, store.DocumentRate{Rate: int64(r.Rate), Amount: r.Amount, Tax: r.Tax})
	}
	return out
}

// entry tells the books that a receipt was issued. It is no journal: the sale is booked from
// the settlement. A notice belongs to the refund, which stands there already.
func (s *slipDraft) entry() *store.Entry {
	if s.in.Kind != docReceipt {
		return nil
	}
	kind, _ := book.KindOf(book.ReceiptIssued)
	e := store.Entry{
		Day: s.out.Issued, Channel: s.place.channel, Account: s.place.account, OrderNumber: s.place.number, OrderID: s.place.orderID, InquiryID: s.in.InquiryID,
		Type: kind.Code, Label: kind.Label, Memo: kind.Label, SettledBy: book.ByMall, Partner: s.out.ChannelName, Amount: s.out.Amount,
	}
	switch {
	case s.out.First != "":
		e.Memo, e.Note, e.Amount = "領収書の再発行", strings.TrimSpace(s.out.First+" の再発行"), 0 // no sum counts it twice
	case s.out.Supersedes != "":
		e.Memo, e.Note = "領収書の訂正", s.out.Supersedes+" の差し替え"
	}
	if s.place.channel == book.Own {
		e.SettledBy = book.ByBank
	}
	return &e
}
