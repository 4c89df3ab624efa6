package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"madoguchi/store/fold"
)

// Orders returns a page of orders, newest first. Its lists are read at one moment, as
// those of Inquiries. Where a search finds many (manyFound) they follow their documents,
// which know the second: orders of one second come in the order of their documents.
func (s *Store) Orders(ctx context.Context, want OrderQuery) (page OrderPage, err error) {
	err = s.OneMoment(ctx, func(ctx context.Context) error {
		page, err = s.orderPage(ctx, want)
		return err
	})
	return page, err
}

func (s *Store) orderPage(ctx context.Context, want OrderQuery) (OrderPage, error) {
	terms, err := s.orderTerms(ctx, want.Search)
	if err != nil {
		return OrderPage{}, err
	}
	var page OrderPage
	var rows []OrderRow
	many, err := s.manyFound(ctx, want, terms)
	if err != nil {
		return page, err
	}
	if many {
		if rows, page.Next, err = s.foundOrders(ctx, want, terms); err == nil {
			page.Rows, err = s.withAsked(ctx, rows)
		}
		return page, err
	}
	if want.fewAsked, err = s.fewAsked(ctx, want); err != nil {
		return page, err
	}
	parts := want.parts()
	for _, part := range parts {
		q, err := s.orderList(part, terms)
		if err != nil {
			return page, err
		}
		some, err := collect(ctx, s.read, scanOrderRow, q.sql.String(), q.args...)
		if err != nil {
			return page, err
		}
		rows = append(rows, some...)
	}
	if len(parts) > 1 {
		slices.SortFunc(rows, newerOrder)
	}
	if n := want.Limit; n > 0 && len(rows) > n {
		rows = rows[:n]
		page.Next = cursorOf(rows[n-1].OrderedAt, rows[n-1].ID)
	}
	page.Rows, err = s.withAsked(ctx, rows)
	return page, err
}

// orderTerms reads what a person looks for; numbers are found with and without
// their hyphens.
func (s *Store) orderTerms(ctx context.Context, typed string) (terms []fold.Term, err error) {
	words := fold.Query(typed)
	if len(words) == 0 {
		return nil, nil
	}
	apart, err := s.NumbersApart(ctx)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		if term, ok := fold.Word(w.Text, apart); ok {
			terms = append(terms, term)
		}
	}
	return s.telling(ctx, s.read, orderDocs, terms)
}

func newerOrder(a, b OrderRow) int {
	return cmp.Or(cmp.Compare(b.OrderedAt, a.OrderedAt), cmp.Compare(b.ID, a.ID))
}

// few tells that the list begins with what is found, which is put in order then:
// the hits of a search, the orders of what is owed, or of what was ever asked where
// that is little.
func (want OrderQuery) few() bool {
	return want.Asked == AskedOpen || want.fewAsked || len(fold.Query(want.Search)) > 0
}

// fewAsked tells whether so few inquiries name an order that a walk along the orders
// might meet none of them.
func (s *Store) fewAsked(ctx context.Context, want OrderQuery) (few bool, err error) {
	if want.Asked != AskedAny {
		return false, nil
	}
	q := countLinked()
	err = s.read.QueryRowContext(ctx, q.sql.String(), q.args...).Scan(&few)
	return few, err
}

// countLinked counts no further than matters. An inquiry has few links, most of which
// are only offered.
func countLinked() *query {
	q := &query{}
	upTo := func(n int) string { return ` LIMIT ` + strconv.Itoa(max(n+1, 0)) + `) counted) <= ` + strconv.Itoa(n) }
	q.add(`
		SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM inquiries q WHERE q.order_number <> ''` + upTo(fewest) + `
			AND (SELECT COUNT(*) FROM (SELECT 1 FROM links` + upTo(4*fewest))
	return q
}

// parts are one walk along an index for each state, laid together afterwards
// (docs/adr/0021).
func (want OrderQuery) parts() []OrderQuery {
	if want.few() || len(want.Statuses) < 2 {
		return []OrderQuery{want}
	}
	out := make([]OrderQuery, len(want.Statuses))
	for i, status := range want.Statuses {
		out[i] = want
		out[i].Statuses = []string{status}
	}
	return out
}

// orderList asks for one part of a page. Columns whose index has another order than
// the list are written as a sum (+o.account_id), as in narrow.
func (s *Store) orderList(want OrderQuery, terms []fold.Term) (*query, error) {
	q := &query{}
	k, err := place(want.After, 2)
	if err != nil {
		return nil, err
	}
	q.add(`SELECT ` + orderRowColumns + ` FROM orders o WHERE 1 = 1`)
	if len(terms) > 0 {
		q.add(` AND o.id IN (SELECT d.owner_id`)
		s.d.index.match(q, orderDocs, terms)
		q.add(`)`)
	}
	plus := q.narrowOrders(want)
	if k != nil {
		q.add(` AND (`+plus+`o.ordered_at, `+plus+`o.id) < (?, ?)`, k[0], k[1])
	}
	q.add(` ORDER BY ` + plus + `o.ordered_at DESC, ` + plus + `o.id DESC`)
	q.limit(want.Limit)
	return q, nil
}

