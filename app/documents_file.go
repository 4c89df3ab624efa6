package app

import (
	"context"
	"errors"

	"madoguchi/store"
)

// DocumentFile returns a document with its bytes, held against their hash. That it was
// looked at stands in the record of acts.
func (d *Desk) DocumentFile(ctx context.Context, id int64) (Document, []byte, error) {
	if err := d.mayDocuments(ctx); err != nil {
		return Document{}, nil, err
	}
	one, data, err := d.documentBytes(ctx, id)
	if err != nil {
		return Document{}, nil, err
	}
	if err := d.store.Note(ctx, actor(ctx), "document_look", "document", id, one.DocID); err != nil {
		return Document{}, nil, err
	}
	out, err := d.documentOut(ctx, one)
	return out, data, err
}

// documentBytes are a document with its bytes, held against their hash.
func (d *Desk) documentBytes(ctx context.Context, id int64) (store.Document, []byte, error) {
	one, err := d.store.Document(ctx, id)
	if err != nil {
		return one, nil, err
	}
	data, err := d.store.DocumentBytes(ctx, id)
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound) {
		err = refuse("document_damaged", one.DocID+" の中身が保管したときと違います。渡していません。バックアップから戻してください。")
	}
	return one, data, err
}

// damagedMark stands in a ledger behind a paper that could not be given out.
const damagedMark = " 中身が壊れています"

func isDamaged(err error) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == "document_damaged"
}

// mayDocuments refuses the papers themselves to those from whom names are hidden: nothing in
// them can be masked. Accounting sees them, and of customers nothing else.
func (d *Desk) mayDocuments(ctx context.Context) error {
	if a := who(ctx); a.masked && a.role != RoleAccounting {
		return maskedFile()
	}
	return d.May(ctx, "Documents", nil)
}
