package mailbox

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"

	"github.com/emersion/go-imap/v2"
)

// openDovecot starts a real Dovecot, or skips where none is installed.
func openDovecot(t *testing.T) *mailboxtest.Dovecot {
	t.Helper()
	dir, err := os.MkdirTemp("", "dovecot") // short: a socket's path has its limits
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d, err := mailboxtest.OpenDovecot(dir)
	if errors.Is(err, mailboxtest.ErrNotInstalled) {
		t.Skip("Dovecot is not installed: the test against a real IMAP server is left out")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func drop(t *testing.T, d *mailboxtest.Dovecot, from, to int, at time.Time) {
	t.Helper()
	for i := from; i <= to; i++ {
		name := strconv.FormatInt(at.Unix(), 10) + ".M" + strconv.Itoa(1000000+i) + ".test"
		if err := d.Drop(name, letterOf(i, at), at); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDovecot_from_the_first_sync_to_a_new_UIDVALIDITY(t *testing.T) {
	d := openDovecot(t)
	drop(t, d, 1, 70, day.Add(-time.Hour))
	b := openBox(t, d.Settings())
	if err := b.probeIMAP(t.Context()); err != nil {
		t.Fatal(err)
	}

	first, err := b.Pull(t.Context(), "")
	if err != nil || len(first.Inquiries) != 50 || !first.More {
		t.Fatalf("%d mails, more %v, %v", len(first.Inquiries), first.More, err)
	}
	again, err := b.Pull(t.Context(), "")
	if err != nil || again.Inquiries[0].RemoteID != first.Inquiries[0].RemoteID {
		t.Fatalf("the repeat differs: %v", err)
	}
	rest, cur := pullAll(t, b, first.Next)
	if len(rest) != 20 {
		t.Fatalf("%d left", len(rest))
	}
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("came twice: %q", ids)
	}

	drop(t, d, 71, 72, day)
	ids, cur := pullAll(t, b, cur)
	sameIDs(t, ids, "m71@example.com", "m72@example.com")

	if err := d.Restart(d.ForgetUIDs); err != nil {
		t.Fatal(err)
	}
	drop(t, d, 73, 73, day)
	ids, cur = pullAll(t, b, cur)
	sameIDs(t, ids, idsUpTo(73)...)
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("came twice: %q", ids)
	}
}

func TestDovecot_flags_on_disk_stay_as_they_were(t *testing.T) {
	d := openDovecot(t)
	drop(t, d, 1, 3, day)
	b := openBox(t, d.Settings())
	_, cur := pullAll(t, b, "")
	if err := b.probeIMAP(t.Context()); err != nil {
		t.Fatal(err)
	}
	pullAll(t, b, b.Rescan(cur, time.Time{}))
	files, err := d.Files()
	if err != nil || len(files) != 3 {
		t.Fatalf("%q %v", files, err)
	}
	for _, f := range files {
		if i := strings.Index(f, ":2,"); i >= 0 && f[i:] != ":2," {
			t.Errorf("%s got a flag", f)
		}
	}
}

func TestDovecot_refuses_a_wrong_password(t *testing.T) {
	d := openDovecot(t)
	set := d.Settings()
	set["password"] = "wrong"
	_, err := openBox(t, set).Pull(t.Context(), "")
	failure(t, err, connectors.Auth, "password")
}

func TestDovecot_Japanese_folder_and_Sent_folder(t *testing.T) {
	d := openDovecot(t)
	set := d.Settings()
	set["folders"] = "INBOX,楽天/受注"
	sink := openSink(t)
	set["smtp_port"] = strconv.Itoa(sink.Port)
	b := openBox(t, set)
	put(t, b, "楽天/受注", letterOf(1, day))

	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com")

	rec, err := b.Send(t.Context(), answer("yamada@example.com"))
	if err != nil || rec.Note != "" {
		t.Fatalf("%+v %v", rec, err)
	}
	mails, err := sink.Mails()
	if err != nil || len(mails) != 1 || !contains(string(mails[0]), "Message-ID: <reply1@example.test>") {
		t.Fatalf("%d mails, %v", len(mails), err)
	}
	if _, finding, err := b.FindSent(t.Context(), answer()); finding != connectors.Delivered || err != nil {
		t.Fatalf("found %v, %v", finding, err)
	}
	qs, cur := pullInquiries(t, b, cur)
	if len(qs) != 1 || qs[0].RemoteID != rec.RemoteID || qs[0].Messages[0].Direction != connectors.Out {
		t.Fatalf("%+v", qs)
	}
	if note := b.saveCopy(t.Context(), "reply1@example.test", letterOf(9, day)); note != "" {
		t.Fatal(note)
	}
	if ids, _ := pullAll(t, b, cur); !slices.Equal(ids, nil) {
		t.Fatalf("a second copy: %q", ids)
	}
}

// Any name that a server takes can be chosen, written in the setting and read.
func TestDovecot_folders_with_any_name_can_be_chosen(t *testing.T) {
	d := openDovecot(t)
	b := openBox(t, d.Settings())
	names := []string{"返品, 交換", "返品、交換", `"大事" & 急ぎ`, "R&D ~新", "楽天/受注, 夏"}
	for i, name := range names {
		put(t, b, name, letterOf(i+1, day))
	}
	listed, err := b.Folders(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	setting := "INBOX"
	for _, f := range listed {
		if slices.Contains(names, f.Name) && f.Count == 1 {
			setting += `,"` + strings.ReplaceAll(f.Name, `"`, `""`) + `"`
		}
	}
	set := d.Settings()
	set["folders"] = setting
	ids, _ := pullAll(t, openBox(t, set), "")
	sameIDs(t, ids, idsUpTo(len(names))...)
}

func openSink(t *testing.T) *mailboxtest.Sink {
	t.Helper()
	s, err := mailboxtest.OpenSink(t.TempDir())
	if errors.Is(err, mailboxtest.ErrNotInstalled) {
		t.Skip("aiosmtpd is not installed: the test against an outside SMTP server is left out")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// put makes a folder and a mail in it the way another mail program does.
func put(t *testing.T, b *box, folder string, raw []byte) {
	t.Helper()
	s, err := b.signIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.logout()
	if err := s.do("create", func() error { return s.Create(folder, &imap.CreateOptions{}).Wait() }); err != nil {
		t.Fatal(err)
	}
	if err := s.put(folder, raw, day); err != nil {
		t.Fatal(err)
	}
}
