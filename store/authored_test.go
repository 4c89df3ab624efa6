package store

import (
	"testing"

	"madoguchi/connectors"
)

// A mall may leave out for a while who wrote a post.
func TestIngest_believes_the_mall_when_it_says_who_wrote(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		first := post("1#0", connectors.In, -60, "届きません")
		d.ingest(shop, asked("1", "件", first, post("1#r0", connectors.Out, -50, "お調べします"), post("1#r1", connectors.Unknown, -40, "まだですか")))
		if q := d.remote(shop, "1"); q.State != StateWaiting {
			t.Fatalf("state %q: a post by nobody was taken for the customer's", q.State)
		}
		in := d.ingest(shop, asked("1", "件", first, post("1#r0", connectors.Out, -50, "お調べします"), post("1#r1", connectors.In, -40, "まだですか")))
		q := d.remote(shop, "1")
		if q.State != StateNew || len(in.New) != 1 || q.MessageCount != 3 {
			t.Errorf("state %q, %d new, %d messages", q.State, len(in.New), q.MessageCount)
		}
		again := d.ingest(shop, asked("1", "件", first, post("1#r0", connectors.Out, -50, "お調べします"), post("1#r1", connectors.Unknown, -40, "まだですか")))
		if len(again.Changed) != 0 {
			t.Error("a mall that forgets again changed something")
		}
		d.sameCounts()
	})
}

// The echo of our own answer may come without its writer, before or after the
// attempt is settled.
func TestIngest_knows_its_own_answer_once_the_mall_says_who_wrote(t *testing.T) {
	for name, settled := range map[string]bool{"the outcome is open": false, "the receipt came": true} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten")
				inquiry, item := d.queued(shop, "明日届きます。")
				remote := d.inquiry(inquiry).RemoteID
				d.claimed(item, "a")
				nobody := post(remote+"#r9", connectors.Unknown, 1, "明日届きます。")
				d.ingest(shop, asked(remote, "質問", nobody))
				outcome := Outcome{Kind: OutcomeUnknown, Code: "timeout"}
				if settled {
					outcome = Outcome{Kind: OutcomeSent, At: at(1).UnixMilli()}
				}
				must(t, d.Finish(d.ctx, item, "a", outcome))
				ours := nobody
				ours.Direction = connectors.Out
				d.ingest(shop, asked(remote, "質問", ours))
				if o := d.item(item); o.State != OutSent || o.RemoteID != remote+"#r9" {
					t.Errorf("item is %s with %q", o.State, o.RemoteID)
				}
				n := 0
				for _, m := range mustMessages(d, inquiry) {
					if m.Text == "明日届きます。" {
						n++
						if m.Direction != string(connectors.Out) || m.OutboxID != item {
							t.Errorf("message %+v", m)
						}
					}
				}
				if n != 1 {
					t.Errorf("the answer stands there %d times", n)
				}
				d.sameCounts()
			})
		})
	}
}
