package app

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// recorded confirms an entry of an order.
func recorded(t *testing.T, d *Desk, w EntryWish) Entry {
	t.Helper()
	ctx := asOwner(t, d)
	e := must[Entry](t)(d.SaveEntry(ctx, must[EntryProposal](t)(d.ProposeEntry(ctx, w)).Entry))
	must[EntryList](t)(d.ConfirmEntries(ctx, EntryRefs{Entries: []EntryRef{{ID: e.ID, Version: e.Version}}}))
	return e
}

// ordersChange lets the mall say an order anew.
func ordersChange(t *testing.T, d *Desk, all ...connectors.Order) {
	t.Helper()
	account := must[[]store.Account](t)(d.store.Accounts(t.Context()))[0]
	must[[]int64](t)(d.store.SaveOrders(t.Context(), account.ID, all, noon))
}

func TestReceipt_is_not_issued_once_the_order_was_canceled_before_it_was_sent(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"), ownOrder("M-2"))
	ctx := asOwner(t, d)
	first := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	for _, number := range []string{"M-1", "M-2"} {
		recorded(t, d, EntryWish{Order: number, Type: book.CancelBeforeShip, Amounts: []book.PerRate{{Rate: 10, Amount: 5460}}, Date: "2026-04-01"})
	}
	for what, w := range map[string]ReceiptWish{
		"a new one":    {Order: "M-2", Name: "見本商事", Reason: "希望"},
		"a copy":       {ReissueOf: first.ID, Reason: "紛失"},
		"a correction": {Corrects: first.ID, Name: "見本商事", Reason: "宛名"},
		"the whole":    {Order: "M-2", Name: "見本商事", Amount: 5460, Reason: "希望"},
	} {
		draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, w))
		if got := blockCodes(draft.Blocks); !slices.Equal(got, []string{"receipt_canceled"}) {
			t.Errorf("%s: %+v", what, draft.Blocks)
		}
	}
}

func TestReceipt_is_not_issued_again_when_the_mall_has_canceled_the_order(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	first := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	gone := ownOrder("M-1")
	gone.Status = connectors.OrderCanceled
	ordersChange(t, d, gone)
	_, err := d.IssueReceipt(ctx, ReceiptWish{ReissueOf: first.ID, Reason: "紛失"})
	refused(t, err, "receipt_nobody")
}

func TestReceipt_for_the_whole_after_a_refund_wants_a_reason(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	recorded(t, d, EntryWish{Order: "M-1", Type: book.RefundPartial, Amounts: []book.PerRate{{Rate: 8, Amount: 1080}}, Date: "2026-04-01"})
	w := wishFor("M-1")
	w.Amount = 5460
	_, err := d.IssueReceipt(ctx, w)
	refused(t, err, "receipt_refund")
	w.Reason = "モールで減額済み"
	draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, w))
	if len(draft.Blocks) != 0 || draft.Amount != 5460 || !slices.Contains(blockCodes(draft.Warnings), "receipt_refund") {
		t.Errorf("%+v", draft)
	}
}

func TestReceipt_shows_no_points_after_a_refund(t *testing.T) {
	paid := ownOrder("M-1")
	paid.Amounts = []connectors.Amount{{Label: "ポイント利用", Yen: -460, Role: connectors.AmountPays}}
	paid.Total = 5000
	d := paperShop(t, paid)
	ctx := asOwner(t, d)
	w := wishFor("M-1")
	w.PointsShown = true
	if draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, w)); draft.Points != 460 || draft.Billed != 5000 {
		t.Errorf("before: %+v", draft)
	}
	recorded(t, d, EntryWish{Order: "M-1", Type: book.RefundPartial, Amounts: []book.PerRate{{Rate: 8, Amount: 1080}}, Date: "2026-04-01"})
	draft := must[ReceiptDraft](t)(d.DraftReceipt(ctx, w))
	if draft.Points != 0 || draft.Billed != draft.Amount || !slices.Contains(blockCodes(draft.Warnings), "receipt_points") {
		t.Errorf("after: %+v", draft)
	}
}

