package demo

import (
	"context"
	"strings"
	"testing"
	"time"

	"madoguchi/app/demo/content"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

// friday is the moment at which the tests open the shop.
var friday = time.Date(2026, 11, 20, 10, 0, 0, 0, jst.Zone())

// open starts the shop with nothing happening by itself.
func open(t *testing.T, o Options) (*Shop, map[string]connectors.Connector) {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return friday }
	}
	if o.Pace == 0 {
		o.Pace = -1
	}
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	all := map[string]connectors.Connector{}
	for _, a := range s.Accounts() {
		spec := map[string]connectors.Spec{"rakuten": rakuten.Spec, "yahoo": yahoo.Spec, "mailbox": mailbox.Spec}[a.Kind]
		set := connectors.Settings{}
		for k, v := range a.Settings {
			set[k] = v
		}
		for k, v := range a.Secrets {
			set[k] = v
		}
		c, err := spec.Open(set, connectors.Env{Now: o.Now, Since: a.Since})
		if err != nil {
			t.Fatalf("%s: %v", a.Kind, err)
		}
		all[a.Kind] = c
	}
	return s, all
}

// pull reads everything that is new after a cursor.
func pull(t *testing.T, c connectors.Connector, cur string) ([]connectors.Inquiry, string) {
	t.Helper()
	var all []connectors.Inquiry
	for {
		b, err := c.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		all, cur = append(all, b.Inquiries...), b.Next
		if !b.More {
			return all, cur
		}
	}
}

func TestStart_fills_a_shop_that_the_connectors_read_back(t *testing.T) {
	s, all := open(t, Options{})
	for _, kind := range []string{"rakuten", "yahoo"} {
		want, done := map[string]int{}, map[string]bool{}
		for _, th := range s.content.Threads {
			if string(th.Channel) == kind {
				want[th.Posts[0].Text] = len(th.Posts)
				done[th.Posts[0].Text] = th.State == "done"
			}
		}
		got := map[string]connectors.Inquiry{}
		inquiries, _ := pull(t, all[kind], "")
		for _, q := range inquiries {
			got[q.RemoteID] = q
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d inquiries, want %d", kind, len(got), len(want))
		}
		for id, q := range got {
			if n := want[q.Messages[0].Text]; n != len(q.Messages) {
				t.Errorf("%s %s: %d messages, want %d", kind, id, len(q.Messages), n)
			}
			if q.Done != done[q.Messages[0].Text] {
				t.Errorf("%s %s: done %v", kind, id, q.Done)
			}
		}
	}
}

func TestStart_fills_a_mailbox_of_readable_mail(t *testing.T) {
	s, all := open(t, Options{})
	want := 1 // the mail that came back stands in the sent folder too
	for _, th := range s.content.Threads {
		if th.Channel == content.Mail {
			want += len(th.Posts)
		}
	}
	mails, _ := pull(t, all["mailbox"], "")
	kinds, files := map[string]int{}, 0
	for _, q := range mails {
		m := q.Messages[0]
		if len(m.Warnings) > 0 || strings.TrimSpace(m.Text) == "" || strings.ContainsRune(m.Text, '�') {
			t.Errorf("%s cannot be read: %v", q.RemoteID, m.Warnings)
		}
		kinds[m.Kind]++
		files += len(m.Attachments)
	}
	if len(mails) != want {
		t.Errorf("%d mails, want %d", len(mails), want)
	}
	if kinds["bounce"] != 1 || kinds["official"] != 1 || kinds["notice"] != 1 || files < 5 {
		t.Errorf("kinds %v, %d files", kinds, files)
	}
}

func TestStart_has_every_order_with_its_facts(t *testing.T) {
	s, all := open(t, Options{})
	for _, o := range s.content.Orders {
		reader := all[string(o.Channel)].(connectors.OrderReader)
		got, err := reader.Orders(t.Context(), time.Time{}, []string{o.Number})
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %d orders, %v", o.Key, len(got), err)
		}
		g := got[0]
		state := o.State
		if g.Status != state || len(g.Lines) != len(o.Lines) || g.Buyer.Name != o.Buyer.Name {
			t.Errorf("%s: %s %d lines %q, want %s %d %q", o.Key, g.Status, len(g.Lines), g.Buyer.Name, state, len(o.Lines), o.Buyer.Name)
		}
		var numbers []string
		for _, p := range g.Parcels {
			if p.Number != "" {
				numbers = append(numbers, p.Number)
			}
		}
		if strings.Join(numbers, " ") != strings.Join(o.Parcels, " ") {
			t.Errorf("%s: parcels %v, want %v", o.Key, numbers, o.Parcels)
		}
	}
}

func TestKeys_end_in_twelve_and_in_three_days(t *testing.T) {
	_, all := open(t, Options{})
	for kind, want := range map[string]int{"rakuten": 12, "yahoo": 3} {
		keys, err := all[kind].(connectors.KeyReader).Keys(t.Context())
		if err != nil || len(keys) == 0 {
			t.Fatalf("%s: %v", kind, err)
		}
		if days := int(keys[0].Expires.Sub(friday).Hours()+23) / 24; days != want {
			t.Errorf("%s: %d days, want %d (%s)", kind, days, want, keys[0].Expires)
		}
	}
}

