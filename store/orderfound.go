package store

import (
	"context"
	"slices"

	"madoguchi/store/fold"
)

// foundOrder is an order and the place of its document.
type foundOrder struct {
	OrderRow
	moment
}

// byDocument begins the place in a list that is read in the order of its documents.
const byDocument int64 = 1

// manyFound tells whether a page of what a search finds is but the newest of it. The few that a
// number finds are gathered by one statement instead (orderList). A list goes on as it
// began, however many are found by then: the places of one way are none of the other.
func (s *Store) manyFound(ctx context.Context, want OrderQuery, terms []fold.Term) (many bool, err error) {
	if want.Asked != "" || len(terms) == 0 {
		return false, nil
	}
	if want.After != "" {
		k, wrong := place(want.After, 3)
		return wrong == nil && k[0] == byDocument, nil
	}
	if !s.d.index.streams(terms) {
		return true, nil // the newest texts are looked at first
	}
	if !slices.ContainsFunc(terms, func(t fold.Term) bool { return len(t.Tokens) > 0 }) {
		return true, nil
	}
	var q query
	q.add(`SELECT COUNT(*) >= 400 FROM (SELECT 1`)
	s.d.index.holding(&q, orderDocs, terms)
	q.add(` LIMIT 400) counted`)
	return many, s.read.QueryRowContext(ctx, q.sql.String(), q.args...).Scan(&many)
}

// foundOrders is a page of what a search finds. An article stands in thousands of orders:
// the documents are read in their order, which is that of the dates, until the page is full.
func (s *Store) foundOrders(ctx context.Context, want OrderQuery, terms []fold.Term) (rows []OrderRow, next string, err error) {
	k, err := place(want.After, 3)
	if err != nil {
		return nil, "", err
	}
	var after moment
	if k != nil {
		after = moment{k[1], k[2]}
	}
	before := want.Before
	if before > 0 {
		before += 999 // documents know the second
	}
	spans, err := docSpans(ctx, s.read, orderDocs, after, want.From, before)
	if err != nil {
		return nil, "", err
	}
	most := want.Limit
	if most > 0 {
		most++
	}
	if spans, err = s.early(ctx, s.read, orderDocs, terms, spans, most); err != nil {
		return nil, "", err
	}
	found, err := newestOf(spans, most, topBelow(ctx, s.read, orderDocs), func(in docSpan, most int) ([]foundOrder, error) {
		q := s.foundOrderList(want, terms, in, most)
		return collect(ctx, s.read, func(r scanner) (f foundOrder, err error) {
			f.OrderRow, err = scanOrderRow(tail{r, []any{&f.id, &f.at}})
			return f, err
		}, q.sql.String(), q.args...)
	}, func(f foundOrder) moment { return f.moment })
	if n := want.Limit; n > 0 && len(found) > n {
		found = found[:n]
		next = cursorOf(byDocument, found[n-1].at, found[n-1].id)
	}
	for _, f := range found {
		rows = append(rows, f.OrderRow)
	}
	return rows, next, err
}

func (s *Store) foundOrderList(want OrderQuery, terms []fold.Term, in docSpan, most int) *query {
	q := &query{}
	q.add(`SELECT ` + orderRowColumns + `, d.id, ` + momentColumn)
	column := s.d.index.match(q, orderDocs, in.terms(s.d.index, terms), `orders o ON o.id = d.owner_id`)
	q.add(` AND `+column+` >= ? AND `+column+` < ?`, in.low, in.high)
	q.narrowOrders(want)
	q.add(` ORDER BY ` + column + ` DESC`)
	q.limit(max(most-1, 0))
	return q
}
