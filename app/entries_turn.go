package app

import (
	"context"
	"errors"
	"fmt"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// turning is what corrections of a file are held against beside the books.
type turning struct {
	events map[string]book.Event // of the file, by their ids
	turned map[string]bool       // ids that a correction of the file turns round, if it is taken
}

// turn finds the entry that an event of a file is about, in the books or in the file, and
// completes a correction from it: a table need not bring the journal with its sides swapped.
// It answers the entry of the books and why it cannot be, "" when it can.
func (d *Desk) turn(ctx context.Context, v *book.Event, file turning) (store.Entry, string, error) {
	if v.RelatedID == "" {
		if v.Type == book.Reversal {
			return store.Entry{}, "取り消す元の記録がありません。「訂正・関連する記録」の列（JSON では related_event_id）に、そのイベントIDを入れてください。", nil
		}
		return store.Entry{}, "", nil
	}
	is, err := d.store.EntryByEventID(ctx, v.RelatedID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return is, "", err
	}
	was, here := file.events[v.RelatedID]
	if is.ID != 0 {
		was = eventOf(is)
	}
	if is.ID == 0 && !here {
		return is, "訂正・関連する記録 " + v.RelatedID + " がありません。番号を確かめてください。", nil
	}
	if v.Type != book.Reversal {
		return is, "", nil
	}
	bad := mirror(v, was)
	if bad == "" && (is.Status == store.EntryReversed || file.turned[v.RelatedID]) {
		bad = v.RelatedID + " は、もう取り消されています。"
	}
	return is, bad, nil
}

// mirror gives a correction what it does not say itself.
func mirror(v *book.Event, was book.Event) string {
	if was.Type == book.Reversal {
		return v.RelatedID + " は取消の記録なので、取り消せません。正しい内容を新しい記録として足してください。"
	}
	if v.Undoes == "" {
		v.Undoes = was.Type
	}
	if v.OrderNo == "" {
		v.OrderNo = was.OrderNo
	}
	if len(v.Lines) > 0 || len(was.Lines) == 0 {
		return ""
	}
	if v.Gross != 0 && v.Gross != was.Total() {
		return fmt.Sprintf("金額が、取り消す記録 %s（%s）と違います。取消は同じ金額にして、正しい金額は新しい記録として足してください。", v.RelatedID, yen(was.Total()))
	}
	back := book.Reverse(was, v.Date, v.Memo)
	v.Lines, v.Gross = back.Lines, 0
	if v.SettledBy == "" {
		v.SettledBy = back.SettledBy
	}
	return ""
}