// of finds the inquiry that the content marks.
func of(t *testing.T, s *Shop, all []connectors.Inquiry, marked func(content.Thread) bool) connectors.Inquiry {
	t.Helper()
	for _, th := range s.content.Threads {
		for _, q := range all {
			if marked(th) && q.Messages[0].Text == th.Posts[0].Text {
				return q
			}
		}
	}
	t.Fatal("no such inquiry")
	return connectors.Inquiry{}
}

func answerTo(q connectors.Inquiry) connectors.Reply {
	r := connectors.Reply{Thread: q.RemoteID, Text: "お問い合わせありがとうございます。見本堂の田村です。", Since: friday}
	for _, m := range q.Messages {
		if m.Direction == connectors.Out {
			r.Known = append(r.Known, m.RemoteID)
		}
	}
	return r
}

func TestReply_is_refused_where_the_content_says_so(t *testing.T) {
	s, all := open(t, Options{})
	inquiries, _ := pull(t, all["rakuten"], "")
	q := of(t, s, inquiries, func(th content.Thread) bool { return th.Refuse })
	for range 2 {
		if _, err := all["rakuten"].Send(t.Context(), answerTo(q)); connectors.ReasonOf(err) != connectors.Rejected {
			t.Fatalf("got %v", err)
		}
	}
	if n := len(s.rakuten.Delivered()); n > 0 {
		t.Errorf("%d replies reached a customer", n)
	}
}

func TestReply_is_unsure_where_the_line_breaks_and_is_found_by_reading(t *testing.T) {
	s, all := open(t, Options{})
	inquiries, _ := pull(t, all["rakuten"], "")
	r := answerTo(of(t, s, inquiries, func(th content.Thread) bool { return th.Drop }))
	if _, err := all["rakuten"].Send(t.Context(), r); connectors.ReasonOf(err) != connectors.Unsure {
		t.Fatalf("got %v", err)
	}
	if _, found, err := all["rakuten"].(connectors.Confirmer).FindSent(t.Context(), r); err != nil || found != connectors.Delivered {
		t.Errorf("found %v, %v", found, err)
	}
	if n := len(s.rakuten.Delivered()); n != 1 {
		t.Errorf("delivered %d times", n)
	}
}

// heard waits for an event; the test's own time limit is the only clock.
func heard(ctx context.Context, t *testing.T, events <-chan Event, what, key string) {
	t.Helper()
	for {
		select {
		case e := <-events:
			if e.What == what && (key == "" || e.Key == key) {
				return
			}
		case <-ctx.Done():
			t.Fatalf("%s %s did not happen", what, key)
		}
	}
}

func TestCustomers_come_back_once_on_every_channel(t *testing.T) {
	events := make(chan Event, 100)
	s, all := open(t, Options{Heard: func(e Event) { events <- e }})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for kind, key := range map[string]string{"rakuten": "r20", "yahoo": "y14", "mailbox": "m10"} {
		inquiries, cur := pull(t, all[kind], "")
		q := of(t, s, inquiries, func(th content.Thread) bool { return th.Key == key })
		r := answerTo(q)
		if kind == "mailbox" {
			r.To, r.Subject = []connectors.Person{q.Customer}, "Re: "+q.Subject
			r.MailID, r.InRef, r.Refs = "reply-1@mihondo.example", q.Messages[0].MailID, []string{q.Messages[0].MailID}
		}
		if _, err := all[kind].Send(ctx, r); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		heard(ctx, t, events, "answer", key)
		fresh, _ := pull(t, all[kind], cur)
		if !backs(fresh, s.content.Answers) {
			t.Errorf("%s: the answer did not arrive in %d inquiries", kind, len(fresh))
		}
	}
}

func backs(inquiries []connectors.Inquiry, answers map[string][]string) bool {
	for _, q := range inquiries {
		last := q.Messages[len(q.Messages)-1]
		for _, texts := range answers {
			for _, text := range texts {
				if last.Direction == connectors.In && strings.TrimSpace(last.Text) == text {
					return true
				}
			}
		}
	}
	return false
}

func TestLife_brings_the_whole_queue_and_ships_orders(t *testing.T) {
	events := make(chan Event, 100)
	s, all := open(t, Options{Pace: time.Millisecond, Heard: func(e Event) { events <- e }})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	heard(ctx, t, events, "shipped", "")
	heard(ctx, t, events, "inquiry", "l17")
	inquiries, _ := pull(t, all["rakuten"], "")
	if len(inquiries) < 28+8 {
		t.Errorf("%d inquiries", len(inquiries))
	}
	s.Close()
}

func TestClose_ends_with_the_context(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Start(ctx, Options{Pace: time.Millisecond, Now: func() time.Time { return friday }})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-s.done
	s.Close()
}
