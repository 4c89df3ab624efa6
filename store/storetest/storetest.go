// Package storetest gives a test a database that is ready at once. Making one from its migrations takes as long as
// fifty ordinary tests need for themselves; a copy takes no time worth telling.
package storetest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Database is one that was made once in this process and is copied for each test.
type Database struct {
	once sync.Once
	file []byte
	err  error
}

// Copy puts the database at path. create makes one of that name in another folder and closes it; it runs for the first
// test only, so it may depend on nothing that another test would want otherwise.
func (d *Database) Copy(tb testing.TB, path string, create func(path string) error) {
	tb.Helper()
	d.once.Do(func() { d.file, d.err = made(filepath.Base(path), create) })
	if d.err != nil {
		tb.Fatalf("make the database that tests copy: %v", d.err)
	}
	if err := os.WriteFile(path, d.file, 0o600); err != nil {
		tb.Fatal(err)
	}
}

func made(name string, create func(path string) error) (file []byte, err error) {
	dir, err := os.MkdirTemp("", "storetest")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, name)
	if err := create(path); err != nil {
		return nil, err
	}
	// What SQLite has not yet put into the file itself would be missing from the copies.
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s-wal is still there: close the database (%v)", path, err)
	}
	return os.ReadFile(path)
}
