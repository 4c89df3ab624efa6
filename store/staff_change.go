package store

import (
	"context"
	"errors"
)

// ErrLastOwner refuses to leave the shop without anybody who may do everything.
var ErrLastOwner = errors.New("the last owner")

// StaffByID returns one person.
func (s *Store) StaffByID(ctx context.Context, id int64) (Staff, error) {
	return scanStaff(found{s.read.QueryRowContext(ctx, `SELECT `+staffColumns+` FROM staff WHERE id = $1`, id)})
}

// SaveStaff adds a person (id 0) or changes name, reading, role and last day.
func (s *Store) SaveStaff(ctx context.Context, by Actor, in Staff) (Staff, error) {
	var out Staff
	err := s.tx(ctx, func(t *txn) error {
		if in.ID == 0 {
			err := t.row(`INSERT INTO staff (name, kana, role, last_day, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
				clean(in.Name), clean(in.Kana), in.Role, in.LastDay, t.now).Scan(&in.ID)
			if err != nil {
				return err
			}
			if err := t.record(by, "staff_add", "staff", in.ID, in.Role); err != nil {
				return err
			}
		} else if err := t.changeStaff(by, in); err != nil {
			return err
		}
		var err error
		out, err = t.staff(in.ID)
		return err
	})
	return out, err
}

func (t *txn) staff(id int64) (Staff, error) {
	return scanStaff(t.row(`SELECT `+staffColumns+` FROM staff WHERE id = $1`, id))
}

func (t *txn) changeStaff(by Actor, in Staff) error {
	old, err := t.staff(in.ID)
	if err != nil {
		return err
	}
	if in.Version != 0 && in.Version != old.Version {
		return ErrConflict
	}
	if old.Role == "owner" && (in.Role != "owner" || in.LastDay != "") {
		if err := t.otherOwner(in.ID); err != nil {
			return err
		}
	}
	err = t.must(`UPDATE staff SET name = $1, kana = $2, role = $3, last_day = $4, version = version + 1 WHERE id = $5`,
		clean(in.Name), clean(in.Kana), in.Role, in.LastDay, in.ID)
	if err != nil {
		return err
	}
	return t.record(by, "staff_change", "staff", in.ID, in.Role)
}

// otherOwner makes sure that an owner without an end stays beside the given one.
func (t *txn) otherOwner(id int64) error {
	var n int
	err := t.row(`SELECT COUNT(*) FROM staff WHERE role = 'owner' AND off = 0 AND last_day = '' AND id <> $1`, id).Scan(&n)
	if err == nil && n == 0 {
		return ErrLastOwner
	}
	return err
}

// RemoveStaff says that a person has left and gives the open inquiries to
// somebody else, 0 to nobody. Names in the past stay. It returns the inquiries
// that moved.
func (s *Store) RemoveStaff(ctx context.Context, by Actor, id, to int64) ([]int64, error) {
	var moved []int64
	err := s.tx(ctx, func(t *txn) error {
		old, err := t.staff(id)
		if err != nil {
			return err
		}
		if old.Role == "owner" {
			if err := t.otherOwner(id); err != nil {
				return err
			}
		}
		name := ""
		if to != 0 {
			heir, err := t.staff(to)
			if err != nil {
				return err
			}
			if heir.Off || to == id {
				return ErrNotFound
			}
			name = heir.Name
		}
		err = t.must(`UPDATE staff SET off = 1, pin = '', pin_failures = 0, pin_until = 0, version = version + 1 WHERE id = $1`, id)
		if err != nil {
			return err
		}
		moved, err = collect(t.ctx, t, scanID, `
			UPDATE inquiries SET owner_id = $1, version = version + 1
			WHERE owner_id = $2 AND owner_id > 0 AND state NOT IN ('done', 'ignored') RETURNING id`, to, id)
		if err != nil {
			return err
		}
		for _, inquiry := range moved {
			if err := t.event(by, inquiry, "assigned", name); err != nil {
				return err
			}
		}
		return t.record(by, "staff_remove", "staff", id, "")
	})
	return moved, err
}

// StaffOpen counts the open inquiries of a person.
func (s *Store) StaffOpen(ctx context.Context, id int64) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `
		SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM desk_counts WHERE owner_id = $1 AND owner_id > 0 AND state NOT IN ('done', 'ignored')`, id).Scan(&n)
	return n, err
}
