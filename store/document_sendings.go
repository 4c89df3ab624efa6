package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"madoguchi/connectors/jst"
)

// keepSendings writes which papers an answer has carried, in the transaction that makes it
// sent. A paper is known by its bytes, so it does not matter how they came to be attached. It
// never fails for what stands there already: the answer is gone.
func (t *txn) keepSendings(o OutboxItem, message, at int64) error {
	by := Actor{Staff: o.By, Name: o.ByName}
	for _, f := range o.Files {
		all, err := collect(t.ctx, t, func(r scanner) (d Document, err error) { return d, r.Scan(&d.ID, &d.DocID, &d.Label) }, `
			SELECT d.id, d.doc_id, d.label FROM documents d
			WHERE d.sha256 = $1 AND d.direction = 'sent' AND NOT EXISTS (
				SELECT 1 FROM document_sendings s WHERE s.outbox_id = $2 AND s.document_id = d.id AND s.outbox_id > 0)
			ORDER BY d.id`, f.SHA256, o.ID)
		if err != nil {
			return err
		}
		for _, d := range all {
			x := DocumentSending{Way: SentByReply, Day: jst.Day(time.UnixMilli(at)), At: at, Outbox: o.ID, Message: message, Remote: cmp.Or(o.MailID, o.RemoteID)}
			if err := t.insertSending(by, d.ID, x, 0); err != nil {
				return err
			}
			if err := t.event(by, o.InquiryID, "document_sent", d.Label+" "+d.DocID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *txn) insertSending(by Actor, document int64, x DocumentSending, undoes int64) error {
	_, err := t.exec(`
		INSERT INTO document_sendings (document_id, way, day, at, outbox_id, message_id, remote, undoes_id, note, created_at, staff_id, name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		document, x.Way, x.Day, x.At, x.Outbox, x.Message, x.Remote, undoes, x.Note, t.now, by.Staff, by.Name)
	if duplicate(err) {
		return ErrConflict
	}
	return err
}

// GiveDocument keeps what a person says of how a paper was given: by which way, on which day,
// with which message if there is one.
func (s *Store) GiveDocument(ctx context.Context, by Actor, id int64, x DocumentSending) (Document, error) {
	cleanAll(&x.Note)
	return s.saidOf(ctx, id, func(t *txn, d Document) error {
		if x.Message != 0 {
			if err := t.carriedBy(id, &x); err != nil {
				return err
			}
		}
		if err := t.insertSending(by, id, x, 0); err != nil {
			return err
		}
		if err := t.record(by, "document_give", "document", id, d.DocID); err != nil {
			return err
		}
		return t.bookEvent(by, d.InquiryID, "document_given", d.Label+" "+d.DocID)
	})
}

// carriedBy takes the day and the number of the message that a person names. A paper goes
// with a message once.
func (t *txn) carriedBy(document int64, x *DocumentSending) error {
	err := t.row(`SELECT sent_at, CASE WHEN mail_id = '' THEN remote_id ELSE mail_id END FROM messages WHERE id = $1 AND direction = 'out'`, x.Message).Scan(&x.At, &x.Remote)
	if err != nil {
		return err
	}
	x.Day = jst.Day(time.UnixMilli(x.At))
	var there int
	err = t.row(`
		SELECT COUNT(*) FROM document_sendings s WHERE s.document_id = $1 AND s.message_id = $2 AND s.undoes_id = 0
			AND NOT EXISTS (SELECT 1 FROM document_sendings u WHERE u.undoes_id = s.id AND u.undoes_id > 0)`, document, x.Message).Scan(&there)
	if err == nil && there > 0 {
		return ErrConflict
	}
	return err
}

// UngiveDocument takes back what a person has said. It stays, and so does why; what an answer
// has carried is no saying. What was taken back before is ErrConflict.
func (s *Store) UngiveDocument(ctx context.Context, by Actor, id, sending int64, reason string) (Document, error) {
	cleanAll(&reason)
	return s.saidOf(ctx, id, func(t *txn, d Document) error {
		var of, answer int64
		if err := t.row(`SELECT document_id, outbox_id FROM document_sendings WHERE id = $1 AND undoes_id = 0`, sending).Scan(&of, &answer); err != nil {
			return err
		}
		switch {
		case of != id:
			return ErrNotFound
		case answer != 0:
			return ErrConflict
		}
		if err := t.insertSending(by, id, DocumentSending{Day: jst.Day(time.UnixMilli(t.now)), Note: reason}, sending); err != nil {
			return err
		}
		if err := t.record(by, "document_ungive", "document", id, d.DocID); err != nil {
			return err
		}
		return t.bookEvent(by, d.InquiryID, "document_ungiven", d.Label+" "+d.DocID)
	})
}

// saidOf keeps what a person says of a paper and returns the paper with it.
func (s *Store) saidOf(ctx context.Context, id int64, say func(t *txn, d Document) error) (d Document, err error) {
	err = s.tx(ctx, func(t *txn) error {
		if d, err = oneDocument(ctx, t, `d.id = $1`, id); err != nil {
			return err
		}
		if err := say(t, d); err != nil {
			return err
		}
		d, err = oneDocument(ctx, t, `d.id = $1`, id)
		return err
	})
	return d, err
}

// fillSendings adds how documents were given, the first first.
func fillSendings(ctx context.Context, from queryer, all []Document) error {
	type sendingOf struct {
		document int64
		DocumentSending
	}
	for part := range slices.Chunk(all, entryPart) {
		place := map[int64]int{}
		ids := make([]int64, len(part))
		for i, d := range part {
			place[d.ID], ids[i] = i, d.ID
		}
		var q query
		q.add(`
			SELECT s.document_id, s.id, s.way, s.day, s.at, s.outbox_id, s.message_id, COALESCE(m.inquiry_id, 0), s.remote, s.note, s.created_at, s.staff_id, s.name,
				COALESCE(u.created_at, 0), COALESCE(u.staff_id, 0), COALESCE(u.name, ''), COALESCE(u.note, '')
			FROM document_sendings s LEFT JOIN messages m ON m.id = s.message_id LEFT JOIN document_sendings u ON u.undoes_id = s.id AND u.undoes_id > 0
			WHERE s.undoes_id = 0 AND s.document_id IN `)
		inList(&q, ids)
		q.add(` ORDER BY s.document_id, s.id`)
		sendings, err := collect(ctx, from, func(r scanner) (sendingOf, error) {
			var x sendingOf
			return x, r.Scan(&x.document, &x.ID, &x.Way, &x.Day, &x.At, &x.Outbox, &x.Message, &x.InquiryID, &x.Remote, &x.Note, &x.By.At, &x.By.Staff, &x.By.Name,
				&x.Undone.At, &x.Undone.Staff, &x.Undone.Name, &x.UndoneFor)
		}, q.sql.String(), q.args...)
		if err != nil {
			return err
		}
		for _, x := range sendings {
			d := &part[place[x.document]]
			d.Sendings = append(d.Sendings, x.DocumentSending)
		}
	}
	return nil
}
