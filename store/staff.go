package store

import (
	"context"
	"errors"
)

const staffColumns = `id, name, kana, role, off, last_day, pin <> '', version`

func scanStaff(r scanner) (Staff, error) {
	var s Staff
	return s, r.Scan(&s.ID, &s.Name, &s.Kana, &s.Role, &s.Off, &s.LastDay, &s.HasPIN, &s.Version)
}

// EnsureOwner returns the first owner, created under the given name when the
// desk is new. Every act of a shop of one person begins with it, so it asks for
// the writer's turn only when there is something to write.
func (s *Store) EnsureOwner(ctx context.Context, name string) (Staff, error) {
	owner, err := firstOwner(ctx, s.read)
	if !errors.Is(err, ErrNotFound) {
		return owner, err
	}
	err = s.tx(ctx, func(t *txn) error {
		owner, err = firstOwner(t.ctx, t)
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		owner = Staff{Name: name, Role: "owner", Version: 1}
		err = t.row(`INSERT INTO staff (name, role, created_at) VALUES ($1, $2, $3) RETURNING id`, name, owner.Role, t.now).Scan(&owner.ID)
		if err != nil {
			return err
		}
		return t.record(Actor{Staff: owner.ID, Name: name}, "staff_add", "staff", owner.ID, owner.Role)
	})
	return owner, err
}

func firstOwner(ctx context.Context, q queryer) (Staff, error) {
	return scanStaff(found{q.QueryRowContext(ctx, `SELECT `+staffColumns+` FROM staff WHERE role = 'owner' AND off = 0 ORDER BY id LIMIT 1`)})
}

// Staffs returns everybody, also those who have left.
func (s *Store) Staffs(ctx context.Context) ([]Staff, error) {
	return collect(ctx, s.read, scanStaff, `SELECT `+staffColumns+` FROM staff ORDER BY id`)
}
