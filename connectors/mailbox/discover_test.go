package mailbox

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// neighbourhood is a network with a few servers: the address of each by the name
// and the port that lead to it.
type neighbourhood map[string]string

func (n neighbourhood) reach(ctx context.Context, addr string) (net.Conn, error) {
	to, ok := n[addr]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: addr, IsNotFound: true}
	}
	return (&net.Dialer{}).DialContext(ctx, "tcp", to)
}

// finding is a finder in a neighbourhood, for domains whose mail goes to mx.
func finding(t *testing.T, n neighbourhood, mx ...string) *finder {
	t.Helper()
	l := defaultLimits
	l.dial, l.command = 5*time.Second, 5*time.Second
	return &finder{
		net: network{limits: l, wire: n.reach},
		env: connectors.Env{Now: func() time.Time { return day }, Log: slog.New(slog.DiscardHandler)},
		resolve: func(context.Context, string) ([]string, error) {
			if len(mx) == 0 {
				return nil, errors.New("no MX")
			}
			return mx, nil
		},
	}
}

func search(address, password string, look bool) connectors.Search {
	return connectors.Search{Settings: connectors.Settings{"address": address, "password": password}, Look: look}
}

// mailHost starts a server whose certificate is for mail.example.test.
func mailHost(t *testing.T, security string) (s *mailboxtest.Server, imap, smtp string) {
	t.Helper()
	s = startServer(t, mailboxtest.Options{Security: security})
	set := s.Settings()
	return s, net.JoinHostPort("127.0.0.1", set["imap_port"]), net.JoinHostPort("127.0.0.1", set["smtp_port"])
}

func TestDiscover_knows_providers_without_asking(t *testing.T) {
	for address, want := range map[string]struct {
		provider, says, auth string
		ways                 []string
	}{
		"shop@gmail.com":     {"Gmail", "Gmail です。アプリ パスワードが要ります。", "", []string{"password", "google"}},
		"shop@outlook.jp":    {"Outlook.com", "サインイン", "microsoft", []string{"microsoft"}},
		"s@a.sakura.ne.jp":   {"さくらのメールボックス", "です。", "", []string{"password"}},
		"shop@yahoo.co.jp":   {"Yahoo!メール", "です。", "", []string{"password"}},
		"shop@x.lolipop.jp":  {"ロリポップ!", "です。", "", []string{"password"}},
		"shop@zoho.jp":       {"Zoho Mail", "IMAP", "", []string{"password"}},
		"shop@i.softbank.jp": {"ソフトバンクのメール (i)", "です。", "", []string{"password"}},
	} {
		f := finding(t, nil)
		f.resolve = func(context.Context, string) ([]string, error) { t.Errorf("%s: asked", address); return nil, nil }
		got, err := f.find(t.Context(), search(address, "", true))
		if err != nil || got.Provider != want.provider || !contains(got.Text, want.says) || !slices.Equal(got.Ways, want.ways) ||
			!got.Complete || got.Settings["auth"] != want.auth || got.Settings["imap_host"] == "" || got.Settings["smtp_port"] == "" {
			t.Errorf("%s: %+v %v", address, got, err)
		}
	}
}

func TestDiscover_does_not_ask_while_a_person_types(t *testing.T) {
	f := finding(t, nil)
	f.resolve = func(context.Context, string) ([]string, error) { t.Error("asked"); return nil, nil }
	for address, says := range map[string]string{"shop@example.jp": "設定を探す", "shop@exam": "", "shop": "", "": ""} {
		got, err := f.find(t.Context(), search(address, "", false))
		if err != nil || got.Provider != "" || len(got.Settings) != 0 || len(got.Steps) != 0 || !contains(got.Text, says) || says == "" && got.Text != "" {
			t.Errorf("%q: %+v %v", address, got, err)
		}
	}
}

func TestDiscover_knows_who_receives_the_mail(t *testing.T) {
	for mx, want := range map[string]struct{ provider, imap string }{
		"aspmx.l.google.com":                         {"Gmail", "imap.gmail.com"},
		"shop-example.mail.protection.outlook.com":   {"Microsoft 365", "outlook.office365.com"},
		"mx01.lolipop.jp":                            {"ロリポップ!", "imap.lolipop.jp"},
		"aspmx.l.google.com.shop.example.phish.test": {"", ""},
	} {
		got, err := finding(t, nil, mx).find(t.Context(), search("info@shop.jp", "", true))
		if err != nil || got.Provider != want.provider || got.Settings["imap_host"] != want.imap || got.Complete != (want.imap != "") {
			t.Errorf("%s: %+v %v", mx, got, err)
		}
	}
}

