package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
	"madoguchi/store"

	"github.com/zalando/go-keyring"
)

// shop is a desk with a clock that a test moves.
type shop struct {
	*Desk
	t  *testing.T
	at atomic.Int64
}

func openShop(t *testing.T, kinds ...connectors.Spec) *shop {
	t.Helper()
	keyring.MockInit()
	s := &shop{t: t}
	s.at.Store(noon.UnixMilli())
	d, err := Open(t.Context(), Config{Profile: newProfile(t), Kinds: kinds, Now: s.clock, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	s.Desk = d
	return s
}

func (s *shop) clock() time.Time       { return time.UnixMilli(s.at.Load()) }
func (s *shop) later(by time.Duration) { s.at.Add(by.Milliseconds()) }

// add connects an account of a kind with these settings, secret ones among them.
func (s *shop) add(kind, name string, settings map[string]string) Account {
	s.t.Helper()
	return must[Account](s.t)(s.SaveAccount(s.t.Context(), AccountForm{Kind: kind, Name: name, Settings: settings}))
}

func (s *shop) account(id int64) Account {
	s.t.Helper()
	return must[Account](s.t)(s.AccountNamed(s.t.Context(), idText(id)))
}

func (s *shop) sync() { s.t.Helper(); must[Synced](s.t)(s.Sync(s.t.Context(), ID{})) }

// thread returns the words of an inquiry at the mall, as the desk has them.
func (s *shop) thread(account int64, remote string) (Thread, string) {
	s.t.Helper()
	q := must[store.Inquiry](s.t)(s.store.InquiryByRemote(s.t.Context(), account, remote))
	th := must[Thread](s.t)(s.Thread(s.t.Context(), ID{ID: q.ID}))
	var words []string
	for _, m := range th.Messages {
		words = append(words, m.Direction+":"+m.Text)
	}
	return th, strings.Join(words, " ")
}

func TestDeadKey_after_a_new_one_everything_that_came_meanwhile_is_fetched(t *testing.T) {
	s := openShop(t, rakuten.Spec)
	mall := rakutentest.Start(rakutentest.Options{Now: s.clock})
	t.Cleanup(mall.Close)
	long := mall.Add(rakutentest.Inquiry{Text: "前の質問", At: noon.AddDate(0, 0, -50)})
	answered := mall.Add(rakutentest.Inquiry{Text: "先週の質問", At: noon.AddDate(0, 0, -6)})
	a := s.add("rakuten", "本店", mall.Settings())
	s.sync()

	mall.KillKey(mall.Settings()["license_key"])
	var fresh []string
	for day := range 20 {
		s.later(24 * time.Hour)
		s.sync()
		if day%5 == 0 {
			fresh = append(fresh, mall.Add(rakutentest.Inquiry{Text: fmt.Sprint("新しい質問", day)}))
		}
	}
	mall.CustomerReplies(long, "まだですか")
	mall.ShopReplies(answered, "お待たせしました")
	if got := s.account(a.ID); got.State != store.AccountStopped || got.Advice == "" {
		t.Fatalf("with a dead key: %s %q", got.State, got.Advice)
	}

	s.later(time.Hour)
	mall.IssueKey("SL370001_newKey", s.clock().Add(15*time.Minute), s.clock().AddDate(0, 0, 90))
	a = s.account(a.ID)
	saved := must[Account](t)(s.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Secrets: map[string]string{"license_key": "SL370001_newKey"}}))
	if !slices.Equal(saved.Pending, []string{"license_key"}) || saved.Advice != worker.KeyPendingText || slices.Contains(saved.Sealed, "license_key_next") {
		t.Fatalf("pending %v sealed %v: %s", saved.Pending, saved.Sealed, saved.Advice)
	}
	s.sync()
	if got := s.account(a.ID); got.State != store.AccountRetry || got.Reason != worker.KeyPending {
		t.Fatalf("while it does not work yet: %s %s", got.State, got.Reason)
	}
	s.later(20 * time.Minute)
	s.sync()

	got := s.account(a.ID)
	if got.State != store.AccountOK || len(got.Pending) != 0 || !strings.HasPrefix(got.Advice, "正常です。次は ") {
		t.Fatalf("when it works: %s %s %v %s", got.State, got.Reason, got.Pending, got.Advice)
	}
	if len(got.Keys) == 0 || got.Keys[0].DaysLeft < 80 {
		t.Errorf("the end of the new key is not known: %+v", got.Keys)
	}
	if th, words := s.thread(a.ID, long); words != "in:前の質問 in:まだですか" || th.Inquiry.State != store.StateNew {
		t.Errorf("the old thread: %s %s", th.Inquiry.State, words)
	}
	if th, words := s.thread(a.ID, answered); words != "in:先週の質問 out:お待たせしました" || th.Inquiry.State != store.StateWaiting {
		t.Errorf("the one answered there: %s %s", th.Inquiry.State, words)
	}
	for _, number := range fresh {
		s.thread(a.ID, number)
	}
}

