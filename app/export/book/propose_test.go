package book

import (
	"errors"
	"reflect"
	"testing"
)

func TestPropose_is_the_recommended_journal(t *testing.T) {
	s := Shop{Accounts: Accounts{BankSub: "見本銀行"}}
	two := []PerRate{{Rate: 10, Amount: 3300, TaxYen: 301, Source: TaxFromOrder}, {Rate: 8, Amount: 2160}}
	ten := []PerRate{{Rate: 10, Amount: 1210}}
	row := func(debit, sub, tax, credit, creditSub, creditTax string, amount int64, rate int, yen int64, source string) Line {
		return Line{
			Debit: debit, DebitSub: sub, DebitTax: tax, Credit: credit, CreditSub: creditSub, CreditTax: creditTax,
			Amount: amount, Rate: rate, TaxYen: yen, TaxSource: source,
		}
	}
	for _, c := range []struct {
		name string
		wish Wish
		by   string
		want []Line
	}{
		{"a refused parcel with two rates, the order's own tax", Wish{Type: CancelAfterShip, Amounts: two}, ByMall, []Line{
			row("売上高", "", "sales_return_10", "売掛金", "楽天市場", OutOfScope, 3300, 10, 301, TaxFromOrder),
			row("売上高", "", "sales_return_8r", "売掛金", "楽天市場", OutOfScope, 2160, 8, 160, TaxCalculated),
		}},
		{"a refund by bank, with the fee", Wish{Type: RefundBank, Amounts: ten, Fee: 330, Invoice: NoDeduction}, ByBank, []Line{
			row("売上高", "", "sales_return_10", "普通預金", "見本銀行", OutOfScope, 1210, 10, 110, TaxCalculated),
			row("支払手数料", "", "purchase_10_qualified", "普通預金", "見本銀行", OutOfScope, 330, 10, 30, TaxCalculated),
		}},
		{"postage on the carrier's bill", Wish{Type: ReturnShippingShop, Amounts: ten, Partner: "ヤマト運輸", Invoice: Qualified}, ByCarrier, []Line{
			row("荷造運賃", "", "purchase_10_qualified", "未払金", "ヤマト運輸", OutOfScope, 1210, 10, 110, TaxCalculated),
		}},
		{"postage paid at the counter", Wish{Type: ReturnShippingShop, Variant: "cash", Amounts: ten}, ByCash, []Line{
			row("荷造運賃", "", "purchase_10", "現金", "", OutOfScope, 1210, 10, 110, TaxCalculated),
		}},
		{"a craftsman without a number", Wish{Type: RepairOutsource, Amounts: ten, Partner: "見本工房", Invoice: Transitional}, ByPayable, []Line{
			row("外注費", "", "purchase_10_transitional70", "未払金", "見本工房", OutOfScope, 1210, 10, 110, TaxCalculated),
		}},
		{"points carry no tax", Wish{Type: CompPoint, Amounts: ten}, ByMall, []Line{
			row("販売促進費", "", OutOfScope, "未払金", "楽天市場", OutOfScope, 1210, 0, 0, TaxCalculated),
		}},
		{"postage that the customer bears", Wish{Type: ReturnShippingCustomer, Amounts: ten}, ByMall, []Line{
			row("売掛金", "楽天市場", OutOfScope, "雑収入", "", "sales_10", 1210, 10, 110, TaxCalculated),
		}},
		{"a cancel before shipment", Wish{Type: CancelBeforeShip, Amounts: two}, ByMall, []Line{}},
	} {
		c.wish.Date, c.wish.Channel = "2026-10-09", Rakuten
		e, err := s.Propose(c.wish)
		if err != nil || !reflect.DeepEqual(e.Lines, c.want) || e.SettledBy != c.by || e.Status != StateDraft {
			t.Errorf("%s: %+v, %v", c.name, e, err)
		}
		if len(c.want) == 0 && e.Gross != 5460 {
			t.Errorf("%s: %d yen", c.name, e.Gross)
		}
	}
}

