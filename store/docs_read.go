package store

import (
	"cmp"
	"slices"

	"madoguchi/connectors"
)

// mostFields is how many inquiries are read at once to make their documents.
const mostFields = 32

// asFound is everything by which an inquiry is found, and the date of its newest
// message.
type asFound struct {
	id, at int64
	fields []Field
}

// fieldsOf returns how inquiries are found, in no order. One that is gone is left out.
func (t *txn) fieldsOf(ids []int64) ([]asFound, error) {
	var all []asFound
	for some := range inPowers(ids, mostFields) {
		texts, err := t.textsOf(some)
		if err != nil {
			return nil, err
		}
		found, err := askIn(t, some, func(r scanner) (asFound, error) { return scanFound(r, texts) }, `
			SELECT q.id, q.subject, q.customer, q.own_name, q.kana, q.address, q.phone, q.order_number, q.mall_order, q.item_code, q.item_name,
				q.remote_id, q.last_at, COALESCE(o.facts, '')
			FROM inquiries q LEFT JOIN orders o ON o.id = q.order_id WHERE q.id IN `)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func scanFound(r scanner, texts map[int64][]messageText) (asFound, error) {
	var f asFound
	var subject, customer, own, kana, address, phone, number, mall, itemCode, item, facts, remote string
	err := r.Scan(&f.id, &subject, &customer, &own, &kana, &address, &phone, &number, &mall, &itemCode, &item, &remote, &f.at, &facts)
	if err != nil {
		return f, err
	}
	var l fields
	l.add(PartWho, "name", customer, own)
	l.add(PartWho, "kana", kana)
	l.add(PartWho, "mail", address)
	l.add(PartWho, "phone", phone)
	l.add(PartFacts, "subject", subject)
	l.add(PartFacts, "order", number, mall)
	l.add(PartFacts, "item", item, itemCode)
	l.add(PartFacts, "remote", remote)
	var o connectors.Order
	if err := fromJSON(facts, &o); err != nil {
		return f, err
	}
	if o.Number != "" {
		l.order(o)
	}
	for _, m := range texts[f.id] {
		l.message(m)
	}
	f.fields = l.distinct()
	return f, nil
}

// messageText is what a message is found by.
type messageText struct {
	inquiry, id, at                            int64
	direction, subject, body, attached, number string
	files                                      []string
}

// textsOf reads the messages of inquiries, the oldest first.
func (t *txn) textsOf(inquiries []int64) (map[int64][]messageText, error) {
	all, err := askIn(t, inquiries, func(r scanner) (messageText, error) {
		var m messageText
		return m, r.Scan(&m.inquiry, &m.id, &m.at, &m.direction, &m.subject, &m.body, &m.attached, &m.number)
	}, `SELECT inquiry_id, id, sent_at, direction, subject, body, attached, call_number FROM messages WHERE inquiry_id IN `)
	if err != nil {
		return nil, err
	}
	files, err := askIn(t, inquiries, func(r scanner) (fileName, error) {
		var f fileName
		return f, r.Scan(&f.id, &f.message, &f.name)
	}, `SELECT f.id, f.message_id, f.name FROM files f JOIN messages m ON m.id = f.message_id WHERE m.inquiry_id IN `)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b messageText) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	slices.SortFunc(files, func(a, b fileName) int { return cmp.Compare(a.id, b.id) })
	names := map[int64][]string{}
	for _, f := range files {
		names[f.message] = append(names[f.message], f.name)
	}
	of := map[int64][]messageText{}
	for _, m := range all {
		m.files = names[m.id]
		of[m.inquiry] = append(of[m.inquiry], m)
	}
	return of, nil
}

type fileName struct {
	id, message int64
	name        string
}

func (l *fields) message(m messageText) {
	part := partOf(m.direction)
	l.of = m.id
	l.add(part, "text", m.body)
	l.add(part, "mail_subject", m.subject)
	l.add(part, "attached", m.attached)
	l.add(PartWho, "phone", m.number)
	l.add(part, "file", m.files...)
}
