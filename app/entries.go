package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// Entries returns a page of what the books must know, the newest day first.
func (d *Desk) Entries(ctx context.Context, in EntryQuery) (EntryPage, error) {
	for _, day := range []string{in.From, in.To} {
		if day != "" && !isDay(day) {
			return EntryPage{}, refuse("day", "日付は 2026-10-03 のように入れてください。")
		}
	}
	page, err := d.store.Entries(ctx, store.EntryQuery{
		From: in.From, To: in.To, Min: in.Min, Max: in.Max, Words: in.Partner, Channel: in.Channel, Type: in.Type, Status: in.Status,
		InquiryID: in.InquiryID, Order: in.Order, After: in.After, Limit: in.Limit,
	})
	if err != nil {
		return EntryPage{}, err
	}
	out := EntryPage{Next: page.Next}
	out.Entries, err = d.entriesOut(ctx, page.Entries)
	return out, err
}

// EntriesFor returns the entries of an inquiry, the newest day first.
func (d *Desk) EntriesFor(ctx context.Context, in ID) (EntryPage, error) {
	return d.Entries(ctx, EntryQuery{InquiryID: in.ID})
}

// EntryNamed finds an entry by its event id, or a draft by its number.
func (d *Desk) EntryNamed(ctx context.Context, name string) (Entry, error) {
	e, err := d.store.EntryByEventID(ctx, name)
	var id int64
	if _, no := fmt.Sscanf(name, "%d", &id); errors.Is(err, store.ErrNotFound) && no == nil && fmt.Sprint(id) == name {
		e, err = d.store.Entry(ctx, id)
	}
	if errors.Is(err, store.ErrNotFound) {
		return Entry{}, refuse("entry_unknown", "「"+name+"」という経理の記録はありません。entry list で番号を確かめてください。")
	}
	if err != nil {
		return Entry{}, err
	}
	return d.entryOut(ctx, e)
}

// EntryWords are the words that the screen offers.
func (d *Desk) EntryWords(ctx context.Context) (EntryWords, error) {
	b, err := d.Books(ctx)
	out := EntryWords{Kinds: entryKinds(), Taxes: []EntryWord{}, Channels: b.Shop.Channels, Settled: settledWords()}
	for _, k := range book.Keys() {
		out.Taxes = append(out.Taxes, EntryWord{Word: k, Label: b.Shop.Label(k)})
	}
	return out, err
}

// entryKinds are the types of entries; one without a journal has no rows.
func entryKinds() []book.Kind {
	all := book.Kinds()
	for _, k := range all {
		for i, v := range k.Variants {
			k.Variants[i].Rows = append([]book.Row{}, v.Rows...)
		}
	}
	return all
}

func settledWords() []EntryWord {
	return []EntryWord{
		{Word: book.ByMall, Label: "モール精算"},
		{Word: book.ByBank, Label: "銀行"},
		{Word: book.ByCash, Label: "現金"},
		{Word: book.ByCarrier, Label: "運送会社の請求"},
		{Word: book.ByPayable, Label: "未払"},
	}
}

// SaveEntry writes a draft (id 0) or changes one. What is not finished yet stands in its
// doubts; what must never stand in the books is refused at once.
func (d *Desk) SaveEntry(ctx context.Context, in Entry) (Entry, error) {
	return d.saveEntry(ctx, in, d.store.SaveEntry)
}

// saveEntry holds an entry against the rules and keeps it.
func (d *Desk) saveEntry(ctx context.Context, in Entry, keep func(context.Context, store.Actor, store.Entry) (store.Entry, error)) (Entry, error) {
	if err := d.mayDraftEntry(ctx, in.ID, in.InquiryID); err != nil {
		return in, err
	}
	in.Memo, in.Note = oneLine(in.Memo), oneLine(in.Note)
	if err := goodEntry(in); err != nil {
		return in, err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return in, err
	}
	lost, err := d.redated(ctx, b.Shop, &in)
	if err != nil {
		return in, err
	}
	e, err := keep(ctx, actor(ctx), entryIn(b.Shop, in))
	if err != nil {
		return in, entryRefusal(err)
	}
	d.tellEntry(e)
	out, err := d.entryOut(ctx, e)
	if lost {
		out.Doubts = append(out.Doubts, EntryDoubt{EntryID: e.ID, Column: "税区分", Text: transitionLost})
	}
	return out, err
}

const transitionLost = "この発生日には経過措置を使わないので、税区分を変えました。発生日を戻しても、経過措置の税区分には戻りません。発生日を直したら、税区分を選び直してください。"

// redated lets the share of 経過措置 follow the day of a draft that is moved to another one,
// and says whether that day has none: what the seller is then stands in no line any more.
func (d *Desk) redated(ctx context.Context, shop book.Shop, in *Entry) (lost bool, err error) {
	if in.ID == 0 {
		return false, nil
	}
	was, err := d.store.Entry(ctx, in.ID)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil // keeping it says so
	}
	before := in.Lines
	in.Lines = shop.Redated(before, was.Day, in.Date)
	return book.LeftTransition(before, in.Lines), err
}

// mayDraftEntry keeps those who see only their own inquiries to these, and to the drafts
// they have written.
func (d *Desk) mayDraftEntry(ctx context.Context, id, inquiry int64) error {
	if who(ctx).free() || hasRight(who(ctx).role, mayBooks) {
		return nil
	}
	if inquiry == 0 {
		return forbidden(who(ctx).role)
	}
	if err := d.mayReach(ctx, need{mayEntry, ofInquiry}, "SaveEntry", inquiry); err != nil || id == 0 {
		return err
	}
	e, err := d.store.Entry(ctx, id)
	if err != nil {
		return err
	}
	if e.Created.Staff != actor(ctx).Staff {
		return forbidden(who(ctx).role)
	}
	return nil
}

