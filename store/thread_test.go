package store

import (
	"fmt"
	"testing"

	"madoguchi/connectors"
)

// A cart writes under one subject for years. Conversations stay short enough to
// be read anew with each mail, also where the mails come newest first.
func TestIngest_does_not_gather_a_machines_mails_without_end(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		const mails = 250
		var batch []connectors.Inquiry
		for n := range mails {
			batch = append(batch, mail(fmt.Sprintf("m%d", n), "cart@example.jp", "新しい通知があります", -60*n))
		}
		_, err := d.Ingest(d.ctx, box, connectors.Batch{Inquiries: batch})
		must(t, err)
		page, err := d.Inquiries(d.ctx, InquiryQuery{Sort: "new", Limit: 50})
		must(t, err)
		all := 0
		for _, r := range page.Rows {
			if all += r.MessageCount; r.MessageCount > mostBySubject {
				t.Errorf("a conversation of %d", r.MessageCount)
			}
		}
		if all != mails || len(page.Rows) != 3 {
			t.Errorf("%d mails in %d conversations", all, len(page.Rows))
		}
	})
}
