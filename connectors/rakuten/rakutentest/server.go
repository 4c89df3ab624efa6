// Package rakutentest is a pretend 楽天: R-Messe, the order API and the licence
// service on a loopback address, as strict as the real ones are documented to
// be. Tests and the demo shop use the same one.
//
// It checks the key, the parameters and the rules of a reply, keeps what was
// delivered, counts every call, and fails on demand (Fault). It knows nothing
// of the connector: they meet over HTTP only. Everything is kept in memory.
//
// A long run goes like this:
//
//   - Start with Options.Pace, so that the pace is watched, and one seeded source.
//   - Each step lets life go on (Add, CustomerReplies, ShopReplies, AddOrder,
//     UpdateOrder) and now and then s.Fail(RandomFault(source)); a fault hits the
//     next call that matches it, once. What lasts until somebody acts is asked for
//     by name: Revoke and Restore, KillKey and IssueKey, SwitchOff and SwitchOn.
//   - In the end Mend takes back the faults that hit nothing; Faults says how often
//     each kind did, and Calls what each call met.
//   - The truth to compare with is Threads, Orders and Copies (how often each reply
//     reached its customer). The remote id of a first message is the thread's number
//     with #0 behind it, of its reply n (from 0) with #r and n.
//   - Objections must be empty: it lists every call the mall would object to.
package rakutentest

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
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
	// Pace is the pause between two calls of one key that the mall insists on,
	// zero for any. Settings ask the kind for the same.
	Pace time.Duration
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
	licence    string // the newest key that is in use
	keys       map[string]key
	revoked    bool
	pace       time.Duration
	off        map[string]bool // functions not in use
	maxVersion int             // of getOrder
	threads    []*thread
	files      map[string]File // by path
	orders     map[string]Order
	serial     int
	faults     []*Fault
	hit        map[FaultKind]int
	calls      []Call
	busy       map[int]*underWay // by the number of the call
	objections []string
	delivered  []Delivered
	onReply    func(number, text string)
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
		licence: or(o.LicenseKey, "SL370001_demoLicence"), keys: map[string]key{}, pace: o.Pace,
		off: map[string]bool{}, maxVersion: 10, files: map[string]File{}, orders: map[string]Order{},
		hit: map[FaultKind]int{}, busy: map[int]*underWay{},
	}
	if o.Expires.IsZero() {
		o.Expires = s.now().Add(60 * 24 * time.Hour)
	}
	s.keys[s.licence] = key{expires: o.Expires}
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

// Settings are an account's values for this server, with no longer a pause
// between calls than Options.Pace.
func (s *Server) Settings() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return map[string]string{
		"shop_id": s.shop, "service_secret": s.secret, "license_key": s.licence, "endpoint": s.URL,
		"pace_ms": strconv.FormatInt(s.pace.Milliseconds(), 10),
	}
}

// ShopID is the shop's number.
func (s *Server) ShopID() string { return s.shop }

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

func or(s, def string) string {
	if s == "" {
		return def
	}
	return s
}
