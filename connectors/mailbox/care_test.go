package mailbox

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

func cared(t *testing.T, address string, lines ...string) (connectors.Inquiry, []string) {
	t.Helper()
	r := &reading{box: &box{set: settings{address: address}}, cur: &cursor{Sent: "Sent", Folders: map[string]*place{}}}
	f := r.inquiry("INBOX", letter{raw: []byte(strings.Join(lines, "\r\n")), at: time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC)})
	var codes []string
	for _, c := range f.inquiry.Messages[0].Cues {
		codes = append(codes, c.Code)
	}
	return f.inquiry, codes
}

func TestCare_tells_why_a_mail_may_be_a_fraud(t *testing.T) {
	bait := []string{
		"From: =?UTF-8?B?5qW95aSp5biC5aC0?= <info@bait.example>", "To: shop@mihondo.example", "Subject: test",
		"Date: Fri, 20 Nov 2026 15:00:00 +0900", "Message-ID: <1@bait.example>", "Content-Type: text/html; charset=utf-8", "",
		`<a href="https://bait.example/">https://www.rakuten.co.jp/</a>`,
	}
	if _, codes := cared(t, "shop@mihondo.example", bait...); !slices.Contains(codes, "name_spoof") || !slices.Contains(codes, "link_elsewhere") {
		t.Errorf("cues %q", codes)
	}
	bait[0] = "From: =?UTF-8?B?5qW95aSp5ouF5b2T?= <tanaka@mihondo.example>"
	if _, codes := cared(t, "shop@mihondo.example", bait...); slices.Contains(codes, "name_spoof") {
		t.Errorf("a colleague: %q", codes)
	}
	// Everybody can have an address at a mail service.
	bait[0] = "From: =?UTF-8?B?5qW95aSp5biC5aC0?= <x@gmail.com>"
	if _, codes := cared(t, "shop@gmail.com", bait...); !slices.Contains(codes, "name_spoof") {
		t.Errorf("a stranger at the same service: %q", codes)
	}
}

func TestCare_finds_the_deadline_of_a_malls_letter_only(t *testing.T) {
	letter := []string{
		"From: shop-support@shop.rakuten.co.jp", "To: shop@mihondo.example", "Subject: =?UTF-8?B?44CQ6YeN6KaB44CR44GU5Zue562U44Gu44GK6aGY44GE?=",
		"Date: Fri, 20 Nov 2026 15:00:00 +0900", "Message-ID: <1@rakuten.co.jp>", "Content-Type: text/plain; charset=utf-8", "",
		"11月27日 17:00までにご回答ください。",
	}
	q, _ := cared(t, "shop@mihondo.example", letter...)
	if q.Messages[0].Kind != connectors.Official || q.Deadline.Format("2006-01-02 15:04") != "2026-11-27 17:00" {
		t.Errorf("%s, deadline %v", q.Messages[0].Kind, q.Deadline)
	}
	letter[0] = "From: customer@example.jp"
	if q, _ := cared(t, "shop@mihondo.example", letter...); !q.Deadline.IsZero() {
		t.Errorf("a customer has set the deadline %v", q.Deadline)
	}
}
