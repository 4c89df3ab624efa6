package app

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/store"
)

// Only a past that comes by itself makes the report wait: what nobody reads on may stay so for
// good.
func TestKeepFigures_waits_for_a_past_only_while_it_is_being_read(t *testing.T) {
	for name, c := range map[string]struct {
		then func(s *shop, account int64) error
		kept bool
	}{
		"being read": {func(*shop, int64) error { return nil }, false},
		"a passing fault": {func(s *shop, a int64) error {
			return s.store.PollDone(t.Context(), a, store.PollResult{State: store.AccountRetry, ReasonCode: "timeout"})
		}, false},
		"paused": {func(s *shop, a int64) error { return s.SetPast(t.Context(), PastChange{ID: a, State: PastPaused}) }, true},
		"enough": {func(s *shop, a int64) error { return s.SetPast(t.Context(), PastChange{ID: a, State: PastEnded}) }, true},
		"cannot sign in": {func(s *shop, a int64) error {
			return s.store.PollDone(t.Context(), a, store.PollResult{State: store.AccountStopped, ReasonCode: "auth"})
		}, true},
		"the account rests": {func(s *shop, a int64) error { return s.PauseAccount(t.Context(), ID{ID: a}) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := openShop(t, mailbox.Spec)
			a := s.add("mailbox", "メール", mailServer(t).Settings())
			old := connectors.Inquiry{RemoteID: "1", Subject: "在庫", Messages: []connectors.Message{
				{RemoteID: "m", Direction: connectors.In, SentAt: noon.AddDate(0, 0, -3), Text: "ありますか。"},
			}}
			half := connectors.Batch{Next: "{}", Past: true, Done: 1, All: 9, Reached: noon.AddDate(0, 0, -3), Inquiries: []connectors.Inquiry{old}}
			must[store.Ingested](t)(s.store.Ingest(t.Context(), a.ID, half))
			if err := c.then(s, a.ID); err != nil {
				t.Fatal(err)
			}
			more := must[bool](t)(s.keepFigures(t.Context()))
			if days := s.keptDays(); more || c.kept != (days == 3) || !c.kept && days != 0 {
				t.Errorf("%d days are kept, more %v", days, more)
			}
		})
	}
}

func (s *shop) keptDays() (n int) {
	s.t.Helper()
	readBehind(s.t, s.Desk, `SELECT COUNT(*) FROM figure_days`, &n)
	return n
}
