package mailbox

import (
	"log/slog"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"madoguchi/connectors"
)

// FuzzReadMail takes the bytes of a mail all the way to what the desk saves,
// through every room that reads them.
func FuzzReadMail(f *testing.F) {
	for _, s := range []string{
		"From: 小川 <ogawa@customer.example>\r\nTo: shop@example.test\r\nSubject: q\r\nMessage-ID: <a@b>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0900\r\n\r\n本文です。\r\n",
		"From: shop@example.test\nTo: a@customer.example, b@customer.example\nIn-Reply-To: <a@b>\nReferences: <x@y> <a@b>\n\n> quoted\nanswer\n",
		"From: MAILER-DAEMON@example.test\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n--b\r\n" +
			"Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@docomo.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n",
		"From: order@rakuten.co.jp\r\nSubject: =?ISO-2022-JP?B?GyRCQ21KOBsoQg==?=\r\n\r\n[受注番号] 370001-20261120-0000000001\r\n",
		"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\nSubject: inner\n\nbody\n--x--",
		"", "\r\n", "no header at all", "From: =?utf-8?q?=00?= <@>\nDate: never\n\n\x00\xff",
	} {
		f.Add([]byte(s), false)
	}
	f.Add([]byte("From: shop@example.test\r\nTo: a@customer.example\r\n\r\nsent\r\n"), true)
	settings := connectors.Settings{
		"address": "shop@example.test", "password": "x", "imap_host": "imap.example.test", "smtp_host": "smtp.example.test",
	}
	at := time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)
	b, err := open(settings, connectors.Env{Now: func() time.Time { return at }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte, sent bool) {
		got := b.ReadMail(connectors.KeptMail{Raw: raw, Sent: sent, At: at})
		if len(got.Inquiries) != 1 || len(got.Inquiries[0].Messages) != 1 {
			t.Fatalf("%d inquiries", len(got.Inquiries))
		}
		q := got.Inquiries[0]
		m := q.Messages[0]
		if q.RemoteID == "" || m.RemoteID == "" || m.Direction == "" || m.SentAt.IsZero() || string(m.Raw) != string(raw) {
			t.Errorf("%+v", q)
		}
		for _, text := range []string{q.Subject, m.Text, m.HTML} {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				t.Errorf("no text for a database: %q", text)
			}
		}
	})
}

// FuzzRawField reads the same value however a server folds it.
func FuzzRawField(f *testing.F) {
	f.Add([]byte("Message-ID: <a@b>\r\nSubject: x"), "message-id")
	f.Add([]byte("Message-Id :\r\n <a\r\n\t@b>\r\n"), "Message-ID")
	f.Add([]byte(": \n:"), "")
	f.Fuzz(func(t *testing.T, head []byte, name string) {
		got := rawField(head, name)
		if strings.ContainsAny(got, " \t\r\n") {
			t.Errorf("%q", got)
		}
		if again := rawField([]byte("X: y\n"+string(head)), name); name != "X" && name != "x" && len(head) > 0 && head[0] != ' ' && head[0] != '\t' && again != got {
			t.Errorf("%q behind another field is %q", got, again)
		}
	})
}

// FuzzChallenge is a server's reason for refusing a token: never more than a word
// of it is shown.
func FuzzChallenge(f *testing.F) {
	f.Add([]byte(`{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}`))
	f.Add([]byte(`{"status":"` + strings.Repeat("あ", 3000) + `"}`))
	f.Add([]byte(`{"status":4}`))
	f.Fuzz(func(t *testing.T, challenge []byte) {
		x := &bearer{user: "shop@example.test", token: "t"}
		if _, err := x.Next(challenge); err != nil {
			t.Fatal(err)
		}
		if why := x.why(); utf8.RuneCountInString(why) > 21 || !utf8.ValidString(why) || strings.ContainsAny(why, "\r\n\x00") {
			t.Errorf("%q", why)
		}
	})
}
