package store

import (
	"cmp"
	"slices"

	"madoguchi/connectors"
)

// Fate is what becomes of an order that comes.
type Fate string

// The fates. Kept says that the desk knows the order from a better source and
// leaves it as it is.
const (
	FateNew     Fate = "new"
	FateChanged Fate = "changed"
	FateSame    Fate = "same"
	FateKept    Fate = "kept"
)

// trust ranks the sources: the mall's own word, a file that a person brought, a
// mail.
func trust(source string) int {
	switch source {
	case connectors.FromAPI:
		return 2
	case connectors.FromFile:
		return 1
	}
	return 0
}

// held is an order as the desk has it already.
type held struct {
	id, account int64
	kind        string
	source      string
	facts       string
}

func scanHeld(r scanner) (held, error) {
	var h held
	return h, r.Scan(&h.id, &h.account, &h.kind, &h.source, &h.facts)
}

// isMall: its numbers belong to a mall, so that the same number at another kind
// of account can only be the same order by another way.
func (s *Store) isMall(kind string) bool { return slices.Contains(s.malls, kind) }

// twins tells whether one number at accounts of two kinds is one order. Two
// malls may use the same number for two orders.
func (s *Store) twins(a, b string) bool {
	return (s.isMall(a) || s.isMall(b)) && (a == b || !s.isMall(a) || !s.isMall(b))
}

// weighed is an order that has been held against what the desk has.
type weighed struct {
	fate  Fate
	order connectors.Order // with what a weaker source leaves out filled in
	facts string
	gone  []int64 // weaker rows of other accounts that this one takes the place of
}

// weigh decides what becomes of an order. A weaker source never replaces a better
// one, whichever account the better one came to.
func (t *txn) weigh(account int64, o connectors.Order) (weighed, error) {
	w := weighed{fate: FateNew, order: o}
	var kind string
	if err := t.row(`SELECT kind FROM accounts WHERE id = $1`, account).Scan(&kind); err != nil {
		return w, err
	}
	all, err := collect(t.ctx, t, scanHeld, `
		SELECT o.id, o.account_id, a.kind, o.source, o.facts FROM orders o JOIN accounts a ON a.id = o.account_id
		WHERE o.number = $1 ORDER BY o.id`, o.Number)
	if err != nil {
		return w, err
	}
	for _, h := range all {
		own := h.account == account
		if !own && !t.s.twins(kind, h.kind) {
			continue
		}
		better := cmp.Compare(trust(h.source), trust(o.Source))
		switch {
		case better > 0:
			return weighed{fate: FateKept, order: o}, nil
		case own:
			w.fate = FateChanged
			if err := w.over(h.facts); err != nil {
				return w, err
			}
		case better < 0 && t.s.isMall(kind):
			w.gone = append(w.gone, h.id)
			if err := w.over(h.facts); err != nil {
				return w, err
			}
		}
	}
	w.facts = asJSON(w.order)
	if i := slices.IndexFunc(all, func(h held) bool { return h.account == account }); i >= 0 && all[i].facts == w.facts {
		w.fate = FateSame
	}
	return w, nil
}

// over puts the order over the older one. Only the mall's own answer is whole: a
// list of orders without their articles, or a mail that a parcel has left, says
// nothing of the rest, so the rest stays.
func (w *weighed) over(facts string) error {
	if w.order.Source == connectors.FromAPI {
		return nil
	}
	var old connectors.Order
	if err := fromJSON(facts, &old); err != nil {
		return err
	}
	w.order = fillOrder(w.order, old)
	return nil
}

// absorb lets an order take the place of weaker ones of other accounts. What
// pointed to those points to this.
func (t *txn) absorb(order int64, number string, gone []int64) error {
	for _, id := range gone {
		if err := t.unindex(orderDocs, id); err != nil {
			return err
		}
		for _, move := range []string{ // an order is pointed to under its number
			`UPDATE links SET order_id = $1 WHERE number = $2 AND order_id = $3`,
			`UPDATE inquiries SET order_id = $1 WHERE order_number = $2 AND order_number <> '' AND order_id = $3`,
			`UPDATE entries SET order_id = $1 WHERE order_number = $2 AND order_number <> '' AND order_id = $3`,
		} {
			if _, err := t.exec(move, order, number, id); err != nil {
				return err
			}
		}
		// A letter begun on the weaker one goes on, unless one was begun on both.
		_, err := t.exec(`
			UPDATE start_drafts SET order_id = $1 WHERE order_id = $2 AND NOT EXISTS (
				SELECT 1 FROM start_drafts d WHERE d.order_id = $1 AND d.address = start_drafts.address)`, order, id)
		if err != nil {
			return err
		}
		for _, end := range []string{`DELETE FROM order_keys WHERE order_id = $1`, `DELETE FROM orders WHERE id = $1`} {
			if _, err := t.exec(end, id); err != nil {
				return err
			}
		}
	}
	return nil
}
