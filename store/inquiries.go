package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"madoguchi/store/fold"
)

// rowColumns reads the names of other tables in place: a join could make the
// planner start there and sort.
const rowColumns = `q.id, q.account_id, (SELECT a.name FROM accounts a WHERE a.id = q.account_id),
	(SELECT a.kind FROM accounts a WHERE a.id = q.account_id), q.remote_id, q.subject, q.customer, q.snippet, q.state, q.owner_id,
	COALESCE((SELECT f.name FROM staff f WHERE f.id = q.owner_id), ''), q.due_at, q.last_in_at, q.last_out_at, q.last_at, q.order_number, q.link_reason, q.unread,
	q.message_count, q.has_files, q.sending, q.about_kind, q.official, q.deadline, q.is_mail,
	q.category_id, COALESCE((SELECT c.name FROM categories c WHERE c.id = q.category_id), ''), q.care,
	COALESCE((SELECT u.vip FROM customers u WHERE u.id = q.customer_id), 0), q.snooze_until, q.snooze_for, q.due_why,
	q.due_set, q.woke_at, q.thanks`

const rowFrom = ` FROM inquiries q `

func scanRow(r scanner) (InquiryRow, error) {
	var q InquiryRow
	return q, r.Scan(&q.ID, &q.Account, &q.AccountName, &q.Kind, &q.RemoteID, &q.Subject, &q.Customer, &q.Snippet, &q.State, &q.OwnerID,
		&q.Owner, &q.DueAt, &q.LastInAt, &q.LastOutAt, &q.LastAt, &q.OrderNumber, &q.LinkReason, &q.Unread,
		&q.MessageCount, &q.HasFiles, &q.Sending, &q.AboutKind, &q.Official, &q.Deadline, &q.Mail,
		&q.CategoryID, &q.Topic, &q.Care, &q.VIP, &q.SnoozeUntil, &q.SnoozeFor, &q.DueWhy,
		&q.DueSet, &q.WokeAt, &q.Thanks)
}

// listed is a row and the first key of its place in the list.
type listed struct {
	InquiryRow
	key int64
}

func scanListed(r scanner) (listed, error) {
	var l listed
	var err error
	l.InquiryRow, err = scanRow(tail{r, []any{&l.key}})
	return l, err
}

// Inquiries returns a page of the list. Each row appears once, also while
// others move. A search without a chosen order is shown newest first.
func (s *Store) Inquiries(ctx context.Context, want InquiryQuery) (InquiryPage, error) {
	o, err := s.list(want)
	if err != nil {
		return InquiryPage{}, err
	}
	rows, err := collect(ctx, s.read, scanListed, o.sql.String(), o.args...)
	if err != nil {
		return InquiryPage{}, err
	}
	var page InquiryPage
	if n := want.Limit; n > 0 && len(rows) > n {
		rows = rows[:n]
		page.Next = o.next(rows[n-1])
	}
	page.Rows = make([]InquiryRow, len(rows))
	for i, l := range rows {
		page.Rows[i] = l.InquiryRow
	}
	return page, nil
}

// list is the query of a page and how the next page is named.
type list struct {
	query
	next func(last listed) string
}

func (s *Store) list(want InquiryQuery) (*list, error) {
	o := &list{}
	terms := fold.Query(want.Search)
	byDue := want.Sort == "due" || want.Sort == "" && len(terms) == 0
	if len(terms) > 0 && !byDue {
		return o, o.foundNewest(s.d.index, want, terms)
	}
	o.add(`SELECT ` + rowColumns + `, q.due_key` + rowFrom + `WHERE 1 = 1`)
	if len(terms) > 0 {
		o.add(` AND q.id IN (SELECT d.owner_id`)
		s.d.index.match(&o.query, inquiryDocs, terms)
		o.add(`)`)
	}
	o.narrow(want)
	if byDue {
		return o, o.byDue(want)
	}
	return o, o.byNew(want)
}

// foundNewest follows the ids of the documents, which follow the date, so that
// the first page costs the same for three answers and for thirty thousand.
func (o *list) foundNewest(x index, want InquiryQuery, terms []fold.Term) error {
	o.next = func(l listed) string { return cursorOf(l.key) }
	k, err := place(want.After, 1)
	o.add(`SELECT ` + rowColumns + `, d.id`)
	column := x.match(&o.query, inquiryDocs, terms, `inquiries q ON q.id = d.owner_id`)
	if k != nil {
		o.add(` AND `+column+` < ?`, k[0])
	}
	o.narrow(want)
	o.add(` ORDER BY ` + column + ` DESC`)
	o.limit(want.Limit)
	return err
}

func (o *list) byDue(want InquiryQuery) error {
	o.next = func(l listed) string { return cursorOf(l.key, -l.LastAt, l.ID) }
	k, err := place(want.After, 3)
	if k != nil {
		o.add(` AND (q.due_key, q.fresh_key, q.id) > (?, ?, ?)`, k[0], k[1], k[2])
	}
	o.add(` ORDER BY q.due_key, q.fresh_key, q.id`)
	o.limit(want.Limit)
	return err
}

func (o *list) byNew(want InquiryQuery) error {
	o.next = func(l listed) string { return cursorOf(l.LastAt, l.ID) }
	k, err := place(want.After, 2)
	if k != nil {
		o.add(` AND (q.last_at, q.id) < (?, ?)`, k[0], k[1])
	}
	o.add(` ORDER BY q.last_at DESC, q.id DESC`)
	o.limit(want.Limit)
	return err
}

// narrow adds the conditions of the filters.
func (q *query) narrow(want InquiryQuery) {
	if want.State != "" {
		q.add(` AND q.state = ?`, want.State)
	}
	if want.Account != 0 {
		q.add(` AND q.account_id = ?`, want.Account)
	}
	if len(want.Uncompleted) > 0 {
		q.add(` AND q.state = ? AND q.remote_done = 0 AND q.account_id IN (SELECT a.id FROM accounts a WHERE a.kind IN `, StateWaiting)
		inList(q, want.Uncompleted)
		q.add(`)`)
	}
	q.within(want.Reach)
	if want.Owner != 0 {
		q.add(` AND q.owner_id = ? AND q.owner_id > 0`, want.Owner)
	}
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
