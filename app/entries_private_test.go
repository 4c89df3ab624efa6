package app

import (
	"testing"

	"madoguchi/app/export/book"
)

func TestEntries_hold_nobodys_address_or_number_anywhere(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	clean := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReturnShippingShop, Amount: 880, Date: "2026-11-05", Partner: "ヤマト運輸"})).Entry
	must[Entry](t)(d.SaveEntry(ctx, clean))
	for where, put := range map[string]func(e *Entry){
		"証憑":     func(e *Entry) { e.Evidence = "taro@example.jp" },
		"補助科目":   func(e *Entry) { e.Lines[0].CreditSub = "山田 ０９０－１１１１－２２２２" },
		"補助科目 2": func(e *Entry) { e.Lines[0].DebitSub = "〒100-0001" },
	} {
		e := must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReturnShippingShop, Amount: 880, Date: "2026-11-05", Partner: "ヤマト運輸"})).Entry
		put(&e)
		_, err := d.SaveEntry(ctx, e)
		if refused(t, err, "entry_private"); err == nil {
			t.Errorf("%s is kept", where)
		}
	}
	file := `{"events":[{"event_id":"EV-202611-0001","date":"2026-11-05","channel":"own","type":"RETURN_SHIPPING_SHOP","memo":"返送料","evidence":"090-1111-2222",
		"lines":[{"debit":"荷造運賃","debit_tax":"purchase_10_qualified","credit":"未払金","credit_sub":"hana@example.jp","credit_tax":"out_of_scope","amount":880,"rate":10}]}]}`
	plan := must[EntryImportPlan](t)(d.EntriesFrom(ctx, []byte(file), nil, false))
	if plan.Refused != 1 || plan.New != 0 {
		t.Errorf("import %+v", plan)
	}
}
