package store

import (
	"context"
	"slices"

	"madoguchi/store/fold"
)

const entryColumns = `e.id, e.event_id, e.day, e.channel, e.account_id, e.order_number, e.order_id, e.inquiry_id, e.message_id, e.outbox_id,
	e.type, e.label, e.memo, e.note, e.settled_by, e.undoes, e.variant, e.evidence, e.amount, e.status, e.related_id, COALESCE(r.event_id, ''), e.reason,
	e.created_at, e.created_by, e.created_name, e.confirmed_at, e.confirmed_by, e.confirmed_name, e.version`

const fromEntries = ` FROM entries e LEFT JOIN entries r ON r.id = e.related_id `

func scanEntry(r scanner) (Entry, error) {
	var e Entry
	return e, r.Scan(&e.ID, &e.EventID, &e.Day, &e.Channel, &e.Account, &e.OrderNumber, &e.OrderID, &e.InquiryID, &e.MessageID, &e.OutboxID,
		&e.Type, &e.Label, &e.Memo, &e.Note, &e.SettledBy, &e.Undoes, &e.Variant, &e.Evidence, &e.Amount, &e.Status, &e.RelatedID, &e.Related, &e.Reason,
		&e.Created.At, &e.Created.Staff, &e.Created.Name, &e.Confirmed.At, &e.Confirmed.Staff, &e.Confirmed.Name, &e.Version)
}

// Entries returns a page of entries, the newest day first.
func (s *Store) Entries(ctx context.Context, want EntryQuery) (EntryPage, error) {
	k, err := places(want.After, "tn")
	if err != nil {
		return EntryPage{}, err
	}
	var q query
	q.add(`SELECT ` + entryColumns + fromEntries + `WHERE 1 = 1`)
	q.narrowEntries(want)
	if k != nil {
		q.add(` AND (e.day, e.id) < (?, ?)`, k...)
	}
	q.add(` ORDER BY e.day DESC, e.id DESC`)
	q.limit(want.Limit)
	var page EntryPage
	if page.Entries, err = collect(ctx, s.read, scanEntry, q.sql.String(), q.args...); err != nil {
		return page, err
	}
	if n := want.Limit; n > 0 && len(page.Entries) > n {
		page.Entries = page.Entries[:n]
		page.Next = cursorOf(page.Entries[n-1].Day, page.Entries[n-1].ID)
	}
	return page, fillEntries(ctx, s.read, page.Entries)
}

// narrowEntries adds the conditions of a search. The days walk along their index; what
// has an index of its own in another order is written as a sum.
func (q *query) narrowEntries(want EntryQuery) {
	if want.From != "" {
		q.add(` AND e.day >= ?`, want.From)
	}
	if want.To != "" {
		q.add(` AND e.day <= ?`, want.To)
	}
	if want.Min > 0 {
		q.add(` AND e.amount >= ?`, want.Min)
	}
	if want.Max > 0 {
		q.add(` AND e.amount <= ?`, want.Max)
	}
	for _, c := range []struct{ column, word string }{{"channel", want.Channel}, {"type", want.Type}, {"status", want.Status}} {
		if c.word != "" {
			q.add(` AND e.`+c.column+` = ?`, c.word)
		}
	}
	if want.InquiryID != 0 {
		q.add(` AND e.inquiry_id = ? AND e.inquiry_id > 0`, want.InquiryID)
	}
	if want.Order != "" {
		q.add(` AND e.order_number = ? AND e.order_number <> ''`, want.Order)
	}
	for _, t := range fold.Query(want.Words) {
		q.add(` AND REPLACE(e.words, ?, '') <> e.words`, t.Text)
	}
}

// Entry returns one entry with its lines.
func (s *Store) Entry(ctx context.Context, id int64) (Entry, error) {
	return oneEntry(ctx, s.read, `e.id = $1`, id)
}

// EntryByEventID returns one entry by the number that people see.
func (s *Store) EntryByEventID(ctx context.Context, event string) (Entry, error) {
	return oneEntry(ctx, s.read, `e.event_id = $1 AND e.event_id <> ''`, event)
}

func oneEntry(ctx context.Context, q queryer, where string, arg any) (Entry, error) {
	e, err := scanEntry(found{q.QueryRowContext(ctx, `SELECT `+entryColumns+fromEntries+`WHERE `+where, arg)})
	if err != nil {
		return e, err
	}
	one := []Entry{e}
	err = fillEntries(ctx, q, one)
	return one[0], err
}

