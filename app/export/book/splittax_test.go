package book

import "testing"

func TestSplit_rounds_a_share_as_the_shop_does(t *testing.T) {
	l := Line{Debit: "外注費", DebitTax: "purchase_10_transitional70", Credit: "未払金", CreditTax: OutOfScope, Amount: 1155, Rate: 10} // 73.5 of 105
	for rounding, want := range map[string]int64{"": 73, RoundDown: 73, RoundHalf: 74, RoundUp: 74} {
		s := Shop{Method: MethodExcluded, Rounding: rounding}
		if parts := (SplitTax{On: true}).Split(s, Event{Date: "2026-10-03"}, l); len(parts) != 2 || parts[1].Amount != want {
			t.Errorf("%q: %+v", rounding, parts)
		}
	}
}

func TestSplit_parts_the_tax_that_may_be_deducted(t *testing.T) {
	excluded := Shop{Method: MethodExcluded}
	on := SplitTax{On: true, Paid: "仮払消費税等"}
	refund := Line{Debit: "売上高", DebitTax: "sales_return_10", Credit: "売掛金", CreditTax: OutOfScope, Amount: 1100, Rate: 10}
	bought := func(key Key) Line {
		return Line{Debit: "外注費", DebitTax: key, Credit: "未払金", CreditTax: OutOfScope, Amount: 1100, Rate: 10}
	}
	back := Reverse(Event{Lines: []Line{refund}}, "2026-10-03", "").Lines[0]
	for what, c := range map[string]struct {
		shop    Shop
		split   SplitTax
		line    Line
		tax     int64
		account string
	}{
		"a refund":                    {excluded, on, refund, 100, "仮受消費税"},
		"a refund taken back":         {excluded, on, back, 100, "仮受消費税"},
		"a purchase":                  {excluded, on, bought("purchase_10_qualified"), 100, "仮払消費税等"},
		"of an unregistered supplier": {excluded, on, bought("purchase_10_transitional70"), 70, "仮払消費税等"},
		"without deduction":           {excluded, on, bought("purchase_10_none"), 0, ""},
		"nobody has said":             {excluded, on, bought("purchase_10"), 0, ""},
		"when it is switched off":     {excluded, SplitTax{}, refund, 0, ""},
		"in books with tax":           {Shop{}, on, refund, 0, ""},
		"of a shop that pays none":    {Shop{Method: MethodExcluded, Taxation: TaxationExempt}, on, refund, 0, ""},
	} {
		parts := c.split.Split(c.shop, Event{Date: "2026-10-03"}, c.line)
		var sum int64
		for _, p := range parts {
			sum += p.Amount
		}
		if sum != c.line.Amount || (c.tax > 0) != (len(parts) == 2) {
			t.Errorf("%s: %+v", what, parts)
			continue
		}
		if c.tax > 0 && (parts[1].Amount != c.tax || parts[1].Debit != c.account && parts[1].Credit != c.account || parts[1].DebitTax != OutOfScope) {
			t.Errorf("%s: %+v", what, parts[1])
		}
	}
}
