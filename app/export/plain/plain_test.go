package plain

import (
	"strings"
	"testing"

	"madoguchi/app/export/book"
)

const nine = 1_790_982_900_000 // 2026-10-03 08:15 in Japan

func TestCases_are_rows_in_Japanese_time(t *testing.T) {
	cases := Cases()
	cases.Rows = [][]string{Case{ID: 7, Account: "楽天", RemoteID: "0012", Subject: "=返品", Customer: "見本花子", State: "未対応", OpenedAt: nine, Messages: 2}.Row()}
	if got := string(cases.CSV()); !strings.HasSuffix(got, "\r\n7,楽天,0012,'=返品,見本花子,未対応,,,,,2026-10-03 08:15,,,,,,2\r\n") {
		t.Error(got)
	}
	posts := Posts()
	posts.Rows = [][]string{Post{ID: 9, Case: 7, Direction: "受信", Text: "一行目\r\n二行目", At: nine, Files: 1}.Row()}
	if got := string(posts.CSV()); !strings.HasSuffix(got, "\r\n9,7,,,2026-10-03 08:15,受信,,,一行目 二行目,1\r\n") {
		t.Error(got)
	}
}

// A postage of October that November takes back lowers November's postage.
func TestMonthly_counts_a_correction_in_its_own_month(t *testing.T) {
	post := book.Event{
		ID: "EV-202610-0001", Date: "2026-10-31", Channel: book.Own, Type: book.ReturnShippingShop, SettledBy: book.ByCarrier,
		Lines: []book.Line{{Debit: "荷造運賃", DebitTax: "purchase_10_qualified", Credit: "未払金", CreditTax: book.OutOfScope, Amount: 1100, Rate: 10}},
	}
	refund := book.Event{
		ID: "EV-202610-0002", Date: "2026-10-30", Channel: book.Rakuten, Type: book.RefundFull, SettledBy: book.ByMall,
		Lines: []book.Line{{Debit: "売上高", DebitTax: "sales_return_10", Credit: "売掛金", CreditTax: book.OutOfScope, Amount: 2200, Rate: 10}},
	}
	cancel := book.Event{ID: "EV-202610-0003", Date: "2026-10-30", Channel: book.Rakuten, Type: book.CancelBeforeShip, Gross: 500, SettledBy: book.ByMall}
	all := []book.Event{post, refund, cancel}
	for _, e := range all[:3] {
		all = append(all, book.Reverse(e, "2026-11-02", "訂正"))
	}
	want := "2026-10 楽天市場 2200 200 0 0 1 500 0 0 0 0 0 0 2200 0 0\n" +
		"2026-10 自社受注 0 0 0 0 0 0 1100 0 0 0 0 0 0 0 1100\n" +
		"2026-10 合計 2200 200 0 0 1 500 1100 0 0 0 0 0 2200 0 1100\n" +
		"2026-11 楽天市場 -2200 -200 0 0 -1 -500 0 0 0 0 0 0 -2200 0 0\n" +
		"2026-11 自社受注 0 0 0 0 0 0 -1100 0 0 0 0 0 0 0 -1100\n" +
		"2026-11 合計 -2200 -200 0 0 -1 -500 -1100 0 0 0 0 0 -2200 0 -1100\n"
	var got strings.Builder
	for _, r := range Monthly(all, book.Shop{}).Rows {
		got.WriteString(strings.Join(r, " ") + "\n")
	}
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

func TestLetter_says_what_lies_in_the_package(t *testing.T) {
	p := Package{
		Cover: Cover{From: "2026-10-01", To: "2026-10-31", Batch: "12"},
		Warnings: []book.Warning{
			{EventID: "EV-202610-0002", Column: "摘要", Text: "絵文字を除きました。", Before: "箱😢", After: "箱"},
			{Column: "状態", Text: "3 件は、EX-202611-0001 ですでに書き出した記録です。", Before: "EX-202611-0001"},
			{EventID: "EV-202610-0003", Column: "金額", Text: "注文の金額より大きくなっています。", Before: "12000"},
		},
		Events: []book.Event{{
			ID: "EV-202610-0002", Date: "2026-10-03", Channel: book.Own, Type: book.RefundBank, SettledBy: book.ByBank,
			Lines: []book.Line{{Debit: "売上高", DebitTax: "sales_return_10", Credit: "普通預金", CreditTax: book.OutOfScope, Amount: 1234567, Rate: 10}},
		}},
	}
	got := string(p.Letter(book.Shop{Name: "つきみ文具店", Taxation: book.TaxationSimplified, BusinessClass: 2}, []Enclosed{{"yayoi.csv", "弥生会計", "9f86"}}))
	for _, want := range []string{
		"\uFEFFはじめにお読みください\r\n", Advice, "店舗名：つきみ文具店", "課税区分：簡易課税（第2種）", "経理方式：税込経理", "期間の初日：2026-10-01",
		"返金10%(税込)：1,234,567\r\n", "2026-10 自社受注：返金10% 1,234,567 円（消費税 112,233 円）、", "状態：3 件は、EX-202611-0001 ですでに書き出した記録です。\r\n",
		"EV-202610-0003 金額：注文の金額より大きくなっています。（12000）\r\n", "yayoi.csv　弥生会計　SHA-256 9f86", "EV-202610-0002 摘要：絵文字を除きました。（箱😢 → 箱）\r\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") {
		t.Error("a line ends without CR")
	}
}