// Booked returns what stands in the books of a period, in the order of day and number.
func (s *Store) Booked(ctx context.Context, from, to string) ([]Entry, error) {
	return bookedOf(ctx, s.read, from, to)
}

func bookedOf(ctx context.Context, q queryer, from, to string) ([]Entry, error) {
	all, err := collect(ctx, q, scanEntry, `SELECT `+entryColumns+fromEntries+`
		WHERE e.day >= $1 AND e.day <= $2 AND e.event_id <> '' ORDER BY e.day, e.month, e.number, e.id`, from, to)
	if err != nil {
		return nil, err
	}
	return all, fillEntries(ctx, q, all)
}

// entryPart is how many entries are looked up at once.
const entryPart = 500

// fillEntries adds lines and batches.
func fillEntries(ctx context.Context, q queryer, all []Entry) error {
	for part := range slices.Chunk(all, entryPart) {
		place := map[int64]int{}
		ids := make([]int64, len(part))
		for i, e := range part {
			place[e.ID], ids[i] = i, e.ID
		}
		if err := fillLines(ctx, q, part, place, ids); err != nil {
			return err
		}
		if err := fillExports(ctx, q, part, place, ids); err != nil {
			return err
		}
	}
	return nil
}

func fillLines(ctx context.Context, from queryer, part []Entry, place map[int64]int, ids []int64) error {
	type lineOf struct {
		entry int64
		EntryLine
	}
	var q query
	q.add(`SELECT entry_id, debit, debit_sub, debit_tax, credit, credit_sub, credit_tax, amount, rate, tax, tax_source
		FROM entry_lines WHERE entry_id IN `)
	inList(&q, ids)
	q.add(` ORDER BY entry_id, position`)
	lines, err := collect(ctx, from, func(r scanner) (lineOf, error) {
		var l lineOf
		return l, r.Scan(&l.entry, &l.Debit, &l.DebitSub, &l.DebitTax, &l.Credit, &l.CreditSub, &l.CreditTax, &l.Amount, &l.Rate, &l.Tax, &l.TaxSource)
	}, q.sql.String(), q.args...)
	for _, l := range lines {
		e := &part[place[l.entry]]
		e.Lines = append(e.Lines, l.EntryLine)
	}
	return err
}

func fillExports(ctx context.Context, from queryer, part []Entry, place map[int64]int, ids []int64) error {
	type batchOf struct {
		entry int64
		batch string
	}
	var q query
	q.add(`SELECT n.entry_id, x.batch FROM export_entries n JOIN exports x ON x.id = n.export_id WHERE n.entry_id IN `)
	inList(&q, ids)
	q.add(` ORDER BY n.entry_id, n.export_id`)
	batches, err := collect(ctx, from, func(r scanner) (batchOf, error) {
		var b batchOf
		return b, r.Scan(&b.entry, &b.batch)
	}, q.sql.String(), q.args...)
	for _, b := range batches {
		e := &part[place[b.entry]]
		e.Exports = append(e.Exports, b.batch)
	}
	return err
}

// EntryMonths returns the months that hold entries or are locked, the newest first. A
// receipt moves no money, so it is counted and not added.
func (s *Store) EntryMonths(ctx context.Context) ([]EntryMonth, error) {
	return collect(ctx, s.read, func(r scanner) (EntryMonth, error) {
		var m EntryMonth
		return m, r.Scan(&m.Month, &m.Drafts, &m.Stands, &m.Amount, &m.Locked.At, &m.Locked.Staff, &m.Locked.Name)
	}, `
		SELECT m.month, COALESCE(n.drafts, 0), COALESCE(n.stands, 0), COALESCE(n.amount, 0), COALESCE(l.at, 0), COALESCE(l.staff_id, 0), COALESCE(l.name, '')
		FROM (SELECT month FROM locked_months UNION SELECT month FROM entries) m
		LEFT JOIN (SELECT month, COUNT(*) FILTER (WHERE status = 'draft') AS drafts, COUNT(*) FILTER (WHERE status <> 'draft') AS stands,
			CAST(COALESCE(SUM(CASE WHEN type = 'RECEIPT_ISSUED' OR undoes = 'RECEIPT_ISSUED' THEN 0 WHEN type = 'REVERSAL' THEN -amount ELSE amount END) FILTER (WHERE status <> 'draft'), 0) AS BIGINT) AS amount FROM entries GROUP BY month) n ON n.month = m.month
		LEFT JOIN locked_months l ON l.month = m.month
		ORDER BY m.month DESC`)
}