func TestDiscover_takes_the_host_of_the_customer_from_the_MX(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	// The certificate decides: the pretend host must be called like it.
	f := finding(t, neighbourhood{"mail.example.test:993": imap, "mail.example.test:465": smtp}, "mail.example.test")
	f.net.roots = s.Pool()
	got, err := f.find(t.Context(), search("info@shop.jp", "", true))
	if err != nil || !got.Complete || got.Settings["imap_host"] != "mail.example.test" || got.Settings["imap_port"] != "993" ||
		got.Settings["smtp_host"] != "mail.example.test" || got.Settings["smtp_security"] != "tls" {
		t.Fatalf("%+v %v", got, err)
	}
	p, ok := providerBehind("www123.sakura.ne.jp")
	if !ok || p.imap.host != "www123.sakura.ne.jp" || p.smtp.port != 465 {
		t.Errorf("%+v", p)
	}
	if p, ok := providerBehind("sv9999.xserver.jp"); !ok || p.imap.host != "sv9999.xserver.jp" {
		t.Errorf("%+v", p)
	}
}

func TestDiscover_tries_the_usual_names_with_encryption_only(t *testing.T) {
	s, imap, smtp := mailHost(t, "starttls")
	_, plain, plainSMTP := mailHost(t, "none")
	f := finding(t, neighbourhood{
		"imap.example.test:143": plain, "smtp.example.test:587": plainSMTP, // first in line, but in clear
		"mail.example.test:143": imap, "mail.example.test:587": smtp,
	})
	f.net.roots = s.Pool()
	got, err := f.find(t.Context(), search("shop@example.test", "", true))
	if err != nil || got.Settings["imap_host"] != "mail.example.test" || got.Settings["imap_security"] != "starttls" ||
		got.Settings["smtp_host"] != "mail.example.test" || got.Settings["smtp_port"] != "587" {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestDiscover_offers_the_names_of_a_certificate_and_takes_none(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	f := finding(t, neighbourhood{"imap.shop.jp:993": imap, "smtp.shop.jp:465": smtp})
	f.net.roots = s.Pool()
	got, err := f.find(t.Context(), search("info@shop.jp", "", true))
	if err != nil || got.Complete || got.Settings["imap_host"] != "" || !slices.Equal(got.Hosts, []string{"mail.example.test"}) || !contains(got.Text, "証明書") {
		t.Fatalf("%+v %v", got, err)
	}
}

func TestDiscover_leaves_to_the_person_what_it_cannot_find(t *testing.T) {
	got, err := finding(t, nil).find(t.Context(), search("info@shop.jp", "", true))
	if err != nil || got.Complete || len(got.Settings) != 0 || !contains(got.Text, "くわしい設定") || len(got.Steps) < 3 {
		t.Fatalf("%+v %v", got, err)
	}
	for _, step := range got.Steps {
		if step.State != "failed" || step.Text == "" {
			t.Errorf("%+v", step)
		}
	}
}

func TestDiscover_tries_both_forms_of_the_user_name(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	n := neighbourhood{"mail.example.test:993": imap, "mail.example.test:465": smtp}
	s.AddUser("owner", "geheim")
	for _, c := range []struct{ address, password, user, says string }{
		{"shop@example.test", "secret", "", "接続テスト"},
		{"owner@example.test", "geheim", "owner", "接続テスト"},
		{"owner@example.test", "wrong", "", "パスワードを受け付けません"},
	} {
		f := finding(t, n)
		f.net.roots = s.Pool()
		got, err := f.find(t.Context(), search(c.address, c.password, true))
		if err != nil || got.Settings["username"] != c.user || !contains(got.Text, c.says) {
			t.Errorf("%s: %+v %v", c.address, got, err)
		}
		for k, v := range got.Settings {
			if v == c.password {
				t.Errorf("%s holds the password", k)
			}
		}
	}
}

func TestDiscover_ends_with_its_context(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := finding(t, nil)
	f.resolve = func(ctx context.Context, _ string) ([]string, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if _, err := f.find(ctx, search("info@shop.jp", "", true)); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestDiscover_never_asks_for_a_name_that_cannot_be(t *testing.T) {
	f := finding(t, nil)
	f.resolve = func(context.Context, string) ([]string, error) { t.Error("asked"); return nil, nil }
	if _, err := f.find(t.Context(), search("shop@example.test", "", true)); err != nil {
		t.Fatal(err)
	}
}

// FuzzIsHost: what comes from certificates and resolvers can stand in a setting.
func FuzzIsHost(f *testing.F) {
	for _, s := range []string{"mail.example.jp", "*.xserver.jp", "a b.jp", "-a.jp", "127.0.0.1", "x\n.jp"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if isHost(s) && (strings.ContainsAny(s, " /@*:\r\n\t\x00") || net.ParseIP(s) != nil || len(s) > 253) {
			t.Fatalf("%q", s)
		}
	})
}
