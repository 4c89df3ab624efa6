package mailbox

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// years is a mailbox with new mail, mail of the month and older mail.
func years(t *testing.T) (*mailboxtest.Server, *box) {
	t.Helper()
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 160; i++ {
		at := day.AddDate(0, 0, -400)
		if i > 80 {
			at = day.Add(-24 * time.Hour)
		}
		s.Deliver(letterOf(i, at), at)
	}
	return s, openBox(t, s.Settings())
}

func TestHold_leaves_the_past_alone_and_takes_new_mail(t *testing.T) {
	for what, want := range map[connectors.Held]int{connectors.HoldPast: 50, connectors.HoldOld: 80} {
		t.Run(string(what), func(t *testing.T) {
			s, b := years(t)
			first := nextOf(t, b, "") // 50 of the month
			s.Deliver(letterOf(999, day), day)
			ids, cur := pullAll(t, b, b.Hold(first.Next, what))
			if len(first.Inquiries)+len(ids) != want+1 || !slices.Contains(ids, "m999@example.com") {
				t.Fatalf("%d mails came, the new one with them: %v", len(first.Inquiries)+len(ids), slices.Contains(ids, "m999@example.com"))
			}
			held := nextOf(t, b, cur)
			if held.More || len(held.Inquiries) != 0 || held.All == 0 || held.Done != int64(want) {
				t.Errorf("held: %d mails, more %v, %d of %d", len(held.Inquiries), held.More, held.Done, held.All)
			}
			rest, _ := pullAll(t, b, b.Hold(held.Next, connectors.HoldNothing))
			if len(rest) != 160-want {
				t.Errorf("let go, %d mails came", len(rest))
			}
		})
	}
}
