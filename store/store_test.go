package store

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store/storetest"
)

// morning is when every test begins: 2026-11-20 10:00 in Japan.
var morning = time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)

var clerk = Actor{Staff: 1, Name: "佐藤"}

// desk is a store on a database of its own and a clock that a test moves.
type desk struct {
	*Store
	t   *testing.T
	ctx context.Context
	cfg Config
	at  atomic.Int64
}

// eachDatabase runs a test on SQLite or, when one is given, on PostgreSQL.
func eachDatabase(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Helper()
	if os.Getenv("DATABASE_URL") != "" {
		t.Run("postgres", func(t *testing.T) { f(t, openDesk(t, true)) })
		return
	}
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel() // most of the time is spent waiting for the disk
		f(t, openDesk(t, false))
	})
}

// migrated is what every test on SQLite begins with.
var migrated storetest.Database

func openDesk(t *testing.T, postgres bool) *desk {
	t.Helper()
	dir := t.TempDir()
	d := &desk{t: t, ctx: t.Context(), cfg: Config{
		Path: filepath.Join(dir, "窓口 1.db"), Blobs: filepath.Join(dir, "blobs"), Backups: filepath.Join(dir, "backups"),
		Malls: []string{"rakuten", "yahoo"},
	}}
	d.cfg.Now = func() time.Time { return time.UnixMilli(d.at.Load()) }
	d.at.Store(morning.UnixMilli())
	if postgres {
		d.cfg.URL = ownDatabase(t)
	} else {
		migrated.Copy(t, d.cfg.Path, func(path string) error {
			s, err := Open(context.Background(), Config{Path: path, Blobs: filepath.Dir(path)})
			if err != nil {
				return err
			}
			return s.Close()
		})
	}
	said := map[string]bool{}
	d.cfg.open = (&listener{hear: func(by speaker, query string, args int) { plans.hear(t, said, by, query, args) }}).open
	s, err := Open(d.ctx, d.cfg)
	must(t, err)
	d.Store = s
	t.Cleanup(func() { s.Close() })
	return d
}

// templateName is of this process: several may test on one server.
var templateName = fmt.Sprintf("madoguchi_template_%d", os.Getpid())

// TestMain leaves nothing behind on the server, and asks after all tests what the plans
// of one alone do not show.
func TestMain(m *testing.M) {
	code := m.Run()
	wrong, base := plans.close(), os.Getenv("DATABASE_URL")
	all := base == "" && flag.Lookup("test.run").Value.String() == "" // PostgreSQL's plans follow from sizes, and are not heard
	if all && code == 0 && len(wrong) > 0 {
		fmt.Println(strings.Join(wrong, "\n"))
		code = 1
	}
	if base != "" {
		if db, err := sql.Open("pgx", base); err == nil {
			_, _ = db.Exec(`DROP DATABASE IF EXISTS ` + templateName + ` WITH (FORCE)`)
			_ = db.Close()
		}
	}
	os.Exit(code)
}

// template is the database that the tests on PostgreSQL copy; it is made by the first of them.
var template = sync.OnceValues(func() (string, error) {
	name := templateName
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	if err != nil {
		return "", err
	}
	defer db.Close()
	if _, err := db.Exec(`CREATE DATABASE ` + name); err != nil {
		return "", err
	}
	u, err := databaseURL(name)
	if err != nil {
		return "", err
	}
	s, err := Open(context.Background(), Config{URL: u})
	if err != nil {
		return "", err
	}
	return name, s.Close()
})

var databases atomic.Int64

// ownDatabase copies the template for one test and returns its URL: the migrations
// take longer than most tests.
func ownDatabase(t *testing.T) string {
	t.Helper()
	from, err := template()
	must(t, err)
	db, err := sql.Open("pgx", os.Getenv("DATABASE_URL"))
	must(t, err)
	name := fmt.Sprintf("t%d_%d", os.Getpid(), databases.Add(1))
	_, err = db.Exec(`CREATE DATABASE ` + name + ` TEMPLATE ` + from)
	must(t, err)
	t.Cleanup(func() {
		_, err := db.Exec(`DROP DATABASE ` + name + ` WITH (FORCE)`)
		if err != nil {
			t.Error(err)
		}
		db.Close()
	})
	u, err := databaseURL(name)
	must(t, err)
	return u
}

// databaseURL is another database of the same server.
func databaseURL(name string) (string, error) {
	u, err := url.Parse(os.Getenv("DATABASE_URL"))
	if err != nil {
		return "", err
	}
	u.Path = "/" + name
	return u.String(), nil
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) later(by time.Duration) { d.at.Add(by.Milliseconds()) }

// account adds a connection of a kind.
func (d *desk) account(kind string, settings ...string) int64 {
	d.t.Helper()
	set := map[string]string{}
	for i := 0; i+1 < len(settings); i += 2 {
		set[settings[i]] = settings[i+1]
	}
	id, err := d.AddAccount(d.ctx, clerk, Account{Kind: kind, Name: fmt.Sprintf("%s-%d", kind, d.at.Add(1)), Settings: set})
	must(d.t, err)
	return id
}

func (d *desk) ingest(account int64, qs ...connectors.Inquiry) Ingested {
	d.t.Helper()
	in, err := d.Ingest(d.ctx, account, connectors.Batch{Inquiries: qs, Next: "c"})
	must(d.t, err)
	return in
}

func (d *desk) remote(account int64, remote string) Inquiry {
	d.t.Helper()
	q, err := d.InquiryByRemote(d.ctx, account, remote)
	must(d.t, err)
	return q
}

func (d *desk) inquiry(id int64) Inquiry {
	d.t.Helper()
	q, err := d.Inquiry(d.ctx, id)
	must(d.t, err)
	return q
}

func (d *desk) texts(inquiry int64) string {
	d.t.Helper()
	all, err := d.Messages(d.ctx, inquiry)
	must(d.t, err)
	var s []string
	for _, m := range all {
		s = append(s, m.Direction+":"+m.Text)
	}
	return strings.Join(s, " | ")
}

// at is a time some minutes after the morning began.
func at(minutes int) time.Time { return morning.Add(time.Duration(minutes) * time.Minute) }

// post is a message of a mall, minutes after (or before) the morning began.
func post(id string, d connectors.Direction, minutes int, text string) connectors.Message {
	return connectors.Message{RemoteID: id, Direction: d, SentAt: at(minutes), Text: text}
}

// asked is an inquiry of a mall.
func asked(id, subject string, messages ...connectors.Message) connectors.Inquiry {
	return connectors.Inquiry{
		RemoteID: id, Subject: subject, Customer: connectors.Person{Name: "山田 花子", Address: "hanako@example.jp"}, Messages: messages,
	}
}

// sameCounts checks the kept numbers against the rows.
func (d *desk) sameCounts() {
	d.t.Helper()
	if wrong := d.Integrity(d.ctx); len(wrong) > 0 {
		d.t.Fatal(wrong)
	}
}

// cancelled is a context that ended before the work began.
func cancelled(d *desk) context.Context {
	ctx, cancel := context.WithCancel(d.ctx)
	cancel()
	return ctx
}
