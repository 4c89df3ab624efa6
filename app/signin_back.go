package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"madoguchi/connectors"
)

// wayBack is where the browser comes back to: one path on the loopback
// addresses of this machine, for as long as its sign-in waits.
type wayBack struct {
	at     *url.URL
	open   []net.Listener // none: another program has the port
	server *http.Server
}

// openBack takes the port of a redirect.
func openBack(redirect string) (*wayBack, error) {
	u, err := url.Parse(redirect)
	if err != nil || u.Scheme != "http" || u.Port() == "" || !ownAddress(u.Hostname()) {
		return nil, &connectors.Error{
			Reason: connectors.Rejected, Code: "signin_redirect",
			Text: "サインインの戻り先は「http://localhost:番号/…」の形で入れてください。",
		}
	}
	return &wayBack{at: u, open: listeners(u.Hostname(), u.Port())}, nil
}

// serve answers until close.
func (b *wayBack) serve(s *signIn, work *sync.WaitGroup) {
	b.server = &http.Server{
		Handler: guarded(b.at, s), ReadTimeout: 10 * time.Second, IdleTimeout: 10 * time.Second, MaxHeaderBytes: 2 * maxReturned,
	}
	for _, l := range b.open {
		work.Go(func() { _ = b.server.Serve(l) })
	}
}

// close gives the port back at once; an answer on its way still arrives.
func (b *wayBack) close(work *sync.WaitGroup) {
	for _, l := range b.open {
		_ = l.Close()
	}
	work.Go(func() {
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer stop()
		if b.server.Shutdown(ctx) != nil {
			_ = b.server.Close()
		}
	})
}

// pathOf is a path as it is compared: a browser asks for the root of a redirect
// that has none (RFC 9110 §4.2.3).
func pathOf(u *url.URL) string {
	if u.Path == "" {
		return "/"
	}
	return u.Path
}

func ownAddress(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.IsLoopback()
}

// listeners opens the port on every address the browser may choose for the
// host: all of them or, when somebody else holds one, none.
func listeners(host, port string) []net.Listener {
	hosts := []string{host}
	if host == "localhost" {
		hosts = []string{"127.0.0.1"}
		if l, err := net.Listen("tcp", "[::1]:0"); err == nil { // this machine speaks IPv6
			_ = l.Close()
			hosts = append(hosts, "::1")
		}
	}
	var open []net.Listener
	for _, h := range hosts {
		l, err := net.Listen("tcp", net.JoinHostPort(h, port))
		if err != nil {
			for _, o := range open {
				_ = o.Close()
			}
			return nil
		}
		open = append(open, l)
	}
	return open
}

// guarded answers the one path to a browser and nothing to anybody else.
func guarded(at *url.URL, s *signIn) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		switch {
		// A name of another site that resolves to this machine shows in Host.
		case r.Host != at.Host || pathOf(r.URL) != pathOf(at):
			http.NotFound(w, r)
		case r.Method != http.MethodGet:
			w.Header().Set("Allow", http.MethodGet)
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		default:
			s.answer(w, at.Scheme+"://"+at.Host+at.Path+"?"+r.URL.RawQuery)
		}
	})
}

// answer tells the person in the browser how the sign-in ended.
func (s *signIn) answer(w http.ResponseWriter, returned string) {
	if !s.mine(returned) {
		backPage(w, http.StatusBadRequest, "このページは、いまのサインインのものではありません。窓口の画面から、サインインを始め直してください。")
		return
	}
	st := s.come(returned)
	if st.State != SignInDone {
		backPage(w, http.StatusOK, st.Text)
		return
	}
	backPage(w, http.StatusOK, "サインインできました。窓口に戻ってください。")
}

// backStyle is the only style of the page; the policy names it by its hash.
const backStyle = `:root{color-scheme:light dark}body{font:16px/1.75 "Hiragino Sans","Yu Gothic UI","Noto Sans JP",system-ui,sans-serif;` +
	`margin:20vh auto;max-width:32em;padding:0 24px;text-align:center}`

func backPage(w http.ResponseWriter, status int, text string) {
	sum := sha256.Sum256([]byte(backStyle))
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+
		"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte("<!doctype html><html lang=ja><meta charset=utf-8><title>窓口</title><style>" + backStyle + "</style><p>" +
		html.EscapeString(text) + "</p></html>"))
}
