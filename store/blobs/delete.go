package blobs

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
)

// removals counts the steps of Delete, so that whoever has just kept something
// knows when to look whether it is still there.
const removals = "removals"

// Removals grows with each Delete of any program.
func (b *Box) Removals(ctx context.Context) (int64, error) {
	if err := b.open(ctx); err != nil {
		return 0, err
	}
	return b.mark(ctx, removals)
}

// Has tells whether all hashes are kept.
func (b *Box) Has(ctx context.Context, shas []string) (bool, error) {
	if err := b.open(ctx); err != nil {
		return false, err
	}
	for _, sha := range shas {
		sum, ok := parse(sha)
		if !ok {
			return false, nil
		}
		var f form
		var size int64
		err := b.read.QueryRowContext(ctx, `SELECT form, size FROM blobs WHERE sha256 = ?`, sum).Scan(&f, &size)
		if errors.Is(err, sql.ErrNoRows) || err == nil && f == file && !b.whole(sha, size) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// Delete removes the bytes of hashes for good: SQLite writes zeros over them, and
// its log is emptied. What is not there is no error.
func (b *Box) Delete(ctx context.Context, shas []string) error {
	if err := b.open(ctx); err != nil {
		return err
	}
	err := b.tx(ctx, func(tx *sql.Tx) error {
		gone := sums{}
		for _, sha := range shas {
			sum, ok := parse(sha)
			if !ok {
				continue
			}
			var k Kind
			var f form
			var size, stored int64
			err := tx.QueryRowContext(ctx, `
				DELETE FROM blobs WHERE sha256 = ? RETURNING kind, form, size, length(data)`, sum).Scan(&k, &f, &size, &stored)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			gone.add(k, f, -1, -size, -stored)
		}
		at := int64(0)
		err := tx.QueryRowContext(ctx, `SELECT value FROM state WHERE name = ?`, removals).Scan(&at)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		return errors.Join(gone.save(ctx, tx), setMark(ctx, tx, removals, at+1))
	})
	if err != nil {
		return err
	}
	for _, sha := range shas { // also of an older program, not moved yet
		if _, ok := parse(sha); !ok {
			continue
		}
		if err := os.Remove(b.path(sha)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return b.shrink(ctx)
}

// shrunkAtOnce is how many free pages one Delete gives back to the disk.
const shrunkAtOnce = "1000"

// shrink gives free pages back and empties the log, which holds the deleted bytes
// until then. While another program reads, the log is emptied by its next turn.
func (b *Box) shrink(ctx context.Context) error {
	for _, do := range []string{`PRAGMA incremental_vacuum(` + shrunkAtOnce + `)`, `PRAGMA wal_checkpoint(TRUNCATE)`} {
		rows, err := b.write.QueryContext(ctx, do) // these answer with rows, and stop when nobody reads them
		if err != nil {
			return err
		}
		for rows.Next() {
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

// IsMail tells whether bytes were taken in as a raw mail, or look like one.
func (b *Box) IsMail(ctx context.Context, sha string) (bool, error) {
	data, err := b.Get(ctx, sha)
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
		return true, nil // nothing is known of them: look
	}
	return kindOf(data) == Mail, err
}
