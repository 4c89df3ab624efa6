package mailbox

import (
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

var _ connectors.MailReader = (*box)(nil)

// keptFolder is where a mail lies that came as a file.
const keptFolder = "kept"

// ReadMail reads a mail of this computer as if the mailbox had brought it.
func (b *box) ReadMail(k connectors.KeptMail) connectors.Batch {
	r := &reading{box: b, now: b.env.Now(), cur: &cursor{Folders: map[string]*place{keptFolder: {}}}}
	if k.Sent {
		r.cur.Sent = keptFolder
	}
	f := r.inquiry(keptFolder, letter{raw: k.Raw, size: int64(len(k.Raw))})
	// What a file says of the arrival counts last: many programs write the day of
	// their export there.
	if msg := &f.inquiry.Messages[0]; msg.SentAt.IsZero() {
		msg.SentAt, f.at = k.At, k.At
	}
	r.found = append(r.found, f)
	return connectors.Batch{Inquiries: []connectors.Inquiry{f.inquiry}, Orders: r.orders()}
}

// ReadingVersion is the parser's.
func (b *box) ReadingVersion() int { return mime.Version }

// nestedNames gives the attached mails, whose parts mostly carry no name, that
// of their subject: a list of files without names helps nobody.
func nestedNames(m *mime.Mail) {
	n := 0
	for i, a := range m.Attachments {
		if a.Type != "message/rfc822" && a.Type != "message/global" || n >= len(m.Nested) {
			continue
		}
		subject := strings.TrimSpace(m.Nested[n].Subject)
		n++
		if a.Name != "" {
			continue
		}
		if subject == "" {
			subject = "添付されたメール"
		}
		m.Attachments[i].Name = mime.SafeName(subject) + ".eml"
	}
}
