package store

import "context"

// Manual is how the shop handles a kind of question (手順書). Category 0 is the
// page for every question.
type Manual struct {
	CategoryID int64
	Body       string
	By         string // who changed it last
	ChangedAt  int64
	Version    int64 // 0 for a page that is not written yet
}

const manualColumns = `m.category_id, m.body, COALESCE(p.name, ''), m.changed_at, m.version
	FROM manuals m LEFT JOIN staff p ON p.id = m.staff_id `

func scanManual(r scanner) (Manual, error) {
	var m Manual
	return m, r.Scan(&m.CategoryID, &m.Body, &m.By, &m.ChangedAt, &m.Version)
}

// Manuals returns the pages that are written, the common one first.
func (s *Store) Manuals(ctx context.Context) ([]Manual, error) {
	return collect(ctx, s.read, scanManual, `SELECT `+manualColumns+`WHERE m.body <> '' ORDER BY m.category_id`)
}

// ManualsFor returns what is written for a category: its own page before the
// common one.
func (s *Store) ManualsFor(ctx context.Context, category int64) ([]Manual, error) {
	return collect(ctx, s.read, scanManual, `
		SELECT `+manualColumns+`WHERE m.category_id IN (0, $1) AND m.body <> '' ORDER BY m.category_id DESC`, category)
}

// SaveManual writes the page of a category, comparing Version (0 for one that was
// never written). An emptied page stays with its version, so that what it said can
// be brought back and nobody writes over it unseen.
func (s *Store) SaveManual(ctx context.Context, by Actor, m Manual) (Manual, error) {
	err := s.tx(ctx, func(t *txn) error {
		cleanAll(&m.Body)
		if m.CategoryID != 0 {
			if err := t.mustBeInUse("categories", m.CategoryID); err != nil {
				return err
			}
		}
		var n int64
		var err error
		if m.Version == 0 {
			// A page that another emptied meanwhile counts as one that was never written.
			n, err = t.exec(`
				INSERT INTO manuals (category_id, body, staff_id, changed_at) VALUES ($1, $2, $3, $4)
				ON CONFLICT (category_id) DO UPDATE SET body = excluded.body, staff_id = excluded.staff_id, changed_at = excluded.changed_at,
					version = manuals.version + 1 WHERE manuals.body = ''`,
				m.CategoryID, m.Body, by.Staff, t.now)
		} else {
			n, err = t.exec(`UPDATE manuals SET body = $1, staff_id = $2, changed_at = $3, version = version + 1 WHERE category_id = $4 AND version = $5`,
				m.Body, by.Staff, t.now, m.CategoryID, m.Version)
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		if err := t.record(by, "manual_save", "category", m.CategoryID, ""); err != nil {
			return err
		}
		m, err = scanManual(t.row(`SELECT `+manualColumns+`WHERE m.category_id = $1`, m.CategoryID))
		return err
	})
	return m, err
}

// moveManual puts what is written for a category that goes behind the page of the
// one that takes its place.
func (t *txn) moveManual(by Actor, from, to int64) error {
	old, err := scanManual(t.row(`SELECT `+manualColumns+`WHERE m.category_id = $1`, from))
	if err != nil || old.Body == "" {
		return ignoreMissing(err)
	}
	_, err = t.exec(`
		INSERT INTO manuals (category_id, body, staff_id, changed_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT (category_id) DO UPDATE SET staff_id = excluded.staff_id, changed_at = excluded.changed_at, version = manuals.version + 1,
			body = CASE WHEN manuals.body = '' THEN excluded.body ELSE manuals.body || CAST($5 AS TEXT) || excluded.body END`,
		to, old.Body, by.Staff, t.now, "\n\n")
	if err != nil {
		return err
	}
	_, err = t.exec(`DELETE FROM manuals WHERE category_id = $1`, from)
	return err
}
