package store

import (
	"slices"
	"strings"

	"madoguchi/connectors"
)

// nameCustomer names the customer as the mall does, else as the linked order
// does. The recipient of a gift is not the buyer and takes nothing over.
func (t *txn) nameCustomer(inquiry int64) error {
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	account, own := q.now.account, q.now.own()
	who, name := own, own.Name
	complete := own.Name != "" && len(contactsOf(account, own)) > 0 // the order has nothing to add
	if q.now.orderID != 0 && q.now.gift == 0 && !complete {
		o, orderAccount, err := t.boughtIn(q.now.orderID)
		if err != nil {
			return err
		}
		name = firstText(own.Name, o.Buyer.Name)
		if len(contactsOf(account, own)) == 0 && orderAccount != 0 {
			who, account = buyerOf(o), orderAccount
		}
	}
	customer, err := t.customerOf(account, who)
	if err != nil {
		return err
	}
	q.now.customer, q.now.customerID = name, customer
	return nil
}

// boughtIn is an order and its account, 0 when it is not there.
func (t *txn) boughtIn(order int64) (o connectors.Order, account int64, err error) {
	var facts string
	err = t.row(`SELECT account_id, facts FROM orders WHERE id = $1`, order).Scan(&account, &facts)
	if err != nil {
		return o, 0, ignoreMissing(err)
	}
	return o, account, fromJSON(facts, &o)
}

// customerOf returns the customer a person is, created when nobody is known by
// any of the contacts. A mail address says more than a telephone: by the
// telephone alone a new address joins only where the names do not differ.
func (t *txn) customerOf(account int64, p connectors.Person) (int64, error) {
	contacts := contactsOf(account, p)
	holders := make([]int64, len(contacts))
	for i, c := range contacts {
		var err error
		if holders[i], err = t.holder(c); err != nil {
			return 0, err
		}
	}
	id, err := t.knownBy(holders, p.Name)
	if err != nil || len(contacts) == 0 {
		return 0, err
	}
	if id == 0 {
		if id, err = t.insert(`INSERT INTO customers (created_at) VALUES ($1)`, t.now); err != nil {
			return 0, err
		}
	}
	for i, c := range contacts {
		if holders[i] != 0 {
			continue
		}
		known := t.memory // what it adds is known
		if _, err := t.exec(`INSERT INTO contacts (contact, customer_id) VALUES ($1, $2) ON CONFLICT (contact) DO NOTHING`, c, id); err != nil {
			return 0, err
		}
		known.holders[c] = id
		t.memory = known
	}
	return id, nil
}

// knownBy returns whose the first known contact is, 0 for nobody's. The surest
// contact stands first.
func (t *txn) knownBy(holders []int64, name string) (int64, error) {
	for i, id := range holders {
		if id == 0 {
			continue
		}
		if i == 0 {
			return id, nil
		}
		other, err := t.otherPerson(id, name)
		if err != nil || other {
			return 0, err
		}
		return id, nil
	}
	return 0, nil
}

// otherPerson tells whether a customer goes by names none of which begins like
// the given one, as in a family with one telephone.
func (t *txn) otherPerson(customer int64, name string) (bool, error) {
	mine := plainName(name)
	names, err := t.namesOf(customer)
	if err != nil || mine == "" || len(names) == 0 {
		return false, err
	}
	return !slices.ContainsFunc(names, func(n string) bool {
		return strings.HasPrefix(n, mine) || strings.HasPrefix(mine, n)
	}), nil
}

// namesOf are the names a customer goes by, as they are compared.
func (t *txn) namesOf(customer int64) ([]string, error) {
	const most = 20
	names, err := collect(t.ctx, t, scanText, `
		SELECT own_name FROM inquiries WHERE customer_id = $1 AND customer_id > 0 AND own_name <> ''
		UNION SELECT buyer FROM orders WHERE customer_id = $2 AND customer_id > 0 AND buyer <> '' LIMIT $3`, customer, customer, most)
	for i, n := range names {
		names[i] = plainName(n)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	return names, err
}
