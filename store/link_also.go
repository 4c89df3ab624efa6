package store

import (
	"context"
	"strings"
)

// verdictAlso is that of a further order an inquiry is about. The facts of a
// reply come from the linked one alone.
const verdictAlso = "also"

func (t *txn) hasVerdict(inquiry int64, number, verdict string) (bool, error) {
	var n int
	err := t.row(`SELECT COUNT(*) FROM links WHERE inquiry_id = $1 AND number = $2 AND verdict = $3`, inquiry, number, verdict).Scan(&n)
	return n > 0, err
}

func (t *txn) setVerdict(inquiry int64, number, verdict string) error {
	return t.must(`UPDATE links SET verdict = $1, chosen_by = 'person' WHERE inquiry_id = $2 AND number = $3`, verdict, inquiry, number)
}

// AlsoOrder puts a further order beside the linked one. Without a linked one it
// becomes that.
func (s *Store) AlsoOrder(ctx context.Context, by Actor, id int64, number string) error {
	number = strings.TrimSpace(number)
	var current string
	err := found{s.read.QueryRowContext(ctx, `SELECT order_number FROM inquiries WHERE id = $1`, id)}.Scan(&current)
	if err != nil || number == current {
		return err
	}
	if current == "" {
		return s.LinkOrder(ctx, by, id, number)
	}
	return s.tx(ctx, func(t *txn) error {
		var account int64
		if err := t.row(`SELECT account_id FROM inquiries WHERE id = $1`, id).Scan(&account); err != nil {
			return err
		}
		order, err := t.orderFor(account, number)
		if err != nil {
			return err
		}
		if number == "" || order == 0 {
			return ErrNotFound
		}
		return t.undoable(by, "link", number, []int64{id}, func() error {
			_, err := t.exec(`
				INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by)
				VALUES ($1, $2, $3, 100, 'person', 'person', 'also', 'person')
				ON CONFLICT (inquiry_id, number) DO UPDATE SET order_id = excluded.order_id, verdict = 'also', chosen_by = 'person'`,
				id, number, order)
			if err != nil {
				return err
			}
			if err := t.event(by, id, "also", number); err != nil {
				return err
			}
			return t.linkChanged(by, "also", id, number)
		})
	})
}
