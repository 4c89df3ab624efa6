package bigmail

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"madoguchi/app"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
)

// The program under test is this test binary itself, started again: a process of
// its own can be killed like a power cut.
const (
	envProfile = "BIGMAIL_PROFILE"
	envLater   = "BIGMAIL_LATER"
)

func TestMain(m *testing.M) {
	if profile := os.Getenv(envProfile); profile != "" {
		later, _ := time.ParseDuration(os.Getenv(envLater))
		if err := work(profile, later); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// open opens the desk at a later time.
func open(ctx context.Context, profile string, later time.Duration) (*app.Desk, error) {
	now := func() time.Time { return time.Now().Add(later) }
	return app.Open(ctx, app.Config{
		Profile: profile, Kinds: []connectors.Spec{mailbox.Spec}, Now: now, Log: slog.New(slog.DiscardHandler),
	})
}

// work is the program without its window, until it is killed.
func work(profile string, later time.Duration) error {
	d, err := open(context.Background(), profile, later)
	if err != nil {
		return err
	}
	d.Run(context.Background())
	return nil
}

type program struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// start begins a program. Each one lives some minutes after the one before: the
// others believe a dead program's lease that long.
func start(t *testing.T, profile string, later time.Duration) *program {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), envProfile+"="+profile, envLater+"="+later.String())
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &program{cmd: cmd, done: make(chan struct{})}
	go func() { _ = cmd.Wait(); close(p.done) }()
	return p
}

// kill ends it as a power cut would and says how much processor time it took.
func (p *program) kill(t *testing.T) time.Duration {
	t.Helper()
	select {
	case <-p.done:
		t.Fatal("the program ended by itself")
	default:
	}
	_ = p.cmd.Process.Kill()
	<-p.done
	return p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
}

// memory is the most the process has had in memory so far, in MB, 0 where the
// system does not say.
func (p *program) memory() int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte("kB")))))
			return kb / 1024
		}
	}
	return 0
}
