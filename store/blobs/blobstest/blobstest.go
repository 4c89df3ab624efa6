// Package blobstest damages a box for tests of those who read from it.
package blobstest

import (
	"database/sql"
	"encoding/hex"
	"path/filepath"
	"testing"

	"madoguchi/store/blobs"
)

// Remove takes the bytes of a small one away from the box in a folder.
func Remove(tb testing.TB, dir, sha string) {
	tb.Helper()
	change(tb, dir, `DELETE FROM blobs WHERE sha256 = ?`, sha)
}

// Spoil makes the bytes of a small one others.
func Spoil(tb testing.TB, dir, sha string) {
	tb.Helper()
	change(tb, dir, `UPDATE blobs SET form = 0, data = x'78' WHERE sha256 = ?`, sha)
}

func change(tb testing.TB, dir, query, sha string) {
	tb.Helper()
	sum, err := hex.DecodeString(sha)
	if err != nil {
		tb.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, blobs.FileName)+"?_pragma=busy_timeout(30000)")
	if err != nil {
		tb.Fatal(err)
	}
	r, err := db.Exec(query, sum)
	if err != nil {
		tb.Fatal(err)
	}
	if n, err := r.RowsAffected(); err != nil || n != 1 {
		tb.Fatalf("%d blobs of that hash (%v)", n, err)
	}
	if err := db.Close(); err != nil {
		tb.Fatal(err)
	}
}
