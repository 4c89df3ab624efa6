package mailbox

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// day is when the tests take place; the servers' own clocks may differ.
var day = time.Now().Truncate(time.Second)

// place where a test reads: any IMAP server with these settings.
func openBox(t *testing.T, s connectors.Settings) *box {
	t.Helper()
	b, err := open(s, connectors.Env{Now: func() time.Time { return day }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	b.net.limits.command = 5 * time.Second
	return b
}

func startServer(t *testing.T, o mailboxtest.Options) *mailboxtest.Server {
	t.Helper()
	s, err := mailboxtest.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		onlyReads(t, s.Commands())
	})
	return s
}

// letterOf is a mail as a customer's provider delivers it.
func letterOf(n int, at time.Time, more ...string) []byte {
	head := strings.Join(more, "\r\n")
	if head != "" {
		head += "\r\n"
	}
	return fmt.Appendf(nil, "Received: from mx.example.com by mail.example.test; %s\r\nFrom: =?UTF-8?B?5bGx55Sw?= <yamada%d@example.com>\r\nTo: shop@example.test\r\nDate: %s\r\nMessage-ID: <m%d@example.com>\r\nSubject: question %d\r\n%s\r\nbody %d\r\n",
		at.Format(time.RFC1123Z), n, at.Format(time.RFC1123Z), n, n, head, n)
}

// pullAll pulls until nothing is left and returns every remote id in order.
func pullAll(t *testing.T, b *box, cur string) (ids []string, next string) {
	t.Helper()
	qs, next := pullInquiries(t, b, cur)
	for _, q := range qs {
		ids = append(ids, q.RemoteID)
	}
	return ids, next
}

func pullInquiries(t *testing.T, b *box, cur string) (all []connectors.Inquiry, next string) {
	t.Helper()
	for range 100 {
		batch, err := b.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		if most := map[bool]int{true: manyMails, false: maxMails}[batch.Past]; len(batch.Inquiries) > most {
			t.Fatalf("a batch of %d", len(batch.Inquiries))
		}
		all = append(all, batch.Inquiries...)
		cur = batch.Next
		if !batch.More {
			return all, cur
		}
	}
	t.Fatal("pulling never ends")
	return nil, ""
}

func sameIDs(t *testing.T, got []string, want ...string) {
	t.Helper()
	got = slices.Clone(got)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func idsUpTo(n int) (ids []string) {
	for i := 1; i <= n; i++ {
		ids = append(ids, fmt.Sprintf("m%d@example.com", i))
	}
	return ids
}

func TestPull_brings_everything_once_newest_batch_first(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 120; i++ {
		at := day.Add(time.Duration(i-120) * time.Minute)
		s.Deliver(letterOf(i, at), at)
	}
	b := openBox(t, s.Settings())
	first, err := b.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(first.Inquiries); n != 50 || first.Inquiries[0].RemoteID != "m71@example.com" || first.Inquiries[49].RemoteID != "m120@example.com" || !first.More {
		t.Fatalf("first batch: %d mails from %s, more %v", n, first.Inquiries[0].RemoteID, first.More)
	}
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, idsUpTo(120)...)
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Fatalf("came twice: %q", ids)
	}
}

func TestPull_takes_new_mail_before_the_past(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 60; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	b := openBox(t, s.Settings())
	first, err := b.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	s.Deliver(letterOf(61, day.Add(time.Second)), day)
	rest, cur := pullAll(t, b, first.Next)
	sameIDs(t, rest, append(idsUpTo(10), "m61@example.com")...)
	s.Deliver(letterOf(62, day), day)
	ids, _ := pullAll(t, b, cur)
	sameIDs(t, ids, "m62@example.com")
}

func TestPull_repeats_only_work_after_a_crash(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 70; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	b := openBox(t, s.Settings())
	seen := map[string]bool{}
	cur := ""
	for range 10 { // every second batch is lost before it is saved
		lost, err := b.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := b.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		if len(lost.Inquiries) != len(kept.Inquiries) {
			t.Fatalf("the repeat brings %d, not %d", len(kept.Inquiries), len(lost.Inquiries))
		}
		for _, q := range kept.Inquiries {
			seen[q.RemoteID] = true
		}
		if cur = kept.Next; !kept.More {
			break
		}
	}
	if len(seen) != 70 {
		t.Fatalf("%d of 70", len(seen))
	}
}

func TestPull_keeps_a_batch_under_5_MB(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	big := strings.Repeat(strings.Repeat("AAAA", 18)+"\r\n", 30000) // 2.2 MB
	file := []string{"Content-Type: application/zip; name=a.zip", "Content-Transfer-Encoding: base64"}
	for i := 1; i <= 4; i++ {
		s.Deliver(append(letterOf(i, day, file...), big...), day)
	}
	s.Deliver(append(letterOf(5, day, file...), strings.Repeat(big, 4)...), day)
	b := openBox(t, s.Settings())
	first, err := b.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Inquiries) != 2 || !first.More {
		t.Fatalf("a first batch of %d mails", len(first.Inquiries))
	}
	second, err := b.Pull(t.Context(), first.Next)
	if err != nil || len(second.Inquiries) != 2 || !second.More {
		t.Fatalf("a second batch of %d mails, %v", len(second.Inquiries), err)
	}
	rest, _ := pullAll(t, b, second.Next) // the one that is larger than a batch
	sameIDs(t, rest, "m5@example.com")
}

