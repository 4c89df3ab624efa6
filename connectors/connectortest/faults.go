package connectortest

import (
	"testing"

	"madoguchi/connectors"
)

func busyPull(t *testing.T, d *desk) {
	d.need(d.s.Busy, "Busy")
	c := d.open()
	id := d.s.Ask(firstText)
	d.s.Busy()
	all, cur, err := d.tryPull(c, "")
	if err != nil {
		if got := connectors.ReasonOf(err); got != connectors.Limited && got != connectors.Temporary {
			t.Fatalf("reason %q, want limited or temporary", got)
		}
		more, _ := d.pull(c, cur)
		all = append(all, more...)
	}
	if _, ok := with(thread(all, id), firstText); !ok {
		t.Error("the inquiry did not come after the server had time again")
	}
}

func deadKeys(t *testing.T, d *desk) {
	d.need(d.s.Revoke, "Revoke")
	c := d.open()
	q, cur := d.asked(c, firstText)
	d.s.Revoke()
	d.s.Again(q.RemoteID, secondText)
	_, after, err := d.tryPull(c, cur)
	d.authInWords(err)
	_, err = c.Send(d.context(), d.reply(q, replyText))
	d.authInWords(d.seen(err))
	if n := d.delivered(q.RemoteID, replyText); n != 0 {
		t.Errorf("%d copies delivered with dead keys", n)
	}
	d.s.Restore()
	all, _ := d.pull(d.open(), after) // a person renews keys: the account is opened anew
	if _, ok := with(thread(all, q.RemoteID), secondText); !ok {
		t.Error("what was written while the keys were dead did not come afterwards")
	}
}

func (d *desk) authInWords(err error) {
	d.t.Helper()
	if err == nil {
		d.t.Fatal("dead keys gave no error")
	}
	e := connectors.As(err)
	if e.Reason != connectors.Auth || !japanese(e.Text) {
		d.t.Errorf("reason %q, text %q, want auth with a sentence", e.Reason, e.Text)
	}
}

func probe(t *testing.T, d *desk) {
	c := d.open()
	p, ok := c.(connectors.Prober)
	if !ok {
		t.Skip("this kind has no Probe")
	}
	id := d.s.Ask(firstText)
	if err := d.seen(p.Probe(d.context())); err != nil {
		t.Fatalf("probe: %v", err)
	}
	if n := len(d.s.Delivered(id)); n != 0 {
		t.Errorf("a probe sent %d replies", n)
	}
	all, _ := d.pull(c, "")
	if _, ok := with(thread(all, id), firstText); !ok {
		t.Error("after a probe the inquiry does not come")
	}
}

func probeDead(t *testing.T, d *desk) {
	d.need(d.s.Revoke, "Revoke")
	c := d.open()
	p, ok := c.(connectors.Prober)
	if !ok {
		t.Skip("this kind has no Probe")
	}
	d.s.Revoke()
	d.authInWords(d.seen(p.Probe(d.context())))
}
