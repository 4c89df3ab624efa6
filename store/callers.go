package store

import (
	"context"
	"errors"
	"strings"

	"madoguchi/store/fold"
)

// Caller is somebody who may be on the telephone.
type Caller struct {
	CustomerRow
	Contacts []Contact
	Why      string // one of the reasons below
}

// Why somebody may be the caller.
const (
	CallerNumber = "number" // their telephone
	CallerTail   = "tail"   // its last digits
	CallerName   = "name"   // their name or its reading
	CallerText   = "text"   // found by a search
)

// mostCallers is how many are offered: nobody reads more while talking.
const mostCallers = 12

// Callers finds who may be calling, over all accounts: by the number, also the
// beginning or the last four digits of it, by the name and its reading, and by
// what a search finds.
func (s *Store) Callers(ctx context.Context, text string) ([]Caller, error) {
	var all []Caller
	err := s.readTx(ctx, func(t *txn) error {
		for _, of := range callerQuestions(text) {
			if len(all) >= mostCallers {
				return nil
			}
			ids, err := collect(t.ctx, t, scanID, of.sql, of.args...)
			if err != nil {
				return err
			}
			if all, err = t.addCallers(all, ids, of.why); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(all) >= mostCallers || len(fold.Query(text)) == 0 {
		return all, err
	}
	found, err := s.Customers(ctx, text, mostCallers)
	if err != nil {
		return all, err
	}
	err = s.readTx(ctx, func(t *txn) error {
		var ids []int64
		for _, c := range found {
			ids = append(ids, c.ID)
		}
		all, err = t.addCallers(all, ids, CallerText)
		return err
	})
	return all, err
}

// addCallers adds customers that are not among those found, with what is known
// of them.
func (t *txn) addCallers(all []Caller, ids []int64, why string) ([]Caller, error) {
	have := map[int64]bool{}
	for _, c := range all {
		have[c.ID] = true
	}
	for _, id := range ids {
		root, err := t.root(id)
		if errors.Is(err, ErrNotFound) || err == nil && have[root] || len(all) >= mostCallers {
			continue
		}
		if err != nil {
			return all, err
		}
		have[root] = true
		row, err := t.customerRow(root)
		if err != nil {
			return all, err
		}
		c := Customer{ID: root}
		if err := t.customerContacts(&c); err != nil {
			return all, err
		}
		all = append(all, Caller{CustomerRow: row, Contacts: c.Contacts, Why: why})
	}
	return all, nil
}

type callerQuestion struct {
	why, sql string
	args     []any
}

const (
	callersByContact = `SELECT DISTINCT customer_id FROM contacts WHERE contact >= $1 AND contact <= $2 ORDER BY customer_id DESC LIMIT 24`
	callersByTail    = `SELECT DISTINCT customer_id FROM contacts WHERE SUBSTR(contact, LENGTH(contact) - 3) = $1 AND SUBSTR(contact, 1, 4) = 'tel:' ORDER BY customer_id DESC LIMIT 24`
	// Of the newest orders and inquiries: thousands may bear one name.
	callersByWord = `
		SELECT DISTINCT o.customer_id FROM orders o
		WHERE o.id IN (SELECT k.order_id FROM order_keys k WHERE k.word = $1 ORDER BY k.order_id DESC LIMIT 200) AND o.customer_id > 0
		UNION SELECT q.customer_id FROM inquiries q
		WHERE q.id IN (SELECT k.inquiry_id FROM inquiry_keys k WHERE k.word = $2 ORDER BY k.inquiry_id DESC LIMIT 200) AND q.customer_id > 0
		ORDER BY 1 DESC LIMIT 24`
)

// callerQuestions are the ways to look for what was typed, the surest first.
func callerQuestions(text string) []callerQuestion {
	var all []callerQuestion
	digits := fold.Digits(text)
	if strings.Contains(fold.Fold(text), "+81") {
		digits = "0" + strings.TrimPrefix(strings.TrimPrefix(digits, "81"), "0")
	}
	if n := len(digits); n >= 4 {
		if w := phoneWord(digits); w != "" {
			all = append(all, callerQuestion{CallerNumber, callersByWord, []any{w, w}})
		}
		// Up to nines and not up to a sign: databases sort signs differently.
		all = append(all, callerQuestion{CallerNumber, callersByContact, []any{byTel + digits, byTel + digits + "99999999"}})
		if n == 4 {
			all = append(all, callerQuestion{CallerTail, callersByTail, []any{digits}})
		}
	}
	for _, w := range nameWords(text, "") {
		all = append(all, callerQuestion{CallerName, callersByWord, []any{w, w}})
	}
	return all
}
