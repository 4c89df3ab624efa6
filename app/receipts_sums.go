package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/store"
)

// refunds are what was given back of an order since.
type refunds struct {
	given    []store.Entry // confirmed entries that take something off the sales
	canceled []string      // confirmed entries by which the order was canceled before it was sent
	rates    []DocumentRate
	events   []string
	whole    int64 // what the order comes to, before them
}

// sums are the amounts, as the order says them.
func (s *slipDraft) sums() error {
	o := &s.out
	switch {
	case s.in.Kind == docNotice:
		o.Rates = s.givenBack()
	case s.in.ReissueOf != 0:
		for _, r := range s.was.Rates {
			o.Rates = append(o.Rates, DocumentRate{Rate: int(r.Rate), Amount: r.Amount, Tax: r.Tax})
		}
	default:
		if err := s.ordered(); err != nil {
			return err
		}
	}
	for _, r := range o.Rates {
		o.Amount += r.Amount
	}
	o.Billed = o.Amount
	if s.in.Kind == docReceipt {
		s.points()
		s.articles()
	}
	s.label()
	return nil
}

// label is how the ledger calls the paper. A notice under 10,000 yen need not be given
// (消費税法施行令 第70条の9 第3項), judged by the whole refund.
func (s *slipDraft) label() {
	o := &s.out
	o.Label = o.Title
	switch {
	case o.TaxNumber == "":
	case o.Kind == docReceipt:
		o.Label += "(適格簡易請求書)"
	case -o.Amount < noticeFrom:
		o.Label += "(返還インボイス任意)"
	default:
		o.Label += "(適格返還請求書)"
	}
	if o.First != "" {
		o.Label += " 再発行"
	}
}

const noticeFrom = 10000

// givenBack is what the refund takes off the sales at each rate, less than nothing.
func (s *slipDraft) givenBack() []DocumentRate {
	out := []DocumentRate{}
	for _, r := range returned(s.shop, s.refund) {
		out = append(out, DocumentRate{Rate: r.Rate, Amount: -r.Amount, Tax: -r.Tax})
	}
	return out
}

// returned is what an entry takes off the sales at each rate, the standard one first.
func returned(shop book.Shop, e store.Entry) []DocumentRate {
	by := map[int]DocumentRate{}
	for _, l := range eventOf(e).Lines {
		key, _ := l.Taxed()
		tax, ok := book.ReadKey(key)
		if !ok || tax.Family != book.SalesReturn {
			continue
		}
		r := by[tax.Rate]
		by[tax.Rate] = DocumentRate{Rate: tax.Rate, Amount: r.Amount + l.Amount, Tax: r.Tax + shop.Tax(l)}
	}
	var out []DocumentRate
	for _, rate := range []int{10, 8} {
		if r, ok := by[rate]; ok {
			out = append(out, r)
		}
	}
	return out
}

// ordered are the rates of the order, less what was given back since.
func (s *slipDraft) ordered() error {
	order := *s.place.order
	rates, doubt := ratesOf(order)
	if len(rates) == 0 {
		rates, doubt = ratesOfLines(order)
	}
	if len(rates) == 0 {
		rates, doubt = s.told(), ""
	} else if len(s.in.Rates) > 0 && !slices.Equal(s.told(), rates) && !sameAmounts(s.in.Rates, rates) {
		s.block("receipt_rates", "税率ごとの金額が注文と違います。注文のとおりの金額でだけ発行できます。金額は入れずに発行してください。")
	}
	if slices.ContainsFunc(rates, func(r book.PerRate) bool { return r.Amount < 0 }) {
		s.block("receipt_amount", "注文の金額がモールでまだ決まっていません。決まってから発行してください。")
		return nil
	}
	if doubt != "" {
		s.warn("receipt_rates", doubt)
	}
	for _, r := range rates {
		tax := r.TaxYen
		if r.Source == "" {
			tax = s.shop.TaxOf(r.Amount, r.Rate) // once for each rate, never by the line
		}
		if s.shop.Taxation == book.TaxationExempt {
			tax = 0
		}
		s.whole += r.Amount
		s.out.Rates = append(s.out.Rates, DocumentRate{Rate: r.Rate, Amount: r.Amount, Tax: tax})
	}
	return s.less()
}

// told are the rates as the person says them.
func (s *slipDraft) told() []book.PerRate {
	var out []book.PerRate
	for _, r := range s.in.Rates {
		if r.Amount > 0 && slices.Contains([]int{0, 8, 10}, r.Rate) {
			out = append(out, book.PerRate{Rate: r.Rate, Amount: r.Amount, TaxYen: r.Tax})
		}
	}
	return out
}

func sameAmounts(said []DocumentRate, rates []book.PerRate) bool {
	if len(said) != len(rates) {
		return false
	}
	for i, r := range said {
		if r.Rate != rates[i].Rate || r.Amount != rates[i].Amount {
			return false
		}
	}
	return true
}

