// Package killable lets a test kill the program it tests like a power cut does.
// The program is the test's own binary, started again as a process of its own; it
// shares the profile and the pretend servers with the test, and nothing else.
//
// A package that uses it hands over its TestMain (Main), starts as many programs
// as it likes (Start) and kills each (Kill). No program outlives its test. For
// tests only: it knows neither the desk nor what is being tested.
package killable

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// sign is the first argument of a started program; no test flag looks like it.
const sign = "killable"

// Main stands in the place of TestMain. In a started program it calls work with
// the arguments of Start, everywhere else it runs the tests.
func Main(m *testing.M, work func(args []string) error) {
	if len(os.Args) < 2 || os.Args[1] != sign {
		os.Exit(m.Run())
	}
	if err := work(os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Program is a started one.
type Program struct {
	cmd  *exec.Cmd
	done chan struct{}
	err  error // of its own end, once done is closed
}

// Start begins a program. What it says on standard error stands among the test's
// own words.
func Start(t testing.TB, args ...string) *Program {
	t.Helper()
	p := &Program{cmd: exec.Command(os.Args[0], append([]string{sign}, args...)...), done: make(chan struct{})}
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.err = p.cmd.Wait(); close(p.done) }()
	t.Cleanup(p.end)
	return p
}

func (p *Program) end() {
	_ = p.cmd.Process.Kill()
	<-p.done
}

// Kill ends the program and returns how much processor time it took. One that has
// ended by itself fails the test: what it was to survive did not happen to it.
func (p *Program) Kill(t testing.TB) time.Duration {
	t.Helper()
	select {
	case <-p.done:
		t.Fatalf("the program ended by itself: %v", p.err)
	default:
	}
	p.end()
	return p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
}

// Memory is the most the program has had in memory so far, in MB, 0 where the
// system does not say.
func (p *Program) Memory() int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte("kB")))))
			return kb / 1024
		}
	}
	return 0
}
