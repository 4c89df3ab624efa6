package store

import "context"

const templateColumns = `id, name, reading, category, subject, body, next, uses, version`

func scanTemplate(r scanner) (Template, error) {
	var t Template
	return t, r.Scan(&t.ID, &t.Name, &t.Reading, &t.Category, &t.Subject, &t.Body, &t.Next, &t.Uses, &t.Version)
}

// Templates returns all templates by category and reading.
func (s *Store) Templates(ctx context.Context) ([]Template, error) {
	return collect(ctx, s.read, scanTemplate, `
		SELECT `+templateColumns+` FROM templates WHERE removed_at = 0 ORDER BY category, reading, name, id`)
}

// Template returns one template.
func (s *Store) Template(ctx context.Context, id int64) (Template, error) {
	return scanTemplate(found{s.read.QueryRowContext(ctx, `
		SELECT `+templateColumns+` FROM templates WHERE id = $1 AND removed_at = 0`, id)})
}

// TemplateByName returns the template of that name.
func (s *Store) TemplateByName(ctx context.Context, name string) (Template, error) {
	return scanTemplate(found{s.read.QueryRowContext(ctx, `
		SELECT `+templateColumns+` FROM templates WHERE name = $1 AND removed_at = 0`, name)})
}

// SaveTemplate creates a template (ID 0) or changes one, comparing Version. A
// name that is taken is ErrConflict.
func (s *Store) SaveTemplate(ctx context.Context, by Actor, w Template) (Template, error) {
	if w.Next == "" {
		w.Next = StateWaiting
	}
	err := s.tx(ctx, func(t *txn) error {
		var err error
		if w.ID == 0 {
			err = t.row(`
				INSERT INTO templates (name, reading, category, subject, body, next) VALUES ($1, $2, $3, $4, $5, $6)
				RETURNING id, version`, w.Name, w.Reading, w.Category, w.Subject, w.Body, w.Next).Scan(&w.ID, &w.Version)
		} else {
			err = t.changeTemplate(&w)
		}
		if duplicate(err) {
			return ErrConflict
		}
		if err != nil {
			return err
		}
		return t.record(by, "template_save", "template", w.ID, "")
	})
	return w, err
}

func (t *txn) changeTemplate(w *Template) error {
	n, err := t.exec(`
		UPDATE templates SET name = $1, reading = $2, category = $3, subject = $4, body = $5, next = $6, version = version + 1
		WHERE id = $7 AND version = $8 AND removed_at = 0`,
		w.Name, w.Reading, w.Category, w.Subject, w.Body, w.Next, w.ID, w.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return t.goneOrChanged(`SELECT COUNT(*) FROM templates WHERE id = $1 AND removed_at = 0`, w.ID)
	}
	w.Version++
	return nil
}

// DeleteTemplate takes a template out of use.
func (s *Store) DeleteTemplate(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.must(`UPDATE templates SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0`, t.now, id); err != nil {
			return err
		}
		return t.record(by, "template_delete", "template", id, "")
	})
}

// TemplateUsed counts a use, so that the palette can offer frequent ones first.
func (s *Store) TemplateUsed(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE templates SET uses = uses + 1 WHERE id = $1`, id)
	})
}
