package bigmail

import (
	"fmt"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"madoguchi/app"
)

// BenchmarkRatio_mailbox is the line "mailbox" of build/bench.sh: a first sync
// against go-imap alone, which fetches the same mails and forgets them.
func BenchmarkRatio_mailbox(b *testing.B) {
	const size = 300
	v := fill(b, size, time.Now())
	for range 5 {
		b.Run("mailbox/desk", func(b *testing.B) {
			for b.Loop() {
				syncOnce(b, v)
			}
		})
		b.Run("mailbox/bare", func(b *testing.B) {
			for b.Loop() {
				if n, err := v.fetchBare(); n != size || err != nil {
					b.Fatal(n, err)
				}
			}
		})
	}
}

// syncOnce reads the mailbox into a new profile.
func syncOnce(b *testing.B, v *server) {
	b.Helper()
	b.StopTimer()
	d, err := open(b.Context(), b.TempDir(), 0)
	if err != nil {
		b.Fatal(err)
	}
	owner, err := d.Owner(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	ctx := app.As(b.Context(), owner)
	if _, err := d.SaveAccount(ctx, app.AccountForm{Kind: "mailbox", Name: "mail", Settings: v.settings}); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
	all, err := d.Sync(ctx, app.ID{})
	b.StopTimer()
	if err != nil || !all.Accounts[0].OK {
		b.Fatal(all, err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
}

// fetchBare fetches every mail with go-imap alone, as many at a time as the desk.
func (v *server) fetchBare() (mails int, err error) {
	c, err := imapclient.DialInsecure(v.imap, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = c.Close() }()
	if err := c.Login(v.settings["address"], v.settings["password"]).Wait(); err != nil {
		return 0, err
	}
	for _, folder := range []string{"INBOX", "Sent"} {
		n, err := fetchFolder(c, folder)
		if mails += n; err != nil {
			return mails, fmt.Errorf("%s: %w", folder, err)
		}
	}
	return mails, c.Logout().Wait()
}

func fetchFolder(c *imapclient.Client, folder string) (mails int, err error) {
	if _, err := c.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait(); err != nil {
		return 0, err
	}
	found, err := c.UIDSearch(&imap.SearchCriteria{}, nil).Wait()
	if err != nil {
		return 0, err
	}
	uids := found.AllUIDs()
	want := &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}}
	for len(uids) > 0 {
		n := min(len(uids), 50)
		got, err := c.Fetch(imap.UIDSetNum(uids[:n]...), want).Collect()
		if mails, uids = mails+len(got), uids[n:]; err != nil {
			return mails, err
		}
	}
	return mails, nil
}
