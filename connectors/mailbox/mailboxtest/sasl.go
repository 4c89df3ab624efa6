package mailboxtest

import (
	"bytes"

	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-sasl"
)

const xoauth2 = "XOAUTH2"

// bearer is the server's side of XOAUTH2: a refusal tells its reason first and
// fails after the client's empty answer.
type bearer struct {
	good    func(user, token string) bool
	refused error
	told    bool
}

func (b *bearer) Next(response []byte) (challenge []byte, done bool, err error) {
	switch {
	case b.told:
		return nil, false, b.refused
	case response == nil:
		return nil, false, nil
	}
	user, rest, _ := bytes.Cut(bytes.TrimPrefix(response, []byte("user=")), []byte("\x01auth=Bearer "))
	if token, ok := bytes.CutSuffix(rest, []byte("\x01\x01")); ok && b.good(string(user), string(token)) {
		return nil, true, nil
	}
	b.told = true
	return []byte(`{"status":"401","schemes":"bearer","scope":"mail"}`), false, nil
}

// tokenSession is an IMAP client of a server that takes tokens only.
type tokenSession struct{ *session }

var _ imapserver.SessionSASL = tokenSession{}

// AuthenticateMechanisms implements imapserver.SessionSASL.
func (tokenSession) AuthenticateMechanisms() []string { return []string{xoauth2} }

// Authenticate implements imapserver.SessionSASL.
func (s tokenSession) Authenticate(string) (sasl.Server, error) {
	return &bearer{refused: imapserver.ErrAuthFailed, good: s.admit}, nil
}

func (s tokenSession) admit(user, token string) bool {
	u := s.server.user(user)
	if u == nil || !s.server.opts.Tokens.Good(user, token) {
		return false
	}
	s.session.enter(u)
	return true
}
