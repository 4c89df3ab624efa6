package store

import (
	"context"
	"slices"
)

const templateColumns = `t.id, t.name, t.reading, COALESCE(c.name, t.category), t.category_id, t.owner_id, COALESCE(w.name, ''),
	t.subject, t.body, t.next, t.review_on, t.valid_from, t.valid_to, t.follow_days, t.approval, t.steps, t.records, t.library,
	t.uses, t.used_at, t.version`

const fromTemplates = ` FROM templates t
	LEFT JOIN categories c ON c.id = t.category_id AND c.removed_at = 0
	LEFT JOIN staff w ON w.id = t.owner_id `

func scanTemplate(r scanner) (Template, error) {
	var t Template
	var steps string
	err := r.Scan(&t.ID, &t.Name, &t.Reading, &t.Category, &t.CategoryID, &t.OwnerID, &t.Owner, &t.Subject, &t.Body, &t.Next,
		&t.ReviewOn, &t.ValidFrom, &t.ValidTo, &t.FollowDays, &t.Approval, &steps, &t.Records, &t.Library, &t.Uses, &t.UsedAt, &t.Version)
	if err != nil {
		return t, err
	}
	return t, fromJSON(steps, &t.Steps)
}

// Templates returns all templates by category and reading.
func (s *Store) Templates(ctx context.Context) ([]Template, error) {
	all, err := collect(ctx, s.read, scanTemplate, `
		SELECT `+templateColumns+fromTemplates+`WHERE t.removed_at = 0
		ORDER BY COALESCE(c.position, 1000000), COALESCE(c.name, t.category), t.reading, t.name, t.id`)
	if err != nil {
		return nil, err
	}
	return all, withTexts(ctx, s.read, all)
}

// withTexts gives templates their texts for single channels.
func withTexts(ctx context.Context, q queryer, all []Template) error {
	type kept struct {
		of int64
		TemplateText
	}
	scan := func(r scanner) (kept, error) {
		var k kept
		return k, r.Scan(&k.of, &k.Channel, &k.Subject, &k.Body)
	}
	texts, err := collect(ctx, q, scan, `SELECT template_id, channel, subject, body FROM template_texts ORDER BY template_id, channel`)
	of := map[int64][]TemplateText{}
	for _, k := range texts {
		of[k.of] = append(of[k.of], k.TemplateText)
	}
	for i := range all {
		all[i].Texts = of[all[i].ID]
	}
	return err
}

// Template returns one template.
func (s *Store) Template(ctx context.Context, id int64) (Template, error) {
	t, err := scanTemplate(found{s.read.QueryRowContext(ctx, `SELECT `+templateColumns+fromTemplates+`WHERE t.id = $1 AND t.removed_at = 0`, id)})
	if err != nil {
		return t, err
	}
	one := []Template{t}
	err = withTexts(ctx, s.read, one)
	return one[0], err
}

// TemplateByName returns the template of that name.
func (s *Store) TemplateByName(ctx context.Context, name string) (Template, error) {
	t, err := scanTemplate(found{s.read.QueryRowContext(ctx, `SELECT `+templateColumns+fromTemplates+`WHERE t.name = $1 AND t.removed_at = 0`, name)})
	if err != nil {
		return t, err
	}
	one := []Template{t}
	err = withTexts(ctx, s.read, one)
	return one[0], err
}

// MatchTemplateCategories gives the templates of before the categories the one
// that is called as they say, once in the life of a profile.
func (s *Store) MatchTemplateCategories(ctx context.Context) error {
	const done = "template_categories"
	before, err := s.Setting(ctx, done)
	if err != nil || before != "" {
		return err
	}
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`
			UPDATE templates SET category_id = (SELECT c.id FROM categories c WHERE c.name = templates.category AND c.removed_at = 0)
			WHERE category_id = 0 AND category <> ''
			AND EXISTS (SELECT 1 FROM categories c WHERE c.name = templates.category AND c.removed_at = 0)`)
		if err != nil {
			return err
		}
		return t.setSetting(Actor{}, done, "1")
	})
}

// MatchTemplateLibrary gives the templates of before the library the word of the text they stand for, once. words has
// it by their name. A template that a person renamed keeps none: what it is about is his to say.
func (s *Store) MatchTemplateLibrary(ctx context.Context, words map[string]string) error {
	const done = "template_library"
	before, err := s.Setting(ctx, done)
	if err != nil || before != "" {
		return err
	}
	return s.tx(ctx, func(t *txn) error {
		for name, word := range words {
			_, err := t.exec(`
				UPDATE templates SET library = $1
				WHERE library = '' AND name = $2 AND NOT EXISTS (SELECT 1 FROM templates o WHERE o.library = $3)`, word, name, word)
			if err != nil {
				return err
			}
		}
		return t.setSetting(Actor{}, done, "1")
	})
}

// SaveTemplate creates a template (ID 0) or changes one with all its texts,
// comparing Version. A name that is taken is ErrConflict for a new one and
// ErrTaken for another. Without CategoryID the category is that of its name.
func (s *Store) SaveTemplate(ctx context.Context, by Actor, w Template) (Template, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		w, err = t.saveTemplate(by, w)
		return err
	})
	return w, err
}

