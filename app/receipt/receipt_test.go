package receipt

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

const (
	rakuten = "楽天市場"
	yahoo   = "Yahoo!ショッピング"
)

var now = time.Date(2026, 11, 20, 10, 0, 0, 0, jst.Zone())

// shipped is an order of five days ago, paid by card and on its way.
func shipped(mall string) Facts {
	return Facts{
		Mall: mall, TaxNumber: "T7000012050002", Now: now,
		Order: connectors.Order{
			OrderedAt: now.AddDate(0, 0, -5), Status: connectors.OrderShipped, Paid: true, Payment: "クレジットカード", Total: 3300,
			Lines: []connectors.Line{{Name: "皿", Price: 3300, Count: 1}},
		},
	}
}

func TestDecide_says_who_gives_the_receipt(t *testing.T) {
	points := []connectors.Amount{{Label: "小計", Yen: 3300}, {Label: "ポイント", Yen: -3300, Role: connectors.AmountPays}}
	coupon := []connectors.Amount{{Label: "小計", Yen: 3300}, {Label: "クーポン", Yen: -3300}}
	for _, c := range []struct {
		name, mall string
		change     func(*connectors.Order)
		who        string
		ready      bool
		until      string
		says       string // part of the line, the reason or a caution
	}{
		{"楽天 shipped", rakuten, nil, ByMall, true, "2028-11-15", "2028年11月15日まで"},
		{"楽天 paid out", rakuten, func(o *connectors.Order) { o.Status = connectors.OrderFinished }, ByMall, true, "2028-11-15", "店舗からは発行しません"},
		{"楽天 not shipped", rakuten, func(o *connectors.Order) { o.Status = connectors.OrderReady }, ByMall, false, "2028-11-15", "発送後、お支払いが確定してから"},
		{"楽天 of an unknown state", rakuten, func(o *connectors.Order) { o.Status = connectors.OrderUnknown }, ByMall, false, "2028-11-15", "発送後"},
		{"楽天 without a day", rakuten, func(o *connectors.Order) { o.OrderedAt = time.Time{} }, ByMall, true, "", "購入履歴で発行します"},
		{"楽天 of a leap day", rakuten, func(o *connectors.Order) { o.OrderedAt = time.Date(2028, 2, 29, 9, 0, 0, 0, jst.Zone()) }, ByMall, true, "2030-02-28", ""},
		{"楽天 on its last day", rakuten, func(o *connectors.Order) { o.OrderedAt = now.AddDate(-2, 0, 0) }, ByMall, true, "2026-11-20", ""},
		{"楽天 a day too late", rakuten, func(o *connectors.Order) { o.OrderedAt = now.AddDate(-2, 0, -1) }, ByShop, true, "", "RMS の注文画面で確かめて"},
		{"楽天 issued", rakuten, func(o *connectors.Order) { o.Receipt = "領収書 発行済み 2 回（最終 2026-10-28）" }, ByMall, true, "", "2 回、最終 2026年10月28日"},
		{"楽天 issued, the day unknown", rakuten, func(o *connectors.Order) { o.Receipt = "領収書 発行済み 1 回" }, ByMall, true, "", "（1 回）"},
		{"楽天 issued long ago", rakuten, func(o *connectors.Order) {
			o.OrderedAt, o.Receipt = now.AddDate(-3, 0, 0), "領収書 発行済み 1 回"
		}, ByMall, true, "", "二重の発行"},
		{"楽天 on delivery", rakuten, func(o *connectors.Order) { o.Payment = "代金引換" }, ByCarrier, true, "", "請求書を発行できます"},
		{"楽天 on delivery, not sent", rakuten, func(o *connectors.Order) { o.Payment, o.Status = "代金引換", connectors.OrderReady }, ByCarrier, false, "", "二重の発行"},
		{"楽天 free by coupons", rakuten, func(o *connectors.Order) { o.Total, o.Amounts = 0, coupon }, ByNobody, false, "", "クーポンだけで 0 円"},
		{"楽天 free by points", rakuten, func(o *connectors.Order) { o.Total, o.Amounts = 0, points }, ByMall, true, "2028-11-15", ""},
		{"楽天 by a letter", rakuten, func(o *connectors.Order) { o.Source = connectors.FromMail }, ByMall, true, "2028-11-15", "発行済みかどうかは分かりません"},
		{"楽天 canceled", rakuten, func(o *connectors.Order) { o.Status = connectors.OrderCanceled }, ByNobody, false, "", "キャンセルされた注文"},
		{"being canceled", yahoo, func(o *connectors.Order) { o.Status = connectors.OrderCanceling }, ByNobody, false, "", "手続き中"},

		{"Yahoo! by card, not finished", yahoo, nil, ByMall, false, "", "「完了」になってから"},
		{"Yahoo! by card", yahoo, func(o *connectors.Order) { o.Status = connectors.OrderFinished }, ByMall, true, "", "「再発行」と記されます"},
		{"Yahoo! by PayPay", yahoo, func(o *connectors.Order) { o.Payment = "PayPay残高等" }, ByMall, false, "", "領収書発行機能を使っていないとき"},
		{"Yahoo! by points", yahoo, func(o *connectors.Order) { o.Payment, o.Total = "ポイント全額", 0 }, ByMall, false, "", "発行済みかどうかはモールから届かない"},
		{"Yahoo! by a telephone company", yahoo, func(o *connectors.Order) { o.Payment = "auかんたん決済" }, ByMall, false, "", ""},
		{"Yahoo! by transfer", yahoo, func(o *connectors.Order) { o.Payment = "銀行振込" }, ByShop, true, "", "この支払方法（銀行振込）"},
		{"Yahoo! by transfer, not paid", yahoo, func(o *connectors.Order) { o.Payment, o.Paid = "銀行振込", false }, ByShop, false, "", "入金がまだ"},
		{"Yahoo! at a shop", yahoo, func(o *connectors.Order) { o.Payment = "コンビニ（その他）" }, ByShop, true, "", ""},
		{"Yahoo! on delivery", yahoo, func(o *connectors.Order) { o.Payment = "商品代引" }, ByShop, true, "", "運送会社の控え"},
		{"Yahoo! in words nobody knows", yahoo, func(o *connectors.Order) { o.Payment = "payment_x9" }, Unclear, false, "", "支払方法が分かりません"},
		{"Yahoo! free by coupons", yahoo, func(o *connectors.Order) { o.Total, o.Amounts = 0, coupon }, ByNobody, false, "", "0 円"},

		{"our own", "", nil, ByShop, true, "", "モールを通さない注文"},
		{"our own, not paid", "", func(o *connectors.Order) { o.Paid = false }, ByShop, false, "", "入金がまだ"},
		{"our own, not fixed", "", func(o *connectors.Order) { o.Total = connectors.NotFixed }, ByShop, false, "", "金額がまだ決まっていません"},
		{"our own for nothing", "", func(o *connectors.Order) { o.Total = 0 }, ByNobody, false, "", "0 円"},
		{"our own, nothing known of what it costs", "", func(o *connectors.Order) { o.Total, o.Lines = 0, nil }, ByShop, true, "", ""},
	} {
		f := shipped(c.mall)
		if c.change != nil {
			c.change(&f.Order)
		}
		got := Decide(f)
		all := strings.Join(append([]string{got.Line, got.Why}, got.Cautions...), "\n")
		if got.Who != c.who || got.Ready != c.ready || got.Until != c.until || !strings.Contains(all, c.says) || got.Line == "" || got.Why == "" {
			t.Errorf("%s: %+v, want %s, ready %v, until %q, with %q", c.name, got, c.who, c.ready, c.until, c.says)
		}
	}
}

func TestDecide_counts_what_the_mall_has_issued(t *testing.T) {
	f := shipped(rakuten)
	f.Order.Receipt = "領収書 発行済み 2 回（最終 2026-10-28）"
	want := Advice{
		Who: ByMall, Ready: true, Issued: 2, Line: "お客様が楽天市場で発行済みです（2 回、最終 2026年10月28日）", Why: "宛名の変更、分割、別の宛名での発行はできません。",
		Cautions: []string{"店舗からも発行すると、二重の発行になります。発行済みの領収書を使っていただいてください。"},
	}
	if got := Decide(f); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	f.Order.Receipt = "領収書の希望あり"
	if got := Decide(f); got.Issued != 0 {
		t.Errorf("a wish counts as %d issues", got.Issued)
	}
}

func TestDecide_misses_the_number_only_where_the_shop_issues(t *testing.T) {
	for mall, want := range map[string]bool{"": true, rakuten: false, yahoo: false} {
		f := shipped(mall)
		f.TaxNumber = ""
		missed := slices.ContainsFunc(Decide(f).Cautions, func(s string) bool { return strings.Contains(s, "登録番号") })
		if missed != want {
			t.Errorf("%q: missed %v", mall, missed)
		}
	}
}
