package app

import (
	"context"
	"errors"

	"madoguchi/store"
)

// VoidDocument says that a document no longer holds, and why. It stays in the ledger with
// its number and its bytes.
func (d *Desk) VoidDocument(ctx context.Context, in DocumentEnd) (Document, error) {
	if in.Reason = oneLine(in.Reason); in.Reason == "" {
		return Document{}, refuse("document_reason", "取消の理由が空です。何も変えていません。台帳に残るので、短く書いてください。")
	}
	one, err := d.store.VoidDocument(ctx, actor(ctx), in.ID, in.Reason)
	if errors.Is(err, store.ErrConflict) {
		return Document{}, refuse("document_voided", "この文書は、もう取消になっています。何も変えていません。")
	}
	if err != nil {
		return Document{}, err
	}
	if one.InquiryID != 0 {
		d.tell(EventInquiries, one.InquiryID)
	}
	return d.documentOut(ctx, one)
}
