package mime

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestBounce_reads_damaged_reports(t *testing.T) {
	base := "Final-Recipient: rfc822; lost@isp.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 User unknown"
	parts := func(statusHead, status, returnedHead, returned string) []byte {
		return letterOf("Return-Path: <>", "From: MAILER-DAEMON@x.example", "To: shop@shop.example", "Subject: Undelivered Mail Returned to Sender",
			`Content-Type: multipart/report; report-type=delivery-status; boundary="=b"`, "", "--=b", "", "x", "--=b", statusHead, "", status, "--=b", returnedHead, "", returned, "--=b--")
	}
	plainStatus, headers := "Content-Type: message/delivery-status", "Content-Type: text/rfc822-headers"
	head := "Message-ID: <our-1@shop.example>\r\nSubject: order\r\n"
	for name, raw := range map[string][]byte{
		"as it should be":            parts(plainStatus, base, headers, head),
		"status in base64":           parts(plainStatus+"\r\nContent-Transfer-Encoding: base64", b64(base), headers, head),
		"status in quoted-printable": parts(plainStatus+"\r\nContent-Transfer-Encoding: quoted-printable", strings.ReplaceAll(base, "-R", "=2DR"), headers, head),
		"global form":                parts("Content-Type: message/global-delivery-status", strings.ReplaceAll(base, "rfc822;", "utf-8;"), "Content-Type: message/global-headers", head),
		"type in capitals":           parts("Content-Type: Message/Delivery-Status; name=\"details.txt\"", base, "Content-Type: Text/RFC822-Headers; charset=utf-8", head),
		"no type of the address":     parts(plainStatus, strings.ReplaceAll(base, "rfc822; ", ""), headers, head),
		"angles around the address":  parts(plainStatus, strings.ReplaceAll(base, "rfc822; lost@isp.example", "RFC822;<lost@isp.example>"), headers, head),
		"original recipient only":    parts(plainStatus, strings.ReplaceAll(base, "Final-", "Original-"), headers, head),
		"empty final recipient":      parts(plainStatus, "Original-Recipient: rfc822;lost@isp.example\r\n"+strings.ReplaceAll(base, "rfc822; lost@isp.example", "rfc822;"), headers, head),
		"local final recipient":      parts(plainStatus, "X-Actual-Recipient: rfc822; lost@isp.example\r\n"+strings.ReplaceAll(base, "rfc822; lost@isp.example", "local; lost"), headers, head),
		"the action in capitals":     parts(plainStatus, strings.ReplaceAll(base, "failed", "FAILED (bounced)"), headers, head),
		"words behind the status":    parts(plainStatus, strings.ReplaceAll(base, "5.1.1", "5.1.1 (bad destination mailbox address)"), headers, head),
		"blank lines everywhere":     parts(plainStatus, strings.ReplaceAll(base, "\r\n", "\r\n\r\n"), headers, head),
		"line feeds alone":           parts(plainStatus, strings.ReplaceAll(base, "\r\n", "\n"), headers, strings.ReplaceAll(head, "\r\n", "\n")),
		"junk lines between":         parts(plainStatus, strings.ReplaceAll(base, "\r\n", "\r\nno colon here\r\n"), headers, head),
		"an id in lower case":        parts(plainStatus, base, headers, "message-id:<our-1@shop.example>\r\n"),
		"a folded id":                parts(plainStatus, base, headers, "Message-ID:\r\n <our-1@shop.example>\r\n"),
		"the whole mail":             parts(plainStatus, base, "Content-Type: message/rfc822", head+"\r\nbody\r\nMessage-ID: <other@x>"),
		"the whole mail in base64":   parts(plainStatus, base, "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64", b64(head+"\r\nbody")),
		"the mail in a global part":  parts(plainStatus, base, "Content-Type: message/global", head+"\r\nbody"),
		"the head as plain text":     parts(plainStatus, base, "Content-Type: text/plain", "From: shop@shop.example\r\n"+head),
		"the id in the status part":  parts(plainStatus, "X-Original-Message-ID: <our-1@shop.example>\r\n\r\n"+base, "Content-Type: text/plain", "cut off"),
		"an mbox line first":         parts(plainStatus, base, "Content-Type: message/rfc822", "From shop@shop.example Mon Nov  2 10:00:00 2026\r\n"+head+"\r\nbody"),
		"no closing boundary":        []byte(strings.TrimSuffix(string(parts(plainStatus, base, headers, head)), "--=b--")),
		"cut in the returned head":   []byte(strings.TrimSuffix(string(parts(plainStatus, base, headers, head)), "Subject: order\r\n\r\n--=b--")),
		"no report type":             []byte(strings.Replace(string(parts(plainStatus, base, headers, head)), "multipart/report; report-type=delivery-status", "multipart/mixed", 1)),
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse(raw)
			if m.Kind != KindBounce || m.Bounce == nil {
				t.Fatalf("kind %q", m.Kind)
			}
			b := m.Bounce
			if len(b.Recipients) != 1 || b.Recipients[0].Address != "lost@isp.example" || b.Recipients[0].Status != "5.1.1" || b.Recipients[0].Delayed() {
				t.Errorf("%+v", b.Recipients)
			}
			if b.MessageID != "our-1@shop.example" {
				t.Errorf("the lost mail is %q", b.MessageID)
			}
		})
	}
}

