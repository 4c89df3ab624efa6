package yahoo

import (
	"bytes"
	"context"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
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
	tokens  *signin.Tokens
	now     func() time.Time
	queue   *queue // a call is signed when its turn has come

	mu      sync.Mutex
	notices map[string]string // signature status → what to tell the shop
}

// call is one request to an API.
type call struct {
	method string
	path   string // below the base, e.g. /V1/externalTalkList
	query  url.Values
	body   []byte
	kind   string // media type of body
	posts  bool   // a lost answer leaves the outcome open
	urgent urgency
	trial  bool // a person tries the connection: not held back by an earlier wait
}

// do makes a call. A token that the mall refuses is renewed once: it was refused
// before anything happened, so that even a post may be repeated.
func (c *client) do(ctx context.Context, r call) (web.Answer, error) {
	if err := c.heldBack(r); err != nil {
		return web.Answer{}, err
	}
	token := ""
	for try := 0; ; try++ {
		var err error
		token, err = c.tokens.Get(ctx, token)
		if err != nil {
			if e := connectors.As(err); e.Code == codeFast {
				c.queue.stop(c.now().Add(e.After), e.Code) // without a token nothing can be asked
			}
			return web.Answer{}, err
		}
		a, err := c.once(ctx, r, token)
		c.checkStatus(a)
		if err != nil {
			return a, openOutcome(err, r.posts)
		}
		err = refused(a, r.posts, c.web.RetryAfter(a.Header), c.now())
		if code := connectors.As(err).Code; err == nil || code != codeStale && code != codeSession || try > 0 {
			c.remember(a, err)
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

// heldBack keeps a wait that the mall has asked for.
func (c *client) heldBack(r call) error {
	rest, why := c.queue.stopped(c.now())
	if rest == 0 || r.trial {
		return nil
	}
	e := &connectors.Error{Reason: connectors.Limited, Code: why, After: rest, Err: errors.New("still held back")}
	if why == codeDaily {
		e.Text = textDaily
	}
	return e
}

// remember keeps the mall's wish to be asked more slowly, or not at all for a
// time it has named, for all calls to come.
func (c *client) remember(a web.Answer, err error) {
	if err == nil {
		c.queue.resume()
		return
	}
	switch e := connectors.As(err); e.Code {
	case codeFast:
		c.web.Slow()
		c.queue.stop(c.now().Add(c.web.RetryAfter(a.Header)), e.Code)
	case codeDaily:
		c.queue.stop(c.now().Add(e.After), e.Code)
	}
}

func (c *client) once(ctx context.Context, r call, token string) (web.Answer, error) {
	if err := c.queue.enter(ctx, r.urgent); err != nil {
		return web.Answer{}, &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: err}
	}
	defer c.queue.leave()
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

// shape describes an answer for support: nothing of its content.
func shape(a web.Answer) string {
	s := fmt.Sprintf("status %d, %d bytes", a.Status, len(a.Body))
	if v := signatureStatus(a); v != "" {
		s += ", signature " + v
	}
	return s
}