// goodEntry refuses what cannot be kept even as a draft.
func goodEntry(e Entry) error {
	kind, ok := book.KindOf(e.Type)
	switch {
	case !isDay(e.Date):
		return refuse("day", "発生日が日付として読めません。保存していません。2026-10-03 のように入れてください。")
	case !ok || kind.Code == book.Reversal || e.Undoes != "": // corrections are made by CorrectEntry alone
		return refuse("entry_type", "種別が選ばれていません。保存していません。種別を選び直してください。")
	case e.Channel == "":
		return refuse("entry_channel", "モールが選ばれていません。保存していません。選び直してください。")
	}
	for _, l := range e.Lines {
		if l.Amount < 0 || l.Amount > book.MaxAmount {
			return refuse("entry_amount", "金額は 0 円から 999,999,999 円までです。保存していません。直してください。")
		}
	}
	return goodEntryWords(e)
}

// goodEntryWords: the books are kept for years and seen by many. Nobody's address or
// number gets into them.
func goodEntryWords(e Entry) error {
	if all := privateWords(e); len(all) > 0 {
		return refuse("entry_private", all[0].Text+"保存していません。")
	}
	return nil
}

// privateWords are what in an entry certainly tells of a person, wherever it stands.
func privateWords(e Entry) []EntryDoubt {
	type word struct{ name, text string }
	all := []word{{"摘要", e.Memo}, {"備考", e.Note}, {"訂正の理由", e.Reason}, {"証憑", e.Evidence}}
	for _, l := range e.Lines {
		all = append(all, word{"補助科目", l.DebitSub}, word{"補助科目", l.CreditSub})
	}
	var out []EntryDoubt
	for _, of := range all {
		if sentence, sure := book.Private(of.text); sure {
			out = append(out, EntryDoubt{Column: of.name, Text: strings.Replace(sentence, "摘要", of.name, 1), Before: of.text, Block: true})
		}
	}
	return out
}

// DropEntry throws a draft away.
func (d *Desk) DropEntry(ctx context.Context, in EntryRef) error {
	e, err := d.store.Entry(ctx, in.ID)
	if err != nil {
		return err
	}
	if err := d.mayDraftEntry(ctx, in.ID, e.InquiryID); err != nil {
		return err
	}
	if err := d.store.DropEntry(ctx, actor(ctx), in.ID, in.Version); err != nil {
		return entryRefusal(err)
	}
	d.tellEntry(e)
	return nil
}

// ConfirmEntries makes drafts stand for good, all of them or none.
func (d *Desk) ConfirmEntries(ctx context.Context, in EntryRefs) (EntryList, error) {
	out := EntryList{Entries: []Entry{}}
	var seen []store.EntrySeen
	var blocks []EntryDoubt
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	for _, r := range in.Entries {
		e, err := d.store.Entry(ctx, r.ID)
		if err != nil {
			return out, err
		}
		seen = append(seen, store.EntrySeen{ID: r.ID, Version: r.Version})
		doubts, err := d.draftDoubts(ctx, b.Shop, e)
		if err != nil {
			return out, err
		}
		blocks = append(blocks, blocking(doubts)...)
	}
	if len(blocks) > 0 {
		return out, refuseDoubts("entry_blocked", "このままでは確定できません。何も確定していません。", blocks)
	}
	all, err := d.store.ConfirmEntries(ctx, actor(ctx), seen)
	if err != nil {
		return out, entryRefusal(err)
	}
	for _, e := range all {
		d.tellEntry(e)
	}
	out.Entries, err = d.entriesOut(ctx, all)
	return out, err
}

func blocking(all []EntryDoubt) []EntryDoubt {
	return slices.DeleteFunc(slices.Clone(all), func(w EntryDoubt) bool { return !w.Block })
}

// mostTold is how many doubts one sentence names.
const mostTold = 20

// refuseDoubts names everything that stands in the way at once.
func refuseDoubts(code, text string, all []EntryDoubt) error {
	r := refuse(code, text).(*Refusal)
	for i, w := range all {
		r.Problems = append(r.Problems, Problem{Code: code, Text: strings.TrimSpace(w.EventID + " " + w.Column + "：" + w.Text), Warn: !w.Block})
		if i < mostTold {
			r.Text += "\n・" + r.Problems[i].Text
		}
	}
	if len(all) > mostTold {
		r.Text += fmt.Sprintf("\nほかに %d 件あります。", len(all)-mostTold)
	}
	return r
}

// entryRefusal says what the store refuses.
func entryRefusal(err error) error {
	var locked *store.MonthLocked
	var taken *store.EventTaken
	switch {
	case errors.As(err, &locked):
		return refuse("month_locked", locked.Month+" は締められています。何も変えていません。開いている月の日付にするか、店長に締めを外してもらってください。")
	case errors.As(err, &taken):
		return refuse("event_taken", taken.EventID+" には別の内容の記録があります。何も変えていません。記録は訂正で直してください。")
	case errors.Is(err, store.ErrDrafted):
		return errSettlementRecorded()
	case errors.Is(err, store.ErrNobody):
		return refuse("entry_nobody", "だれが確定するのかわかりません。何も変えていません。担当者を選んでから、もう一度確定してください。")
	case errors.Is(err, store.ErrConflict):
		return refuse("conflict", "この記録は、ほかの画面で変わったか、もう確定しています。何も変えていません。いまの内容を読み直してください。確定した記録は訂正で直します。")
	}
	return err
}

// tellEntry lets the screens of an entry's inquiry read it again.
func (d *Desk) tellEntry(e store.Entry) {
	if e.InquiryID != 0 {
		d.tell(EventInquiries, e.InquiryID)
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
