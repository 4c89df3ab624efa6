package store

import (
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
	noted     bool  // some do
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
		docs, err := t.docsOfInquiries(some)
		if err != nil {
			return err
		}
		if err := t.putDocs(docs); err != nil {
			return err
		}
	}
	docs := make([]doc, 0, len(t.later.orders))
	for id, o := range t.later.orders {
		docs = append(docs, docOfOrder(id, o))
	}
	t.later = laterDocs{noted: t.later.noted}
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
	var due [][]any
	for id, o := range t.later.orders {
		if at := orderAt(o); at < t.later.past {
			due = append(due, []any{orderDocs, id, at, mark})
			delete(t.later.orders, id)
		}
	}
	moments, err := t.momentsOf(ids)
	if err != nil {
		return nil, err
	}
	now := ids[:0]
	for _, id := range ids {
		at, here := moments[id]
		switch {
		case !here: // it went on in another one, or was erased
		case at >= t.later.past:
			now = append(now, id)
		default:
			due = append(due, []any{inquiryDocs, id, at, mark})
		}
	}
	t.later.noted = len(due) > 0
	return now, t.addAll(docsDue, due)
}

// momentsOf returns when inquiries were written in last. One that is gone is left out.
func (t *txn) momentsOf(ids []int64) (map[int64]int64, error) {
	moments := map[int64]int64{}
	var ask []int64
	for _, id := range ids {
		if q := t.held(id); q != nil {
			moments[id] = q.now.lastAt
			continue
		}
		ask = append(ask, id)
	}
	for some := range inPowers(ask, mostAsked) {
		_, err := askIn(t, some, func(r scanner) (int64, error) {
			var id, at int64
			err := r.Scan(&id, &at)
			moments[id] = at
			return id, err
		}, `SELECT id, last_at FROM inquiries WHERE id IN `)
		if err != nil {
			return nil, err
		}
	}
	return moments, nil
}

// docsDue notes documents for Reindex.
var docsDue = newAdding("docs_due", " ON CONFLICT (what, owner_id) DO UPDATE SET at = excluded.at, mark = excluded.mark",
	"what", "owner_id", "at", "mark")

// docsOfInquiries makes the documents of inquiries. One that is gone has none: it went on
// in another one, or was erased.
func (t *txn) docsOfInquiries(ids []int64) ([]doc, error) {
	all, err := t.fieldsOf(ids)
	docs := make([]doc, len(all))
	for i, f := range all {
		docs[i] = newDoc(inquiryDocs, f.id, f.at, f.fields)
	}
	return docs, err
}

// docOfOrder makes the document of an order.
func docOfOrder(id int64, o connectors.Order) doc {
	return newDoc(orderDocs, id, orderAt(o), orderFields(o))
}

// orderAt is the moment of an order, 0 when it is not known.
func orderAt(o connectors.Order) int64 { return max(o.OrderedAt.UnixMilli(), 0) }
