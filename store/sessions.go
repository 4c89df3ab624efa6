package store

import (
	"context"
	"errors"
)

// SaveSession keeps a sign-in by the hash of its token.
func (s *Store) SaveSession(ctx context.Context, tokenHash string, staff, until int64) error {
	return s.tx(ctx, func(t *txn) error {
		if _, err := t.exec(`DELETE FROM sessions WHERE until_at <= $1`, t.now); err != nil {
			return err
		}
		_, err := t.exec(`
			INSERT INTO sessions (token_hash, staff_id, until_at) VALUES ($1, $2, $3)
			ON CONFLICT (token_hash) DO UPDATE SET until_at = excluded.until_at`, tokenHash, staff, until)
		return err
	})
}

// Session returns who signed in with a token, false when nobody or too long ago.
func (s *Store) Session(ctx context.Context, tokenHash string) (Staff, bool, error) {
	who, err := scanStaff(found{s.read.QueryRowContext(ctx, `
		SELECT f.id, f.name, f.role, f.off FROM sessions x JOIN staff f ON f.id = x.staff_id
		WHERE x.token_hash = $1 AND x.until_at > $2 AND f.off = 0`, tokenHash, s.now())})
	if errors.Is(err, ErrNotFound) {
		return Staff{}, false, nil
	}
	return who, err == nil, err
}

// EndSession signs out.
func (s *Store) EndSession(ctx context.Context, tokenHash string) error {
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`DELETE FROM sessions WHERE token_hash = $1`, tokenHash)
		return err
	})
}
