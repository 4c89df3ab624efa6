package mailbox

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// inquiry makes one inquiry with one message of a mail. Its remote id is the
// mail's own: the desk joins the thread by MailID and Refs.
func (r *reading) inquiry(folder string, l letter) found { return r.named(folder, r.draft(folder, l)) }

// draft is a mail read out of its bytes. What depends on the mails before it is
// missing: the remote id, and whether it is the newest reminder of a key.
type draft struct {
	letter
	found
	m       *mime.Mail // nil when nothing could be read
	mark    string     // of the body
	license license    // At is 0 when the mail does not speak of it
}

// draft takes most of the time and leaves the reading as it is: drafts of several
// mails are made side by side.
func (r *reading) draft(folder string, l letter) draft {
	d := draft{letter: l, m: parse(l.raw)}
	m := d.m
	if m == nil {
		return d
	}
	d.mark = connectors.BodyMark(l.raw)
	msg := message(m, sentAt(m, l.at, folder == r.cur.Sent))
	msg.Raw = l.raw
	if l.begun {
		begun(&msg, l)
	}
	dir, customer := r.box.set.sides(m, folder == r.cur.Sent)
	msg.Direction = dir
	if first := firstID(m); first != "" && folder == r.cur.Sent {
		msg.MailID, msg.SentAs = first, m.MessageID // only there is the header our provider's own word
	}
	if who, passed := r.box.set.writer(m); passed && dir == connectors.In {
		msg.Author, msg.Address = who.Name, who.Address
		if unlisted(m, who) {
			msg.Kind = connectors.Normal
		}
	}
	if dir == connectors.In {
		r.box.set.cameBack(m, &msg)
	}
	d.found = found{at: msg.SentAt, inquiry: connectors.Inquiry{
		Subject: m.Subject, Customer: customer, Messages: []connectors.Message{msg},
		Answered: l.answered && dir == connectors.In,
	}}
	if dir == connectors.In {
		r.heed(&d, m)
		r.care(&d.found, m)
	}
	return d
}

// named finishes a draft, in the order of the mails.
func (r *reading) named(folder string, d draft) found {
	if d.m == nil {
		return standIn(folder, r.cur.Folders[folder].Validity, d.letter, unreadable)
	}
	id := r.remoteID(d)
	d.inquiry.RemoteID, d.inquiry.Messages[0].RemoteID = id, id
	if d.license.At != 0 {
		r.cur.License = r.cur.License.newest(d.license)
	}
	return d.found
}

// parse is mime.Parse behind a net: a fault there must cost one mail's text, not
// the mailbox.
func parse(raw []byte) (m *mime.Mail) {
	defer func() {
		if recover() != nil {
			m = nil
		}
	}()
	return mime.Parse(raw)
}

func message(m *mime.Mail, at time.Time) connectors.Message {
	nestedNames(m)
	msg := connectors.Message{
		SentAt: at, Text: m.Text, HTML: m.HTML, Kind: kindOf(m), Subject: m.Subject,
		To: people(m.To), Cc: people(m.Cc), Auth: m.Auth, Warnings: m.Warnings,
		MailID: m.MessageID, Refs: refs(m), Attached: m.NestedText(),
	}
	if len(m.From) > 0 {
		msg.Author, msg.Address = m.From[0].Name, m.From[0].Address
	}
	for _, a := range m.Attachments {
		msg.Attachments = append(msg.Attachments, connectors.Attachment{
			Name: a.Name, Type: a.Type, CID: a.CID, Inline: a.Inline, Size: int64(a.Size), Data: a.Data,
		})
	}
	return msg
}

// refs are In-Reply-To first, then References from newest to oldest, each once.
// A bounce answers the mail that came back, though most do not say so there.
func refs(m *mime.Mail) []string {
	var out []string
	seen := map[string]bool{m.MessageID: true, "": true}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	if m.Bounce != nil {
		add(m.Bounce.MessageID)
	}
	for _, id := range m.InReplyTo {
		add(id)
	}
	for i := len(m.References) - 1; i >= 0; i-- {
		add(m.References[i])
	}
	return out
}

// sentAt is the Date header where it is within a day of the arrival; a computer
// with a wrong clock does not decide the order. A mail that never
// travelled (the Sent folder, a moved mail) has no Received line: its Date
// counts, unless it lies in the future.
func sentAt(m *mime.Mail, stored time.Time, sent bool) time.Time {
	arrived := m.Received
	if arrived.IsZero() || !stored.IsZero() && arrived.After(stored.Add(24*time.Hour)) {
		arrived = stored
	}
	d := m.Date
	switch {
	case d.IsZero():
		return arrived
	case arrived.IsZero():
		return d
	case d.After(arrived.Add(24 * time.Hour)):
		return arrived
	case d.Before(arrived.Add(-24*time.Hour)) && !sent && !m.Received.IsZero():
		return arrived
	}
	return d
}

func people(as []mime.Address) []connectors.Person {
	var out []connectors.Person
	for _, a := range as {
		out = append(out, connectors.Person{Name: a.Name, Address: a.Address})
	}
	return out
}

// The reasons for a stand-in.
const (
	unreadable = "このメールは読み込めませんでした。メールはメールサーバーに残っています。メールサービスの画面か、ほかのメールソフトで確かめてください。"
	tooLarge   = "このメールは大きすぎるため読み込みませんでした。メールはメールサーバーに残っています。メールサービスの画面か、ほかのメールソフトで確かめてください。"
)

// standIn takes the place of a mail that cannot be had, so that somebody knows
// about it. Who wrote it is not known.
func standIn(folder string, validity uint32, l letter, why string) found {
	sum := sha256.Sum256([]byte(folder))
	id := fmt.Sprintf("unread-%s-%d-%d", hex.EncodeToString(sum[:4]), validity, l.uid)
	text := fmt.Sprintf("%s\n\nフォルダー: %s\nメールの番号 (UID): %d\n大きさ: %d バイト\n", why, plain(folder, 60), l.uid, l.size)
	msg := connectors.Message{
		RemoteID: id, Direction: connectors.Unknown, SentAt: l.at, Text: text, Raw: l.raw,
		Subject: "読み込めないメール", Kind: connectors.Normal, Warnings: []string{why}, StandIn: true,
	}
	return found{at: l.at, inquiry: connectors.Inquiry{
		RemoteID: id, Subject: msg.Subject, Messages: []connectors.Message{msg},
	}}
}
