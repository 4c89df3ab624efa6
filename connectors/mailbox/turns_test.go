package mailbox

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// Half of a conversation lies in the Sent folder: it must not wait for years of the INBOX.
func TestPull_reads_the_long_past_of_all_folders_by_turns(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	const mails, every = 8 * maxMails, 2 // two days between two mails
	for i := 1; i <= mails; i++ {
		at := day.AddDate(0, 0, -every*(mails+1-i)-40)
		s.Deliver(letterOf(i, at), at)
		if i%4 == 0 {
			s.Put("shop@example.test", "Sent", letterOf(-i, at), at)
		}
	}
	b := openBox(t, s.Settings())
	b.many.mails = maxMails
	oldest, seen, cur := map[string]time.Time{"INBOX": day, "Sent": day}, 0, ""
	for more := true; more; {
		batch := nextOf(t, b, cur)
		for _, q := range batch.Inquiries {
			folder := "INBOX"
			if q.Messages[0].Direction == "out" {
				folder = "Sent"
			}
			if at := q.Messages[0].SentAt; at.Before(oldest[folder]) {
				oldest[folder] = at
			}
			seen++
		}
		cur, more = batch.Next, batch.More
		in, out := day.Sub(oldest["INBOX"]), day.Sub(oldest["Sent"])
		// A folder whose mails are rare gets further with the fewest that a turn has.
		if slack := time.Duration(4*every*leastTurn) * 24 * time.Hour; more && (in > out*5/4+slack || out > in*5/4+slack) {
			t.Fatalf("after %d mails the INBOX has been read %d days back, Sent %d", seen, int(in.Hours()/24), int(out.Hours()/24))
		}
	}
	if seen != mails+mails/4 {
		t.Errorf("%d mails of %d", seen, mails+mails/4)
	}
}

// Mails that the desk keeps are told by their headers and take no room in a batch: one
// look at them is enough for it, since new mail waits behind.
func TestPull_of_a_renumbered_folder_ends_batch_by_batch(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	kept, old := map[string][]byte{}, day.AddDate(0, 0, -200)
	const mails = 4 * headersAtOnce
	for i := 1; i <= mails; i++ {
		raw := letterOf(i, old)
		s.Deliver(raw, old)
		kept[fmt.Sprintf("m%d@example.com", i)] = raw
	}
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	b.env.Mail = func(_ context.Context, id string) []byte { return kept[id] }
	err := s.Renumber("INBOX")
	for i := uint32(1); i <= mails; i += 2 {
		err = errors.Join(err, s.Answer("INBOX", i))
	}
	if err != nil {
		t.Fatal(err)
	}
	answered := 0
	for more := true; more; {
		batch := nextOf(t, b, cur)
		cur, more = batch.Next, batch.More
		answered += len(batch.Inquiries)
		if len(batch.Inquiries) > headersAtOnce {
			t.Fatalf("%d inquiries in one batch", len(batch.Inquiries))
		}
	}
	if answered != mails/2 {
		t.Errorf("%d of %d answers were told", answered, mails/2)
	}
}

// Somebody tidies the mailbox up while its past is read.
func TestPull_of_mails_that_are_gone_asks_for_many_at_once(t *testing.T) {
	s, err := mailboxtest.Start(mailboxtest.Options{}) // not startServer, which wants it to be read only
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	const mails, left = 3000, 100
	for i := 1; i <= mails; i++ {
		s.Deliver(letterOf(i, day.AddDate(0, 0, -200)), day.AddDate(0, 0, -200))
	}
	b := openBox(t, s.Settings())
	cur := nextOf(t, b, "").Next
	other, err := b.signIn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = other.Select("INBOX", nil).Wait()
	gone := imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}, Silent: true}
	err = errors.Join(err, other.Store(imap.UIDSet{{Start: 1, Stop: mails - left}}, &gone, nil).Close(), other.Expunge().Close())
	if err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		before := len(s.Commands())
		batch := nextOf(t, b, cur)
		cur, more = batch.Next, batch.More
		if n := len(s.Commands()) - before; n > 20 {
			t.Fatalf("%d commands for one batch", n)
		}
	}
}

// Two folders were connected at different times. What was old when each of them was is
// nobody's work, whichever comes last in a batch.
func TestPull_of_two_pasts_makes_no_work_of_old_mail(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Folders: []string{"Archive"}})
	for i := 1; i <= 200; i++ {
		at := day.AddDate(0, 0, -3*i-212)
		s.Deliver(letterOf(i, at), at)
		if at = day.AddDate(0, 0, -5*i-31); i <= 120 {
			s.Put("shop@example.test", "Archive", letterOf(1000+i, at), at)
		}
	}
	b := openBox(t, s.Settings())
	then := day.AddDate(0, 0, -181)
	b.env.Now = func() time.Time { return then }
	first := nextOf(t, b, "")
	cur, more := first.Next, first.More
	for more {
		batch := nextOf(t, b, b.Hold(cur, connectors.HoldOld))
		cur, more = batch.Next, batch.More
	}
	then = day
	b.set.folders = []string{"Archive", "INBOX"}
	cur, more = b.Hold(cur, connectors.HoldNothing), true
	for more {
		batch := nextOf(t, b, cur)
		cur, more = batch.Next, batch.More
		for _, q := range batch.Inquiries {
			if at := q.Messages[0].SentAt; !at.Before(batch.History) {
				t.Fatalf("a mail of %s is work, where all before %s is none", at.Format(time.DateOnly), batch.History.Format(time.DateOnly))
			}
		}
	}
}
