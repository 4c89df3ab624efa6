package app

import (
	"context"
	"slices"

	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// inboxQuery reads the filters of a list. A word that is none is refused: showing
// everything instead would look like an answer.
func (d *Desk) inboxQuery(ctx context.Context, in InboxQuery) (store.InquiryQuery, error) {
	q := store.InquiryQuery{
		State: in.State, States: in.States, Accounts: in.Accounts, Owner: whose(ctx, in.Owner), Category: in.Category, Tag: in.Tag,
		Stage: in.Stage, Care: in.Care, Unread: in.Unread, Files: in.Files, VIP: in.VIP, Repeat: in.Repeat, Scam: in.Scam,
		Reach: who(ctx).reach, Search: in.Search, Sort: in.Sort, After: in.After, Limit: in.Limit,
	}
	for _, w := range []struct {
		word  string
		known []string
	}{
		{in.Sort, []string{"", "due", "new", "old", "customer"}},
		{in.Stage, []string{"", "before", "after"}},
		{in.Care, []string{"", "any", "complaint", "care", "harassment"}},
		{in.Due, []string{"", "late", "today", "soon", "none"}},
	} {
		if !slices.Contains(w.known, w.word) {
			return q, refuse("filter", "「"+w.word+"」という絞り込みや並びはありません。一覧は変わっていません。選び直してください。")
		}
	}
	for _, state := range in.States {
		if !IsState(state) {
			return q, refuse("filter", "「"+state+"」という対応状況はありません。一覧は変わっていません。選び直してください。")
		}
	}
	d.narrowDue(&q, in.Due)
	return q, nil
}

// narrowDue asks for one of the levels that level names.
func (d *Desk) narrowDue(q *store.InquiryQuery, word string) {
	now := d.now()
	midnight := workday.DayOf(now).At(24 * 60).UnixMilli()
	switch word {
	case "late":
		q.DueUntil = now.UnixMilli() + 1
	case "today":
		q.DueFrom, q.DueUntil = now.UnixMilli()+1, midnight
	case "soon":
		q.DueFrom, q.DueUntil = midnight, soonEnds(d.calendar.Load(), now).UnixMilli()
	case "none":
		q.NotDue = true
	}
}

// whose turns "who asks" into a person. One the program does not know has none.
func whose(ctx context.Context, owner int64) int64 {
	switch owner {
	case OwnerNobody:
		return store.Nobody
	case OwnerMe:
		if me := actor(ctx).Staff; me != 0 {
			return me
		}
		return store.Nobody
	}
	return owner
}

func words(tags []store.RowTag) []Word {
	out := make([]Word, 0, len(tags))
	for _, t := range tags {
		out = append(out, Word(t))
	}
	return out
}
