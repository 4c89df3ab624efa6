package connectortest

import (
	"context"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

const (
	firstText  = "取っ手が欠けていました。交換できますか。"
	secondText = "写真もお送りします。よろしくお願いします。"
	replyText  = "ご連絡ありがとうございます。良品をお送りします。"
)

func firstPull(t *testing.T, d *desk) {
	c := d.open()
	id := d.s.Ask(firstText)
	d.s.Again(id, secondText)
	all, _ := d.pull(c, "")
	q := thread(all, id)
	first, ok := with(q, firstText)
	second, also := with(q, secondText)
	if !ok || !also {
		t.Fatalf("first message came: %v, second: %v", ok, also)
	}
	for _, m := range []connectors.Message{first, second} {
		if m.Direction != connectors.In {
			t.Errorf("direction %q, want in", m.Direction)
		}
		if m.RemoteID == "" || m.SentAt.IsZero() {
			t.Errorf("message without id or time: %q %v", m.RemoteID, m.SentAt)
		}
	}
	if first.SentAt.After(second.SentAt) || slices.IndexFunc(q.Messages, same(first)) > slices.IndexFunc(q.Messages, same(second)) {
		t.Error("the messages are not oldest first")
	}
	oldestFirst(t, all)
	uniqueMessages(t, all)
}

func same(m connectors.Message) func(connectors.Message) bool {
	return func(o connectors.Message) bool { return o.RemoteID == m.RemoteID }
}

// oldestFirst holds inside an inquiry for every kind.
func oldestFirst(t *testing.T, all []connectors.Inquiry) {
	t.Helper()
	for _, q := range all {
		if !slices.IsSortedFunc(q.Messages, func(a, b connectors.Message) int { return a.SentAt.Compare(b.SentAt) }) {
			t.Errorf("inquiry %s is not oldest first", q.RemoteID)
		}
	}
}

// uniqueMessages: one id never names two messages.
func uniqueMessages(t *testing.T, all []connectors.Inquiry) {
	t.Helper()
	texts := map[string]string{}
	for _, q := range all {
		for _, m := range q.Messages {
			if had, ok := texts[m.RemoteID]; ok && had != m.Text {
				t.Errorf("id %s names two messages", m.RemoteID)
			}
			texts[m.RemoteID] = m.Text
		}
	}
}

// ids lists inquiry and message ids, sorted, each once.
func ids(all []connectors.Inquiry) []string {
	var list []string
	for _, q := range all {
		list = append(list, q.RemoteID)
		for _, m := range q.Messages {
			list = append(list, q.RemoteID+" "+m.RemoteID)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func sameCursorTwice(t *testing.T, d *desk) {
	c := d.open()
	d.s.Ask(firstText)
	_, cur := d.pull(c, "")
	id := d.s.Ask(secondText)
	for name, from := range map[string]string{"the first cursor": "", "a later cursor": cur} {
		one, _ := d.pull(c, from)
		two, _ := d.pull(c, from)
		if !slices.Equal(ids(one), ids(two)) {
			t.Errorf("%s: first %v, then %v", name, ids(one), ids(two))
		}
		if _, ok := with(thread(two, id), secondText); !ok {
			t.Errorf("%s: the repeat lacks the inquiry", name)
		}
	}
}

func secondMessage(t *testing.T, d *desk) {
	c := d.open()
	q, cur := d.asked(c, firstText)
	d.s.Again(q.RemoteID, secondText)
	all, cur := d.pull(c, cur)
	m, ok := with(thread(all, q.RemoteID), secondText)
	if !ok {
		t.Fatalf("the second message did not come under its thread: %v", ids(all))
	}
	if m.Direction != connectors.In {
		t.Errorf("direction %q", m.Direction)
	}
	known, _ := d.pull(c, "")
	quiet, _ := d.pull(c, cur)
	for _, id := range ids(quiet) {
		if !slices.Contains(ids(known), id) {
			t.Errorf("a quiet pull brought %s, which nobody wrote", id)
		}
	}
}

func restartBetweenPulls(t *testing.T, d *desk) {
	q, cur := d.asked(d.open(), firstText)
	d.s.Again(q.RemoteID, secondText)
	all, _ := d.pull(d.open(), cur)
	if _, ok := with(thread(all, q.RemoteID), secondText); !ok {
		t.Fatal("a connector opened anew lost the second message")
	}
}

func cancelledPull(t *testing.T, d *desk) {
	c := d.open()
	d.s.Ask(firstText)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	start := time.Now()
	_, err := c.Pull(ctx, "")
	if d.seen(err) == nil {
		t.Error("a cancelled pull has no error")
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("a cancelled pull took %v", took)
	}
	if r := connectors.ReasonOf(err); r != connectors.Temporary {
		t.Errorf("reason %q, want temporary", r)
	}
}

func cancelledInFlight(t *testing.T, d *desk) {
	d.need(d.s.Slow, "Slow")
	c := d.open()
	d.s.Ask(firstText)
	d.s.Slow()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := c.Pull(ctx, "")
	if d.seen(err) == nil {
		t.Fatal("a pull without an answer has no error")
	}
	if took := time.Since(start); took > 1200*time.Millisecond {
		t.Errorf("took %v after 200 ms had been given", took)
	}
	if r := connectors.ReasonOf(err); r != connectors.Temporary {
		t.Errorf("reason %q, want temporary", r)
	}
}
