package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/receipt"
	"madoguchi/app/receipt/slip"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// DraftReceipt says what would stand on a receipt or on a notice of a refund, and what a
// person should see before it is issued. It keeps nothing.
func (d *Desk) DraftReceipt(ctx context.Context, in ReceiptWish) (ReceiptDraft, error) {
	s, err := d.draftSlip(ctx, in)
	if err != nil {
		return ReceiptDraft{}, err
	}
	return s.out, nil
}

// slipDraft is a receipt or a notice on its way.
type slipDraft struct {
	d      *Desk
	ctx    context.Context
	in     ReceiptWish
	shop   book.Shop
	own    ShopSettings
	place  entryPlace
	was    store.Document // that is issued once more, or that this one takes the place of
	refund store.Entry    // that a notice is about
	refunds
	out ReceiptDraft
}

func (d *Desk) draftSlip(ctx context.Context, in ReceiptWish) (*slipDraft, error) {
	in.Kind = cmp.Or(in.Kind, docReceipt)
	if in.Kind != docReceipt && in.Kind != docNotice {
		return nil, refuse("receipt_kind", "発行できるのは、領収書と返金のお知らせです。種類を選び直してください。")
	}
	b, err := d.Books(ctx)
	if err != nil {
		return nil, err
	}
	s := &slipDraft{d: d, ctx: ctx, in: in, shop: b.Shop}
	if s.own, err = d.Shop(ctx); err != nil {
		return nil, err
	}
	for _, step := range []func() error{s.earlier, s.where, s.gaveBack, s.head, s.content, s.sums, s.doubts} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// earlier reads what this one follows from: another document, or a refund.
func (s *slipDraft) earlier() (err error) {
	if s.in.ReissueOf != 0 && s.in.Corrects != 0 {
		return refuse("receipt_again", "再発行と訂正は、どちらか一つです。何も発行していません。選び直してください。")
	}
	if id := cmp.Or(s.in.ReissueOf, s.in.Corrects); id != 0 {
		if s.was, err = s.d.store.Document(s.ctx, id); err != nil {
			return err
		}
		if s.was.FirstID != 0 { // of a copy: the original
			if s.was, err = s.d.store.Document(s.ctx, s.was.FirstID); err != nil {
				return err
			}
		}
		if s.was.Direction != store.DocumentSent || s.was.Kind != s.in.Kind {
			return refuse("receipt_again", s.was.DocID+" は、ここで発行した同じ種類の文書ではありません。何も発行していません。番号を確かめてください。")
		}
	}
	id := s.in.Entry
	if s.in.Kind == docNotice && id == 0 {
		id = s.was.EntryID
	}
	if s.in.Kind != docNotice {
		return nil
	}
	if id == 0 {
		return refuse("receipt_entry", "返金のお知らせは、確定した返金の記録から作ります。何も発行していません。経理の記録を選んでください。")
	}
	s.refund, err = s.d.store.Entry(s.ctx, id)
	return err
}

// where finds the order and its place. An inquiry that was erased meanwhile is none.
func (s *slipDraft) where() error {
	inquiry := cmp.Or(s.in.InquiryID, s.was.InquiryID, s.refund.InquiryID)
	if inquiry != 0 && (inquiry == s.was.InquiryID || inquiry == s.refund.InquiryID) {
		if _, err := s.d.store.Inquiry(s.ctx, inquiry); errors.Is(err, store.ErrNotFound) {
			inquiry = 0
		}
	}
	if a := who(s.ctx); inquiry != 0 && !a.free() {
		if err := s.d.mayReach(s.ctx, need{maySend, ofInquiry}, "DraftReceipt", inquiry); err != nil {
			return err
		}
	}
	s.in.InquiryID = inquiry
	var err error
	s.place, err = s.d.entryPlace(s.ctx, EntryWish{ID: inquiry, Order: cmp.Or(strings.TrimSpace(s.in.Order), s.was.OrderNumber, s.refund.OrderNumber)})
	if err != nil {
		return err
	}
	if s.place.order == nil && s.in.Kind == docReceipt {
		return refuse("order_unknown", "この注文はまだ読み込んでいません。何も発行していません。注文番号を確かめるか、受信してから作り直してください。")
	}
	if s.in.Kind == docNotice {
		s.place.channel = cmp.Or(s.refund.Channel, s.place.channel)
	}
	if of := cmp.Or(s.was.OrderNumber, s.refund.OrderNumber); of != "" && of != s.place.number {
		return refuse("receipt_again", "選んだ文書や記録は、別の注文（"+of+"）のものです。何も発行していません。選び直してください。")
	}
	return nil
}

// gaveBack reads what the books have given back of the order, and whether it was canceled.
func (s *slipDraft) gaveBack() error {
	page, err := s.d.store.Entries(s.ctx, store.EntryQuery{Order: s.place.number})
	for _, e := range page.Entries {
		kind, _ := book.KindOf(e.Type)
		if !kind.Refund || e.Status != store.EntryConfirmed && e.Status != store.EntryExported {
			continue
		}
		if e.Type == book.CancelBeforeShip {
			s.canceled = append(s.canceled, e.EventID)
		}
		if len(returned(s.shop, e)) > 0 {
			s.given = append(s.given, e)
		}
	}
	return err
}

// head is everything but the amounts.
func (s *slipDraft) head() error {
	o := &s.out
	o.Lines, o.Rates, o.Earlier, o.Blocks, o.Warnings, o.Unprintable = []ReceiptLine{}, []DocumentRate{}, []Document{}, []Problem{}, []Problem{}, []string{}
	o.Kind, o.Title, o.InquiryID = s.in.Kind, labelOf(documentKinds(), s.in.Kind), s.in.InquiryID
	o.Channel, o.ChannelName, o.OrderNumber = s.place.channel, s.shop.Channel(s.place.channel).Label, s.place.number
	o.Shop, o.Issued = s.shop.Name, jst.Day(s.d.now())
	o.KeepUntil = s.shop.KeepUntil(o.Issued)
	number, _, err := book.RegistrationNumber(s.shop.InvoiceNumber)
	if s.in.ReissueOf != 0 {
		o.TaxNumber = s.was.TaxNumber // as it was issued, whatever the settings say today
	} else if err == nil && s.shop.Taxation != book.TaxationExempt {
		o.TaxNumber = number
	}
	o.Name, o.For = strings.TrimSpace(oneLine(s.in.Name)), oneLine(s.in.For)
	if s.in.ReissueOf != 0 {
		o.First, o.Reissue = s.was.DocID, s.reissues()+1
		o.Name, o.For = namedOn(s.was, o.ChannelName), cmp.Or(s.was.Note, o.For)
	}
	if bare, honorific := slip.Honorific(o.Name); bare == o.Name && bare != "" {
		o.Honorific = honorific
	}
	if s.in.Corrects != 0 {
		o.Supersedes = s.was.DocID
		o.For = cmp.Or(o.For, s.was.Note)
	}
	if s.in.Kind == docNotice {
		o.For = cmp.Or(o.For, s.refund.Label)
	}
	o.For = cmp.Or(o.For, "お品代として")
	o.Advice = receipt.Advice{Cautions: []string{}}
	if s.place.order == nil {
		return nil
	}
	o.Offered = s.place.order.Buyer.Name
	o.Advice, err = s.d.receiptBy(s.ctx, *s.place.order)
	return err
}

// reissues is how often a document was issued again.
func (s *slipDraft) reissues() (n int64) {
	all, err := s.d.store.DocumentsOfOrder(s.ctx, s.was.OrderNumber)
	if err != nil {
		return s.was.Reissue
	}
	for _, one := range all {
		if one.FirstID == s.was.ID {
			n = max(n, one.Reissue)
		}
	}
	return n
}

// placeOf is the partner of a paper that names nobody.
func placeOf(channel, order string) string { return strings.TrimSpace(channel + " " + order) }

// namedOn is whom a document names, "" for nobody.
func namedOn(was store.Document, channel string) string {
	if was.Partner == placeOf(channel, was.OrderNumber) {
		return ""
	}
	return was.Partner
}

// content is the days, the payment and the label.
func (s *slipDraft) content() error {
	o := &s.out
	if s.in.Kind == docNotice {
		o.Traded, o.Method = s.refund.Day, givenBackBy(s.refund.SettledBy, o.ChannelName)
		if s.place.order != nil {
			o.Supplied = dealDays(*s.place.order)[0]
		}
		o.Supplied = cmp.Or(o.Supplied, s.in.Traded)
		return nil
	}
	days := dealDays(*s.place.order)
	o.Traded = days[0]
	if s.in.ReissueOf != 0 {
		o.Traded = s.was.Traded
	} else if slices.Contains(days, s.in.Traded) && s.in.Traded != "" {
		o.Traded = s.in.Traded
	}
	o.Method = methodOf(*s.place.order)
	if label := labelOf(methodWords(), s.in.Method); label != "" {
		o.Method = label
	}
	return nil
}

// givenBackBy says to a customer how the money comes back.
func givenBackBy(by, place string) string {
	switch by {
	case book.ByMall:
		return place + "を通じて"
	case book.ByBank:
		return "銀行振込"
	case book.ByCash:
		return "現金"
	}
	return ""
}

// dealDays are the days that an order itself knows, the first the usual one: ordered, paid,
// sent. A receipt names one of them and no other.
func dealDays(o store.Order) []string {
	var days []string
	if !o.OrderedAt.IsZero() {
		days = append(days, jst.Day(o.OrderedAt))
	}
	if !o.PaidAt.IsZero() {
		days = append(days, jst.Day(o.PaidAt))
	}
	for _, p := range o.Parcels {
		if isDay(p.ShippedAt) {
			days = append(days, p.ShippedAt)
		}
	}
	return append(days, "")
}
