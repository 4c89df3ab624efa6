package app

import (
	"testing"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

func TestChange_of_an_order_proposes_its_entry(t *testing.T) {
	cancel := func(why string) connectors.Change {
		return connectors.Change{What: connectors.ChangeCancel, Done: true, Why: why}
	}
	sent := []connectors.Parcel{{Number: "444413758703"}}
	for what, c := range map[string]struct {
		of    connectors.Order
		kind  string
		words string
	}{
		"nothing":              {connectors.Order{}, "", ""},
		"out of stock":         {connectors.Order{Status: connectors.OrderCanceled, Change: cancel(connectors.BecauseNoStock)}, book.CancelBeforeShip, "キャンセル：欠品・お客様都合"},
		"unpaid after leaving": {connectors.Order{Parcels: sent, Change: cancel(connectors.BecauseUnpaid)}, book.CancelAfterShip, "キャンセル：未入金・お客様都合"},
		"absent":               {connectors.Order{Change: cancel(connectors.BecauseAbsent)}, book.CancelAfterShip, "キャンセル：長期不在による受取拒否・お客様都合"},
		"less": {
			connectors.Order{Change: connectors.Change{What: connectors.ChangeOrder, Less: true, Shop: true, Why: connectors.BecauseFaulty}},
			book.RefundPartial, "注文の変更（減額）の申請：破損・品間違いの返品・店舗都合",
		},
	} {
		if kind, words := changeType(c.of), changeWords(c.of.Change); kind != c.kind || words != c.words {
			t.Errorf("%s: %q %q", what, kind, words)
		}
	}
}

func TestCheck_takes_the_type_of_a_refund_from_the_cancel_at_the_mall(t *testing.T) {
	d, id, _ := promisingShop(t)
	account := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id)).Account
	o := connectors.Order{
		Number: "M-20261101-001", OrderedAt: noon.Add(-time.Hour), ChangedAt: noon, Status: connectors.OrderCanceled, Paid: true, Total: 5460,
		Taxes:  []connectors.Tax{{Rate: 10, Total: 3300, Tax: 300}, {Rate: 8, Total: 2160, Tax: 160}},
		Change: connectors.Change{What: connectors.ChangeCancel, Done: true, Why: connectors.BecauseReturned}, RefundBy: "2026-11-30",
	}
	must[[]int64](t)(d.store.SaveOrders(t.Context(), account, []connectors.Order{o}, time.Time{}))
	lines := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: "全額を返金いたします。"})).Records
	if len(lines) != 1 || lines[0].Type != book.CancelAfterShip || lines[0].Amount != 5460 {
		t.Errorf("%+v", lines)
	}
	p := must[EntryProposal](t)(d.ProposeEntry(t.Context(), EntryWish{ID: id, Type: lines[0].Type}))
	if p.Entry.Memo != "発送後取消（受取辞退）（受取後の返品）" {
		t.Errorf("memo %q", p.Entry.Memo)
	}
	f := must[Thread](t)(d.Thread(t.Context(), ID{ID: id})).Orders[0].Facts
	if f.RefundBy != "2026-11-30" || f.BookAs != book.CancelAfterShip || f.Change != "キャンセル：受取後の返品・お客様都合" {
		t.Errorf("facts %+v", f)
	}
}

func TestCheck_takes_a_refund_of_everything_for_one_though_the_mall_has_cut_the_price(t *testing.T) {
	d, id, _ := promisingShop(t)
	account := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id)).Account
	o := connectors.Order{
		Number: "M-20261101-001", OrderedAt: noon.Add(-time.Hour), ChangedAt: noon, Status: connectors.OrderShipped, Paid: true, Total: 5460,
		Taxes:  []connectors.Tax{{Rate: 10, Total: 3300, Tax: 300}, {Rate: 8, Total: 2160, Tax: 160}},
		Change: connectors.Change{What: connectors.ChangeOrder, Less: true, Done: true, Why: connectors.BecauseFaulty},
	}
	must[[]int64](t)(d.store.SaveOrders(t.Context(), account, []connectors.Order{o}, time.Time{}))
	for text, want := range map[string]RecordLine{
		"全額を返金いたします。":     {Type: book.RefundFull, Amount: 5460},
		"1,000円を返金いたします。": {Type: book.RefundPartial, Amount: 1000},
	} {
		lines := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: text})).Records
		if len(lines) != 1 || lines[0].Type != want.Type || lines[0].Amount != want.Amount {
			t.Errorf("%s: %+v", text, lines)
		}
	}
}
