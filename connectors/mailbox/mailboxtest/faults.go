package mailboxtest

import (
	"bytes"
	"fmt"
	"net"
	"regexp"
	"sync"

	"github.com/emersion/go-smtp"
)

// Faults are what a server can do to its clients. The zero value is a good one.
type Faults struct {
	// Once ends all faults after the first refusal of a sign-in or a mail.
	Once bool

	WrongPassword bool // both servers refuse every password
	TooMany       bool // IMAP: the LIMIT code at sign-in
	NoAppend      bool // IMAP: the mailbox is full

	// SilentAt makes the IMAP server never answer the command that contains this
	// text, such as "LOGIN" or "UID FETCH"; "greeting" is the greeting.
	SilentAt string
	// CutUID breaks the connection inside the literal of this mail's whole body,
	// after CutAfter bytes of it, 10 when that is 0.
	CutUID   uint32
	CutAfter int

	Auth             *smtp.SMTPError // SMTP: the answer to every sign-in
	Mail, Rcpt, Data *smtp.SMTPError // SMTP: the answer to that command
	DropAtRcpt       bool            // SMTP: the line breaks before DATA
	DropInBody       bool            // SMTP: the line breaks in the body, nothing is kept
	DropAfterDot     bool            // SMTP: the mail is kept and delivered, the answer is lost
}

// given notes that a client was refused.
func (s *Server) given(f Faults) {
	if f.Once {
		s.Fail(Faults{})
	}
}

// tapListener lets a server see and spoil what goes over its IMAP connections.
type tapListener struct {
	net.Listener
	server *Server
}

func (l tapListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil || l.server.opts.Security != "none" {
		return c, err // encrypted: nothing to see
	}
	return &tap{Conn: c, server: l.server, closed: make(chan struct{})}, nil
}

type tap struct {
	net.Conn
	server *Server
	closed chan struct{}
	once   sync.Once
	left   int // bytes to let through before the line is cut, 0 for all
}

func (t *tap) Close() error {
	t.once.Do(func() { close(t.closed) })
	return t.Conn.Close()
}

var command = regexp.MustCompile(`(?m)^T\d+ ((?:UID )?[A-Z]+)`)

// Read notes the commands of the client, and swallows the one that is to stay
// without an answer, and all that follow.
func (t *tap) Read(p []byte) (int, error) {
	n, err := t.Conn.Read(p)
	if n == 0 {
		return n, err
	}
	t.server.note(p[:n])
	if at := t.server.fault().SilentAt; at != "" && bytes.Contains(p[:n], []byte(at)) {
		t.hang()
		return 0, net.ErrClosed
	}
	return n, err
}

// hang waits until the client gives up or the server ends.
func (t *tap) hang() {
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		buf := make([]byte, 512)
		for {
			if _, err := t.Conn.Read(buf); err != nil {
				return
			}
		}
	}()
	select {
	case <-t.closed:
	case <-gone:
	}
}

func (t *tap) Write(p []byte) (int, error) {
	f := t.server.fault()
	if f.SilentAt == "greeting" && bytes.HasPrefix(p, []byte("* OK")) {
		t.hang()
		return 0, net.ErrClosed
	}
	if f.CutUID != 0 && t.left == 0 {
		body := regexp.MustCompile(fmt.Sprintf(`UID %d [^\r]*BODY\[\] \{\d+\}\r\n`, f.CutUID))
		if at := body.FindIndex(p); at != nil {
			t.left = at[1] + max(f.CutAfter, 10)
		}
	}
	return t.writeUntilCut(p)
}

func (t *tap) writeUntilCut(p []byte) (int, error) {
	switch {
	case t.left == 0:
		return t.Conn.Write(p)
	case len(p) < t.left:
		t.left -= len(p)
		return t.Conn.Write(p)
	}
	_, _ = t.Conn.Write(p[:t.left])
	_ = t.Close()
	return 0, net.ErrClosed
}

func (s *Server) note(sent []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range command.FindAllSubmatch(sent, -1) {
		s.commands = append(s.commands, string(m[1]))
	}
}
