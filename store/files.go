package store

import "context"

const fileColumns = `id, message_id, account_id, name, media_type, size, sha256, state, ref, cid, is_inline, expired_at`

func scanFile(r scanner) (File, error) {
	var f File
	return f, r.Scan(&f.ID, &f.MessageID, &f.Account, &f.Name, &f.Type, &f.Size, &f.SHA256, &f.State, &f.Ref, &f.CID, &f.Inline, &f.ExpiredAt)
}

// PendingFiles returns attachments that are known but not fetched.
func (s *Store) PendingFiles(ctx context.Context, account int64, limit int) ([]File, error) {
	return collect(ctx, s.read, scanFile, `
		SELECT `+fileColumns+` FROM files WHERE account_id = $1 AND state = 'pending' ORDER BY id LIMIT $2`, account, limit)
}

// FileByID returns one attachment.
func (s *Store) FileByID(ctx context.Context, id int64) (File, error) {
	return scanFile(found{s.read.QueryRowContext(ctx, `SELECT `+fileColumns+` FROM files WHERE id = $1`, id)})
}

// FileStored says that the bytes of an attachment are kept under sha.
func (s *Store) FileStored(ctx context.Context, id int64, sha, mediaType string, size int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`
			UPDATE files SET state = 'stored', sha256 = $1, media_type = CASE WHEN $2 = '' THEN media_type ELSE $3 END, size = $4
			WHERE id = $5`, sha, mediaType, mediaType, size, id)
	})
}

// FileGone says that the other side no longer keeps an attachment.
func (s *Store) FileGone(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE files SET state = 'gone' WHERE id = $1 AND state = 'pending'`, id)
	})
}
