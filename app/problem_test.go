package app

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"madoguchi/app/secret"
	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/store"
)

func TestExplain_finds_words_for_every_failure(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		code   string
		number bool
	}{
		"a refusal":            {fmt.Errorf("x: %w", refuse("hold", "長すぎます。")), "hold", false},
		"not there":            {fmt.Errorf("x: %w", store.ErrNotFound), "not_found", false},
		"changed meanwhile":    {fmt.Errorf("x: %w", store.ErrConflict), "conflict", false},
		"locked":               {fmt.Errorf("x: %w", secret.ErrLocked), "locked", false},
		"busy":                 {worker.ErrBusy, "busy", false},
		"disk full":            {fmt.Errorf("x: %w", syscall.ENOSPC), "disk_full", false},
		"database full":        {fullDatabase(t), "disk_full", false},
		"the page went away":   {fmt.Errorf("x: %w", context.Canceled), "canceled", false},
		"a kind with words":    {&connectors.Error{Reason: connectors.Auth, Code: "key_expired", Text: "切れました。"}, "key_expired", false},
		"a kind without words": {&connectors.Error{Reason: connectors.Limited, Err: errors.New("cause")}, "limited", false},
		"one nobody foresaw":   {errors.New("cause"), "internal", true},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			got := Explain(c.err, slog.New(slog.NewTextHandler(&log, nil)))
			if got.Code != c.code || !strings.HasSuffix(got.Text, "。") || strings.Contains(got.Text, "cause") || got.Problems == nil {
				t.Errorf("got %+v", got)
			}
			if c.number != (got.Number != "") || c.number != strings.Contains(log.String(), "number="+got.Number) {
				t.Errorf("number %q, log %q", got.Number, log.String())
			}
		})
	}
}

// fullDatabase is what SQLite says when a file can grow no more.
func fullDatabase(t *testing.T) error {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", filepath.Join(t.TempDir(), "full.db")))
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1) // the limit is the connection's
	must[sql.Result](t)(db.ExecContext(t.Context(), `CREATE TABLE mails (body TEXT)`))
	must[sql.Result](t)(db.ExecContext(t.Context(), `PRAGMA max_page_count = 2`))
	_, err := db.ExecContext(t.Context(), `INSERT INTO mails (body) VALUES ($1)`, strings.Repeat("長", 10_000))
	return fmt.Errorf("save: %w", err)
}
