package rakutentest

import (
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// key is one licence key of the shop.
type key struct {
	from    time.Time // when it begins to work
	expires time.Time
	dead    bool
}

// ExpireKey moves the end of the licence key. After it every call but the one
// for the end is refused.
func (s *Server) ExpireKey(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.keys[s.licence]
	k.expires = at
	s.keys[s.licence] = k
}

// Revoke makes the keys wrong; Restore makes them right again.
func (s *Server) Revoke() { s.setRevoked(true) }

// Restore ends Revoke.
func (s *Server) Restore() { s.setRevoked(false) }

func (s *Server) setRevoked(v bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = v
}

// RotateKey issues a new licence key; the old one dies.
func (s *Server) RotateKey(licence string, expires time.Time) {
	s.mu.Lock()
	old := s.licence
	s.mu.Unlock()
	s.KillKey(old)
	s.IssueKey(licence, time.Time{}, expires)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.licence = licence
}

// IssueKey adds a licence key that begins to work at from. The old one lives on
// until KillKey, and Settings still name it.
func (s *Server) IssueKey(licence string, from, expires time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keys[licence] = key{from: from, expires: expires}
}

// KillKey makes one licence key wrong for good.
func (s *Server) KillKey(licence string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.keys[licence]
	k.dead = true
	s.keys[licence] = k
}

// sentKey is the licence key of a call, empty when the header makes no sense.
func (s *Server) sentKey(r *http.Request) string {
	pair, ok := strings.CutPrefix(r.Header.Get("Authorization"), "ESA ")
	b, err := base64.StdEncoding.DecodeString(pair)
	secret, licence, two := strings.Cut(string(b), ":")
	if !ok || err != nil || !two || secret != s.secret {
		return ""
	}
	return licence
}

// allowed checks the header and whether the function is in use.
func (s *Server) allowed(r *http.Request, function string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, known := s.keys[s.sentKey(r)]
	if !known || k.dead || s.revoked || s.off[function] || s.now().Before(k.from) {
		return false
	}
	return function == expiryFunction || s.now().Before(k.expires)
}

func (s *Server) expiry(r *http.Request, _ []byte) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, known := s.keys[r.URL.Query().Get("licenseKey")]
	if !known || k.dead || s.now().Before(k.from) {
		return gateway(http.StatusUnauthorized, "GA0001", "Un-Authorised")
	}
	return object(http.StatusOK, map[string]any{"expiryDate": jst.In(k.expires).Format(plainTime)})
}
