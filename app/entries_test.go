package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

func TestMay_books_are_drafted_by_many_and_closed_by_owners(t *testing.T) {
	d, id, people := shopOf(t)
	roles := []string{RoleStaff, RoleTrainee, RoleAccounting, RoleViewer}
	for method, who := range map[string][]string{
		"Entries": {RoleStaff, RoleAccounting}, "SaveEntry": {RoleStaff, RoleTrainee}, "ConfirmEntries": nil, "CorrectEntry": nil, "ImportEntries": nil, "LockMonth": nil,
		"SaveBooks": nil, "ExportBooks": {RoleAccounting}, "Exports": {RoleAccounting}, "MonthSheet": {RoleStaff, RoleAccounting}, "ExportPreview": {RoleAccounting}, "EntriesFor": {RoleStaff, RoleTrainee, RoleViewer},
	} {
		for _, role := range roles {
			err := d.May(sit(t, d, people[role].ID), method, nil)
			if want := slices.Contains(who, role); want != (err == nil) {
				t.Errorf("%s as %s: %v", method, role, err)
			}
		}
	}
	trainee := sit(t, d, people[RoleTrainee].ID)
	mine := must[Entry](t)(d.SaveEntry(trainee, must[EntryProposal](t)(d.ProposeEntry(trainee, EntryWish{ID: id, Type: book.ReshipShipping, Amount: 880})).Entry))
	other := must[Entry](t)(d.SaveEntry(asOwner(t, d), Entry{Date: "2026-11-05", Channel: "own", Type: book.CompPoint, InquiryID: id, Amount: 1}))
	refused(t, d.DropEntry(trainee, EntryRef{ID: other.ID, Version: other.Version}), "forbidden")
	_, err := d.SaveEntry(trainee, Entry{Date: "2026-11-05", Channel: "own", Type: book.CompPoint})
	refused(t, err, "forbidden")
	_, err = d.ProposeEntry(trainee, EntryWish{ID: id, Order: "999999-20261101-0000000001", Type: book.RefundFull})
	refused(t, err, "forbidden")
	done := must[EntryList](t)(d.ConfirmEntries(asOwner(t, d), EntryRefs{Entries: []EntryRef{{ID: mine.ID, Version: mine.Version}}}))
	accounting := sit(t, d, people[RoleAccounting].ID)
	seen := must[any](t)(d.Cover(accounting, must[EntryPage](t)(d.Entries(accounting, EntryQuery{Status: store.EntryConfirmed})), 0)).(EntryPage)
	if e := seen.Entries[0]; e.EventID != done.Entries[0].EventID || e.Date != mine.Date || e.Amount != 880 || e.Lines[0].Debit != "荷造運賃" {
		t.Errorf("accounting reads %+v", e)
	}
}

