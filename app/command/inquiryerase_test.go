package command

import (
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestLine_an_erased_conversation_does_not_come_back(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	at := time.Now().Add(-time.Hour)
	b.mail.Deliver([]byte("From: ogawa@customer.example\r\nTo: shop@example.test\r\nSubject: question\r\n"+
		"Message-ID: <q@customer.example>\r\nDate: "+at.Format(time.RFC1123Z)+"\r\n\r\nPlease forget me.\r\n"), at)
	b.must("sync")
	q := id(b.inquiries()["q@customer.example"])

	if told := b.must("inquiry", "erase", q); told["dry_run"] != true || told["messages"] != 1.0 || len(b.inquiries()) != 1 {
		t.Fatalf("counting said %v", told)
	}
	if did := b.must("inquiry", "erase", q, "--sure"); did["dry_run"] != false || did["messages"] != 1.0 {
		t.Errorf("erasing said %v", did)
	}
	b.must("sync")
	if left := b.inquiries(); len(left) != 0 {
		t.Errorf("came back: %v", left)
	}
}
