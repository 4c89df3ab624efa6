package bigmail

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/store"
)

func TestMailbox_of_years_is_read_whole_whatever_happens(t *testing.T) {
	size, err := strconv.Atoi(os.Getenv("BIGMAIL"))
	if err != nil {
		size = 600
	}
	if testing.Short() {
		size = 200
	}
	now := time.Now()
	settings := fill(t, size, now)
	s := &shop{t: t, profile: t.TempDir(), size: size, now: now}
	s.desk(func(ctx context.Context, d *app.Desk) {
		if _, err := d.SaveAccount(ctx, app.AccountForm{Kind: "mailbox", Name: "mail", Settings: settings}); err != nil {
			t.Fatal(err)
		}
		s.read(ctx, d)
		s.compare(ctx, d)
	})
}

// shop is a desk with the window open while another process receives.
type shop struct {
	t       *testing.T
	profile string
	size    int
	now     time.Time
}

func (s *shop) desk(f func(context.Context, *app.Desk)) {
	d, err := open(s.t.Context(), s.profile, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			s.t.Error(err)
		}
	}()
	owner, err := d.Owner(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	f(app.As(s.t.Context(), owner), d)
}

const (
	kills     = 8
	leaseOver = 4 * time.Minute
)

// read lets the program receive, kills it on the way, and looks at the list all
// the while.
func (s *shop) read(ctx context.Context, d *app.Desk) {
	began := time.Now()
	var lists []time.Duration
	var month time.Duration
	most, killed, next := 0, 0, s.size/(kills+1)
	p := start(s.t, s.profile, 0)
	defer func() { p.kill(s.t) }()
	last, moved := int64(-1), time.Now()
	for {
		a := s.account(ctx, d)
		lists = append(lists, s.list(ctx, d))
		most = max(most, p.memory())
		done := a.ProgressDone
		if done != last {
			last, moved = done, time.Now()
		}
		if time.Since(moved) > 2*time.Minute {
			s.t.Fatalf("nothing came for two minutes, %d of %d are there: %s %s", done, a.ProgressAll, a.State, a.Text)
		}
		switch {
		case month == 0 && done >= int64(s.size/10):
			month = time.Since(began)
		case killed < kills && done >= int64(next):
			p.kill(s.t)
			killed, next = killed+1, next+s.size/(kills+1)
			p = start(s.t, s.profile, time.Duration(killed)*leaseOver)
		case a.ProgressAll == 0 && a.LastOKAt > 0:
			slices.Sort(lists)
			s.t.Logf("%d mails: the newest month after %.1f s, all after %.0f s, %d kills, at most %d MB; the list took %v in the middle, %v at 99 %%, %v at most",
				s.size, month.Seconds(), time.Since(began).Seconds(), killed, most, lists[len(lists)/2], lists[len(lists)*99/100], lists[len(lists)-1])
			if killed == 0 {
				s.t.Error("the program was never killed")
			}
			return
		}
		time.Sleep(20 * time.Millisecond) // looks on, as a window does
	}
}

func (s *shop) account(ctx context.Context, d *app.Desk) app.Account {
	a, err := d.AccountNamed(ctx, "mail")
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// list reads the first page as the window does.
func (s *shop) list(ctx context.Context, d *app.Desk) time.Duration {
	began := time.Now()
	if _, err := d.Inbox(ctx, app.InboxQuery{Limit: 50}); err != nil {
		s.t.Fatal(err)
	}
	return time.Since(began)
}

// compare holds every mail of the server against the desk's.
func (s *shop) compare(ctx context.Context, d *app.Desk) {
	a := s.account(ctx, d)
	db, err := store.Open(ctx, store.Config{Path: filepath.Join(s.profile, "madoguchi.db"), Blobs: filepath.Join(s.profile, "blobs"), Now: time.Now})
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for n := range s.size {
		l := letterOf(n, s.size, s.now)
		if raw, err := db.Mail(ctx, a.ID, l.id); err != nil || !bytes.Equal(raw, l.raw) {
			s.t.Fatalf("%s is not what the server has: %v", l.id, err)
		}
	}
}
