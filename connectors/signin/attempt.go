package signin

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"net/url"
	"strings"
	"sync"

	"madoguchi/connectors"
)

// Attempt is one visit of a person to a consent screen. It is used up by success
// and by a refusal; a line that broke leaves it open.
type Attempt struct {
	State string
	// refused explains the error parameter (RFC 6749 §4.1.2.1); an empty word is an
	// answer without a code.
	refused func(word string) error

	mu   sync.Mutex
	used bool
}

// NewAttempt makes one with a state of its own.
func NewAttempt(refused func(word string) error) *Attempt {
	return &Attempt{State: Random(), refused: refused}
}

// Finish turns the address the browser came back with, or that a person has
// copied from it, into settings: exchange is called with its code.
func (a *Attempt) Finish(returned string, exchange func(code string) (connectors.Settings, error)) (connectors.Settings, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.used {
		return nil, Failed("used", "このサインインはもう終わっています。接続の画面から、もう一度サインインしてください。")
	}
	code, err := a.code(returned)
	if err != nil {
		return nil, err
	}
	got, err := exchange(code)
	a.used = err == nil || connectors.ReasonOf(err) == connectors.Auth
	return got, err
}

// code takes the code out of the returned address, if it belongs to this attempt.
func (a *Attempt) code(returned string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(returned))
	if err != nil {
		return "", Failed("bad_return", "貼り付けられたアドレスが読み取れません。ブラウザーのアドレス欄の文字を、最初から最後まで貼り付けてください。")
	}
	q := u.Query()
	if subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(a.State)) != 1 {
		return "", Failed("state", "このサインインのものではない答えが返ってきたので、使いませんでした。前に開いたサインインの画面を閉じて、接続の画面からもう一度サインインしてください。")
	}
	if word := q.Get("error"); word != "" || q.Get("code") == "" {
		return "", a.refused(word)
	}
	return q.Get("code"), nil
}

// Failed is a sign-in that came to nothing, with what a person can do.
func Failed(code, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "signin_" + code, Text: text}
}

// Canceled is a wait that its context has ended.
func Canceled(ctx context.Context) error {
	return &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: ctx.Err()}
}

// Random is 256 random bits, fit for a state, a nonce and a PKCE verifier.
func Random() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails (Go 1.24 on)
	return base64.RawURLEncoding.EncodeToString(b)
}
