package app

import (
	"context"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// NoteOrder adds a line to the shop's own memo of an order at the mall and
// returns the memo as it stands there. What others wrote stays.
func (d *Desk) NoteOrder(ctx context.Context, in OrderNote) (OrderMemo, error) {
	text := strings.TrimSpace(in.Text)
	if text == "" {
		return OrderMemo{}, refuse("empty", "メモが空です。内容を書いてから追記してください。")
	}
	o, err := d.store.Order(ctx, in.Order)
	if err != nil {
		return OrderMemo{}, err
	}
	account, err := d.store.Account(ctx, o.Account)
	if err != nil {
		return OrderMemo{}, err
	}
	conn, err := d.worker.Connector(account)
	if err != nil {
		return OrderMemo{}, err
	}
	noter, ok := conn.(connectors.OrderNoter)
	if !ok {
		return OrderMemo{}, refuse("order_note_none", "「"+d.spec(account.Kind).Label+"」の注文には、ここからメモを書けません。モールの注文の画面で書いてください。")
	}
	who := actor(ctx)
	if in.Signed {
		text = strings.Join(compact(jst.In(d.now()).Format("2006/1/2"), who.Name), " ") + " " + text
	}
	memo, err := noter.NoteOrder(ctx, o.Number, text)
	if err != nil {
		return OrderMemo{}, err
	}
	// It stands at the mall now: the window must not end before that is written down.
	if err := d.store.SaveOrderMemo(context.WithoutCancel(ctx), who, o.ID, memo); err != nil {
		return OrderMemo{}, err
	}
	d.tell(EventInquiries) // whichever show the order
	return OrderMemo{Memo: memo}, nil
}
