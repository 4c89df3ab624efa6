package store

import (
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"madoguchi/connectors"
)

// laterDocs are the documents that a transaction has made old. They are written
// once, at its end and one behind the other: a statement that writes several rows
// opens a savepoint, for which FTS5 writes everything it has gathered to the disk.
type laterDocs struct {
	inquiries map[int64]bool
	orders    map[int64]connectors.Order
	past      int64 // documents that end before it may wait; 0: none may
}

// Sizes: what is bound at once, and what is held in memory.
const docsAtOnce = 500

// freshDays is how far back a document is written at once, however long the past is
// of which it came.
const freshDays = 2

// redocLater notes that the text by which an inquiry is found has changed.
func (t *txn) redocLater(inquiry int64) {
	if t.later.inquiries == nil {
		t.later.inquiries = map[int64]bool{}
	}
	t.later.inquiries[inquiry] = true
}

// docOrder notes that the text by which an order is found has changed.
func (t *txn) docOrder(id int64, o connectors.Order) {
	if t.later.orders == nil {
		t.later.orders = map[int64]connectors.Order{}
	}
	t.later.orders[id] = o
}

// pastMayWait lets the documents of a long past be written later (Reindex).
func (t *txn) pastMayWait() {
	t.later.past = t.now - (freshDays * 24 * time.Hour).Milliseconds()
}

// writeLater writes what was noted.
func (t *txn) writeLater() error {
	inquiries, err := t.putOff()
	if err != nil {
		return err
	}
	for some := range slices.Chunk(inquiries, docsAtOnce) {
		docs := make([]doc, 0, len(some))
		for _, id := range some {
			d, err := t.docOfInquiry(id)
			if errors.Is(err, ErrNotFound) {
				continue // it went on in another one, or was erased
			}
			if err != nil {
				return err
			}
			docs = append(docs, d)
		}
		if err := t.putDocs(docs); err != nil {
			return err
		}
	}
	docs := make([]doc, 0, len(t.later.orders))
	for id, o := range t.later.orders {
		docs = append(docs, docOfOrder(id, o))
	}
	t.later = laterDocs{}
	return t.putDocs(docs)
}

// putOff notes the documents that may wait and returns the inquiries whose may not.
func (t *txn) putOff() ([]int64, error) {
	ids := make([]int64, 0, len(t.later.inquiries))
	for id := range t.later.inquiries {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if t.later.past == 0 {
		return ids, nil
	}
	mark := rand.Int64()
	for id, o := range t.later.orders {
		if at := orderAt(o); at < t.later.past {
			if err := t.due(orderDocs, id, at, mark); err != nil {
				return nil, err
			}
			delete(t.later.orders, id)
		}
	}
	now := ids[:0]
	for _, id := range ids {
		var at int64
		err := t.row(`SELECT last_at FROM inquiries WHERE id = $1`, id).Scan(&at)
		switch {
		case errors.Is(err, ErrNotFound):
		case err != nil:
			return nil, err
		case at >= t.later.past:
			now = append(now, id)
		default:
			if err := t.due(inquiryDocs, id, at, mark); err != nil {
				return nil, err
			}
		}
	}
	return now, nil
}

// due notes one document for Reindex.
func (t *txn) due(what string, owner, at, mark int64) error {
	_, err := t.exec(`
		INSERT INTO docs_due (what, owner_id, at, mark) VALUES ($1, $2, $3, $4)
		ON CONFLICT (what, owner_id) DO UPDATE SET at = excluded.at, mark = excluded.mark`, what, owner, at, mark)
	return err
}

// docOfInquiry makes the document of an inquiry.
func (t *txn) docOfInquiry(id int64) (doc, error) {
	fields, at, err := t.inquiryFields(id)
	if err != nil {
		return doc{}, err
	}
	return newDoc(inquiryDocs, id, at, fields), nil
}

// docOfOrder makes the document of an order.
func docOfOrder(id int64, o connectors.Order) doc {
	return newDoc(orderDocs, id, orderAt(o), orderFields(o))
}

// orderAt is the moment of an order, 0 when it is not known.
func orderAt(o connectors.Order) int64 { return max(o.OrderedAt.UnixMilli(), 0) }
