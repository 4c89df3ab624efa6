// Package blobs keeps bytes under their hash: raw mails, the malls' answers and
// attachments. Small ones share one SQLite file, because a file of their own would
// cost each a name, two waits for the disk and a look of the virus scanner; large
// ones are files. What it took is on the disk when it returns, equal bytes are kept
// once, and what shrinks is kept compressed.
//
// It never knows who refers to what, and it never gives out bytes that are not
// those of the hash. Several programs may use one box at once.
package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	_ "modernc.org/sqlite" // the driver
)

var (
	// ErrNotFound says that nothing is kept under a hash.
	ErrNotFound = errors.New("blob not found")
	// ErrDamaged says that what is kept under a hash is not what it was.
	ErrDamaged = errors.New("blob damaged")
)

// FileName is the SQLite file of the small ones, in the folder of the box.
const FileName = "small.db"

// Kind is what bytes are to the shop. It decides nothing but the sums of Sizes.
type Kind int

// The kinds. Their numbers are stored.
const (
	Attachment Kind = 1
	Mail       Kind = 2
	Answer     Kind = 3 // of a mall
)

// Box is one folder of kept bytes. Its methods may be called concurrently.
type Box struct {
	dir string

	opening sync.Mutex
	opened  bool
	write   *sql.DB
	read    *sql.DB
}

// New returns the box in a folder. The folder is made, and its file opened, when
// the first bytes are asked for: the start of the program does not wait for it.
func New(dir string) *Box { return &Box{dir: dir} }

// Close ends the use of the box.
func (b *Box) Close() error {
	b.opening.Lock()
	defer b.opening.Unlock()
	if !b.opened {
		return nil
	}
	b.opened = false
	return errors.Join(b.read.Close(), b.write.Close())
}

// schema is run at each opening. A box that a later program has changed is told
// by user_version.
const schema = `
CREATE TABLE IF NOT EXISTS blobs (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL,
  form INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
-- What Sizes tells, kept with each change: counting would read the whole file.
CREATE TABLE IF NOT EXISTS totals (
  kind INTEGER NOT NULL,
  form INTEGER NOT NULL,
  n INTEGER NOT NULL,
  size INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  PRIMARY KEY (kind, form)
) STRICT;
CREATE TABLE IF NOT EXISTS state (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
PRAGMA user_version = 1;`

const schemaVersion = 1

func (b *Box) open(ctx context.Context) error {
	b.opening.Lock()
	defer b.opening.Unlock()
	if b.opened {
		return nil
	}
	if err := makeDir(b.dir); err != nil {
		return err
	}
	path := filepath.Join(b.dir, FileName)
	// SQLite would make the file readable for everybody who reaches the folder;
	// its side files take over the mode.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), syncDir(b.dir)); err != nil {
		return err
	}
	// The page size and the vacuum mode count only while the file is empty.
	write, err := sql.Open("sqlite", dsn(path, "auto_vacuum(2)", "journal_mode(WAL)", "synchronous(FULL)",
		"secure_delete(1)", "cache_size(-2000)", "temp_store(MEMORY)", "journal_size_limit(67108864)", "wal_autocheckpoint(4000)")+"&_txlock=immediate")
	if err != nil {
		return err
	}
	write.SetMaxOpenConns(1)
	if err := prepare(ctx, write, b.dir); err != nil {
		return errors.Join(fmt.Errorf("open %s: %w", FileName, err), write.Close())
	}
	read, err := sql.Open("sqlite", dsn(path, "query_only(1)"))
	if err != nil {
		return errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(2)
	b.write, b.read, b.opened = write, read, true
	return nil
}

func prepare(ctx context.Context, db *sql.DB, dir string) error {
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	if version > schemaVersion {
		return fmt.Errorf("添付ファイルの置き場所は新しい版（%d）の窓口で作られています。この版（%d）では開けないので、最新版を入れてください", version, schemaVersion)
	}
	if version == schemaVersion {
		return nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	if old, err := filepath.Glob(filepath.Join(dir, "[0-9a-f][0-9a-f]")); err == nil && len(old) == 0 {
		if err := setMark(ctx, tx, "moved", folders); err != nil { // nothing is of before
			return err
		}
	}
	return tx.Commit()
}

// dsn puts busy_timeout first: without it even the next pragma may fail while
// another program writes.
func dsn(path string, pragmas ...string) string {
	file := url.URL{Path: filepath.ToSlash(path)}
	dsn := "file:" + file.EscapedPath() + "?_pragma=busy_timeout(30000)"
	for _, p := range pragmas {
		dsn += "&_pragma=" + p
	}
	return dsn
}

// tx runs f in one writing transaction and commits when it returns no error.
func (b *Box) tx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := b.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Hash is the name of bytes.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func parse(sha string) ([]byte, bool) {
	sum, err := hex.DecodeString(sha)
	return sum, err == nil && len(sum) == sha256.Size && hex.EncodeToString(sum) == sha
}
