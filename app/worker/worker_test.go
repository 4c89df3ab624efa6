package worker

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
	"madoguchi/store/storetest"
)

// morning is when every test begins: 2026-11-20 10:00 in Japan.
var morning = time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)

var clerk = store.Actor{Staff: 1, Name: "佐藤"}

// mall is the other side of a test: what a function is not given for answers
// that there is nothing new.
type mall struct {
	pull   func(ctx context.Context, cur string) (connectors.Batch, error)
	send   func(ctx context.Context, r connectors.Reply) (connectors.Receipt, error)
	thread func(id string) (connectors.Inquiry, error)
	find   func(r connectors.Reply) (connectors.Receipt, connectors.Finding, error)
	orders func(since time.Time, numbers []string) ([]connectors.Order, error)
	file   func(a connectors.Attachment) ([]byte, error)
	mark   func(id string, m connectors.Mark) error
	keys   func() ([]connectors.Key, error)
	hold   func(cur string, what connectors.Held) string

	lock  sync.Mutex
	calls []string
}

func (m *mall) called(words ...string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.calls = append(m.calls, strings.TrimSpace(strings.Join(words, " ")))
}

// heard returns the calls that begin with a word, and forgets all of them.
func (m *mall) heard(word string) []string {
	m.lock.Lock()
	defer m.lock.Unlock()
	list := slices.DeleteFunc(m.calls, func(c string) bool { return !strings.HasPrefix(c, word) })
	m.calls = nil
	return list
}

func (m *mall) Pull(ctx context.Context, cur string) (connectors.Batch, error) {
	m.called("pull", cur)
	if m.pull == nil {
		return connectors.Batch{Next: cur}, nil
	}
	return m.pull(ctx, cur)
}

func (m *mall) Send(ctx context.Context, r connectors.Reply) (connectors.Receipt, error) {
	m.called("send", r.Text)
	if m.send == nil {
		return connectors.Receipt{RemoteID: "r-" + r.Thread}, nil
	}
	return m.send(ctx, r)
}

// full is a kind with every ability.
type full struct{ *mall }

func (m full) Thread(_ context.Context, id string) (connectors.Inquiry, error) {
	m.called("thread", id)
	if m.thread == nil {
		return question(id), nil
	}
	return m.thread(id)
}

func (m full) FindSent(_ context.Context, r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
	m.called("find", r.Text)
	if m.find == nil {
		return connectors.Receipt{}, connectors.CannotTell, nil
	}
	return m.find(r)
}

func (m full) Orders(_ context.Context, since time.Time, numbers []string) ([]connectors.Order, error) {
	m.called("orders", strings.Join(numbers, ","))
	if m.orders == nil {
		return nil, nil
	}
	return m.orders(since, numbers)
}

func (m full) File(_ context.Context, a connectors.Attachment) ([]byte, error) {
	m.called("file", a.Ref)
	return m.file(a)
}

func (m full) Mark(_ context.Context, all []connectors.Marking) []error {
	errs := make([]error, len(all))
	for i, one := range all {
		m.called("mark", one.Inquiry, string(one.Mark))
		if m.mark != nil {
			errs[i] = m.mark(one.Inquiry, one.Mark)
		}
	}
	return errs
}

func (m full) Keys(context.Context) ([]connectors.Key, error) {
	m.called("keys")
	if m.keys == nil {
		return []connectors.Key{{Name: "license", Label: "キー"}}, nil
	}
	return m.keys()
}

func (m full) Hold(cur string, what connectors.Held) string {
	if m.hold == nil {
		return cur
	}
	return m.hold(cur, what)
}

// noBox seals nothing: the accounts of the tests have no secrets.
type noBox struct{}

func (noBox) Open(string, []byte) (string, error) { return "", nil }
func (noBox) Seal(_, v string) []byte             { return []byte(v) }

// desk is a worker on a store of its own, one shop at a fake mall and a clock
// that the test moves.
type desk struct {
	*Worker
	t      *testing.T
	ctx    context.Context
	mall   *mall // of the shop
	box    *mall // of a kind that can pull and send, nothing else
	shop   int64
	opened atomic.Int32 // connectors opened so far
	at     atomic.Int64
	cfg    Config
}

