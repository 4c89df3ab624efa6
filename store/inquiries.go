package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"madoguchi/store/fold"
)

const rowColumns = `q.id, q.account_id, a.name, a.kind, q.remote_id, q.subject, q.customer, q.snippet, q.state, q.owner_id,
	COALESCE(f.name, ''), q.due_at, q.last_in_at, q.last_out_at, q.last_at, q.order_number, q.link_reason, q.unread,
	q.message_count, q.has_files, q.sending, q.due_key`

const rowFrom = ` FROM inquiries q JOIN accounts a ON a.id = q.account_id LEFT JOIN staff f ON f.id = q.owner_id `

// listed is a row and the key of its place in the list.
type listed struct {
	InquiryRow
	dueKey int64
}

func scanListed(r scanner) (listed, error) {
	var l listed
	q := &l.InquiryRow
	return l, r.Scan(&q.ID, &q.Account, &q.AccountName, &q.Kind, &q.RemoteID, &q.Subject, &q.Customer, &q.Snippet, &q.State, &q.OwnerID,
		&q.Owner, &q.DueAt, &q.LastInAt, &q.LastOutAt, &q.LastAt, &q.OrderNumber, &q.LinkReason, &q.Unread,
		&q.MessageCount, &q.HasFiles, &q.Sending, &l.dueKey)
}

func scanRow(r scanner) (InquiryRow, error) {
	l, err := scanListed(r)
	return l.InquiryRow, err
}

// Inquiries returns a page of the list. Each row appears once, also while
// others move. A search without a chosen order is shown newest first.
func (s *Store) Inquiries(ctx context.Context, want InquiryQuery) (InquiryPage, error) {
	q, byDue, err := s.list(want)
	if err != nil {
		return InquiryPage{}, err
	}
	rows, err := collect(ctx, s.read, scanListed, q.sql.String(), q.args...)
	if err != nil {
		return InquiryPage{}, err
	}
	var page InquiryPage
	if n := want.Limit; n > 0 && len(rows) > n {
		rows = rows[:n]
		last := rows[n-1]
		page.Next = cursorOf(last.LastAt, last.ID)
		if byDue {
			page.Next = cursorOf(last.dueKey, last.LastAt, last.ID)
		}
	}
	page.Rows = make([]InquiryRow, len(rows))
	for i, l := range rows {
		page.Rows[i] = l.InquiryRow
	}
	return page, nil
}

// list writes the query of a page.
func (s *Store) list(want InquiryQuery) (q *query, byDue bool, err error) {
	q = &query{}
	terms := fold.Query(want.Search)
	byDue = want.Sort == "due" || want.Sort == "" && len(terms) == 0
	q.add(`SELECT ` + rowColumns + rowFrom + `WHERE q.id > 0`)
	if len(terms) > 0 {
		q.add(` AND q.id IN (SELECT d.owner_id`)
		s.d.index.match(q, inquiryDocs, terms)
		q.add(`)`)
	}
	if want.State != "" {
		q.add(` AND q.state = ?`, want.State)
	}
	if want.Account != 0 {
		q.add(` AND q.account_id = ?`, want.Account)
	}
	if want.Owner != 0 {
		q.add(` AND q.owner_id = ? AND q.owner_id > 0`, want.Owner)
	}
	if byDue {
		err = q.dueOrder(want.After)
	} else {
		err = q.newOrder(want.After)
	}
	q.limit(want.Limit)
	return q, byDue, err
}

func (q *query) dueOrder(after string) error {
	due, at, id, paged, err := after3(after)
	if paged {
		q.add(` AND (q.due_key, q.fresh_key, q.id) > (?, ?, ?)`, due, -at, id)
	}
	q.add(` ORDER BY q.due_key, q.fresh_key, q.id`)
	return err
}

func (q *query) newOrder(after string) error {
	at, id, paged, err := after2(after)
	if paged {
		q.add(` AND (q.last_at, q.id) < (?, ?)`, at, id)
	}
	q.add(` ORDER BY q.last_at DESC, q.id DESC`)
	return err
}

// limit asks for one row more than is shown: it tells whether there is a next page.
func (q *query) limit(n int) {
	if n > 0 {
		q.add(` LIMIT ?`, n+1)
	}
}

// cursorOf is the place of a row in a list, opaque to callers.
func cursorOf(keys ...int64) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = strconv.FormatInt(k, 36)
	}
	return strings.Join(parts, ".")
}

func after2(s string) (a, b int64, paged bool, err error) {
	k, err := place(s, 2)
	if k == nil {
		return 0, 0, false, err
	}
	return k[0], k[1], true, nil
}

func after3(s string) (a, b, c int64, paged bool, err error) {
	k, err := place(s, 3)
	if k == nil {
		return 0, 0, 0, false, err
	}
	return k[0], k[1], k[2], true, nil
}

// place reads a cursor of n keys, nil for none.
func place(s string, n int) ([]int64, error) {
	if s == "" {
		return nil, nil
	}
	parts := strings.Split(s, ".")
	if len(parts) != n {
		return nil, fmt.Errorf("page %q: not of this list", s)
	}
	keys := make([]int64, n)
	for i, p := range parts {
		k, err := strconv.ParseInt(p, 36, 64)
		if err != nil {
			return nil, fmt.Errorf("page %q: not of this list", s)
		}
		keys[i] = k
	}
	return keys, nil
}
