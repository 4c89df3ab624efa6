package store

import (
	"context"
	"slices"
)

// The order of names is one that only the database knows, so lists by name are laid together
// there and not here: the first rows of several ranges of an index, each as long as a page.
// Without a filter there is a range for each account. The names of machines, which come in
// great numbers and are in no category, in no order and at no mall, would else be read
// before the first row that is wanted.

// byName are the ranges in which a list by name is read.
func (s *Store) byName(ctx context.Context, want InquiryQuery) ([]InquiryQuery, error) {
	accounts := want.Accounts
	switch {
	case want.Category != 0:
		want.lead = "category_id"
		return []InquiryQuery{want}, nil
	case want.State != "" || len(want.States) > 0:
		return s.led(ctx, want.parts(false))
	case len(accounts) == 0:
		var err error
		if accounts, err = collect(ctx, s.read, scanID, `SELECT id FROM accounts ORDER BY id`); err != nil || len(accounts) == 0 {
			return []InquiryQuery{want}, err
		}
	}
	var all []InquiryQuery
	for _, id := range slices.Compact(slices.Sorted(slices.Values(accounts))) {
		want.Accounts, want.lead = []int64{id}, "account_id"
		all = append(all, want)
	}
	return all, nil
}

// nameList lays the ranges together. The rows are read once they are known: what a range
// passes over is read in its index alone.
func (s *Store) nameList(ctx context.Context, want InquiryQuery) (*list, error) {
	o := &list{sorting: sortingOf(want.Sort)}
	parts, err := s.byName(ctx, want)
	if err != nil {
		return o, err
	}
	o.add(`SELECT ` + rowColumns + `, q.due_key` + rowFrom + `WHERE q.id IN (`)
	for i, part := range parts {
		if i > 0 {
			o.add(` UNION ALL `)
		}
		o.add(`SELECT f.id FROM (SELECT q.id FROM inquiries q WHERE 1 = 1`)
		o.narrow(part)
		if err := o.page(part); err != nil {
			return o, err
		}
		o.add(`) f`)
	}
	o.add(`)` + o.inOrder())
	o.limit(want.Limit)
	return o, nil
}

// led says of each list whether its state or its account chooses the index, where it is of
// both: the one that has fewer inquiries. By the other one everything is passed over that is
// owed or new, of which nothing is done.
func (s *Store) led(ctx context.Context, parts []InquiryQuery) ([]InquiryQuery, error) {
	for i, part := range parts {
		if part.State == "" || len(part.Accounts) != 1 {
			continue
		}
		var inState, inAccount int64
		err := found{s.read.QueryRowContext(ctx, `
			SELECT CAST(COALESCE(SUM(CASE WHEN state = $1 THEN n ELSE 0 END), 0) AS BIGINT),
				CAST(COALESCE(SUM(CASE WHEN account_id = $2 THEN n ELSE 0 END), 0) AS BIGINT)
			FROM desk_counts`, part.State, part.Accounts[0])}.Scan(&inState, &inAccount)
		if err != nil {
			return nil, err
		}
		if parts[i].lead = "account_id"; inState <= inAccount {
			parts[i].lead = "state"
		}
	}
	return parts, nil
}
