// Package mailboxtest is a mail service in this process: a real IMAP and a real
// SMTP server on loopback, with users, folders and faults. Tests and the demo
// shop use the same one; the connector cannot tell it from a provider's.
//
// Mail accepted for one of its users is delivered into that user's INBOX,
// everything else is only kept in Accepted: nothing ever leaves the machine.
// OpenDovecot and OpenSink start independent servers for comparison.
package mailboxtest

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-smtp"
)

// Options of a server; the zero value is a plain server with one user.
type Options struct {
	Address  string   // of the first user: shop@example.test when empty
	Password string   // "secret" when empty
	Security string   // "none" when empty, "tls" or "starttls": a self-signed certificate
	Sent     string   // name of the Sent folder, "Sent" when empty, "-" for none
	Folders  []string // further folders
	// NoSpecialUse hides which folder is the Sent folder, as Courier does.
	NoSpecialUse bool
	// SavesSent puts accepted mail into the sender's Sent folder, as Gmail does.
	SavesSent bool
	// OnMail is told about every accepted mail after it was delivered.
	OnMail  func(Mail)
	Now     func() time.Time // time.Now when nil
	MaxMail int              // bytes that the SMTP server takes and announces, 64 MiB when 0
	// Tokens makes both servers take XOAUTH2 and nothing else, with its tokens.
	Tokens *Tokens
	Bearer bool // OAUTHBEARER in place of XOAUTH2
}

// Mail is a mail that the SMTP server accepted.
type Mail struct {
	From string // MAIL FROM
	To   []string
	Raw  []byte
}

// Server is a running mail service.
type Server struct {
	opts  Options
	cert  *tls.Certificate
	pool  *x509.CertPool
	imap  *imapserver.Server
	smtp  *smtp.Server
	iAddr *net.TCPAddr
	sAddr *net.TCPAddr
	open  []net.Listener
	done  sync.WaitGroup

	mu       sync.Mutex
	users    map[string]*user
	accepted []Mail
	faults   Faults
	commands []string
	sessions int
}

// Start opens both servers on free ports of 127.0.0.1. End with Close.
func Start(o Options) (*Server, error) {
	if o.Address == "" {
		o.Address = "shop@example.test"
	}
	if o.Password == "" {
		o.Password = "secret"
	}
	if o.Security == "" {
		o.Security = "none"
	}
	if o.Sent == "" {
		o.Sent = "Sent"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{opts: o, users: map[string]*user{}}
	if o.Security != "none" {
		var err error
		if s.cert, s.pool, err = selfSigned(); err != nil {
			return nil, err
		}
	}
	s.AddUser(o.Address, o.Password)
	return s, s.listen()
}

func (s *Server) listen() error {
	i, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	m, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		_ = i.Close()
		return err
	}
	s.iAddr, s.sAddr = i.Addr().(*net.TCPAddr), m.Addr().(*net.TCPAddr)
	s.imap, s.smtp = s.newIMAP(), s.newSMTP()
	s.open = []net.Listener{i, m}
	s.serve(s.imap.Serve, tapListener{i, s})
	s.serve(s.smtp.Serve, m)
	return nil
}

func (s *Server) serve(serve func(net.Listener) error, l net.Listener) {
	if s.opts.Security == "tls" {
		l = tls.NewListener(l, s.tlsConfig())
	}
	s.done.Go(func() { _ = serve(l) })
}

func (s *Server) newIMAP() *imapserver.Server {
	caps := imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapUIDPlus: {}, imap.CapMove: {}, imap.CapNamespace: {}, imap.CapIdle: {}}
	if !s.opts.NoSpecialUse {
		caps[imap.CapSpecialUse], caps[imap.CapListExtended] = struct{}{}, struct{}{}
	}
	o := &imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			s.connected()
			if s.opts.Tokens != nil {
				return tokenSession{&session{server: s}}, nil, nil
			}
			return &session{server: s}, nil, nil
		},
		Caps: caps, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	}
	if s.opts.Security == "starttls" {
		o.TLSConfig = s.tlsConfig()
	}
	return imapserver.New(o)
}

