package worker

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Names of the hints told after a commit.
const (
	Inquiries = "inquiries"
	Outbox    = "outbox"
	Accounts  = "accounts"
)

// Box opens and seals the secrets of an account.
type Box interface {
	Open(name string, sealed []byte) (string, error)
	Seal(name, value string) []byte
}

// Worker polls and sends. Its methods may be called from several goroutines and
// from several programs on one profile: leases and claims in the database keep
// them apart.
type Worker struct {
	store *store.Store
	kinds map[string]connectors.Spec
	box   Box
	now   func() time.Time
	log   *slog.Logger
	tell  func(name string, ids ...int64)
	check func(ctx context.Context, item store.OutboxItem) error
	owner string // this program, in leases and claims

	mu        sync.Mutex
	open      map[int64]opened
	spent     map[int64]int64               // calls of connectors that were let go, not counted yet
	busy      map[int64]chan struct{}       // accounts this program is polling; closed at the end
	between   map[int64][]*connectors.Batch // read and not stored yet
	step      map[int64]time.Time           // where reading the orders of an account goes on
	hinted    map[int64]bool                // accounts whose other side has said that something is new
	recovered bool                          // what a dead program left is settled

	after sync.Mutex // one round of what follows a poll at a time
}

// opened is a connector that is kept as long as its account's settings stand.
type opened struct {
	version   int64
	lent      string // whose shared values it was opened with
	connector connectors.Connector
	counted   int64 // of its calls, those that stand in a day already

	used context.Context // ends when the connector is let go
	end  context.CancelFunc
}

// Config is what a worker needs; Tell and Check may be nil. Check looks once more
// at what a reply says before it leaves; a *Stopped keeps it back.
type Config struct {
	Store *store.Store
	Kinds []connectors.Spec
	Box   Box
	Now   func() time.Time
	Log   *slog.Logger
	Tell  func(name string, ids ...int64)
	Check func(ctx context.Context, item store.OutboxItem) error
}

// New returns a worker that does nothing until it is asked or Run.
func New(c Config) *Worker {
	w := &Worker{
		store: c.Store, kinds: map[string]connectors.Spec{}, box: c.Box, now: c.Now, log: c.Log,
		tell: c.Tell, check: c.Check, owner: rand.Text(), open: map[int64]opened{}, spent: map[int64]int64{},
		busy: map[int64]chan struct{}{}, step: map[int64]time.Time{}, between: map[int64][]*connectors.Batch{},
		hinted: map[int64]bool{},
	}
	for _, k := range c.Kinds {
		w.kinds[k.Kind] = k
	}
	if w.tell == nil {
		w.tell = func(string, ...int64) {}
	}
	if w.check == nil {
		w.check = func(context.Context, store.OutboxItem) error { return nil }
	}
	return w
}

// Connector opens the account's connector. Open never dials, so this is quick.
func (w *Worker) Connector(a store.Account) (connectors.Connector, error) {
	o, err := w.connector(a)
	return o.connector, err
}

func (w *Worker) connector(a store.Account) (opened, error) {
	l, err := w.lent(a)
	if err != nil {
		return opened{}, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if o, ok := w.open[a.ID]; ok && o.version == a.Version && o.lent == l.from {
		return o, nil
	}
	c, err := w.openWith(a, l)
	if err != nil {
		return opened{}, err
	}
	w.retire(a.ID)
	o := opened{version: a.Version, lent: l.from, connector: c}
	o.used, o.end = context.WithCancel(context.Background())
	w.open[a.ID] = o
	return o, nil
}

// Forget drops the open connector of an account, because another one has used
// its keys: a sign-in whose token changes with each use would be stale.
func (w *Worker) Forget(id int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.retire(id)
}

// Open makes a connector of its own for an account, also for one that is not
// saved yet (id 0).
func (w *Worker) Open(a store.Account) (connectors.Connector, error) {
	l, err := w.lent(a)
	if err != nil {
		return nil, err
	}
	return w.openWith(a, l)
}

func (w *Worker) openWith(a store.Account, l loan) (connectors.Connector, error) {
	spec, ok := w.kinds[a.Kind]
	if !ok {
		return nil, &connectors.Error{
			Reason: connectors.Auth, Code: "kind_unknown",
			Text: "この種類の接続は、いまの版の窓口では使えません。新しい版に入れ替えてください。",
		}
	}
	settings, err := w.settings(a)
	if err != nil {
		return nil, err
	}
	for k, v := range l.values {
		settings[k] = v
	}
	return spec.Open(settings, w.env(a))
}

// settings are the values of an account, secrets opened.
func (w *Worker) settings(a store.Account) (connectors.Settings, error) {
	settings := connectors.Settings{}
	for k, v := range a.Settings {
		settings[k] = v
	}
	for k, sealed := range a.Secrets {
		v, err := w.box.Open(k, sealed)
		if err != nil {
			return nil, &connectors.Error{
				Reason: connectors.Auth, Code: "secret_locked", Err: err,
				Text: "保管しているキーを開けませんでした。受信済みの分はそのままです。接続の画面でキーを入れ直してください。",
			}
		}
		settings[k] = v
	}
	return settings, nil
}

// env is what the desk lends to the connector of an account.
func (w *Worker) env(a store.Account) connectors.Env {
	env := connectors.Env{
		Now: w.now, Log: w.log.With("account", a.ID, "kind", a.Kind),
		SaveSecret: func(ctx context.Context, key, value string) error {
			if a.ID == 0 {
				return nil
			}
			if value == "" {
				return w.store.SaveSecret(ctx, a.ID, key, nil)
			}
			return w.store.SaveSecret(ctx, a.ID, key, w.box.Seal(key, value))
		},
	}
	if a.ID != 0 {
		env.Mail = func(ctx context.Context, remoteID string) []byte {
			return w.mail(ctx, a.ID, remoteID)
		}
	}
	if a.SyncFrom > 0 {
		env.Since = time.UnixMilli(a.SyncFrom)
	}
	return env
}

// every is the pause between two polls of an account.
func (w *Worker) every(a store.Account) time.Duration {
	if d := w.kinds[a.Kind].Every; d > 0 {
		return d
	}
	return 3 * time.Minute
}

// ms is a time as the store keeps it.
func ms(t time.Time) int64 { return t.UnixMilli() }

// refuse turns a failure of the profile itself into one of an account.
func refuse(what string, err error) error { return fmt.Errorf("%s: %w", what, err) }
