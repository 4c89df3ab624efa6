package app

import (
	"context"
	"testing"
)

func TestUnderway_is_known_to_its_seat_alone_and_ends_when_it_says_so(t *testing.T) {
	d := open(t, &fake{})
	mine := must[context.Context](t)(d.Enter(t.Context(), &Seat{}))
	other := must[context.Context](t)(d.Enter(t.Context(), &Seat{}))
	long, end := d.Underway(mine, "a-1")
	howFar(long, 3, 8)
	if got := must[CallState](t)(d.CallState(mine, CallName{"a-1"})); got != (CallState{Running: true, Done: 3, All: 8}) {
		t.Errorf("got %+v", got)
	}
	if got := must[CallState](t)(d.CallState(other, CallName{"a-1"})); got.Running {
		t.Errorf("another seat knows it: %+v", got)
	}
	if err := d.CallStop(other, CallName{"a-1"}); err != nil || long.Err() != nil {
		t.Errorf("another seat ended it: %v, %v", err, long.Err())
	}
	if err := d.CallStop(mine, CallName{"a-1"}); err != nil || long.Err() == nil {
		t.Errorf("it goes on: %v", err)
	}
	end()
	if got := must[CallState](t)(d.CallState(mine, CallName{"a-1"})); got.Running {
		t.Errorf("it has ended: %+v", got)
	}
	if ctx, end := d.Underway(mine, ""); ctx != mine {
		t.Error("a call without a name is followed")
	} else {
		end()
	}
}

func TestReport_ends_when_nobody_waits_any_more(t *testing.T) {
	d := open(t, &fake{})
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := d.Report(ctx, ReportQuery{})
	if r := Explain(err, d.log); r.Code != "canceled" {
		t.Errorf("got %+v", r)
	}
}
