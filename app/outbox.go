package app

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Outbox lists replies on their way, oldest first.
func (d *Desk) Outbox(ctx context.Context, in OutboxQuery) (OutboxList, error) {
	items, err := d.store.Outbox(ctx, in.States...)
	if err != nil {
		return OutboxList{}, err
	}
	out := OutboxList{Outbox: make([]OutboxItem, 0, len(items))}
	for _, i := range items {
		out.Outbox = append(out.Outbox, d.outboxItem(i))
	}
	return out, nil
}

// OutboxByID is one reply, however long ago it went.
func (d *Desk) OutboxByID(ctx context.Context, id int64) (OutboxItem, error) {
	i, err := d.store.OutboxItem(ctx, id)
	if err != nil {
		return OutboxItem{}, err
	}
	return d.outboxItem(i), nil
}

func (d *Desk) outboxItem(i store.OutboxItem) OutboxItem {
	spec := d.spec(i.Kind)
	out := OutboxItem{
		ID: i.ID, InquiryID: i.InquiryID, Account: i.Account, Kind: i.Kind, Mall: spec.Mall, Mark: spec.Mark, Shape: spec.Shape,
		Customer: i.Customer, Subject: i.Subject, Text: i.Text, Files: draftFiles(i.Files), State: i.State, Done: i.Done,
		SendAt: i.SendAt, Planned: i.Planned, FollowAt: i.FollowAt, SentAt: i.SentAt, CreatedAt: i.CreatedAt, Attempts: i.Attempts,
		Code: i.Code, Reason: i.Reason, By: i.ByName, Starts: i.Starts(), OrderNumber: i.Order, To: toAddress(i.To), Records: linesPromised(i.Promised),
	}
	if i.State == store.OutUnknown && i.AbsentAt != 0 {
		out.Likely, out.AbsentAt = LikelyNotSent, i.AbsentAt
	}
	return out
}

// LikelyNotSent is a hint for the person who decides about an unknown outcome.
const LikelyNotSent = "not_sent"

func toAddress(to []connectors.Person) string {
	if len(to) == 0 {
		return ""
	}
	return to[0].Address
}

// TakeBack takes a waiting or failed reply back; its text is the draft again.
func (d *Desk) TakeBack(ctx context.Context, in ID) (TakenBack, error) {
	item, err := d.store.TakeBack(ctx, actor(ctx), in.ID)
	if err != nil {
		return TakenBack{}, err
	}
	d.tell(EventOutbox, in.ID)
	d.tell(EventInquiries, item.InquiryID)
	draft, err := d.store.Draft(ctx, item.InquiryID)
	return TakenBack{Starts: item.Fresh, Draft: draftOut(draft), Start: startDraftOut(item.Start)}, err
}

// SendNow ends the hold time of a waiting reply.
func (d *Desk) SendNow(ctx context.Context, in ID) error {
	err := d.store.SendNow(ctx, actor(ctx), in.ID)
	if err == nil {
		d.tell(EventOutbox, in.ID)
	}
	return err
}

// Resolve is a person's word on a reply whose outcome is unknown. It never
// sends.
func (d *Desk) Resolve(ctx context.Context, in ResolveRequest) error {
	item, err := d.store.OutboxItem(ctx, in.ID)
	if err != nil {
		return err
	}
	if item.State != store.OutUnknown {
		return refuse("settled", "この返信の結果はもう決まっています。何も変えていません。送信待ちの一覧でいまの結果を確かめてください。")
	}
	if err := d.store.Resolve(ctx, actor(ctx), in.ID, in.Sent); err != nil {
		return err
	}
	d.tell(EventOutbox, in.ID)
	d.tell(EventInquiries, item.InquiryID)
	return nil
}

// RunOutbox sends what is due now and settles the unknown outcomes that the
// malls or the Sent folder show; it does not wait for the others.
func (d *Desk) RunOutbox(ctx context.Context) (OutboxList, error) {
	ids, err := d.worker.SendDue(ctx)
	if err != nil {
		return OutboxList{}, err
	}
	if err := d.worker.Confirm(ctx, true); err != nil {
		return OutboxList{}, err
	}
	out := OutboxList{Outbox: []OutboxItem{}}
	for _, id := range ids {
		i, err := d.store.OutboxItem(ctx, id)
		if err != nil {
			return out, err
		}
		out.Outbox = append(out.Outbox, d.outboxItem(i))
	}
	return out, nil
}

func draftFiles(in []store.DraftFile) []DraftFile {
	out := make([]DraftFile, 0, len(in))
	for _, f := range in {
		out = append(out, DraftFile(f))
	}
	return out
}

func storeFiles(in []DraftFile) []store.DraftFile {
	out := make([]store.DraftFile, 0, len(in))
	for _, f := range in {
		f.Name = plainName(f.Name) // the page sends it back, and it goes into a mail's header
		out = append(out, store.DraftFile(f))
	}
	return out
}
