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
	row, err := in.sheet(a.id)
	if err != nil {
		return before, err
	}
	old := row.now.facts()
	before = elsewhere{done: old.done, seen: old.seen, looked: row.now.looked}
	mail := row.now.mail != 0
	if err := in.saveCustomer(a, q.Customer, in.saidAt(q.Messages, mail)); err != nil || mail {
		return before, err
	}
	if age := in.now - before.looked; age < 0 || age >= lookedRest {
		row.now.looked = in.now
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
	if row, err = in.sheet(a.id); err == nil {
		row.now.take(now)
	}
	return before, err
}

func (r *inquiryRow) facts() facts {
	return facts{
		r.subject, r.mallCategory, r.itemCode, r.itemName, r.itemURL, r.url, r.mallOrder, r.raw,
		r.public != 0, r.gift != 0, r.done != 0, r.seenThere != 0, r.doneAs,
	}
}

func (r *inquiryRow) take(f facts) {
	r.subject, r.mallCategory, r.itemCode, r.itemName, r.itemURL, r.url = f.subject, f.category, f.itemCode, f.itemName, f.itemURL, f.url
	r.mallOrder, r.raw, r.doneAs = f.order, f.raw, f.doneAs
	r.public, r.gift, r.done, r.seenThere = bit(f.public), bit(f.gift), bit(f.done), bit(f.seen)
}

// own is the customer as the other side names them.
func (r *inquiryRow) own() connectors.Person {
	return connectors.Person{Name: r.ownName, Kana: r.kana, Address: r.address, Phone: r.phone}
}

// saveCustomer keeps who writes. Within a mail thread the earliest mail of a
// person decides: a forward or a bounce must not rename the customer. A name
// that only another mail of the same address gives is taken from there.
func (in *intake) saveCustomer(a *arrivals, c connectors.Person, at int64) error {
	row, err := in.sheet(a.id)
	if err != nil || c == (connectors.Person{}) {
		return err
	}
	old, oldAt := row.now.own(), row.now.customerAt
	if oldAt != 0 && at >= oldAt {
		c, old, at = old, c, oldAt
	}
	if lowerAddress(c.Address) == lowerAddress(old.Address) || c.Address == "" {
		c = connectors.Person{
			Name: firstText(c.Name, old.Name), Kana: firstText(c.Kana, old.Kana),
			Address: firstText(c.Address, old.Address), Phone: firstText(c.Phone, old.Phone),
		}
	}
	a.changed = a.changed || c != row.now.own() || at != row.now.customerAt
	row.now.ownName, row.now.kana, row.now.address, row.now.phone, row.now.customerAt = c.Name, c.Kana, c.Address, c.Phone, at
	return nil
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
