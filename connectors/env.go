package connectors

import (
	"context"
	"log/slog"
	"time"
)

// WithDefaults is e with what it leaves out: the PC's clock, a log that keeps
// nothing, and a rotated secret that only the connector remembers.
func (e Env) WithDefaults() Env {
	if e.Now == nil {
		e.Now = time.Now
	}
	if e.Log == nil {
		e.Log = slog.New(slog.DiscardHandler)
	}
	if e.SaveSecret == nil {
		e.SaveSecret = func(context.Context, string, string) error { return nil }
	}
	return e
}
