package mailbox

import (
	"fmt"
	"net"
	"slices"
	"strconv"
	"testing"
	"time"

	"madoguchi/connectors/mailbox/mailboxtest"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// pullAnswered pulls until nothing is left and returns what carries the mark,
// and what does not.
func pullAnswered(t *testing.T, b *box, cur string) (marked, plain []string, next string) {
	t.Helper()
	qs, next := pullInquiries(t, b, cur)
	for _, q := range qs {
		if q.Answered {
			marked = append(marked, q.RemoteID)
		} else {
			plain = append(plain, q.RemoteID)
		}
	}
	return marked, plain, next
}

// mark sets a flag in Dovecot with a connection of its own, as another mail
// program does.
func mark(t *testing.T, d *mailboxtest.Dovecot, uid uint32, flag imap.Flag) {
	t.Helper()
	other, err := imapclient.DialInsecure(net.JoinHostPort(d.Host, strconv.Itoa(d.Port)), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.Login(d.User, d.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	if err := other.Store(uidSet(uid), &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{flag}}, nil).Close(); err != nil {
		t.Fatal(err)
	}
}

func TestDovecot_tells_by_its_count_what_was_answered_elsewhere(t *testing.T) {
	d := openDovecot(t)
	drop(t, d, 1, 3, day)
	b := openBox(t, d.Settings()) // its clock stands still: only the server's count can tell
	marked, plain, cur := pullAnswered(t, b, "")
	sameIDs(t, marked)
	sameIDs(t, plain, idsUpTo(3)...)
	if readCursor(cur).Folders["INBOX"].ModSeq == 0 {
		t.Fatal("Dovecot counts changes, and nothing of it was kept")
	}

	mark(t, d, 2, imap.FlagAnswered)
	for _, want := range [][]string{{"m2@example.com"}, nil} {
		marked, plain, cur = pullAnswered(t, b, cur)
		sameIDs(t, marked, want...)
		sameIDs(t, plain)
	}

	before := readCursor(cur).Folders["INBOX"].ModSeq
	mark(t, d, 3, imap.FlagFlagged)
	marked, plain, cur = pullAnswered(t, b, cur)
	sameIDs(t, append(marked, plain...))
	if after := readCursor(cur).Folders["INBOX"].ModSeq; after <= before {
		t.Errorf("the count stayed at %d (%d): it was not looked at", before, after)
	}

	if err := d.Restart(d.ForgetUIDs); err != nil {
		t.Fatal(err)
	}
	marked, plain, _ = pullAnswered(t, b, cur)
	sameIDs(t, marked, "m2@example.com")
	sameIDs(t, plain, "m1@example.com", "m3@example.com")
}

func TestReplied_without_a_count_the_clock_says_when_to_look(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 3; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	answer := func(n uint32) {
		t.Helper()
		if err := s.Answer("INBOX", n); err != nil {
			t.Fatal(err)
		}
	}
	answer(1) // before anything is read
	b, now := openBox(t, s.Settings()), day
	b.env.Now = func() time.Time { return now }
	marked, plain, cur := pullAnswered(t, b, "")
	sameIDs(t, marked, "m1@example.com")
	sameIDs(t, plain, "m2@example.com", "m3@example.com")
	answer(2)
	for _, c := range []struct {
		after time.Duration
		want  []string
	}{{repliedRest - time.Second, nil}, {time.Second, []string{"m2@example.com"}}, {time.Second, nil}, {repliedRest, nil}} {
		now = now.Add(c.after)
		marked, plain, cur = pullAnswered(t, b, cur)
		sameIDs(t, marked, c.want...)
		sameIDs(t, plain)
	}
}

func TestReplied_many_at_once_come_in_batches_and_each_once(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 70; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	for n := range uint32(70) {
		if err := s.Answer("INBOX", n+1); err != nil {
			t.Fatal(err)
		}
	}
	b.env.Now = func() time.Time { return day.Add(repliedRest) }
	marked, plain, cur := pullAnswered(t, b, cur)
	sameIDs(t, marked, idsUpTo(70)...)
	sameIDs(t, plain)
	b.env.Now = func() time.Time { return day.Add(2 * repliedRest) }
	if ids, _ := pullAll(t, b, cur); len(ids) != 0 {
		t.Errorf("came twice: %q", ids)
	}
}

func TestReplied_of_long_ago_and_our_own_mail_are_nobodys_news(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	old := day.Add(-repliedBack - 72*time.Hour)
	s.Deliver(letterOf(1, old), old)
	sent := fmt.Appendf(nil, "From: shop@example.test\r\nTo: yamada@example.com\r\nDate: %s\r\nMessage-ID: <out@example.test>\r\nSubject: x\r\n\r\nhello\r\n", day.Format(time.RFC1123Z))
	s.Deliver(sent, day) // a copy of our own in a received folder
	b := openBox(t, s.Settings())
	ids, cur := pullAll(t, b, "")
	sameIDs(t, ids, "m1@example.com", "out@example.test")
	for _, n := range []uint32{1, 2} {
		if err := s.Answer("INBOX", n); err != nil {
			t.Fatal(err)
		}
	}
	b.env.Now = func() time.Time { return day.Add(repliedRest) }
	marked, plain, _ := pullAnswered(t, b, cur)
	sameIDs(t, marked)
	if slices.Contains(plain, "m1@example.com") {
		t.Error("a mail of long ago came once more")
	}
}