func TestRatesOf_follows_the_mall_and_doubts_what_nobody_said(t *testing.T) {
	order := func(kind string, total int64, taxes ...connectors.Tax) store.Order {
		return store.Order{Kind: kind, Order: connectors.Order{Total: total, Taxes: taxes, Amounts: []connectors.Amount{{Yen: -100, Role: connectors.AmountPays}}}}
	}
	for what, c := range map[string]struct {
		of    store.Order
		rates []book.PerRate
		doubt bool
	}{
		"rakuten": {
			order("rakuten", 5360, connectors.Tax{Rate: 10, Total: 3300, Tax: 299}, connectors.Tax{Rate: 8, Total: 2160, Tax: 160}),
			[]book.PerRate{{Rate: 10, Amount: 3300, TaxYen: 299, Source: book.TaxFromOrder}, {Rate: 8, Amount: 2160, TaxYen: 160, Source: book.TaxFromOrder}},
			false,
		},
		"not fixed yet": {order("rakuten", connectors.NotFixed, connectors.Tax{Rate: 10, Total: connectors.NotFixed}), []book.PerRate{{Rate: 10, Amount: -1}}, true},
		"postage beside reduced food": {
			order("yahoo", 1530, connectors.Tax{Rate: 8, Total: 1080, Tax: 80}),
			[]book.PerRate{{Rate: 10, Amount: 550}, {Rate: 8, Amount: 1080}},
			true,
		},
		"a coupon and postage beside two rates": {
			withAmounts(order("yahoo", 5850, connectors.Tax{Rate: 10, Total: 4400}, connectors.Tax{Rate: 8, Total: 1080}), 770, -300),
			[]book.PerRate{{Rate: 10, Amount: 4930}, {Rate: 8, Amount: 1020}},
			true,
		},
		"a coupon as large as the postage": {
			withAmounts(order("yahoo", 2900, connectors.Tax{Rate: 8, Total: 3000}), 500, -500),
			[]book.PerRate{{Rate: 10, Amount: 500}, {Rate: 8, Amount: 2500}},
			true,
		},
		"a coupon for the postage that takes all of it": {
			withMore(withAmounts(order("yahoo", 2900, connectors.Tax{Rate: 8, Total: 3000}), 500, 0), "送料クーポン", -500),
			[]book.PerRate{{Rate: 8, Amount: 3000}},
			false,
		},
		"a coupon that nobody explains": {
			withAmounts(order("yahoo", 5850, connectors.Tax{Rate: 10, Total: 4400}, connectors.Tax{Rate: 8, Total: 1080}), 770, -200),
			[]book.PerRate{{Rate: 10, Amount: 4870}, {Rate: 8, Amount: 1080}},
			true,
		},
		"nothing known": {order("mailbox", 1000), []book.PerRate{}, true},
	} {
		rates, doubt := ratesOf(c.of)
		if !slices.Equal(rates, c.rates) || (doubt != "") != c.doubt {
			t.Errorf("%s: %+v, %q", what, rates, doubt)
		}
	}
}

// withAmounts is an order with its postage and what a coupon takes off.
func withAmounts(o store.Order, postage, coupon int64) store.Order {
	o.Amounts = append(o.Amounts, connectors.Amount{Label: "商品合計", Yen: 5480}, connectors.Amount{Label: "送料", Yen: postage}, connectors.Amount{Label: "ストアクーポン", Yen: coupon})
	return o
}

func withMore(o store.Order, label string, yen int64) store.Order {
	o.Amounts = append(o.Amounts, connectors.Amount{Label: label, Yen: yen})
	return o
}

// A coupon that the mall pays is taken off like any other, and a person is told of it wherever
// the refund is read.
func TestEntries_name_a_coupon_that_the_mall_pays(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	account := must[int64](t)(d.store.AddAccount(ctx, store.Actor{}, store.Account{Kind: "test", Name: "店"}))
	o := connectors.Order{
		Number: "M-20261101-001", OrderedAt: noon.Add(-time.Hour), Status: connectors.OrderShipped, Total: 2970,
		Taxes: []connectors.Tax{{Rate: 8, Total: 3000}}, Amounts: []connectors.Amount{{Label: connectors.MallCoupon, Yen: -30}},
	}
	other := o
	other.Number, other.Total, other.Amounts = "M-20261101-002", 3000, nil
	if _, err := d.store.SaveOrders(ctx, account, []connectors.Order{o, other}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	for number, want := range map[string]bool{o.Number: true, other.Number: false} {
		e := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: number, Type: book.RefundFull, Date: "2026-11-05"})).Entry
		saved := must[Entry](t)(d.SaveEntry(ctx, e))
		for _, all := range [][]EntryDoubt{e.Doubts, saved.Doubts} {
			if got := slices.ContainsFunc(all, func(w EntryDoubt) bool { return w.Text == mallCouponDoubt && !w.Block }); got != want {
				t.Errorf("%s: %+v", number, all)
			}
		}
	}
	found := must[[]store.Order](t)(d.store.OrderByNumber(ctx, o.Number))
	if rates, doubt := ratesOf(found[0]); !slices.Equal(rates, []book.PerRate{{Rate: 8, Amount: 2970}}) || !strings.HasSuffix(doubt, mallCouponDoubt) {
		t.Errorf("%+v, %s", rates, doubt)
	}
}

