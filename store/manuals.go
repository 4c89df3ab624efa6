package store

import "context"

// Manual is how the shop handles a kind of question (手順書). Category 0 is the page
// of the whole shop.
type Manual struct {
	CategoryID int64
	Body       string
	By         string
	ChangedAt  int64
	Version    int64 // 0 for a page that is not written yet
}

// Manuals returns the pages that are written.
func (s *Store) Manuals(ctx context.Context) ([]Manual, error) {
	return collect(ctx, s.read, func(r scanner) (Manual, error) {
		var m Manual
		return m, r.Scan(&m.CategoryID, &m.Body, &m.By, &m.ChangedAt, &m.Version)
	}, `SELECT m.category_id, m.body, COALESCE(p.name, ''), m.changed_at, m.version
		FROM manuals m LEFT JOIN staff p ON p.id = m.staff_id WHERE m.category_id >= 0 ORDER BY m.category_id`)
}

// SaveManual writes a page, comparing Version (0 for a new one). An empty body
// removes it.
func (s *Store) SaveManual(ctx context.Context, by Actor, m Manual) (Manual, error) {
	err := s.tx(ctx, func(t *txn) error {
		var n int64
		var err error
		switch {
		case m.Version == 0 && m.Body == "":
			return nil
		case m.Version == 0:
			n, err = t.exec(`INSERT INTO manuals (category_id, body, staff_id, changed_at) VALUES ($1, $2, $3, $4) ON CONFLICT (category_id) DO NOTHING`,
				m.CategoryID, m.Body, by.Staff, t.now)
		case m.Body == "":
			n, err = t.exec(`DELETE FROM manuals WHERE category_id = $1 AND version = $2`, m.CategoryID, m.Version)
			m.Version = -1
		default:
			n, err = t.exec(`UPDATE manuals SET body = $1, staff_id = $2, changed_at = $3, version = version + 1 WHERE category_id = $4 AND version = $5`,
				m.Body, by.Staff, t.now, m.CategoryID, m.Version)
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		m.Version++
		m.By, m.ChangedAt = by.Name, t.now
		return t.record(by, "manual_save", "category", m.CategoryID, "")
	})
	return m, err
}
