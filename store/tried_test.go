package store

import (
	"testing"

	"madoguchi/connectors"
)

// lost sends an item whose outcome nobody knows until a person says "not sent",
// and takes it back.
func (d *desk) lost(item int64) TakenBack {
	d.t.Helper()
	d.claimed(item, "a")
	must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "timeout"}))
	must(d.t, d.Resolve(d.ctx, clerk, item, false))
	back, err := d.TakeBack(d.ctx, clerk, item)
	must(d.t, err)
	return back
}

// Should the first attempt have arrived after all, the customer's program shows
// one mail. Another text, another recipient or other bytes are another mail.
func TestStart_sent_again_word_for_word_is_the_same_mail(t *testing.T) {
	to := func(address string) []connectors.Person { return []connectors.Person{{Address: address}} }
	first := OutboxItem{Subject: "お届け日", To: to("ichiro@example.jp"), Text: hello, MailID: "first@example.jp"}
	for name, c := range map[string]struct {
		change func(o *OutboxItem)
		same   bool
	}{
		"unchanged":         {func(*OutboxItem) {}, true},
		"another text":      {func(o *OutboxItem) { o.Text += "追伸" }, false},
		"another subject":   {func(o *OutboxItem) { o.Subject = "発送日" }, false},
		"another recipient": {func(o *OutboxItem) { o.To = to("jiro@example.jp") }, false},
		"another charset":   {func(o *OutboxItem) { o.Charset = connectors.ISO2022JP }, false},
		"another file":      {func(o *OutboxItem) { o.Files = []DraftFile{{Name: "a.txt", SHA256: "1"}} }, false},
	} {
		for _, about := range []string{"an order", "nothing"} {
			t.Run(name+" about "+about, func(t *testing.T) {
				eachDatabase(t, func(t *testing.T, d *desk) {
					o, order := first, int64(0)
					o.Account = d.account("mailbox", "address", "shop@example.jp")
					if about == "an order" {
						order = d.about(d.account("rakuten"), numberA)
					}
					item, err := d.QueueStart(d.ctx, clerk, order, o)
					must(t, err)
					draft := d.lost(item).Start
					_, err = d.SaveStartDraft(d.ctx, clerk, draft)
					must(t, err)
					o.MailID = "second@example.jp"
					c.change(&o)
					again, err := d.QueueStart(d.ctx, clerk, order, o)
					must(t, err)
					if id := d.item(again).MailID; (id == "first@example.jp") != c.same {
						t.Errorf("sent as %s", id)
					}
					d.sameCounts()
				})
			})
		}
	}
}

// A start that never left is a new mail each time: nothing was tried.
func TestStart_taken_back_before_it_left_is_a_new_mail(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		o := OutboxItem{Account: d.account("mailbox"), To: []connectors.Person{{Address: "a@example.jp"}}, Text: hello, MailID: "first"}
		item, err := d.QueueStart(d.ctx, clerk, 0, o)
		must(t, err)
		_, err = d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		o.MailID = "second"
		again, err := d.QueueStart(d.ctx, clerk, 0, o)
		must(t, err)
		if id := d.item(again).MailID; id != "second" {
			t.Errorf("sent as %s", id)
		}
	})
}

func TestReply_in_another_charset_is_another_mail(t *testing.T) {
	for name, back := range map[string]bool{"taken back": true, "still failed": false} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				d.ingest(box, mail("q", customer, "質問", -60))
				o := OutboxItem{InquiryID: d.remote(box, "q").ID, Text: "明日届きます。", MailID: "first", Charset: connectors.ISO2022JP}
				item, err := d.Queue(d.ctx, clerk, o)
				must(t, err)
				if back {
					d.lost(item)
				} else {
					d.claimed(item, "a")
					must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeFailed, Code: "refused"}))
				}
				for _, next := range []struct{ charset, id, want string }{{"", "second", "second"}, {connectors.ISO2022JP, "third", "first"}} {
					o.Charset, o.MailID = next.charset, next.id
					item, err := d.Queue(d.ctx, clerk, o)
					must(t, err)
					if id := d.item(item).MailID; id != next.want {
						t.Errorf("in %q sent as %s", next.charset, id)
					}
					_, err = d.TakeBack(d.ctx, clerk, item)
					must(t, err)
				}
			})
		})
	}
}
