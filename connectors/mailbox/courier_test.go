package mailbox

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// openCourier starts a real Courier-IMAP, or skips where none was unpacked.
func openCourier(t *testing.T) *mailboxtest.Courier {
	t.Helper()
	dir, err := os.MkdirTemp("", "courier") // nobody must be able to enter it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	c, err := mailboxtest.OpenCourier(dir)
	if errors.Is(err, mailboxtest.ErrNotInstalled) {
		t.Skip("Courier-IMAP is not there (build/setup.sh test fetches it): the test against a second real IMAP server is left out")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		onlyReads(t, c.Commands())
	})
	return c
}

func dropAt(t *testing.T, c *mailboxtest.Courier, folder string, n int, raw []byte) {
	t.Helper()
	if err := c.Drop(folder, strconv.FormatInt(day.Unix(), 10)+".M"+strconv.Itoa(1000000+n)+".test", raw, day); err != nil {
		t.Fatal(err)
	}
}

func TestCourier_receives_without_UIDNEXT_and_finds_INBOX_Sent(t *testing.T) {
	c := openCourier(t)
	for i := 1; i <= 60; i++ {
		dropAt(t, c, "", i, letterOf(i, day))
	}
	dropAt(t, c, ".Sent", 99, []byte("From: shop@example.test\r\nTo: yamada1@example.com\r\nDate: "+day.Format(time.RFC1123Z)+"\r\nMessage-ID: <out@example.test>\r\nIn-Reply-To: <m1@example.com>\r\n\r\nhello\r\n"))
	for _, folder := range []string{"INBOX", "INBOX.Sent"} {
		if err := c.Select(folder); err != nil {
			t.Fatal(err)
		}
	}
	b := openBox(t, c.Settings())
	s, err := b.signIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data, err := s.examine("INBOX")
	s.logout()
	if err != nil || data.UIDNext != 0 || data.UIDValidity == 0 {
		t.Fatalf("Courier is not what it was: %+v, %v", data, err)
	}
	qs, cur := pullInquiries(t, b, "")
	var ids []string
	for _, q := range qs {
		ids = append(ids, q.RemoteID)
		if q.RemoteID == "out@example.test" && q.Messages[0].Direction != connectors.Out {
			t.Errorf("the sent mail is %s", q.Messages[0].Direction)
		}
	}
	sameIDs(t, ids, append(idsUpTo(60), "out@example.test")...)
	dropAt(t, c, "", 61, letterOf(61, day))
	ids, cur = pullAll(t, b, cur)
	sameIDs(t, ids, "m61@example.com")
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("came twice: %q", ids)
	}
}

func TestCourier_flags_on_disk_stay_as_they_were(t *testing.T) {
	c := openCourier(t)
	for i := 1; i <= 3; i++ {
		dropAt(t, c, "", i, letterOf(i, day))
	}
	b := openBox(t, c.Settings())
	_, cur := pullAll(t, b, "")
	pullAll(t, b, b.Rescan(cur, time.Time{}))
	if _, err := b.Folders(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, err := c.Files()
	if err != nil || len(files) != 3 {
		t.Fatalf("%q %v", files, err)
	}
	for _, f := range files {
		if i := strings.Index(f, ":2,"); i >= 0 && f[i:] != ":2," {
			t.Errorf("%s got a flag", f)
		}
	}
}

func TestCourier_refuses_a_wrong_password(t *testing.T) {
	c := openCourier(t)
	set := c.Settings()
	set["password"] = "wrong"
	_, err := openBox(t, set).Pull(t.Context(), "")
	failure(t, err, connectors.Auth, "password")
}