func TestPull_reaches_back_to_the_first_mail_or_to_Since(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	s.Deliver(letterOf(3, day.AddDate(0, 0, -500)), day.AddDate(0, 0, -500))
	s.Deliver(letterOf(1, day.AddDate(0, 0, -100)), day.AddDate(0, 0, -100))
	s.Deliver(letterOf(2, day.AddDate(0, 0, -20)), day.AddDate(0, 0, -20))
	b := openBox(t, s.Settings())
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, idsUpTo(3)...)

	again := b.Rescan(cur, day.AddDate(0, 0, -120))
	ids, _ = pullAll(t, b, again)
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
	ids, _ = pullAll(t, b, b.Rescan(cur, time.Time{}))
	sameIDs(t, ids, "m2@example.com")

	b.env.Since = day.AddDate(0, 0, -120)
	ids, _ = pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com", "m2@example.com")
	b.env.Since = day.AddDate(0, 0, -10)
	ids, _ = pullAll(t, b, "")
	sameIDs(t, ids)
}

func TestRescan_keeps_what_was_not_read_yet(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 60; i++ {
		s.Deliver(letterOf(i, day.AddDate(0, 0, -20)), day.AddDate(0, 0, -20))
	}
	b := openBox(t, s.Settings())
	first, err := b.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := pullAll(t, b, b.Rescan(first.Next, day.AddDate(0, 0, -1)))
	sameIDs(t, ids, idsUpTo(60)...)
}

func TestPull_lists_again_when_UIDVALIDITY_changes(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	s.Deliver(letterOf(1, day), day)
	s.Deliver(letterOf(2, day), day)
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	s.Deliver(letterOf(3, day), day)
	if err := s.Renumber("INBOX"); err != nil {
		t.Fatal(err)
	}
	ids, _ := pullAll(t, b, cur)
	sameIDs(t, ids, idsUpTo(3)...) // the desk knows the first two
}

func TestPull_reads_the_Sent_folder_as_ours(t *testing.T) {
	for _, o := range []mailboxtest.Options{{}, {Sent: "送信済みトレイ", NoSpecialUse: true}} {
		s := startServer(t, o)
		sent := o.Sent
		if sent == "" {
			sent = "Sent"
		}
		s.Put("shop@example.test", sent, []byte("From: shop@example.test\r\nTo: Yamada <yamada@example.com>\r\nDate: "+day.Format(time.RFC1123Z)+"\r\nMessage-ID: <out@example.test>\r\nIn-Reply-To: <m1@example.com>\r\n\r\nhello\r\n"), day)
		b := openBox(t, s.Settings())
		qs, _ := pullInquiries(t, b, "")
		if len(qs) != 1 {
			t.Fatalf("%s: %d mails", sent, len(qs))
		}
		m := qs[0].Messages[0]
		if m.Direction != connectors.Out || qs[0].Customer.Address != "yamada@example.com" || !slices.Equal(m.Refs, []string{"m1@example.com"}) {
			t.Fatalf("%s: %+v", sent, qs[0])
		}
	}
}

// Microsoft sends a mail under an id of its own. A customer cannot claim that a
// mail is another one of ours.
func TestPull_knows_the_id_a_sent_mail_was_handed_over_with(t *testing.T) {
	const renamed = renamedID + ": <ours@example.test>"
	s := startServer(t, mailboxtest.Options{})
	s.Put("shop@example.test", "Sent", []byte("From: shop@example.test\r\nTo: yamada@example.com\r\nMessage-ID: <new@provider.test>\r\n"+renamed+"\r\n\r\nhello\r\n"), day)
	s.Deliver(letterOf(1, day, renamed), day)
	qs, _ := pullInquiries(t, openBox(t, s.Settings()), "")
	got := map[string][2]string{}
	for _, q := range qs {
		got[q.RemoteID] = [2]string{q.Messages[0].MailID, q.Messages[0].SentAs}
	}
	want := map[string][2]string{"new@provider.test": {"ours@example.test", "new@provider.test"}, "m1@example.com": {"m1@example.com", ""}}
	if !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestPull_reads_folders_with_Japanese_names_and_tells_missing_ones(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Folders: []string{"楽天のお客様"}})
	s.Put("shop@example.test", "楽天のお客様", letterOf(1, day), day)
	set := s.Settings()
	set["folders"] = "INBOX、楽天のお客様, 消えた & フォルダー"
	b := openBox(t, set)
	batch, err := b.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(batch.Inquiries) != 1 || len(batch.Notices) != 1 || batch.Notices[0].Code != "folder_missing" {
		t.Fatalf("%d mails, notices %+v", len(batch.Inquiries), batch.Notices)
	}
}
