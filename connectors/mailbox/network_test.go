package mailbox

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestProxy_carries_IMAP_and_SMTP(t *testing.T) {
	var tunnels atomic.Int32
	for name, start := range map[string]func(*testing.T, *atomic.Int32) string{"http": httpProxy, "socks5": socksProxy} {
		t.Run(name, func(t *testing.T) {
			tunnels.Store(0)
			s := startServer(t, mailboxtest.Options{})
			s.Deliver(letterOf(1, day), day)
			set := s.Settings()
			set["proxy"] = start(t, &tunnels)
			b := openBox(t, set)
			ids, _ := pullAll(t, b, "")
			sameIDs(t, ids, "m1@example.com")
			if _, err := b.Send(t.Context(), answer("yamada@example.com")); err != nil {
				t.Fatal(err)
			}
			if n := tunnels.Load(); n != 3 { // the pull, the mail, its copy
				t.Errorf("%d tunnels", n)
			}
		})
	}
}

func TestProxy_that_refuses_is_a_network_error(t *testing.T) {
	p := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) }))
	t.Cleanup(p.Close)
	s := startServer(t, mailboxtest.Options{})
	set := s.Settings()
	set["proxy"] = p.URL
	_, err := openBox(t, set).Pull(t.Context(), "")
	failure(t, err, connectors.Temporary, "network")
}

func httpProxy(t *testing.T, tunnels *atomic.Int32) string {
	p := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user := r.Header.Get("Proxy-Authorization"); r.Method != http.MethodConnect || !strings.HasPrefix(user, "Basic ") {
			w.WriteHeader(http.StatusProxyAuthRequired)
			return
		}
		tunnels.Add(1)
		c, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		_, _ = c.Write([]byte("HTTP/1.1 200 OK\r\n\r\n"))
		join(c, r.Host)
	}))
	t.Cleanup(p.Close)
	return strings.Replace(p.URL, "http://", "http://user:pass@", 1)
}

// socksProxy speaks SOCKS5 without a password, IPv4 only (RFC 1928).
func socksProxy(t *testing.T, tunnels *atomic.Int32) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				hello := make([]byte, 3)
				ask := make([]byte, 10)
				_, _ = io.ReadFull(c, hello)
				_, _ = c.Write([]byte{5, 0})
				if _, err := io.ReadFull(c, ask); err != nil || ask[3] != 1 {
					_ = c.Close()
					return
				}
				tunnels.Add(1)
				_, _ = c.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
				to := net.TCPAddr{IP: ask[4:8], Port: int(ask[8])<<8 | int(ask[9])}
				join(c, to.String())
			}()
		}
	}()
	return "socks5://" + l.Addr().String()
}

// join copies both ways until one side ends.
func join(c net.Conn, addr string) {
	defer func() { _ = c.Close() }()
	far, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	defer func() { _ = far.Close() }()
	go func() {
		_, _ = io.Copy(far, c)
		_ = far.Close()
	}()
	_, _ = io.Copy(c, far)
}
