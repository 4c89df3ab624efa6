package store

import (
	"math"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// saveFacts updates what the other side says of an inquiry as a whole. It
// returns whether it was completed there before.
func (in *intake) saveFacts(a *arrivals, q connectors.Inquiry) (doneBefore bool, err error) {
	var mail bool
	err = in.row(`SELECT remote_done, is_mail FROM inquiries WHERE id = $1`, a.id).Scan(&doneBefore, &mail)
	if err != nil {
		return false, err
	}
	if err := in.saveCustomer(a, q, mail); err != nil || mail {
		return doneBefore, err
	}
	n, err := in.exec(`
		UPDATE inquiries SET subject = $1, category = $2, item_code = $3, item_name = $4, item_url = $5,
			is_public = $6, gift = $7, remote_done = $8, remote_url = $9, mall_order = $10,
			raw = CASE WHEN $11 = '' THEN raw ELSE $12 END
		WHERE id = $13 AND (subject <> $14 OR category <> $15 OR item_code <> $16 OR item_name <> $17 OR item_url <> $18
			OR is_public <> $19 OR gift <> $20 OR remote_done <> $21 OR remote_url <> $22 OR mall_order <> $23
			OR ($24 <> '' AND raw <> $25))`, facts(a.id, q, in.sha(q.Raw))...)
	a.changed = a.changed || n > 0
	return doneBefore, err
}

// facts are the arguments of the UPDATE above: the values, the id and the same
// values again, so that a repeat touches no row.
func facts(id int64, q connectors.Inquiry, raw string) []any {
	v := []any{
		q.Subject, q.Category, q.Item.Code, q.Item.Name, q.Item.URL,
		bit(q.Public), bit(q.Gift), bit(q.Done), q.URL, q.Order, raw, raw,
	}
	return append(append(v[:12:12], id), v...)
}

// saveCustomer keeps who writes. Within a mail thread the earliest mail of a
// person decides: a forward or a bounce must not rename the customer.
func (in *intake) saveCustomer(a *arrivals, q connectors.Inquiry, mail bool) error {
	c := q.Customer
	if c == (connectors.Person{}) {
		return nil
	}
	at := int64(0)
	if mail {
		at = in.saidAt(q.Messages)
	}
	n, err := in.exec(`
		UPDATE inquiries SET own_name = $1, kana = $2, address = $3, phone = $4, customer_at = $5
		WHERE id = $6 AND (customer_at = 0 OR customer_at > $7)
			AND (own_name <> $8 OR kana <> $9 OR address <> $10 OR phone <> $11 OR customer_at <> $12)`,
		c.Name, c.Kana, c.Address, c.Phone, at,
		a.id, at, c.Name, c.Kana, c.Address, c.Phone, at)
	a.changed = a.changed || n > 0
	return err
}

// saidAt is when the earliest mail of a person was written; automatic mail
// names a customer only as long as nobody else does.
func (in *intake) saidAt(messages []connectors.Message) int64 {
	at := int64(math.MaxInt64)
	for _, m := range messages {
		if !automatic(m.Kind) {
			at = min(at, in.when(m))
		}
	}
	return at
}

// automatic mail is never answered by itself.
func automatic(kind string) bool {
	switch kind {
	case connectors.Bounce, connectors.Auto, connectors.Complaint, connectors.NoticeOf:
		return true
	}
	return false
}

// customerOf returns the person a contact belongs to, created when nobody is
// known by it. A mail address says more than a telephone.
func (t *txn) customerOf(address, phone string) (int64, error) {
	var contacts []string
	if a := strings.ToLower(strings.TrimSpace(address)); a != "" {
		contacts = append(contacts, "mail:"+a)
	}
	if d := fold.Digits(phone); len(d) >= 9 {
		contacts = append(contacts, "tel:"+d)
	}
	var id int64
	for _, c := range contacts {
		err := t.row(`SELECT customer_id FROM contacts WHERE contact = $1`, c).Scan(&id)
		if err == nil {
			break
		}
		if err != ErrNotFound { //nolint:errorlint // our own value, never wrapped here
			return 0, err
		}
	}
	if len(contacts) == 0 {
		return 0, nil
	}
	if id == 0 {
		if err := t.row(`INSERT INTO customers (created_at) VALUES ($1) RETURNING id`, t.now).Scan(&id); err != nil {
			return 0, err
		}
	}
	for _, c := range contacts {
		if _, err := t.exec(`INSERT INTO contacts (contact, customer_id) VALUES ($1, $2) ON CONFLICT (contact) DO NOTHING`, c, id); err != nil {
			return 0, err
		}
	}
	return id, nil
}
