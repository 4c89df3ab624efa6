package worker

import (
	"context"
	"fmt"
	"net/http"

	"madoguchi/connectors"
	"madoguchi/store"
)

// maxFileFaults is how many files may fail before the rest waits for the next
// poll: the other side is then ill, not the file.
const maxFileFaults = 3

// files fetches the attachments that came as a reference: 楽天 keeps them for
// 90 days at most, so they are fetched when first seen. One
// that cannot be had now holds up neither the others nor the next inquiries; it
// is told about and asked for again.
func (w *Worker) files(ctx context.Context, c connectors.Connector, a store.Account, r *Result) ([]connectors.Notice, error) {
	reader, ok := c.(connectors.FileReader)
	if !ok {
		return nil, nil
	}
	list, err := w.store.PendingFiles(ctx, a.ID, 500)
	if err != nil {
		return nil, err
	}
	faults := 0
	for _, f := range list {
		data, err := reader.File(ctx, connectors.Attachment{Name: f.Name, Type: f.Type, Ref: f.Ref})
		if err == nil || connectors.ReasonOf(err) == connectors.Rejected {
			if err := w.keepFile(ctx, f, data, err == nil); err != nil {
				return nil, err
			}
			r.Files++
			continue
		}
		if reason := connectors.ReasonOf(err); ctx.Err() != nil || reason == connectors.Auth || reason == connectors.Limited {
			return nil, err
		}
		w.log.Warn("file", "account", a.ID, "file", f.ID, "code", connectors.As(err).Code, "err", connectors.As(err).Err)
		if faults++; faults == maxFileFaults {
			break
		}
	}
	if faults == 0 {
		return nil, nil
	}
	return []connectors.Notice{{Code: "file_failed", Text: fmt.Sprintf(
		"添付ファイル %d 件をまだ受け取れていません。本文は届いています。次の受信でもう一度試します。", faults)}}, nil
}

// keepFile saves a file, or notes that the other side no longer has it.
func (w *Worker) keepFile(ctx context.Context, f store.File, data []byte, there bool) error {
	if !there {
		return w.store.FileGone(ctx, f.ID)
	}
	sha, err := w.store.PutBlob(ctx, data)
	if err != nil {
		return refuse("save attachment", err)
	}
	// What the file is, is decided by its bytes: the name comes from outside.
	return w.store.FileStored(ctx, f.ID, sha, http.DetectContentType(data), int64(len(data)))
}
