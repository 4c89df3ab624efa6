package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Why two customers may be one.
const (
	SamePhone  = "phone"  // the same name and telephone
	SameMasked = "masked" // the same name and masked address, at two shops
	SamePlace  = "place"  // the same name and postal code
	SameOrder  = "order"  // writes about the other's order, under the same name or by a person's link
)

// CustomerLike is another customer who may be the same person.
type CustomerLike struct {
	CustomerRow
	Reason string
}

const (
	mostLike = 5  // suggestions shown
	mostSeen = 40 // orders or inquiries whose words are compared
	// mostNear is how many customers of one telephone, mask or place have their names
	// compared. It stands in the text of its query.
	mostNear = "80"
	// mostHeld is how many of all telephones and masks together: a dealer bears many.
	mostHeld = 240
)

// CustomersLike returns who may be the same person as a customer. Two whose merge
// a person has undone are not suggested again. A gift's recipient is never
// suggested to be its buyer.
func (s *Store) CustomersLike(ctx context.Context, customer int64) ([]CustomerLike, error) {
	var all []CustomerLike
	err := s.readTx(ctx, func(t *txn) error {
		mine, err := t.wordsOf(customer)
		if err != nil {
			return err
		}
		like, err := t.sameOrders(customer)
		if err != nil {
			return err
		}
		near, err := t.nearby(customer, mine)
		if err != nil {
			return err
		}
		all, err = t.alike(customer, mine, append(like, near...))
		return err
	})
	return all, err
}

// hint is another customer and, where it is known already, why.
type hint struct {
	customer int64
	reason   string
}

func scanHint(r scanner) (hint, error) {
	var h hint
	return h, r.Scan(&h.customer)
}

// alike keeps the hints that hold, each customer once.
func (t *txn) alike(customer int64, mine []string, like []hint) ([]CustomerLike, error) {
	var all []CustomerLike
	for _, h := range like {
		known := slices.ContainsFunc(all, func(c CustomerLike) bool { return c.ID == h.customer })
		if known || len(all) == mostLike {
			continue
		}
		if h.reason == "" {
			theirs, err := t.wordsOf(h.customer)
			if err != nil {
				return nil, err
			}
			h.reason = common(mine, theirs)
		}
		apart, err := t.toldApart(customer, h.customer)
		if err != nil {
			return nil, err
		}
		if h.reason == "" || apart {
			continue
		}
		row, err := t.customerRow(h.customer)
		if err != nil {
			return nil, err
		}
		all = append(all, CustomerLike{CustomerRow: row, Reason: h.reason})
	}
	return all, nil
}

// common is the strongest word that two of one name share.
func common(mine, theirs []string) string {
	for _, of := range []struct{ prefix, reason string }{{byTel, SamePhone}, {byMask, SameMasked}, {byZip, SamePlace}} {
		for _, w := range mine {
			if strings.HasPrefix(w, of.prefix) && slices.Contains(theirs, w) {
				return of.reason
			}
		}
	}
	return ""
}

// wordsOf are the words of a customer's newest orders and inquiries, without
// those of gifts' recipients.
func (t *txn) wordsOf(customer int64) ([]string, error) {
	words, err := collect(t.ctx, t, scanText, `
		SELECT k.word FROM order_keys k WHERE k.order_id IN (
			SELECT o.id FROM orders o WHERE o.customer_id = $1 AND o.customer_id > 0 ORDER BY o.ordered_at DESC, o.id DESC LIMIT $2)
		UNION SELECT k.word FROM inquiry_keys k WHERE k.inquiry_id IN (
			SELECT q.id FROM inquiries q WHERE q.customer_id = $3 AND q.customer_id > 0 ORDER BY q.last_at DESC, q.id DESC LIMIT $4)`,
		customer, mostSeen, customer, mostSeen)
	slices.Sort(words)
	return words, err
}

// nearby returns the other customers who share a telephone, a masked address or a
// place, and a name: few share the first, thousands may share the second.
func (t *txn) nearby(customer int64, mine []string) ([]hint, error) {
	of := func(prefixes ...string) (words []string) {
		for _, w := range mine {
			if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(w, p) }) {
				words = append(words, w)
			}
		}
		return words
	}
	names := of(byName)
	if len(names) == 0 {
		return nil, nil
	}
	held, err := t.rarest(of(byTel, byMask))
	if err != nil {
		return nil, err
	}
	var near []int64
	for _, w := range held {
		if len(near) >= mostHeld {
			break
		}
		some, err := t.withWord(customer, w)
		if err != nil {
			return nil, err
		}
		near = append(near, some...)
	}
	some, err := t.withWords(customer, of(byZip))
	if err != nil {
		return nil, err
	}
	return t.bearing(append(near, some...), names)
}

// rarest sorts words by how many orders and inquiries they stand in. A telephone that a
// thousand share is that of an office or a form: whoever shares another is nearer.
func (t *txn) rarest(words []string) ([]string, error) {
	if len(words) < 2 {
		return words, nil
	}
	in := map[string]int64{}
	err := t.askAll(words, func(w string, count arrival) { in[w] = count.message }, `
		SELECT j.value, (SELECT COUNT(*) FROM (SELECT 1 FROM order_keys k WHERE k.word = j.value LIMIT 1000) o)
			+ (SELECT COUNT(*) FROM (SELECT 1 FROM inquiry_keys k WHERE k.word = j.value LIMIT 1000) q), 0, '' FROM {list}`)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(in[a], in[b]) })
	return words, err
}

