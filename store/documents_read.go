package store

import (
	"context"
	"iter"
	"slices"

	"madoguchi/store/fold"
)

const documentColumns = `d.id, d.doc_id, d.kind, d.label, d.direction, d.issued, d.traded, d.partner, d.channel, d.order_number, d.order_id, d.inquiry_id, d.message_id,
	d.entry_id, COALESCE(e.event_id, ''), d.amount, d.tax_number, d.way, d.reason, d.note, d.name, d.media_type, d.size, d.sha256, d.version, d.supersedes_id,
	COALESCE(b.doc_id, ''), COALESCE(a.doc_id, fa.doc_id, ''), d.first_id, COALESCE(f.doc_id, ''), d.reissue, d.keep_until, d.created_at, d.created_by, d.created_name,
	COALESCE(v.at, fv.at, 0), COALESCE(v.staff_id, fv.staff_id, 0), COALESCE(v.name, fv.name, ''), COALESCE(v.reason, fv.reason, '')`

// A copy is worth what its original is: it goes with it when that is voided or corrected.
const fromDocuments = ` FROM documents d LEFT JOIN documents b ON b.id = d.supersedes_id LEFT JOIN documents a ON a.supersedes_id = d.id AND a.supersedes_id > 0
	LEFT JOIN documents f ON f.id = d.first_id LEFT JOIN documents fa ON fa.supersedes_id = d.first_id AND fa.supersedes_id > 0
	LEFT JOIN entries e ON e.id = d.entry_id LEFT JOIN document_voids v ON v.document_id = d.id LEFT JOIN document_voids fv ON fv.document_id = d.first_id `

func scanDocument(r scanner) (Document, error) {
	var d Document
	return d, r.Scan(&d.ID, &d.DocID, &d.Kind, &d.Label, &d.Direction, &d.Issued, &d.Traded, &d.Partner, &d.Channel, &d.OrderNumber, &d.OrderID, &d.InquiryID, &d.MessageID,
		&d.EntryID, &d.EventID, &d.Amount, &d.TaxNumber, &d.Way, &d.Reason, &d.Note, &d.Name, &d.Type, &d.Size, &d.SHA256, &d.Version, &d.Supersedes,
		&d.Before, &d.After, &d.FirstID, &d.First, &d.Reissue, &d.KeepUntil, &d.Created.At, &d.Created.Staff, &d.Created.Name,
		&d.Voided.At, &d.Voided.Staff, &d.Voided.Name, &d.VoidReason)
}

// Documents returns a page of documents, the newest day first.
func (s *Store) Documents(ctx context.Context, want DocumentQuery) (DocumentPage, error) {
	k, err := places(want.After, "tn")
	if err != nil {
		return DocumentPage{}, err
	}
	day := `d.issued`
	if want.Traded {
		day = `d.traded`
	}
	var q query
	q.add(`SELECT ` + documentColumns + fromDocuments + `WHERE 1 = 1`)
	q.narrowDocuments(want, day)
	if k != nil {
		q.add(` AND (`+day+`, d.id) < (?, ?)`, k...)
	}
	q.add(` ORDER BY ` + day + ` DESC, d.id DESC`)
	q.limit(want.Limit)
	var page DocumentPage
	if page.Documents, err = collect(ctx, s.read, scanDocument, q.sql.String(), q.args...); err != nil {
		return page, err
	}
	if n := want.Limit; n > 0 && len(page.Documents) > n {
		page.Documents = page.Documents[:n]
		last := page.Documents[n-1]
		at := last.Issued
		if want.Traded {
			at = last.Traded
		}
		page.Next = cursorOf(at, last.ID)
	}
	return page, fillDocuments(ctx, s.read, page.Documents)
}

// narrowDocuments adds the conditions of a search (電子帳簿保存法: day, amount and partner, ranges, any
// of them together). The days walk along their index.
func (q *query) narrowDocuments(want DocumentQuery, day string) {
	if want.From != "" {
		q.add(` AND `+day+` >= ?`, want.From)
	}
	if want.To != "" {
		q.add(` AND `+day+` <= ?`, want.To)
	}
	if want.Min > 0 {
		q.add(` AND ABS(d.amount) >= ?`, want.Min)
	}
	if want.Max > 0 {
		q.add(` AND ABS(d.amount) <= ?`, want.Max)
	}
	for _, c := range []struct{ column, word string }{{"kind", want.Kind}, {"channel", want.Channel}, {"direction", want.Direction}} {
		if c.word != "" {
			q.add(` AND d.`+c.column+` = ?`, c.word)
		}
	}
	if want.InquiryID != 0 {
		q.add(` AND d.inquiry_id = ? AND d.inquiry_id > 0`, want.InquiryID)
	}
	if want.EntryID != 0 {
		q.add(` AND d.entry_id = ? AND d.entry_id > 0`, want.EntryID)
	}
	if want.Order != "" {
		q.add(` AND d.order_number = ? AND d.order_number <> ''`, want.Order)
	}
	switch want.Voided {
	case "no":
		q.add(` AND v.document_id IS NULL AND fv.document_id IS NULL`)
	case "yes":
		q.add(` AND COALESCE(v.document_id, fv.document_id) IS NOT NULL`)
	}
	for _, t := range fold.Query(want.Words) {
		q.add(` AND REPLACE(d.words, ?, '') <> d.words`, t.Text)
	}
}

