package mailbox

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// oldMails fills a mailbox with years and returns what reads it, on a clock of the
// test, and the cursor after the first batch.
func oldMails(t *testing.T, mails, days int) (s *mailboxtest.Server, b *box, clock *time.Time, cur string) {
	t.Helper()
	s = startServer(t, mailboxtest.Options{})
	for i := 1; i <= mails; i++ {
		at := day.AddDate(0, 0, -days).Add(time.Duration(i) * time.Minute)
		s.Deliver(letterOf(i, at), at)
		if i%maxMails == 0 {
			s.Put("shop@example.test", "Sent", letterOf(-i, at), at)
		}
	}
	now := day
	b = openBox(t, s.Settings())
	b.env.Now = func() time.Time { return now }
	b.many.mails = maxMails
	return s, b, &now, nextOf(t, b, "").Next
}

func nextOf(t *testing.T, b *box, cur string) connectors.Batch {
	t.Helper()
	batch, err := b.Pull(t.Context(), cur)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

// A large server takes longer to open a folder than to hand over a batch.
func TestPull_opens_no_folder_between_two_batches_of_the_past(t *testing.T) {
	for name, days := range map[string]int{"of years": 400, "of the newest month": 20} {
		t.Run(name, func(t *testing.T) {
			s, b, _, cur := oldMails(t, 5*maxMails, days)
			cur = nextOf(t, b, cur).Next // the Sent folder has its turn
			before := len(s.Commands())
			for range 2 {
				batch := nextOf(t, b, cur)
				if len(batch.Inquiries) != maxMails || !batch.More {
					t.Fatalf("%d mails, more: %v", len(batch.Inquiries), batch.More)
				}
				cur = batch.Next
			}
			fetches := 0
			for _, c := range s.Commands()[before:] {
				if strings.HasPrefix(c, "UID FETCH") {
					fetches++
				}
				if slices.Contains([]string{"EXAMINE", "SELECT", "UID SEARCH", "LOGIN"}, c) {
					t.Errorf("between two batches: %s", c)
				}
			}
			if fetches != 2 { // the sizes of all that follow are known by now
				t.Errorf("%d times something was fetched", fetches)
			}
			if ids, _ := pullAll(t, b, cur); len(ids) != maxMails+5 {
				t.Errorf("%d mails were left", len(ids))
			}
		})
	}
}

// Nobody waits for the past, but for the first mails of a new mailbox and for new
// mail.
func TestPull_of_the_past_takes_much_at_a_time_and_new_mail_little(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 700; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	b := openBox(t, s.Settings())
	var sizes []int
	cur := ""
	for more := true; more; {
		batch := nextOf(t, b, cur)
		sizes, cur, more = append(sizes, len(batch.Inquiries)), batch.Next, batch.More
		if !batch.Past {
			t.Errorf("batch %d is not of the past", len(sizes))
		}
		if len(sizes) == 2 {
			s.Deliver(letterOf(999, day), day)
			news := nextOf(t, b, cur)
			if news.Past || !slices.ContainsFunc(news.Inquiries, isNew) || len(news.Inquiries) > maxMails {
				t.Errorf("new mail comes with %d, of the past: %v", len(news.Inquiries), news.Past)
			}
			sizes, cur = append(sizes, len(news.Inquiries)), news.Next
		}
	}
	// A quarter of what has been read, once that is more than the second batch.
	if !slices.Equal(sizes, []int{maxMails, 125, maxMails, 125, 125, 125, 700 + 1 - 2*maxMails - 4*125}) {
		t.Errorf("batches of %v", sizes)
	}
}

// A slow machine must not let new mail wait behind one large batch.
func TestPace_follows_how_long_a_batch_takes(t *testing.T) {
	var p pace
	now := day
	for i, step := range []struct {
		took time.Duration
		want int
	}{{0, 125}, {longest / 4, 250}, {longest / 4, 500}, {0, 500}, {longest * 3 / 4, 500}, {2 * longest, 250}, {time.Hour, 125}, {time.Hour, 62}, {time.Hour, maxMails}, {time.Hour, maxMails}} {
		now = now.Add(step.took)
		if got := p.next(now, 500); got != step.want {
			t.Errorf("batch %d after %v: %d mails, not %d", i, step.took, got, step.want)
		}
	}
}

// The last look before an answer leaves pulls until nothing is left but the past.
func TestPull_calls_nothing_unhurried_before_it_has_looked(t *testing.T) {
	s, b, _, cur := oldMails(t, 4*maxMails, 400)
	s.Put("shop@example.test", "Sent", letterOf(999, day), day)
	for {
		batch := nextOf(t, b, cur)
		if slices.ContainsFunc(batch.Inquiries, isNew) {
			return
		}
		if batch.Unhurried || !batch.More {
			t.Fatal("a look went past the new mail")
		}
		cur = batch.Next
	}
}

func isNew(q connectors.Inquiry) bool { return q.RemoteID == "m999@example.com" }

func TestPull_of_the_past_lets_new_mail_through(t *testing.T) {
	for name, wait := range map[string]time.Duration{"the server tells of it": 0, "a while later": newsLatest} {
		t.Run(name, func(t *testing.T) {
			s, b, clock, cur := oldMails(t, 4*maxMails, 400)
			folder := "INBOX"
			if wait > 0 {
				folder = "Sent" // nobody says a word about a folder that is not open
			}
			s.Put("shop@example.test", folder, letterOf(999, day), day)
			*clock = clock.Add(wait)
			batch := nextOf(t, b, cur)
			if !batch.More || !slices.ContainsFunc(batch.Inquiries, isNew) {
				t.Errorf("the new mail is not among %d, more: %v", len(batch.Inquiries), batch.More)
			}
		})
	}
}