// ratesOfLines are the rates of an order whose articles say them, but for which nobody has
// added them up: what it comes to beyond them is shared out as elsewhere.
func ratesOfLines(o store.Order) ([]book.PerRate, string) {
	for _, l := range o.Lines {
		i := slices.IndexFunc(o.Taxes, func(t connectors.Tax) bool { return t.Rate == l.TaxRate })
		switch {
		case l.TaxRate == 0 || l.Price < 0 || l.Count < 0:
			return nil, ""
		case i < 0:
			o.Taxes = append(o.Taxes, connectors.Tax{Rate: l.TaxRate, Total: l.Price * l.Count})
		default:
			o.Taxes[i].Total += l.Price * l.Count
		}
	}
	if len(o.Taxes) == 0 {
		return nil, ""
	}
	slices.SortFunc(o.Taxes, func(a, b connectors.Tax) int { return cmp.Compare(b.Rate, a.Rate) })
	return ratesOf(o)
}

// less takes off what the books have given back of the order. Where the mall has lowered the
// order itself, the person says so by naming its amount, and why.
func (s *slipDraft) less() error {
	for _, e := range s.given {
		s.events = append(s.events, e.EventID)
	}
	if len(s.events) == 0 {
		return nil
	}
	if s.in.Amount != 0 && s.in.Amount == s.whole {
		s.unless("receipt_refund", "返金（"+strings.Join(s.events, "、")+"）を差し引かない、注文の金額のままの領収書です。", "注文の金額がモールで減額済みのときだけ、確かめた方法を理由に書いてください。")
		return nil
	}
	for _, e := range s.given {
		for _, r := range returned(s.shop, e) {
			s.refunds.rates = append(s.refunds.rates, r)
			if i := slices.IndexFunc(s.out.Rates, func(o DocumentRate) bool { return o.Rate == r.Rate }); i >= 0 {
				s.out.Rates[i].Amount -= r.Amount
				s.out.Rates[i].Tax -= r.Tax
			} else {
				s.block("receipt_refund", fmt.Sprintf("返金の記録（%s）の税率 %d%% が注文にありません。返金の記録を確かめてください。", e.EventID, r.Rate))
			}
		}
	}
	s.out.Rates = slices.DeleteFunc(s.out.Rates, func(r DocumentRate) bool { return r.Amount == 0 })
	if slices.ContainsFunc(s.out.Rates, func(r DocumentRate) bool { return r.Amount < 0 }) {
		s.block("receipt_refund", "返金の記録を引くと、金額が 0 円より小さくなります。返金の記録を確かめてください。")
	}
	s.warn("receipt_refund", "返金（"+strings.Join(s.events, "、")+"）を差し引いた金額です。注文の金額がモールで減額済みのときは二重に引いています。注文の画面で確かめてください。")
	return nil
}

// points are what was paid with points and gift cards: the price stays as it is. Nobody tells
// which part of a refund came back as points, so after one they are not shown.
func (s *slipDraft) points() {
	if s.place.order == nil || !s.in.PointsShown {
		return
	}
	if len(s.given) > 0 {
		s.warn("receipt_points", "返金があるため、ポイントの利用とお支払い額は載せません。返金のうちポイントで返した分が分からないためです。")
		return
	}
	for _, a := range s.place.order.Amounts {
		if a.Role == connectors.AmountPays && a.Yen < 0 {
			s.out.Points -= a.Yen
		}
	}
	s.out.Points = min(s.out.Points, s.out.Amount)
	s.out.Billed = s.out.Amount - s.out.Points
}

// articles are the lines of the order, when they add up to the amount.
func (s *slipDraft) articles() {
	if !s.in.ItemsShown || s.place.order == nil {
		return
	}
	sum := int64(0)
	for _, l := range s.place.order.Lines {
		amount := l.Price * l.Count
		sum += amount
		s.out.Lines = append(s.out.Lines, ReceiptLine{Name: l.Name, Count: l.Count, Price: l.Price, Amount: amount, Rate: l.TaxRate, Reduced: l.TaxRate == 8})
	}
	for _, a := range extras(*s.place.order) {
		sum += a.Yen
		s.out.Lines = append(s.out.Lines, ReceiptLine{Name: a.Label, Amount: a.Yen})
	}
	if sum != s.out.Amount {
		s.out.Lines = []ReceiptLine{}
		s.warn("receipt_items", "品名ごとの金額の合計が領収金額と合わないため、品名は載せません。税率ごとの合計だけを載せます。")
	}
}

// methodOf is the payment of an order as a receipt words it: by card alone 「クレジットカード利用」
// may stand there.
func methodOf(o store.Order) string {
	word := map[string]string{
		"クレジットカード": "card", "銀行振込": "bank", "郵便振替": "bank", "ペイジー": "bank", "代金引換": "cod", "コンビニ払い": "convenience", "後払い": "deferred", "ポイント全額": "points",
	}[reply.PayKind(o.Payment)]
	return cmp.Or(labelOf(methodWords(), word), oneLine(o.Payment))
}
