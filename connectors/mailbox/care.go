package mailbox

import (
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
	"madoguchi/connectors/mailbox/scam"
)

// care looks at what wants care in a mail from outside: the marks of a fraud, and
// the moment by which a mall's own letter wants its answer. It refuses nothing.
func (r *reading) care(f *found, m *mime.Mail) {
	msg := &f.inquiry.Messages[0]
	if msg.Kind == connectors.Official && f.inquiry.About.Kind == "" {
		f.inquiry.Deadline = deadline(m.Subject+"\n"+m.Text, msg.SentAt)
	}
	if msg.Kind == connectors.Bounce {
		return // it carries a mail of ours back, links and all
	}
	for _, c := range scam.Look(suspect(m), r.box.set.ownDomains()...) {
		msg.Cues = append(msg.Cues, connectors.Cue(c))
	}
}

func suspect(m *mime.Mail) scam.Mail {
	s := scam.Mail{Auth: m.Auth, Subject: m.Subject, Text: m.Text, HTML: m.HTML}
	if len(m.From) > 0 {
		s.Name, s.Address = m.From[0].Name, m.From[0].Address
	}
	if len(m.ReplyTo) > 0 {
		s.ReplyTo = m.ReplyTo[0].Address
	}
	for _, a := range m.Attachments {
		s.Files = append(s.Files, a.Name)
		s.Locked = s.Locked || scam.Locked(a.Data)
	}
	return s
}

// ownDomains are the shop's own. That of a mail service is everybody's: a stranger
// with an address there is no colleague.
func (s settings) ownDomains() []string {
	var own []string
	for _, a := range []string{s.address, s.from} {
		if d := domainOf(a); d != "" && providerOf(a).name == "" {
			own = append(own, d)
		}
	}
	return own
}
