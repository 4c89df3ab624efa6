package app

import (
	"cmp"
	"context"

	"madoguchi/app/export/book"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// CorrectEntry turns a confirmed entry round by another one and adds the right one where
// there is one. The wrong one stays as it was.
func (d *Desk) CorrectEntry(ctx context.Context, in EntryCorrection) (EntryList, error) {
	out := EntryList{Entries: []Entry{}}
	in.Reason, in.Date = oneLine(in.Reason), cmp.Or(in.Date, jst.Day(d.now()))
	if in.Reason == "" {
		return out, refuse("entry_reason", "訂正の理由が空です。何も変えていません。帳簿に残るので、短く書いてください。")
	}
	if !isDay(in.Date) {
		return out, refuse("day", "訂正の日付が読めません。何も変えていません。2026-11-02 のように入れてください。")
	}
	was, err := d.store.Entry(ctx, in.ID)
	if err != nil {
		return out, err
	}
	if was.Version != in.Version {
		return out, entryRefusal(store.ErrConflict)
	}
	if err := correctable(was); err != nil {
		return out, err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	c, err := d.correction(ctx, b.Shop, was, in)
	if err != nil {
		return out, err
	}
	all, err := d.store.CorrectEntry(ctx, actor(ctx), c)
	if err != nil {
		return out, entryRefusal(err)
	}
	d.tellEntry(was)
	out.Entries, err = d.entriesOut(ctx, all)
	return out, err
}

func correctable(was store.Entry) error {
	switch {
	case was.Status == store.EntryDraft:
		return refuse("entry_draft", "まだ下書きです。訂正ではなく、そのまま直してください。")
	case was.Status == store.EntryReversed:
		return refuse("entry_reversed", "この記録はもう訂正されています。何も変えていません。訂正のあとの記録を直してください。")
	case was.Type == book.Reversal:
		return refuse("entry_reversal", "取消の記録は訂正できません。何も変えていません。正しい内容を新しい記録として足してください。")
	}
	return nil
}

func (d *Desk) correction(ctx context.Context, shop book.Shop, was store.Entry, in EntryCorrection) (store.Correction, error) {
	back := storeEntry(shop, book.Reverse(eventOf(was), in.Date, in.Reason))
	back.Related = ""
	carry(&back, was, in.Reason)
	c := store.Correction{ID: was.ID, Reversal: back}
	if err := goodEntryWords(entryOf(shop, back)); err != nil {
		return c, err
	}
	if len(in.Instead) == 0 {
		return c, nil
	}
	right := in.Instead[0]
	right.ID, right.Memo, right.Note = 0, oneLine(right.Memo), oneLine(right.Note)
	right.Date = cmp.Or(right.Date, in.Date)
	if err := goodEntry(right); err != nil {
		return c, err
	}
	e := entryIn(shop, right)
	carry(&e, was, in.Reason)
	doubts, err := d.draftDoubts(ctx, shop, e)
	if err != nil {
		return c, err
	}
	if blocks := blocking(doubts); len(blocks) > 0 {
		return c, refuseDoubts("entry_blocked", "正しい内容のほうが、このままでは確定できません。何も変えていません。", blocks)
	}
	c.Instead = &e
	return c, nil
}

// carry takes over what a correction is about.
func carry(e *store.Entry, was store.Entry, reason string) {
	e.Account, e.OrderID, e.InquiryID, e.MessageID, e.OutboxID, e.Reason = was.Account, was.OrderID, was.InquiryID, was.MessageID, was.OutboxID, reason
	e.OrderNumber = cmp.Or(e.OrderNumber, was.OrderNumber)
}
