// Package web is the one HTTP client of the connectors. It keeps the pace a
// mall asks for and slows down when told to, also over several clients of one
// key, counts its calls, limits time and size, refuses plain HTTP beyond this machine,
// follows no redirect (a key must not travel to another host), and logs neither
// query, body nor header. It tells a call that never left from one whose
// outcome is unknown.
//
// It knows no mall: status codes and bodies are read by the kind.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"madoguchi/connectors"
)

// Options of a client; the zero value is usable.
type Options struct {
	Pace time.Duration // least time between the starts of two calls
	// Queue names what the other side counts calls by, such as its address and a
	// key. Clients of the same name in this program wait in one line and share
	// its pace; an empty name is a line of its own. It is never logged.
	Queue   string
	Proxy   string        // http://, https:// or socks5:// address, empty for none
	Timeout time.Duration // of one call, 30 s when zero
	MaxBody int64         // of an answer, 32 MiB when zero
	Log     *slog.Logger
	Now     func() time.Time // the clock of Slow and of a Retry-After date; time.Now when nil
}

// Client makes calls one at a time in the given pace. It may be used by several
// goroutines.
type Client struct {
	http  *http.Client
	queue *queue
	pace  time.Duration
	calls atomic.Int64
	limit int64
	log   *slog.Logger
	now   func() time.Time
}

// Answer is what came back, read to its end.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// New returns a client, or an error when the proxy address cannot be used.
func New(o Options) (*Client, error) {
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBody == 0 {
		o.MaxBody = 32 << 20
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.Proxy = nil // the account's own proxy or none: never one from the environment
	t.ResponseHeaderTimeout = o.Timeout
	if o.Proxy != "" {
		u, err := url.Parse(o.Proxy)
		if err != nil || u.Host == "" {
			return nil, &connectors.Error{
				Reason: connectors.Auth, Code: "proxy_address",
				Text: "プロキシの書き方が読み取れません。「http://ホスト:ポート」の形で入れてください。",
			}
		}
		t.Proxy = http.ProxyURL(u)
	}
	return &Client{
		http: &http.Client{
			Transport: t, Timeout: o.Timeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		queue: queueOf(o.Queue), pace: max(o.Pace, 0), limit: o.MaxBody, log: o.Log, now: o.Now,
	}, nil
}

// Do makes one call and reads the whole answer, whatever its status. An error
// is a *connectors.Error: Temporary when nothing can have happened on the other
// side (the request did not leave, or it only reads), Unsure when a writing
// request left and no complete answer came back.
func (c *Client) Do(ctx context.Context, req *http.Request) (Answer, error) {
	if err := CheckPlain(req.URL); err != nil {
		return Answer{}, err
	}
	if err := c.queue.take(ctx, c.pace, c.now); err != nil {
		return Answer{}, &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: err}
	}
	defer c.queue.give()
	c.calls.Add(1)

	var left atomic.Bool // the first byte of the request was written
	tries := 0
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		// The transport repeats a read by itself when a kept connection turns out to
		// be dead. To the mall that is a call like any other.
		GotConn: func(httptrace.GotConnInfo) {
			if tries++; tries > 1 {
				_ = c.queue.rest(ctx, c.pace, c.now) // a cancel ends the call right after
				c.calls.Add(1)
			}
		},
		WroteHeaderField: func(string, []string) { left.Store(true) },
		// The mall counts from when the request reaches it, not from when we dial.
		WroteHeaders: c.queue.began,
	})
	start := c.now()
	res, err := c.http.Do(req.WithContext(ctx))
	if err != nil {
		return Answer{}, c.failed(req, err, left.Load())
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, c.limit+1))
	if err == nil && int64(len(body)) > c.limit {
		err = fmt.Errorf("answer is larger than %d bytes", c.limit)
	}
	if err != nil {
		return Answer{Status: res.StatusCode, Header: res.Header}, c.failed(req, err, true)
	}
	c.log.Debug("call", "method", req.Method, "path", req.URL.Path, "status", res.StatusCode,
		"bytes", len(body), "ms", c.now().Sub(start).Milliseconds())
	return Answer{Status: res.StatusCode, Header: res.Header, Body: body}, nil
}

// Slow doubles the pause between two calls for ten minutes, up to ten seconds;
// after that it halves every ten minutes until the client's own pace is reached.
// Whether an answer is a reason is the kind's judgement. It concerns every client
// of the same Queue. A client without a pace has nothing to double.
func (c *Client) Slow() { c.queue.slow(c.pace, c.now()) }

// Calls is how many calls were started, whatever became of them.
func (c *Client) Calls() int64 { return c.calls.Load() }

func (c *Client) failed(req *http.Request, err error, left bool) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err // without the address: its query may carry a key
	}
	e := &connectors.Error{Reason: connectors.Temporary, Code: "network", Err: fmt.Errorf("%s %s: %w", req.Method, req.URL.Path, err)}
	if left && req.Method != http.MethodGet && req.Method != http.MethodHead {
		e.Reason, e.Code = connectors.Unsure, "no_answer"
	}
	return e
}

// RetryAfter reads the header of that name: seconds or an HTTP date (RFC 9110
// §10.2.3). It is zero when the header is missing or not understood, and a day
// at most, so that a wrong value cannot stop an account for good.
func (c *Client) RetryAfter(h http.Header) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	var d time.Duration
	if n, err := strconv.Atoi(v); err == nil {
		d = time.Duration(min(max(n, 0), 86400)) * time.Second
	} else if t, err := http.ParseTime(v); err == nil {
		d = t.Sub(c.now())
	}
	return min(max(d, 0), 24*time.Hour)
}

// CheckPlain refuses an address without TLS unless it is on this machine.
func CheckPlain(u *url.URL) error {
	if u.Scheme == "https" || u.Scheme == "http" && IsLoopback(u.Hostname()) {
		return nil
	}
	return &connectors.Error{
		Reason: connectors.Auth, Code: "plain_http",
		Text: "暗号化されない接続先は使えません。「https://」で始まる接続先を入れてください。",
	}
}

// IsLoopback reports whether host is this machine and cannot be another.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}

// Dialer is for the connectors that do not speak HTTP: it has the same time
// limits.
func Dialer() *net.Dialer {
	return &net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}
}
