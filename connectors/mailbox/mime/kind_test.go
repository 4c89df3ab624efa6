package mime

import (
	"reflect"
	"testing"
)

func TestParse_kinds(t *testing.T) {
	dsn := func(fields ...string) []byte {
		head := []string{"From: Postmaster@x", "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "", "report", "--b", "Content-Type: message/delivery-status", ""}
		return letterOf(append(append(head, fields...), "--b--")...)
	}
	cases := []struct {
		name string
		raw  []byte
		want string
	}{
		{"customer", letterOf("From: a@docomo.ne.jp", "Return-Path: <a@docomo.ne.jp>", "Subject: 注文について", "", "届きません"), KindNormal},
		{"customer quoting a bounce", letterOf("From: a@b.jp", "Return-Path: <a@b.jp>", "Subject: Fwd: Undelivered Mail Returned to Sender", "", "<x@y>: User unknown", "could not be delivered"), KindNormal},
		{"delivery report", dsn("Final-Recipient: rfc822; a@b", "Action: failed", "Status: 5.1.1"), KindBounce},
		{"delay", dsn("Final-Recipient: rfc822; a@b", "Action: delayed", "Status: 4.4.1"), KindBounce},
		{"success report", dsn("Final-Recipient: rfc822; a@b", "Action: delivered", "Status: 2.0.0"), KindAuto},
		{"daemon without machine part", letterOf("From: MAILER-DAEMON@x.jp", "Return-Path: <>", "Subject: 配信エラー", "", "<a@b.jp>:", "宛先が見つかりませんでした"), KindBounce},
		{"daemon spelt otherwise", letterOf("From: mailer_daemon@x.jp", "Subject: Failure Notice", "", "<a@b.jp>:", "no"), KindBounce},
		{"au in Japanese", letterOf("From: Postmaster@ezweb.ne.jp", "Return-Path: <MAILER-DAEMON>", "Subject: Mail System Error - Returned Mail", "Content-Type: text/plain; charset=utf-8", "", "次のあて先へのメッセージはエラーのため送信できませんでした。", "<a@ezweb.ne.jp>"), KindBounce},
		{"exim", letterOf("From: Mailer-Daemon@x", "X-Failed-Recipients: a@b.jp", "Auto-Submitted: auto-replied", "Subject: Mail delivery failed", "", "550 5.1.1 unknown user"), KindBounce},
		{"postmaster who writes himself", letterOf("From: postmaster@shop.jp", "Return-Path: <postmaster@shop.jp>", "Subject: 見積もりのお願い", "", "よろしく"), KindNormal},
		{"vacation", letterOf("From: a@b.jp", "Auto-Submitted: auto-replied", "Subject: Re: x", "", "away"), KindAuto},
		{"vacation by subject", letterOf("From: a@b.jp", "Subject: 自動返信: 不在です", "Content-Type: text/plain; charset=utf-8", "", "away"), KindAuto},
		{"vacation with an empty sender", letterOf("From: a@b.jp", "Return-Path: <>", "Precedence: auto_reply", "Subject: 休暇中", "", "away"), KindAuto},
		{"not auto-submitted", letterOf("From: a@b.jp", "Auto-Submitted: no", "Subject: x", "", "x"), KindNormal},
		{"read receipt", letterOf("From: a@b.jp", "Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "", "--b", "", "read", "--b", "Content-Type: message/disposition-notification", "", "Disposition: x", "--b--"), KindAuto},
		{"list", letterOf("From: a@b.jp", "List-Id: <l.b.jp>", "Subject: x", "", "x"), KindAuto},
		{"contact form with the customer in Reply-To", letterOf("From: form@shop.jp", "Reply-To: customer@docomo.ne.jp", "Auto-Submitted: auto-generated", "Subject: 問い合わせ", "", "x"), KindNormal},
		{"abuse report", letterOf("From: a@b.jp", "Content-Type: multipart/report; report-type=feedback-report; boundary=b", "", "--b", "", "abuse", "--b", "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "Original-Rcpt-To: <u@v.jp>", "--b--"), KindComplaint},
		{"order confirmation of the mall", letterOf("From: order@rakuten.co.jp", "Subject: 注文内容ご確認", "", "x"), KindNotice},
		{"another letter of the mall", letterOf("From: a@mail.rms.rakuten.co.jp", "Subject: お知らせ", "", "x"), KindNotice},
		{"customer behind a masked address", letterOf("From: 0123@pc.fw.rakuten.ne.jp", "Subject: 質問", "", "x"), KindNormal},
		{"customer behind a masked carrier address", letterOf("From: 0123@dm.fw.rakuten.ne.jp", "Subject: 質問", "", "x"), KindNormal},
		{"customer with a Yahoo! mailbox", letterOf("From: taro@yahoo.co.jp", "Subject: 質問", "", "x"), KindNormal},
		{"mall letter that failed the check", letterOf("From: order@rakuten.co.jp", "Authentication-Results: mx; dmarc=fail", "Subject: x", "", "x"), KindNormal},
		{"buyer at Amazon", letterOf("From: x@marketplace.amazon.co.jp", "Subject: x", "", "x"), KindNormal},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if m := Parse(c.raw); m.Kind != c.want || (m.Bounce != nil) != (c.want == KindBounce || c.want == KindComplaint) {
				t.Errorf("kind %q (bounce %v), want %q", m.Kind, m.Bounce, c.want)
			}
		})
	}
}

func TestStatusRecipients_reads_blocks_without_good_blank_lines(t *testing.T) {
	a := Recipient{Address: "a@b", Action: "failed", Status: "5.1.1", Diagnostic: "smtp; 550 x y"}
	b := Recipient{Address: "c@d", Action: "delayed", Status: "4.2.2"}
	for name, in := range map[string]string{
		"as written in the RFC": "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 x\n y\n\nFinal-Recipient: rfc822;<c@d>\nAction: delayed\nStatus: 4.2.2 (full)\n",
		"no blank lines":        "Reporting-MTA: dns; x\nFinal-Recipient: rfc822; a@b\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 x y\nFinal-Recipient: rfc822; c@d\nAction: delayed\nStatus: 4.2.2\n",
		"doubled blank lines":   "Final-Recipient: rfc822; a@b\n\nAction: failed\n\nStatus: 5.1.1\n\nDiagnostic-Code: smtp; 550 x y\n\n\nFinal-Recipient: rfc822; c@d\n\nAction: delayed\n\nStatus: 4.2.2\n",
		"another order":         "Action: Failed\nRemote-MTA: x\nFinal-Recipient: rfc822; a@b\nDiagnostic-Code: smtp; 550 x y\nStatus: 5.1.1\n\n\nAction: delayed\nFinal-Recipient: RFC822; c@d\nStatus: 4.2.2\n",
	} {
		t.Run(name, func(t *testing.T) {
			if got := statusRecipients([]byte(in)); !reflect.DeepEqual(got, []Recipient{a, b}) {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestReason(t *testing.T) {
	for _, c := range []struct{ status, diag, want string }{
		{"5.1.1", "anything", ReasonUserUnknown},
		{"5.2.2", "", ReasonMailboxFull},
		{"", "552 mailbox is full", ReasonMailboxFull},
		{"", "メールボックスが一杯です", ReasonMailboxFull},
		{"5.0.0", "550 : User unknown", ReasonFiltered},
		{"5.1.2", "Host unknown", ReasonHostUnknown},
		{"5.7.1", "Message detected as spam", ReasonSpam},
		{"5.0.0", "554 blocked using zen.spamhaus.org", ReasonBlocked},
		{"5.3.4", "message size exceeds limit", ReasonTooBig},
		{"4.4.7", "delivery time expired", ReasonExpired},
		{"5.7.1", "relaying denied", ReasonNoRelay},
		{"", "受信拒否設定により", ReasonFiltered},
		{"4.4.1", "connection timed out", ReasonNetwork},
		{"", "something else", ReasonOnHold},
	} {
		if got := reason(Recipient{Status: c.status, Diagnostic: c.diag}, ""); got != c.want {
			t.Errorf("%q %q gives %q, want %q", c.status, c.diag, got, c.want)
		}
	}
}

func TestBounce_names_the_mail_that_came_back(t *testing.T) {
	m := Parse(letterOf("From: MAILER-DAEMON@x", "Return-Path: <>", "Subject: failure notice", "", "<a@b.jp>:", "550 5.1.1 unknown user",
		"", "--- Below this line is a copy of the message.", "", "Return-Path: <shop@x>", "Message-ID: <orig@shop>", "Subject: =?UTF-8?B?5pel?=", "", "text"))
	want := &Bounce{MessageID: "orig@shop", Subject: "日", Recipients: []Recipient{{Address: "a@b.jp", Action: "failed", Status: "5.1.1", Diagnostic: "550 5.1.1 unknown user", Reason: ReasonUserUnknown}}}
	if !reflect.DeepEqual(m.Bounce, want) {
		t.Errorf("got %+v, want %+v", m.Bounce, want)
	}
}
