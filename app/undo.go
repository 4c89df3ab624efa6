package app

import (
	"context"
	"errors"

	"madoguchi/connectors"
	"madoguchi/store"
)

// changesShown is how many changes are listed when nobody says how many.
const changesShown = 50

// Changes lists what the acting person did last and can take back.
func (d *Desk) Changes(ctx context.Context, in ChangesQuery) (ChangeList, error) {
	limit := in.Limit
	if limit <= 0 || limit > changesShown {
		limit = changesShown
	}
	all, err := d.store.Changes(ctx, actor(ctx).Staff, limit)
	if err != nil {
		return ChangeList{}, err
	}
	out := ChangeList{Changes: make([]Change, 0, len(all))}
	for _, c := range all {
		shown, err := d.changeOut(ctx, c)
		if err != nil {
			return ChangeList{}, err
		}
		out.Changes = append(out.Changes, shown)
	}
	return out, nil
}

func (d *Desk) changeOut(ctx context.Context, c store.Change) (Change, error) {
	q, err := d.named(ctx, c.Inquiry)
	if err != nil {
		return Change{}, err
	}
	customer := q.Customer
	if c.Customer != 0 {
		known, err := d.store.CustomerByID(ctx, c.Customer)
		if ignoreGone(err) != nil {
			return Change{}, err
		}
		customer = known.Name
	}
	return Change{
		ID: c.ID, At: c.At, Verb: c.Verb, Detail: c.Detail, Inquiry: c.Inquiry, CustomerID: c.Customer, Customer: customer,
		Order: q.OrderNumber, Mall: d.spec(q.Kind).Mall, Subject: q.Subject, Count: c.Count, UndoneAt: c.UndoneAt,
	}, nil
}

// openTo tells of which inquiries the acting person may still take something back:
// not of a colleague's, and not of what an owner has taken over in the meantime.
func (d *Desk) openTo(ctx context.Context) func(int64) (bool, error) {
	if who(ctx).free() {
		return nil
	}
	return func(id int64) (bool, error) {
		err := d.mayReach(ctx, need{mayAct, ofInquiry}, "Undo", id)
		if refused := (*Refusal)(nil); errors.As(err, &refused) {
			return false, nil
		}
		return true, ignoreGone(err) // of a gone one Undo has a word of its own
	}
}

// named is an inquiry that may be gone by now.
func (d *Desk) named(ctx context.Context, id int64) (store.Inquiry, error) {
	q, err := d.store.Inquiry(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return store.Inquiry{}, nil
	}
	return q, err
}

// Undo takes a change of the acting person back: the newest one for id 0. What
// somebody changed since stays, and the answer names it.
func (d *Desk) Undo(ctx context.Context, in ID) (Undone, error) {
	u, err := d.store.Undo(ctx, actor(ctx), in.ID, func(kind string) connectors.Marks { return d.spec(kind).Marks }, d.openTo(ctx))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return Undone{}, refuse("nothing_to_undo", "取り消せる操作がありません。何も変えていません。送信待ちの返信は「取り戻す」で戻せます。")
	case errors.Is(err, store.ErrConflict) && u.UndoneAt == 0:
		return Undone{}, refuse("cannot_undo", "元に戻せません。何も変えていません。あとから分けたりまとめたりしたものがあれば先にそれを戻し、送信待ちの返信があれば先に取り消してください。")
	case errors.Is(err, store.ErrConflict):
		return Undone{}, refuse("undone_before", "この操作はもう元に戻してあります。何も変えていません。「最近の操作」を開き直してください。")
	case err != nil:
		return Undone{}, err
	}
	out := Undone{Back: append([]int64{}, u.Back...), Left: make([]LeftBack, 0, len(u.Left))}
	if out.Change, err = d.changeOut(ctx, u.Change); err != nil {
		return out, err
	}
	for _, l := range u.Left {
		q, err := d.named(ctx, l.Inquiry)
		if err != nil {
			return out, err
		}
		out.Left = append(out.Left, LeftBack{
			Inquiry: l.Inquiry, Customer: q.Customer, Order: q.OrderNumber, Mall: d.spec(q.Kind).Mall, Subject: q.Subject, Part: l.Part, Why: l.Why, By: l.By,
		})
	}
	if len(u.Back) > 0 || u.Customer != 0 {
		d.tell(EventInquiries, u.Back...)
	}
	return out, nil
}

// Drafts lists every answer that is being written, wherever it was left.
func (d *Desk) Drafts(ctx context.Context) (OpenDrafts, error) {
	all, err := d.store.Drafts(ctx)
	if err != nil {
		return OpenDrafts{}, err
	}
	out := OpenDrafts{Drafts: make([]OpenDraft, 0, len(all))}
	for _, k := range all {
		q, err := d.store.Inquiry(ctx, k.InquiryID)
		if err != nil {
			return OpenDrafts{}, err
		}
		out.Drafts = append(out.Drafts, OpenDraft{
			Inquiry: d.row(q.InquiryRow), Text: k.Text, Files: len(k.Files), UpdatedAt: k.UpdatedAt, By: k.By,
		})
	}
	return out, nil
}

// DroppedDrafts lists what was thrown away in the last 30 days: of one inquiry, or
// of all for id 0.
func (d *Desk) DroppedDrafts(ctx context.Context, in ID) (DroppedDrafts, error) {
	all, err := d.store.DroppedDrafts(ctx, in.ID)
	if err != nil {
		return DroppedDrafts{}, err
	}
	out := DroppedDrafts{Drafts: make([]DroppedDraft, 0, len(all))}
	for _, k := range all {
		q, err := d.store.Inquiry(ctx, k.InquiryID)
		if err != nil {
			return DroppedDrafts{}, err
		}
		out.Drafts = append(out.Drafts, DroppedDraft{
			ID: k.ID, Inquiry: d.row(q.InquiryRow), Text: k.Text, Files: len(k.Files), At: k.At, By: k.By,
		})
	}
	return out, nil
}

// RestoreDraft makes a thrown-away draft the draft of its inquiry again; what has
// been typed there since follows it.
func (d *Desk) RestoreDraft(ctx context.Context, in ID) (Draft, error) {
	k, err := d.store.RestoreDraft(ctx, actor(ctx), in.ID)
	if errors.Is(err, store.ErrNotFound) {
		return Draft{}, refuse("no_dropped", "その下書きはもうありません。先に戻したか、捨ててから 30 日が過ぎています。ほかの下書きはそのままです。一覧を開き直してください。")
	}
	return draftOut(k), d.changed(k.InquiryID, err)
}
