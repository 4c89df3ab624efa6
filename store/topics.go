package store

import (
	"context"
	"errors"
	"slices"
)

// Categories (分類) say in the shop's own words what an inquiry is about; tags are
// words that may stand beside it. One that is removed keeps its name where it was
// given, so that the past reads as it was.

// Category is one word for what an inquiry is about.
type Category struct {
	ID       int64
	Name     string
	Reading  string
	Topic    string // a word of store/topic that it stands for, "" for the shop's own
	Position int
	Uses     int // inquiries that have it
	Version  int64
}

// Tag is a word that may stand at an inquiry beside others.
type Tag struct {
	ID      int64
	Name    string
	Reading string
	Uses    int
	Version int64
}

func scanCategory(r scanner) (Category, error) {
	var c Category
	return c, r.Scan(&c.ID, &c.Name, &c.Reading, &c.Topic, &c.Position, &c.Version, &c.Uses)
}

const categoryColumns = `c.id, c.name, c.reading, c.topic, c.position, c.version,
	COALESCE((SELECT n FROM category_counts k WHERE k.category_id = c.id), 0)`

// Categories returns those in use, in the shop's order.
func (s *Store) Categories(ctx context.Context) ([]Category, error) {
	return collect(ctx, s.read, scanCategory, `
		SELECT `+categoryColumns+` FROM categories c WHERE c.removed_at = 0 ORDER BY c.position, c.id`)
}

// FirstCategories gives a profile the usual categories, once in its life.
func (s *Store) FirstCategories(ctx context.Context, first []Category) error {
	return s.tx(ctx, func(t *txn) error {
		var done string
		err := t.row(`SELECT value FROM settings WHERE name = 'categories'`).Scan(&done)
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		for i, c := range first {
			_, err := t.exec(`
				INSERT INTO categories (name, reading, topic, position) VALUES ($1, $2, $3, $4)
				ON CONFLICT (name) WHERE removed_at = 0 DO NOTHING`, c.Name, c.Reading, c.Topic, i)
			if err != nil {
				return err
			}
		}
		return t.setSetting(Actor{}, "categories", "1")
	})
}

// SaveCategory adds a category (ID 0) behind the others, or changes one and puts
// it at its Position, comparing Version. A name that is taken is ErrTaken.
func (s *Store) SaveCategory(ctx context.Context, by Actor, c Category) (Category, error) {
	err := s.tx(ctx, func(t *txn) error {
		var err error
		if c.ID == 0 {
			err = t.row(`
				INSERT INTO categories (name, reading, position)
				SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), COALESCE(MAX(position) + 1, 0) FROM categories WHERE removed_at = 0
				RETURNING id`, c.Name, c.Reading).Scan(&c.ID)
		} else {
			err = t.changeNamed("categories", c.ID, c.Version, c.Name, c.Reading)
		}
		if duplicate(err) {
			return ErrTaken
		}
		if err != nil {
			return err
		}
		if c.Version != 0 {
			if err := t.reorder("categories", c.ID, c.Position); err != nil {
				return err
			}
		}
		if err := t.record(by, "category_save", "category", c.ID, ""); err != nil {
			return err
		}
		c, err = scanCategory(t.row(`SELECT `+categoryColumns+` FROM categories c WHERE c.id = $1`, c.ID))
		return err
	})
	return c, err
}

// changeNamed saves name and reading of a category or a tag.
func (t *txn) changeNamed(table string, id, version int64, name, reading string) error {
	n, err := t.exec(`UPDATE `+table+` SET name = $1, reading = $2, version = version + 1
		WHERE id = $3 AND version = $4 AND removed_at = 0`, name, reading, id, version)
	if err != nil || n > 0 {
		return err
	}
	return t.goneOrChanged(`SELECT COUNT(*) FROM `+table+` WHERE id = $1 AND removed_at = 0`, id)
}

// reorder puts one row of an ordered list at a place and the others around it.
func (t *txn) reorder(table string, id int64, place int) error {
	ids, err := collect(t.ctx, t, scanID, `SELECT id FROM `+table+` WHERE removed_at = 0 ORDER BY position, id`)
	if err != nil {
		return err
	}
	ids = slices.DeleteFunc(ids, func(one int64) bool { return one == id })
	ids = slices.Insert(ids, min(max(place, 0), len(ids)), id)
	for i, one := range ids {
		if _, err := t.exec(`UPDATE `+table+` SET position = $1 WHERE id = $2 AND position <> $3`, i, one, i); err != nil {
			return err
		}
	}
	return nil
}

// RemoveCategory takes a category out of use. The inquiries that have it keep its
// word, or take that of to when it is not 0.
func (s *Store) RemoveCategory(ctx context.Context, by Actor, id, version, to int64) error {
	return s.tx(ctx, func(t *txn) error {
		if to != 0 {
			if err := t.mustBeInUse("categories", to); err != nil {
				return err
			}
		}
		if err := t.removeNamed("categories", id, version); err != nil {
			return err
		}
		if to != 0 {
			_, err := t.exec(`UPDATE inquiries SET category_id = $1, version = version + 1 WHERE category_id = $2 AND category_id > 0`, to, id)
			if err != nil {
				return err
			}
			if _, err := t.exec(`UPDATE due_rules SET category_id = $1 WHERE category_id = $2`, to, id); err != nil {
				return err
			}
			if _, err := t.exec(`UPDATE templates SET category_id = $1, version = version + 1 WHERE category_id = $2 AND category_id > 0`, to, id); err != nil {
				return err
			}
			if _, err := t.exec(`UPDATE faqs SET category_id = $1, version = version + 1 WHERE category_id = $2 AND category_id > 0`, to, id); err != nil {
				return err
			}
			if err := t.moveManual(by, id, to); err != nil {
				return err
			}
			if err := t.fallDue(` WHERE q.category_id = ? AND q.category_id > 0 AND q.owed_at > 0`, to); err != nil {
				return err
			}
		}
		return t.record(by, "category_remove", "category", id, "")
	})
}

func (t *txn) mustBeInUse(table string, id int64) error {
	var n int
	if err := t.row(`SELECT COUNT(*) FROM `+table+` WHERE id = $1 AND removed_at = 0`, id).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return nil
}

func (t *txn) removeNamed(table string, id, version int64) error {
	n, err := t.exec(`UPDATE `+table+` SET removed_at = $1, version = version + 1
		WHERE id = $2 AND version = $3 AND removed_at = 0`, max(t.now, 1), id, version)
	if err != nil || n > 0 {
		return err
	}
	return t.goneOrChanged(`SELECT COUNT(*) FROM `+table+` WHERE id = $1 AND removed_at = 0`, id)
}
