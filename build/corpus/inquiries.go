package corpus

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// MallOf is the kind of account that brings the n-th inquiry: rakuten or yahoo.
func (s *Shop) MallOf(n int) string {
	if s.dice(ofInquiry, n).IntN(5) < 3 {
		return "rakuten"
	}
	return "yahoo"
}

// inquiryTalks keeps the conversations of inquiries apart from those of mails.
const inquiryTalks = 1 << 44

// Inquiry is the n-th inquiry at a mall as it stands now, 0 being the newest.
func (s *Shop) Inquiry(n int) connectors.Inquiry {
	d, mall := s.dice(ofInquiry, n), s.MallOf(n)
	start := s.at(n, s.o.Size.Inquiries, d.Float64())
	t := s.talk(inquiryTalks+n, start)
	t.quotes, t.ourStart = false, false
	q := connectors.Inquiry{Subject: t.subject, Customer: t.who.who(), Category: pick(d, s.v.lists["category"])[utf8]}
	q.Customer.Address = ""
	if t.order.kind == mall {
		q.Order = t.order.number
	}
	q.Item = connectors.Item{Code: t.item.code, Name: t.item.name(), URL: "https://item.example/" + t.item.code}
	q.RemoteID, q.URL = fmt.Sprintf("%s-%s-%07dk", RakutenShop, jst.In(start).Format("20060102"), n), "https://rmesse.rms.example/"+fmt.Sprint(n)
	if mall == "yahoo" {
		q.RemoteID = fmt.Sprintf("t%012d", 500_000_000+n)
	}
	posts, at := 1+d.IntN(5)*d.IntN(2), start
	for i := range posts {
		m := connectors.Message{RemoteID: fmt.Sprintf("%s/%d", q.RemoteID, i), Direction: connectors.In, Author: q.Customer.Name, SentAt: at}
		if t.out(i) {
			m.Direction, m.Author = connectors.Out, shopName
		}
		p := pen{}
		t.text(&p, i, 0)
		m.Text = string(p.buf)
		q.Messages = append(q.Messages, m)
		at = at.Add(time.Duration(20+d.IntN(40*60)) * time.Minute)
		if at.After(s.o.Newest) {
			break
		}
	}
	q.Answered = q.Messages[len(q.Messages)-1].Direction == connectors.Out
	q.Seen, q.Done = q.Answered, q.Answered && s.o.Newest.Sub(start) > 30*24*time.Hour && d.IntN(3) > 0
	q.Raw, _ = json.Marshal(q.Messages) // of strings and times: cannot fail
	return q
}

// Inquiries yields the inquiries of one mall, the oldest first.
func (s *Shop) Inquiries(mall string) iter.Seq[connectors.Inquiry] {
	return func(yield func(connectors.Inquiry) bool) {
		for n := s.o.Size.Inquiries - 1; n >= 0; n-- {
			if s.MallOf(n) == mall && !yield(s.Inquiry(n)) {
				return
			}
		}
	}
}

// Text is the subject and the readable text of the n-th mail, with what it quotes.
func (s *Shop) Text(n int) (subject, text string) {
	h, b := s.read(s.letter(n))
	return h.subject, string(b)
}

// read is a mail as a person reads it.
func (s *Shop) read(l letter) (head, []byte) {
	if l.kind == talking {
		t := s.talk(l.conversation, l.start)
		p := pen{buf: make([]byte, 0, 4<<10)}
		t.text(&p, l.i, 2)
		return t.head(l.i), p.buf
	}
	c := s.script(l, s.dice(ofWriting, l.conversation*8))
	if c.head.set != utf8 {
		c.text = s.v.decoded(c.head.set, c.text)
	}
	if c.whole != "" {
		c.text = []byte(c.whole)
	}
	return c.head, c.text
}

// MailInquiry is the n-th mail without its raw bytes, as a mailbox hands it to the
// store: to fill a store with more mails than a disk bears.
func (s *Shop) MailInquiry(n int) connectors.Inquiry { return s.mailInquiry(s.letter(n)) }

// MailInquiries yields what MailInquiry returns, from newest up to, not including,
// end; the oldest first.
func (s *Shop) MailInquiries(newest, end int) iter.Seq[connectors.Inquiry] {
	return func(yield func(connectors.Inquiry) bool) {
		var b block
		for n := end - 1; n >= newest; n-- {
			if no := n / blockSize; b.plan == nil || b.no != no {
				b = s.block(no)
			}
			if !yield(s.mailInquiry(b.plan[n%blockSize])) {
				return
			}
		}
	}
}

func (s *Shop) mailInquiry(l letter) connectors.Inquiry {
	h, text := s.read(l)
	from := connectors.Person{Name: h.fromAs, Address: h.from}
	to := connectors.Person{Name: h.toAs, Address: h.to}
	m := connectors.Message{
		Direction: connectors.In, Author: from.Name, Address: from.Address, To: []connectors.Person{to}, SentAt: l.at, Text: string(text), Subject: h.subject,
		MailID: messageID(l.conversation, l.i), Auth: "pass", Kind: kindOf(l.kind),
	}
	for i := l.i - 1; i >= 0; i-- {
		m.Refs = append(m.Refs, messageID(l.conversation, i))
	}
	customer := from
	if h.from == s.o.Address {
		m.Direction, customer = connectors.Out, to
	}
	m.RemoteID = m.MailID
	return connectors.Inquiry{RemoteID: m.MailID, Subject: h.subject, Customer: customer, Messages: []connectors.Message{m}}
}

func kindOf(k kind) string {
	switch k {
	case orderMail, shippedMail, inquiryMail:
		return connectors.NoticeOf
	case bounced:
		return connectors.Bounce
	case automatic, newsletter:
		return connectors.Auto
	}
	return connectors.Normal
}
