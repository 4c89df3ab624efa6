package store

import (
	"context"
	"strings"

	"madoguchi/connectors/ordernumber"
)

// Found makes an answer whose outcome was unknown sent: the thread or the Sent
// folder shows it. One that was settled meanwhile stays as it is.
func (s *Store) Found(ctx context.Context, id int64, remoteID string, at int64) error {
	return s.tx(ctx, func(t *txn) error {
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		if o.State != OutUnknown {
			return nil
		}
		return t.delivered(o, Outcome{Kind: OutcomeSent, RemoteID: remoteID, At: at})
	})
}

// NumberOptions is by what an order number in a text is known as ours.
func (s *Store) NumberOptions(ctx context.Context) (ordernumber.Options, error) {
	all, err := collect(ctx, s.read, scanAccount, `SELECT `+accountColumns+` FROM accounts WHERE removed_at = 0 ORDER BY id`)
	var o ordernumber.Options
	for _, a := range all {
		if id := strings.TrimSpace(a.Settings["shop_id"]); id != "" {
			o.ShopIDs = append(o.ShopIDs, id)
		}
		if id := strings.TrimSpace(a.Settings["seller_id"]); id != "" {
			o.YahooAccounts = append(o.YahooAccounts, id)
		}
	}
	return o, err
}
