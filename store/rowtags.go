package store

import "context"

// tagsAtOnce keeps a statement below the number of values SQLite takes.
const tagsAtOnce = 500

// tagRows puts the tags onto the rows of a page, in the order of their names.
func (s *Store) tagRows(ctx context.Context, rows []InquiryRow) error {
	at := make(map[int64]*InquiryRow, len(rows))
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
		at[ids[i]] = &rows[i]
	}
	for len(ids) > 0 {
		n := min(len(ids), tagsAtOnce)
		if err := s.tagSome(ctx, ids[:n], at); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

func (s *Store) tagSome(ctx context.Context, ids []int64, at map[int64]*InquiryRow) error {
	type tagged struct {
		RowTag
		inquiry int64
	}
	var q query
	q.add(`SELECT i.inquiry_id, g.id, g.name FROM inquiry_tags i JOIN tags g ON g.id = i.tag_id WHERE i.inquiry_id IN `)
	inList(&q, ids)
	q.add(` ORDER BY g.name, g.id`)
	all, err := collect(ctx, s.read, func(r scanner) (tagged, error) {
		var g tagged
		return g, r.Scan(&g.inquiry, &g.ID, &g.Name)
	}, q.sql.String(), q.args...)
	for _, g := range all {
		at[g.inquiry].Tags = append(at[g.inquiry].Tags, g.RowTag)
	}
	return err
}
