package bigmail

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// server is a mail service with years in it.
type server struct {
	settings connectors.Settings
	imap     string // its address, past the counter
	drop     func(letter) error
	sent     *mailboxtest.Server // takes what is sent
	fetched  *counter
}

// inMemory is how many mails the pretend server bears.
const inMemory = 1000

// fill opens a server with the mails in it: a small one in this process, a large
// one as Dovecot does it.
func fill(t testing.TB, size int, now time.Time) *server {
	t.Helper()
	s, err := mailboxtest.Start(mailboxtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	v := &server{settings: s.Settings(), sent: s}
	v.drop = func(l letter) error {
		s.Put("shop@example.test", "INBOX", l.raw, l.at)
		return nil
	}
	if size > inMemory {
		v.fillDovecot(t, size, now)
	} else {
		fillMemory(s, size, now)
	}
	v.imap = net.JoinHostPort(v.settings["imap_host"], v.settings["imap_port"])
	v.fetched = count(t, v.imap)
	v.settings["imap_port"] = strconv.Itoa(v.fetched.port())
	return v
}

func fillMemory(s *mailboxtest.Server, size int, now time.Time) {
	for n := size - 1; n >= 0; n-- {
		l := letterOf(n, size, now)
		folder := "INBOX"
		if l.sent {
			folder = "Sent"
		}
		s.Put("shop@example.test", folder, l.raw, l.at)
	}
}

func (v *server) fillDovecot(t testing.TB, size int, now time.Time) {
	t.Helper()
	dir, err := os.MkdirTemp("", "bigmail") // short: a socket's path has its limits
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d, err := mailboxtest.OpenDovecot(dir)
	if errors.Is(err, mailboxtest.ErrNotInstalled) {
		t.Skip("Dovecot is not installed: a large mailbox needs it")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	if err := d.Restart(func() error { return deliverAll(d.Maildir, size, now) }); err != nil {
		t.Fatal(err)
	}
	v.drop = func(l letter) error { return d.Drop(fmt.Sprintf("%d.M1P2.test", l.at.Unix()), l.raw, l.at) }
	for _, key := range []string{"imap_host", "imap_port", "imap_security"} {
		v.settings[key] = d.Settings()[key]
	}
}

func deliverAll(maildir string, size int, now time.Time) error {
	for n := size - 1; n >= 0; n-- {
		l := letterOf(n, size, now)
		folder := "."
		if l.sent {
			folder = ".Sent"
		}
		if err := deliver(filepath.Join(maildir, folder), size-n, l); err != nil {
			return err
		}
	}
	return nil
}

// deliver writes a mail as a delivery agent did years ago.
func deliver(dir string, number int, l letter) error {
	for _, sub := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return err
		}
	}
	path := filepath.Join(dir, "cur", fmt.Sprintf("%d.M%07dP1.test:2,S", l.at.Unix(), number))
	if err := os.WriteFile(path, l.raw, 0o644); err != nil {
		return err
	}
	return os.Chtimes(path, l.at, l.at)
}

// counter stands in the line to a server and counts what comes from it.
type counter struct {
	net.Listener
	bytes atomic.Int64
}

func count(t testing.TB, to string) *counter {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &counter{Listener: l}
	var all sync.WaitGroup
	t.Cleanup(func() { _ = l.Close(); all.Wait() })
	all.Go(func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				_ = near.Close()
				continue
			}
			all.Go(func() { c.carry(near, far) })
		}
	})
	return c
}

// carry ends when one of both sides hangs up.
func (c *counter) carry(near, far net.Conn) {
	both := func() { _ = near.Close(); _ = far.Close() }
	var up sync.WaitGroup
	up.Go(func() { _, _ = io.Copy(far, near); both() })
	_, _ = io.Copy(io.MultiWriter(near, c), far)
	both()
	up.Wait()
}

func (c *counter) Write(p []byte) (int, error) {
	c.bytes.Add(int64(len(p)))
	return len(p), nil
}

func (c *counter) port() int { return c.Addr().(*net.TCPAddr).Port }
