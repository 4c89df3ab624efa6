package store

import (
	"slices"
	"strings"

	"madoguchi/connectors"
)

// clean removes what PostgreSQL cannot keep in a text: bad UTF-8 and NUL. It is
// done once, at the border, so that a text is looked up as it was written.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.ReplaceAll(s, "\x00", "")
}

func cleanAll(texts ...*string) {
	for _, s := range texts {
		*s = clean(*s)
	}
}

// cleanInquiries cleans a batch.
func cleanInquiries(all []connectors.Inquiry) []connectors.Inquiry {
	clean := make([]connectors.Inquiry, len(all))
	for i, q := range all {
		clean[i] = cleanInquiry(q)
	}
	return clean
}

// cleanInquiry returns a copy of what arrived with clean texts; bytes stay.
func cleanInquiry(q connectors.Inquiry) connectors.Inquiry {
	cleanAll(&q.RemoteID, &q.Subject, &q.Order, &q.Item.Code, &q.Item.Name, &q.Item.URL, &q.Category, &q.URL, &q.DoneAs)
	cleanPerson(&q.Customer)
	q.Messages = slices.Clone(q.Messages)
	for i := range q.Messages {
		cleanMessage(&q.Messages[i])
	}
	return q
}

// cleanOrder cleans what is kept in columns; the facts are JSON, which is always
// clean.
func cleanOrder(o connectors.Order) connectors.Order {
	cleanAll(&o.Number, &o.Status, &o.StatusAs)
	cleanPerson(&o.Buyer)
	return o
}

func cleanPerson(p *connectors.Person) { cleanAll(&p.Name, &p.Kana, &p.Address, &p.Phone) }

func cleanMessage(m *connectors.Message) {
	cleanAll(&m.RemoteID, &m.Author, &m.Address, &m.Text, &m.HTML, &m.Kind, &m.MailID, &m.SentAs, &m.Subject, &m.Auth, &m.Attached)
	if m.Kind == "" {
		m.Kind = connectors.Normal
	}
	m.To, m.Cc = slices.Clone(m.To), slices.Clone(m.Cc)
	for i := range m.To {
		cleanPerson(&m.To[i])
	}
	for i := range m.Cc {
		cleanPerson(&m.Cc[i])
	}
	m.Refs, m.Warnings = slices.Clone(m.Refs), slices.Clone(m.Warnings)
	for i := range m.Refs {
		cleanAll(&m.Refs[i])
	}
	for i := range m.Warnings {
		cleanAll(&m.Warnings[i])
	}
	m.Attachments = slices.Clone(m.Attachments)
	for i := range m.Attachments {
		a := &m.Attachments[i]
		cleanAll(&a.Name, &a.Type, &a.Ref, &a.CID)
	}
}
