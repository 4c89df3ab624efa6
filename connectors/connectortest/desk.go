package connectortest

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// desk stands for the program around the connector: it pulls, sends and keeps
// every error and every line of the log.
type desk struct {
	t    *testing.T
	s    Subject
	log  *lockedBuffer
	errs []error
	sent int
}

func newDesk(t *testing.T, s Subject) *desk {
	t.Helper()
	if s.Ask == nil || s.Again == nil || s.Delivered == nil || s.Calls == nil {
		t.Fatal("the subject must have Ask, Again, Delivered and Calls")
	}
	log := &lockedBuffer{}
	s.Env.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	if s.Env.Now == nil {
		s.Env.Now = time.Now
	}
	if s.Env.SaveSecret == nil {
		s.Env.SaveSecret = func(context.Context, string, string) error { return nil }
	}
	return &desk{t: t, s: s, log: log}
}

// open returns the connector with working settings, closed at the end.
func (d *desk) open() connectors.Connector {
	d.t.Helper()
	c, err := d.s.Spec.Open(d.s.Settings, d.s.Env)
	if err != nil {
		d.t.Fatalf("open: %v", err)
	}
	d.t.Cleanup(func() {
		if x, ok := c.(interface{ Close() error }); ok {
			_ = x.Close()
		}
	})
	return c
}

func (d *desk) context() context.Context {
	ctx, cancel := context.WithTimeout(d.t.Context(), 30*time.Second)
	d.t.Cleanup(cancel)
	return ctx
}

// seen keeps an error for the search for secrets and returns it.
func (d *desk) seen(err error) error {
	if err != nil {
		d.errs = append(d.errs, err)
	}
	return err
}

// tryPull pulls until there is no more and returns all that came. After an
// error the cursor of the last good batch is returned with it.
func (d *desk) tryPull(c connectors.Connector, cur string) ([]connectors.Inquiry, string, error) {
	d.t.Helper()
	var all []connectors.Inquiry
	for range 300 {
		b, err := c.Pull(d.context(), cur)
		if d.seen(err) != nil {
			return all, cur, err
		}
		if b.Next == "" {
			d.t.Fatal("a batch without a cursor")
		}
		all, cur = append(all, b.Inquiries...), b.Next
		if !b.More {
			return all, cur, nil
		}
	}
	d.t.Fatal("the pull never ends: 300 batches with More")
	return nil, "", nil
}

func (d *desk) pull(c connectors.Connector, cur string) ([]connectors.Inquiry, string) {
	d.t.Helper()
	all, next, err := d.tryPull(c, cur)
	if err != nil {
		d.t.Fatalf("pull: %v", err)
	}
	return all, next
}

// reply writes an answer to q the way the desk fills it.
func (d *desk) reply(q connectors.Inquiry, text string) connectors.Reply {
	d.sent++
	r := connectors.Reply{
		Thread: q.RemoteID, Subject: "Re: " + q.Subject, Text: text, Since: d.s.Env.Now(),
		MailID: fmt.Sprintf("conformance-%d@shop.example", d.sent),
	}
	for _, m := range q.Messages {
		switch m.Direction {
		case connectors.Out:
			r.Known = append(r.Known, m.RemoteID)
		case connectors.In:
			r.To = []connectors.Person{{Name: m.Author, Address: m.Address}}
		}
		if m.MailID != "" {
			r.InRef, r.Refs = m.MailID, append(r.Refs, m.MailID)
		}
	}
	if d.s.Reply != nil {
		r = d.s.Reply(q, r)
	}
	return r
}

// delivered counts the replies on the server that hold text.
func (d *desk) delivered(remoteID, text string) int {
	n := 0
	for _, have := range d.s.Delivered(remoteID) {
		if strings.Contains(have, text) {
			n++
		}
	}
	return n
}

// asked opens an inquiry and pulls it.
func (d *desk) asked(c connectors.Connector, text string) (q connectors.Inquiry, cur string) {
	d.t.Helper()
	id := d.s.Ask(text)
	all, cur := d.pull(c, "")
	q = thread(all, id)
	if _, ok := with(q, text); !ok {
		d.t.Fatalf("the inquiry did not come with the first pull (%d came)", len(all))
	}
	return q, cur
}

// need skips a case for which the fake has no such fault.
func (d *desk) need(fault func(), name string) {
	d.t.Helper()
	if fault == nil {
		d.t.Skip("this kind has no " + name)
	}
}
