package mailboxtest

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// Sink is a real SMTP server, python3's aiosmtpd, that writes what it accepts
// into a Maildir.
type Sink struct {
	Port int
	dir  string
	run  *process
}

// OpenSink starts an aiosmtpd that writes below dir. The error is
// ErrNotInstalled when no python3 on this machine has it. End with Close.
func OpenSink(dir string) (*Sink, error) {
	python := ""
	for _, p := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(p, "-c", "import aiosmtpd").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		return nil, fmt.Errorf("aiosmtpd: %w", ErrNotInstalled)
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	box := filepath.Join(dir, "box")
	addr := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	run, err := launch(exec.Command(python, "-m", "aiosmtpd", "-n", "-l", addr, "-c", "aiosmtpd.handlers.Mailbox", box), addr)
	if err != nil {
		return nil, err
	}
	return &Sink{Port: port, dir: box, run: run}, nil
}

// Close stops the server.
func (s *Sink) Close() { s.run.stop() }

// Mails returns what was accepted.
func (s *Sink) Mails() ([][]byte, error) {
	files, err := filepath.Glob(filepath.Join(s.dir, "new", "*"))
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, raw)
	}
	return out, nil
}