// Document returns one document without its bytes.
func (s *Store) Document(ctx context.Context, id int64) (Document, error) {
	return oneDocument(ctx, s.read, `d.id = $1`, id)
}

// DocumentByDocID returns one document by the number that people see.
func (s *Store) DocumentByDocID(ctx context.Context, docID string) (Document, error) {
	return oneDocument(ctx, s.read, `d.doc_id = $1`, docID)
}

func oneDocument(ctx context.Context, q queryer, where string, arg any) (Document, error) {
	d, err := scanDocument(found{q.QueryRowContext(ctx, `SELECT `+documentColumns+fromDocuments+`WHERE `+where, arg)})
	if err != nil {
		return d, err
	}
	one := []Document{d}
	err = fillDocuments(ctx, q, one)
	return one[0], err
}

// DocumentBytes returns the bytes of a document as they were kept; ErrDamaged when they are
// others.
func (s *Store) DocumentBytes(ctx context.Context, id int64) ([]byte, error) {
	var data []byte
	var sha string
	err := found{s.read.QueryRowContext(ctx,
		`SELECT b.data, d.sha256 FROM document_bytes b JOIN documents d ON d.id = b.document_id WHERE b.document_id = $1`, id)}.Scan(&data, &sha)
	if err != nil {
		return nil, err
	}
	if hashOf(data) != sha {
		return nil, ErrDamaged
	}
	return data, nil
}

// DocumentsOfOrder returns what stands for an order, the oldest first.
func (s *Store) DocumentsOfOrder(ctx context.Context, number string) ([]Document, error) {
	if number == "" {
		return nil, nil
	}
	all, err := collect(ctx, s.read, scanDocument, `SELECT `+documentColumns+fromDocuments+`
		WHERE d.order_number = $1 AND d.order_number <> '' ORDER BY d.id`, number)
	if err != nil {
		return nil, err
	}
	return all, fillDocuments(ctx, s.read, all)
}

// everyDocument walks through all documents by their numbers in the table, for those who
// look at each one's bytes.
func (s *Store) everyDocument(ctx context.Context) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		for after := int64(0); ; {
			part, err := collect(ctx, s.read, scanDocument, `SELECT `+documentColumns+fromDocuments+`WHERE d.id > $1 ORDER BY d.id LIMIT 500`, after)
			if err != nil {
				yield(Document{}, err)
				return
			}
			for _, d := range part {
				if !yield(d, nil) {
					return
				}
				after = d.ID
			}
			if len(part) < 500 {
				return
			}
		}
	}
}

func fillDocuments(ctx context.Context, from queryer, all []Document) error {
	if err := fillRates(ctx, from, all); err != nil {
		return err
	}
	return fillSendings(ctx, from, all)
}

// fillRates adds what documents come to at each rate, the standard one first.
func fillRates(ctx context.Context, from queryer, all []Document) error {
	type rateOf struct {
		document int64
		DocumentRate
	}
	for part := range slices.Chunk(all, entryPart) {
		place := map[int64]int{}
		ids := make([]int64, len(part))
		for i, d := range part {
			place[d.ID], ids[i] = i, d.ID
		}
		var q query
		q.add(`SELECT document_id, rate, amount, tax FROM document_rates WHERE document_id IN `)
		inList(&q, ids)
		q.add(` ORDER BY document_id, rate DESC`)
		rates, err := collect(ctx, from, func(r scanner) (rateOf, error) {
			var x rateOf
			return x, r.Scan(&x.document, &x.Rate, &x.Amount, &x.Tax)
		}, q.sql.String(), q.args...)
		if err != nil {
			return err
		}
		for _, x := range rates {
			d := &part[place[x.document]]
			d.Rates = append(d.Rates, x.DocumentRate)
		}
	}
	return nil
}
