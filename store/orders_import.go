package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"madoguchi/connectors"
)

// Imported is what a file of orders has done.
type Imported struct {
	New, Changed, Same, Kept int
	Inquiries                []int64 // that changed by it
}

func (i *Imported) add(f Fate) {
	switch f {
	case FateNew:
		i.New++
	case FateChanged:
		i.Changed++
	case FateSame:
		i.Same++
	case FateKept:
		i.Kept++
	}
}

// partSize is how many orders are kept in one step: saving waits for none of them
// longer than a person notices.
const partSize = 100

// ImportOrders keeps the orders of one file, all of them or none. First the whole
// file is taken in one quick transaction; from then on it is certain. Then it is
// worked in part by part, so that nobody's saving has to wait for its end. What
// a crash leaves is finished by FinishImports.
func (s *Store) ImportOrders(ctx context.Context, by Actor, account int64, orders []connectors.Order, file string) (Imported, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.living(account); err != nil {
			return err
		}
		for part := range slices.Chunk(orders, partSize) {
			_, err := t.exec(`INSERT INTO order_parts (account_id, orders) VALUES ($1, $2)`, account, asJSON(part))
			if err != nil {
				return err
			}
		}
		return t.record(by, "import", "account", account, clean(file))
	})
	if err != nil {
		return Imported{}, err
	}
	return s.FinishImports(ctx)
}

// FinishImports works in what has been taken. Two programs may do it at once:
// each part is kept by one of them.
func (s *Store) FinishImports(ctx context.Context) (Imported, error) {
	var done Imported
	for more := true; more; {
		err := s.tx(ctx, func(t *txn) (err error) {
			more, err = t.nextPart(&done)
			return err
		})
		if err != nil {
			return done, err
		}
	}
	slices.Sort(done.Inquiries)
	done.Inquiries = slices.Compact(done.Inquiries)
	return done, nil
}

// nextPart keeps the orders of one part and forgets it; false when there is none.
func (t *txn) nextPart(done *Imported) (bool, error) {
	var id, account int64
	var text string
	err := t.row(`SELECT id, account_id, orders FROM order_parts ORDER BY id LIMIT 1`).Scan(&id, &account, &text)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if _, err := t.exec(`DELETE FROM order_parts WHERE id = $1`, id); err != nil {
		return false, err
	}
	if err := t.living(account); errors.Is(err, ErrNotFound) {
		return true, nil // removed in the meantime: so are its orders to come
	} else if err != nil {
		return false, err
	}
	var orders []connectors.Order
	if err := fromJSON(text, &orders); err != nil {
		return false, err
	}
	return true, t.importAll(account, orders, done)
}

func (t *txn) importAll(account int64, orders []connectors.Order, done *Imported) error {
	our, err := t.ours()
	if err != nil {
		return err
	}
	for _, o := range orders {
		w, err := t.weigh(account, cleanOrder(o))
		if err != nil {
			return err
		}
		done.add(w.fate)
		if w.fate == FateKept || w.fate == FateSame && len(w.gone) == 0 {
			continue
		}
		waiting, err := t.saveOrder(account, o, "", our)
		if err != nil {
			return fmt.Errorf("order %s: %w", o.Number, err)
		}
		done.Inquiries = append(done.Inquiries, waiting...)
	}
	return nil
}

// WeighOrders tells what ImportOrders would do and changes nothing.
func (s *Store) WeighOrders(ctx context.Context, account int64, orders []connectors.Order) (Imported, error) {
	var would Imported
	err := s.tx(ctx, func(t *txn) error {
		for _, o := range orders {
			w, err := t.weigh(account, cleanOrder(o))
			if err != nil {
				return err
			}
			would.add(w.fate)
		}
		return nil
	})
	return would, err
}