func TestProposeEntry_takes_a_refund_from_the_order_of_the_inquiry(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	account := must[int64](t)(d.store.AddAccount(ctx, store.Actor{}, store.Account{Kind: "test", Name: "店"}))
	o := connectors.Order{
		Number: "M-20261101-001", OrderedAt: noon.Add(-time.Hour), Status: connectors.OrderShipped, Total: 5460,
		Taxes: []connectors.Tax{{Rate: 10, Total: 3300, Tax: 300}, {Rate: 8, Total: 2160, Tax: 160}},
	}
	if _, err := d.store.SaveOrders(ctx, account, []connectors.Order{o}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	whole := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: o.Number, Type: book.RefundFull, Date: "2026-11-05"}))
	part := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: o.Number, Type: book.RefundPartial, Amount: 500}))
	if e := whole.Entry; e.Amount != 5460 || len(e.Lines) != 2 || !whole.Known || e.Date != "2026-11-05" || e.Channel != book.Own {
		t.Errorf("whole %+v", whole)
	}
	if l := part.Entry.Lines; len(l) != 2 || l[0].Amount != 303 || l[1].Amount != 197 {
		t.Errorf("part %+v", l)
	}
	_, err := d.SaveEntry(ctx, func() Entry { e := whole.Entry; e.Note = "taro@example.jp"; return e }())
	refused(t, err, "entry_private")
	if !strings.Contains(Explain(err, d.log).Text, "備考") {
		t.Errorf("it says %s", Explain(err, d.log).Text)
	}
}

// What a correction takes back is not there any more, on the screen as in the file.
func TestTotals_of_a_preview_take_corrections_back(t *testing.T) {
	back := func(amount int64) []book.Line {
		return []book.Line{{Amount: amount, Rate: 10, DebitTax: "sales_return_10", CreditTax: book.OutOfScope}}
	}
	refund := book.Event{Channel: "own", Type: book.RefundPartial, Lines: back(3300)}
	postage := book.Event{Channel: "own", Type: book.ReshipShipping, Lines: []book.Line{{Amount: 880, Rate: 10, DebitTax: "purchase_10_qualified", CreditTax: book.OutOfScope}}}
	o := outgoing{events: []book.Event{
		refund, book.Reverse(refund, "2026-11-02", "二重"),
		{Channel: "own", Type: book.RefundPartial, Lines: back(1100)},
		postage,
		{Channel: "own", Type: book.ShippingCollected, Lines: []book.Line{{Amount: 550, Rate: 10, DebitTax: book.OutOfScope, CreditTax: "sales_10"}}},
		{Channel: "own", Type: book.CompPoint, Lines: []book.Line{{Amount: 500, DebitTax: book.OutOfScope, CreditTax: book.OutOfScope}}},
		{Channel: "own", Type: book.CancelBeforeShip, Gross: 6600},
		{Channel: "rakuten", Type: book.RefundFull, Lines: back(4400)},
	}}
	got := func() (all []string) {
		for _, t := range o.totals() {
			all = append(all, fmt.Sprint(t.Name, " ", t.Word, " ", t.Rate, "%: ", t.Count, " ", t.Amount, " ", t.Tax))
		}
		return all
	}
	want := []string{
		"楽天市場 課税売上の返還10% 10%: 1 4400 400", "自社受注 課税売上10% 10%: 1 550 50", "自社受注 課税売上の返還10% 10%: 3 1100 100",
		"自社受注 課税仕入10%(適格) 10%: 1 880 80", "自社受注 対象外 0%: 1 500 0", "自社受注  0%: 1 6600 0",
	}
	if all := got(); !slices.Equal(all, want) {
		t.Errorf("%q", all)
	}
	o.shop.Taxation = book.TaxationExempt
	want = []string{"楽天市場 対象外 0%: 1 4400 0", "自社受注 対象外 0%: 6 3030 0", "自社受注  0%: 1 6600 0"}
	if all := got(); !slices.Equal(all, want) {
		t.Errorf("exempt: %q", all)
	}
}

func TestSaveEntry_makes_no_correction_by_hand(t *testing.T) {
	d := open(t, &fake{})
	_, err := d.SaveEntry(asOwner(t, d), Entry{Date: "2026-11-05", Channel: "own", Type: book.Reversal, Undoes: book.RefundFull})
	refused(t, err, "entry_type")
}

