package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
)

// SavePeak adds a busy time (id 0) or changes one.
func (s *Store) SavePeak(ctx context.Context, by Actor, p Peak) (int64, error) {
	err := s.replan(ctx, func(t *txn) error {
		if p.ID == 0 {
			err := t.row(`INSERT INTO peaks (name, from_day, to_day, hours) VALUES ($1, $2, $3, $4) RETURNING id`,
				clean(p.Name), p.From, p.To, p.Hours).Scan(&p.ID)
			if err != nil {
				return err
			}
			return t.record(by, "peak_add", "peak", p.ID, "")
		}
		err := t.edit(`UPDATE peaks SET name = $1, from_day = $2, to_day = $3, hours = $4, version = version + 1
			WHERE id = $5 AND version = $6 AND removed_at = 0`, `peaks`, p.ID, clean(p.Name), p.From, p.To, p.Hours, p.ID, p.Version)
		if err != nil {
			return err
		}
		return t.record(by, "peak", "peak", p.ID, "")
	})
	return p.ID, err
}

// RemovePeak takes a busy time away.
func (s *Store) RemovePeak(ctx context.Context, by Actor, id int64) error {
	return s.replan(ctx, func(t *txn) error {
		if err := t.must(`UPDATE peaks SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0`, t.now, id); err != nil {
			return err
		}
		return t.record(by, "peak_remove", "peak", id, "")
	})
}

// SaveDueRule adds a rule behind the others (id 0) or changes one in its place.
func (s *Store) SaveDueRule(ctx context.Context, by Actor, r DueRule) (int64, error) {
	if !slices.Contains([]string{UnitHours, UnitBusinessHours, UnitBusinessDays}, r.Unit) {
		return 0, fmt.Errorf("%q: %w", r.Unit, errUnit)
	}
	if r.Weekdays == nil {
		r.Weekdays = []int{}
	}
	err := s.replan(ctx, func(t *txn) error {
		if r.ID == 0 {
			err := t.row(`
				INSERT INTO due_rules (position, account_id, kind, category_id, weekdays, amount, unit)
				SELECT COALESCE(MAX(position), 0) + 1, CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS TEXT)
				FROM due_rules RETURNING id`, r.Account, r.Kind, r.Category, asJSON(r.Weekdays), r.Amount, r.Unit).Scan(&r.ID)
			if err != nil {
				return err
			}
			return t.record(by, "due_rule_add", "due_rule", r.ID, "")
		}
		err := t.edit(`UPDATE due_rules SET account_id = $1, kind = $2, category_id = $3, weekdays = $4, amount = $5, unit = $6, version = version + 1
			WHERE id = $7 AND version = $8 AND removed_at = 0`, `due_rules`, r.ID,
			r.Account, r.Kind, r.Category, asJSON(r.Weekdays), r.Amount, r.Unit, r.ID, r.Version)
		if err != nil {
			return err
		}
		return t.record(by, "due_rule", "due_rule", r.ID, "")
	})
	return r.ID, err
}

// edit runs an update that compares the version, and tells a row that is gone
// from one that somebody has changed meanwhile.
func (t *txn) edit(update, table string, id int64, args ...any) error {
	n, err := t.exec(update, args...)
	if err != nil || n > 0 {
		return err
	}
	var live int
	if err := t.row(`SELECT COUNT(*) FROM `+table+` WHERE id = $1 AND removed_at = 0`, id).Scan(&live); err != nil {
		return err
	}
	if live == 0 {
		return ErrNotFound
	}
	return ErrConflict
}

// RemoveDueRule takes a rule away; the next one that fits takes its place.
func (s *Store) RemoveDueRule(ctx context.Context, by Actor, id int64) error {
	return s.replan(ctx, func(t *txn) error {
		if err := t.must(`UPDATE due_rules SET removed_at = $1, version = version + 1 WHERE id = $2 AND removed_at = 0`, t.now, id); err != nil {
			return err
		}
		return t.record(by, "due_rule_remove", "due_rule", id, "")
	})
}

// OrderDueRules puts the rules into an order; the first that fits counts.
func (s *Store) OrderDueRules(ctx context.Context, by Actor, ids []int64) error {
	return s.replan(ctx, func(t *txn) error {
		for i, id := range ids {
			if err := t.must(`UPDATE due_rules SET position = $1 WHERE id = $2 AND removed_at = 0`, i+1, id); err != nil {
				return err
			}
		}
		return t.record(by, "due_rule_order", "due_rule", 0, "")
	})
}

// DueOf says when an answer to a question that comes now would be owed, and why.
func (s *Store) DueOf(ctx context.Context, account int64, kind string, category int64) (int64, string, error) {
	p, err := readDuePlan(ctx, s.read)
	if err != nil {
		return 0, "", err
	}
	due, why := p.due(owing{account: account, kind: kind, category: category, owed: s.now()})
	return due, why, nil
}

// SetDue sets the due date of inquiries instead of the computed one, 0 to compute
// it again. It returns those that can owe an answer; the others stay as they are.
func (s *Store) SetDue(ctx context.Context, by Actor, ids []int64, at int64) ([]int64, error) {
	var set []int64
	err := s.tx(ctx, func(t *txn) error {
		return t.undoable(by, "due", "", ids, func() error {
			for _, id := range ids {
				ok, err := t.personsDue(by, id, at)
				if err != nil {
					return err
				}
				if ok {
					set = append(set, id)
				}
			}
			return nil
		})
	})
	return set, err
}

func (t *txn) personsDue(by Actor, id, at int64) (bool, error) {
	if err := t.exists(id); err != nil {
		return false, err
	}
	ok, err := t.setDue(id, at, DuePerson)
	if err != nil || !ok {
		return false, err
	}
	if err := t.event(by, id, "due", strconv.FormatInt(at, 10)); err != nil {
		return false, err
	}
	return true, t.record(by, "due", "inquiry", id, strconv.FormatInt(at, 10))
}
