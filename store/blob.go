package store

import (
	"context"
	"errors"
	"io"
	"iter"

	"madoguchi/connectors"
	"madoguchi/store/blobs"
)

// ErrDamaged says that kept bytes are not any more what they were.
var ErrDamaged = blobs.ErrDamaged

// PutBlob keeps an attachment under its hash. When it returns, the bytes are on
// the disk, so a row may refer to them.
func (s *Store) PutBlob(ctx context.Context, data []byte) (string, error) {
	one := []blobs.Item{{Data: data, Kind: blobs.Attachment}}
	if err := s.blobs.Keep(ctx, one); err != nil {
		return "", err
	}
	return one[0].SHA, s.claim(ctx, one[0].SHA)
}

// claim keeps bytes that are waiting to go: their new owner's row comes later.
func (s *Store) claim(ctx context.Context, sha string) error {
	var n int64
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM dropped_blobs WHERE sha256 = $1`, sha).Scan(&n)
	if err != nil || n == 0 {
		return err
	}
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`DELETE FROM dropped_blobs WHERE sha256 = $1`, sha)
		return err
	})
}

// Blob returns the bytes kept under a hash, exactly as they came. It reads one row
// or one file, so nobody has to be able to stop it.
func (s *Store) Blob(sha string) ([]byte, error) {
	data, err := s.blobs.Get(context.Background(), sha)
	if errors.Is(err, blobs.ErrNotFound) {
		return nil, ErrNotFound
	}
	return data, err
}

// OpenBlob returns the bytes kept under a hash as a stream. They were held against
// the hash: ErrDamaged comes before the first byte.
func (s *Store) OpenBlob(ctx context.Context, sha string) (io.ReadCloser, error) {
	r, err := s.blobs.Open(ctx, sha)
	if errors.Is(err, blobs.ErrNotFound) {
		return nil, ErrNotFound
	}
	return r, err
}

// BackupBlobs writes a consistent copy of the shared file of the small ones to
// dest, and reports whether there is such a file. The large files are to be copied
// before.
func (s *Store) BackupBlobs(ctx context.Context, dest string) (bool, error) {
	if !s.blobs.Exists() {
		return false, nil
	}
	return true, s.blobs.Snapshot(ctx, dest)
}

// MoveOldBlobs takes one step in bringing the files of an older program into the
// shared file, and reports whether there is more to do.
func (s *Store) MoveOldBlobs(ctx context.Context) (bool, error) { return s.blobs.MoveOld(ctx) }

func hashOf(data []byte) string { return blobs.Hash(data) }

// keptBytes are the hashes of what was kept, by where the bytes begin, and what
// tells whether some of it may have gone since.
type keptBytes struct {
	shas     map[*byte]string
	removals int64
}

// sha returns where bytes were kept, "" for none.
func (k keptBytes) sha(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	return k.shas[&data[0]]
}

func (in *intake) sha(data []byte) string { return in.kept.sha(data) }

// keepBytes puts raw answers, raw mails and attachments on the disk before any
// row refers to them, all of a batch with one wait for the disk.
func (s *Store) keepBytes(ctx context.Context, b connectors.Batch) (keptBytes, error) {
	var kept keptBytes
	var items []blobs.Item
	for data, kind := range bytesOf(b) {
		items = append(items, blobs.Item{Data: data, Kind: kind})
	}
	if len(items) == 0 {
		return kept, nil
	}
	var err error
	if kept.removals, err = s.blobs.Removals(ctx); err != nil {
		return kept, err
	}
	if err := s.blobs.Keep(ctx, items); err != nil {
		return kept, err
	}
	kept.shas = make(map[*byte]string, len(items))
	for i := range items {
		kept.shas[&items[i].Data[0]] = items[i].SHA
	}
	return kept, nil
}

// bytesOf yields everything of a batch that is kept as it came.
func bytesOf(b connectors.Batch) iter.Seq2[[]byte, blobs.Kind] {
	return func(yield func([]byte, blobs.Kind) bool) {
		give := func(data []byte, k blobs.Kind) bool { return len(data) == 0 || yield(data, k) }
		for _, q := range b.Inquiries {
			if !give(q.Raw, blobs.Answer) {
				return
			}
			for _, m := range q.Messages {
				if !give(m.Raw, blobs.Mail) {
					return
				}
				for _, a := range m.Attachments {
					if !give(a.Data, blobs.Attachment) {
						return
					}
				}
			}
		}
		for _, o := range b.Orders {
			if !give(o.Raw, blobs.Answer) {
				return
			}
		}
	}
}
