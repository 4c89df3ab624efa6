package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store/fold"
)

// NextDocument is the number that the next document gets: it stands on a paper before
// the paper is kept.
func (s *Store) NextDocument(ctx context.Context) (docID string, err error) {
	err = s.readTx(ctx, func(t *txn) error {
		docID, _, _, err = t.nextDocument()
		return err
	})
	return docID, err
}

// nextDocument counts in the Japanese month of now. Nothing ever leaves the table, so that
// no number is missing and none comes twice.
func (t *txn) nextDocument() (docID, month string, number int64, err error) {
	month = jst.Day(time.UnixMilli(t.now))[:7]
	err = t.row(`SELECT COALESCE(MAX(number), 0) + 1 FROM documents WHERE month = $1`, month).Scan(&number)
	return fmt.Sprintf("DOC-%s-%04d", strings.ReplaceAll(month, "-", ""), number), month, number, err
}

// AddDocument keeps a document with its bytes, and with it the entry that tells the books of
// it, if there is one. DocID must be the next number, for the paper names it: else it is
// ErrConflict, as when another has taken the place of what this one supersedes.
func (s *Store) AddDocument(ctx context.Context, by Actor, d Document, data []byte, books *Entry) (Document, error) {
	cleanAll(&d.Label, &d.Partner, &d.OrderNumber, &d.Note, &d.Reason, &d.Name, &d.TaxNumber)
	d.SHA256, d.Size = hashOf(data), int64(len(data))
	err := s.tx(ctx, func(t *txn) error {
		next, month, number, err := t.nextDocument()
		if err != nil {
			return err
		}
		if d.DocID != next {
			return ErrConflict
		}
		if err := t.keptBefore(d); err != nil {
			return err
		}
		if err := t.supersede(&d); err != nil {
			return err
		}
		if err := t.book(by, &d, books); err != nil {
			return err
		}
		if err := t.insertDocument(by, &d, month, number, data); err != nil {
			return err
		}
		if err := t.record(by, "document_add", "document", d.ID, d.DocID); err != nil {
			return err
		}
		if err := t.bookEvent(by, d.InquiryID, "document", d.Label+" "+d.DocID); err != nil {
			return err
		}
		d, err = oneDocument(ctx, t, `d.id = $1`, d.ID)
		return err
	})
	return d, err
}

// DocumentKept says that the same file stands already as a received document.
type DocumentKept struct{ DocID string }

func (e *DocumentKept) Error() string { return "kept before as " + e.DocID }

// keptBefore refuses a received file that stands already: its sum would count twice. One that
// corrects another has the same bytes.
func (t *txn) keptBefore(d Document) error {
	if d.Direction != DocumentReceived || d.Supersedes != 0 {
		return nil
	}
	was, err := oneDocument(t.ctx, t, `d.sha256 = $1 AND d.direction = 'received' AND a.id IS NULL AND v.document_id IS NULL ORDER BY d.id LIMIT 1`, d.SHA256)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return &DocumentKept{was.DocID}
}

// supersede counts the version on. Of a document there is one next version at most.
func (t *txn) supersede(d *Document) error {
	d.Version = 1
	if d.Supersedes == 0 {
		return nil
	}
	was, err := oneDocument(t.ctx, t, `d.id = $1`, d.Supersedes)
	if err != nil {
		return err
	}
	if was.After != "" {
		return ErrConflict
	}
	d.Version = was.Version + 1
	return nil
}

// book writes the entry that belongs to a document and confirms it.
func (t *txn) book(by Actor, d *Document, e *Entry) error {
	if e == nil {
		return nil
	}
	one := *e
	one.Evidence, one.InquiryID = d.DocID, 0 // the document itself stands in the history
	one.clean()
	if err := t.monthOpen(one.month()); err != nil {
		return err
	}
	if err := t.insertEntry(by, &one); err != nil {
		return err
	}
	done, err := t.confirm(by, one)
	d.EntryID = done.ID
	if err != nil || d.InquiryID == 0 {
		return err
	}
	_, err = t.exec(`UPDATE entries SET inquiry_id = $1 WHERE id = $2`, d.InquiryID, done.ID)
	return err
}

func (t *txn) insertDocument(by Actor, d *Document, month string, number int64, data []byte) (err error) {
	d.ID, err = t.insert(`
		INSERT INTO documents (doc_id, month, number, kind, label, direction, issued, traded, partner, channel, order_number, order_id, inquiry_id, message_id, entry_id,
			amount, tax_number, way, reason, note, name, media_type, size, sha256, version, supersedes_id, first_id, reissue, keep_until, words, created_at, created_by, created_name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)`,
		d.DocID, month, number, d.Kind, d.Label, d.Direction, d.Issued, d.Traded, d.Partner, d.Channel, d.OrderNumber, d.OrderID, d.InquiryID, d.MessageID, d.EntryID,
		d.Amount, d.TaxNumber, d.Way, d.Reason, d.Note, d.Name, d.Type, d.Size, d.SHA256, d.Version, d.Supersedes, d.FirstID, d.Reissue, d.KeepUntil, d.words(),
		t.now, by.Staff, by.Name)
	if duplicate(err) {
		return ErrConflict
	}
	if err != nil {
		return err
	}
	for _, r := range d.Rates {
		_, err := t.exec(`INSERT INTO document_rates (document_id, rate, amount, tax) VALUES ($1, $2, $3, $4)`, d.ID, r.Rate, r.Amount, r.Tax)
		if err != nil {
			return err
		}
	}
	_, err = t.exec(`INSERT INTO document_bytes (document_id, data) VALUES ($1, $2)`, d.ID, data)
	return err
}

// words are by what a document is found.
func (d Document) words() string {
	return fold.Fold(strings.Join([]string{d.DocID, d.Partner, d.OrderNumber, d.Label, d.Note, d.TaxNumber}, "\n"))
}

// VoidDocument says that a document no longer holds. It stays, and so does its number; one
// that was voided before is ErrConflict.
func (s *Store) VoidDocument(ctx context.Context, by Actor, id int64, reason string) (Document, error) {
	cleanAll(&reason)
	var d Document
	err := s.tx(ctx, func(t *txn) error {
		was, err := oneDocument(ctx, t, `d.id = $1`, id)
		if err != nil {
			return err
		}
		_, err = t.exec(`INSERT INTO document_voids (document_id, reason, at, staff_id, name) VALUES ($1, $2, $3, $4, $5)`, id, reason, t.now, by.Staff, by.Name)
		if duplicate(err) {
			return ErrConflict
		}
		if err != nil {
			return err
		}
		if err := t.record(by, "document_void", "document", id, was.DocID); err != nil {
			return err
		}
		if err := t.bookEvent(by, was.InquiryID, "document_void", was.Label+" "+was.DocID); err != nil {
			return err
		}
		d, err = oneDocument(ctx, t, `d.id = $1`, id)
		return err
	})
	return d, err
}
