package store

import (
	"testing"
	"time"

	"madoguchi/connectors"
)

// A letter that was begun on an order read from a mail goes on when the mall's
// own answer takes that order's place.
func TestSaveOrders_keeps_a_begun_letter_when_the_mall_takes_over(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, shop := d.account("mailbox"), d.account("rakuten", "shop_id", "370001")
		const number = "370001-20260401-0000000001"
		o := connectors.Order{Number: number, OrderedAt: at(-90), Status: connectors.OrderUnknown, Source: connectors.FromMail, Total: 500}
		_, err := d.SaveOrders(d.ctx, box, []connectors.Order{o}, time.Time{})
		must(t, err)
		weak, err := d.OrderByNumber(d.ctx, number)
		must(t, err)
		_, err = d.SaveStartDraft(d.ctx, clerk, StartDraft{Order: weak[0].ID, Text: "ご連絡です"})
		must(t, err)
		o.Source, o.Status = connectors.FromAPI, connectors.OrderReady
		_, err = d.SaveOrders(d.ctx, shop, []connectors.Order{o}, time.Time{})
		must(t, err)
		strong, err := d.OrderByNumber(d.ctx, number)
		must(t, err)
		if len(strong) != 1 || strong[0].Account != shop {
			t.Fatalf("%d orders", len(strong))
		}
		if draft := d.draftOf(strong[0].ID); draft.Text != "ご連絡です" {
			t.Errorf("the draft is %q", draft.Text)
		}
	})
}
