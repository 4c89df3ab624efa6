package worker

import (
	"context"
	"net/http"

	"madoguchi/connectors"
	"madoguchi/store"
)

// files fetches the attachments that came as a reference: 楽天 keeps them for
// 90 days at most (rakuten-rms §2.7), so they are fetched when first seen.
func (w *Worker) files(ctx context.Context, c connectors.Connector, a store.Account, r *Result) error {
	reader, ok := c.(connectors.FileReader)
	if !ok {
		return nil
	}
	list, err := w.store.PendingFiles(ctx, a.ID, 500)
	if err != nil {
		return err
	}
	for _, f := range list {
		if err := w.file(ctx, reader, f); err != nil {
			return err
		}
		r.Files++
	}
	return nil
}

func (w *Worker) file(ctx context.Context, reader connectors.FileReader, f store.File) error {
	data, err := reader.File(ctx, connectors.Attachment{Name: f.Name, Type: f.Type, Ref: f.Ref})
	if err != nil {
		if connectors.ReasonOf(err) == connectors.Rejected {
			return w.store.FileGone(ctx, f.ID)
		}
		return err
	}
	sha, err := w.store.PutBlob(ctx, data)
	if err != nil {
		return refuse("save attachment", err)
	}
	// What the file is, is decided by its bytes: the name comes from outside.
	return w.store.FileStored(ctx, f.ID, sha, http.DetectContentType(data), int64(len(data)))
}