// SaveTexts saves several templates and shared pieces of text at once, or none.
func (s *Store) SaveTexts(ctx context.Context, by Actor, snippets []Snippet, templates []Template) error {
	return s.tx(ctx, func(t *txn) error {
		for _, n := range snippets {
			if _, err := t.saveSnippet(by, n); err != nil {
				return err
			}
		}
		for _, w := range templates {
			if _, err := t.saveTemplate(by, w); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *txn) saveTemplate(by Actor, w Template) (Template, error) {
	w = cleanTemplate(w)
	if w.Next == "" {
		w.Next = StateWaiting
	}
	if w.Steps == nil {
		w.Steps = []string{}
	}
	if err := t.placeTemplate(&w); err != nil {
		return w, err
	}
	var err error
	if w.ID == 0 {
		err = t.addTemplate(&w)
	} else {
		err = t.changeTemplate(&w)
	}
	if err != nil {
		return w, err
	}
	if err := t.saveTexts(w); err != nil {
		return w, err
	}
	if err := t.record(by, "template_save", "template", w.ID, ""); err != nil {
		return w, err
	}
	saved, err := scanTemplate(t.row(`SELECT `+templateColumns+fromTemplates+`WHERE t.id = $1`, w.ID))
	saved.Texts = w.Texts
	return saved, err
}

// cleanTemplate returns a copy with clean texts.
func cleanTemplate(w Template) Template {
	cleanAll(&w.Name, &w.Reading, &w.Category, &w.Subject, &w.Body)
	w.Steps, w.Texts = slices.Clone(w.Steps), slices.Clone(w.Texts)
	for i := range w.Steps {
		cleanAll(&w.Steps[i])
	}
	for i := range w.Texts {
		cleanAll(&w.Texts[i].Subject, &w.Texts[i].Body)
	}
	return w
}

// placeTemplate finds the category by its name, and the name of a known one.
func (t *txn) placeTemplate(w *Template) error {
	if w.CategoryID != 0 {
		return t.row(`SELECT name FROM categories WHERE id = $1 AND removed_at = 0`, w.CategoryID).Scan(&w.Category)
	}
	if w.Category == "" {
		return nil
	}
	return ignoreMissing(t.row(`SELECT id FROM categories WHERE name = $1 AND removed_at = 0`, w.Category).Scan(&w.CategoryID))
}

func (t *txn) addTemplate(w *Template) error {
	err := t.row(`
		INSERT INTO templates (name, reading, category, category_id, owner_id, subject, body, next, review_on, valid_from, valid_to,
			follow_days, approval, steps, records, library)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
		RETURNING id, version`,
		w.Name, w.Reading, w.Category, w.CategoryID, w.OwnerID, w.Subject, w.Body, w.Next, w.ReviewOn, w.ValidFrom, w.ValidTo,
		w.FollowDays, bit(w.Approval), asJSON(w.Steps), w.Records, w.Library).Scan(&w.ID, &w.Version)
	if duplicate(err) {
		return ErrConflict
	}
	return err
}

func (t *txn) changeTemplate(w *Template) error {
	n, err := t.exec(`
		UPDATE templates SET name = $1, reading = $2, category = $3, category_id = $4, owner_id = $5, subject = $6, body = $7, next = $8,
			review_on = $9, valid_from = $10, valid_to = $11, follow_days = $12, approval = $13, steps = $14, records = $15, version = version + 1
		WHERE id = $16 AND version = $17 AND removed_at = 0`,
		w.Name, w.Reading, w.Category, w.CategoryID, w.OwnerID, w.Subject, w.Body, w.Next, w.ReviewOn, w.ValidFrom, w.ValidTo,
		w.FollowDays, bit(w.Approval), asJSON(w.Steps), w.Records, w.ID, w.Version)
	if duplicate(err) {
		return ErrTaken
	}
	if err != nil || n > 0 {
		return err
	}
	return t.goneOrChanged(`SELECT COUNT(*) FROM templates WHERE id = $1 AND removed_at = 0`, w.ID)
}

func (t *txn) saveTexts(w Template) error {
	if _, err := t.exec(`DELETE FROM template_texts WHERE template_id = $1`, w.ID); err != nil {
		return err
	}
	for _, one := range w.Texts {
		_, err := t.exec(`INSERT INTO template_texts (template_id, channel, subject, body) VALUES ($1, $2, $3, $4)`,
			w.ID, one.Channel, one.Subject, one.Body)
		if err != nil {
			return err
		}
	}
	return nil
}

// DeleteTemplate takes a template out of use; its texts stay for the way back.
func (s *Store) DeleteTemplate(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		var name string
		if err := t.row(`SELECT name FROM templates WHERE id = $1 AND removed_at = 0`, id).Scan(&name); err != nil {
			return err
		}
		if err := t.must(`UPDATE templates SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0`, max(t.now, 1), id); err != nil {
			return err
		}
		if err := t.record(by, "template_delete", "template", id, name); err != nil {
			return err
		}
		return t.saveChange(by, "template_delete", name, wayBack{Template: id})
	})
}

// undeleteTemplate brings a template back into use, unless another one has its
// name by now.
func (t *txn) undeleteTemplate(by Actor, u *Undone, id int64) error {
	var others int
	err := t.row(`
		SELECT COUNT(*) FROM templates WHERE removed_at = 0 AND id <> $1 AND name = (SELECT name FROM templates WHERE id = $2)`, id, id).Scan(&others)
	if err != nil {
		return err
	}
	if others > 0 {
		u.Left = append(u.Left, Left{Part: "template", Why: "changed"})
		return nil
	}
	if err := t.must(`UPDATE templates SET removed_at = 0, version = version + 1 WHERE id = $1`, id); err != nil {
		return err
	}
	return t.record(by, "template_restore", "template", id, "")
}

// TemplateUsed counts a use, so that the palette can offer frequent ones first.
func (s *Store) TemplateUsed(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE templates SET uses = uses + 1, used_at = $1 WHERE id = $2`, t.now, id)
	})
}
