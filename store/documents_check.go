package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// DocumentsKept is how a look at the bytes of all documents has ended.
type DocumentsKept struct {
	All     int
	Damaged []string // numbers of those whose bytes are not what they were
	Missing []string // numbers that nobody has, between others of their month
}

// CheckDocuments holds the bytes of every document against their hash, and the numbers of
// each month against each other.
func (s *Store) CheckDocuments(ctx context.Context, step func(done int)) (DocumentsKept, error) {
	var out DocumentsKept
	last := map[string]int64{}
	for d, err := range s.everyDocument(ctx) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return out, err
		}
		switch _, err := s.DocumentBytes(ctx, d.ID); {
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrNotFound):
			out.Damaged = append(out.Damaged, d.DocID)
		case err != nil:
			return out, err
		}
		month, number := documentNumber(d.DocID)
		for n := last[month] + 1; n < number; n++ {
			out.Missing = append(out.Missing, fmt.Sprintf("%s%04d", month, n))
		}
		last[month] = max(last[month], number)
		out.All++
		step(out.All)
	}
	return out, nil
}

// documentNumber parts DOC-202611-0001 into DOC-202611- and 1.
func documentNumber(docID string) (month string, number int64) {
	at := strings.LastIndex(docID, "-") + 1
	number, _ = strconv.ParseInt(docID[at:], 10, 64) // what is no number is 0
	return docID[:at], number
}

// CheckDocumentsIn does so in a copy of a database that nobody has opened, as a backup brings
// it back: nothing in it is changed. One from before there were documents holds none.
func CheckDocumentsIn(ctx context.Context, path string) (all int, damaged []string, err error) {
	db, err := sql.Open("sqlite", sqliteDSN(path, "query_only(1)"))
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var tables int
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_master WHERE name = 'document_bytes'`).Scan(&tables); err != nil || tables == 0 {
		return 0, nil, err
	}
	rows, err := db.QueryContext(ctx, `SELECT d.doc_id, d.sha256, b.data FROM documents d LEFT JOIN document_bytes b ON b.document_id = d.id ORDER BY d.id`)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var docID, sha string
		var data []byte
		if err := rows.Scan(&docID, &sha, &data); err != nil {
			return all, damaged, err
		}
		all++
		if hashOf(data) != sha {
			damaged = append(damaged, docID)
		}
	}
	return all, damaged, rows.Err()
}
