package blobs

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Snapshot writes a consistent copy of the shared file to dest while work goes
// on. The files of their own are to be copied before it: one that moves into the
// shared file meanwhile is then in one of the two.
func (b *Box) Snapshot(ctx context.Context, dest string) error {
	if err := b.open(ctx); err != nil {
		return err
	}
	if _, err := os.Stat(dest); err == nil {
		return fmt.Errorf("copy %s: %w", FileName, os.ErrExist)
	}
	if _, err := b.write.ExecContext(ctx, `VACUUM INTO ?`, dest); err != nil {
		return fmt.Errorf("copy %s: %w", FileName, err)
	}
	return os.Chmod(dest, 0o600)
}

// Exists tells whether the box has a shared file.
func (b *Box) Exists() bool {
	_, err := os.Stat(filepath.Join(b.dir, FileName))
	return err == nil
}

// checkAtOnce is how many rows Check reads in one step.
const checkAtOnce = 200

// Check reads everything that is kept and holds it against its hash. It returns
// the hashes of what is damaged or gone; an error says that the shared file itself
// cannot be read. step hears how many have been read.
func (b *Box) Check(ctx context.Context, step func(done int64)) (damaged []string, err error) {
	if err := b.open(ctx); err != nil {
		return nil, err
	}
	for after, done := int64(0), int64(0); ; step(done) {
		some, last, err := b.shas(ctx, after)
		if err != nil || len(some) == 0 {
			return damaged, err
		}
		after, done = last, done+int64(len(some))
		for _, sha := range some {
			r, err := b.Open(ctx, sha)
			if ctx.Err() != nil {
				return damaged, ctx.Err()
			}
			if err != nil {
				damaged = append(damaged, sha)
				continue
			}
			if err := r.Close(); err != nil {
				return damaged, err
			}
		}
	}
}

func (b *Box) shas(ctx context.Context, after int64) (some []string, last int64, err error) {
	rows, err := b.read.QueryContext(ctx, `SELECT id, lower(hex(sha256)) FROM blobs WHERE id > ? ORDER BY id LIMIT ?`, after, checkAtOnce)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var sha string
		if err := rows.Scan(&last, &sha); err != nil {
			return nil, 0, err
		}
		some = append(some, sha)
	}
	return some, last, rows.Err()
}
