package mailbox

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/connectortest"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/mailbox/mime"

	"github.com/emersion/go-smtp"
)

func TestConformance(t *testing.T) {
	connectortest.Run(t, func(t *testing.T) connectortest.Subject {
		s := startServer(t, mailboxtest.Options{SavesSent: true, Password: "very-secret"})
		n := 0
		write := func(refs, text string) string {
			n++
			id := fmt.Sprintf("customer%d@example.com", n)
			at := time.Now().Add(time.Duration(n) * time.Second)
			s.Deliver(fmt.Appendf(nil, "From: yamada@example.com\r\nTo: shop@example.test\r\nDate: %s\r\nMessage-ID: <%s>\r\nSubject: q\r\n%sContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n",
				at.Format(time.RFC1123Z), id, refs, text), at)
			return id
		}
		return connectortest.Subject{
			Spec: Spec, Settings: s.Settings(), Env: connectors.Env{Now: time.Now},
			Ask:   func(text string) string { return write("", text) },
			Again: func(id, text string) { write("In-Reply-To: <"+id+">\r\n", text) },
			Delivered: func(id string) (texts []string) {
				for _, m := range s.Accepted() {
					if p := mime.Parse(m.Raw); strings.Contains(strings.Join(p.References, " ")+strings.Join(p.InReplyTo, " "), id) {
						texts = append(texts, p.Text)
					}
				}
				return texts
			},
			Calls:        func() int { return s.Connections() },
			StoreThenCut: func() { s.Fail(mailboxtest.Faults{DropAfterDot: true}) },
			Refuse: func() {
				s.Fail(mailboxtest.Faults{Rcpt: &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}})
			},
			Busy: func() {
				s.Fail(mailboxtest.Faults{Once: true, TooMany: true, Data: &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "later"}})
			},
			Revoke:  func() { s.Fail(mailboxtest.Faults{WrongPassword: true}) },
			Restore: func() { s.Fail(mailboxtest.Faults{}) },
		}
	})
}
