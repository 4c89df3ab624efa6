package store

import (
	"context"
	"errors"
	"slices"
	"strconv"

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
	q.due_set, q.woke_at, q.thanks, CASE WHEN ` + isRepeat + ` THEN 1 ELSE 0 END, q.scam,
	CASE WHEN q.customer = '' AND q.is_mail = 1 AND (
		EXISTS (SELECT 1 FROM bounces b WHERE b.message_id = q.newest_id) OR EXISTS (SELECT 1 FROM bounces b WHERE b.about_id = q.newest_id)) THEN 1 ELSE 0 END`

const rowFrom = ` FROM inquiries q `

func scanRow(r scanner) (InquiryRow, error) {
	var q InquiryRow
	return q, r.Scan(&q.ID, &q.Account, &q.AccountName, &q.Kind, &q.RemoteID, &q.Subject, &q.Customer, &q.Snippet, &q.State, &q.OwnerID,
		&q.Owner, &q.DueAt, &q.LastInAt, &q.LastOutAt, &q.LastAt, &q.OrderNumber, &q.LinkReason, &q.Unread,
		&q.MessageCount, &q.HasFiles, &q.Sending, &q.AboutKind, &q.Official, &q.Deadline, &q.Mail,
		&q.CategoryID, &q.Topic, &q.Care, &q.VIP, &q.SnoozeUntil, &q.SnoozeFor, &q.DueWhy,
		&q.DueSet, &q.WokeAt, &q.Thanks, &q.Repeat, &q.Scam, &q.Returned)
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
//
// Several states are several lists, each read in the order of its index and laid
// together here: one query for all of them would have to read and sort them whole.
// They are read at one moment, or a row that goes from one to another meanwhile would
// stand in both or in none.
func (s *Store) Inquiries(ctx context.Context, want InquiryQuery) (page InquiryPage, err error) {
	err = s.OneMoment(ctx, func(ctx context.Context) error {
		page, err = s.inquiryPage(ctx, want)
		return err
	})
	return page, err
}

func (s *Store) inquiryPage(ctx context.Context, want InquiryQuery) (InquiryPage, error) {
	var page InquiryPage
	if terms := fold.Query(want.Search); len(terms) > 0 && (want.Sort == "" || want.Sort == "new") {
		return s.foundNewest(ctx, want, terms)
	}
	rows, o, err := s.listAll(ctx, want)
	if err != nil {
		return page, err
	}
	if n := want.Limit; n > 0 && len(rows) > n {
		rows = rows[:n]
		page.Next = cursorOf(o.place(rows[n-1])...)
	}
	page.Rows = make([]InquiryRow, len(rows))
	for i, l := range rows {
		page.Rows[i] = l.InquiryRow
	}
	return page, s.tagRows(ctx, page.Rows)
}

// NewestCustomers are the names of whom the newest inquiries are from, but for a
// mall's own letters.
func (s *Store) NewestCustomers(ctx context.Context, n int) ([]string, error) {
	return collect(ctx, s.read, scanText, `
		SELECT newest.customer FROM (SELECT customer, official, last_at, id FROM inquiries ORDER BY last_at DESC, id DESC LIMIT $1) newest
		WHERE newest.customer <> '' AND newest.official = 0 ORDER BY newest.last_at DESC, newest.id DESC`, n)
}

func (s *Store) listAll(ctx context.Context, want InquiryQuery) (rows []listed, o *list, err error) {
	search := len(fold.Query(want.Search)) > 0
	if !search {
		by, err := s.few(ctx, want)
		if err != nil {
			return nil, nil, err
		}
		if by != nil {
			if o, err = fewList(want, *by); err == nil {
				rows, err = collect(ctx, s.read, scanListed, o.sql.String(), o.args...)
			}
			return rows, o, err
		}
	}
	if want.Sort == "customer" && !search {
		if o, err = s.nameList(ctx, want); err == nil {
			rows, err = collect(ctx, s.read, scanListed, o.sql.String(), o.args...)
		}
		return rows, o, err
	}
	parts, err := s.led(ctx, want.parts(search))
	if err != nil {
		return nil, nil, err
	}
	for _, part := range parts {
		if o, err = s.list(part); err != nil {
			return nil, nil, err
		}
		some, err := collect(ctx, s.read, scanListed, o.sql.String(), o.args...)
		if err != nil {
			return nil, nil, err
		}
		rows = append(rows, some...)
	}
	if len(parts) > 1 {
		slices.SortFunc(rows, o.compare)
	}
	return rows, o, nil
}

// parts are the lists that a query is made of: one for each state. A search
// follows its own index and takes all states at once.
func (want InquiryQuery) parts(search bool) []InquiryQuery {
	if want.State != "" || len(want.States) < 2 || search {
		if want.State == "" && len(want.States) == 1 {
			want.State, want.States = want.States[0], nil
		}
		return []InquiryQuery{want}
	}
	var parts []InquiryQuery
	for _, state := range want.States {
		part := want
		part.State, part.States = state, nil
		if !slices.ContainsFunc(parts, func(p InquiryQuery) bool { return p.State == state }) {
			parts = append(parts, part)
		}
	}
	return parts
}

// list is the query of a page in its order.
type list struct {
	query
	sorting
	few bool // another condition has chosen the index (few.go)
}

func (s *Store) list(want InquiryQuery) (*list, error) {
	o := &list{}
	terms := fold.Query(want.Search)
	o.sorting = sortingOf(want.Sort)
	o.add(`SELECT ` + rowColumns + `, q.due_key` + rowFrom + `WHERE 1 = 1`)
	if len(terms) > 0 {
		o.add(` AND q.id IN (SELECT d.owner_id`)
		s.d.index.match(&o.query, inquiryDocs, terms)
		o.add(`)`)
	}
	o.narrow(want)
	return o, o.page(want)
}

// foundList follows the ids of the documents, which follow the date, so that the
// first page costs the same for three answers and for thirty thousand.
func (s *Store) foundList(want InquiryQuery, terms []fold.Term, in docSpan) *list {
	o := &list{}
	o.add(`SELECT ` + rowColumns + `, d.id, ` + momentColumn)
	column := s.d.index.match(&o.query, inquiryDocs, in.terms(s.d.index, terms), `inquiries q ON q.id = d.owner_id`)
	o.add(` AND `+column+` >= ? AND `+column+` < ?`, in.low, in.high)
	o.narrow(want)
	o.add(` ORDER BY ` + column + ` DESC`)
	o.limit(want.Limit)
	return o
}

type foundRow struct {
	InquiryRow
	moment
}

// foundNewest is a page of what a search finds, the newest first.
func (s *Store) foundNewest(ctx context.Context, want InquiryQuery, terms []fold.Term) (InquiryPage, error) {
	var page InquiryPage
	k, err := place(want.After, 2)
	if err != nil {
		return page, err
	}
	var after moment
	if k != nil {
		after = moment{k[0], k[1]}
	}
	spans, err := docSpans(ctx, s.read, inquiryDocs, after, 0, 0)
	if err != nil {
		return page, err
	}
	most := want.Limit
	if most > 0 {
		most++
	}
	if spans, err = s.early(ctx, s.read, inquiryDocs, terms, spans, most); err != nil {
		return page, err
	}
	rows, err := newestOf(spans, most, topBelow(ctx, s.read, inquiryDocs), func(in docSpan, most int) ([]foundRow, error) {
		part := want
		part.Limit = max(most-1, 0)
		o := s.foundList(part, terms, in)
		return collect(ctx, s.read, func(r scanner) (f foundRow, err error) {
			f.InquiryRow, err = scanRow(tail{r, []any{&f.id, &f.at}})
			return f, err
		}, o.sql.String(), o.args...)
	}, func(f foundRow) moment { return f.moment })
	if n := want.Limit; n > 0 && len(rows) > n {
		rows = rows[:n]
		page.Next = cursorOf(rows[n-1].at, rows[n-1].id)
	}
	page.Rows = make([]InquiryRow, len(rows))
	for i, f := range rows {
		page.Rows[i] = f.InquiryRow
	}
	return page, errors.Join(err, s.tagRows(ctx, page.Rows))
}

// limit asks for one row more than is shown: it tells whether there is a next page.
// An argument would have SQLite plan the statement anew each time.
func (q *query) limit(n int) {
	if n > 0 {
		q.add(` LIMIT ` + strconv.Itoa(n+1))
	}
}
