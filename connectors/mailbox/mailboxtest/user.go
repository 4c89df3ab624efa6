package mailboxtest

import (
	"bytes"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// user is a mailbox of the in-memory server with a list of what lies in it, which
// the server itself does not give out.
type user struct {
	*imapmemserver.User

	mu      sync.Mutex
	folders map[string][]stored
	news    chan struct{} // closed with every mail that is put somewhere
}

type stored struct {
	raw []byte
	at  time.Time
}

func newUser(address, password string) *user {
	return &user{User: imapmemserver.NewUser(address, password), folders: map[string][]stored{}, news: make(chan struct{})}
}

func (u *user) create(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if _, there := u.folders[name]; there {
		return
	}
	u.folders[name] = nil
	_ = u.Create(name, nil) // fails only for a folder that is there
}

func (u *user) put(folder string, raw []byte, at time.Time) {
	u.create(folder)
	u.mu.Lock()
	defer u.mu.Unlock()
	_, _ = u.User.Append(folder, literal{bytes.NewReader(raw)}, &imap.AppendOptions{Time: at})
	u.folders[folder] = append(u.folders[folder], stored{raw, at})
	close(u.news)
	u.news = make(chan struct{})
}

func (u *user) next() <-chan struct{} {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.news
}

// answer marks a mail the way another mail program does.
func (u *user) answer(folder string, n uint32) error {
	other := imapmemserver.NewUserSession(u.User)
	if _, err := other.Select(folder, nil); err != nil {
		return err
	}
	defer func() { _ = other.Close() }()
	return other.Store(nil, imap.SeqSetNum(n), &imap.StoreFlags{
		Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagAnswered}, Silent: true,
	}, nil)
}

func (u *user) mails(folder string) [][]byte {
	u.mu.Lock()
	defer u.mu.Unlock()
	var out [][]byte
	for _, m := range u.folders[folder] {
		out = append(out, slices.Clone(m.raw))
	}
	return out
}

func (u *user) names() []string {
	u.mu.Lock()
	defer u.mu.Unlock()
	var out []string
	for name := range u.folders {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func (u *user) renumber(folder string) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if err := u.Delete(folder); err != nil {
		return err
	}
	if err := u.Create(folder, nil); err != nil {
		return err
	}
	for _, m := range u.folders[folder] {
		if _, err := u.User.Append(folder, literal{bytes.NewReader(m.raw)}, &imap.AppendOptions{Time: m.at}); err != nil {
			return err
		}
	}
	return nil
}

// literal is a mail as the IMAP server takes it.
type literal struct{ *bytes.Reader }

// session is one client of the IMAP server.
type session struct {
	*imapmemserver.UserSession
	server *Server
	user   *user
}

// Login implements imapserver.Session.
func (s *session) Login(name, password string) error {
	switch f := s.server.fault(); {
	case f.WrongPassword:
		s.server.given(f)
		return imapserver.ErrAuthFailed
	case f.TooMany:
		s.server.given(f)
		return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeLimit, Text: "Too many connections"}
	}
	u := s.server.user(name)
	if u == nil {
		return imapserver.ErrAuthFailed
	}
	if err := u.Login(name, password); err != nil {
		return err
	}
	s.enter(u)
	return nil
}

func (s *session) enter(u *user) {
	s.user, s.UserSession = u, imapmemserver.NewUserSession(u.User)
}

// Idle implements imapserver.Session. The in-memory server would forget what came
// between EXAMINE and IDLE, which real ones tell at once.
func (s *session) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	for {
		news := s.user.next()
		if err := s.Poll(w, true); err != nil {
			return err
		}
		select {
		case <-news:
		case <-stop:
			return nil
		}
	}
}

// Append implements imapserver.Session and keeps what clients store.
func (s *session) Append(folder string, r imap.LiteralReader, o *imap.AppendOptions) (*imap.AppendData, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if s.server.fault().NoAppend {
		return nil, &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeOverQuota, Text: "Quota exceeded"}
	}
	data, err := s.user.User.Append(folder, literal{bytes.NewReader(raw)}, o)
	if err == nil {
		s.user.mu.Lock()
		s.user.folders[folder] = append(s.user.folders[folder], stored{raw, o.Time})
		s.user.mu.Unlock()
	}
	return data, err
}

// List implements imapserver.Session: the in-memory server has no way to set
// SPECIAL-USE.
func (s *session) List(w *imapserver.ListWriter, ref string, patterns []string, o *imap.ListOptions) error {
	for _, name := range s.user.names() {
		sent := name == s.server.opts.Sent && !s.server.opts.NoSpecialUse
		if o.SelectSpecialUse && !sent || !slices.ContainsFunc(patterns, func(p string) bool { return imapserver.MatchList(name, '/', ref, p) }) {
			continue
		}
		data := &imap.ListData{Mailbox: name, Delim: '/'}
		if sent {
			data.Attrs = []imap.MailboxAttr{imap.MailboxAttrSent}
		}
		if err := w.WriteList(data); err != nil {
			return err
		}
	}
	return nil
}

// Close implements imapserver.Session.
func (s *session) Close() error {
	if s.UserSession == nil {
		return nil
	}
	return s.UserSession.Close()
}
