// Package yahootest is a pretend Yahoo!ショッピング store on 127.0.0.1: sign-in,
// question and order APIs as the manual describes them, with the faults a real
// line has. Tests and the demo use the same one; a connector cannot tell.
//
// It never speaks to anything but its callers and imports no testing package.
// All customers, orders and keys in it are invented.
package yahootest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"net/http/httptest"
	"net/url"
	"sync"
	"time"

	"madoguchi/connectors"
)

// Options of a store; the zero value is usable.
type Options struct {
	Seller  string           // hinata-zakka when empty
	Now     func() time.Time // time.Now when nil
	Strings bool             // every scalar of the question API comes as a string
	Rotate  bool             // a refresh brings a new refresh token and ends the old one
	// Pace is the least time between two calls of one address by Now; a call that
	// comes earlier is objected to. Zero: not judged. The mall's own is a second;
	// a test that runs faster gives half the pace of its connector, because a call
	// may be late on its way.
	Pace time.Duration
	// OnCall is called, outside the lock, before a call is answered, with the last
	// part of its path. It may change the shop: between two pages, for example.
	OnCall func(path string)
	// OnReply is called, outside the lock, after a reply of the shop is stored.
	OnReply func(topicID, text string)
}

// Topic is one inquiry. Seed it with AddTopic; the rest follows from its posts.
type Topic struct {
	ID          string // made when empty
	Service     string // shp when empty, or auc
	Title       string
	Order, Item string
	Public      bool
	Category    int
	CategoryAs  []string
	Memo        string
	Completed   bool
	Condition   string // reason of the completion
	Posts       []Post

	userRead, sellerRead int // posts each side has read
}

// Post is one message. By is user or seller.
type Post struct {
	By    string
	Text  string
	At    time.Time // the store's clock when zero
	Staff string
	Files []File
}

// File of a post.
type File struct {
	Name string
	Data []byte
	key  string
}

// Call is one request the server has seen.
type Call struct {
	Path      string
	Method    string
	Query     url.Values
	At        time.Time // by Options.Now
	Code      int       // HTTP status of the answer, 0 when the line was cut
	Status    string    // signature status, empty when it was not checked
	Signature bool      // it came with a signature
	Body      string    // empty for an upload
}

// Delivery is a reply that reached the server.
type Delivery struct {
	TopicID string
	Text    string
	Files   []string
	ID      int
	Started bool // the reply has begun the topic
}

// Shop is the store. All methods may be used by several goroutines.
type Shop struct {
	opt    Options
	server *httptest.Server
	key    *rsa.PrivateKey
	closed chan struct{} // ends slow answers

	mu        sync.Mutex
	topics    []*Topic
	orders    []*Order
	uploads   map[string]upload
	access    map[string]time.Time // token → end
	codes     map[string]consent
	refresh   string
	revoked   bool
	faults    []Fault
	calls     []Call
	delivered []Delivery
	status    string // forced signature status
	unknown   map[string]bool
	serial    int
	denied    string    // what the consent screen answers instead of a code
	consented time.Time // the refresh token lives from here
	unsigned  bool      // a call came without a signature since then
	judge     judge
}

// Version of the public key.
const Version = "3"

// Client of the sign-in.
const (
	ClientID     = "dj00aiZpPTEST"
	ClientSecret = "client-secret-of-the-fake"
)

// storeKey is the same for all stores of a process: making one takes longer than
// most tests.
var storeKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// New starts a store. Close it.
func New(o Options) (*Shop, error) {
	if o.Seller == "" {
		o.Seller = "hinata-zakka"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	key, err := storeKey()
	if err != nil {
		return nil, err
	}
	s := &Shop{
		opt: o, key: key, uploads: map[string]upload{}, access: map[string]time.Time{}, codes: map[string]consent{},
		refresh: "refresh-" + word(), closed: make(chan struct{}), unknown: map[string]bool{}, consented: o.Now(),
		judge: newJudge(o.Pace),
	}
	s.server = httptest.NewServer(s.routes())
	return s, nil
}

// Close stops the server. It is called once.
func (s *Shop) Close() {
	close(s.closed)
	s.server.CloseClientConnections()
	s.server.Close()
}

// URL is the origin of the server.
func (s *Shop) URL() string { return s.server.URL }

// Settings are working ones.
func (s *Shop) Settings() connectors.Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return connectors.Settings{
		"seller_id": s.opt.Seller, "client_id": ClientID, "client_secret": ClientSecret, "refresh_token": s.refresh,
		"public_key": s.PublicKey(), "key_version": Version,
		"endpoint": s.server.URL, "auth_endpoint": s.server.URL, "pace_ms": "0",
	}
}

// PublicKey is the key as the store's screen shows it.
func (s *Shop) PublicKey() string {
	der, err := x509.MarshalPKIXPublicKey(&s.key.PublicKey)
	if err != nil {
		return ""
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// word is 32 hexadecimal characters.
func word() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}
