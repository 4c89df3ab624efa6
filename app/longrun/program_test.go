package longrun

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/connectors"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

// The program under test is this test binary itself, started again: a process of
// its own can be killed like a power cut.
const (
	envProfile = "LONGRUN_PROFILE"
	envClock   = "LONGRUN_CLOCK"
)

func TestMain(m *testing.M) {
	if profile := os.Getenv(envProfile); profile != "" {
		if err := work(profile, os.Getenv(envClock)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

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
func work(profile, shared string) error {
	c, err := readClock(shared)
	if err != nil {
		return err
	}
	d, err := open(context.Background(), profile, c.now)
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

// program is a started one.
type program struct {
	cmd  *exec.Cmd
	done chan struct{}
	err  error // of the program's own end
}

func start(t *testing.T, profile string, c clock) *program {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), envProfile+"="+profile, envClock+"="+c.String())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &program{cmd: cmd, done: make(chan struct{})}
	go func() { p.err = cmd.Wait(); close(p.done) }()
	return p
}

// kill ends it as a power cut would and tells whether it was still at work.
func (p *program) kill(t *testing.T) {
	t.Helper()
	select {
	case <-p.done:
		t.Fatalf("the program ended by itself: %v", p.err)
	default:
	}
	_ = p.cmd.Process.Kill()
	<-p.done
}
