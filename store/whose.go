package store

import (
	"context"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// What Holders is asked about.
const (
	HeldPhone    = "tel"
	HeldMail     = "mail"
	HeldName     = "name"
	HeldTracking = "tracking"
)

// Holder is where a value is known from.
type Holder struct {
	Order    int64 // 0 for an inquiry
	Inquiry  int64 // 0 for an order
	Customer int64 // 0 when nobody knows
}

// mostHolders is how many a value may have; a value of more people than that
// points to none of them.
const mostHolders = 50

// Holders returns whose a telephone number, a mail address, a name or a tracking
// number is, among all orders and inquiries. Nobody is an answer too.
func (s *Store) Holders(ctx context.Context, kind, value string) ([]Holder, error) {
	var word string
	switch kind {
	case HeldPhone:
		word = phoneWord(value)
	case HeldMail:
		word = addressWord(value)
	case HeldName:
		if n := plainName(value); n != "" {
			word = byName + n
		}
	case HeldTracking:
		return s.inOrders(ctx, trackingWord(value), func(o connectors.Order, n string) bool {
			return slices.ContainsFunc(o.Parcels, func(p connectors.Parcel) bool { return trackingWord(p.Number) == n })
		})
	}
	if word == "" {
		return nil, nil
	}
	all, err := collect(ctx, s.read, scanHolder, holdersByWord, word, word, mostHolders)
	if err != nil || kind != HeldPhone {
		return all, err
	}
	// A recipient is found by no word of the order, because orders are linked by them.
	to, err := s.inOrders(ctx, word[len(byTel):], func(o connectors.Order, n string) bool {
		return slices.ContainsFunc(o.Parcels, func(p connectors.Parcel) bool { return phoneWord(p.To.Phone) == byTel+n })
	})
	return append(all, to...), err
}

const holdersByWord = `
	SELECT k.order_id, 0, o.customer_id FROM order_keys k JOIN orders o ON o.id = k.order_id WHERE k.word = $1
	UNION ALL
	SELECT 0, k.inquiry_id, q.customer_id FROM inquiry_keys k JOIN inquiries q ON q.id = k.inquiry_id WHERE k.word = $2
	LIMIT $3`

func scanHolder(r scanner) (Holder, error) {
	var h Holder
	return h, r.Scan(&h.Order, &h.Inquiry, &h.Customer)
}

// trackingWord is a tracking number as it is compared: its digits and letters.
func trackingWord(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, fold.Fold(number))
}

// inOrders looks a number up in the index of orders and keeps those that really
// have it.
func (s *Store) inOrders(ctx context.Context, n string, has func(o connectors.Order, n string) bool) ([]Holder, error) {
	const shortest = 8 // digits; a shorter number stands in many others
	if len(n) < shortest {
		return nil, nil
	}
	terms, err := s.telling(ctx, s.read, orderDocs, fold.Query(n))
	if err != nil {
		return nil, err
	}
	var q query
	q.add(`SELECT o.id, o.customer_id, o.facts FROM orders o WHERE o.id IN (SELECT d.owner_id`)
	s.d.index.match(&q, orderDocs, terms)
	q.add(`) ORDER BY o.id LIMIT ?`, mostHolders)
	type known struct {
		id, customer int64
		order        connectors.Order
	}
	rows, err := collect(ctx, s.read, func(r scanner) (known, error) {
		var k known
		var facts string
		if err := r.Scan(&k.id, &k.customer, &facts); err != nil {
			return k, err
		}
		return k, fromJSON(facts, &k.order)
	}, q.sql.String(), q.args...)
	if err != nil {
		return nil, err
	}
	var all []Holder
	for _, k := range rows {
		if has(k.order, n) {
			all = append(all, Holder{Order: k.id, Customer: k.customer})
		}
	}
	return all, nil
}

// Origin is when a template may be used and what for.
type Origin struct {
	Name, From, To string // days, '' for no end
	Category       string // name of the category it answers
	Asked          string // that a person has chosen for the inquiry, '' when nobody has: a machine's choice is no measure
}

// TemplateOrigin returns what a template is for beside an inquiry, the zero Origin
// for one that is gone.
func (s *Store) TemplateOrigin(ctx context.Context, id, inquiry int64) (Origin, error) {
	all, err := collect(ctx, s.read, func(r scanner) (Origin, error) {
		var o Origin
		return o, r.Scan(&o.Name, &o.From, &o.To, &o.Category, &o.Asked)
	}, `SELECT t.name, t.valid_from, t.valid_to, COALESCE(c.name, ''), COALESCE((
			SELECT a.name FROM inquiries q JOIN categories a ON a.id = q.category_id AND a.removed_at = 0
			WHERE q.id = $1 AND q.category_by = 'person'), '')
		FROM templates t LEFT JOIN categories c ON c.id = t.category_id AND c.removed_at = 0
		WHERE t.id = $2 AND t.removed_at = 0`, inquiry, id)
	if err != nil || len(all) == 0 {
		return Origin{}, err
	}
	return all[0], nil
}
