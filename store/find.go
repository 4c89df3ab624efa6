package store

import (
	"context"
	"errors"
	"slices"

	"madoguchi/store/fold"
)

// Word is one thing that a document has to contain, or must not.
type Word struct {
	fold.Term
	Not bool
	In  Part // where it counts, 0 for everywhere
}

// Filter is one condition beside the words. An empty list fits nothing.
type Filter struct {
	By     string // account, owner, category, tag, state, files
	IDs    []int64
	States []string
	Not    bool
}

// FindQuery is what a person looks for. Zero values look at everything.
type FindQuery struct {
	Words   []Word
	Filters []Filter
	From    int64 // of the newest message, or of an order: from this moment …
	To      int64 // … to before this one, 0 for no end
	Parts   Part  // inquiries: in one of these parts one of the words stands
	After   string
	Limit   int
	Told    func(done, all int64) // how many documents have been gone through, when there are many; nil for nobody
}

// Hit is a document that was found, read to its end.
type Hit struct {
	Doc   int64 // the document
	When  int64 // its moment, to the second: the newest come first
	ID    int64 // the inquiry or the order
	Parts Part  // where words of the question stand
	Who   bool  // all words name the person
}

func (h Hit) moment() moment { return moment{h.When, h.Doc} }

// FindPage is one page of hits, the newest first.
type FindPage struct {
	Hits []Hit
	Next string
}

// The two things that can be looked for.
const (
	FindInquiries = inquiryDocs
	FindOrders    = orderDocs
)

// Find returns inquiries or orders that contain what is wanted, the newest
// first. It is the same as folding and reading everything. A filter that only
// inquiries know finds no order.
func (s *Store) Find(ctx context.Context, what string, want FindQuery) (FindPage, error) {
	var page FindPage
	k, err := place(want.After, 2)
	if err != nil {
		return page, err
	}
	var after moment
	if k != nil {
		after = moment{k[0], k[1]}
	}
	if what == FindOrders && slices.ContainsFunc(want.Filters, func(f Filter) bool { return f.By != "account" }) {
		return page, nil
	}
	err = s.readTx(ctx, func(t *txn) error {
		w, err := t.walk(what, want)
		if err != nil {
			return err
		}
		page, err = w.page(after)
		return errors.Join(err, w.close())
	})
	return page, err
}

// picky tells whether the database cannot decide alone.
func (want FindQuery) picky() bool {
	return want.Parts != 0 || slices.ContainsFunc(want.Words, func(w Word) bool { return w.In != 0 })
}

// terms are what a document has to contain.
func (want FindQuery) terms() []fold.Term {
	var terms []fold.Term
	for _, w := range want.Words {
		if !w.Not {
			terms = append(terms, w.Term)
		}
	}
	return terms
}

var filterColumns = map[string]string{
	"account": "q.account_id", "owner": "q.owner_id", "category": "q.category_id", "state": "q.state", "tag": "g.tag_id",
}

func (f Filter) add(q *query) {
	not := map[bool]string{true: ` NOT`}[f.Not]
	switch {
	case f.By == "files":
		q.add(` AND q.has_files = ?`, bit(!f.Not))
	case len(f.IDs)+len(f.States) == 0:
		q.add(` AND 1 = ?`, bit(f.Not))
	case f.By == "tag":
		q.add(` AND` + not + ` EXISTS (SELECT 1 FROM inquiry_tags g WHERE g.inquiry_id = q.id AND ` + filterColumns[f.By] + ` IN `)
		f.list(q)
		q.add(`)`)
	default:
		q.add(` AND ` + filterColumns[f.By] + not + ` IN `)
		f.list(q)
	}
}

func (f Filter) list(q *query) {
	if f.By == "state" {
		inList(q, f.States)
		return
	}
	inList(q, f.IDs)
}

// Whose is whose an inquiry or an order is.
type Whose struct{ Account, Customer int64 }

// Whose tells whose the inquiries or orders that were found are. Most who find need
// not know, and each costs as much as its document.
func (s *Store) Whose(ctx context.Context, what string, ids []int64) (map[int64]Whose, error) {
	owner := `inquiries`
	if what == FindOrders {
		owner = `orders`
	}
	all := make(map[int64]Whose, len(ids))
	err := s.readTx(ctx, func(t *txn) error {
		for some := range inPowers(ids, mostAsked) {
			_, err := askIn(t, some, func(r scanner) (int64, error) {
				var id int64
				var w Whose
				err := r.Scan(&id, &w.Account, &w.Customer)
				all[id] = w
				return id, err
			}, `SELECT id, account_id, customer_id FROM `+owner+` WHERE id IN `)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// InquiryRows returns rows of the list in the order of the ids.
func (s *Store) InquiryRows(ctx context.Context, ids []int64) ([]InquiryRow, error) {
	return inOrder(ctx, s, ids, scanRow, `SELECT `+rowColumns+rowFrom+`WHERE q.id IN `, func(r InquiryRow) int64 { return r.ID })
}

// OrderRows returns orders in the order of the ids.
func (s *Store) OrderRows(ctx context.Context, ids []int64) ([]OrderRow, error) {
	return inOrder(ctx, s, ids, scanOrderRow, `SELECT `+orderRowColumns+` FROM orders o WHERE o.id IN `, func(r OrderRow) int64 { return r.ID })
}

// CustomerRows returns customers in the order of the ids.
func (s *Store) CustomerRows(ctx context.Context, ids []int64) ([]CustomerRow, error) {
	return inOrder(ctx, s, ids, scanCustomerRow, `SELECT `+customerRowColumns+` FROM customers c WHERE c.id IN `, func(r CustomerRow) int64 { return r.ID })
}

func inOrder[T any](ctx context.Context, s *Store, ids []int64, scan func(scanner) (T, error), from string, id func(T) int64) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var q query
	q.add(from)
	inList(&q, ids)
	rows, err := collect(ctx, s.read, scan, q.sql.String(), q.args...)
	slices.SortFunc(rows, func(a, b T) int { return slices.Index(ids, id(a)) - slices.Index(ids, id(b)) })
	return rows, err
}

// InquiryFields returns everything by which inquiries are found, as it is shown.
func (s *Store) InquiryFields(ctx context.Context, ids []int64) (map[int64][]Field, error) {
	all := make(map[int64][]Field, len(ids))
	err := s.readTx(ctx, func(t *txn) error {
		found, err := t.fieldsOf(ids)
		for _, f := range found {
			all[f.id] = f.fields
		}
		return err
	})
	return all, err
}

// NotedCustomers returns the customers of whom the shop has noted all the words,
// the newest note first. Nothing else is known of a note, so that a filter finds
// none.
func (s *Store) NotedCustomers(ctx context.Context, want FindQuery) ([]int64, error) {
	var terms []fold.Term
	for _, w := range want.Words {
		if w.In != 0 {
			return nil, nil
		}
		if !w.Not {
			terms = append(terms, w.Term)
		}
	}
	if len(terms) == 0 || len(want.Filters) > 0 || want.From > 0 || want.To > 0 {
		return nil, nil
	}
	var q query
	q.add(`SELECT d.owner_id`)
	doc := s.d.index.match(&q, customerDocs, terms)
	for _, w := range want.Words {
		if w.Not {
			s.d.index.lacks(&q, w.Text)
		}
	}
	q.add(` ORDER BY `+doc+` DESC LIMIT ?`, want.Limit)
	return collect(ctx, s.read, scanID, q.sql.String(), q.args...)
}
