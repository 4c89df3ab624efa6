package connectors

import (
	"testing"
	"time"
)

// A kind opened with nothing at hand, as in a connection test, must work.
func TestEnv_without_anything_can_be_used(t *testing.T) {
	e := Env{}.WithDefaults()
	if e.Now().IsZero() {
		t.Error("the clock stands still")
	}
	e.Log.Info("goes nowhere")
	if err := e.SaveSecret(t.Context(), "key", "value"); err != nil {
		t.Errorf("a rotated secret is refused: %v", err)
	}
}

func TestEnv_keeps_what_it_was_given(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	if e := (Env{Now: func() time.Time { return at }}).WithDefaults(); !e.Now().Equal(at) {
		t.Errorf("the clock says %v, want %v", e.Now(), at)
	}
}
