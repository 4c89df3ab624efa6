package mailboxtest

import (
	"bytes"

	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-sasl"
)

const xoauth2 = "XOAUTH2"

// newBearer is the server's side of XOAUTH2 or OAUTHBEARER.
func newBearer(mech string, refused error, good func(user, token string) bool) sasl.Server {
	if mech == sasl.OAuthBearer {
		return refusing{refused, sasl.NewOAuthBearerServer(func(o sasl.OAuthBearerOptions) *sasl.OAuthBearerError {
			if good(o.Username, o.Token) {
				return nil
			}
			return &sasl.OAuthBearerError{Status: "invalid_token", Schemes: "bearer"}
		})}
	}
	return &bearer{refused: refused, good: good}
}

// refusing fails in the words of its protocol.
type refusing struct {
	refused error
	sasl.Server
}

// Next implements sasl.Server.
func (r refusing) Next(response []byte) (challenge []byte, done bool, err error) {
	if challenge, done, err = r.Server.Next(response); err != nil {
		err = r.refused
	}
	return challenge, done, err
}

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
func (s tokenSession) AuthenticateMechanisms() []string { return []string{s.server.tokenMech()} }

// Authenticate implements imapserver.SessionSASL.
func (s tokenSession) Authenticate(string) (sasl.Server, error) {
	return newBearer(s.server.tokenMech(), imapserver.ErrAuthFailed, s.admit), nil
}

func (s tokenSession) admit(user, token string) bool {
	u := s.server.user(user)
	if u == nil || !s.server.opts.Tokens.Good(user, token) {
		return false
	}
	s.session.enter(u)
	return true
}

func (s *Server) tokenMech() string {
	if s.opts.Bearer {
		return sasl.OAuthBearer
	}
	return xoauth2
}
