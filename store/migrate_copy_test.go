package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// oldDatabase is one of version 23 whose next step fails, because what it makes is there already.
func oldDatabase(t *testing.T) Config {
	t.Helper()
	d := openDesk(t, false)
	for _, stmt := range []string{
		`DELETE FROM schema_version WHERE version > 23`,
		`CREATE TABLE inquiry_docs_keyed (id INTEGER PRIMARY KEY)`,
		`INSERT INTO settings (name, value) VALUES ('kept', 'first')`,
	} {
		_, err := d.write.Exec(stmt)
		must(t, err)
	}
	must(t, d.Close())
	must(t, os.MkdirAll(d.cfg.Backups, 0o700))
	return d.cfg
}

func failToOpen(t *testing.T, cfg Config, why string) {
	t.Helper()
	s, err := Open(t.Context(), cfg)
	if err == nil {
		must(t, s.Close())
		t.Fatal("opened")
	}
	if !strings.Contains(err.Error(), why) {
		t.Errorf("says %v", err)
	}
}

func change(t *testing.T, path, stmt string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	_, err = db.Exec(stmt)
	must(t, err)
}

// filesIn names the files of a folder.
func filesIn(t *testing.T, dir string) (all []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	for _, f := range files {
		all = append(all, f.Name())
	}
	return all
}

func TestOpen_that_fails_twice_leaves_one_copy_the_newest(t *testing.T) {
	cfg := oldDatabase(t)
	for _, other := range []string{"madoguchi-v2-20200101-000000.db", "mine.db", "madoguchi-v23-20200101-000000.db.part"} {
		must(t, os.WriteFile(filepath.Join(cfg.Backups, other), []byte("x"), 0o600))
	}
	failToOpen(t, cfg, "migration 0024")
	change(t, cfg.Path, `UPDATE settings SET value = 'second' WHERE name = 'kept'`)
	later := cfg.Now().Add(time.Hour)
	cfg.Now = func() time.Time { return later }
	failToOpen(t, cfg, "migration 0024")

	all := filesIn(t, cfg.Backups)
	stamp := cfg.Now().UTC().Format("20060102-150405")
	if want := []string{"madoguchi-v2-20200101-000000.db", "madoguchi-v23-" + stamp + ".db", "mine.db"}; !slices.Equal(all, want) {
		t.Fatalf("there are %v, not %v", all, want)
	}
	var kept string
	db, err := sql.Open("sqlite", filepath.Join(cfg.Backups, all[1]))
	must(t, err)
	defer db.Close()
	must(t, db.QueryRow(`SELECT value FROM settings WHERE name = 'kept'`).Scan(&kept))
	if kept != "second" {
		t.Errorf("the copy is of the %s start", kept)
	}
}

// A database that a bad disk has damaged cannot be copied: the copy of before is all there is.
func TestOpen_keeps_the_older_copy_when_the_new_one_fails(t *testing.T) {
	cfg := oldDatabase(t)
	failToOpen(t, cfg, "migration 0024")
	before := filesIn(t, cfg.Backups)
	damage(t, cfg.Path, "messages")
	failToOpen(t, cfg, "copy before migration")
	if after := filesIn(t, cfg.Backups); len(before) != 1 || !slices.Equal(before, after) {
		t.Errorf("before %v, after %v", before, after)
	}
}

// damage makes the first page of a table unreadable.
func damage(t *testing.T, path, table string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	var page, size int64
	must(t, db.QueryRow(`SELECT rootpage FROM sqlite_master WHERE name = $1`, table).Scan(&page))
	must(t, db.QueryRow(`PRAGMA page_size`).Scan(&size))
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	defer f.Close()
	_, err = f.WriteAt(make([]byte, size), (page-1)*size)
	must(t, err)
}
