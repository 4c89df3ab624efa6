package host

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"

	"madoguchi/app"
)

// Door lets in who holds the key of this run. The key is in the link that
// `serve` prints; a browser that has followed it carries a cookie from then on.
// Nothing of it is stored: the next run has another key.
type Door struct {
	key  string
	mu   sync.Mutex
	open map[[32]byte]*app.Seat // by the hash of the cookie given out
	host string                 // listening host
	port string
}

// NewDoor returns the door of a server on that listener.
func NewDoor(at net.Addr) *Door {
	host, port, _ := net.SplitHostPort(at.String())
	return &Door{key: rand.Text(), open: map[[32]byte]*app.Seat{}, host: host, port: port}
}

// Link is the address that signs in.
func (d *Door) Link() string {
	host := d.host
	if a, err := netip.ParseAddr(host); err == nil && a.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, d.port) + "/?key=" + d.key
}

// admit answers requests that may not go further and returns the seat of those
// that may: each browser has its own.
func (d *Door) admit(w http.ResponseWriter, r *http.Request) *app.Seat {
	// A name of another site that resolves to this machine (DNS rebinding) shows
	// in Host; a request made by another site's page shows in Origin.
	if !d.ours(r.Host) || !sameOrigin(r) {
		http.Error(w, "このアドレスからは開けません。窓口を始めたときに表示されたアドレスから開いてください。", http.StatusForbidden)
		return nil
	}
	if key := r.URL.Query().Get("key"); key != "" && r.Method == http.MethodGet {
		d.signIn(w, r, key)
		return nil
	}
	c, err := r.Cookie(d.cookieName())
	d.mu.Lock()
	var seat *app.Seat
	if err == nil {
		seat = d.open[sha256.Sum256([]byte(c.Value))]
	}
	d.mu.Unlock()
	if seat == nil {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = w.Write([]byte("窓口を始めたときに表示されたアドレス（?key= の付いたもの）から開いてください。"))
	}
	return seat
}

func (d *Door) signIn(w http.ResponseWriter, r *http.Request, key string) {
	if subtle.ConstantTimeCompare([]byte(key), []byte(d.key)) != 1 {
		http.Error(w, "このアドレスは古くなっています。窓口を始めたときに表示されたアドレスから開いてください。", http.StatusUnauthorized)
		return
	}
	token := rand.Text() + rand.Text()
	d.mu.Lock()
	d.open[sha256.Sum256([]byte(token))] = &app.Seat{}
	d.mu.Unlock()
	http.SetCookie(w, &http.Cookie{
		Name: d.cookieName(), Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	// A page of its own and not a redirect: a browser that came from another
	// page would not send the strict cookie along with one.
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Refresh", "0; url=/")
	_, _ = w.Write([]byte("<!doctype html><html lang=ja><title>窓口</title><a href=\"/\">窓口を開く</a>"))
}

// cookieName differs by port: a browser gives a cookie to every port of this
// machine, and two desks must not sign each other out.
func (d *Door) cookieName() string { return "madoguchi-" + d.port }

// ours reports whether a Host header names this server.
func (d *Door) ours(hostport string) bool {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		host, port = hostport, "80"
	}
	if port != d.port {
		return false
	}
	if host == d.host || host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return false // a name we did not give ourselves
	}
	listen, err := netip.ParseAddr(d.host)
	return err == nil && (listen.IsUnspecified() || a.IsLoopback() && listen.IsLoopback())
}

// sameOrigin refuses requests that a page of another site makes. Another port
// of this machine is another site too. A person may come here from anywhere by
// a link or by typing the address.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		if r.Method != http.MethodGet || r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			return false
		}
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && u.Host == r.Host
}
