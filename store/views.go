package store

import "context"

// View is a list as somebody keeps it under a name (保存した表示).
type View struct {
	ID       int64
	Staff    int64 // whose it is, 0: everybody's
	Name     string
	Position int64
	Query    string // JSON, as the list above it reads it
	Version  int64
}

const viewColumns = `id, staff_id, name, position, query, version`

func scanView(r scanner) (View, error) {
	var v View
	return v, r.Scan(&v.ID, &v.Staff, &v.Name, &v.Position, &v.Query, &v.Version)
}

// Views returns everybody's views and those of one person, in their order.
func (s *Store) Views(ctx context.Context, staff int64) ([]View, error) {
	return collect(ctx, s.read, scanView, `
		SELECT `+viewColumns+` FROM views WHERE removed_at = 0 AND staff_id IN (0, $1) ORDER BY position, id`, staff)
}

// SaveView adds a view (ID 0) behind the others or changes one, comparing Version.
// Somebody else's own view is not there.
func (s *Store) SaveView(ctx context.Context, by Actor, v View) (View, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		if v.ID == 0 {
			err = t.row(`
				INSERT INTO views (staff_id, name, position, query)
				SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), COALESCE(MAX(position), 0) + 1, CAST($3 AS TEXT) FROM views
				RETURNING id, position, version`, v.Staff, v.Name, v.Query).Scan(&v.ID, &v.Position, &v.Version)
		} else {
			err = t.changeView(by, &v)
		}
		if err != nil {
			return err
		}
		return t.record(by, "view_save", "view", v.ID, "")
	})
	return v, err
}

func (t *txn) changeView(by Actor, v *View) error {
	n, err := t.exec(`
		UPDATE views SET staff_id = $1, name = $2, position = $3, query = $4, version = version + 1
		WHERE id = $5 AND version = $6 AND removed_at = 0 AND staff_id IN (0, $7)`,
		v.Staff, v.Name, v.Position, v.Query, v.ID, v.Version, by.Staff)
	if err != nil {
		return err
	}
	if n == 0 {
		return t.goneOrChanged(`SELECT COUNT(*) FROM views WHERE id = $1 AND removed_at = 0 AND staff_id IN (0, $2)`, v.ID, by.Staff)
	}
	v.Version++
	return nil
}

// RemoveView takes a view away; somebody else's own one is not there.
func (s *Store) RemoveView(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		err := t.must(`UPDATE views SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0 AND staff_id IN (0, $3)`, t.now, id, by.Staff)
		if err != nil {
			return err
		}
		return t.record(by, "view_remove", "view", id, "")
	})
}
