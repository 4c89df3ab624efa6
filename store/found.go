package store

import "context"

// Found makes an answer whose outcome was unknown sent: the thread or the Sent
// folder shows it. One that was settled meanwhile stays as it is.
func (s *Store) Found(ctx context.Context, id int64, out Outcome) error {
	return s.tx(ctx, func(t *txn) error {
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		if o.State != OutUnknown {
			return nil
		}
		out.Kind = OutcomeSent
		return t.delivered(o, out)
	})
}
