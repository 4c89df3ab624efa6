package mailboxtest

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
)

// Tokens is a place that gives out tokens, as Google and Microsoft do: a consent
// screen that always agrees, a token endpoint with PKCE, and the two addresses a
// Dovecot asks whether an access token is good.
type Tokens struct {
	URL string // the setting auth_endpoint

	http *httptest.Server

	mu      sync.Mutex
	user    string
	rotates bool
	codes   map[string]string // code → challenge
	refresh []string          // those that are good, the newest last
	access  map[string]bool   // whether it is good
	calls   int
	atOnce  int
	most    int
	told    []url.Values // forms of the token endpoint
	refusal string       // error of the next refreshes
}

// hour is how long an access token is said to live, in seconds.
const hour = 3600

// OpenTokens starts it for one mailbox. End with Close.
func OpenTokens(user string) *Tokens {
	t := &Tokens{user: user, codes: map[string]string{}, access: map[string]bool{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /authorize", t.authorize)
	mux.HandleFunc("POST /token", t.token)
	mux.HandleFunc("/tokeninfo", t.inform)
	mux.HandleFunc("/introspect", t.inform)
	t.http = httptest.NewServer(mux)
	t.URL = t.http.URL
	return t
}

// Close ends it.
func (t *Tokens) Close() { t.http.Close() }

// Rotate gives a new refresh token with every access token and ends the old one.
func (t *Tokens) Rotate() { t.locked(func() { t.rotates = true }) }

// EndAccess ends every access token before its time.
func (t *Tokens) EndAccess() { t.locked(func() { clear(t.access) }) }

// EndRefresh ends every refresh token, as a changed password does.
func (t *Tokens) EndRefresh() { t.locked(func() { t.refresh = nil }) }

// Refuse answers refreshes with an error word; "" ends that.
func (t *Tokens) Refuse(word string) { t.locked(func() { t.refusal = word }) }

// NewRefresh is a sign-in that somebody has made.
func (t *Tokens) NewRefresh() string {
	word := "refresh-" + rand.Text()
	t.locked(func() { t.refresh = append(t.refresh, word) })
	return word
}

// Refreshed counts the calls of the token endpoint, and the most at one time.
func (t *Tokens) Refreshed() (calls, most int) {
	t.locked(func() { calls, most = t.calls, t.most })
	return calls, most
}

// Told returns the forms that the token endpoint was given.
func (t *Tokens) Told() (forms []url.Values) {
	t.locked(func() { forms = slices.Clone(t.told) })
	return forms
}

// Good tells whether an access token opens the mailbox of a user.
func (t *Tokens) Good(user, access string) (good bool) {
	t.locked(func() { good = strings.EqualFold(user, t.user) && t.access[access] })
	return good
}

func (t *Tokens) locked(f func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f()
}

// authorize is a person who agrees at once.
func (t *Tokens) authorize(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	back, err := url.Parse(q.Get("redirect_uri"))
	if err != nil || q.Get("code_challenge_method") != "S256" || q.Get("response_type") != "code" {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	code := rand.Text()
	t.locked(func() { t.codes[code] = q.Get("code_challenge") })
	back.RawQuery = url.Values{"code": {code}, "state": {q.Get("state")}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound)
}

func (t *Tokens) token(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm()
	t.locked(func() {
		t.calls++
		t.atOnce++
		t.most = max(t.most, t.atOnce)
		t.told = append(t.told, r.PostForm)
	})
	defer t.locked(func() { t.atOnce-- })
	t.mu.Lock()
	defer t.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	if word := t.wrong(r.PostForm); word != "" {
		w.WriteHeader(http.StatusBadRequest)
		_ = json.NewEncoder(w).Encode(map[string]string{"error": word})
		return
	}
	access := "access-" + rand.Text()
	t.access[access] = true
	answer := map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": hour}
	if r.PostForm.Get("grant_type") == "authorization_code" || t.rotates {
		fresh := "refresh-" + rand.Text()
		answer["refresh_token"] = fresh
		t.refresh = append(slices.DeleteFunc(t.refresh, func(s string) bool { return t.rotates && s == r.PostForm.Get("refresh_token") }), fresh)
	}
	_ = json.NewEncoder(w).Encode(answer)
}

// wrong is the error word for a form, "" for a good one.
func (t *Tokens) wrong(f url.Values) string {
	switch {
	case f.Get("client_id") == "":
		return "invalid_client"
	case t.refusal != "":
		return t.refusal
	case f.Get("grant_type") == "refresh_token" && slices.Contains(t.refresh, f.Get("refresh_token")):
		return ""
	case f.Get("grant_type") == "authorization_code":
		sum := sha256.Sum256([]byte(f.Get("code_verifier")))
		challenge, ok := t.codes[f.Get("code")]
		delete(t.codes, f.Get("code"))
		if ok && challenge == base64.RawURLEncoding.EncodeToString(sum[:]) {
			return ""
		}
	}
	return "invalid_grant"
}

// inform answers a Dovecot.
func (t *Tokens) inform(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if !t.Good(t.user, r.URL.Query().Get("access_token")) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"email": t.user, "active": true})
}
