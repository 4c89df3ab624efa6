package store

import (
	"errors"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// nameCustomer names the customer as the mall does, else as the linked order
// does. The recipient of a gift is not the buyer and takes nothing over.
func (t *txn) nameCustomer(inquiry int64) error {
	var account, order, orderAccount int64
	var own connectors.Person
	var gift bool
	var facts string
	err := t.row(`
		SELECT q.account_id, q.own_name, q.kana, q.address, q.phone, q.gift, COALESCE(o.id, 0), COALESCE(o.account_id, 0), COALESCE(o.facts, '')
		FROM inquiries q LEFT JOIN orders o ON o.id = q.order_id WHERE q.id = $1`, inquiry).Scan(
		&account, &own.Name, &own.Kana, &own.Address, &own.Phone, &gift, &order, &orderAccount, &facts)
	if err != nil {
		return err
	}
	who, name := own, own.Name
	if order != 0 && !gift {
		var o connectors.Order
		if err := fromJSON(facts, &o); err != nil {
			return err
		}
		name = firstText(own.Name, o.Buyer.Name)
		if len(contactsOf(account, own)) == 0 {
			who, account = buyerOf(o), orderAccount
		}
	}
	customer, err := t.customerOf(account, who)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE inquiries SET customer = $1, customer_id = $2 WHERE id = $3`, name, customer, inquiry)
	return err
}

// customerOf returns the customer a person is, created when nobody is known by
// any of the contacts. A mail address says more than a telephone: by the
// telephone alone a new address joins only where the names do not differ.
func (t *txn) customerOf(account int64, p connectors.Person) (int64, error) {
	contacts := contactsOf(account, p)
	if len(contacts) == 0 {
		return 0, nil
	}
	id, err := t.knownBy(contacts, p.Name)
	if err != nil {
		return 0, err
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

// knownBy returns whose the first known contact is, 0 for nobody's.
func (t *txn) knownBy(contacts []string, name string) (int64, error) {
	for i, c := range contacts {
		id, err := t.holder(c)
		if err != nil {
			return 0, err
		}
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

// holder returns the customer a contact belongs to, 0 for nobody.
func (t *txn) holder(contact string) (int64, error) {
	var id int64
	err := t.row(`SELECT customer_id FROM contacts WHERE contact = $1`, contact).Scan(&id)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return id, err
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
