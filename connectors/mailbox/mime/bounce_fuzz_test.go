package mime

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzReport reads reports whose words and whose machine part are anything.
func FuzzReport(f *testing.F) {
	f.Add("<a@b.example>:\n550 5.1.1 user unknown\n--- Below this line is a copy of the message.\n\nMessage-ID: <1@2>", "Final-Recipient: rfc822; a@b\n\nAction: delayed\nStatus: 4.2.2\n\n\nFinal-Recipient: c@d\nAction: failed", "Message-ID: <1@2>\nSubject: =?utf-8?b?5pel?=")
	f.Add("次のあて先へのメッセージはエラーのため送信できませんでした。\n<a@ezweb.ne.jp>\nメールボックスが一杯です", "", "To: a@b.example, c@d.example")
	f.Add("  a@b.example on Mon, 2 Nov\n   retry timeout exceeded\n>>> RCPT TO:<c@d.example>\n<<< 550 5.7.1", "X-Actual-Recipient: rfc822;a@b\nStatus: 5.1.1 (x)\nfinal-recipient:;", "message-id:<>")
	f.Fuzz(func(t *testing.T, text, status, head string) {
		for _, raw := range [][]byte{
			machine("MAILER-DAEMON@x.example", "Undelivered Mail Returned to Sender", text, status, "text/rfc822-headers", head),
			plainReport("MAILER-DAEMON@x.example", "failure notice", text),
		} {
			m := Parse(raw)
			if m.Bounce == nil {
				continue
			}
			if m.Kind != KindBounce && m.Kind != KindComplaint || strings.ContainsAny(m.Bounce.MessageID, "<>\r\n") || !utf8.ValidString(m.Bounce.Subject) {
				t.Errorf("%+v", m.Bounce)
			}
			for _, r := range m.Bounce.Recipients {
				if r.Address == "" || r.Reason == "" || !utf8.ValidString(r.Diagnostic) {
					t.Errorf("%+v", r)
				}
			}
		}
	})
}
