package app

import (
	"context"
	"errors"
	"strings"

	"madoguchi/store"
)

// longestHold is how many seconds a reply may wait before it leaves.
const longestHold = 24 * 60 * 60

// Send queues a reply. Every problem is told at once and nothing is queued
// while one blocks.
func (d *Desk) Send(ctx context.Context, in SendRequest) (OutboxItem, error) {
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return OutboxItem{}, err
	}
	return d.send(ctx, s, in)
}

// SendIn is Send in a charset that counts for the customer from now on, if the
// reply is queued; empty is the usual one.
func (d *Desk) SendIn(ctx context.Context, in SendRequest, charset string) (OutboxItem, error) {
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return OutboxItem{}, err
	}
	if err := d.takesCharset(s.inquiry, charset); err != nil {
		return OutboxItem{}, err
	}
	s.charset = charset
	item, err := d.send(ctx, s, in)
	if err != nil {
		return OutboxItem{}, err
	}
	return item, d.rememberCharset(ctx, s.inquiry, charset)
}

func (d *Desk) send(ctx context.Context, s situation, in SendRequest) (OutboxItem, error) {
	in, err := d.bareRequest(ctx, s, in)
	if err != nil {
		return OutboxItem{}, err
	}
	problems, err := d.ready(ctx, &s, in)
	if err != nil {
		return OutboxItem{}, err
	}
	if err := d.agreed(ctx, s.inquiry.ID, in.Template); err != nil {
		return OutboxItem{}, err
	}
	item, err := d.whole(ctx, s, in)
	if err != nil {
		return OutboxItem{}, err
	}
	item.Accepted, item.Warned = codes(problems)
	id, err := d.store.Queue(ctx, actor(ctx), item)
	if err != nil {
		return OutboxItem{}, queueRefused(err)
	}
	d.rememberTyped(ctx, in.ID, s.typed)
	return d.queued(ctx, id, in.Template)
}

// ready refuses what cannot be sent as it is, with every reason at once, and
// returns the warnings that are left.
func (d *Desk) ready(ctx context.Context, s *situation, in SendRequest) ([]Problem, error) {
	if err := d.atMall(*s); err != nil {
		return nil, err
	}
	if err := d.goodTime(in.At); err != nil {
		return nil, err
	}
	// What came since is the last look's to stop, with the words of the mall itself.
	s.writing = writing{template: in.Template, accepted: in.Accepted}
	s.leaves = in.At
	problems, err := d.problems(ctx, *s, in.Text, in.Files)
	if err != nil {
		return nil, err
	}
	draft, err := d.store.Draft(ctx, s.inquiry.ID)
	if err != nil {
		return nil, err
	}
	facts := in.Facts
	if len(facts.Parts)+len(facts.Typed) == 0 && draft.Text == in.Text {
		facts = factsOut(draft.Facts)
	}
	if err := d.made(ctx, s, facts); err != nil {
		return nil, err
	}
	problems = append(problems, d.stale(*s, in.Text)...)
	if !s.approved {
		s.records = recordsOf(in.Facts, draft, in.Text)
	}
	promised, err := d.promising(ctx, s, in.Text)
	if err != nil {
		return nil, err
	}
	accept(promised, in.Accepted)
	problems = append(problems, promised...)
	problems = overBy(problems, in.At)
	if err := blocked(problems); err != nil {
		return nil, err
	}
	if in.Confirm {
		if err := unconfirmed(problems); err != nil {
			return nil, err
		}
	}
	begun := false
	if store.Starting(s.inquiry.RemoteID) {
		if begun, err = d.store.Begun(ctx, s.inquiry.ID); err != nil {
			return nil, err
		}
	}
	if begun {
		return nil, refuse("starting", "最初の連絡がまだ送られていないため、続きを送れません。何も送っていません。送信待ちの画面で最初の連絡を確かめてください。")
	}
	return problems, d.mayQueue(*s, in.Hold)
}

// queueRefused says why the outbox did not take an answer.
func queueRefused(err error) error {
	switch {
	case errors.Is(err, store.ErrAsked):
		return refuse("approval_open", "この問い合わせの返信は、承認を待っています。何も送っていません。承認するか戻してから、もう一度お試しください。")
	case errors.Is(err, store.ErrConflict):
		return refuse("already_queued", "この問い合わせには、送信待ちか結果のわからない返信がもうあります。何も送っていません。送信待ちの画面で、その返信を先に決めてください。")
	}
	return err
}

// mayQueue refuses what no text can put right.
func (d *Desk) mayQueue(s situation, hold int) error {
	if s.account.State == store.AccountPaused {
		return refuse("paused", "下書きは残っています。"+textPaused)
	}
	if hold > longestHold {
		return refuse("hold", "送信待ちは 24 時間までです。もっと後に送るときは「送る時刻を決める」を使ってください。何も送っていません。")
	}
	return nil
}

// queued tells of an item that waits now.
func (d *Desk) queued(ctx context.Context, id, template int64) (OutboxItem, error) {
	if template != 0 {
		if err := d.store.TemplateUsed(ctx, template); err != nil {
			d.log.Warn("template count", "template", template, "err", err)
		}
	}
	item, err := d.store.OutboxItem(ctx, id)
	if err != nil {
		return OutboxItem{}, err
	}
	d.tell(EventOutbox, id)
	d.tell(EventInquiries, item.InquiryID)
	return d.outboxItem(item), nil
}

func blocked(problems []Problem) error {
	var stop []string
	for _, p := range problems {
		if !p.Warn {
			stop = append(stop, p.Text)
		}
	}
	if len(stop) == 0 {
		return nil
	}
	return &Refusal{
		Code: "problems", Problems: problems,
		Text: "送っていません。" + strings.Join(stop, " "),
	}
}

// whole is item with the moment at which the inquiry comes back.
func (d *Desk) whole(ctx context.Context, s situation, in SendRequest) (store.OutboxItem, error) {
	i := d.item(s, in)
	var err error
	i.FollowAt, err = d.followAt(ctx, s, in, i.SendAt)
	return i, err
}

// item decides everything that goes over the wire, before the first attempt.
func (d *Desk) item(s situation, in SendRequest) store.OutboxItem {
	i := store.OutboxItem{
		InquiryID: s.inquiry.ID, Account: s.inquiry.Account, Thread: remoteThread(s), Customer: s.inquiry.Customer,
		Subject: d.subject(s), To: recipients(s), Text: in.Text, Files: storeFiles(in.Files), Done: in.Done,
		SendAt: d.sendAt(s, in.Hold), SeenID: in.SeenID, MailID: newMailID(s.account), Charset: s.charset,
		Template: in.Template, Stood: stood(s).String(), Facts: storeFacts(in.Facts), Promised: s.promised,
	}
	i.Facts.Records = storeRecords(s.records)
	if s.start != nil {
		i.Category = s.inquiry.Category
	}
	if s.start != nil && s.start.ByOrder {
		i.MailID = ""
	}
	if in.At != 0 {
		i.SendAt, i.Planned = in.At, true
	}
	if i.SeenID == 0 || i.SeenID > s.inquiry.NewestID {
		i.SeenID = s.inquiry.NewestID // nobody has seen what has not come yet
	}
	if parent := answered(s.messages); parent != nil {
		i.InRef, i.Refs = parent.MailID, references(parent)
	}
	return i
}
