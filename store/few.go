package store

import (
	"context"
	"strings"
)

// A filter that few inquiries pass (お得意様, クレーム, 期限超過) is not found by reading
// the list in its order until a page is full: that may be the whole table. Those few
// are read by an index of their own and put in order.

// fewest is up to how many documents are read for a question.
var fewest = 4000 // none in tests

// mostSorted is up to how many rows are read and sorted for a page of the list. What
// more than that pass is met soon enough in its order, unless those who pass are not
// where one looks: done and unread, done and late.
const mostSorted = 16000

// driver is a condition that an index answers by itself.
type driver struct {
	where string
	args  []any
}

// drivers are the conditions of a list that few may pass, the narrowest first.
func (want InquiryQuery) drivers() []driver {
	var all []driver
	add := func(on bool, where string, args ...any) {
		if on {
			all = append(all, driver{where, args})
		}
	}
	add(want.DueUntil > 0, `q.due_key < ? AND q.due_at > 0`, want.DueUntil)
	add(want.Scam, `q.scam = 1`)
	add(want.Care != "", `q.care <> ''`)
	add(want.Tag != 0, `q.id IN (SELECT g.inquiry_id FROM inquiry_tags g WHERE g.tag_id = ?)`, want.Tag)
	add(want.VIP, `q.customer_id IN (SELECT u.id FROM customers u WHERE u.vip = 1) AND q.customer_id > 0`)
	add(want.Unread, `q.unread = 1`)
	add(want.Files, `q.has_files = 1`)
	add(want.Owner > 0, `q.owner_id = ? AND q.owner_id > 0`, want.Owner)
	add(want.Category != 0, `q.category_id = ? AND q.category_id > 0`, want.Category)
	return all
}

// few returns the condition of a list that few pass, nil when there is none.
func (s *Store) few(ctx context.Context, want InquiryQuery) (*driver, error) {
	for _, by := range want.drivers() {
		few, err := isFew(ctx, s.read, by, mostSorted)
		if err != nil {
			return nil, err
		}
		if few {
			return &by, nil
		}
	}
	return nil, nil
}

// count asks how many pass a condition, no further than matters.
func (by driver) count(most int) *query {
	q := &query{}
	q.add(`SELECT COUNT(*) FROM (SELECT 1 FROM inquiries q WHERE `+by.where+` LIMIT ?) counted`, append(by.args, most+1)...)
	return q
}

// fewList reads those who pass a condition, puts them in order and only then reads
// the rows of the page. Nothing but the condition may choose an index.
func fewList(want InquiryQuery, by driver) (*list, error) {
	o := &list{sorting: sortingOf(want.Sort), few: true}
	plain := o.columns
	o.columns = strings.NewReplacer("q.customer", "(q.customer || '')", "q.", "+q.").Replace(plain)
	o.add(`SELECT ` + rowColumns + `, q.due_key` + rowFrom + `WHERE q.id IN (SELECT f.id FROM (SELECT q.id FROM inquiries q WHERE `)
	o.add(by.where, by.args...)
	o.narrow(want)
	if err := o.page(want); err != nil {
		return o, err
	}
	o.columns = plain
	o.add(`) f)` + o.inOrder())
	return o, nil
}
