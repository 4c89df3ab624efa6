package yahootest

import (
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// How long things live (token.html, read 2026-06; the code is an older word).
const (
	accessLife   = time.Hour
	refreshLife  = 28 * 24 * time.Hour // from consent
	unsignedLife = 12 * time.Hour      // after a call without a signature
	codeLife     = 10 * time.Minute
)

// over says that the refresh token has ended; the caller holds the lock.
func (s *Shop) over() bool {
	life := refreshLife
	if s.unsigned {
		life = unsignedLife
	}
	return s.opt.Now().Sub(s.consented) > life
}

// sessionOver is the 12-hour rule of unsigned calls.
func (s *Shop) sessionOver() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.unsigned && s.over()
}

// token is the token endpoint: HTTP Basic or both as parameters.
func (s *Shop) token(w http.ResponseWriter, r *http.Request) {
	n := s.record(r, "", nil)
	a := &answering{ResponseWriter: w}
	w = a
	defer func() { s.answered(n, a.code) }()
	done := s.refreshing()
	defer done()
	f := s.fault(r)
	if f.Kind == CutEarly || f.Kind == CutBefore {
		f.Kind = CutBefore
		done() // the caller hears of the cut before this function has ended
	}
	if s.refuse(w, r, f) {
		return
	}
	if err := r.ParseForm(); err != nil {
		tokenError(w, http.StatusBadRequest, "invalid_request")
		return
	}
	id, secret, ok := r.BasicAuth()
	if !ok {
		id, secret = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	}
	if id != ClientID || secret != ClientSecret {
		tokenError(w, http.StatusUnauthorized, "invalid_client")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch r.PostForm.Get("grant_type") {
	case "refresh_token":
		if s.revoked || s.over() || r.PostForm.Get("refresh_token") != s.refresh {
			tokenError(w, http.StatusBadRequest, "invalid_grant")
			return
		}
		s.grant(w, s.opt.Rotate)
	case "authorization_code":
		c, ok := s.codes[r.PostForm.Get("code")]
		delete(s.codes, r.PostForm.Get("code"))
		if !ok || !c.fits(r.PostForm) || s.opt.Now().Sub(c.at) > codeLife {
			tokenError(w, http.StatusBadRequest, "invalid_grant")
			return
		}
		s.revoked, s.unsigned, s.consented = false, false, c.at
		s.grant(w, true)
	default:
		tokenError(w, http.StatusBadRequest, "unsupported_grant_type")
	}
}

// consent is what a person agreed to at the authorization endpoint.
type consent struct {
	redirect, challenge string
	at                  time.Time
}

func (c consent) fits(form url.Values) bool {
	sum := sha256.Sum256([]byte(form.Get("code_verifier")))
	return form.Get("redirect_uri") == c.redirect &&
		(c.challenge == "" || c.challenge == base64.RawURLEncoding.EncodeToString(sum[:]))
}

// authorize is the consent screen of a person who agrees at once.
func (s *Shop) authorize(w http.ResponseWriter, r *http.Request) {
	n := s.record(r, "", nil)
	a := &answering{ResponseWriter: w}
	w = a
	defer func() { s.answered(n, a.code) }()
	q := r.URL.Query()
	back, err := url.Parse(q.Get("redirect_uri"))
	if err != nil || back.Host == "" || q.Get("client_id") != ClientID || q.Get("response_type") != "code" ||
		!slices.Contains(strings.Fields(q.Get("scope")), "openid") {
		http.Error(w, "invalid_request", http.StatusBadRequest)
		return
	}
	back.RawQuery = s.decide(q).Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

// decide is what the person at the screen answers.
func (s *Shop) decide(q url.Values) url.Values {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.denied != "" {
		return url.Values{"error": {s.denied}, "state": {q.Get("state")}}
	}
	code := word()
	s.codes[code] = consent{q.Get("redirect_uri"), q.Get("code_challenge"), s.opt.Now()}
	return url.Values{"code": {code}, "state": {q.Get("state")}}
}

// grant hands out an access token, and a refresh token when there is a new one.
func (s *Shop) grant(w http.ResponseWriter, rotate bool) {
	access := "access-" + word()
	s.access[access] = s.opt.Now().Add(accessLife)
	body := object{"access_token": access, "token_type": "Bearer", "expires_in": int(accessLife.Seconds())}
	if rotate {
		s.refresh = "refresh-" + word()
		body["refresh_token"] = s.refresh
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

func tokenError(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(object{"error": code, "error_description": "refused", "error_code": 1000})
}

// RefreshToken is the one that works now.
func (s *Shop) RefreshToken() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refresh
}

func (s *Shop) signedIn(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	s.mu.Lock()
	defer s.mu.Unlock()
	until, known := s.access[token]
	return ok && known && s.opt.Now().Before(until)
}

// checkSignature opens the header with the private key and says what the real
// gateway says in X-SWS-Authorize-Status. The call works in any case.
func (s *Shop) checkSignature(r *http.Request) string {
	s.mu.Lock()
	forced := s.status
	s.mu.Unlock()
	given := r.Header.Get("X-sws-signature")
	if forced != "" {
		return forced
	}
	if given == "" {
		return "none"
	}
	if r.Header.Get("X-sws-signature-version") != Version {
		return "not-found-key-version"
	}
	sealed, err := base64.StdEncoding.DecodeString(given)
	if err != nil {
		return "invalid-authorize-value"
	}
	//lint:ignore SA1019 the mall dictates this padding
	text, err := rsa.DecryptPKCS1v15(nil, s.key, sealed)
	if err != nil {
		return "invalid-authorize-value"
	}
	seller, at, _ := strings.Cut(string(text), ":")
	if seller != s.opt.Seller {
		return "invalid-sellerid"
	}
	n, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return "invalid-timestamp"
	}
	if d := s.opt.Now().Sub(time.Unix(n, 0)); d > 10*time.Minute || d < -10*time.Minute {
		return "expired-timestamp"
	}
	return "authorized"
}
