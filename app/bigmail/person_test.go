package bigmail

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/app"
)

// person works at the desk while the past is being read: looks at the list, opens
// inquiries, types, answers one, and sees the mail of a customer who writes just
// now. What they do is asserted; how long it takes is only reported.
type person struct {
	t      *testing.T
	server *server
	draft  app.Draft
	reply  int64  // the answer that was sent, an outbox item
	wrote  letter // the mail that came meanwhile
	left   bool   // the answer has left
	saw    bool   // the mail is in the list

	list, open, save []time.Duration
}

const urgent = "urgent question"

// look does what a window does all the time.
func (p *person) look(ctx context.Context, d *app.Desk) app.InboxPage {
	return timed(p.t, &p.list, func() (app.InboxPage, error) { return d.Inbox(ctx, app.InboxQuery{Sort: "new", Limit: 50}) })
}

// work is one moment of a person's day, with what the list shows.
func (p *person) work(ctx context.Context, d *app.Desk, page app.InboxPage) {
	if len(page.Inquiries) == 0 {
		return
	}
	if p.reply == 0 {
		p.answer(ctx, d, page.Inquiries[0].ID)
		return
	}
	p.read(ctx, d, page.Inquiries[len(p.open)%len(page.Inquiries)].ID)
	p.draft.Text = fmt.Sprintf("確認して、%d 分後にお返事します。", len(p.save))
	p.draft = timed(p.t, &p.save, func() (app.Draft, error) { return d.SaveDraft(ctx, p.draft) })
	p.saw = p.saw || slices.ContainsFunc(page.Inquiries, func(r app.Row) bool { return r.Subject == urgent })
	if p.left {
		return
	}
	out, err := d.Outbox(ctx, app.OutboxQuery{States: []string{"sent"}})
	if err != nil {
		p.t.Fatal(err)
	}
	p.left = slices.ContainsFunc(out.Outbox, func(i app.OutboxItem) bool { return i.ID == p.reply })
}

func (p *person) read(ctx context.Context, d *app.Desk, id int64) app.Thread {
	th := timed(p.t, &p.open, func() (app.Thread, error) { return d.Thread(ctx, app.ID{ID: id}) })
	if len(th.Messages) == 0 {
		p.t.Fatal("an open inquiry shows no mail")
	}
	return th
}

// answer sends a reply to the newest customer and begins another; at that moment
// a customer writes.
func (p *person) answer(ctx context.Context, d *app.Desk, id int64) {
	p.read(ctx, d, id)
	item, err := d.Send(ctx, app.SendRequest{ID: id, Text: "まだ間に合います。ご希望の日を教えてください。"})
	if err != nil {
		p.t.Fatal(err)
	}
	p.reply, p.draft.ID = item.ID, id
	p.wrote = letter{id: "urgent@example.com", at: time.Now().Truncate(time.Second)}
	p.wrote.raw = fmt.Appendf(nil, "From: new@example.com\r\nTo: shop@example.test\r\nDate: %s\r\nMessage-ID: <%s>\r\nSubject: %s\r\n\r\nToday, please.\r\n",
		p.wrote.at.Format(time.RFC1123Z), p.wrote.id, urgent)
	if err := p.server.drop(p.wrote); err != nil {
		p.t.Fatal(err)
	}
}

// done reports whether everything has happened that is to happen before the past
// is read.
func (p *person) done() bool { return p.saw && p.left }

// report tells how long things took, in the middle and at 95 %, and forgets it.
func (p *person) report(when string) {
	for _, one := range []struct {
		name string
		took *[]time.Duration
	}{{"list", &p.list}, {"open an inquiry", &p.open}, {"save a draft", &p.save}} {
		took := *one.took
		if len(took) == 0 {
			continue
		}
		slices.Sort(took)
		p.t.Logf("%s, %s: %v in the middle, %v at 95 %%, %v at most (%d times)", when, one.name,
			took[len(took)/2].Round(10*time.Microsecond), took[len(took)*95/100].Round(10*time.Microsecond), took[len(took)-1].Round(time.Millisecond), len(took))
		*one.took = nil
	}
}

func timed[T any](t *testing.T, all *[]time.Duration, f func() (T, error)) T {
	t.Helper()
	began := time.Now()
	v, err := f()
	if err != nil {
		t.Fatal(err)
	}
	*all = append(*all, time.Since(began))
	return v
}
