package mailboxtest

import (
	"cmp"
	"errors"
	"io"
	"log"
	"net"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

func (s *Server) newSMTP() *smtp.Server {
	m := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		s.connected()
		return &submission{server: s, conn: c.Conn()}, nil
	}))
	m.Domain = "mail.example.test"
	m.AllowInsecureAuth = true
	m.MaxMessageBytes = int64(cmp.Or(s.opts.MaxMail, 64<<20))
	m.ErrorLog = log.New(io.Discard, "", 0)
	if s.opts.Security == "starttls" {
		m.TLSConfig = s.tlsConfig()
	}
	return m
}

// submission is one client of the SMTP server.
type submission struct {
	server *Server
	conn   net.Conn
	signed bool
	mail   Mail
}

// AuthMechanisms implements smtp.AuthSession.
func (m *submission) AuthMechanisms() []string {
	if m.server.opts.Tokens != nil {
		return []string{m.server.tokenMech()}
	}
	return []string{sasl.Plain}
}

// Auth implements smtp.AuthSession.
func (m *submission) Auth(string) (sasl.Server, error) {
	if f := m.server.fault(); f.Auth != nil {
		m.server.given(f)
		return nil, f.Auth
	}
	if t := m.server.opts.Tokens; t != nil {
		return newBearer(m.server.tokenMech(), smtp.ErrAuthFailed, func(user, token string) bool {
			m.signed = t.Good(user, token)
			return m.signed
		}), nil
	}
	return sasl.NewPlainServer(func(_, name, password string) error {
		u := m.server.user(name)
		if u == nil || m.server.fault().WrongPassword || u.Login(name, password) != nil {
			return smtp.ErrAuthFailed
		}
		m.signed = true
		return nil
	}), nil
}

// Mail implements smtp.Session.
func (m *submission) Mail(from string, _ *smtp.MailOptions) error {
	if !m.signed {
		return smtp.ErrAuthRequired
	}
	if f := m.server.fault(); f.Mail != nil {
		m.server.given(f)
		return f.Mail
	}
	m.mail = Mail{From: from}
	return nil
}

// Rcpt implements smtp.Session.
func (m *submission) Rcpt(to string, _ *smtp.RcptOptions) error {
	f := m.server.fault()
	if f.DropAtRcpt {
		return m.drop()
	}
	if f.Rcpt != nil {
		m.server.given(f)
		return f.Rcpt
	}
	m.mail.To = append(m.mail.To, to)
	return nil
}

// Data implements smtp.Session.
func (m *submission) Data(r io.Reader) error {
	f := m.server.fault()
	if f.DropInBody {
		return m.drop()
	}
	raw, err := io.ReadAll(r) // up to the final dot
	if err != nil {
		return err
	}
	if f.Data != nil {
		m.server.given(f)
		return f.Data
	}
	m.mail.Raw = raw
	m.server.accept(m.mail)
	if f.DropAfterDot {
		return m.drop()
	}
	return nil
}

func (m *submission) drop() error {
	_ = m.conn.Close()
	return errors.New("connection dropped")
}

// Reset implements smtp.Session.
func (m *submission) Reset() { m.mail = Mail{} }

// Logout implements smtp.Session.
func (*submission) Logout() error { return nil }
