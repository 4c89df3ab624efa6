package bigmail

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/app/killable"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
)

func TestMain(m *testing.M) { killable.Main(m, work) }

// open opens the desk at a later time.
func open(ctx context.Context, profile string, later time.Duration) (*app.Desk, error) {
	now := func() time.Time { return time.Now().Add(later) }
	return app.Open(ctx, app.Config{
		Profile: profile, Kinds: []connectors.Spec{mailbox.Spec}, Now: now, Log: slog.New(slog.DiscardHandler),
	})
}

// work is the program without its window, until it is killed.
func work(args []string) error {
	later, err := time.ParseDuration(args[1])
	if err != nil {
		return err
	}
	d, err := open(context.Background(), args[0], later)
	if err != nil {
		return err
	}
	d.Run(context.Background())
	return nil
}

// start begins a program. Each one lives some minutes after the one before: the
// others believe a dead program's lease that long.
func start(t *testing.T, profile string, later time.Duration) *killable.Program {
	t.Helper()
	return killable.Start(t, profile, later.String())
}
