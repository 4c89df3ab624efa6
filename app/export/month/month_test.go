package month

import (
	"slices"
	"testing"

	"madoguchi/app/export/book"
)

func event(id, day, channel, kind, memo string, lines ...book.Line) book.Event {
	return book.Event{ID: id, Date: day, Channel: channel, Type: kind, Memo: memo, Lines: lines, SettledBy: book.ByMall}
}

func back(amount int64, rate int) book.Line {
	k := "sales_return_10"
	if rate == 8 {
		k = "sales_return_8r"
	}
	return book.Line{Debit: "売上高", DebitTax: k, Credit: "売掛金", CreditTax: book.OutOfScope, Amount: amount, Rate: rate}
}

// aYear is October of an invented shop with the month before and the year before it.
func aYear() []book.Event {
	receipt := event("EV-202610-0004", "2026-10-20", book.Own, book.ReceiptIssued, "")
	receipt.Gross = 22_000
	wrong := event("EV-202609-0001", "2026-09-03", book.Rakuten, book.RefundPartial, "箱のつぶれ", back(1100, 10))
	return []book.Event{
		event("EV-202510-0001", "2025-10-31", book.Rakuten, book.RefundFull, "", back(500, 10)),
		event("EV-202509-0001", "2025-09-30", book.Rakuten, book.RefundFull, "", back(999, 10)), // before the year
		wrong,
		event("EV-202610-0001", "2026-10-03", book.Rakuten, book.RefundFull, "不良", back(4400, 10), back(2160, 8)),
		event("EV-202610-0002", "2026-10-05", book.Rakuten, book.RefundPartial, "箱のつぶれ", back(1100, 10)),
		book.Reverse(wrong, "2026-10-06", "金額の誤り"),
		event("EV-202610-0003", "2026-10-07", book.Yahoo, book.RefundPartial, "箱のつぶれ", back(540, 8)),
		receipt,
	}
}

func TestOf_puts_a_month_beside_the_one_before(t *testing.T) {
	s := Of("2026-10", aYear(), book.Shop{})
	want := []Row{
		{Type: book.RefundFull, Label: "返品・全額返金", Journal: true, Count: 1, Amount: 6560, Amount10: 4400, Tax10: 400, Amount8: 2160, Tax8: 160},
		{Type: book.RefundPartial, Label: "一部返金", Journal: true, CountThen: 1, AmountThen: 1100}, // one more, one taken back
	}
	if s.Before != "2026-09" || len(s.Malls) != 3 || !slices.Equal(s.Malls[0].Rows, want) {
		t.Errorf("got %+v", s.Malls)
	}
	if w := s.Whole; w.Total.Amount != 7100 || w.Total.AmountThen != 1100 || w.Now.Return8 != 2700 || w.Before.Tax10 != 100 || w.Receipts != 1 || w.ReceiptsThen != 0 {
		t.Errorf("together %+v", w)
	}
	if r := s.Malls[2].Rows; len(r) != 1 || r[0].Journal || r[0].Amount != 22_000 || s.Malls[2].Total.Amount != 0 {
		t.Errorf("a receipt is booked: %+v", s.Malls[2])
	}
}

func TestOf_draws_the_same_month_of_last_year_first(t *testing.T) {
	s := Of("2026-10", aYear(), book.Shop{})
	if len(s.Series) != 13 || First("2026-10") != "2025-10-01" {
		t.Fatalf("%d months from %s", len(s.Series), First("2026-10"))
	}
	if s.Series[0] != (Point{Month: "2025-10", Refunds: 500}) || s.Series[11].Refunds != 1100 || s.Series[12] != (Point{Month: "2026-10", Refunds: 7100, Receipts: 1}) {
		t.Errorf("got %+v", s.Series)
	}
}

func TestOf_counts_a_correction_to_the_reason_of_what_it_corrects(t *testing.T) {
	want := []Reason{
		{book.Rakuten, "楽天市場", book.RefundFull, "返品・全額返金", "不良", 1, 6560},
		{book.Yahoo, "Yahoo!ショッピング", book.RefundPartial, "一部返金", "箱のつぶれ", 1, 540},
	}
	if s := Of("2026-10", aYear(), book.Shop{}); !slices.Equal(s.Reasons, want) {
		t.Errorf("got %+v", s.Reasons)
	}
}

func TestOf_adds_no_yen_to_a_reason_of_what_was_never_booked(t *testing.T) {
	cancel := book.Event{ID: "EV-202610-0001", Date: "2026-10-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Memo: "在庫切れ", Gross: 3300}
	want := []Reason{{book.Rakuten, "楽天市場", book.CancelBeforeShip, "発送前キャンセル", "在庫切れ", 1, 0}}
	if s := Of("2026-10", []book.Event{cancel}, book.Shop{}); !slices.Equal(s.Reasons, want) {
		t.Errorf("got %+v", s.Reasons)
	}
}

func TestLast_knows_months(t *testing.T) {
	for month, want := range map[string]string{"2028-02": "2028-02-29", "2026-12": "2026-12-31", "2026-13": "", "2026-1": "", "": ""} {
		if day, ok := Last(month); ok != (want != "") || ok && day != want {
			t.Errorf("%q: %s, %t", month, day, ok)
		}
	}
}
