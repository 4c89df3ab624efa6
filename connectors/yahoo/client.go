package yahoo

import (
	"bytes"
	"context"
	"crypto/rsa"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// client is the only way to their order and question APIs, so that no call can
// go out unsigned: a single one shortens the whole session to 12 hours.
type client struct {
	web     *web.Client
	base    string
	seller  string
	key     *rsa.PublicKey // nil: unsigned
	version string
	tokens  *tokens
	now     func() time.Time
	turn    chan struct{} // a call is signed when its turn has come

	mu      sync.Mutex
	notices map[string]string // signature status → what to tell the shop
}

func newClient(c *web.Client, base *url.URL, key *rsa.PublicKey, s connectors.Settings, t *tokens, now func() time.Time) *client {
	return &client{
		web: c, base: base.String(), seller: s.Text("seller_id"), key: key, version: s.Text("key_version"),
		tokens: t, now: now, turn: make(chan struct{}, 1), notices: map[string]string{},
	}
}

// call is one request to an API.
type call struct {
	method string
	path   string // below the base, e.g. /V1/externalTalkList
	query  url.Values
	body   []byte
	kind   string // media type of body
	posts  bool   // a lost answer leaves the outcome open
}

// do makes a call. A token that the mall refuses is renewed once: it was refused
// before anything happened, so that even a post may be repeated.
func (c *client) do(ctx context.Context, r call) (web.Answer, error) {
	token := ""
	for try := 0; ; try++ {
		var err error
		token, err = c.tokens.get(ctx, token)
		if err != nil {
			return web.Answer{}, err
		}
		a, err := c.once(ctx, r, token)
		if err != nil {
			return web.Answer{}, openOutcome(err, r.posts)
		}
		c.checkStatus(a)
		err = refused(a, r.posts, c.web.RetryAfter(a.Header), c.now())
		if code := connectors.As(err).Code; err == nil || code != codeStale && code != codeSession || try > 0 {
			return a, err
		}
	}
}

// openOutcome: only a post leaves something open; reading or marking again
// does no harm.
func openOutcome(err error, posts bool) error {
	if posts {
		return err
	}
	return notSent(err)
}

func (c *client) once(ctx context.Context, r call, token string) (web.Answer, error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return web.Answer{}, &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: ctx.Err()}
	}
	address := c.base + r.path
	if len(r.query) > 0 {
		address += "?" + r.query.Encode()
	}
	var body io.Reader
	if r.body != nil {
		body = bytes.NewReader(r.body)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, address, body)
	if err != nil {
		return web.Answer{}, &connectors.Error{Reason: connectors.Rejected, Code: "address", Err: errors.New("bad address")}
	}
	req.Header.Set("Authorization", "Bearer "+token)
	if r.kind != "" {
		req.Header.Set("Content-Type", r.kind)
	}
	if err := c.sign(req); err != nil {
		return web.Answer{}, err
	}
	return c.web.Do(ctx, req)
}

func (c *client) sign(req *http.Request) error {
	if c.key == nil {
		return nil
	}
	s, err := signature(c.key, c.seller, c.now())
	if err != nil {
		return &connectors.Error{
			Reason: connectors.Auth, Code: "setting_public_key",
			Text: statuses["invalid-authorize-value"], Err: errors.New("public key is too short"),
		}
	}
	req.Header.Set("X-sws-signature", s)
	req.Header.Set("X-sws-signature-version", c.version)
	return nil
}

// checkStatus notes a refused signature: the answer is good all the same.
func (c *client) checkStatus(a web.Answer) {
	status := strings.ToLower(strings.TrimSpace(a.Header.Get("X-SWS-Authorize-Status")))
	if status == "" || status == "authorized" || c.key == nil {
		return
	}
	text, ok := statuses[status]
	if !ok {
		status, text = "refused", textStatus
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.notices["signature_"+status] = text
}

// takeNotices returns what was noted since the last time.
func (c *client) takeNotices() []connectors.Notice {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.key == nil {
		c.notices["unsigned"] = textUnsigned
	}
	var list []connectors.Notice
	for _, code := range slices.Sorted(maps.Keys(c.notices)) {
		list = append(list, connectors.Notice{Code: code, Text: c.notices[code], Serious: true})
	}
	clear(c.notices)
	return list
}