func openDesk(t *testing.T) *desk {
	d := &desk{}
	d.at.Store(morning.UnixMilli())
	return d.fill(t, func() time.Time { return time.UnixMilli(d.at.Load()) })
}

// migrated is what every test begins with.
var migrated storetest.Database

// openInBubble returns a desk on the clock of a synctest bubble.
func openInBubble(t *testing.T) *desk { return (&desk{}).fill(t, time.Now) }

func (d *desk) fill(t *testing.T, now func() time.Time) *desk {
	t.Helper()
	d.t, d.ctx, d.mall, d.box = t, t.Context(), &mall{}, &mall{}
	dir := t.TempDir()
	path := filepath.Join(dir, "m.db")
	migrated.Copy(t, path, func(path string) error {
		s, err := store.Open(context.Background(), store.Config{Path: path, Blobs: filepath.Dir(path)})
		if err != nil {
			return err
		}
		return s.Close()
	})
	s, err := store.Open(d.ctx, store.Config{Path: path, Blobs: filepath.Join(dir, "blobs"), Now: now})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	kind := connectors.Spec{Kind: "mall", Every: 10 * time.Minute, Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) {
		d.opened.Add(1)
		return full{d.mall}, nil
	}}
	box := connectors.Spec{Kind: "letters", Every: 10 * time.Minute, Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) {
		return d.box, nil
	}}
	d.cfg = Config{Store: s, Kinds: []connectors.Spec{kind, box}, Box: noBox{}, Now: now, Log: slog.New(slog.DiscardHandler)}
	d.Worker = New(d.cfg)
	d.shop = d.add("mall", "本店")
	return d
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) add(kind, name string) int64 {
	d.t.Helper()
	id, err := d.store.AddAccount(d.ctx, clerk, store.Account{Kind: kind, Name: name})
	must(d.t, err)
	return id
}

// heardOf returns a channel that gets what the worker tells by that name.
func (d *desk) heardOf(name string) <-chan []int64 {
	told := make(chan []int64, 100)
	d.tell = func(n string, ids ...int64) {
		if n == name {
			told <- ids
		}
	}
	return told
}

func (d *desk) later(by time.Duration) { d.at.Add(by.Milliseconds()) }

func (d *desk) poll(how How) Result {
	d.t.Helper()
	r, err := d.PullAccount(d.ctx, d.shop, how)
	must(d.t, err)
	return r
}

func (d *desk) account() store.Account {
	d.t.Helper()
	a, err := d.store.Account(d.ctx, d.shop)
	must(d.t, err)
	return a
}

// due tells whether the shop would be polled by itself now.
func (d *desk) due() bool {
	d.t.Helper()
	ids, err := d.store.DueAccounts(d.ctx, d.now())
	must(d.t, err)
	return slices.Contains(ids, d.shop)
}

func (d *desk) remotes() string {
	d.t.Helper()
	page, err := d.store.Inquiries(d.ctx, store.InquiryQuery{})
	must(d.t, err)
	var all []string
	for _, q := range page.Rows {
		all = append(all, q.RemoteID)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// question is an inquiry as the mall shows it, with what came after the first
// question.
func question(id string, more ...connectors.Message) connectors.Inquiry {
	first := post(id+"-1", connectors.In, "いつ届きますか。", -time.Hour)
	return connectors.Inquiry{RemoteID: id, Subject: "質問", Customer: connectors.Person{Name: "山田 花子"}, Messages: append([]connectors.Message{first}, more...)}
}

func post(id string, from connectors.Direction, text string, after time.Duration) connectors.Message {
	return connectors.Message{RemoteID: id, Direction: from, Text: text, SentAt: morning.Add(after)}
}

func failing(reason connectors.Reason, code string) *connectors.Error {
	return &connectors.Error{Reason: reason, Code: code, Text: "理由は " + code + " です。"}
}

func same[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
