package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// searchForm is the form in which documents are kept (docs.go). A database from
// before has another one; its documents stay usable while they are written anew.
const (
	searchForm    = "2"
	searchFormKey = "search_form"
	searchRedoKey = "search_redo" // how far writing anew has come: "inquiry 120"
)

// SearchProgress is how far the documents are in the present form.
type SearchProgress struct {
	Ready bool
	Done  int
	All   int
}

// startSearch notes for an empty database that there is nothing to write anew.
func (s *Store) startSearch(ctx context.Context) error {
	if ready, err := s.searchReady(ctx); ready || err != nil {
		return err
	}
	return s.tx(ctx, func(t *txn) error {
		var any int
		err := t.row(`SELECT COUNT(*) FROM (SELECT id FROM inquiry_docs UNION ALL SELECT id FROM order_docs LIMIT 1) x`).Scan(&any)
		if err != nil || any > 0 {
			return err
		}
		return t.setWord(searchFormKey, searchForm)
	})
}

func (s *Store) searchReady(ctx context.Context) (bool, error) {
	form, err := s.Setting(ctx, searchFormKey)
	return form == searchForm, err
}

// setWord keeps a value of the machine's own.
func (t *txn) setWord(key, value string) error {
	_, err := t.exec(`
		INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// Reindex writes the next n documents in the present form, the newest inquiries
// first, then the orders. It tells whether there is more to do. A crash repeats
// at most one call.
func (s *Store) Reindex(ctx context.Context, n int) (more bool, err error) {
	if ready, err := s.searchReady(ctx); ready || err != nil {
		return false, err
	}
	err = s.tx(ctx, func(t *txn) error {
		what, at, err := t.redoPlace()
		if err != nil {
			return err
		}
		redo := map[string]func(int64) error{inquiryDocs: t.redoc, orderDocs: t.redocOrder}[what]
		ids, err := collect(t.ctx, t, scanID, `SELECT owner_id FROM `+what+`_docs WHERE owner_id < $1 ORDER BY owner_id DESC LIMIT $2`, at, n)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := redo(id); err != nil {
				return fmt.Errorf("%s %d: %w", what, id, err)
			}
			at = id
		}
		switch {
		case len(ids) == n:
			more = true
			return t.setWord(searchRedoKey, fmt.Sprintf("%s %d", what, at))
		case what == inquiryDocs:
			more = true
			return t.setWord(searchRedoKey, fmt.Sprintf("%s %d", orderDocs, int64(maxID)))
		}
		return t.setWord(searchFormKey, searchForm)
	})
	return more, err
}

// maxID is above every id.
const maxID = 1 << 62

func (t *txn) redoPlace() (what string, at int64, err error) {
	var v string
	err = t.row(`SELECT value FROM settings WHERE name = $1`, searchRedoKey).Scan(&v)
	if errors.Is(err, ErrNotFound) {
		return inquiryDocs, maxID, nil
	}
	if err != nil {
		return "", 0, err
	}
	what, id, _ := strings.Cut(v, " ")
	at, err = strconv.ParseInt(id, 10, 64)
	return what, at, err
}

// SearchProgress tells how far the search has been made ready.
func (s *Store) SearchProgress(ctx context.Context) (SearchProgress, error) {
	var p SearchProgress
	err := s.readTx(ctx, func(t *txn) error {
		var form string
		err := t.row(`SELECT value FROM settings WHERE name = $1`, searchFormKey).Scan(&form)
		if ignoreMissing(err) != nil {
			return err
		}
		if p.Ready = form == searchForm; p.Ready {
			return nil
		}
		what, at, err := t.redoPlace()
		if err != nil {
			return err
		}
		asked, bought := at, int64(maxID)
		if what == orderDocs {
			asked, bought = 0, at
		}
		return t.row(`
			SELECT (SELECT COUNT(*) FROM inquiry_docs WHERE owner_id >= $1) + (SELECT COUNT(*) FROM order_docs WHERE owner_id >= $2),
				(SELECT COUNT(*) FROM inquiry_docs) + (SELECT COUNT(*) FROM order_docs)`, asked, bought).Scan(&p.Done, &p.All)
	})
	return p, err
}

// NumbersApart tells whether numbers are found with and without their hyphens:
// in documents of the present form only.
func (s *Store) NumbersApart(ctx context.Context) (bool, error) { return s.searchReady(ctx) }
