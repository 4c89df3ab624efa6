package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// MonthLocked refuses what would change a month whose books are closed.
type MonthLocked struct{ Month string }

func (m *MonthLocked) Error() string { return "the month " + m.Month + " is locked" }

// EventTaken refuses an event id under which something else stands.
type EventTaken struct{ EventID string }

func (e *EventTaken) Error() string { return "another entry stands under " + e.EventID }

// month is that of an entry's day, YYYY-MM.
func (e Entry) month() string { return e.Day[:min(7, len(e.Day))] }

// words are by what an entry is found: partner, numbers and text, folded.
func (e Entry) words() string {
	parts := []string{e.OrderNumber, e.Memo, e.Note, e.Label, e.Partner, e.Evidence}
	for _, l := range e.Lines {
		parts = append(parts, l.Debit, l.DebitSub, l.Credit, l.CreditSub)
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return fold.Fold(strings.Join(parts, "\n"))
}

// clean leaves out what PostgreSQL cannot keep.
func (e *Entry) clean() {
	cleanAll(&e.OrderNumber, &e.Memo, &e.Note, &e.Label, &e.Partner, &e.Evidence, &e.Reason)
	for i := range e.Lines {
		l := &e.Lines[i]
		cleanAll(&l.Debit, &l.DebitSub, &l.DebitTax, &l.Credit, &l.CreditSub, &l.CreditTax)
	}
}

// SaveEntry writes a draft (ID 0) or changes one, comparing Version.
func (s *Store) SaveEntry(ctx context.Context, by Actor, e Entry) (Entry, error) {
	err := s.tx(ctx, func(t *txn) (err error) {
		e, err = t.saveEntry(ctx, by, e)
		return err
	})
	return e, err
}

func (t *txn) saveEntry(ctx context.Context, by Actor, e Entry) (Entry, error) {
	e.clean()
	err := t.monthOpen(e.month())
	if err == nil && e.ID == 0 {
		err = t.insertEntry(by, &e)
	} else if err == nil {
		err = t.changeEntry(e)
	}
	if err != nil {
		return e, err
	}
	if err := t.record(by, "entry_save", "entry", e.ID, e.Type); err != nil {
		return e, err
	}
	return oneEntry(ctx, t, `e.id = $1`, e.ID)
}

func (t *txn) insertEntry(by Actor, e *Entry) (err error) {
	e.ID, err = t.insert(`
		INSERT INTO entries (event_id, month, number, day, channel, account_id, order_number, order_id, inquiry_id, message_id, outbox_id, type, label, memo, note,
			settled_by, undoes, variant, evidence, amount, related_id, reason, words, created_at, created_by, created_name, promise)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
		e.EventID, e.month(), eventNumber(e.EventID), e.Day, e.Channel, e.Account, e.OrderNumber, e.OrderID, e.InquiryID, e.MessageID, e.OutboxID, e.Type, e.Label,
		e.Memo, e.Note, e.SettledBy, e.Undoes, e.Variant, e.Evidence, e.Amount, e.RelatedID, e.Reason, e.words(), t.now, by.Staff, by.Name, e.Promise)
	if duplicate(err) {
		return &EventTaken{e.EventID}
	}
	if err != nil {
		return err
	}
	return t.insertLines(e.ID, e.Lines)
}

func (t *txn) insertLines(entry int64, lines []EntryLine) error {
	for i, l := range lines {
		_, err := t.exec(`
			INSERT INTO entry_lines (entry_id, position, debit, debit_sub, debit_tax, credit, credit_sub, credit_tax, amount, rate, tax, tax_source)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			entry, i, l.Debit, l.DebitSub, l.DebitTax, l.Credit, l.CreditSub, l.CreditTax, l.Amount, l.Rate, l.Tax, l.TaxSource)
		if err != nil {
			return err
		}
	}
	return nil
}

