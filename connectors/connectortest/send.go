package connectortest

import (
	"context"
	"testing"
	"time"

	"madoguchi/connectors"
)

func sendOnce(t *testing.T, d *desk) {
	c := d.open()
	q, cur := d.asked(c, firstText)
	rec, err := c.Send(d.context(), d.reply(q, replyText))
	if d.seen(err) != nil {
		t.Fatalf("send: %v", err)
	}
	if n := d.delivered(q.RemoteID, replyText); n != 1 {
		t.Fatalf("%d copies delivered", n)
	}
	m, ok := d.seenAgain(c, q.RemoteID, cur, replyText)
	if !ok {
		t.Fatal("the reply is in no later pull and not in the thread")
	}
	if m.Direction != connectors.Out {
		t.Errorf("the own reply came back as %q", m.Direction)
	}
	if rec.RemoteID != "" && rec.RemoteID != m.RemoteID {
		t.Errorf("receipt says %s, the thread says %s", rec.RemoteID, m.RemoteID)
	}
}

// seenAgain looks for a text in the thread or, without a thread reader, in what
// the next pulls bring.
func (d *desk) seenAgain(c connectors.Connector, remoteID, cur, text string) (connectors.Message, bool) {
	d.t.Helper()
	if r, ok := c.(connectors.ThreadReader); ok {
		q, err := r.Thread(d.context(), remoteID)
		if d.seen(err) != nil {
			d.t.Fatalf("thread: %v", err)
		}
		if m, ok := with(q, text); ok {
			return m, true
		}
	}
	all, _ := d.pull(c, cur)
	return with(thread(all, remoteID), text)
}

func cancelledSend(t *testing.T, d *desk) {
	c := d.open()
	q, _ := d.asked(c, firstText)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	start := time.Now()
	_, err := c.Send(ctx, d.reply(q, replyText))
	if d.seen(err) == nil {
		t.Error("a cancelled send has no error")
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("a cancelled send took %v", took)
	}
	if n := d.delivered(q.RemoteID, replyText); n != 0 {
		t.Errorf("%d copies delivered", n)
	}
}

func storeThenCut(t *testing.T, d *desk) {
	d.need(d.s.StoreThenCut, "StoreThenCut")
	c := d.open()
	q, _ := d.asked(c, firstText)
	r := d.reply(q, replyText)
	d.s.StoreThenCut()
	_, err := c.Send(d.context(), r)
	if got := connectors.ReasonOf(d.seen(err)); err == nil || got != connectors.Unsure {
		t.Fatalf("reason %q (%v), want unknown", got, err)
	}
	f, ok := c.(connectors.Confirmer)
	if !ok {
		t.Fatal("a kind that sends must be a Confirmer")
	}
	if _, finding, err := f.FindSent(d.context(), r); d.seen(err) != nil || finding != connectors.Delivered {
		t.Fatalf("finding %q, error %v", finding, err)
	}
	if n := d.delivered(q.RemoteID, replyText); n != 1 {
		t.Errorf("%d copies delivered", n)
	}
}

func neverSent(t *testing.T, d *desk) {
	c := d.open()
	f, ok := c.(connectors.Confirmer)
	if !ok {
		t.Fatal("a kind that sends must be a Confirmer")
	}
	q, _ := d.asked(c, firstText)
	_, finding, err := f.FindSent(d.context(), d.reply(q, replyText))
	if d.seen(err) != nil || finding == connectors.Delivered {
		t.Fatalf("finding %q, error %v", finding, err)
	}
	if n := d.delivered(q.RemoteID, replyText); n != 0 {
		t.Errorf("looking delivered %d copies", n)
	}
}

func refusedSend(t *testing.T, d *desk) {
	d.need(d.s.Refuse, "Refuse")
	c := d.open()
	q, _ := d.asked(c, firstText)
	d.s.Refuse()
	_, err := c.Send(d.context(), d.reply(q, replyText))
	if d.seen(err) == nil {
		t.Fatal("a refused send has no error")
	}
	if got := connectors.ReasonOf(err); got != connectors.Rejected {
		t.Errorf("reason %q (%v), want rejected", got, err)
	}
	if n := d.delivered(q.RemoteID, replyText); n != 0 {
		t.Errorf("%d copies delivered", n)
	}
}

func busySend(t *testing.T, d *desk) {
	d.need(d.s.Busy, "Busy")
	c := d.open()
	q, _ := d.asked(c, firstText)
	d.s.Busy()
	_, err := c.Send(d.context(), d.reply(q, replyText))
	n := d.delivered(q.RemoteID, replyText)
	if d.seen(err) == nil {
		if n != 1 {
			t.Fatalf("no error, %d copies", n)
		}
		return // the connector may have tried again where nothing had happened
	}
	if n != 0 {
		t.Errorf("reason %q, yet %d copies delivered", connectors.ReasonOf(err), n)
	}
}
