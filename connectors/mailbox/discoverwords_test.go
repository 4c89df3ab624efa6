package mailbox

import (
	"context"
	"crypto/tls"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/connectors"
)

// blackHole is a network in which nothing ever answers.
func blackHole(ctx context.Context, _ string) (net.Conn, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func noAnswerFromDNS(ctx context.Context, domain string) ([]string, error) {
	<-ctx.Done()
	return nil, &net.DNSError{Err: "i/o timeout", Name: domain, IsTimeout: true}
}

// Whatever the names service does, the person reads within seconds what could not
// be found and what to type.
func TestDiscover_tells_what_the_names_service_did(t *testing.T) {
	for name, c := range map[string]struct {
		resolve func(context.Context, string) ([]string, error)
		wire    wire
		most    time.Duration
		says    []string
	}{
		"no DNS at all": {
			func(_ context.Context, d string) ([]string, error) {
				return nil, &net.DNSError{Err: "connection refused", Name: d, IsTemporary: true}
			}, nil, 0, []string{"DNS", "インターネットの接続", "もう一度「設定を探す」", "くわしい設定"},
		},
		"DNS is silent": {noAnswerFromDNS, blackHole, mxLimit, []string{"DNS", "受信サーバー（IMAP）と送信サーバー（SMTP）"}},
		"no such domain": {
			func(_ context.Context, d string) ([]string, error) {
				return nil, &net.DNSError{Err: "no such host", Name: d, IsNotFound: true}
			}, nil, 0, []string{"「shop.jp」", "つづり", "くわしい設定"},
		},
		"servers are silent": {
			func(context.Context, string) ([]string, error) { return []string{"mx.shop.jp"}, nil },
			blackHole, 2 * hostLimit,
			[]string{"サーバーが見つかりませんでした", "くわしい設定"},
		},
		"さくら is silent": {
			func(context.Context, string) ([]string, error) { return []string{"shop.sakura.ne.jp"}, nil },
			blackHole, 2 * hostLimit,
			[]string{"さくらのメールボックス ですが", "初期ドメイン"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := finding(t, nil)
				f.resolve = c.resolve
				if c.wire != nil {
					f.net.wire = c.wire
				}
				began := time.Now()
				got, err := f.find(t.Context(), search("info@shop.jp", "", true))
				if took := time.Since(began); err != nil || took > c.most {
					t.Errorf("took %v, %v", took, err)
				}
				if got.Complete || len(got.Settings) != 0 {
					t.Errorf("%+v", got.Settings)
				}
				for _, word := range c.says {
					if !contains(got.Text, word) {
						t.Errorf("%s is missing in: %s", word, got.Text)
					}
				}
			})
		})
	}
}

func TestDiscover_waits_for_a_slow_names_service(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := finding(t, nil)
		f.resolve = func(context.Context, string) ([]string, error) {
			time.Sleep(mxLimit - time.Millisecond)
			return []string{"aspmx.l.google.com"}, nil
		}
		if got, err := f.find(t.Context(), search("info@shop.jp", "", true)); err != nil || got.Provider != "Gmail" || !got.Complete {
			t.Errorf("%+v %v", got, err)
		}
	})
}

// Behind a proxy names may be known to the proxy alone.
func TestDiscover_tries_the_usual_names_through_a_proxy_without_DNS(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	f := finding(t, neighbourhood{"mail.example.test:993": imap, "mail.example.test:465": smtp})
	f.net.roots = s.Pool()
	f.net.proxy, _ = readProxy("socks5://proxy.example.test:1080")
	f.resolve = func(_ context.Context, d string) ([]string, error) {
		return nil, &net.DNSError{Err: "connection refused", Name: d}
	}
	// The pretend network stands behind the proxy; the address is one whose domain
	// the names service is asked for.
	f.net.wire = neighbourhood{"mail.shop.jp:993": imap, "mail.shop.jp:465": smtp}.reach
	got, err := f.find(t.Context(), search("info@shop.jp", "", true))
	if err != nil || !slices.Equal(got.Hosts, []string{"mail.example.test"}) {
		t.Fatalf("%+v %v", got, err)
	}
}

// From the mismatch over the choice of a person to mail: the name is believed only
// because the person took it, and then checked like any other.
func TestDiscover_name_of_a_certificate_once_taken_works(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	n := neighbourhood{
		"imap.shop.jp:993": imap, "smtp.shop.jp:465": smtp,
		"mail.example.test:993": imap, "mail.example.test:465": smtp,
	}
	f := finding(t, n)
	f.net.roots = s.Pool()
	got, err := f.find(t.Context(), search("shop@shop.jp", "", true))
	if err != nil || len(got.Hosts) != 1 || got.Settings["imap_host"] != "" {
		t.Fatalf("%+v %v", got, err)
	}
	taken := connectors.Settings{
		"address": "shop@shop.jp", "username": "shop@example.test", "password": "secret",
		"imap_host": got.Hosts[0], "smtp_host": got.Hosts[0],
	}
	b := openBox(t, taken)
	b.net.wire, b.net.roots = n.reach, s.Pool()
	if err := b.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	taken["imap_host"] = "imap.shop.jp" // what was typed instead is refused, with the names to choose from
	b = openBox(t, taken)
	b.net.wire, b.net.roots = n.reach, s.Pool()
	e := failure(t, b.Probe(t.Context()), connectors.Temporary, "tls_name")
	if !contains(e.Text, "mail.example.test") || !contains(e.Text, "ホスト名に入れて") {
		t.Error(e.Text)
	}
}

func TestDiscover_tells_what_a_wildcard_is_good_for(t *testing.T) {
	f := finding(t, nil)
	f.wild = []string{"*.mail.example.test"}
	f.conclude(false, false)
	if !contains(f.out.Text, "*.mail.example.test") || !contains(f.out.Text, "「.mail.example.test」で終わる") || len(f.out.Hosts) != 0 {
		t.Error(f.out.Text)
	}
}

func TestCannotReach_tells_an_old_encryption(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	s, _, _ := mailHost(t, "tls")
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_ = tls.Server(c, &tls.Config{Certificates: s.Certificates(), MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}).HandshakeContext(t.Context())
			_ = c.Close()
		}
	}()
	_, port, _ := strings.Cut(l.Addr().String(), ":")
	b := openBox(t, connectors.Settings{"address": "shop@shop.jp", "password": "x", "imap_host": "127.0.0.1", "imap_port": port, "smtp_host": "127.0.0.1"})
	b.net.roots = s.Pool()
	e := failure(t, b.probeIMAP(t.Context()), connectors.Temporary, "tls_old")
	if !contains(e.Text, "古く") {
		t.Error(e.Text)
	}
}
