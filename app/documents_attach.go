package app

import (
	"context"
	"path"
)

// AttachDocument makes of a kept paper a file that can go with a reply. Its bytes are those
// in the ledger.
func (d *Desk) AttachDocument(ctx context.Context, in ID) (DraftFile, error) {
	one, data, err := d.DocumentFile(ctx, in.ID)
	if err != nil {
		return DraftFile{}, err
	}
	return d.Attach(ctx, labelOf(documentKinds(), one.Kind)+"_"+one.DocID+path.Ext(one.FileName), data)
}
