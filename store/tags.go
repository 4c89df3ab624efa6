package store

import "context"

const tagColumns = `g.id, g.name, g.reading, g.version, (SELECT COUNT(*) FROM inquiry_tags i WHERE i.tag_id = g.id)`

func scanTag(r scanner) (Tag, error) {
	var g Tag
	return g, r.Scan(&g.ID, &g.Name, &g.Reading, &g.Version, &g.Uses)
}

// Tags returns those in use, by reading and name.
func (s *Store) Tags(ctx context.Context) ([]Tag, error) {
	return collect(ctx, s.read, scanTag, `
		SELECT `+tagColumns+` FROM tags g WHERE g.removed_at = 0
		ORDER BY CASE g.reading WHEN '' THEN g.name ELSE g.reading END, g.name, g.id`)
}

// SaveTag adds a tag (ID 0) or changes one, comparing Version. A name that is
// taken is ErrTaken.
func (s *Store) SaveTag(ctx context.Context, by Actor, g Tag) (Tag, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		if g.ID == 0 {
			err = t.row(`INSERT INTO tags (name, reading) VALUES ($1, $2) RETURNING id`, g.Name, g.Reading).Scan(&g.ID)
		} else {
			err = t.changeNamed("tags", g.ID, g.Version, g.Name, g.Reading)
		}
		if duplicate(err) {
			return ErrTaken
		}
		if err != nil {
			return err
		}
		if err := t.record(by, "tag_save", "tag", g.ID, ""); err != nil {
			return err
		}
		g, err = scanTag(t.row(`SELECT `+tagColumns+` FROM tags g WHERE g.id = $1`, g.ID))
		return err
	})
	return g, err
}

// RemoveTag takes a tag out of use. The inquiries that have it keep its word, or
// take that of to when it is not 0.
func (s *Store) RemoveTag(ctx context.Context, by Actor, id, version, to int64) error {
	return s.tx(ctx, func(t *txn) error {
		if to != 0 {
			if err := t.mustBeInUse("tags", to); err != nil {
				return err
			}
		}
		if err := t.removeNamed("tags", id, version); err != nil {
			return err
		}
		if to != 0 {
			if err := t.moveTag(id, to); err != nil {
				return err
			}
		}
		return t.record(by, "tag_remove", "tag", id, "")
	})
}

func (t *txn) moveTag(from, to int64) error {
	_, err := t.exec(`
		INSERT INTO inquiry_tags (inquiry_id, tag_id)
		SELECT inquiry_id, CAST($1 AS BIGINT) FROM inquiry_tags WHERE tag_id = $2
		ON CONFLICT (inquiry_id, tag_id) DO NOTHING`, to, from)
	if err != nil {
		return err
	}
	_, err = t.exec(`DELETE FROM inquiry_tags WHERE tag_id = $1`, from)
	return err
}