func TestMaskedAddress_is_reached_through_the_relay_of_the_rakuten_account_only(t *testing.T) {
	const raw = "From: =?utf-8?q?=E5=B1=B1=E7=94=B0?= <abc123@pc.fw.rakuten.ne.jp>\r\nTo: shop@example.test\r\nSubject: question\r\n" +
		"Message-ID: <q1@fw.rakuten.ne.jp>\r\nDate: Wed, 01 Apr 2026 11:00:00 +0900\r\n\r\nmada desu ka\r\n"
	start := func(o mailboxtest.Options) *mailboxtest.Server {
		m, err := mailboxtest.Start(o)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(m.Close)
		return m
	}
	s := openShop(t, rakuten.Spec, mailbox.Spec)
	box, relay := start(mailboxtest.Options{}), start(mailboxtest.Options{Address: "relayid", Password: "relaypw"})
	box.Deliver([]byte(raw), noon.Add(-time.Hour))
	mails := s.add("mailbox", "メール", box.Settings())
	s.sync()
	page := must[InboxPage](t)(s.Inbox(t.Context(), InboxQuery{Accounts: []int64{mails.ID}}))
	if len(page.Inquiries) != 1 {
		t.Fatalf("%d inquiries", len(page.Inquiries))
	}
	request := SendRequest{ID: page.Inquiries[0].ID, Text: "明日発送します。", Hold: 0}
	_, err := s.Send(t.Context(), request)
	var r *Refusal
	if !errors.As(err, &r) || !slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Code == "relay_missing" }) {
		t.Fatalf("without a relay: %v", err)
	}

	mall := rakutentest.New(t)
	with, server := mall.Settings(), relay.Settings()
	with["relay_host"], with["relay_port"], with["relay_security"] = server["smtp_host"], server["smtp_port"], "none"
	with["relay_username"], with["relay_password"], with["relay_from"] = "relayid", "relaypw", "registered@example.test"
	s.add("rakuten", "本店", with)
	must[OutboxItem](t)(s.Send(t.Context(), request))
	must[OutboxList](t)(s.RunOutbox(t.Context()))
	if got := relay.Accepted(); len(got) != 1 || got[0].From != "registered@example.test" || len(box.Accepted()) != 0 {
		t.Errorf("the relay took %d, the shop's own server %d", len(got), len(box.Accepted()))
	}
}

// keyed is a kind whose key may begin to work later than it is entered.
func keyed(probe func(key string) error) connectors.Spec {
	return connectors.Spec{
		Kind: "keyed", Label: "試験", Every: time.Minute, PerDay: 1000,
		Fields: []connectors.Field{{Key: "key", Label: "キー", Secret: true, Required: true, Trial: true}, {Key: "other", Label: "別のキー", Secret: true, Required: true}},
		Marks:  connectors.Marks{Read: true, Complete: true, Reasons: []connectors.Choice{{Code: "1", Label: "回答済み"}}},
		Open: func(s connectors.Settings, _ connectors.Env) (connectors.Connector, error) {
			return prober{&fake{}, func() error { return probe(s["key"]) }}, nil
		},
	}
}