// changeEntry writes a draft anew.
func (t *txn) changeEntry(e Entry) error {
	n, err := t.exec(`
		UPDATE entries SET month = $1, day = $2, channel = $3, account_id = $4, order_number = $5, order_id = $6, inquiry_id = $7, message_id = $8, outbox_id = $9,
			type = $10, label = $11, memo = $12, note = $13, settled_by = $14, undoes = $15, variant = $16, evidence = $17, amount = $18, related_id = $19,
			reason = $20, words = $21, version = version + 1
		WHERE id = $22 AND version = $23 AND status = 'draft'`,
		e.month(), e.Day, e.Channel, e.Account, e.OrderNumber, e.OrderID, e.InquiryID, e.MessageID, e.OutboxID,
		e.Type, e.Label, e.Memo, e.Note, e.SettledBy, e.Undoes, e.Variant, e.Evidence, e.Amount, e.RelatedID,
		e.Reason, e.words(), e.ID, e.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return t.goneOrChanged(`SELECT COUNT(*) FROM entries WHERE id = $1`, e.ID)
	}
	if _, err := t.exec(`DELETE FROM entry_lines WHERE entry_id = $1`, e.ID); err != nil {
		return err
	}
	return t.insertLines(e.ID, e.Lines)
}

// DropEntry throws a draft away. What is confirmed stays.
func (s *Store) DropEntry(ctx context.Context, by Actor, id, version int64) error {
	return s.tx(ctx, func(t *txn) error {
		var status string
		var is int64
		if err := t.row(`SELECT status, version FROM entries WHERE id = $1`, id).Scan(&status, &is); err != nil {
			return err
		}
		if status != EntryDraft || is != version {
			return ErrConflict
		}
		for _, gone := range []string{`DELETE FROM entry_lines WHERE entry_id = $1`, `DELETE FROM entries WHERE id = $1`} {
			if _, err := t.exec(gone, id); err != nil {
				return err
			}
		}
		return t.record(by, "entry_drop", "entry", id, "")
	})
}

// EntrySeen is a draft as a person has read it.
type EntrySeen struct{ ID, Version int64 }

// ConfirmEntries makes drafts stand for good and gives them their event ids, all of
// them or none.
func (s *Store) ConfirmEntries(ctx context.Context, by Actor, seen []EntrySeen) ([]Entry, error) {
	var all []Entry
	err := s.tx(ctx, func(t *txn) error {
		for _, one := range seen {
			e, err := oneEntry(ctx, t, `e.id = $1`, one.ID)
			if err != nil {
				return err
			}
			if e.Status != EntryDraft || e.Version != one.Version {
				return ErrConflict
			}
			if e, err = t.confirm(by, e); err != nil {
				return err
			}
			all = append(all, e)
		}
		return nil
	})
	return all, err
}

// ErrNobody refuses to let an entry stand for which no person answers.
var ErrNobody = errors.New("no person answers for this")

// confirm makes a draft stand: from here on the database lets nobody change it.
func (t *txn) confirm(by Actor, e Entry) (Entry, error) {
	if by.Name == "" {
		return e, ErrNobody
	}
	if err := t.monthOpen(e.month()); err != nil {
		return e, err
	}
	number := eventNumber(e.EventID)
	if e.EventID == "" {
		if err := t.row(`SELECT COALESCE(MAX(number), 0) + 1 FROM entries WHERE month = $1 AND number > 0`, e.month()).Scan(&number); err != nil {
			return e, err
		}
		e.EventID = eventID(e.month(), number)
	}
	err := t.must(`
		UPDATE entries SET event_id = $1, number = $2, status = 'confirmed', words = words || $3, confirmed_at = $4, confirmed_by = $5, confirmed_name = $6,
			version = version + 1
		WHERE id = $7 AND status = 'draft'`,
		e.EventID, number, "\n"+fold.Fold(e.EventID), t.now, by.Staff, by.Name, e.ID)
	if duplicate(err) {
		return e, &EventTaken{e.EventID}
	}
	if err != nil {
		return e, err
	}
	if err := t.bookEvent(by, e.InquiryID, "entry", e.EventID); err != nil {
		return e, err
	}
	if err := t.record(by, "entry_confirm", "entry", e.ID, e.EventID); err != nil {
		return e, err
	}
	return oneEntry(t.ctx, t, `e.id = $1`, e.ID)
}

// eventID is the number of an entry as people see it.
func eventID(month string, number int64) string {
	return fmt.Sprintf("EV-%s-%04d", strings.ReplaceAll(month, "-", ""), number)
}

// eventNumber is the running number in an event id, 0 for none.
func eventNumber(event string) int64 {
	var month, number int64
	if _, err := fmt.Sscanf(event, "EV-%6d-%d", &month, &number); err != nil {
		return 0
	}
	return number
}
