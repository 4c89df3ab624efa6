package store

import (
	"context"
	"encoding/json"

	"madoguchi/store/rule"
)

// Rule is a rule of sorting (振り分け) as it is kept.
type Rule struct {
	rule.Rule
	Position int
	Active   bool
	Hits     int
	Unread   bool // what is kept of it cannot be read; it does nothing
	turn     int64
}

const ruleColumns = `id, name, position, active, conditions, actions, go_on, again, turn, hits, version`

// scanRule reads a rule. One that cannot be read does nothing and stops no other.
func scanRule(r scanner) (Rule, error) {
	var one Rule
	var when, then string
	err := r.Scan(&one.ID, &one.Name, &one.Position, &one.Active, &when, &then, &one.GoOn, &one.Again, &one.turn, &one.Hits, &one.Version)
	if err != nil {
		return one, err
	}
	if json.Unmarshal([]byte(when), &one.When) != nil || json.Unmarshal([]byte(then), &one.Then) != nil {
		one.When, one.Then, one.Unread = rule.Group{}, nil, true
	}
	return one, nil
}

// Rules returns every rule in the order they are looked at.
func (s *Store) Rules(ctx context.Context) ([]Rule, error) {
	return collect(ctx, s.read, scanRule, `SELECT `+ruleColumns+` FROM rules WHERE removed_at = 0 ORDER BY position, id`)
}

// SaveRule adds a rule (ID 0) behind the others, or changes one and puts it at its
// Position, comparing Version.
func (s *Store) SaveRule(ctx context.Context, by Actor, one Rule) (Rule, error) {
	err := s.tx(ctx, func(t *txn) error {
		if one.ID == 0 {
			err := t.row(`
				INSERT INTO rules (name, position, active, conditions, actions, go_on, again)
				SELECT CAST($1 AS TEXT), COALESCE(MAX(position) + 1, 0), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)
				FROM rules WHERE removed_at = 0 RETURNING id`,
				one.Name, bit(one.Active), asJSON(one.When), asJSON(one.Then), bit(one.GoOn), bit(one.Again)).Scan(&one.ID)
			if err != nil {
				return err
			}
		} else if err := t.changeRule(one); err != nil {
			return err
		}
		if err := t.record(by, "rule_save", "rule", one.ID, ""); err != nil {
			return err
		}
		var err error
		one, err = scanRule(t.row(`SELECT `+ruleColumns+` FROM rules WHERE id = $1`, one.ID))
		return err
	})
	return one, err
}

func (t *txn) changeRule(one Rule) error {
	n, err := t.exec(`
		UPDATE rules SET name = $1, active = $2, conditions = $3, actions = $4, go_on = $5, again = $6, version = version + 1
		WHERE id = $7 AND version = $8 AND removed_at = 0`,
		one.Name, bit(one.Active), asJSON(one.When), asJSON(one.Then), bit(one.GoOn), bit(one.Again), one.ID, one.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return t.goneOrChanged(`SELECT COUNT(*) FROM rules WHERE id = $1 AND removed_at = 0`, one.ID)
	}
	return t.reorder("rules", one.ID, one.Position)
}

// RemoveRule takes a rule out of use. What it did stays, and says its name.
func (s *Store) RemoveRule(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.removeNamed("rules", id, version); err != nil {
			return err
		}
		return t.record(by, "rule_remove", "rule", id, "")
	})
}

// Notified is what the rules want a person to be told of.
type Notified struct {
	Count   int
	Newest  int64 // message
	Inquiry int64 // the only one, 0 when there are several
	At      int64
}

// Notified counts the inquiries that a rule wants to be told of and nobody has
// opened yet. Those that are new are found in an index alone, and only the rows are read
// of those with such a rule.
func (s *Store) Notified(ctx context.Context) (Notified, error) {
	var n Notified
	err := s.read.QueryRowContext(ctx, `
		SELECT COUNT(DISTINCT q.id), COALESCE(MAX(h.told_of), 0), COALESCE(MIN(q.id), 0), COALESCE(MAX(h.at), 0)
		FROM (SELECT id FROM inquiries WHERE state = 'new') n CROSS JOIN rule_hits h CROSS JOIN inquiries q
		WHERE h.inquiry_id = n.id AND h.told_of > 0 AND q.id = h.inquiry_id AND q.unread = 1`).Scan(&n.Count, &n.Newest, &n.Inquiry, &n.At)
	if n.Count != 1 {
		n.Inquiry = 0
	}
	return n, err
}