// narrowOrders adds the conditions of the filters. plus hides a column from the indexes.
func (q *query) narrowOrders(want OrderQuery) (plus string) {
	if want.few() {
		plus = `+`
	}
	switch {
	case want.few() && len(want.Statuses) > 0:
		q.add(` AND o.status || '' IN `)
		inList(q, want.Statuses)
	case len(want.Statuses) > 0:
		q.add(` AND o.status = ?`, want.Statuses[0])
	}
	if want.Account != 0 && (want.few() || len(want.Statuses) > 0) {
		q.add(` AND +o.account_id = ?`, want.Account)
	} else if want.Account != 0 {
		q.add(` AND o.account_id = ?`, want.Account)
	}
	if want.From != 0 {
		q.add(` AND `+plus+`o.ordered_at >= ?`, want.From)
	}
	if want.Before != 0 {
		q.add(` AND `+plus+`o.ordered_at < ?`, want.Before)
	}
	q.asked(want)
	return plus
}

// isOwed are the states in which an answer is owed.
const isOwed = `q.state IN ('new', 'working', 'review')`

// An inquiry is about the order that it is linked to, and about those that a person
// has put beside it. The number has an index; whether it is this shop's order, the
// id says.
const (
	linkedTo = `inquiries q ON q.order_number = o.number AND q.order_number <> '' AND q.order_id = o.id`
	besideIt = `links l ON l.number = o.number AND l.order_id = o.id AND l.verdict = 'also'`
)

// asked narrows to the orders that inquiries are about. What is owed is a few, so
// there the inquiries come first.
func (q *query) asked(want OrderQuery) {
	switch {
	case want.fewAsked:
		q.add(` AND o.id IN (SELECT q.order_id FROM inquiries q WHERE q.order_number <> '' AND q.order_id > 0
			UNION SELECT l.order_id FROM links l WHERE l.verdict = 'also')`)
	case want.Asked == AskedAny:
		q.add(` AND (EXISTS (SELECT 1 FROM inquiries q WHERE q.order_number = o.number AND q.order_number <> '' AND q.order_id = o.id)
			OR EXISTS (SELECT 1 FROM links l WHERE l.number = o.number AND l.order_id = o.id AND l.verdict = 'also'))`)
	case want.Asked == AskedOpen:
		q.add(` AND o.id IN (SELECT q.order_id FROM inquiries q WHERE ` + isOwed + ` AND q.order_id > 0
			UNION SELECT l.order_id FROM inquiries q JOIN links l ON l.inquiry_id = q.id AND l.verdict = 'also' WHERE ` + isOwed + `)`)
	}
}

// askedPart is how many orders are looked up at once: a query has a limit of values.
const askedPart = 500

// withAsked adds who has asked about the orders.
func (s *Store) withAsked(ctx context.Context, rows []OrderRow) ([]ListedOrder, error) {
	out := make([]ListedOrder, len(rows))
	at := make(map[int64]*ListedOrder, len(rows))
	ids := make([]int64, len(rows))
	for i, r := range rows {
		out[i].OrderRow, ids[i] = r, r.ID
		at[r.ID] = &out[i]
	}
	for part := range slices.Chunk(ids, askedPart) {
		q := countAsked(part)
		_, err := collect(ctx, s.read, func(r scanner) (int64, error) {
			var id, all, open int64
			err := r.Scan(&id, &all, &open)
			if o := at[id]; o != nil {
				o.Inquiries, o.Open = all, open
			}
			return id, err
		}, q.sql.String(), q.args...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func countAsked(orders []int64) *query {
	q := &query{}
	q.add(`
		SELECT x.id, COUNT(*), COUNT(*) FILTER (WHERE x.open = 1) FROM (
			SELECT o.id AS id, CASE WHEN ` + isOwed + ` THEN 1 ELSE 0 END AS open
			FROM orders o JOIN ` + linkedTo + ` WHERE o.id IN `)
	inList(q, orders)
	q.add(`
			UNION ALL SELECT o.id, CASE WHEN ` + isOwed + ` THEN 1 ELSE 0 END
			FROM orders o JOIN ` + besideIt + ` JOIN inquiries q ON q.id = l.inquiry_id WHERE o.id IN `)
	inList(q, orders)
	q.add(`
		) x GROUP BY x.id`)
	return q
}

const inquiriesOfOrder = `SELECT ` + rowColumns + rowFrom + `
	WHERE q.id IN (SELECT q.id FROM orders o JOIN ` + linkedTo + ` WHERE o.id = $1
		UNION SELECT l.inquiry_id FROM orders o JOIN ` + besideIt + ` WHERE o.id = $2)
	ORDER BY +q.last_at DESC, +q.id DESC LIMIT 100`

// InquiriesOfOrder returns who bought an order, 0 when nobody knows, and the
// inquiries about it, the newest first.
func (s *Store) InquiriesOfOrder(ctx context.Context, order int64) (customer int64, rows []InquiryRow, err error) {
	err = s.readTx(ctx, func(t *txn) error {
		if err := t.row(`SELECT customer_id FROM orders WHERE id = $1`, order).Scan(&customer); err != nil {
			return err
		}
		rows, err = collect(ctx, t, scanRow, inquiriesOfOrder, order, order)
		return err
	})
	return customer, rows, err
}
