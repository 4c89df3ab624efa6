package store

import (
	"context"
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

// ImportOrders keeps the orders of one file, all of them or none.
func (s *Store) ImportOrders(ctx context.Context, by Actor, account int64, orders []connectors.Order, file string) (Imported, error) {
	var done Imported
	err := s.tx(ctx, func(t *txn) error {
		done = Imported{}
		if err := t.living(account); err != nil {
			return err
		}
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
		return t.record(by, "import", "account", account, clean(file))
	})
	slices.Sort(done.Inquiries)
	done.Inquiries = slices.Compact(done.Inquiries)
	return done, err
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
