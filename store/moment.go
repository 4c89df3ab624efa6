package store

import "context"

// momentKey is under which a context carries the transaction that reads for it.
type momentKey struct{}

// OneMoment runs f with a context: whatever is read with it is of one moment, also by
// several questions. A page that is put together shows what belongs together, whatever
// is moved meanwhile. f writes nothing and reads one thing after the other.
func (s *Store) OneMoment(ctx context.Context, f func(ctx context.Context) error) error {
	return s.readTx(ctx, func(t *txn) error { return f(context.WithValue(ctx, momentKey{}, t)) })
}

// within is the transaction that reads for a context, nil for none.
func (r *reader) within(ctx context.Context) *txn {
	if t, ok := ctx.Value(momentKey{}).(*txn); ok && t.pool == r {
		return t
	}
	return nil
}