// withWord returns the other customers of the newest orders and inquiries with a telephone
// or mask. The customer's own do not count: a dealer has thousands under one telephone,
// behind which the second one with it would never be seen.
func (t *txn) withWord(customer int64, word string) ([]int64, error) {
	return collect(t.ctx, t, scanID, `
		SELECT n.customer_id FROM (
			SELECT o.customer_id FROM order_keys k CROSS JOIN orders o
			WHERE k.word = $1 AND o.id = k.order_id AND o.customer_id > 0 AND o.customer_id <> $2
			ORDER BY k.order_id DESC LIMIT 1000) n
		UNION SELECT n.customer_id FROM (
			SELECT q.customer_id FROM inquiry_keys k CROSS JOIN inquiries q
			WHERE k.word = $3 AND q.id = k.inquiry_id AND q.customer_id > 0 AND q.customer_id <> $4
			ORDER BY k.inquiry_id DESC LIMIT 1000) n
		ORDER BY 1 DESC LIMIT `+mostNear, word, customer, word, customer)
}

// withWords returns the other customers of the newest orders and inquiries of some places.
// Those are found in an index alone: a place may stand in thousands.
func (t *txn) withWords(customer int64, words []string) ([]int64, error) {
	if len(words) == 0 {
		return nil, nil
	}
	var q query
	q.add(`SELECT o.customer_id FROM (SELECT k.order_id FROM order_keys k WHERE k.word IN `)
	inList(&q, words)
	q.add(` ORDER BY k.order_id DESC LIMIT 1000) n CROSS JOIN orders o
		WHERE o.id = n.order_id AND o.customer_id > 0 AND o.customer_id <> ?
		UNION SELECT q.customer_id FROM (SELECT k.inquiry_id FROM inquiry_keys k WHERE k.word IN `, customer)
	inList(&q, words)
	q.add(` ORDER BY k.inquiry_id DESC LIMIT 1000) n CROSS JOIN inquiries q
		WHERE q.id = n.inquiry_id AND q.customer_id > 0 AND q.customer_id <> ?
		ORDER BY 1 DESC LIMIT `+mostNear, customer)
	return collect(t.ctx, t, scanID, q.sql.String(), q.args...)
}

// bearing returns those customers who have lately bought or written under one of some names,
// by one statement: to plan it costs more than to ask it of one customer. The words of an
// order are few and read through: there may be more names than words.
func (t *txn) bearing(customers []int64, names []string) ([]hint, error) {
	if len(customers) == 0 {
		return nil, nil
	}
	var q query
	q.add(`SELECT c.id FROM customers c WHERE c.id IN `)
	inList(&q, customers)
	q.add(` AND (EXISTS (SELECT 1 FROM (
			SELECT o.id FROM orders o WHERE o.customer_id = c.id AND o.customer_id > 0 ORDER BY o.ordered_at DESC, o.id DESC LIMIT ?) o
		CROSS JOIN order_keys k WHERE k.order_id = o.id AND k.word || '' IN `, mostSeen)
	inList(&q, names)
	q.add(`) OR EXISTS (SELECT 1 FROM (
			SELECT q.id FROM inquiries q WHERE q.customer_id = c.id AND q.customer_id > 0 ORDER BY q.last_at DESC, q.id DESC LIMIT ?) q
		CROSS JOIN inquiry_keys k WHERE k.inquiry_id = q.id AND k.word || '' IN `, mostSeen)
	inList(&q, names)
	q.add(`)) ORDER BY c.id`)
	return collect(t.ctx, t, scanHint, q.sql.String(), q.args...)
}

// sameOrders returns customers whose orders this one writes about, or who write
// about this one's orders. The newest 400 are looked at: an agent of many writes
// about thousands.
func (t *txn) sameOrders(customer int64) ([]hint, error) {
	hints, err := collect(t.ctx, t, scanHint, `
		SELECT o.customer_id FROM (
			SELECT order_id, customer_id, link_by, own_name FROM inquiries
			WHERE customer_id = $1 AND customer_id > 0 AND gift = 0 ORDER BY last_at DESC, id DESC LIMIT 400) q
		CROSS JOIN orders o
		WHERE o.id = q.order_id AND o.customer_id > 0 AND o.customer_id <> q.customer_id AND (q.link_by = 'person' OR q.own_name = o.buyer)
		UNION SELECT q.customer_id FROM (
			SELECT id, number, customer_id, buyer FROM orders
			WHERE customer_id = $2 AND customer_id > 0 ORDER BY ordered_at DESC, id DESC LIMIT 400) o
		CROSS JOIN inquiries q
		WHERE q.order_number = o.number AND q.order_number <> '' AND q.order_id = o.id AND q.gift = 0 AND q.customer_id > 0
			AND q.customer_id <> o.customer_id AND (q.link_by = 'person' OR q.own_name = o.buyer)
		ORDER BY 1 LIMIT $3`, customer, customer, mostLike)
	for i := range hints {
		hints[i].reason = SameOrder
	}
	return hints, err
}

// toldApart tells whether a person has undone a merge of the two.
func (t *txn) toldApart(a, b int64) (bool, error) {
	var n int
	err := t.row(`
		SELECT COUNT(*) FROM customer_merges
		WHERE kept_id = $1 AND gone_id = $2 AND undone_at > 0 OR kept_id = $3 AND gone_id = $4 AND undone_at > 0`, a, b, b, a).Scan(&n)
	return n > 0, err
}

func (t *txn) customerRow(id int64) (CustomerRow, error) {
	return scanCustomerRow(t.row(`SELECT `+customerRowColumns+` FROM customers c WHERE c.id = $1`, id))
}