func TestPropose_refuses_what_cannot_be_booked(t *testing.T) {
	good := Wish{Type: RefundFull, Date: "2026-10-09", Amounts: []PerRate{{Rate: 10, Amount: 100}}}
	for name, c := range map[string]struct {
		want  error
		spoil func(*Wish)
	}{
		"no such type":          {ErrType, func(w *Wish) { w.Type = "SOLD" }},
		"no such way":           {ErrType, func(w *Wish) { w.Variant = "gold" }},
		"a reversal of nothing": {ErrType, func(w *Wish) { w.Type = Reversal }},
		"no day":                {ErrDate, func(w *Wish) { w.Date = "10/9" }},
		"no money":              {ErrAmount, func(w *Wish) { w.Amounts[0].Amount = 0 }},
	} {
		w := good
		w.Amounts = []PerRate{good.Amounts[0]}
		c.spoil(&w)
		if _, err := (Shop{}).Propose(w); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDeduction_of_small_purchases_is_full_for_small_buyers(t *testing.T) {
	for _, c := range []struct {
		name, date string
		amount     int64
		shop       Shop
		word       string
		share      int
	}{
		{"small", "2026-10-28", 9_999, Shop{SmallBuyer: true}, Qualified, 0},
		{"not small", "2026-10-28", 10_000, Shop{SmallBuyer: true}, Transitional, 70},
		{"a larger buyer", "2026-10-28", 9_999, Shop{}, Transitional, 70},
		{"too late", "2029-10-01", 9_999, Shop{SmallBuyer: true}, Transitional, 50},
		{"at the end of all", "2031-10-01", 9_999, Shop{}, NoDeduction, 0},
	} {
		if word, share := c.shop.Deduction(c.date, Transitional, c.amount); word != c.word || share != c.share {
			t.Errorf("%s: %s %d", c.name, word, share)
		}
	}
}

func TestPropose_takes_a_purchase_of_two_rates_for_one_deal(t *testing.T) {
	w := Wish{Type: RepairOutsource, Date: "2026-10-28", Partner: "見本工房", Invoice: Transitional, Amounts: []PerRate{{Rate: 10, Amount: 6_000}, {Rate: 8, Amount: 5_000}}}
	e, err := (Shop{SmallBuyer: true}).Propose(w)
	if err != nil || e.Lines[0].DebitTax != "purchase_10_transitional70" || e.Lines[1].DebitTax != "purchase_8r_transitional70" {
		t.Errorf("11,000 yen are no small purchase: %+v, %v", e.Lines, err)
	}
}

func TestRedated_lets_the_share_follow_the_day(t *testing.T) {
	of := func(key Key) []Line {
		return []Line{{Debit: "外注費", DebitTax: key, Credit: "未払金", CreditTax: OutOfScope, Amount: 13_200, Rate: 10}}
	}
	for _, c := range []struct {
		name, from, to string
		is, want       Key
	}{
		{"back over the end of September", "2026-10-28", "2026-09-30", "purchase_10_transitional70", "purchase_10_transitional80"},
		{"and forth", "2026-09-30", "2026-10-01", "purchase_10_transitional80", "purchase_10_transitional70"},
		{"after the last of them", "2031-09-30", "2031-10-01", "purchase_10_transitional30", "purchase_10_none"},
		{"a share that a person has chosen", "2026-10-28", "2026-11-02", "purchase_10_transitional80", "purchase_10_transitional80"},
		{"a registered seller", "2026-10-28", "2026-09-30", "purchase_10_qualified", "purchase_10_qualified"},
		{"no purchase", "2026-10-28", "2026-09-30", "sales_return_10", "sales_return_10"},
	} {
		lines := of(c.is)
		if got := (Shop{}).Redated(lines, c.from, c.to); got[0].DebitTax != c.want || lines[0].DebitTax != c.is {
			t.Errorf("%s: %s, want %s", c.name, got[0].DebitTax, c.want)
		}
	}
}

func TestReverse_swaps_the_sides_and_keeps_the_rest(t *testing.T) {
	e := good()
	back := Reverse(e, "2026-11-02", "二重に記録")
	l := back.Lines[0]
	if back.Type != Reversal || back.RelatedID != e.ID || back.Undoes != RefundFull || back.ID != "" || back.Status != StateDraft || back.Label() != "取消（訂正）" {
		t.Errorf("%+v", back)
	}
	if l.Debit != "売掛金" || l.DebitSub != "楽天市場" || l.Credit != "売上高" || l.CreditTax != "sales_return_10" || l.Amount != 4400 {
		t.Errorf("%+v", l)
	}
	if e.Lines[0].Debit != "売上高" {
		t.Error("the event itself was changed")
	}
	if k, sign := back.Meaning(); k.Code != RefundFull || sign != -1 {
		t.Errorf("it counts as %s, %d", k.Code, sign)
	}
}

func TestKinds_have_journals_that_can_be_booked(t *testing.T) {
	for _, k := range Kinds() {
		if k.Label == "" || k.Help == "" || len(k.Variants) == 0 {
			t.Errorf("%s lacks words", k.Code)
		}
		for _, v := range k.Variants {
			for _, r := range v.Rows {
				if (Shop{}).name(r.Debit) == "" || (Shop{}).name(r.Credit) == "" {
					t.Errorf("%s %s: %+v has no account", k.Code, v.Code, r)
				}
				if r.DebitTax != "" && r.CreditTax != "" {
					t.Errorf("%s %s is taxed twice", k.Code, v.Code)
				}
			}
		}
	}
}
