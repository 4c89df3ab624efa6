package store

import (
	"context"
	"fmt"

	"madoguchi/store/blobs"
)

// Kept is how much of one kind of bytes is kept.
type Kept = blobs.Sum

// Storage is what the profile holds, in bytes.
type Storage struct {
	Database    int64 // with the search index
	Mails       Kept
	Answers     Kept // of the malls
	Attachments Kept
	Files       int64 // attachments by message: the same one may hang on many
	FilesSize   int64
	Expired     int64 // attachments whose time was over
	ToMove      int   // 256ths of the kept files that still lie as an older program left them
}

// Storage tells what the profile holds. It counts no more than the attachments.
func (s *Store) Storage(ctx context.Context) (Storage, error) {
	var out Storage
	sizes, err := s.blobs.Sizes(ctx)
	if err != nil {
		return out, fmt.Errorf("sizes of kept bytes: %w", err)
	}
	out.Mails, out.Answers, out.Attachments = sizes.Kinds[blobs.Mail], sizes.Kinds[blobs.Answer], sizes.Kinds[blobs.Attachment]
	if out.ToMove, err = s.blobs.Moving(ctx); err != nil {
		return out, err
	}
	if err := s.read.QueryRowContext(ctx, s.d.size).Scan(&out.Database); err != nil {
		return out, err
	}
	err = s.read.QueryRowContext(ctx, `
		SELECT COUNT(*) FILTER (WHERE state = 'stored'), COALESCE(SUM(size) FILTER (WHERE state = 'stored'), 0), COUNT(*) FILTER (WHERE state = 'expired')
		FROM files WHERE sha256 <> ''`).Scan(&out.Files, &out.FilesSize, &out.Expired)
	return out, err
}

// SearchSize is how many bytes the index of the search takes. It reads the index.
func (s *Store) SearchSize(ctx context.Context) (int64, error) {
	var n int64
	err := s.read.QueryRowContext(ctx, s.d.searchSize).Scan(&n)
	return n, err
}

// DamagedBlobs reads all kept bytes and names those that are not any more what they were.
// It says how many it has read.
func (s *Store) DamagedBlobs(ctx context.Context, step func(done, all int64)) ([]string, error) {
	sizes, err := s.blobs.Sizes(ctx)
	if err != nil {
		return nil, err
	}
	all := int64(0)
	for _, k := range sizes.Kinds {
		all += k.Count
	}
	return s.blobs.Check(ctx, func(done int64) { step(done, max(done, all)) })
}
