package mailbox

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// album is a mail with a text and two files that make it about size bytes large.
func album(n, size int, more ...string) []byte {
	line := strings.Repeat("QUJD", 19) + "\r\n"
	file := strings.Repeat(line, size/2/len(line))
	parts := fmt.Sprintf("\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n傷の写真を送ります %d\r\n", n) +
		"--b\r\nContent-Type: image/jpeg; name=one.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + file +
		"--b\r\nContent-Type: image/jpeg; name=two.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + file + "--b--\r\n"
	head := letterOf(n, day, append(more, "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b")...)
	return append(head, parts...)
}

func onlyMessage(t *testing.T, batch connectors.Batch) connectors.Message {
	t.Helper()
	if len(batch.Inquiries) != 1 {
		t.Fatalf("%d mails", len(batch.Inquiries))
	}
	return batch.Inquiries[0].Messages[0]
}

func pull(t *testing.T, b *box, cur string) connectors.Batch {
	t.Helper()
	batch, err := b.Pull(t.Context(), cur)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

// twoSteps pulls a large mail: its text first, then all of it under the same id.
func twoSteps(t *testing.T, b *box, cur string, raw []byte) (next string) {
	t.Helper()
	batch := pull(t, b, cur)
	first := onlyMessage(t, batch)
	if !first.Partial || !contains(first.Text, "傷の写真") || len(first.Warnings) != 1 || !batch.More {
		t.Fatalf("first: partial %v, text %q, warnings %q, more %v", first.Partial, first.Text, first.Warnings, batch.More)
	}
	if a := first.Attachments; len(a) != 1 || a[0].Name != "one.jpg" || a[0].Ref == "" || a[0].Data != nil || a[0].Size < int64(len(raw))/2 {
		t.Fatalf("first: %+v", a)
	}
	batch = pull(t, b, batch.Next)
	whole := onlyMessage(t, batch)
	if whole.Partial || whole.RemoteID != first.RemoteID || !bytes.Equal(whole.Raw, raw) || len(whole.Warnings) != 0 || !whole.SentAt.Equal(first.SentAt) {
		t.Fatalf("whole: partial %v, id %s, %d bytes, warnings %q", whole.Partial, whole.RemoteID, len(whole.Raw), whole.Warnings)
	}
	if a := whole.Attachments; len(a) != 2 || a[0].Ref != "" || len(a[0].Data) == 0 || a[1].Name != "two.jpg" {
		t.Fatalf("whole: %d files", len(a))
	}
	if ids, _ := pullAll(t, b, batch.Next); len(ids) != 0 {
		t.Fatalf("came again: %q", ids)
	}
	return batch.Next
}

func TestPull_shows_the_text_of_a_large_mail_before_its_files(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	raw := album(1, 6<<20)
	s.Deliver(raw, day)
	b := openBox(t, s.Settings())
	cur := twoSteps(t, b, "", raw)

	later := album(2, 6<<20)
	s.Deliver(later, day)
	cur = twoSteps(t, b, cur, later)

	// What the desk has is not fetched again to see that.
	kept := map[string][]byte{"m1@example.com": raw, "m2@example.com": later}
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	if ids, _ := pullAll(t, b, b.Rescan(cur, time.Time{})); len(ids) != 0 {
		t.Errorf("fetched again: %q", ids)
	}
}

func TestPull_brings_what_is_small_before_the_rest_of_what_is_large(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	for i := 1; i <= 3; i++ {
		s.Deliver(album(i, 6<<20), day)
	}
	s.Deliver(letterOf(4, day), day)
	first := pull(t, b, cur)
	if len(first.Inquiries) != 4 {
		t.Fatalf("%d mails at once", len(first.Inquiries))
	}
	qs, _ := pullInquiries(t, b, first.Next)
	var ids []string
	for _, q := range qs {
		if q.Messages[0].Partial {
			t.Errorf("%s in part again", q.RemoteID)
		}
		ids = append(ids, q.RemoteID)
	}
	sameIDs(t, ids, idsUpTo(3)...)
}

// What cannot be told from its beginning comes whole or not at all.
func TestPull_takes_a_large_mail_whole_when_its_beginning_says_too_little(t *testing.T) {
	plain := album(1, 6<<20)
	for name, raw := range map[string][]byte{
		"no Message-ID": bytes.Replace(plain, []byte("Message-ID: <m1@example.com>\r\n"), nil, 1),
		"no text":       bytes.Replace(plain, []byte("傷の写真を送ります 1"), nil, 1),
		"our own":       bytes.Replace(bytes.Replace(plain, []byte("yamada1@example.com"), []byte("shop@example.test"), 1), []byte("To: shop@example.test"), []byte("To: yamada1@example.com"), 1),
		"a report":      bytes.Replace(plain, []byte("multipart/mixed"), []byte("multipart/report"), 1),
	} {
		s := startServer(t, mailboxtest.Options{})
		s.Deliver(bytes.Replace(raw, []byte("\r\nbody 1\r\n"), []byte("\r\n"), 1), day)
		if m := onlyMessage(t, pull(t, openBox(t, s.Settings()), "")); m.Partial || len(m.Attachments) != 2 {
			t.Errorf("%s: partial %v, %d files", name, m.Partial, len(m.Attachments))
		}
	}
}

func TestPull_tells_a_large_mail_with_a_reused_id_apart(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	s.Deliver(letterOf(1, day), day)
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	s.Deliver(album(1, 6<<20), day)
	ids, cur := pullAll(t, b, cur)
	if len(ids) != 1 || !strings.HasPrefix(ids[0], "m1@example.com#") {
		t.Fatalf("%q", ids)
	}
	again, _ := pullAll(t, b, b.Rescan(cur, time.Time{}))
	sameIDs(t, again, "m1@example.com", ids[0])
}

// A line that breaks in the middle of 21 MB costs the rest of that mail and
// nothing else, however often it breaks: no half mail, no memory that grows.
func TestPull_goes_on_when_a_mail_of_21_MB_is_cut_in_the_middle(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	clock := day
	b.env.Now = func() time.Time { return clock }
	_, cur := pullAll(t, b, "")
	raw := album(1, 21<<20)
	s.Deliver(raw, day)
	s.Deliver(letterOf(2, day), day)
	s.Fail(mailboxtest.Faults{CutUID: 1, CutAfter: 10 << 20})
	first := pull(t, b, cur)
	if len(first.Inquiries) != 2 {
		t.Fatalf("%d mails", len(first.Inquiries))
	}
	cur = first.Next
	first = connectors.Batch{}
	before := heap()
	for i := range 6 {
		clock = clock.Add(25 * time.Hour)
		batch := pull(t, b, cur)
		if len(batch.Inquiries) != 0 || len(batch.Notices) != 1 || batch.Notices[0].Code != "reading_broke_off" {
			t.Fatalf("try %d: %d mails, notices %+v", i+1, len(batch.Inquiries), batch.Notices)
		}
		cur = batch.Next
	}
	if grown := heap() - before; grown > 8<<20 {
		t.Errorf("%d MB are still held", grown>>20)
	}
	s.Fail(mailboxtest.Faults{})
	clock = clock.Add(25 * time.Hour)
	whole := onlyMessage(t, pull(t, b, cur))
	if whole.Partial || whole.RemoteID != "m1@example.com" || !bytes.Equal(whole.Raw, raw) {
		t.Errorf("partial %v, id %s, %d bytes", whole.Partial, whole.RemoteID, len(whole.Raw))
	}
	if size := base64.StdEncoding.DecodedLen(len(raw) / 2); len(whole.Attachments) != 2 || len(whole.Attachments[1].Data) < size*9/10 {
		t.Errorf("%d files", len(whole.Attachments))
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestDovecot_gives_the_beginning_of_a_large_mail(t *testing.T) {
	d := openDovecot(t)
	raw := album(1, 6<<20)
	if err := d.Drop("1.M1.test", raw, day); err != nil {
		t.Fatal(err)
	}
	twoSteps(t, openBox(t, d.Settings()), "", raw)
}

func TestCourier_gives_the_beginning_of_a_large_mail(t *testing.T) {
	c := openCourier(t)
	raw := album(1, 6<<20)
	dropAt(t, c, "", 1, bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))) // as Courier keeps them
	for _, folder := range []string{"INBOX", "INBOX.Sent"} {
		if err := c.Select(folder); err != nil {
			t.Fatal(err)
		}
	}
	twoSteps(t, openBox(t, c.Settings()), "", raw)
}
