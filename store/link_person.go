package store

import (
	"context"
	"strings"

	"madoguchi/store/fold"
)

// LinkOrder is a person's choice of the order of an inquiry. The machine never
// overrules it.
func (s *Store) LinkOrder(ctx context.Context, by Actor, id int64, number string) error {
	number = strings.TrimSpace(number)
	return s.tx(ctx, func(t *txn) error {
		var account int64
		var before string
		if err := t.row(`SELECT account_id, order_number FROM inquiries WHERE id = $1`, id).Scan(&account, &before); err != nil {
			return err
		}
		order, err := t.orderFor(account, number)
		if err != nil {
			return err
		}
		if number == "" {
			return ErrNotFound
		}
		further, err := t.hasVerdict(id, number, verdictAlso)
		if err != nil {
			return err
		}
		return t.undoable(by, "link", number, []int64{id}, func() error {
			_, err := t.exec(`
				INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by)
				VALUES ($1, $2, $3, 100, 'person', 'person', 'linked', 'person')
				ON CONFLICT (inquiry_id, number) DO UPDATE SET order_id = excluded.order_id, verdict = 'linked', chosen_by = 'person'`,
				id, number, order)
			if err != nil {
				return err
			}
			err = t.setLink(by, id, before, candidate{number: number, order: order, reasons: []string{reasonPerson}}, byPerson)
			if err != nil {
				return err
			}
			if further && before != "" && before != number { // they change places
				if err := t.setVerdict(id, before, verdictAlso); err != nil {
					return err
				}
			}
			return t.linkChanged(by, "link", id, number)
		})
	})
}

// UnlinkOrder says that an order is not the one: the current one when number is
// empty. The machine never links that number again.
func (s *Store) UnlinkOrder(ctx context.Context, by Actor, id int64, number string) error {
	number = strings.TrimSpace(number)
	return s.tx(ctx, func(t *txn) error {
		var current string
		if err := t.row(`SELECT order_number FROM inquiries WHERE id = $1`, id).Scan(&current); err != nil {
			return err
		}
		if number == "" {
			number = current
		}
		if number == "" {
			return ErrNotFound
		}
		return t.undoable(by, "unlink", number, []int64{id}, func() error { return t.refuse(by, id, number, current) })
	})
}

// refuse takes an order away for good.
func (t *txn) refuse(by Actor, id int64, number, current string) error {
	if number == current {
		if err := t.setLink(by, id, current, candidate{}, ""); err != nil {
			return err
		}
	}
	_, err := t.exec(`
		INSERT INTO links (inquiry_id, number, score, reason, reasons, verdict, chosen_by)
		VALUES ($1, $2, 0, 'person', 'person', 'refused', 'person')
		ON CONFLICT (inquiry_id, number) DO UPDATE SET verdict = 'refused', chosen_by = 'person', wanted = 0`, id, number)
	if err != nil {
		return err
	}
	our, err := t.ours()
	if err != nil {
		return err
	}
	if err := t.link(id, our); err != nil { // with that one gone, others may come near
		return err
	}
	return t.linkChanged(by, "unlink", id, number)
}

func (t *txn) linkChanged(by Actor, verb string, id int64, number string) error {
	if _, err := t.refresh(id); err != nil {
		return err
	}
	t.redocLater(id)
	return t.record(by, verb, "inquiry", id, number)
}

// lowerAddress is a mail address as it is compared.
func lowerAddress(a string) string { return strings.ToLower(strings.TrimSpace(fold.Fold(a))) }
