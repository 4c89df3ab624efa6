package bigmail

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// fill opens a server with the mails in it: a small one in this process, a large
// one as Dovecot does it.
func fill(t *testing.T, size int, now time.Time) connectors.Settings {
	t.Helper()
	if size > 5000 {
		return fillDovecot(t, size, now)
	}
	s, err := mailboxtest.Start(mailboxtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	for n := size - 1; n >= 0; n-- {
		l := letterOf(n, size, now)
		folder := "INBOX"
		if l.sent {
			folder = "Sent"
		}
		s.Put("shop@example.test", folder, l.raw, l.at)
	}
	return s.Settings()
}

func fillDovecot(t *testing.T, size int, now time.Time) connectors.Settings {
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
	err = d.Restart(func() error {
		for n := size - 1; n >= 0; n-- {
			l := letterOf(n, size, now)
			folder := "."
			if l.sent {
				folder = ".Sent"
			}
			if err := deliver(filepath.Join(d.Maildir, folder), size-n, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d.Settings()
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
