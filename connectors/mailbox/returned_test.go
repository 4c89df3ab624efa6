package mailbox

import (
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

func dsn(final, action, status, diagnostic, id string) string {
	return "From: MAILER-DAEMON@mail.example.test\r\nTo: shop@example.test\r\nReturn-Path: <>\r\nSubject: Undelivered Mail Returned to Sender\r\n" +
		"Message-ID: <dsn@mail.example.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n" +
		"--b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n" +
		"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.test\r\n\r\n" +
		"Final-Recipient: rfc822; " + final + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; " + diagnostic + "\r\n" +
		"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Re: question\r\nMessage-ID: <" + id + ">\r\n--b--\r\n"
}

// said reads a mail as the desk does.
func said(t *testing.T, raw string) connectors.Message {
	t.Helper()
	set := settings{address: "shop@example.test", outgoing: outgoing{bcc: "archive@example.test"}}
	m := mime.Parse([]byte(raw))
	msg := connectors.Message{Kind: kindOf(m)}
	set.cameBack(m, &msg)
	return msg
}

func TestCameBack_says_which_mail_was_lost_and_why(t *testing.T) {
	for name, c := range map[string]struct {
		raw    string
		failed bool
		reason string
		says   string
	}{
		"no such user": {dsn("a@example.com", "failed", "5.1.1", "550 no such user", "our-1@x"), true, mime.ReasonUserUnknown, "見つかりません"},
		"full":         {dsn("a@example.com", "failed", "5.2.2", "552 mailbox full", "our-1@x"), true, mime.ReasonMailboxFull, "いっぱい"},
		"still trying": {dsn("a@example.com", "delayed", "4.4.1", "connection timed out", "our-1@x"), false, mime.ReasonNetwork, "まだ届いていません"},
		"docomo":       {dsn("a@docomo.ne.jp", "failed", "5.0.0", "550 Unknown user a@docomo.ne.jp (in reply to end of DATA command) mfsmax.docomo.ne.jp", "our-1@x"), true, mime.ReasonRejected, "ドコモの迷惑メール対策"},
		"au":           {dsn("a@ezweb.ne.jp", "failed", "5.0.0", "550 : User unknown", "our-1@x"), true, mime.ReasonFiltered, "auの迷惑メール対策"},
	} {
		t.Run(name, func(t *testing.T) {
			msg := said(t, c.raw)
			r := msg.Returned
			if msg.Kind != connectors.Bounce || r == nil {
				t.Fatalf("%+v", msg)
			}
			if r.Failed != c.failed || r.Reason != c.reason || !strings.Contains(r.Text, c.says) || r.MailID != "our-1@x" || r.Subject != "Re: question" {
				t.Errorf("%+v", r)
			}
			if strings.Contains(r.Text, "example") {
				t.Errorf("an address in the sentence: %q", r.Text)
			}
		})
	}
}

func TestCameBack_of_the_shops_own_copy_is_no_failure(t *testing.T) {
	for _, own := range []string{"archive@example.test", "SHOP@example.test"} {
		msg := said(t, dsn(own, "failed", "5.2.2", "552 mailbox full", "our-1@x"))
		if msg.Kind != connectors.Auto || msg.Returned != nil || len(msg.Warnings) != 1 {
			t.Errorf("%s: %+v", own, msg)
		}
	}
}

func TestCameBack_leaves_a_customer_who_quotes_a_report_alone(t *testing.T) {
	raw := "From: Yamada <yamada@example.com>\r\nTo: shop@example.test\r\nSubject: Re: Undelivered Mail Returned to Sender\r\nMessage-ID: <q@x>\r\nIn-Reply-To: <a@b>\r\n\r\n" +
		"I got this:\r\n> This is the mail system. Your message could not be delivered.\r\n> Final-Recipient: rfc822; a@example.com\r\n> Action: failed\r\n"
	if msg := said(t, raw); msg.Kind != connectors.Normal || msg.Returned != nil {
		t.Errorf("%+v", msg)
	}
}

func TestCameBack_leaves_vacations_and_receipts_alone(t *testing.T) {
	for _, header := range []string{"Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply", "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"} {
		raw := "From: yamada@example.com\r\nTo: shop@example.test\r\nSubject: Away\r\nMessage-ID: <q@x>\r\n" + header + "\r\n\r\nI am away.\r\n"
		if msg := said(t, raw); msg.Kind != connectors.Auto || msg.Returned != nil {
			t.Errorf("%s: %+v", header, msg)
		}
	}
}
