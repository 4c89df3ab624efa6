package bigmail

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
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
	s := &shop{t: t, profile: t.TempDir(), size: size, now: now, server: fill(t, size, now)}
	s.person = person{t: t, server: s.server}
	s.desk(func(ctx context.Context, d *app.Desk) {
		if _, err := d.SaveAccount(ctx, app.AccountForm{Kind: "mailbox", Name: "mail", Settings: s.server.settings}); err != nil {
			t.Fatal(err)
		}
		s.read(ctx, d)
		s.compare(ctx, d)
	})
}

// shop is a desk with the window open while another process receives and sends.
type shop struct {
	t       *testing.T
	profile string
	size    int
	now     time.Time
	server  *server
	person  person

	killed int
	worked time.Duration // by all programs, on the processor
	memory int           // the most that a program had, MB
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
	idleLooks = 100
	stuck     = 10 * time.Minute
)

// read lets the program receive and kills it on the way, while a person works.
func (s *shop) read(ctx context.Context, d *app.Desk) {
	began := time.Now()
	p := start(s.t, s.profile, 0)
	defer func() {
		s.worked += p.Kill(s.t)
		s.t.Logf("all programs together worked for %.0f s of processor time", s.worked.Seconds())
	}()
	last, moved := int64(-1), began
	for {
		a, page := s.account(ctx, d), s.person.look(ctx, d)
		s.memory = max(s.memory, p.Memory())
		done := a.ProgressDone
		if done*10/int64(s.size) != last*10/int64(s.size) {
			s.t.Logf("%d of %d mails after %.0f s, %d kills", done, a.ProgressAll, time.Since(began).Seconds(), s.killed)
		}
		if done != last {
			last, moved = done, time.Now()
		}
		if time.Since(moved) > stuck {
			s.t.Fatalf("nothing came for %v, %d of %d are there: %s %s", stuck, done, a.ProgressAll, a.State, a.Text)
		}
		switch {
		case a.ProgressAll == 0 && a.LastOKAt > 0:
			s.whole(time.Since(began))
			s.rest(ctx, d)
			return
		case s.killed < kills && done >= int64((s.killed+1)*s.size/(kills+1)):
			s.worked += p.Kill(s.t)
			s.killed++
			p = start(s.t, s.profile, time.Duration(s.killed)*leaseOver)
		case done >= int64(s.size/10):
			s.person.work(ctx, d, page)
		}
		time.Sleep(s.pause()) // looks on, as a window does
	}
}

// pause is short where little is to be read, so that no kill comes too late.
func (s *shop) pause() time.Duration {
	if s.size > inMemory {
		return 500 * time.Millisecond
	}
	return 20 * time.Millisecond
}

// whole judges what happened until the past was read.
func (s *shop) whole(took time.Duration) {
	fetched, all := s.server.fetched.bytes.Load(), s.bytes()
	s.t.Logf("%d mails after %.0f s (%.0f a second), %d kills, at most %d MB of memory, %d MB came for %d MB of mails; the desk takes %d MB",
		s.size, took.Seconds(), float64(s.size)/took.Seconds(), s.killed, s.memory, fetched>>20, all>>20, s.disk()>>20)
	s.person.report("while the past was read")
	if s.killed == 0 {
		s.t.Error("the program was never killed")
	}
	if !s.person.done() {
		s.t.Errorf("before the past was read: the answer had left: %v, the new mail was shown: %v", s.person.left, s.person.saw)
	}
	if n := len(s.server.sent.Accepted()); n != 1 {
		s.t.Errorf("one answer was sent %d times", n)
	}
	// Each kill costs at most the batch it cut off, the one that was read ahead, and
	// the lists of what is left.
	lost := int64(s.killed+1) * (2*batch*largest + sizes*perMail + 12*int64(s.size))
	if most := all + int64(s.size)*perMail + lost; fetched > most {
		s.t.Errorf("%d bytes were fetched, more than %d: mails were read again", fetched, most)
	}
}

const (
	largest = 4 << 10 // no mail is larger
	perMail = 400     // what IMAP says around a mail
	batch   = 500     // mails of the past that are read at once
	sizes   = 2000    // that are asked for at once
)

// rest is the same work when there is nothing left to read.
func (s *shop) rest(ctx context.Context, d *app.Desk) {
	for range idleLooks {
		s.person.work(ctx, d, s.person.look(ctx, d))
	}
	s.person.report("at rest")
}

func (s *shop) account(ctx context.Context, d *app.Desk) app.Account {
	a, err := d.AccountNamed(ctx, "mail")
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// bytes is how large the mails are together.
func (s *shop) bytes() (all int64) {
	for n := range s.size {
		all += int64(len(letterOf(n, s.size, s.now).raw))
	}
	return all
}

// disk is the size of the database, without the mails beside it.
func (s *shop) disk() (all int64) {
	files, _ := filepath.Glob(filepath.Join(s.profile, "madoguchi.db*"))
	for _, f := range files {
		if st, err := os.Stat(f); err == nil {
			all += st.Size()
		}
	}
	return all
}

// compare holds every mail of the server against the desk's.
func (s *shop) compare(ctx context.Context, d *app.Desk) {
	a := s.account(ctx, d)
	db, err := store.Open(ctx, store.Config{Path: filepath.Join(s.profile, "madoguchi.db"), Blobs: filepath.Join(s.profile, "blobs"), Now: time.Now})
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	same := func(l letter) {
		if raw, err := db.Mail(ctx, a.ID, l.id); err != nil || !bytes.Equal(raw, l.raw) {
			s.t.Fatalf("%s is not what the server has: %v", l.id, err)
		}
	}
	same(s.person.wrote)
	for n := range s.size {
		same(letterOf(n, s.size, s.now))
	}
}
