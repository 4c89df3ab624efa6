package app

import (
	"context"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// ComposeStart fills a template with the facts of the order.
func (d *Desk) ComposeStart(ctx context.Context, in Start) (Composed, error) {
	t, err := d.store.Template(ctx, in.Template)
	if err != nil {
		return Composed{}, err
	}
	in, v, err := d.bareStart(ctx, in)
	if err != nil {
		return Composed{}, err
	}
	s, err := d.beginning(ctx, in)
	if err != nil {
		return Composed{}, err
	}
	text, err := d.textFor(ctx, t, s.inquiry.Kind)
	if err != nil {
		return Composed{}, err
	}
	if subject := t.For(s.inquiry.Kind).Subject; s.inquiry.Subject == "" && subject != "" {
		s.inquiry.Subject = reply.Fill(reply.Text{Body: subject, Snippets: text.Snippets}, d.facts(s)).Text
	}
	s.typed = in.Facts.Typed
	out, err := d.composed(ctx, s, t)
	if err != nil {
		return out, err
	}
	return veiled(ctx, d, out, v)
}

// CheckStart lists everything that stands in the way of a first text.
func (d *Desk) CheckStart(ctx context.Context, in Start) (Checked, error) {
	s, in, v, err := d.written(ctx, in)
	if err != nil {
		return Checked{}, err
	}
	out, err := d.checked(ctx, s, in.Text, in.Files, in.Facts)
	if err != nil {
		return out, err
	}
	if out.MustAsk, err = d.mustAskStart(ctx, in.Order, in.Template); err != nil || v == nil {
		return out, err
	}
	movePlaces(in.Text, v.edits(in.Text), out.Values, out.Problems)
	return veiled(ctx, d, out, v)
}

// RefillStart is Refill for a first text.
func (d *Desk) RefillStart(ctx context.Context, in Start) (Refilled, error) {
	s, in, v, err := d.written(ctx, in)
	if err != nil {
		return Refilled{}, err
	}
	out, err := d.refilled(ctx, s, in.Text, in.Facts)
	if err != nil || v == nil {
		return out, err
	}
	movePlaces(out.Text, v.edits(out.Text), out.Values, nil)
	return veiled(ctx, d, out, v)
}

// written is a first text with its situation, whoever has written it.
func (d *Desk) written(ctx context.Context, in Start) (situation, Start, *veil, error) {
	in, v, err := d.bareStart(ctx, in)
	if err != nil {
		return situation{}, in, v, err
	}
	s, err := d.beginning(ctx, in)
	if err != nil {
		return s, in, v, err
	}
	in, err = d.bareWords(ctx, s, v, in)
	return s, in, v, err
}

// SendStart queues a first text and the inquiry that begins with it. Every
// problem is told at once and nothing is queued while one blocks.
func (d *Desk) SendStart(ctx context.Context, in Start) (OutboxItem, error) {
	s, in, _, err := d.written(ctx, in)
	if err != nil {
		return OutboxItem{}, err
	}
	if err := d.goodTime(in.At); err != nil {
		return OutboxItem{}, err
	}
	s.leaves = in.At
	problems, err := d.problems(ctx, s, in.Text, in.Files)
	if err != nil {
		return OutboxItem{}, err
	}
	if err := d.made(ctx, &s, in.Facts); err != nil {
		return OutboxItem{}, err
	}
	s.records = in.Facts.Records
	promised, err := d.promising(ctx, &s, in.Text)
	if err != nil {
		return OutboxItem{}, err
	}
	accept(promised, in.Accepted)
	problems = overBy(append(append(problems, promised...), d.stale(s, in.Text)...), in.At)
	if err := blocked(problems); err != nil {
		return OutboxItem{}, err
	}
	if in.Confirm {
		if err := unconfirmed(problems); err != nil {
			return OutboxItem{}, err
		}
	}
	if err := leftMask(ctx, in.Text, in.Subject); err != nil {
		return OutboxItem{}, err
	}
	if err := d.mayQueue(s, in.Hold); err != nil {
		return OutboxItem{}, err
	}
	if err := d.agreedStart(ctx, in.Order, in.Template); err != nil {
		return OutboxItem{}, err
	}
	item := d.firstItem(s, in)
	item.Accepted, item.Warned = codes(problems)
	id, err := d.store.QueueStart(ctx, actor(ctx), in.Order, item)
	if err != nil {
		return OutboxItem{}, err
	}
	d.rememberTyped(ctx, item.InquiryID, s.typed)
	return d.queued(ctx, id, in.Template)
}

// firstItem decides everything that goes over the wire with a first text.
func (d *Desk) firstItem(s situation, in Start) store.OutboxItem {
	item := store.OutboxItem{
		Account: s.account.ID, Customer: s.inquiry.Customer, Subject: d.subject(s), Category: in.Category,
		To: recipients(s), Text: in.Text, Files: storeFiles(in.Files), SendAt: d.sendAt(s, in.Hold), Charset: s.charset,
		Template: in.Template, Stood: stood(s).String(), Facts: storeFacts(in.Facts), Promised: s.promised,
	}
	if in.At != 0 {
		item.SendAt, item.Planned = in.At, true
	}
	if !s.start.ByOrder {
		item.MailID = newMailID(s.account)
	}
	return item
}

// AskStart makes the inquiry that a first text begins and asks for that text: whoever
// may agree reads it there and sends it.
func (d *Desk) AskStart(ctx context.Context, in StartApproval) (ID, error) {
	s, start, _, err := d.written(ctx, in.Start)
	if err != nil {
		return ID{}, err
	}
	if strings.TrimSpace(start.Text) == "" {
		return ID{}, refuse("empty", "本文が空です。まだ頼んでいません。文を書いてから、もう一度頼んでください。")
	}
	if err := leftMask(ctx, start.Text, start.Subject); err != nil {
		return ID{}, err
	}
	// The words are for whoever agrees to judge; whom it goes to is settled here.
	if err := blocked(s.startProblems()); err != nil {
		return ID{}, err
	}
	start.Facts.Records = askable(ctx, start.Facts.Records)
	s.records, s.leaves = start.Facts.Records, start.At
	if _, err := d.promising(ctx, &s, start.Text); err != nil { // that it can be done is for whoever agrees to judge
		return ID{}, err
	}
	words, err := shortWords(in.Note)
	if err != nil {
		return ID{}, err
	}
	if err := d.goodTime(start.At); err != nil {
		return ID{}, err
	}
	ask, err := d.askingStart(ctx, s, start, words)
	if err != nil {
		return ID{}, err
	}
	id, err := d.store.AskStart(ctx, actor(ctx), start.Order, d.firstItem(s, start), ask)
	return ID{ID: id}, d.changed(id, err)
}

// askingStart puts together what is asked for a first text, and why.
func (d *Desk) askingStart(ctx context.Context, s situation, in Start, words string) (store.ApprovalAsk, error) {
	ask := store.ApprovalAsk{
		Approval: store.Approval{Why: store.WhyAsked, Text: in.Text, Files: storeFiles(in.Files), Template: in.Template, SendAt: in.At},
		Words:    words, Accepted: in.Accepted,
		Note: note("最初の連絡の確認をお願いします。下書きを残しています。", words),
	}
	why, err := d.mustAskStart(ctx, in.Order, in.Template)
	if err != nil {
		return ask, err
	}
	if why != "" {
		ask.Why = why
	}
	if ask.Roles, err = d.agreeing(ctx); err != nil || in.Template == 0 {
		return ask, err
	}
	text, err := d.templateText(ctx, in.Template, s)
	if err == nil && text.Body != "" {
		ask.Base = reply.Fill(text, d.facts(s)).Text
	}
	return ask, err
}

// SaveStartDraft saves an unsent first text while it is typed.
func (d *Desk) SaveStartDraft(ctx context.Context, in StartDraft) (StartDraft, error) {
	in, v, err := d.bareStartDraft(ctx, in)
	if err != nil {
		return StartDraft{}, err
	}
	saved, err := d.store.SaveStartDraft(ctx, actor(ctx), store.StartDraft{
		Order: in.Order, Address: in.Address, Account: in.Account, To: in.To, Subject: in.Subject, Category: in.Category,
		Text: in.Text, Template: in.Template, Files: storeFiles(in.Files), Facts: storeFacts(in.Facts), Accepted: in.Accepted, Version: in.Version,
	})
	if err != nil {
		return StartDraft{}, err
	}
	out := startDraftOut(saved)
	out.Inquiry = in.Inquiry
	return veiled(ctx, d, out, v)
}

// bareStartDraft gives the real values back to a draft of a person who sees masks.
func (d *Desk) bareStartDraft(ctx context.Context, in StartDraft) (StartDraft, *veil, error) {
	if !who(ctx).masked {
		return in, nil, d.startReach(ctx, in.Inquiry)
	}
	start := Start{
		Account: in.Account, Order: in.Order, Inquiry: in.Inquiry, To: in.To, Subject: in.Subject, Category: in.Category,
		Text: in.Text, Template: in.Template, Facts: in.Facts,
	}
	start, v, err := d.bareStart(ctx, start)
	if err != nil {
		return in, v, err
	}
	in.To, in.Subject, in.Address = start.To, start.Subject, v.bare(in.Address)
	if err := knownAddress(in.Address); err != nil {
		return in, v, err
	}
	kept, err := d.store.StartDraft(ctx, in.Order, in.Address)
	if err != nil {
		return in, v, err
	}
	if in.Account != 0 {
		s, err := d.beginning(ctx, start)
		if err != nil {
			return in, v, err
		}
		if in.Facts, err = d.bareFacts(ctx, s, v, kept.Facts, in.Facts); err != nil {
			return in, v, err
		}
	}
	in.Text = v.bareText(in.Text, kept.Text, in.Facts.Parts)
	return in, v, nil
}

// DropStartDraft throws an unsent first text away.
func (d *Desk) DropStartDraft(ctx context.Context, in StartDraftKey) error {
	if err := d.startReach(ctx, in.Inquiry); err != nil {
		return err
	}
	v, err := d.startVeil(ctx, in.Order, in.Inquiry)
	if err != nil {
		return err
	}
	if v != nil {
		in.Address = v.bare(in.Address)
	}
	return d.store.DropStartDraft(ctx, actor(ctx), in.Order, in.Address)
}

func startDraftOut(s store.StartDraft) StartDraft {
	return StartDraft{
		Order: s.Order, Address: s.Address, Account: s.Account, To: s.To, Subject: s.Subject, Category: s.Category,
		Text: s.Text, Template: s.Template, Files: draftFiles(s.Files), Facts: factsOut(s.Facts), Accepted: orEmpty(s.Accepted),
		UpdatedAt: s.UpdatedAt, By: s.By, Version: s.Version,
	}
}
