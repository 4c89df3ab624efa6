package longrun

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/app/killable"
	"madoguchi/connectors"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

func TestMain(m *testing.M) { killable.Main(m, work) }

// fast is how much faster time goes in this world: the passes of a day must come
// by within seconds, while no call gets faster.
const fast = 240

// clock is a time that the test and the program share.
type clock struct{ virtual, real time.Time }

func (c clock) now() time.Time { return c.virtual.Add(time.Since(c.real) * fast) }

func (c clock) String() string {
	return strconv.FormatInt(c.virtual.UnixMilli(), 10) + " " + strconv.FormatInt(c.real.UnixMilli(), 10)
}

func readClock(s string) (c clock, err error) {
	var v, r int64
	_, err = fmt.Sscan(s, &v, &r)
	return clock{time.UnixMilli(v), time.UnixMilli(r)}, err
}

// open opens the desk of the profile; it logs there.
func open(ctx context.Context, profile string, now func() time.Time) (*app.Desk, error) {
	return app.Open(ctx, app.Config{
		Profile: profile, Kinds: []connectors.Spec{rakuten.Spec, yahoo.Spec}, Now: now,
	})
}

// work polls and sends until the process is killed.
func work(args []string) error {
	c, err := readClock(args[1])
	if err != nil {
		return err
	}
	d, err := open(context.Background(), args[0], c.now)
	if err != nil {
		return err
	}
	for {
		if _, err := d.Sync(context.Background(), app.ID{}); err != nil {
			return err
		}
		if _, err := d.RunOutbox(context.Background()); err != nil {
			return err
		}
		// A mall that is asked again and again finds nothing new: let time pass.
		time.Sleep(20 * time.Millisecond)
	}
}

func start(t *testing.T, profile string, c clock) *killable.Program {
	t.Helper()
	return killable.Start(t, profile, c.String())
}
