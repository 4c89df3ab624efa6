package mailbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-sasl"
)

// xoauth2Mech is the one mechanism that Google and Microsoft share; go-sasl does
// not have it.
const xoauth2Mech = "XOAUTH2"

// bearer presents an access token, by XOAUTH2 or, where a server has only that,
// by OAUTHBEARER (RFC 7628). Refused, the server sends its reason as a challenge
// and wants an answer without meaning before it fails. go-sasl's OAUTHBEARER gives
// up there instead, and the next command would wait for ever.
type bearer struct {
	mech        string
	user, token string
	challenge   []byte // the reason; nil when there was none
}

var _ sasl.Client = (*bearer)(nil)

// tokenMech is the mechanism for a server that has these, "" when it takes no
// token.
func tokenMech(has func(mech string) bool) string {
	for _, mech := range []string{xoauth2Mech, sasl.OAuthBearer} {
		if has(mech) {
			return mech
		}
	}
	return ""
}

// saslName escapes a name for the header of OAUTHBEARER (RFC 5801 §4).
var saslName = strings.NewReplacer("=", "=3D", ",", "=2C")

func (x *bearer) Start() (string, []byte, error) {
	open := "user=" + x.user
	if x.mech == sasl.OAuthBearer {
		open = "n,a=" + saslName.Replace(x.user) + ","
	}
	return x.mech, []byte(open + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

func (x *bearer) Next(challenge []byte) ([]byte, error) {
	x.challenge = append([]byte{}, challenge[:min(len(challenge), 4<<10)]...)
	if x.mech == sasl.OAuthBearer {
		return []byte{1}, nil
	}
	return []byte{}, nil
}

// why returns the status of the challenge for a sentence; the rest of it is for
// machines.
func (x *bearer) why() string {
	var reason struct {
		Status string `json:"status"`
	}
	if json.Unmarshal(x.challenge, &reason) != nil {
		return ""
	}
	return plain(reason.Status, 20)
}

// saysNoToToken tells a refused token from a mailbox that is busy or switched off.
func saysNoToToken(no *imap.Error) bool {
	return no.Type == imap.StatusResponseTypeNo && (no.Code == imap.ResponseCodeAuthenticationFailed ||
		no.Code == "" && !containsAny(strings.ToLower(no.Text), "not connected", "too many", "temporar", "try again"))
}

// innermost returns what the sign-in itself has said of a failure, which the
// watchdog may have wrapped into one of the line.
func innermost(err error) error {
	var outer, inner *connectors.Error
	if errors.As(err, &outer) && errors.As(outer.Err, &inner) {
		return inner
	}
	return err
}

const (
	safeReading = "受信済みのメールはそのままです。"
	safeSending = "返信は送られていません。"
	smtpOffTip  = "それでも送れないときは、メールの管理者に「認証済み SMTP」を有効にするよう頼んでください。"
)

// codeTokenRefused is an access token that was not taken. A fresh one may be.
const codeTokenRefused = "token_not_taken"

// tokenRefused explains a refused token: said is the server's own word, safe what
// has not been lost, tip what else may be wrong. What a
// library makes of the end of such an exchange (Dovecot answers BAD to the empty
// answer) hides the reason, so it is not shown.
func tokenRefused(v server, x *bearer, said, safe, tip string) error {
	name := "メールサービス"
	if v.issuer != "" {
		name = v.issuer
	}
	text := v.what + "がサインインを受け付けませんでした。" + safe + "接続の画面から、このメールアドレス（" + x.user + "）の " +
		name + " アカウントでもう一度サインインしてください。" + tip
	if why := first(x.why(), plain(said, 80)); why != "" {
		text += "（サーバーの返事: " + why + "）"
	}
	return &connectors.Error{Reason: connectors.Auth, Code: codeTokenRefused, Text: text, Err: fmt.Errorf("token: refused, status %q", x.why())}
}

// noBearer is a server that cannot take a token at all.
func noBearer(v server) error {
	return badField("auth", v.what+"（"+v.host+"）はこのサインインに対応していません。サーバーのホスト名を確かめるか、サインインの方法をパスワードにしてください。")
}

// withToken tries with the access token at hand and, when it is not taken, once
// more with a fresh one: tokens are also ended from outside, before their time.
func (b *box) withToken(ctx context.Context, v server, try func(server) error) error {
	if !v.oauth() {
		return try(v)
	}
	token, err := b.tokens.Get(ctx, "")
	if err != nil {
		return err
	}
	v.token = token
	if err = try(v); err == nil || connectors.As(err).Code != codeTokenRefused {
		return err
	}
	if v.token, err = b.tokens.Get(ctx, token); err != nil {
		return err
	}
	return try(v)
}
