package demo

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"time"
)

// gate stands before the pretend 楽天 and spoils the replies to chosen inquiries.
// The fake's own faults hit whatever call comes next; the demo must know which
// inquiry will show what.
type gate struct {
	url   string
	mall  *httputil.ReverseProxy
	serve *http.Server

	mu      sync.Mutex
	refused map[string]bool
	dropped map[string]bool
}

func openGate(mall string) (*gate, error) {
	u, err := url.Parse(mall)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	g := &gate{
		url: "http://" + l.Addr().String(), refused: map[string]bool{}, dropped: map[string]bool{},
		mall: &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }},
	}
	g.serve = &http.Server{Handler: g, ReadHeaderTimeout: time.Minute}
	go func() { _ = g.serve.Serve(l) }() // ends with close
	return g, nil
}

func (g *gate) close() { _ = g.serve.Close() }

// refuse makes the mall refuse every reply to an inquiry.
func (g *gate) refuse(number string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.refused[number] = true
}

// drop breaks the line once, after a reply to an inquiry was stored.
func (g *gate) drop(number string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.dropped[number] = true
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/inquiry/reply") {
		g.mall.ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	refused, dropped := g.fate(body)
	switch {
	case refused:
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"error":{"code":"IE001","message":"bad parameter","targets":{"inquiryNumber":"this inquiry does not accept replies"}}}`)
	case dropped:
		g.mall.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler) // the documented way to cut the line
	default:
		g.mall.ServeHTTP(w, r)
	}
}

func (g *gate) fate(body []byte) (refused, dropped bool) {
	var in struct {
		Number string `json:"inquiryNumber"`
	}
	if json.Unmarshal(body, &in) != nil {
		return false, false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	refused, dropped = g.refused[in.Number], g.dropped[in.Number]
	delete(g.dropped, in.Number)
	return refused, dropped
}
