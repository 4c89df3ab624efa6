// Package endpoint talks to a machine that words drafts: any server with the
// chat calls that OpenAI has made usual (POST /chat/completions, GET /models),
// as Ollama, llama.cpp and LM Studio serve them too.
//
// It sends what it is given and nothing else, follows no redirect, uses no proxy,
// goes beyond this machine by HTTPS alone, and ends every answer that is too
// long, too slow or too large. It logs nothing and keeps nothing.
package endpoint

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/app/drafting"
	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// Limits of an answer; the zero value is usable.
type Limits struct {
	Whole   time.Duration // of the whole answer, 3 min when zero: a small PC thinks slowly
	Silence time.Duration // between two pieces, 90 s when zero
	Letters int           // of the text, 8,000 when zero
	Bytes   int64         // of what comes over the line, 4 MiB when zero
}

// Endpoint is one server, model and key.
type Endpoint struct {
	base  *url.URL
	model string
	key   string
	local bool
	limit Limits
	http  *http.Client
	reach func(ctx context.Context, network, address string) (net.Conn, error)
}

// Line is how other machines are reached; the zero value is the network as it is.
// A test leads a name that is not this machine's to a server that is.
type Line struct {
	Dial  func(ctx context.Context, network, address string) (net.Conn, error)
	Roots *x509.CertPool // whom to believe, the system's when nil
}

// Open reads an address such as http://127.0.0.1:11434/v1. It never dials.
func Open(address, model, key string, l Limits) (*Endpoint, error) {
	return Line{}.Open(address, model, key, l)
}

// Open is Open over this line.
func (line Line) Open(address, model, key string, l Limits) (*Endpoint, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(address), "/"))
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, failed("ai_address", connectors.Auth, "接続先の書き方が読み取れません。何も送っていません。「http://127.0.0.1:11434/v1」のような形で入れてください。", nil)
	}
	if web.CheckPlain(u) != nil {
		return nil, failed("ai_plain", connectors.Auth, "この PC の外へは、「https://」で始まる接続先だけを使えます。何も送っていません。接続先を直してください。", nil)
	}
	l = l.orUsual()
	e := &Endpoint{base: u, model: model, key: key, local: web.IsLoopback(u.Hostname()), limit: l, reach: line.Dial}
	if e.reach == nil {
		e.reach = web.Dialer().DialContext
	}
	t := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: line.Roots, MinVersion: tls.VersionTLS12}, ResponseHeaderTimeout: l.Silence, TLSHandshakeTimeout: 15 * time.Second, DisableKeepAlives: true}
	t.DialContext = e.dial
	e.http = &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return e, nil
}

func (l Limits) orUsual() Limits {
	if l.Whole == 0 {
		l.Whole = 3 * time.Minute
	}
	if l.Silence == 0 {
		l.Silence = 90 * time.Second
	}
	if l.Letters == 0 {
		l.Letters = 8000
	}
	if l.Bytes == 0 {
		l.Bytes = 4 << 20
	}
	return l
}

// Local tells that the words stay on this machine.
func (e *Endpoint) Local() bool { return e.local }

// Host is where the words go.
func (e *Endpoint) Host() string { return e.base.Host }

// dial holds a local address to its word: a name that leads elsewhere is refused.
func (e *Endpoint) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := e.reach(ctx, network, address)
	if err != nil || !e.local {
		return conn, err
	}
	if tcp, ok := conn.RemoteAddr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		return nil, errors.Join(errors.New("not on this machine"), conn.Close())
	}
	return conn, nil
}

// question is the body of a call, as the OpenAI chat completions reference names
// its fields (read 2026-11-20). max_tokens is understood by every server of the
// kind; its successor is not.
type question struct {
	Model       string          `json:"model"`
	Messages    []drafting.Turn `json:"messages"`
	Stream      bool            `json:"stream"`
	Temperature float64         `json:"temperature"`
	MaxTokens   int             `json:"max_tokens"`
}

const mostTokens = 1500

// Body is exactly what goes over the line.
func (e *Endpoint) Body(turns []drafting.Turn) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(question{Model: e.model, Messages: turns, Stream: true, Temperature: 0.2, MaxTokens: mostTokens}) // strings and numbers only
	return b.Bytes()
}

// Draft asks and hands over the text as it grows. What has come is returned also
// with an error.
func (e *Endpoint) Draft(ctx context.Context, turns []drafting.Turn, grow func(string)) (string, error) {
	ctx, stop := context.WithTimeoutCause(ctx, e.limit.Whole, errSlow)
	defer stop()
	res, err := e.call(ctx, http.MethodPost, "/chat/completions", e.Body(turns))
	if err != nil {
		return "", err
	}
	defer func() { _ = res.Body.Close() }()
	return e.read(ctx, res, grow)
}

// Models lists what the server has.
func (e *Endpoint) Models(ctx context.Context) ([]string, error) {
	ctx, stop := context.WithTimeoutCause(ctx, min(e.limit.Whole, 15*time.Second), errSlow)
	defer stop()
	res, err := e.call(ctx, http.MethodGet, "/models", nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	var list struct {
		Data []struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	if err := json.NewDecoder(io.LimitReader(res.Body, 1<<20)).Decode(&list); err != nil {
		return nil, e.broken(ctx, err)
	}
	out := []string{}
	for _, m := range list.Data {
		if m.ID != "" && len(m.ID) < 200 && len(out) < 200 {
			out = append(out, m.ID)
		}
	}
	return out, nil
}

func (e *Endpoint) call(ctx context.Context, method, path string, body []byte) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, e.base.String()+path, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("drafting request: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	if e.key != "" {
		req.Header.Set("Authorization", "Bearer "+e.key)
	}
	res, err := e.http.Do(req)
	if err != nil {
		return nil, e.broken(ctx, err)
	}
	if res.StatusCode != http.StatusOK {
		_ = res.Body.Close()
		return nil, refused(res.StatusCode)
	}
	return res, nil
}
