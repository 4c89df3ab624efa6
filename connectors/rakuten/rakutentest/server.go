// Package rakutentest is a pretend 楽天: R-Messe, the order API and the licence
// service on a loopback address, as strict as the real ones are documented to
// be. Tests and the demo shop use the same one.
//
// It checks the key, the parameters and the rules of a reply, keeps what was
// delivered, counts every call, and fails on demand (Fault). It knows nothing
// of the connector: they meet over HTTP only. Everything is kept in memory.
package rakutentest

import (
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options of a pretend mall; the zero value is usable.
type Options struct {
	ShopID        string           // 370001 when empty
	ServiceSecret string           // made up when empty
	LicenseKey    string           // made up when empty
	Expires       time.Time        // end of the licence key, 60 days from Now when zero
	Now           func() time.Time // time.Now when nil
	Address       string           // to listen on, a free loopback port when empty
}

// Server is one shop's side of the mall. All methods may be called at any time
// and from any goroutine.
type Server struct {
	URL string // origin, e.g. http://127.0.0.1:41234

	http *http.Server
	now  func() time.Time
	done chan struct{} // closed when the server stops: ends slow answers

	mu         sync.Mutex
	shop       string
	secret     string
	licence    string
	expires    time.Time
	revoked    bool
	off        map[string]bool // functions not in use
	maxVersion int             // of getOrder
	threads    []*thread
	files      map[string]File // by path
	orders     map[string]Order
	serial     int
	faults     []*Fault
	calls      []Call
	delivered  []Delivered
	onReply    func(number, text string)
}

// Call is one request that arrived.
type Call struct {
	Method string
	Path   string
	Query  url.Values // without the licence key
	At     time.Time  // by the wall clock, for the pace
	Status int        // 0 when the line was cut
}

// Delivered is a reply the customer has received.
type Delivered struct {
	Number string
	Text   string
	Files  []File
	At     time.Time
}

// File is an attachment.
type File struct {
	Name string
	Type string
	Data []byte
}

// New starts a server that ends with the test; t is a *testing.T.
func New(t interface{ Cleanup(f func()) }) *Server {
	s := Start(Options{})
	t.Cleanup(s.Close)
	return s
}

// Start starts a server. It panics when it cannot listen, as httptest does.
func Start(o Options) *Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Address == "" {
		o.Address = "127.0.0.1:0"
	}
	s := &Server{
		now: o.Now, done: make(chan struct{}), shop: or(o.ShopID, "370001"), secret: or(o.ServiceSecret, "SP370001_demoSecret"),
		licence: or(o.LicenseKey, "SL370001_demoLicence"), expires: o.Expires,
		off: map[string]bool{}, maxVersion: 10, files: map[string]File{}, orders: map[string]Order{},
	}
	if s.expires.IsZero() {
		s.expires = s.now().Add(60 * 24 * time.Hour)
	}
	l, err := net.Listen("tcp", o.Address)
	if err != nil {
		panic(fmt.Sprintf("rakutentest: %v", err))
	}
	s.URL = "http://" + l.Addr().String()
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go func() { _ = s.http.Serve(l) }() // ends with Close
	return s
}

// Close stops the server and cuts what is under way.
func (s *Server) Close() {
	s.mu.Lock()
	select {
	case <-s.done:
	default:
		close(s.done)
	}
	s.mu.Unlock()
	_ = s.http.Close()
}

// Settings are an account's values for this server, without any pause between
// calls.
func (s *Server) Settings() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return map[string]string{
		"shop_id": s.shop, "service_secret": s.secret, "license_key": s.licence, "endpoint": s.URL, "pace_ms": "0",
	}
}

// ShopID is the shop's number.
func (s *Server) ShopID() string { return s.shop }

// Calls returns what arrived so far, oldest first.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// Count is the number of calls whose path holds part.
func (s *Server) Count(part string) int {
	n := 0
	for _, c := range s.Calls() {
		if strings.Contains(c.Path, part) {
			n++
		}
	}
	return n
}

// Delivered returns the replies that reached a customer, oldest first.
func (s *Server) Delivered() []Delivered {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.delivered)
}

// OnReply calls f after each delivered reply, outside of the answer's lock: f
// may write to the server, for example as the customer.
func (s *Server) OnReply(f func(number, text string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onReply = f
}

// ExpireKey moves the end of the licence key. After it every call but the one
// for the end is refused.
func (s *Server) ExpireKey(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expires = at
}

// Revoke makes the keys wrong; Restore makes them right again.
func (s *Server) Revoke() { s.setRevoked(true) }

// Restore ends Revoke.
func (s *Server) Restore() { s.setRevoked(false) }

func (s *Server) setRevoked(v bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = v
}

// RotateKey issues a new licence key; the old one dies.
func (s *Server) RotateKey(licence string, expires time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.licence, s.expires = licence, expires
}

// SwitchOff puts a function, named as in RMS, out of use; SwitchOn undoes it.
func (s *Server) SwitchOff(function string) { s.setOff(function, true) }

// SwitchOn ends SwitchOff.
func (s *Server) SwitchOn(function string) { s.setOff(function, false) }

func (s *Server) setOff(function string, v bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.off[function] = v
}

// LimitVersion makes getOrder refuse versions above v.
func (s *Server) LimitVersion(v int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.maxVersion = v
}

// allowed checks the header and whether the function is in use.
func (s *Server) allowed(r *http.Request, function string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	want := "ESA " + base64.StdEncoding.EncodeToString([]byte(s.secret+":"+s.licence))
	if s.revoked || r.Header.Get("Authorization") != want || s.off[function] {
		return false
	}
	return function == "license.expiryDate.get" || s.now().Before(s.expires)
}

func or(s, def string) string {
	if s == "" {
		return def
	}
	return s
}
