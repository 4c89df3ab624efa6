package store

import "context"

// FAQ is what customers ask again and again, with its answer in general words
// (よくある質問).
type FAQ struct {
	ID         int64
	Question   string
	Answer     string
	CategoryID int64
	Category   string // name of it, "" when it was removed
	TemplateID int64
	Template   string // name of it, "" when it was removed
	Shown      bool   // on the pages of the shop
	Uses       int
	By         string // who changed it last
	ChangedAt  int64
	Version    int64
}

const faqColumns = `f.id, f.question, f.answer, f.category_id, COALESCE(c.name, ''), f.template_id, COALESCE(t.name, ''),
	f.shown, f.uses, COALESCE(p.name, ''), f.changed_at, f.version`

const fromFAQs = ` FROM faqs f
	LEFT JOIN categories c ON c.id = f.category_id AND c.removed_at = 0
	LEFT JOIN templates t ON t.id = f.template_id AND t.removed_at = 0
	LEFT JOIN staff p ON p.id = f.staff_id `

func scanFAQ(r scanner) (FAQ, error) {
	var f FAQ
	return f, r.Scan(&f.ID, &f.Question, &f.Answer, &f.CategoryID, &f.Category, &f.TemplateID, &f.Template,
		&f.Shown, &f.Uses, &f.By, &f.ChangedAt, &f.Version)
}

// FAQs returns the entries in the shop's order.
func (s *Store) FAQs(ctx context.Context) ([]FAQ, error) {
	return collect(ctx, s.read, scanFAQ, `SELECT `+faqColumns+fromFAQs+`WHERE f.removed_at = 0 ORDER BY f.position, f.id`)
}

// FAQ returns one entry.
func (s *Store) FAQ(ctx context.Context, id int64) (FAQ, error) {
	return scanFAQ(found{s.read.QueryRowContext(ctx, `SELECT `+faqColumns+fromFAQs+`WHERE f.id = $1 AND f.removed_at = 0`, id)})
}

// SaveFAQ adds an entry (ID 0) behind the others or changes one, comparing
// Version. A question that is there already is ErrTaken.
func (s *Store) SaveFAQ(ctx context.Context, by Actor, f FAQ) (FAQ, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		f, err = t.saveFAQ(by, f)
		return err
	})
	return f, err
}

// SaveFAQs saves several entries at once, or none.
func (s *Store) SaveFAQs(ctx context.Context, by Actor, all []FAQ) error {
	return s.tx(ctx, func(t *txn) error {
		for _, f := range all {
			if _, err := t.saveFAQ(by, f); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *txn) saveFAQ(by Actor, f FAQ) (FAQ, error) {
	cleanAll(&f.Question, &f.Answer)
	var err error
	if f.ID == 0 {
		err = t.row(`
			INSERT INTO faqs (question, answer, category_id, template_id, shown, staff_id, changed_at, position)
			SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT),
				CAST($7 AS BIGINT), COALESCE(MAX(position) + 1, 0)
			FROM faqs WHERE removed_at = 0 RETURNING id`,
			f.Question, f.Answer, f.CategoryID, f.TemplateID, bit(f.Shown), by.Staff, t.now).Scan(&f.ID)
	} else {
		var n int64
		n, err = t.exec(`
			UPDATE faqs SET question = $1, answer = $2, category_id = $3, template_id = $4, shown = $5, staff_id = $6, changed_at = $7, version = version + 1
			WHERE id = $8 AND version = $9 AND removed_at = 0`,
			f.Question, f.Answer, f.CategoryID, f.TemplateID, bit(f.Shown), by.Staff, t.now, f.ID, f.Version)
		if err == nil && n == 0 {
			return f, t.goneOrChanged(`SELECT COUNT(*) FROM faqs WHERE id = $1 AND removed_at = 0`, f.ID)
		}
	}
	if duplicate(err) {
		return f, ErrTaken
	}
	if err != nil {
		return f, err
	}
	if err := t.record(by, "faq_save", "faq", f.ID, ""); err != nil {
		return f, err
	}
	return scanFAQ(t.row(`SELECT `+faqColumns+fromFAQs+`WHERE f.id = $1`, f.ID))
}

// MoveFAQ puts an entry at a place of the shop's order, from 0.
func (s *Store) MoveFAQ(ctx context.Context, by Actor, id int64, place int) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.mustBeInUse("faqs", id); err != nil {
			return err
		}
		if err := t.reorder("faqs", id, place); err != nil {
			return err
		}
		return t.record(by, "faq_move", "faq", id, "")
	})
}

// RemoveFAQ takes an entry away, comparing its version; its text stays for the
// way back.
func (s *Store) RemoveFAQ(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.removeNamed("faqs", id, version); err != nil {
			return err
		}
		var question string
		if err := t.row(`SELECT question FROM faqs WHERE id = $1`, id).Scan(&question); err != nil {
			return err
		}
		if err := t.record(by, "faq_remove", "faq", id, ""); err != nil {
			return err
		}
		return t.saveChange(by, "faq_remove", question, wayBack{FAQ: id})
	})
}

// unremoveFAQ brings an entry back to its place, unless its question is there
// again by now.
func (t *txn) unremoveFAQ(by Actor, u *Undone, id int64) error {
	var others int
	err := t.row(`
		SELECT COUNT(*) FROM faqs WHERE removed_at = 0 AND id <> $1 AND question = (SELECT question FROM faqs WHERE id = $2)`, id, id).Scan(&others)
	if err != nil {
		return err
	}
	if others > 0 {
		u.Left = append(u.Left, Left{Part: "faq", Why: "changed"})
		return nil
	}
	if err := t.must(`UPDATE faqs SET removed_at = 0, version = version + 1 WHERE id = $1`, id); err != nil {
		return err
	}
	return t.record(by, "faq_restore", "faq", id, "")
}

// FAQUsed counts that an entry was put into a reply.
func (s *Store) FAQUsed(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE faqs SET uses = uses + 1 WHERE id = $1`, id)
	})
}
