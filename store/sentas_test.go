package store

import (
	"fmt"
	"testing"

	"madoguchi/connectors"
)

const customer = "x@example.jp"

// replied queues and sends an answer by mail and returns its inquiry.
func (d *desk) replied(box int64) int64 {
	d.t.Helper()
	d.ingest(box, mail("q", customer, "質問", -60))
	q := d.remote(box, "q")
	item, err := d.Queue(d.ctx, clerk, OutboxItem{
		InquiryID: q.ID, Text: "明日届きます。", MailID: "ours", InRef: "q", Subject: "Re: 質問", To: []connectors.Person{{Address: customer}},
	})
	must(d.t, err)
	d.claimed(item, "a")
	must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, At: at(1).UnixMilli(), RemoteID: "ours"}))
	return q.ID
}

// renamedCopy is what the Sent folder of Microsoft shows of that answer: another
// id, and words that its servers have put into another form.
func renamedCopy() connectors.Inquiry {
	q := answer("theirs", customer, "Re: 質問", 1, "q")
	q.Messages[0].MailID, q.Messages[0].SentAs, q.Messages[0].Text = "ours", "theirs", "明日届きます。\n--\n当店"
	return q
}

// The customer's answer names the id that the provider gave; under another
// subject nothing else would join it. Both orders of the two happen.
func TestIngest_knows_its_answer_under_the_id_a_provider_gave_it(t *testing.T) {
	mails := []connectors.Inquiry{renamedCopy(), mail("back", customer, "話は変わります", 5, "theirs"), mail("again", "new@example.jp", "別の住所から", 9, "theirs")}
	eachOrder(len(mails), func(order []int) {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				inquiry := d.replied(box)
				for _, i := range order {
					d.ingest(box, mails[i])
				}
				q := d.inquiry(inquiry)
				if q.MessageCount != 4 || len(d.all()) != 1 || q.State != StateNew {
					t.Errorf("%d messages in %d inquiries, %s", q.MessageCount, len(d.all()), q.State)
				}
				if in := d.ingest(box, mails...); len(in.Changed)+len(in.New) != 0 {
					t.Errorf("again: %+v", in)
				}
				d.sameCounts()
			})
		})
	})
}

// A report of the provider names its own id too.
func TestIngest_knows_the_lost_mail_by_the_id_a_provider_gave_it(t *testing.T) {
	report := ofKind(mail("dsn", "MAILER-DAEMON@example.jp", "配信不能", 5), connectors.Bounce)
	report.Messages[0].Returned = &connectors.Returned{MailID: "theirs", Failed: true, Reason: "nouser", Text: "届きませんでした。"}
	for name, mails := range map[string][]connectors.Inquiry{
		"the copy first":   {renamedCopy(), report},
		"the report first": {report, renamedCopy()},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				inquiry := d.replied(box)
				for _, q := range mails {
					d.ingest(box, q)
				}
				bounces, err := d.Bounces(d.ctx, inquiry)
				must(t, err)
				if len(bounces) != 2 || len(d.all()) != 1 {
					t.Errorf("%d inquiries, %+v", len(d.all()), bounces)
				}
				d.sameCounts()
			})
		})
	}
}
