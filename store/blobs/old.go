package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folders is how many folders the files lie in: one per first byte of a hash.
const folders = 256

// moveAtOnce bounds what one step of MoveOld reads into memory.
const (
	moveAtOnce = 200
	moveBytes  = 8 << 20
)

// Moving tells how many of the folders still hold small files of before the shared
// file, 0 when none does.
func (b *Box) Moving(ctx context.Context) (left int, err error) {
	if err := b.open(ctx); err != nil {
		return 0, err
	}
	at, err := b.mark(ctx, "moved")
	return folders - int(at), err
}

// MoveOld takes one step in bringing the files of an older program into the shared
// file, and reports whether there is more to do. A file goes when its bytes are
// safe in their new place; a step that is broken off is repeated. A file that is
// not what its name says stays where it is.
func (b *Box) MoveOld(ctx context.Context) (more bool, err error) {
	if err := b.open(ctx); err != nil {
		return false, err
	}
	at, err := b.mark(ctx, "moved")
	if err != nil || at >= folders {
		return false, err
	}
	some, next, err := b.gather(ctx, int(at))
	if err != nil {
		return false, err
	}
	if err := b.Keep(ctx, some); err != nil {
		return false, err
	}
	for _, i := range some {
		if err := os.Remove(b.path(i.SHA)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	for n := int(at); n < next; n++ {
		_ = os.Remove(filepath.Join(b.dir, folder(n))) // stays while something is in it
	}
	if next > int(at) {
		err = b.tx(ctx, func(tx *sql.Tx) error { return setMark(ctx, tx, "moved", int64(next)) })
	}
	return next < folders, err
}

// gather reads small files from folder n on, and returns the folder in which the
// next step begins.
func (b *Box) gather(ctx context.Context, n int) (some []Item, next int, err error) {
	for ; n < folders && len(some) < moveAtOnce; n++ {
		more, rest, err := b.oldFiles(ctx, n)
		if err != nil {
			return nil, 0, err
		}
		some = append(some, more...)
		if rest {
			break
		}
	}
	return some, n, nil
}

func folder(n int) string { return hex.EncodeToString([]byte{byte(n)}) }

// oldFiles reads the next files of a folder that the shared file does not know;
// rest says that the folder holds more of them.
func (b *Box) oldFiles(ctx context.Context, n int) (some []Item, rest bool, err error) {
	names, err := os.ReadDir(filepath.Join(b.dir, folder(n)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	var bytes int
	for _, e := range names {
		sha := folder(n) + e.Name()
		if _, ok := parse(sha); !ok || !e.Type().IsRegular() {
			continue
		}
		if len(some) == moveAtOnce || bytes > moveBytes {
			return some, true, ctx.Err()
		}
		item, ok, err := b.oldFile(ctx, sha)
		if err != nil {
			return nil, false, err
		}
		if ok {
			some, bytes = append(some, item), bytes+len(item.Data)
		}
	}
	return some, false, ctx.Err()
}

func (b *Box) oldFile(ctx context.Context, sha string) (Item, bool, error) {
	st, err := os.Stat(b.path(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return Item{}, false, nil // another program has just moved it
	}
	if err != nil {
		return Item{}, false, err
	}
	if st.Size() > Small {
		return Item{}, false, b.adopt(ctx, sha)
	}
	data, err := os.ReadFile(b.path(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return Item{}, false, nil
	}
	return Item{Data: data, Kind: kindOf(data)}, err == nil && Hash(data) == sha, err
}

// adopt gives a large file its row, so that the sums know it.
func (b *Box) adopt(ctx context.Context, sha string) error {
	sum, _ := parse(sha)
	var n int
	err := b.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM blobs WHERE sha256 = ?`, sum).Scan(&n)
	if err != nil || n > 0 {
		return err
	}
	f, err := os.Open(b.path(sha))
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // read only
	head := make([]byte, 512)
	n, err = io.ReadFull(f, head)
	if err != nil {
		return err
	}
	real := sha256.New()
	_, _ = real.Write(head[:n])
	size, err := io.Copy(real, stoppable{ctx, f})
	if err != nil || hex.EncodeToString(real.Sum(nil)) != sha {
		return err
	}
	return b.tx(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `
			INSERT INTO blobs (sha256, kind, size, form, data) VALUES (?, ?, ?, ?, x'') ON CONFLICT (sha256) DO NOTHING`,
			sum, int(kindOf(head)), size+int64(n), int(file))
		if err != nil {
			return err
		}
		if fresh, err := r.RowsAffected(); err != nil || fresh == 0 {
			return err
		}
		sums := sums{}
		sums.add(kindOf(head), file, 1, size+int64(n), 0)
		return sums.save(ctx, tx)
	})
}

// kindOf guesses what a file of before is, by its beginning; only sums follow
// from it. A mail begins with the name of a field.
func kindOf(data []byte) Kind {
	head := string(data[:min(len(data), 200)])
	switch {
	case strings.HasPrefix(head, "{"), strings.HasPrefix(head, "<?xml"):
		return Answer
	case fieldName(head):
		return Mail
	}
	return Attachment
}

func fieldName(head string) bool {
	name, _, ok := strings.Cut(head, ":")
	return ok && name != "" && strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz-") == ""
}

// mark reads a place in a piece of work; 0 before it has begun.
func (b *Box) mark(ctx context.Context, name string) (int64, error) {
	var at int64
	err := b.read.QueryRowContext(ctx, `SELECT value FROM state WHERE name = ?`, name).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return at, err
}

func setMark(ctx context.Context, tx *sql.Tx, name string, at int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, at)
	return err
}