type prober struct {
	*fake
	probe func() error
}

func (p prober) Probe(context.Context) error { return p.probe() }

func TestNewKey_is_tried_before_it_replaces_the_old(t *testing.T) {
	refusal := &connectors.Error{Reason: connectors.Auth, Code: "key_dead"}
	for name, c := range map[string]struct {
		answer  error
		secrets map[string]string
		pending string
		key     string
	}{
		"works":                  {nil, map[string]string{"key": "new"}, "[]", "new"},
		"refused":                {refusal, map[string]string{"key": "new"}, "[key]", "old"},
		"nobody can be asked":    {&connectors.Error{Reason: connectors.Temporary}, map[string]string{"key": "new"}, "[key]", "old"},
		"the same again":         {refusal, map[string]string{"key": "old"}, "[]", "old"},
		"together with the rest": {refusal, map[string]string{"key": "new", "other": "new"}, "[]", "new"},
		"another secret":         {refusal, map[string]string{"other": "new"}, "[]", "old"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openShop(t, keyed(func(key string) error {
				if key == "new" {
					return c.answer
				}
				return nil
			}))
			a := s.add("keyed", "本店", map[string]string{"key": "old", "other": "old"})
			got := must[Account](t)(s.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Secrets: c.secrets}))
			if fmt.Sprint(got.Pending) != c.pending {
				t.Errorf("pending %v, want %s", got.Pending, c.pending)
			}
			kept := must[store.Account](t)(s.store.Account(t.Context(), a.ID))
			if key := must[string](t)(s.box.Open("key", kept.Secrets["key"])); key != c.key {
				t.Errorf("the key is %q, want %q", key, c.key)
			}
			waits := len(kept.Secrets["key_next"]) > 0
			if waits != (c.pending == "[key]") || waits != (kept.Settings["key_next_at"] == noon.UTC().Format(time.RFC3339)) {
				t.Errorf("waiting: %v at %q", waits, kept.Settings["key_next_at"])
			}
			if got.Settings["key_next_at"] != "" {
				t.Error("the form is given a setting it cannot give back")
			}
		})
	}
}

func TestAdvice_says_what_to_do_now_also_when_all_is_well(t *testing.T) {
	d := openShop(t).Desk
	in := func(by time.Duration) int64 { return noon.Add(by).UnixMilli() }
	busy := Account{State: store.AccountOK, CallsToday: 800, CallsLimit: 1000}
	soon := Key{Label: "キー", Level: "urgent", DaysLeft: 2, Next: "更新してください。"}
	for want, a := range map[string]Account{
		"正常です。次は 3 分後に受け取ります。":                 {State: store.AccountOK, NextAt: in(3 * time.Minute)},
		"正常です。次は 1 分以内に受け取ります。":                {State: store.AccountOK, NextAt: in(20 * time.Second)},
		"正常です。いま受信しています。":                      {State: store.AccountOK, Busy: true},
		"これから受信します。まもなく受け取ります。":                {State: store.AccountNew},
		"はじめての受信をしています。新しい順なので、届いた分はいまから使えます。": {State: store.AccountNew, ProgressDone: 5, ProgressAll: 9},
		"混んでいます。次は 2 分後にもう一度つなぎます。":            {State: store.AccountRetry, Text: "混んでいます。", NextAt: in(2 * time.Minute)},
		"キーを入れ直してください。":                        {State: store.AccountStopped, Text: "キーを入れ直してください。"},
		"キーは残り 2 日です。更新してください。":                {State: store.AccountOK, Keys: []Key{{Level: "ok"}, soon}},
		"署名が拒まれました。":                           {State: store.AccountOK, Notices: []Notice{{Text: "軽い"}, {Text: "署名が拒まれました。", Serious: true}}, Keys: []Key{soon}},
		worker.KeyPendingText:                  {State: store.AccountRetry, Pending: []string{"key"}},
		callsWords(busy):                       busy,
	} {
		if got := d.advice(a); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
