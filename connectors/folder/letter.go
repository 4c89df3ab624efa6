package folder

import (
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// Inquiries and messages of mails are known by their Message-ID; those of JSON and
// tables by names that begin so.
const (
	namedThread = "thread:"
	namelessID  = "mail:" // a mail without a Message-ID, or with one like those above: by its content
)

// letter turns one mail into an inquiry with one message. The desk joins mails by
// their references.
func (a *account) letter(raw []byte, at time.Time, out bool) connectors.Inquiry {
	m := mime.Parse(raw)
	id, mark := m.MessageID, connectors.BodyMark(raw)
	if id == "" || strings.HasPrefix(id, namedThread) {
		id = namelessID + hash(strings.TrimSpace(lines(string(raw))))
	}
	msg := connectors.Message{
		// Two mails may share a Message-ID, and neither may be lost.
		RemoteID: id + "#" + mark, MailID: m.MessageID, Refs: references(m),
		Direction: a.side(m, out), To: people(m.To), Cc: people(m.Cc),
		SentAt: when(m, at), Subject: m.Subject, Text: m.Text, HTML: m.HTML, Kind: m.Kind,
		Auth: m.Auth, Warnings: m.Warnings, Attached: m.NestedText(), Raw: raw,
	}
	if len(m.From) > 0 {
		msg.Author, msg.Address = m.From[0].Name, m.From[0].Address
	}
	for _, f := range m.Attachments {
		msg.Attachments = append(msg.Attachments, connectors.Attachment{
			Name: f.Name, Type: f.Type, Size: int64(len(f.Data)), CID: f.CID, Inline: f.Inline, Data: f.Data,
		})
	}
	cameBack(m, &msg)
	return connectors.Inquiry{RemoteID: id, Subject: m.Subject, Customer: customerOf(m, msg.Direction), Messages: []connectors.Message{msg}}
}

// references puts the mail that is answered first, then the newest.
func references(m *mime.Mail) []string {
	refs := slices.Clone(m.InReplyTo)
	for _, id := range slices.Backward(m.References) {
		if !slices.Contains(refs, id) {
			refs = append(refs, id)
		}
	}
	return refs
}

// side: what lies in out/ is ours, and so is what bears our address.
func (a *account) side(m *mime.Mail, out bool) connectors.Direction {
	ours := a.set.address != "" && slices.ContainsFunc(m.From, func(f mime.Address) bool {
		return strings.EqualFold(f.Address, a.set.address)
	})
	if out || ours {
		return connectors.Out
	}
	return connectors.In
}

// customerOf is whom an answer would go to.
func customerOf(m *mime.Mail, side connectors.Direction) connectors.Person {
	choice := [][]mime.Address{m.ReplyTo, m.From}
	if side == connectors.Out {
		choice = [][]mime.Address{m.To}
	}
	for _, list := range choice {
		for _, p := range list {
			switch {
			case p.Address == "":
			case p.Name == "" && side != connectors.Out && len(m.From) > 0: // a Reply-To mostly bears no name
				return connectors.Person{Name: m.From[0].Name, Address: p.Address}
			default:
				return connectors.Person{Name: p.Name, Address: p.Address}
			}
		}
	}
	return connectors.Person{}
}

func people(list []mime.Address) (out []connectors.Person) {
	for _, a := range list {
		out = append(out, connectors.Person{Name: a.Name, Address: a.Address})
	}
	return out
}

func when(m *mime.Mail, at time.Time) time.Time {
	for _, t := range []time.Time{m.Date, m.Received, at} {
		if !t.IsZero() {
			return t.UTC()
		}
	}
	return at
}

// cameBack says which mail did not arrive.
func cameBack(m *mime.Mail, msg *connectors.Message) {
	if m.Kind != mime.KindBounce || m.Bounce == nil {
		return
	}
	r := connectors.Returned{MailID: m.Bounce.MessageID, Subject: m.Bounce.Subject, Failed: true, Reason: mime.ReasonOnHold}
	for _, p := range m.Bounce.Recipients {
		r.Address, r.Failed = p.Address, !p.Delayed()
		if p.Reason != "" {
			r.Reason = p.Reason
		}
		if r.Failed {
			break
		}
	}
	r.Text = "この宛先にメールが届きませんでした。アドレスを確かめるか、電話など別の方法で連絡してください。"
	if !r.Failed {
		r.Text = "この宛先にまだ届いていません。相手のサーバーが送信を続けています。しばらくお待ちください。"
	}
	msg.Returned = &r
}

// ReadMail reads a mail that lies on this computer.
func (a *account) ReadMail(k connectors.KeptMail) connectors.Batch {
	return connectors.Batch{Inquiries: []connectors.Inquiry{a.letter(k.Raw, k.At, k.Sent)}}
}

// ReadingVersion is the parser's.
func (a *account) ReadingVersion() int { return mime.Version }