// What looks like a report and is none, and the other way round.
func TestParse_tells_reports_from_what_people_and_programs_write(t *testing.T) {
	quoted := []string{"これは何でしょうか。", "", "> This is the mail system at host mail.shop.example.", "> <lost@isp.example>: host mx said: 550 5.1.1 User unknown", "", "-----Original Message-----", "From: MAILER-DAEMON@mail.shop.example", "Subject: Undelivered Mail Returned to Sender", "", "Final-Recipient: rfc822; lost@isp.example", "Action: failed"}
	jp := "Content-Type: text/plain; charset=utf-8"
	person := func(head ...string) []byte {
		return letterOf(append(append(append([]string{"From: 山田 <a@docomo.ne.jp>", "To: shop@shop.example"}, head...), jp, ""), quoted...)...)
	}
	withFile := func(from, subject string) []byte {
		return letterOf("From: "+from, "Return-Path: <a@docomo.ne.jp>", "Subject: "+subject, "Content-Type: multipart/mixed; boundary=b", "", "--b", jp, "", "届きません。", "--b",
			"Content-Type: message/rfc822", "", string(machine("MAILER-DAEMON@x.example", "Undelivered Mail Returned to Sender", "x", "Final-Recipient: rfc822; lost@isp.example\nAction: failed", "text/rfc822-headers", "Message-ID: <our-1@shop.example>")), "--b--")
	}
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"a customer quotes a report":                  {person("Subject: Re: Undelivered Mail Returned to Sender"), KindNormal},
		"a customer forwards one":                     {person("Subject: Fwd: Undelivered Mail Returned to Sender"), KindNormal},
		"a customer keeps its subject":                {person("Subject: Undelivered Mail Returned to Sender", "In-Reply-To: <dsn@x>"), KindNormal},
		"a customer asks about 配信エラー":                 {person("Subject: 配信エラーについて"), KindNormal},
		"a customer whose own mail failed":            {letterOf("From: a@docomo.ne.jp", "Return-Path: <a@docomo.ne.jp>", "Subject: =?UTF-8?B?6YCB5L+h44Ko44Op44O8?=", jp, "", "先ほどのメールが送信できませんでしたので、もう一度送ります。", "", "----- 元のメール -----", "To: shop@shop.example", "届きません"), KindNormal},
		"a customer attaches one":                     {withFile("a@docomo.ne.jp", "届きません"), KindNormal},
		"a customer attaches one under its subject":   {withFile("a@docomo.ne.jp", "Fwd: failure notice"), KindNormal},
		"a customer named postmaster":                 {letterOf("From: postmaster@company.example", "Return-Path: <postmaster@company.example>", "Subject: =?UTF-8?B?5rOo5paH?=", jp, "", "注文したいです"), KindNormal},
		"vacation in Japanese":                        {letterOf("From: a@b.example", "Subject: =?UTF-8?B?6Ieq5YuV5b+c562U?=", jp, "", "不在です"), KindAuto},
		"vacation of Exchange":                        {letterOf("From: a@b.example", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All", "In-Reply-To: <our-1@shop.example>", "Subject: Automatic reply: x", "", "away"), KindAuto},
		"vacation with X-Autoreply":                   {letterOf("From: a@b.example", "X-Autoreply: yes", "Subject: x", "", "away"), KindAuto},
		"vacation with X-Autorespond":                 {letterOf("From: a@b.example", "X-Autorespond: our-1", "Subject: x", "", "away"), KindAuto},
		"vacation, Precedence with capitals":          {letterOf("From: a@b.example", "Precedence: Auto_Reply", "Subject: x", "", "away"), KindAuto},
		"vacation, folded header with a comment":      {letterOf("From: a@b.example", "Auto-Submitted:", " auto-replied (vacation)", "Subject: x", "", "away"), KindAuto},
		"vacation whose text speaks of delivery":      {letterOf("From: a@b.example", "Return-Path: <>", "Auto-Submitted: auto-replied", "Subject: Re: order", "", "Your mail could not be delivered to me: I am away. <x@y.example>"), KindAuto},
		"vacation from a daemon's address":            {letterOf("From: a@b.example", "Return-Path: <MAILER-DAEMON>", "Auto-Submitted: auto-replied", "Subject: =?UTF-8?B?5LiN5Zyo6YCa55+l?=", "", "away"), KindAuto},
		"read receipt by its part alone":              {letterOf("From: a@b.example", "Subject: Read: order", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "read", "--b", "Content-Type: message/disposition-notification", "", "Disposition: manual-action/MDN-sent-manually; displayed", "--b--"), KindAuto},
		"read receipt in Japanese":                    {letterOf("From: a@b.example", "Subject: =?UTF-8?B?6ZaL5bCB5riI44G/OiDms6jmloc=?=", jp, "", "開封されました"), KindAuto},
		"mailing list":                                {letterOf("From: a@b.example", "List-Id: <l.b.example>", "Subject: x", "", "x"), KindAuto},
		"bulk":                                        {letterOf("From: a@b.example", "Precedence: bulk", "Subject: x", "", "x"), KindAuto},
		"newsletter":                                  {letterOf("From: a@b.example", "List-Unsubscribe: <https://b.example/u>", "Subject: x", "", "x"), KindAuto},
		"feedback report":                             {letterOf("From: abuse@isp.example", "Subject: abuse report", "Content-Type: multipart/report; report-type=\"feedback-report\"; boundary=b", "", "--b", "", "x", "--b", "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "Original-Rcpt-To: lost@isp.example", "--b", "Content-Type: message/rfc822", "", "Message-ID: <our-1@shop.example>", "", "x", "--b--"), KindComplaint},
		"delivered well":                              {machine("MAILER-DAEMON@x.example", "Successful Mail Delivery Report", "x", "Final-Recipient: rfc822; a@isp.example\nAction: relayed\nStatus: 2.0.0", "text/rfc822-headers", "Message-ID: <our-1@shop.example>"), KindAuto},
		"a daemon with an empty sender, Re: in front": {letterOf("Return-Path: <>", "From: MAILER-DAEMON@x.example", "Subject: Re: order", "", "<a@b.example>: x"), KindBounce},
	} {
		t.Run(name, func(t *testing.T) {
			if m := Parse(c.raw); m.Kind != c.want || (m.Bounce != nil) != (c.want == KindBounce || c.want == KindComplaint) {
				t.Errorf("kind %q (%+v), want %q", m.Kind, m.Bounce, c.want)
			}
		})
	}
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
