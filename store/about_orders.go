package store

import (
	"fmt"

	"madoguchi/connectors"
)

// orders saves the orders that letters tell of. Two mailboxes may get the same
// letter: it is one order.
func (in *intake) orders(all []connectors.Order) error {
	for _, o := range all {
		var elsewhere int
		err := in.row(`
			SELECT COUNT(*) FROM orders o JOIN accounts a ON a.id = o.account_id
			WHERE o.number = $1 AND o.account_id <> $2 AND a.kind = $3 AND a.removed_at = 0`, o.Number, in.account, in.kind).Scan(&elsewhere)
		if err != nil {
			return err
		}
		if elsewhere > 0 && o.Source == connectors.FromMail {
			continue
		}
		waiting, err := in.saveOrder(in.account, o, in.sha(o.Raw), in.our)
		if err != nil {
			return fmt.Errorf("order %s: %w", o.Number, err)
		}
		for _, id := range waiting {
			in.result.Changed = addOnce(in.result.Changed, id)
		}
	}
	return nil
}
