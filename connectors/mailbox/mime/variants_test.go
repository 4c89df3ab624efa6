package mime

import (
	"strings"
	"testing"
)

// report is a mail from a mail system.
func report(head, body string) string {
	return "Return-Path: <>\r\nTo: shop@example.test\r\n" + strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n" + strings.ReplaceAll(body, "\n", "\r\n")
}

// The forms in which mail systems say that a mail did not arrive, one of each
// family, with bytes of our own.
var reports = map[string]struct {
	raw                          string
	address, status, action, why string
	mailID                       string
}{
	"postfix": {
		report("From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
			"--b\nContent-Description: Notification\n\n<taro@shop.example>: host mx[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; taro@shop.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@example.test>\nSubject: order\n\nx\n--b--\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"postfix delay": {
		report("From: MAILER-DAEMON@mx.example.jp\nSubject: Delayed Mail (still being retried)\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
			"--b\n\nYour message could not be delivered for more than 4 hour(s).\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; taro@shop.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to shop.example[192.0.2.1]:25: Connection timed out\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <ours@example.test>\n--b--\n"),
		"taro@shop.example", "4.4.1", "delayed", "", "ours@example.test",
	},
	"qmail": {
		report("From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice",
			"Hi. This is the qmail-send program at mx.example.jp.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<taro@shop.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 unknown user\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <shop@example.test>\nMessage-ID: <ours@example.test>\nSubject: order\n\nx\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"qmail full": {
		report("From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice",
			"Hi. This is the qmail-send program at mx.example.jp.\n\n<taro@shop.example>:\nThe user's mailbox is over quota. (#5.2.2)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <ours@example.test>\n\nx\n"),
		"taro@shop.example", "5.2.2", "failed", ReasonMailboxFull, "ours@example.test",
	},
	"exim": {
		report("From: Mail Delivery System <Mailer-Daemon@mx.example.jp>\nX-Failed-Recipients: taro@shop.example\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender",
			"This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  taro@shop.example\n    SMTP error from remote mail server after RCPT TO:<taro@shop.example>:\n    host mx.shop.example [192.0.2.1]: 550 5.1.1 User unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nReturn-path: <shop@example.test>\nMessage-ID: <ours@example.test>\n\nx\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"exim warning": {
		report("From: Mail Delivery System <Mailer-Daemon@mx.example.jp>\nAuto-Submitted: auto-replied\nSubject: Warning: message 1abc-0000-00 delayed 24 hours",
			"This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.jp.\n\nThe message identifier is:     1abc-0000-00\n\nThe address to which the message has not yet been delivered is:\n\n  taro@shop.example\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.\n"),
		"taro@shop.example", "", "delayed", "", "",
	},
	"sendmail": {
		report("From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.jp>\nSubject: Returned mail: see transcript for details\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
			"--b\n\n   ----- The following addresses had permanent fatal errors -----\n<taro@shop.example>\n    (reason: 550 5.1.1 <taro@shop.example>... User unknown)\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n\nFinal-Recipient: RFC822; taro@shop.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: SMTP; 550 5.1.1 <taro@shop.example>... User unknown\n--b\nContent-Type: message/rfc822\n\nMessage-Id: <ours@example.test>\n\n--b--\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"old sendmail": {
		report("From: Mail Delivery Subsystem <MAILER-DAEMON>\nSubject: Returned mail: User unknown",
			"   ----- Transcript of session follows -----\n... while talking to mx.shop.example.:\n>>> RCPT To:<taro@shop.example>\n<<< 550 taro... User unknown\n550 <taro@shop.example>... User unknown\n\n   ----- Unsent message follows -----\nMessage-Id: <ours@example.test>\nSubject: x\n\nx\n"),
		"taro@shop.example", "", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"office 365": {
		report("From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@shop.example>\nSubject: =?utf-8?B?6YWN5L+h5LiN6IO9OiBvcmRlcg==?=\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
			"--b\nContent-Type: text/html; charset=utf-8\n\n<p>taro@shop.example にメッセージを配信できませんでした。</p>\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;x.prod.outlook.com\n\nFinal-Recipient: rfc822;taro@shop.example\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient taro@shop.example not found by SMTP address lookup\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@example.test>\n\n--b--\n"),
		"taro@shop.example", "5.1.10", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"gmail": {
		report("From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nX-Failed-Recipients: taro@gmail.example\nSubject: Delivery Status Notification (Failure)\nContent-Type: multipart/report; boundary=b; report-type=delivery-status",
			"--b\nContent-Type: text/plain; charset=UTF-8\n\n** Address not found **\n\nYour message wasn't delivered to taro@gmail.example because the address couldn't be found.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; googlemail.com\nX-Original-Message-ID: <ours@example.test>\n\nFinal-Recipient: rfc822; taro@gmail.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n\n--b--\n"),
		"taro@gmail.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"old gmail": {
		report("From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nX-Failed-Recipients: taro@shop.example\nSubject: Delivery Status Notification (Failure)",
			"This is an automatically generated Delivery Status Notification\n\nDelivery to the following recipient failed permanently:\n\n     taro@shop.example\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was: 550 550 5.1.1 User unknown (state 14).\n\n----- Original message -----\n\nMessage-ID: <ours@example.test>\nSubject: x\n\nx\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"domino": {
		report("From: Postmaster@shop.example\nSubject: DELIVERY FAILURE: User taro (taro@shop.example) not listed in Domino Directory\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
			"--b\n\nYour message\n\n  Subject: order\n\nwas not delivered to:\n\n  taro@shop.example\n\nbecause:\n\n  User taro (taro@shop.example) not listed in Domino Directory\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns;x\n\nFinal-Recipient: rfc822;taro@shop.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Notes; User taro (taro@shop.example) not listed in Domino Directory\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@example.test>\n\n--b--\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "ours@example.test",
	},
	"old exchange": {
		report("From: System Administrator <postmaster@shop.example>\nSubject: Undeliverable: order",
			"Your message\n\n  To:      taro@shop.example\n  Subject: order\n  Sent:    Thu, 29 Apr 2010 18:14:35 +0000\n\ndid not reach the following recipient(s):\n\ntaro@shop.example on Thu, 29 Apr 2010 18:14:41 +0000\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=jp\n    MSEXCH:IMS:SHOP 0 (000C05A6) Unknown Recipient\n"),
		"taro@shop.example", "", "failed", ReasonUserUnknown, "",
	},
	"ezweb": {
		report("From: MAILER-DAEMON@ezweb.ne.jp\nSubject: Mail System Error - Returned Mail",
			"The user(s) account is disabled.\n\n<taro@ezweb.ne.jp>: 550 5.2.1 Mailbox disabled\n\n-- \nReceived: from mx\nMessage-ID: <ours@example.test>\n\nx\n"),
		"taro@ezweb.ne.jp", "5.2.1", "failed", ReasonSuspended, "ours@example.test",
	},
	"japanese gateway": {
		report("From: postmaster@gw.example.jp\nSubject: =?ISO-2022-JP?B?GyRCR1s/LkVkMyUbKEI=?=\nContent-Type: text/plain; charset=utf-8",
			"お客様の送信されたメールは、下記の宛先に配信できませんでした。\n\n宛先: <taro@shop.example>\n理由: メールボックスが一杯です。\n\n----- Original message -----\nMessage-ID: <ours@example.test>\nSubject: order\n\nx\n"),
		"taro@shop.example", "", "failed", ReasonMailboxFull, "ours@example.test",
	},
	"lost blank lines": {
		report("From: MAILER-DAEMON@mx.example.jp\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
			"--b\nContent-Type: message/delivery-status\nFinal-Recipient: rfc822; taro@shop.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n"),
		"taro@shop.example", "5.1.1", "failed", ReasonUserUnknown, "",
	},
}

func TestBounce_of_every_family(t *testing.T) {
	for name, c := range reports {
		t.Run(name, func(t *testing.T) {
			m := Parse([]byte(c.raw))
			if m.Kind != KindBounce || m.Bounce == nil || len(m.Bounce.Recipients) == 0 {
				t.Fatalf("kind %s, %+v, text %q", m.Kind, m.Bounce, m.Text)
			}
			r := m.Bounce.Recipients[0]
			if len(m.Bounce.Recipients) != 1 || r.Address != c.address || r.Status != c.status || m.Bounce.MessageID != c.mailID {
				t.Errorf("%+v of %q", m.Bounce.Recipients, m.Bounce.MessageID)
			}
			if r.Delayed() != (c.action == "delayed") {
				t.Errorf("action %q status %q: delayed is %v", r.Action, r.Status, r.Delayed())
			}
			if c.why != "" && r.Reason != c.why {
				t.Errorf("reason %s, want %s (%q)", r.Reason, c.why, r.Diagnostic)
			}
		})
	}
}

// Headers and texts as they are written, each with its one right reading.
func TestParse_reads_what_is_really_written(t *testing.T) {
	for name, c := range map[string]struct{ raw, subject, from, text string }{
		"fold in the middle of a word":   {"Subject: =?UTF-8?B?5pel\r\n 5pys?=\r\n\r\nx", "日本", "", "x"},
		"two words, one line, no space":  {"Subject: =?UTF-8?B?5pel?==?UTF-8?B?5pys?=\r\n\r\nx", "日本", "", "x"},
		"Q with raw spaces":              {"Subject: =?UTF-8?Q?caf=C3=A9 au lait?=\r\n\r\nx", "café au lait", "", "x"},
		"word inside quotes":             {"From: \"=?UTF-8?B?5bqX6ZW3?=\" <a@b.example>\r\n\r\nx", "", "店長 <a@b.example>", "x"},
		"word with the address inside":   {"From: =?UTF-8?B?5bqX6ZW3IDxhQGIuZXhhbXBsZT4=?=\r\n\r\nx", "", "店長 <a@b.example>", "x"},
		"charset with a language":        {"Subject: =?ISO-2022-JP*ja?B?GyRCRnxLXBsoQg==?=\r\n\r\nx", "日本", "", "x"},
		"JIS label, EUC bytes":           {"Subject: =?ISO-2022-JP?B?xvzL3KTOpKKkpKSm?=\r\n\r\nx", "日本のあいう", "", "x"},
		"body in JIS without a label":    {"Subject: x\r\n\r\n\x1b$BF|K\\\x1b(B\r\n", "x", "", "日本"},
		"base64 with a footer":           {"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n5pel5pys\r\n\r\n-- \r\nfooter by a list\r\n", "", "", "日本"},
		"quoted-printable, bad escapes":  {"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E6=97=A5=XX =\r\nend=", "", "", "日=XX end"},
		"CR line ends":                   {"Subject: old mac\rFrom: a@b.example\r\rtext\rmore\r", "old mac", "a@b.example", "text\nmore"},
		"LF CR mixed":                    {"Subject: x\nFrom: a@b.example\r\n\ntext", "x", "a@b.example", "text"},
		"Subject twice":                  {"Subject: first\r\nSubject: second\r\n\r\nx", "first", "", "x"},
		"empty header":                   {"\r\nonly a body\r\n", "", "", "only a body"},
		"tabs around the colon":          {"Subject\t:\tx\r\n\r\ny", "x", "", "y"},
		"8-bit field name":               {"Subject: x\r\n\x93\xfa: y\r\nFrom: a@b.example\r\n\r\nz", "x", "a@b.example", "z"},
		"charset in quotes of two kinds": {"Content-Type: text/plain; charset='shift_jis\"\r\n\r\n\x93\xfa\x96{", "", "", "日本"},
		"type without a subtype":         {"Content-Type: text; charset=utf-8\r\n\r\n日本", "", "", "日本"},
		"HTML only":                      {"Content-Type: text/html; charset=utf-8\r\n\r\n<p>日<b>本</b></p><br>x", "", "", "日本\n\nx"},
		"HTML under text/plain":          {"Content-Type: text/plain; charset=utf-8\r\n\r\n日本", "", "", "日本"},
		"boundary in the wrong case":     {"Content-Type: multipart/mixed; boundary=\"AbC\"\r\n\r\n--abc\r\nContent-Type: text/plain\r\n\r\nfound\r\n--abc--\r\n", "", "", "found"},
		"boundary with a trailing space": {"Content-Type: multipart/mixed; boundary=\"b \"\r\n\r\n--b\r\n\r\nfound\r\n--b--\r\n", "", "", "found"},
		"preamble only":                  {"Content-Type: multipart/mixed; boundary=zzz\r\n\r\nthere are no parts here\r\n", "", "", "there are no parts here"},
		"part without an empty line":     {"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nfound without a header\r\n--b--\r\n", "", "", "found without a header"},
		"UTF-16 part":                    {"Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n/v9l5Wcs\r\n", "", "", "日本"},
		"group":                          {"From: =?UTF-8?B?5bqX?=: a@b.example;\r\n\r\nx", "", "a@b.example", "x"},
		"carrier address":                {"From: .foo..bar.@docomo.ne.jp\r\n\r\nx", "", ".foo..bar.@docomo.ne.jp", "x"},
		"name after the address":         {"From: <a@b.example> =?UTF-8?B?5bqX6ZW3?=\r\n\r\nx", "", "店長 <a@b.example>", "x"},
		"full-width brackets":            {"From: =?UTF-8?B?5bqX6ZW3?= ＜a@b.example＞\r\n\r\nx", "", "店長 <a@b.example>", "x"},
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse([]byte(c.raw))
			from := ""
			if len(m.From) > 0 {
				from = m.From[0].Address
				if m.From[0].Name != "" {
					from = m.From[0].Name + " <" + from + ">"
				}
			}
			if m.Subject != c.subject || from != c.from || strings.TrimRight(m.Text, "\n ") != c.text && !strings.HasPrefix(name, "base64") {
				t.Errorf("subject %q from %q text %q", m.Subject, from, m.Text)
			}
			if strings.HasPrefix(name, "base64") && !strings.HasPrefix(m.Text, c.text) {
				t.Errorf("text %q", m.Text)
			}
		})
	}
}
