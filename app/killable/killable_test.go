package killable

import (
	"errors"
	"io"
	"net"
	"testing"
)

func TestMain(m *testing.M) {
	Main(m, func(args []string) error {
		if len(args) == 0 {
			return errors.New("nothing to do")
		}
		c, err := net.Dial("tcp", args[0])
		if err != nil {
			return err
		}
		if _, err := c.Write([]byte(args[1])); err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, c) // until it is killed: nobody answers
		return err
	})
}

// failing takes the place of a test that is expected to fail.
type failing struct {
	testing.TB
	failed bool
}

func (f *failing) Fatalf(string, ...any) { f.failed = true }

func TestStart_does_the_work_until_the_kill(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p := Start(t, l.Addr().String(), "begun")
	c, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	word := make([]byte, len("begun"))
	if _, err := io.ReadFull(c, word); err != nil || string(word) != "begun" {
		t.Fatalf("read %q, %v", word, err)
	}
	p.Kill(t)
	if p.err == nil {
		t.Error("a killed program has ended well")
	}
}

func TestKill_fails_the_test_when_the_program_has_ended_by_itself(t *testing.T) {
	p := Start(t)
	<-p.done
	f := &failing{TB: t}
	p.Kill(f)
	if !f.failed || p.err == nil {
		t.Errorf("failed: %v, its end: %v", f.failed, p.err)
	}
}
