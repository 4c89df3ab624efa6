package store

import "slices"

const (
	// lateDays is how old an inquiry may be for an order that comes to find it.
	lateDays = 90
	mostLate = "50" // in the text of its query, as mostPerWord is
)

// likely adds to the inquiries that name an order those that it may answer by
// who asks. One that a person has linked is left alone.
func (t *txn) likely(order int64, ids []int64) ([]int64, error) {
	words, err := t.words(orderKeys, order)
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		some, err := collect(t.ctx, t, scanID, `
			SELECT q.id FROM inquiry_keys k JOIN inquiries q ON q.id = k.inquiry_id
			WHERE k.word = $1 AND q.last_at >= $2 AND q.link_by <> 'person' AND q.mall_order = ''
			ORDER BY q.last_at DESC, q.id DESC LIMIT `+mostLate, w, t.now-lateDays*dayMillis)
		if err != nil {
			return nil, err
		}
		for _, id := range some {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}