func (s *Server) tlsConfig() *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{*s.cert}, MinVersion: tls.VersionTLS12}
}

// Close ends both servers and cuts every connection.
func (s *Server) Close() {
	_ = s.imap.Close()
	_ = s.smtp.Close()
	for _, l := range s.open { // a server closed before it began to serve leaves its own open
		_ = l.Close()
	}
	s.done.Wait()
}

// Pool trusts the server's certificate; nil when it is plain.
func (s *Server) Pool() *x509.CertPool { return s.pool }

// Certificates are what the server shows, for another one on the same names.
func (s *Server) Certificates() []tls.Certificate { return []tls.Certificate{*s.cert} }

// Settings connect a mailbox account to the first user.
func (s *Server) Settings() connectors.Settings {
	return connectors.Settings{
		"address": s.opts.Address, "password": s.opts.Password,
		"imap_host": "127.0.0.1", "imap_port": strconv.Itoa(s.iAddr.Port), "imap_security": s.opts.Security,
		"smtp_host": "127.0.0.1", "smtp_port": strconv.Itoa(s.sAddr.Port), "smtp_security": s.opts.Security,
	}
}

// AddUser makes a mailbox with an INBOX and a Sent folder.
func (s *Server) AddUser(address, password string) {
	u := newUser(address, password)
	for _, name := range append([]string{"INBOX", s.opts.Sent}, s.opts.Folders...) {
		if name != "-" {
			u.create(name)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[strings.ToLower(address)] = u
}

// Deliver puts a mail into the first user's INBOX.
func (s *Server) Deliver(raw []byte, at time.Time) {
	s.Put(s.opts.Address, "INBOX", raw, at)
}

// Put puts a mail into a folder, which is made when it is not there.
func (s *Server) Put(address, folder string, raw []byte, at time.Time) {
	if u := s.user(address); u != nil {
		u.put(folder, raw, at)
	}
}

// Folder returns the mails of a folder of the first user, oldest first.
func (s *Server) Folder(name string) [][]byte { return s.user(s.opts.Address).mails(name) }

// Answer marks the nth mail of the first user's folder as answered, as another
// mail program does.
func (s *Server) Answer(folder string, n uint32) error {
	return s.user(s.opts.Address).answer(folder, n)
}

// Renumber gives every mail of the first user's folder a new UID and the folder
// a new UIDVALIDITY, as a rebuilt index does.
func (s *Server) Renumber(folder string) error { return s.user(s.opts.Address).renumber(folder) }

// Accepted returns what the SMTP server accepted, oldest first.
func (s *Server) Accepted() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.accepted)
}

// Commands returns the IMAP commands seen so far, such as "UID FETCH", without
// their arguments.
func (s *Server) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.commands)
}

// Connections counts the connections that both servers have seen.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sessions
}

func (s *Server) connected() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions++
}

// Fail sets the faults from now on; the zero value ends them.
func (s *Server) Fail(f Faults) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = f
}

func (s *Server) fault() Faults {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults
}

func (s *Server) user(address string) *user {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.users[strings.ToLower(address)]
}

func (s *Server) accept(m Mail) {
	s.mu.Lock()
	s.accepted = append(s.accepted, m)
	s.mu.Unlock()
	for _, to := range m.To {
		if u := s.user(to); u != nil {
			u.put("INBOX", received(m, to, s.opts.Now()), s.opts.Now())
		}
	}
	if u := s.user(m.From); u != nil && s.opts.SavesSent && s.opts.Sent != "-" {
		u.put(s.opts.Sent, m.Raw, s.opts.Now())
	}
	if s.opts.OnMail != nil {
		s.opts.OnMail(m)
	}
}

// received is the mail with the lines a receiving server puts on top.
func received(m Mail, to string, at time.Time) []byte {
	top := fmt.Sprintf("Return-Path: <%s>\r\nReceived: from localhost by mail.example.test for <%s>; %s\r\n",
		m.From, to, at.Format(time.RFC1123Z))
	return append([]byte(top), m.Raw...)
}
