package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func TestOpen_makes_a_new_database_and_opens_it_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		again, err := Open(d.ctx, d.cfg)
		must(t, err)
		defer again.Close()
		v, err := again.SchemaVersion(d.ctx)
		must(t, err)
		q, err := again.InquiryByRemote(d.ctx, shop, "1")
		must(t, err)
		steps, err := again.d.steps()
		must(t, err)
		if v != newest(steps) || q.Subject != "件" {
			t.Errorf("version %d, inquiry %+v", v, q)
		}
	})
}

func TestOpen_refuses_a_database_of_a_newer_program(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, err := d.write.Exec(`INSERT INTO schema_version (version) VALUES (9999)`)
		must(t, err)
		s, err := Open(d.ctx, d.cfg)
		if err == nil {
			s.Close()
			t.Fatal("opened")
		}
		if !strings.Contains(err.Error(), "最新版を入れてください") {
			t.Errorf("says %q", err)
		}
	})
}

// An older database is copied before it is changed, and what was in it stays.
func TestOpen_copies_an_older_database_before_it_changes_it(t *testing.T) {
	dir := t.TempDir()
	cfg := Config{Path: filepath.Join(dir, "old.db"), Blobs: dir, Backups: filepath.Join(dir, "backups")}
	d, write, read, err := connect(cfg)
	must(t, err)
	read.Close()
	steps, err := d.steps()
	must(t, err)
	for _, stmt := range append(strings.Split(steps[0].sql, ";\n"),
		`CREATE TABLE schema_version (version BIGINT NOT NULL)`,
		`INSERT INTO schema_version (version) VALUES (1)`,
		`INSERT INTO settings (name, value) VALUES ('kept', 'yes')`,
		`INSERT INTO inquiry_docs (id, owner_id, folded) VALUES (7, 3, '花瓶')`) {
		if strings.TrimSpace(stmt) != "" {
			_, err := write.Exec(stmt)
			must(t, err)
		}
	}
	must(t, write.Close())

	s, err := Open(t.Context(), cfg)
	must(t, err)
	defer s.Close()
	if v, err := s.Setting(t.Context(), "kept"); v != "yes" {
		t.Errorf("setting %q, %v", v, err)
	}
	var text string
	must(t, s.read.QueryRow(`SELECT folded FROM inquiry_docs WHERE id = 7 AND owner_id = 3 AND at = 0`).Scan(&text))
	if text != "花瓶" {
		t.Errorf("a document of the search became %q", text)
	}
	copies, err := filepath.Glob(filepath.Join(cfg.Backups, "madoguchi-v1-*.db"))
	must(t, err)
	if len(copies) != 1 {
		t.Fatalf("copies %v", copies)
	}
	old, err := sql.Open("sqlite", copies[0])
	must(t, err)
	defer old.Close()
	var version int
	must(t, old.QueryRow(`SELECT MAX(version) FROM schema_version`).Scan(&version))
	if version != 1 {
		t.Errorf("the copy has version %d", version)
	}
}

func TestOpen_uses_the_pragmas_that_keep_the_outbox_safe(t *testing.T) {
	d := openDesk(t, false)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1", "busy_timeout": "30000"} {
		var got string
		must(t, d.write.QueryRow(`PRAGMA `+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
	if _, err := d.read.Exec(`DELETE FROM settings`); err == nil {
		t.Error("the reading pool can write")
	}
}

func TestBackup_is_a_whole_database_and_overwrites_nothing(t *testing.T) {
	d := openDesk(t, false)
	d.ingest(d.account("rakuten"), asked("1", "件", post("a", connectors.In, -9, "？")))
	dest := filepath.Join(t.TempDir(), "控え.db")
	must(t, d.Backup(d.ctx, dest))
	if err := d.Backup(d.ctx, dest); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second time: %v", err)
	}
	cfg := d.cfg
	cfg.Path = dest
	s, err := Open(context.Background(), cfg)
	must(t, err)
	defer s.Close()
	if wrong := s.Integrity(d.ctx); len(wrong) != 0 {
		t.Error(wrong)
	}
	page, err := s.Inquiries(d.ctx, InquiryQuery{Search: "件"})
	must(t, err)
	if len(page.Rows) != 1 {
		t.Errorf("%d rows in the copy", len(page.Rows))
	}
}

func TestIngest_on_a_full_disk_keeps_nothing_of_it_and_says_so(t *testing.T) {
	d := openDesk(t, false)
	shop := d.account("rakuten")
	var pages int
	must(t, d.write.QueryRow(`PRAGMA page_count`).Scan(&pages))
	_, err := d.write.Exec(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+20))
	must(t, err)
	long := asked("1", "件", post("a", connectors.In, -9, strings.Repeat("長い。", 100_000)))
	if _, err := d.Ingest(d.ctx, shop, connectors.Batch{Next: "2", Inquiries: []connectors.Inquiry{long}}); !Full(err) {
		t.Errorf("says %v", err)
	}
	if _, err := d.InquiryByRemote(d.ctx, shop, "1"); !errors.Is(err, ErrNotFound) || Full(err) {
		t.Errorf("half of it is there: %v", err)
	}
	_, err = d.write.Exec(`PRAGMA max_page_count = 1000000`)
	must(t, err)
	d.ingest(shop, long)
	if wrong := d.Integrity(d.ctx); len(wrong) != 0 {
		t.Error(wrong)
	}
}

func TestIntegrity_notices_a_wrong_number(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.ingest(d.account("rakuten"), asked("1", "件", post("a", connectors.In, -9, "？")))
		_, err := d.write.Exec(`UPDATE desk_counts SET n = 5 WHERE state = 'new'`)
		must(t, err)
		if wrong := d.Integrity(d.ctx); len(wrong) != 1 {
			t.Errorf("says %q", wrong)
		}
	})
}

func TestBlob_is_kept_once_and_read_back(t *testing.T) {
	d := openDesk(t, false)
	for range 2 {
		sha, err := d.PutBlob(d.ctx, []byte("写真"))
		must(t, err)
		got, err := d.Blob(sha)
		must(t, err)
		if string(got) != "写真" {
			t.Errorf("got %q", got)
		}
	}
	for _, bad := range []string{"", "../../etc/passwd", strings.Repeat("0", 64)} {
		if _, err := d.Blob(bad); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
