package app

import (
	"errors"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestPast_of_an_account_rests_and_goes_on(t *testing.T) {
	s, server := openShop(t, mailbox.Spec), mailServer(t)
	ctx := t.Context()
	a := s.add("mailbox", "メール", server.Settings())
	refused := func(state, code string) {
		t.Helper()
		var no *Refusal
		if err := s.SetPast(ctx, PastChange{ID: a.ID, State: state}); !errors.As(err, &no) || no.Code != code {
			t.Errorf("%q: %v", state, err)
		}
	}
	refused("stop", "past_unknown")
	refused(PastPaused, "past_done")

	reached := noon.AddDate(-1, 0, 0)
	bring := func(done int64) {
		t.Helper()
		b := connectors.Batch{Next: "{}", Past: true, Done: done, All: 10_000, Reached: reached}
		if _, err := s.store.Ingest(ctx, a.ID, b); err != nil {
			t.Fatal(err)
		}
	}
	bring(1000)
	s.later(10 * time.Second)
	bring(1500)
	s.later(10 * time.Second)
	bring(2000)
	want := PastState{State: PastReading, ReachedAt: reached.UnixMilli(), Minutes: 2} // 8,000 of 50 a second
	if got := s.account(a.ID).Past; got != want {
		t.Errorf("reading: %+v, not %+v", got, want)
	}
	for _, state := range []string{PastPaused, PastEnded} {
		if err := s.SetPast(ctx, PastChange{ID: a.ID, State: state}); err != nil {
			t.Fatal(err)
		}
		if got := s.account(a.ID).Past; got != (PastState{State: state, ReachedAt: reached.UnixMilli()}) {
			t.Errorf("%s: %+v", state, got)
		}
	}
	if err := s.SetPast(ctx, PastChange{ID: a.ID, State: PastReading}); err != nil {
		t.Fatal(err)
	}
	s.sync() // the server has no past at all
	if got := s.account(a.ID); got.Past != (PastState{}) || got.ProgressAll != 0 {
		t.Errorf("when none is left: %+v", got.Past)
	}
}

func mailServer(t *testing.T) *mailboxtest.Server {
	t.Helper()
	server, err := mailboxtest.Start(mailboxtest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}