func TestEntries_doubt_a_second_refund_of_an_order(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	refund := EntryWish{Order: "M-20261101-009", Type: book.RefundFull, Amount: 1100, Date: "2026-11-05"}
	first := must[EntryProposal](t)(d.ProposeEntry(ctx, refund)).Entry
	second := func(e Entry) bool {
		return slices.ContainsFunc(e.Doubts, func(w EntryDoubt) bool { return strings.Contains(w.Text, "ほかにも返金") })
	}
	saved := must[Entry](t)(d.SaveEntry(ctx, first))
	if second(first) || second(saved) {
		t.Error("the only refund is doubted")
	}
	if again := must[EntryProposal](t)(d.ProposeEntry(ctx, refund)).Entry; !second(again) {
		t.Errorf("a second refund passes: %+v", again.Doubts)
	}
}

// What the proposal was not sure of is still said when the draft is read again, and at the
// end of its month, until a person has said it.
func TestEntries_keep_the_doubts_of_their_proposal(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	told := func(all []EntryDoubt, text string) bool {
		return slices.ContainsFunc(all, func(w EntryDoubt) bool { return strings.Contains(w.Text, text) && !w.Block })
	}
	const rate, invoice = "10% としています", "登録事業者かどうか"
	refund := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: "M-20261101-009", Type: book.RefundFull, Amount: 1080, Date: "2026-11-05"})).Entry
	postage := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReturnShippingShop, Amount: 880, Date: "2026-11-05"})).Entry
	for text, e := range map[string]Entry{rate: refund, invoice: postage} {
		saved := must[Entry](t)(d.SaveEntry(ctx, e))
		again := must[Entry](t)(d.EntryNamed(ctx, fmt.Sprint(saved.ID)))
		if !told(e.Doubts, text) || !told(saved.Doubts, text) || !told(again.Doubts, text) {
			t.Errorf("%s: %+v, %+v", text, e.Doubts, again.Doubts)
		}
		_ = must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: saved.ID, Version: saved.Version}}}))
	}
	month := must[ExportPreview](t)(d.ExportPreview(ctx, ExportRequest{Kind: "csv", From: "2026-11-01", To: "2026-11-30"}))
	if !told(month.Warnings, rate) || !told(month.Warnings, invoice) {
		t.Errorf("%+v", month.Warnings)
	}
	sure := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Order: "M-20261101-010", Type: book.RefundFull, Amounts: []book.PerRate{{Rate: 8, Amount: 1080}}})).Entry
	if told(sure.Doubts, rate) {
		t.Errorf("doubted though said: %+v", sure.Doubts)
	}
}

// What a draft follows from is its day: moved over the end of September it has the share of
// that day, and a day that nobody can mean is asked about.
func TestSaveEntry_lets_the_share_follow_a_draft_to_another_day(t *testing.T) {
	d := open(t, &fake{})
	d.now = func() time.Time { return time.Date(2026, 11, 5, 12, 0, 0, 0, jst.Zone()) }
	ctx := asOwner(t, d)
	e := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.RepairOutsource, Amount: 13_200, Date: "2026-10-28", Invoice: book.Transitional, Partner: "見本工房"})).Entry
	e = must[Entry](t)(d.SaveEntry(ctx, e))
	if e.Lines[0].DebitTax != "purchase_10_transitional70" {
		t.Fatalf("%+v", e.Lines)
	}
	e.Date = "2026-09-30"
	e = must[Entry](t)(d.SaveEntry(ctx, e))
	if e.Lines[0].DebitTax != "purchase_10_transitional80" || len(e.Doubts) != 0 {
		t.Errorf("%+v, %+v", e.Lines, e.Doubts)
	}
	e.Date = "2027-10-28"
	e = must[Entry](t)(d.SaveEntry(ctx, e))
	if e.Lines[0].DebitTax != "purchase_10_transitional70" || len(e.Doubts) != 1 || e.Doubts[0].Column != "発生日" || e.Doubts[0].Block {
		t.Errorf("%+v, %+v", e.Lines, e.Doubts)
	}
	e.Date = "2031-10-01"
	e = must[Entry](t)(d.SaveEntry(ctx, e))
	if last := e.Doubts[len(e.Doubts)-1]; e.Lines[0].DebitTax != "purchase_10_none" || last.Text != transitionLost || last.Block {
		t.Errorf("%+v, %+v", e.Lines, e.Doubts)
	}
}
