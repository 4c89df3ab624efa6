package store

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// Customer is a person over all accounts (お客様), with what they come to.
type Customer struct {
	ID        int64
	Name      string
	Kana      string
	Contacts  []Contact
	Inquiries int
	Orders    int
	FirstAt   int64 // oldest and newest order, 0 without one
	LastAt    int64
	Total     int64 // yen of all orders that were not cancelled
	Merged    []CustomerMerge
	Note      string // what the shop has noted
	VIP       bool
	Version   int64
}

// Contact is by what a customer is known.
type Contact struct {
	Kind  string // mail, mask, tel
	Value string
}

// CustomerRow is one line of a list of customers.
type CustomerRow struct {
	ID        int64
	Name      string
	Inquiries int
	Orders    int
	LastAt    int64 // newest message or order
	VIP       bool
}

// CustomerByID returns a customer with what is known of them. One that has been
// merged away is the customer it became.
func (s *Store) CustomerByID(ctx context.Context, id int64) (Customer, error) {
	return s.customer(ctx, id, (*txn).customerNumbers, (*txn).customerName, (*txn).customerContacts, (*txn).customerMerges)
}

// CustomerPerson is CustomerByID with the name and the contacts alone.
func (s *Store) CustomerPerson(ctx context.Context, id int64) (Customer, error) {
	return s.customer(ctx, id, (*txn).customerName, (*txn).customerContacts)
}

func (s *Store) customer(ctx context.Context, id int64, parts ...func(*txn, *Customer) error) (Customer, error) {
	var c Customer
	err := s.readTx(ctx, func(t *txn) error {
		root, err := t.root(id)
		if err != nil {
			return err
		}
		c.ID = root
		for _, part := range parts {
			if err := part(t, &c); err != nil {
				return err
			}
		}
		return nil
	})
	return c, err
}

func (t *txn) customerNumbers(c *Customer) error {
	if err := t.row(`SELECT note, vip, version FROM customers WHERE id = $1`, c.ID).Scan(&c.Note, &c.VIP, &c.Version); err != nil {
		return err
	}
	err := t.row(`SELECT COUNT(*) FROM inquiries WHERE customer_id = $1 AND customer_id > 0`, c.ID).Scan(&c.Inquiries)
	if err != nil {
		return err
	}
	return t.row(`
		SELECT COUNT(*), COALESCE(MIN(NULLIF(ordered_at, 0)), 0), COALESCE(MAX(ordered_at), 0),
			CAST(COALESCE(SUM(CASE WHEN total > 0 AND status <> 'canceled' THEN total ELSE 0 END), 0) AS BIGINT)
		FROM orders WHERE customer_id = $1 AND customer_id > 0`, c.ID).Scan(&c.Orders, &c.FirstAt, &c.LastAt, &c.Total)
}

// customerName is the name of the newest order, which a mall has checked, else
// of the newest inquiry.
func (t *txn) customerName(c *Customer) error {
	facts, err := collect(t.ctx, t, scanText, `
		SELECT facts FROM orders WHERE customer_id = $1 AND customer_id > 0 ORDER BY ordered_at DESC, id DESC LIMIT 1`, c.ID)
	if err != nil {
		return err
	}
	for _, f := range facts {
		var o connectors.Order
		if err := fromJSON(f, &o); err != nil {
			return err
		}
		p := buyerOf(o)
		c.Name, c.Kana = p.Name, p.Kana
	}
	people, err := collect(t.ctx, t, func(r scanner) (connectors.Person, error) {
		var p connectors.Person
		return p, r.Scan(&p.Name, &p.Kana)
	}, `SELECT own_name, kana FROM inquiries WHERE customer_id = $1 AND customer_id > 0 AND own_name <> ''
		ORDER BY last_at DESC, id DESC LIMIT 1`, c.ID)
	for _, p := range people {
		if c.Name == "" || c.Kana == "" && plainName(c.Name) == plainName(p.Name) {
			c.Name, c.Kana = firstText(c.Name, p.Name), p.Kana
		}
	}
	return err
}

