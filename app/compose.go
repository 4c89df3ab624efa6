package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/subject"
	"madoguchi/store"
)

// Compose fills a template with the facts of an inquiry.
func (d *Desk) Compose(ctx context.Context, in ComposeQuery) (Composed, error) {
	t, err := d.readTemplate(ctx, in.Template)
	if err != nil {
		return Composed{}, err
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return Composed{}, err
	}
	s.writing.template = in.Template
	s.typed = in.Typed
	return d.composed(ctx, s, t)
}

func (d *Desk) composed(ctx context.Context, s situation, t store.Template) (Composed, error) {
	text, err := d.templateText(ctx, t.ID, s)
	if err != nil {
		return Composed{}, err
	}
	filled := reply.Fill(text, d.facts(s))
	out := Composed{Text: filled.Text, Values: values(filled.Values), Subject: d.subject(s)}
	part := DraftPart{Template: t.ID, Text: out.Text, Values: out.Values}
	s.parts = []reply.Part{{Template: text, Text: filled.Text, Values: filled.Values}}
	if out.Asks, err = d.asks(ctx, s, []DraftPart{part}, out.Text); err != nil {
		return out, err
	}
	out.Problems, err = d.problems(ctx, s, filled.Text, nil)
	return out, err
}

func values(in []reply.Value) []Value {
	out := make([]Value, 0, len(in))
	for _, v := range in {
		out = append(out, Value(v))
	}
	return out
}

// Check lists everything that stands in the way of a text, and the facts that
// stand in it.
func (d *Desk) Check(ctx context.Context, in CheckQuery) (Checked, error) {
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return Checked{}, err
	}
	s.writing = writing{in.Template, in.SeenID, in.Accepted}
	return d.checkedFor(ctx, s, in)
}

// checkedFor checks what would be sent. Who sees masks gets the places of the
// masked text.
func (d *Desk) checkedFor(ctx context.Context, s situation, in CheckQuery) (Checked, error) {
	text, err := d.unveil(ctx, in.ID, in.Text)
	if err != nil {
		return Checked{}, err
	}
	facts, err := d.unveilFacts(ctx, s, in.Facts)
	if err != nil {
		return Checked{}, err
	}
	out, err := d.checked(ctx, s, text, in.Files, facts)
	if err != nil || !who(ctx).masked {
		return out, err
	}
	v, err := d.veilOf(ctx, in.ID)
	movePlaces(text, v.edits(text), out.Values, out.Problems)
	return out, err
}

func (d *Desk) checked(ctx context.Context, s situation, text string, files []DraftFile, facts DraftFacts) (out Checked, err error) {
	if err = d.made(ctx, &s, facts); err != nil {
		return out, err
	}
	out = Checked{Chars: reply.Count(text, s.spec.Rules), Values: d.tracedValues(s, text)}
	if out.Asks, err = d.asks(ctx, s, facts.Parts, text); err != nil {
		return out, err
	}
	b, err := d.beside(ctx, facts.Parts)
	if err != nil {
		return out, err
	}
	out.Steps, out.Next, out.Follow = b.steps, b.next, b.follow
	if s.start == nil {
		if out.MustAsk, err = d.mustAsk(ctx, s.inquiry.ID, s.writing.template); err != nil {
			return out, err
		}
	}
	if out.Problems, err = d.problems(ctx, s, text, files); err != nil {
		return out, err
	}
	out.Problems = append(out.Problems, d.stale(s, text)...)
	s.records = facts.Records
	promised, err := d.promising(ctx, &s, text)
	if err != nil {
		return out, err
	}
	accept(promised, s.writing.accepted)
	out.Problems = append(out.Problems, promised...)
	if out.Records, err = d.recordLines(ctx, s, text, facts); err != nil {
		return out, err
	}
	undone := b.undone(facts.Ticked)
	accept(undone, s.writing.accepted)
	out.Problems = append(out.Problems, undone...)
	return out, err
}

// problems asks the reply room and the account's connector.
func (d *Desk) problems(ctx context.Context, s situation, text string, files []DraftFile) ([]Problem, error) {
	out, err := d.everything(ctx, s, text, files)
	for i, p := range out {
		if p.Key == "" {
			out[i].Key = p.Code + ":" + reply.Key(p.Text)
		}
	}
	accept(out, s.writing.accepted)
	return out, err
}

func (d *Desk) everything(ctx context.Context, s situation, text string, files []DraftFile) ([]Problem, error) {
	if p, ok := d.elsewhere(s); ok {
		return []Problem{p}, nil
	}
	c, err := d.surroundings(ctx, s, files)
	if err != nil {
		return nil, err
	}
	out := []Problem{}
	for _, p := range reply.Check(text, c) {
		out = append(out, Problem(p))
	}
	doubts, err := d.doubts(ctx, s, text)
	if err != nil {
		return nil, err
	}
	out = append(out, doubts...)
	if s.start != nil {
		out = append(out, s.startProblems()...)
	}
	conn, err := d.worker.Connector(s.account)
	if err != nil {
		e := connectors.As(err)
		return append(out, Problem{Code: codeOf(e), Text: textOf(e)}), nil
	}
	if checker, ok := conn.(connectors.Checker); ok {
		r := connectors.Reply{Thread: remoteThread(s), Text: text, To: recipients(s), Subject: d.subject(s), Public: s.inquiry.Public, Charset: s.charset}
		if s.start != nil {
			r.Order, r.Category = s.inquiry.OrderNumber, s.inquiry.Category
		}
		if r.Files, err = d.contents(files); err != nil {
			return nil, err
		}
		for _, p := range checker.Check(r) {
			if !slices.ContainsFunc(out, func(o Problem) bool { return o.Code == p.Code && o.Start == p.Start }) {
				out = append(out, Problem{Code: p.Code, Text: p.Text, Start: p.Start, End: p.End, Warn: p.Warn})
			}
		}
	}
	if s.inquiry.Public && s.spec.Marks.Private {
		offerPrivate(out)
	}
	return out, nil
}

// offerPrivate names the repair of what may not stand where others can read it:
// making the thread private first.
func offerPrivate(all []Problem) {
	for i, p := range all {
		if p.Code == "public" || p.Code == "public_private" || p.Code == "file_public" {
			all[i].Fix = "private"
		}
	}
}

// contents reads the files of a reply. A channel judges a file by its bytes; one
// that is not kept here has none, and is for the channel to refuse.
func (d *Desk) contents(files []DraftFile) ([]connectors.File, error) {
	out := make([]connectors.File, 0, len(files))
	for _, f := range files {
		data, err := d.store.Blob(f.SHA256)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		out = append(out, connectors.File{Name: f.Name, Type: f.Type, Data: data})
	}
	return out, nil
}

// remoteThread is the name by which the other side knows the inquiry, "" while what is
// written in it is its first text.
func remoteThread(s situation) string {
	if s.start != nil {
		return ""
	}
	return s.inquiry.RemoteID
}

// recipients are taken from the thread, never typed.
func recipients(s situation) []connectors.Person {
	if s.inquiry.Address == "" {
		return nil
	}
	return []connectors.Person{{Name: s.inquiry.Customer, Address: s.inquiry.Address}}
}

// subject of the answer; channels without subjects have none.
func (d *Desk) subject(s situation) string {
	if s.start != nil && s.start.Subject {
		return s.inquiry.Subject
	}
	if s.start != nil || s.spec.Rules.NoSubject {
		return ""
	}
	return subject.Reply(s.inquiry.Subject)
}

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
