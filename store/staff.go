package store

import "context"

const staffColumns = `id, name, kana, role, off, last_day, pin <> '', version`

func scanStaff(r scanner) (Staff, error) {
	var s Staff
	return s, r.Scan(&s.ID, &s.Name, &s.Kana, &s.Role, &s.Off, &s.LastDay, &s.HasPIN, &s.Version)
}

// EnsureOwner returns the first owner, created under the given name when the
// desk is new.
func (s *Store) EnsureOwner(ctx context.Context, name string) (Staff, error) {
	var owner Staff
	err := s.tx(ctx, func(t *txn) error {
		all, err := collect(t.ctx, t, scanStaff, `SELECT `+staffColumns+` FROM staff WHERE role = 'owner' AND off = 0 ORDER BY id LIMIT 1`)
		if err != nil {
			return err
		}
		if len(all) > 0 {
			owner = all[0]
			return nil
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

// Staffs returns everybody, also those who have left.
func (s *Store) Staffs(ctx context.Context) ([]Staff, error) {
	return collect(ctx, s.read, scanStaff, `SELECT `+staffColumns+` FROM staff ORDER BY id`)
}
