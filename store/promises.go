package store

import (
	"errors"
	"fmt"
	"time"

	"madoguchi/connectors/jst"
)

// Promised is an entry that a reply on its way promises. It is whole but for what only
// its leaving can say: the day, the message, the number.
type Promised struct {
	Entry
	Confirm bool // it stands at once; else it is a draft
}

func promisedJSON(all []Promised) string {
	if len(all) == 0 {
		return ""
	}
	return asJSON(all)
}

// keepPromises writes what an answer has promised, in the transaction that makes it sent:
// an answer that has left has its entries, one that has not has none. It never fails for
// the state of the books, because the answer is gone: where nothing can be confirmed the
// draft waits for a person.
func (t *txn) keepPromises(o OutboxItem, message, at int64) error {
	by := Actor{Staff: o.By, Name: o.ByName}
	for i, p := range o.Promised {
		e := p.Entry
		e.ID, e.Day, e.Promise, e.Status = 0, jst.Day(time.UnixMilli(at)), i+1, EntryDraft
		e.InquiryID, e.MessageID, e.OutboxID = o.InquiryID, message, o.ID
		if err := t.keepPromise(by, e, p.Confirm); err != nil {
			return fmt.Errorf("entry of answer %d: %w", o.ID, err)
		}
	}
	return nil
}

func (t *txn) keepPromise(by Actor, e Entry, confirm bool) error {
	var there int
	err := t.row(`SELECT COUNT(*) FROM entries WHERE outbox_id = $1 AND promise = $2 AND promise > 0`, e.OutboxID, e.Promise).Scan(&there)
	if err != nil || there > 0 {
		return err
	}
	e.clean()
	if err := t.insertEntry(by, &e); err != nil {
		return err
	}
	if err := t.record(by, "entry_save", "entry", e.ID, e.Type); err != nil {
		return err
	}
	if err := t.event(by, e.InquiryID, "entry_promised", fmt.Sprintf("%d %s", e.Amount, e.Label)); err != nil {
		return err
	}
	var closed *MonthLocked
	switch err := t.monthOpen(e.month()); {
	case errors.As(err, &closed):
		return nil
	case err != nil || !confirm || by.Name == "": // for a person to confirm
		return err
	}
	_, err = t.confirm(by, e)
	return err
}
