package store

import "context"

// mostPieces is how many transactions may leave a piece in the index before it is worth a
// look: FTS5 lays together no fewer (its usermerge).
const mostPieces = 4

// TidySearch lays together a few of the pieces that transactions have left in the index of
// the search, and tells whether there may be more to do. A question looks into each piece,
// so it is for a time in which nothing comes; while a long past does, the writer has more
// urgent work. What a crash leaves undone is looked at after the next start.
func (s *Store) TidySearch(ctx context.Context) (more bool, err error) {
	seen := s.pieces.Load()
	if seen < mostPieces {
		return false, nil
	}
	err = s.txOften(ctx, func(t *txn) error {
		for _, table := range []string{inquiryDocs, orderDocs} {
			some, err := s.d.index.tidy(t, table)
			if err != nil {
				return err
			}
			more = more || some
		}
		return nil
	})
	if err != nil || more {
		return more, err
	}
	s.pieces.Add(-seen)
	return false, nil
}
