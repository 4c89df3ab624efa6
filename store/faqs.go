package store

import (
	"context"
	"slices"
)

// FAQ is what customers ask again and again, with its answer in general words.
type FAQ struct {
	ID         int64
	Question   string
	Answer     string
	CategoryID int64
	Category   string // name of it
	TemplateID int64
	Template   string // name of it, "" when it was removed
	Shown      bool   // on the pages of the shop
	Uses       int
	ChangedAt  int64
	Version    int64
}

// FAQs returns the entries in the shop's order.
func (s *Store) FAQs(ctx context.Context) ([]FAQ, error) {
	return collect(ctx, s.read, func(r scanner) (FAQ, error) {
		var f FAQ
		return f, r.Scan(&f.ID, &f.Question, &f.Answer, &f.CategoryID, &f.Category, &f.TemplateID, &f.Template, &f.Shown, &f.Uses, &f.ChangedAt, &f.Version)
	}, `SELECT f.id, f.question, f.answer, f.category_id, COALESCE(c.name, ''), f.template_id, COALESCE(t.name, ''), f.shown, f.uses, f.changed_at, f.version
		FROM faqs f LEFT JOIN categories c ON c.id = f.category_id AND c.removed_at = 0
			LEFT JOIN templates t ON t.id = f.template_id AND t.removed_at = 0
		WHERE f.removed_at = 0 ORDER BY f.position, f.id`)
}

// SaveFAQ adds an entry (ID 0) at the end or changes one, comparing Version.
func (s *Store) SaveFAQ(ctx context.Context, by Actor, f FAQ) (FAQ, error) {
	err := s.tx(ctx, func(t *txn) error {
		f.ChangedAt = t.now
		if f.ID == 0 {
			err := t.row(`INSERT INTO faqs (question, answer, category_id, template_id, shown, changed_at, position)
				VALUES ($1, $2, $3, $4, $5, $6, (SELECT COALESCE(MAX(position), 0) + 1 FROM faqs WHERE removed_at = 0)) RETURNING id, version`,
				f.Question, f.Answer, f.CategoryID, f.TemplateID, bit(f.Shown), t.now).Scan(&f.ID, &f.Version)
			if err != nil {
				return err
			}
			return t.record(by, "faq_save", "faq", f.ID, "")
		}
		n, err := t.exec(`UPDATE faqs SET question = $1, answer = $2, category_id = $3, template_id = $4, shown = $5, changed_at = $6, version = version + 1
			WHERE id = $7 AND version = $8 AND removed_at = 0`, f.Question, f.Answer, f.CategoryID, f.TemplateID, bit(f.Shown), t.now, f.ID, f.Version)
		if err != nil {
			return err
		}
		if n == 0 {
			return t.goneOrChanged(`SELECT COUNT(*) FROM faqs WHERE id = $1 AND removed_at = 0`, f.ID)
		}
		f.Version++
		return t.record(by, "faq_save", "faq", f.ID, "")
	})
	return f, err
}

// RemoveFAQ takes an entry away, comparing its version.
func (s *Store) RemoveFAQ(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.removeNamed("faqs", id, version); err != nil {
			return err
		}
		return t.record(by, "faq_remove", "faq", id, "")
	})
}

// OrderFAQs puts the entries into an order; those that are not named stay behind.
func (s *Store) OrderFAQs(ctx context.Context, by Actor, order []int64) error {
	return s.tx(ctx, func(t *txn) error {
		all, err := collect(t.ctx, t, scanID, `SELECT id FROM faqs WHERE removed_at = 0 ORDER BY position, id`)
		if err != nil {
			return err
		}
		place := 0
		put := func(id int64) error {
			place++
			_, err := t.exec(`UPDATE faqs SET position = $1 WHERE id = $2`, place, id)
			return err
		}
		for _, id := range order {
			if slices.Contains(all, id) {
				if err := put(id); err != nil {
					return err
				}
			}
		}
		for _, id := range all {
			if !slices.Contains(order, id) {
				if err := put(id); err != nil {
					return err
				}
			}
		}
		return t.record(by, "faq_order", "faq", 0, "")
	})
}

// FAQUsed counts that an entry was put into a reply.
func (s *Store) FAQUsed(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`UPDATE faqs SET uses = uses + 1 WHERE id = $1`, id)
		return err
	})
}