func TestReceipt_copy_bears_the_number_and_the_tax_of_its_original(t *testing.T) {
	d := paperShop(t, ownOrder("M-1"))
	ctx := asOwner(t, d)
	first := must[Document](t)(d.IssueReceipt(ctx, wishFor("M-1")))
	b := must[Books](t)(d.Books(ctx))
	b.Shop.Taxation = book.TaxationExempt
	must[Books](t)(d.SaveBooks(ctx, b))
	s := must[*slipDraft](t)(d.draftSlip(ctx, ReceiptWish{ReissueOf: first.ID, Reason: "紛失"}))
	if paper := s.slip("DOC-202604-0002"); paper.TaxNumber != first.TaxNumber || paper.Exempt || s.out.Label != first.Label+" 再発行" {
		t.Errorf("the copy bears %+v, label %q", paper, s.out.Label)
	}
	for _, w := range s.out.Warnings {
		if strings.Contains(w.Text, "免税") {
			t.Errorf("warned %q", w.Text)
		}
	}
}

func TestReceipt_is_issued_again_and_corrected_after_its_inquiry_was_erased(t *testing.T) {
	d, ids := mailDesk(t, letterFrom("a@c.example", "buyer@c.example", "領収書をください。"))
	ctx := asOwner(t, d)
	shop := must[ShopSettings](t)(d.Shop(ctx))
	shop.ShopName, shop.ReplyHours = "見本堂", 24
	must[ShopSettings](t)(d.SaveShop(ctx, shop))
	ordersChange(t, d, ownOrder("M-1"))
	w := wishFor("M-1")
	w.InquiryID = ids[0]
	first := must[Document](t)(d.IssueReceipt(ctx, w))
	if err := d.store.Erase(ctx, actor(ctx), ids[0]); err != nil {
		t.Fatal(err)
	}
	must[Document](t)(d.IssueReceipt(ctx, ReceiptWish{ReissueOf: first.ID, InquiryID: first.InquiryID, Order: "M-1", Reason: "紛失"}))
	w.Corrects, w.Reason = first.ID, "宛名"
	if now := must[Document](t)(d.IssueReceipt(ctx, w)); now.InquiryID != 0 || now.Supersedes != first.DocID {
		t.Errorf("corrected as %+v", now)
	}
	w = wishFor("M-1")
	w.InquiryID = ids[0]
	if _, err := d.DraftReceipt(ctx, w); err == nil {
		t.Error("an erased inquiry that the document does not name was forgiven")
	}
}

func TestReceipt_of_fifty_thousand_asks_how_it_is_given(t *testing.T) {
	dear := ownOrder("M-1")
	dear.Total, dear.Lines = 55000, []connectors.Line{{Name: "大皿", Price: 55000, Count: 1, TaxRate: 10}}
	dear.Taxes = []connectors.Tax{{Rate: 10, Total: 55000, Tax: 5000}}
	under := dear
	under.Number, under.Total, under.Lines = "M-2", 54989, []connectors.Line{{Name: "大皿", Price: 54989, Count: 1, TaxRate: 10}}
	under.Taxes = []connectors.Tax{{Rate: 10, Total: 54989, Tax: 4999}}
	d := paperShop(t, dear, under)
	for _, c := range []struct {
		number, way, stamp string
		blocked            bool
	}{{"M-1", "", "PDF のまま", true}, {"M-1", "mail", "PDF のまま", false}, {"M-1", "paper", "紙で渡すときは", false}, {"M-2", "", "", false}} {
		w := wishFor(c.number)
		w.Way = c.way
		draft := must[ReceiptDraft](t)(d.DraftReceipt(asOwner(t, d), w))
		if slices.Contains(blockCodes(draft.Blocks), "receipt_way") != c.blocked || !strings.Contains(draft.Stamp, c.stamp) || (c.stamp == "") != (draft.Stamp == "") {
			t.Errorf("%s %q: %+v, %q", c.number, c.way, draft.Blocks, draft.Stamp)
		}
	}
}
