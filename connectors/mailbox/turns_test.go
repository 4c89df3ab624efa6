package mailbox

import (
	"testing"
	"time"

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
