package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Small is the most that shares the file; what is larger is a file of its own.
// Beyond it a page of the file saves nothing over a file, and the file would grow
// by what a person may soon delete.
const Small = 256 << 10

// filesAtOnce is how many files are written side by side: each waits for the disk,
// which takes several waits for one.
const filesAtOnce = 8

// Item is something to keep; Keep fills in its hash.
type Item struct {
	Data []byte
	Kind Kind
	SHA  string
}

// entry is an item on its way into the box.
type entry struct {
	item *Item
	sum  [sha256.Size]byte
	form form
	data []byte
}

// Keep takes all items in one step with one wait for the disk. When it returns,
// they are there whatever happens, so that a row may refer to them. What is there
// already costs a look only. Its goroutines end with it.
func (b *Box) Keep(ctx context.Context, items []Item) error {
	if len(items) == 0 {
		return nil
	}
	if err := b.open(ctx); err != nil {
		return err
	}
	all := make([]entry, len(items))
	side(len(items), func(i int) {
		all[i] = entry{item: &items[i], sum: sha256.Sum256(items[i].Data)}
		items[i].SHA = hex.EncodeToString(all[i].sum[:])
	})
	fresh, err := b.missing(ctx, all)
	if err != nil || len(fresh) == 0 {
		return err
	}
	if err := b.writeFiles(ctx, fresh); err != nil {
		return fmt.Errorf("keep file: %w", err)
	}
	side(len(fresh), func(i int) { fresh[i].lay() })
	return b.insert(ctx, fresh)
}

func (e *entry) lay() {
	if len(e.item.Data) > Small {
		e.form, e.data = file, []byte{}
		return
	}
	e.form, e.data = pack(e.item.Data)
}

// side calls f for 0 … n-1 on all processors.
func side(n int, f func(i int)) {
	var g errgroup.Group
	workers := min(runtime.GOMAXPROCS(0), n)
	for w := range workers {
		g.Go(func() error {
			for i := w; i < n; i += workers {
				f(i)
			}
			return nil
		})
	}
	_ = g.Wait() // f cannot fail
}

// asked is how many hashes one question names.
const asked = 200

// missing returns those of the entries that are not kept yet, each once.
func (b *Box) missing(ctx context.Context, all []entry) ([]entry, error) {
	there := make(map[[sha256.Size]byte]bool, len(all))
	for some := range slices.Chunk(likely(all), asked) {
		if err := b.known(ctx, some, there); err != nil {
			return nil, err
		}
	}
	fresh := make([]entry, 0, len(all))
	for _, e := range all {
		if !there[e.sum] {
			there[e.sum] = true
			fresh = append(fresh, e)
		}
	}
	return fresh, nil
}

// likely are the entries that may be there already. A mail comes once: it is not
// looked for, insert finds the rare one that came before.
func likely(all []entry) []entry {
	return slices.DeleteFunc(slices.Clone(all), func(e entry) bool { return e.item.Kind == Mail && len(e.item.Data) <= Small })
}

// known marks the entries that have a row. A file whose row came out of a backup
// may be missing: then it counts as unknown.
func (b *Box) known(ctx context.Context, some []entry, there map[[sha256.Size]byte]bool) error {
	args := make([]any, len(some))
	for i := range some {
		args[i] = some[i].sum[:]
	}
	rows, err := b.read.QueryContext(ctx, `SELECT sha256, form, size FROM blobs WHERE sha256 IN (?`+strings.Repeat(",?", len(some)-1)+`)`, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var sum []byte
		var f form
		var size int64
		if err := rows.Scan(&sum, &f, &size); err != nil {
			return err
		}
		if f != file || b.whole(hex.EncodeToString(sum), size) {
			there[[sha256.Size]byte(sum)] = true
		}
	}
	return rows.Err()
}

func (b *Box) whole(sha string, size int64) bool {
	st, err := os.Stat(b.path(sha))
	return err == nil && st.Size() == size
}

// path is where a large one lies.
func (b *Box) path(sha string) string { return filepath.Join(b.dir, sha[:2], sha[2:]) }

func (b *Box) writeFiles(ctx context.Context, fresh []entry) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(filesAtOnce)
	for _, e := range fresh {
		if len(e.item.Data) <= Small || b.whole(e.item.SHA, int64(len(e.item.Data))) {
			continue
		}
		g.Go(func() error {
			return errors.Join(ctx.Err(), writeSafely(b.path(e.item.SHA), e.item.Data))
		})
	}
	return g.Wait()
}

// writeSafely never leaves half a file under the final name.
func writeSafely(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := makeDir(dir); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".part-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // gone after the rename
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// makeDir makes a folder whose name survives a power cut.
func makeDir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

// insert writes the rows. One that another program has just written stays.
func (b *Box) insert(ctx context.Context, fresh []entry) error {
	return b.tx(ctx, func(tx *sql.Tx) error {
		put, err := tx.PrepareContext(ctx, `
			INSERT INTO blobs (sha256, kind, size, form, data) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (sha256) DO NOTHING`)
		if err != nil {
			return err
		}
		defer put.Close() //nolint:errcheck // ends with the transaction
		sums := sums{}
		for _, e := range fresh {
			r, err := put.ExecContext(ctx, e.sum[:], int(e.item.Kind), len(e.item.Data), int(e.form), e.data)
			if err != nil {
				return err
			}
			if n, err := r.RowsAffected(); err != nil || n == 0 {
				if err != nil {
					return err
				}
				continue
			}
			sums.add(e.item.Kind, e.form, 1, int64(len(e.item.Data)), int64(len(e.data)))
		}
		return sums.save(ctx, tx)
	})
}
