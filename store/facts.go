package store

import (
	"math"

	"madoguchi/connectors"
)

// facts is what the other side says of an inquiry as a whole.
type facts struct {
	subject, category, itemCode, itemName, itemURL, url, order, raw string
	public, gift, done, seen                                        bool
	doneAs                                                          string
}

// saveFacts takes over what the other side says now; what it leaves out stays. It
// returns how the inquiry stood there before.
func (in *intake) saveFacts(a *arrivals, q connectors.Inquiry) (before elsewhere, err error) {
	var old facts
	var mail bool
	err = in.row(`
		SELECT subject, category, item_code, item_name, item_url, remote_url, mall_order, raw, is_public, gift, remote_done, remote_seen,
			remote_reason, is_mail, looked_at
		FROM inquiries WHERE id = $1`, a.id).Scan(&old.subject, &old.category, &old.itemCode, &old.itemName, &old.itemURL, &old.url,
		&old.order, &old.raw, &old.public, &old.gift, &old.done, &old.seen, &old.doneAs, &mail, &before.looked)
	before.done, before.seen = old.done, old.seen
	if err != nil {
		return before, err
	}
	if err := in.saveCustomer(a, q.Customer, in.saidAt(q.Messages, mail)); err != nil || mail {
		return before, err
	}
	if err := in.looked(a.id, before.looked); err != nil {
		return before, err
	}
	now := facts{
		firstText(q.Subject, old.subject), firstText(q.Category, old.category), firstText(q.Item.Code, old.itemCode),
		firstText(q.Item.Name, old.itemName), firstText(q.Item.URL, old.itemURL), firstText(q.URL, old.url),
		firstText(q.Order, old.order), firstText(in.sha(q.Raw), old.raw), q.Public, q.Gift, q.Done, q.Seen, "",
	}
	if now.done, err = in.believed(a.id, old.done, q.Done); err != nil {
		return before, err
	}
	if now.done {
		now.doneAs = firstText(q.DoneAs, old.doneAs)
	}
	if now == old {
		return before, nil
	}
	a.changed = true
	return before, in.must(`
		UPDATE inquiries SET subject = $1, category = $2, item_code = $3, item_name = $4, item_url = $5, remote_url = $6,
			mall_order = $7, raw = $8, is_public = $9, gift = $10, remote_done = $11, remote_seen = $12, remote_reason = $13
		WHERE id = $14`,
		now.subject, now.category, now.itemCode, now.itemName, now.itemURL, now.url, now.order, now.raw,
		bit(now.public), bit(now.gift), bit(now.done), bit(now.seen), now.doneAs, a.id)
}

// saveCustomer keeps who writes. Within a mail thread the earliest mail of a
// person decides: a forward or a bounce must not rename the customer. A name
// that only another mail of the same address gives is taken from there.
func (in *intake) saveCustomer(a *arrivals, c connectors.Person, at int64) error {
	var old connectors.Person
	var oldAt int64
	err := in.row(`SELECT own_name, kana, address, phone, customer_at FROM inquiries WHERE id = $1`, a.id).Scan(
		&old.Name, &old.Kana, &old.Address, &old.Phone, &oldAt)
	if err != nil || c == (connectors.Person{}) {
		return err
	}
	if oldAt != 0 && at >= oldAt {
		c, old, at = old, c, oldAt
	}
	if lowerAddress(c.Address) == lowerAddress(old.Address) || c.Address == "" {
		c = connectors.Person{
			Name: firstText(c.Name, old.Name), Kana: firstText(c.Kana, old.Kana),
			Address: firstText(c.Address, old.Address), Phone: firstText(c.Phone, old.Phone),
		}
	}
	n, err := in.exec(`
		UPDATE inquiries SET own_name = $1, kana = $2, address = $3, phone = $4, customer_at = $5
		WHERE id = $6 AND (own_name <> $7 OR kana <> $8 OR address <> $9 OR phone <> $10 OR customer_at <> $11)`,
		c.Name, c.Kana, c.Address, c.Phone, at, a.id, c.Name, c.Kana, c.Address, c.Phone, at)
	a.changed = a.changed || n > 0
	return err
}

// saidAt is when the earliest mail of a person was written; automatic mail
// names a customer only as long as nobody else does. A mall always knows: 0.
func (in *intake) saidAt(messages []connectors.Message, mail bool) int64 {
	if !mail {
		return 0
	}
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
