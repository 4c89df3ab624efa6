package jst

import (
	"testing"
	"time"
)

// A quarter past midnight in Japan is still the day before in London.
func TestDay_begins_at_midnight_in_Japan(t *testing.T) {
	late := time.Date(2026, 11, 21, 14, 59, 59, 0, time.UTC)
	early := late.Add(time.Second)
	if Day(late) != "2026-11-21" || Day(early) != "2026-11-22" {
		t.Errorf("days are %s and %s, want 2026-11-21 and 2026-11-22", Day(late), Day(early))
	}
	if SameDay(late, early) || !SameDay(early, early.Add(24*time.Hour-time.Second)) {
		t.Error("a day lasts from one Japanese midnight to the next")
	}
}

func TestOf_reads_what_is_kept(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 5, 0, 0, zone)
	if got := Of(at.UnixMilli()).Format("2006-01-02 15:04"); got != "2026-11-22 09:05" {
		t.Errorf("a kept moment reads %s", got)
	}
	written, err := time.ParseInLocation("2006-01-02 15:04", "2026-11-22 09:05", Zone())
	if err != nil || !written.Equal(at) {
		t.Errorf("a written moment is %v, %v", written, err)
	}
}
