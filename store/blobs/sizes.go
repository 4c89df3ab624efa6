package blobs

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
)

// Sum is how much of one kind is kept.
type Sum struct {
	Count  int64
	Size   int64 // as it came
	Stored int64 // as it lies on the disk
}

// Sizes is what a box holds.
type Sizes struct {
	Kinds map[Kind]Sum
	Files Sum   // those of them that are files of their own
	File  int64 // the shared file with all it needs
}

// Sizes tells what the box holds. It does not count: the sums are kept with every
// change.
func (b *Box) Sizes(ctx context.Context) (Sizes, error) {
	out := Sizes{Kinds: map[Kind]Sum{}}
	if err := b.open(ctx); err != nil {
		return out, err
	}
	rows, err := b.read.QueryContext(ctx, `SELECT kind, form, n, size, stored FROM totals`)
	if err != nil {
		return out, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var k Kind
		var f form
		var s Sum
		if err := rows.Scan(&k, &f, &s.Count, &s.Size, &s.Stored); err != nil {
			return out, err
		}
		if f == file {
			s.Stored = s.Size
			out.Files = out.Files.plus(s)
		}
		out.Kinds[k] = out.Kinds[k].plus(s)
	}
	for _, name := range []string{FileName, FileName + "-wal"} {
		if st, err := os.Stat(filepath.Join(b.dir, name)); err == nil {
			out.File += st.Size()
		}
	}
	return out, rows.Err()
}

func (s Sum) plus(o Sum) Sum {
	return Sum{s.Count + o.Count, s.Size + o.Size, s.Stored + o.Stored}
}

type sumKey struct {
	kind Kind
	form form
}

// sums collects what one transaction changes.
type sums map[sumKey]Sum

func (s sums) add(k Kind, f form, n, size, stored int64) {
	key := sumKey{k, f}
	s[key] = s[key].plus(Sum{n, size, stored})
}

func (s sums) save(ctx context.Context, tx *sql.Tx) error {
	for k, v := range s {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO totals (kind, form, n, size, stored) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (kind, form) DO UPDATE SET n = n + excluded.n, size = size + excluded.size, stored = stored + excluded.stored`,
			int(k.kind), int(k.form), v.Count, v.Size, v.Stored)
		if err != nil {
			return err
		}
	}
	return nil
}