func (t *txn) customerContacts(c *Customer) error {
	words, err := collect(t.ctx, t, scanText, `SELECT contact FROM contacts WHERE customer_id = $1 ORDER BY contact`, c.ID)
	seen := map[Contact]bool{}
	for _, w := range words {
		if one := contactOf(w); !seen[one] { // two shops may show one mask
			seen[one] = true
			c.Contacts = append(c.Contacts, one)
		}
	}
	return err
}

func (t *txn) customerMerges(c *Customer) error {
	var err error
	c.Merged, err = collect(t.ctx, t, func(r scanner) (CustomerMerge, error) {
		var m CustomerMerge
		return m, r.Scan(&m.ID, &m.Kept, &m.Gone, &m.At, &m.By)
	}, `SELECT id, kept_id, gone_id, at, by_name FROM customer_merges WHERE kept_id = $1 AND undone_at = 0 ORDER BY id`, c.ID)
	return err
}

const customerRowColumns = `c.id,
	COALESCE((SELECT o.buyer FROM orders o WHERE o.customer_id = c.id AND o.customer_id > 0 AND o.buyer <> '' ORDER BY o.ordered_at DESC, o.id DESC LIMIT 1),
		(SELECT q.own_name FROM inquiries q WHERE q.customer_id = c.id AND q.customer_id > 0 AND q.own_name <> '' ORDER BY q.last_at DESC, q.id DESC LIMIT 1), ''),
	(SELECT COUNT(*) FROM inquiries q WHERE q.customer_id = c.id AND q.customer_id > 0),
	(SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id AND o.customer_id > 0),
	COALESCE((SELECT MAX(q.last_at) FROM inquiries q WHERE q.customer_id = c.id AND q.customer_id > 0), 0),
	COALESCE((SELECT MAX(o.ordered_at) FROM orders o WHERE o.customer_id = c.id AND o.customer_id > 0), 0), c.vip`

// newestFound is how many inquiries and orders a search for a page of customers
// looks at.
const newestFound = 1000

// Customers returns the newest customers, or those whose inquiries or orders a
// search finds. One that has been merged away is not among them.
func (s *Store) Customers(ctx context.Context, search string, limit int) ([]CustomerRow, error) {
	var q query
	q.add(`SELECT ` + customerRowColumns + ` FROM customers c
		WHERE NOT EXISTS (SELECT 1 FROM customer_merges m WHERE m.gone_id = c.id AND m.undone_at = 0)`)
	if terms := fold.Query(search); len(terms) > 0 {
		for i, of := range []struct{ docs, table string }{{inquiryDocs, "inquiries"}, {orderDocs, "orders"}} {
			q.add([]string{` AND (`, ` OR `}[i] + `c.id IN (SELECT x.customer_id FROM ` + of.table + ` x WHERE x.customer_id > 0 AND x.id IN (SELECT n.owner_id FROM (SELECT d.owner_id`)
			id := s.d.index.match(&q, of.docs, terms)
			if limit > 0 { // a family name is in every hundredth order
				q.add(` ORDER BY `+id+` DESC LIMIT ?`, newestFound)
			}
			q.add(`) n))`)
		}
		q.add(` OR c.id IN (SELECT d.owner_id`)
		s.d.index.match(&q, customerDocs, terms)
		q.add(`))`)
	}
	q.add(` ORDER BY c.id DESC`)
	if limit > 0 {
		q.add(` LIMIT ?`, limit)
	}
	return collect(ctx, s.read, scanCustomerRow, q.sql.String(), q.args...)
}

func scanCustomerRow(r scanner) (CustomerRow, error) {
	var c CustomerRow
	var asked, bought int64
	err := r.Scan(&c.ID, &c.Name, &c.Inquiries, &c.Orders, &asked, &bought, &c.VIP)
	c.LastAt = max(asked, bought)
	return c, err
}
