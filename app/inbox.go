package app

import (
	"context"
	"errors"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Inbox returns one page of the list.
func (d *Desk) Inbox(ctx context.Context, in InboxQuery) (InboxPage, error) {
	q, err := d.inboxQuery(ctx, in)
	if err != nil {
		return InboxPage{}, err
	}
	if in.Uncompleted {
		if q.Uncompleted = d.completable(); len(q.Uncompleted) == 0 {
			return InboxPage{Inquiries: []Row{}}, nil
		}
	}
	page, err := d.store.Inquiries(ctx, q)
	if err != nil {
		return InboxPage{}, err
	}
	return InboxPage{Inquiries: d.rows(page.Rows), Next: page.Next}, nil
}

// completable are the kinds whose mall wants to be told that an inquiry is done.
func (d *Desk) completable() []string {
	var kinds []string
	for _, k := range d.kinds {
		if k.Marks.Complete {
			kinds = append(kinds, k.Kind)
		}
	}
	return kinds
}

// Counts returns the numbers of the state tabs, for some accounts or one owner
// where the list shows only theirs. The other filters do not change them.
func (d *Desk) Counts(ctx context.Context, in CountsQuery) (Counts, error) {
	c, err := d.store.CountsOf(ctx, in.Accounts, whose(ctx, in.Owner), who(ctx).reach)
	if err != nil {
		return Counts{}, err
	}
	return Counts{
		New: c.States[store.StateNew], Working: c.States[store.StateWorking], Review: c.States[store.StateReview],
		Waiting: c.States[store.StateWaiting], Snoozed: c.States[store.StateSnoozed],
		Done: c.States[store.StateDone], Ignored: c.States[store.StateIgnored],
		Queued:  c.Outbox[store.OutQueued] + c.Outbox[store.OutSending],
		Trouble: c.Outbox[store.OutFailed] + c.Outbox[store.OutUnknown],
	}, nil
}

func (d *Desk) rows(in []store.InquiryRow) []Row {
	out := make([]Row, 0, len(in))
	for _, r := range in {
		out = append(out, d.row(r))
	}
	return out
}

func (d *Desk) row(r store.InquiryRow) Row {
	mark, shape := d.mark(r)
	if store.Starting(r.RemoteID) {
		r.RemoteID = "" // ours only: the other side does not know it yet
	}
	return Row{
		ID: r.ID, Account: r.Account, AccountName: r.AccountName, Kind: r.Kind, Mall: d.spec(r.Kind).Mall, Mark: mark, Shape: shape, About: r.AboutKind,
		RemoteID: r.RemoteID, Subject: r.Subject, Customer: r.Customer, Snippet: apply(r.Snippet, cardNumbers(r.Snippet)),
		State: r.State, OwnerID: r.OwnerID, Owner: r.Owner, DueAt: r.DueAt, Level: level(d.calendar.Load(), r.DueAt, d.now()),
		LastInAt: r.LastInAt, LastOutAt: r.LastOutAt, LastAt: r.LastAt,
		OrderNumber: r.OrderNumber, LinkReason: r.LinkReason, Unread: r.Unread,
		MessageCount: r.MessageCount, HasFiles: r.HasFiles, Sending: r.Sending,
		Official: r.Official, Deadline: r.Deadline,
		CategoryID: r.CategoryID, Topic: r.Topic, Care: r.Care, VIP: r.VIP,
		SnoozeUntil: r.SnoozeUntil, SnoozeFor: r.SnoozeFor, DueWhy: r.DueWhy,
		DueSet: r.DueSet, WokeAt: r.WokeAt, Thanks: r.Thanks,
		Repeat: r.Repeat, Scam: r.Scam, Returned: r.Returned, Tags: words(r.Tags),
	}
}

var states = map[string]bool{
	store.StateNew: true, store.StateWorking: true, store.StateReview: true, store.StateWaiting: true,
	store.StateSnoozed: true, store.StateDone: true, store.StateIgnored: true,
}

// IsState tells whether a word is a state of an inquiry (対応状況).
func IsState(word string) bool { return states[word] }

// SetState moves an inquiry by hand. Where the mall knows completed inquiries,
// it is asked to follow.
func (d *Desk) SetState(ctx context.Context, in StateChange) (Row, error) {
	if !IsState(in.State) {
		return Row{}, refuse("state", "その対応状況はありません。画面を読み込み直して、もう一度選んでください。")
	}
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return Row{}, err
	}
	if q.Official && in.State == store.StateIgnored && !in.Sure {
		return Row{}, refuse("official", "モールからの公式のお知らせです。答えないと、店舗の運営に関わることがあります。まだ何も変えていません。読んでも答える必要がないときだけ、確かめて対応不要にしてください。")
	}
	marks := d.spec(q.Kind).Marks
	if in.Reason != "" && !slices.ContainsFunc(marks.Reasons, func(c connectors.Choice) bool { return c.Code == in.Reason }) {
		return Row{}, refuse("reason", "その完了の理由はありません。画面を読み込み直して、もう一度選んでください。")
	}
	err = d.store.Move(ctx, actor(ctx), store.Move{ID: in.ID, Version: in.Version, State: in.State, Marks: marks, Reason: in.Reason})
	if err != nil {
		return Row{}, err
	}
	d.tell(EventInquiries, in.ID)
	q, err = d.store.Inquiry(ctx, in.ID)
	return d.row(q.InquiryRow), err
}

// MarkSeen notes that a person has read the thread, at the mall too where the
// account's setting says so.
func (d *Desk) MarkSeen(ctx context.Context, in ID) error {
	if err := d.store.MarkSeen(ctx, actor(ctx), in.ID); err != nil {
		return err
	}
	return d.changed(in.ID, d.markRead(ctx, in.ID))
}

func (d *Desk) markRead(ctx context.Context, id int64) error {
	q, err := d.store.Inquiry(ctx, id)
	if err != nil || q.RemoteSeen || !d.spec(q.Kind).Marks.Read {
		return err
	}
	a, err := d.store.Account(ctx, q.Account)
	if errors.Is(err, store.ErrNotFound) {
		return nil // the account was removed; what it brought stays readable
	}
	if err != nil || a.Settings[MarkRead] != "yes" {
		return err
	}
	return d.store.WantMark(ctx, id, connectors.MarkRead)
}

// MarkPrivate asks the mall to show the thread to nobody but its customer.
func (d *Desk) MarkPrivate(ctx context.Context, in ID) error {
	q, err := d.store.Inquiry(ctx, in.ID)
	if err != nil {
		return err
	}
	if !d.spec(q.Kind).Marks.Private {
		return refuse("no_private", "この問い合わせは、窓口からは非公開にできません。モールの画面で確かめてください。")
	}
	return d.changed(in.ID, d.store.WantPrivate(ctx, actor(ctx), in.ID))
}

// MarkUnread makes an inquiry unread again.
func (d *Desk) MarkUnread(ctx context.Context, in ID) error {
	return d.changed(in.ID, d.store.MarkUnread(ctx, actor(ctx), in.ID))
}

// changed tells the page of a change that was saved.
func (d *Desk) changed(id int64, err error) error {
	if err == nil {
		d.tell(EventInquiries, id)
	}
	return err
}
