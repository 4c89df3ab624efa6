package store

import (
	"testing"
)

// The mailbox remembers the newest few thousand Message-IDs only.
func TestIngest_keeps_a_second_mail_that_reuses_a_forgotten_id(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		first := mail("form@shop.example", "hanako@example.jp", "お問い合わせ", -500)
		second := mail("form@shop.example", "taro@example.jp", "お問い合わせ", -20)
		second.Messages[0].Text = "別の人の質問です"
		d.ingest(box, first)
		d.ingest(box, second)
		reparsed := mail("form@shop.example", "hanako@example.jp", "お問い合わせ", -500)
		reparsed.Messages[0].Text = "本文 form@shop.example（読み直し）"
		again := d.ingest(box, second, first, reparsed)
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		n := 0
		for _, q := range page.Rows {
			n += q.MessageCount
		}
		if n != 2 || len(page.Rows) != 2 || len(again.New) != 0 {
			t.Errorf("%d mails in %d inquiries, %d new when they came again", n, len(page.Rows), len(again.New))
		}
		d.sameCounts()
	})
}
