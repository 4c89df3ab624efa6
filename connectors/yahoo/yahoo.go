// Package yahoo connects one Yahoo!ショッピング store: its inquiries (問い合わせ
// 管理 API), the answers to them and its orders.
//
// Every call goes through one client, which signs it, keeps the pace, renews
// the access token and turns their refusals into reasons. A reply is posted
// once: whatever may have arrived is "unknown" and is settled by reading the
// thread. Orders are read, never changed; card fields are never asked for.
//
// It keeps no state that it could not lose: the position of a pull is in the
// cursor, a rotated sign-in is saved through Env before it is used.
package yahoo

import (
	"crypto/rsa"
	"net/url"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/web"
)

// account is one store with working settings.
type account struct {
	client *client
	seller string
	now    func() time.Time
	since  time.Time // reach of the first pull, zero for the usual one
	fields *fieldSet // of orderInfo, less what the server refused
	list   *fieldSet // of orderList

	category int    // of a topic the shop begins
	auctions recent // topics known to be of Yahoo!オークション
	buyers   tally  // orders whose buyer could not be read

	signedIn   time.Time // when a person signed in last, zero when unknown
	keyExpires time.Time // end of the public key, zero when unknown
}

// Fields are unexported, so name here what the account can do.
var (
	_ connectors.Connector    = (*account)(nil)
	_ connectors.OrderReader  = (*account)(nil)
	_ connectors.Prober       = (*account)(nil)
	_ connectors.Confirmer    = (*account)(nil)
	_ connectors.ThreadReader = (*account)(nil)
	_ connectors.FileReader   = (*account)(nil)
	_ connectors.Marker       = (*account)(nil)
	_ connectors.Rescanner    = (*account)(nil)
	_ connectors.KeyReader    = (*account)(nil)
	_ connectors.Checker      = (*account)(nil)
	_ connectors.Meter        = (*account)(nil)
	_ connectors.Inspector    = (*account)(nil)
)

// open checks the settings. It never dials.
func (k *commons) open(s connectors.Settings, env connectors.Env) (connectors.Connector, error) {
	env = env.WithDefaults()
	for _, f := range fields() {
		if f.Required && s.Text(f.Key) == "" {
			return nil, setting(f.Key, "「"+f.Label+"」が入っていません。接続の設定で入れてください。")
		}
	}
	key, err := openKey(s)
	if err != nil {
		return nil, err
	}
	base, err := address(s.Text("endpoint"), defaultEndpoint, "/ShoppingWebService")
	if err != nil {
		return nil, err
	}
	auth, err := address(s.Text("auth_endpoint"), defaultAuth, "/yconnect/v2")
	if err != nil {
		return nil, err
	}
	category, err := topicCategory(s.Text("topic_category"))
	if err != nil {
		return nil, err
	}
	calls, err := web.New(web.Options{
		Pace: pace(s, base), Queue: keyOf(base.String(), s.Text("client_id")), Proxy: s.Text("proxy"), MaxBody: maxFile + 1<<20, Log: env.Log, Now: env.Now,
	})
	if err != nil {
		return nil, err
	}
	return &account{
		client: &client{
			web: calls, base: base.String(), seller: s.Text("seller_id"), key: key, version: s.Text("key_version"),
			tokens: newTokens(k.logins, calls, auth, s, env), now: env.Now,
			queue: k.queue(base.String(), s, pace(s, base)), notices: map[string]string{},
		},
		seller: s.Text("seller_id"), now: env.Now, since: env.Since, category: category,
		fields: newFieldSet(infoFields), list: newFieldSet(listFields),
		signedIn: date(s.Text("signed_in_at")), keyExpires: date(s.Text("key_expires")),
	}, nil
}

// openKey reads the public key; without one the calls go unsigned.
func openKey(s connectors.Settings) (*rsa.PublicKey, error) {
	text := s.Text("public_key")
	if text == "" {
		return nil, nil
	}
	if s.Text("key_version") == "" {
		return nil, setting("key_version", "公開鍵の「バージョン」が入っていません。ストアクリエイターProの「暗号鍵管理」に出ている番号を入れてください。")
	}
	key, err := parseStoreKey(text)
	if err != nil {
		return nil, setting("public_key", "公開鍵が読み取れません。「-----BEGIN」の行から「-----END」の行まで、すべて貼り付けてください。")
	}
	return key, nil
}

// pace is the pause between two calls. Below the mall's one call a second only
// a server on this machine is asked.
func pace(s connectors.Settings, base *url.URL) time.Duration {
	ms := s.Int("pace_ms", defaultPace)
	if !web.IsLoopback(base.Hostname()) {
		ms = max(ms, defaultPace)
	}
	return time.Duration(max(ms, 0)) * time.Millisecond
}

// address reads a base address. One without a path gets the mall's own, so that
// a test host or a relay can be given by its origin.
func address(given, def, path string) (*url.URL, error) {
	if given == "" {
		given = def
	}
	u, err := url.Parse(strings.TrimRight(given, "/"))
	if err != nil || u.Host == "" {
		return nil, setting("endpoint", "接続先の書き方が読み取れません。「https://」で始まる形で入れてください。")
	}
	if err := web.CheckPlain(u); err != nil {
		return nil, err
	}
	u.Path = strings.TrimSuffix(u.Path, "/V1")
	if u.Path == "" {
		u.Path = path
	}
	u.RawPath, u.RawQuery, u.Fragment = "", "", ""
	return u, nil
}

func setting(key, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "setting_" + key, Text: text}
}

// date reads a day or a moment of the settings; zero when it is neither.
func date(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, jst.Zone()); err == nil {
			return t
		}
	}
	return time.Time{}
}
