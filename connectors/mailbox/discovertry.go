package mailbox

import (
	"context"
	"crypto/x509"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-smtp"
)

// The ports that are tried, in this order. None is without encryption.
var tried = map[string][]endpoint{
	"imap": {tlsAt("", 993), startTLSAt("", 143)},
	"smtp": {tlsAt("", 465), startTLSAt("", 587)},
}

var sideNames = map[string]string{"imap": "受信サーバー", "smtp": "送信サーバー"}

// firstOf tries all hosts at once and takes the first of the list that answers.
func (f *finder) firstOf(ctx context.Context, side string, hosts []string) (server, bool) {
	good := make([]server, len(hosts))
	steps := make([]connectors.Step, len(hosts))
	offers := make([][]string, len(hosts))
	var all sync.WaitGroup
	for i, host := range hosts {
		all.Go(func() { good[i], steps[i], offers[i] = f.tryHost(ctx, side, host) })
	}
	all.Wait()
	f.out.Steps = append(f.out.Steps, steps...)
	if i := slices.IndexFunc(good, func(v server) bool { return v.host != "" }); i >= 0 {
		return good[i], true
	}
	for _, name := range slices.Concat(offers...) {
		if strings.HasPrefix(name, "*.") {
			f.wild = tidy(append(f.wild, name))
			continue
		}
		if !slices.Contains(f.out.Hosts, name) && len(f.out.Hosts) < maxOffers {
			f.out.Hosts = append(f.out.Hosts, name)
		}
	}
	return server{}, false
}

// tryHost tries the ports of one host, all at once: where one is walled off,
// nobody waits for it twice. Its server is empty when no port will do.
func (f *finder) tryHost(ctx context.Context, side, host string) (server, connectors.Step, []string) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	step := connectors.Step{Name: sideNames[side] + " " + host, State: "failed"}
	ports, outcomes := tried[side], make([]chan error, len(tried[side]))
	at := func(i int) server {
		return server{what: sideNames[side], host: host, port: ports[i].port, security: ports[i].security}
	}
	for i := range ports {
		outcomes[i] = make(chan error, 1)
		go func() { outcomes[i] <- f.answers(ctx, side, at(i)) }() // ends with ctx, at the latest after hostLimit
	}
	var offers []string
	for i, outcome := range outcomes {
		err := <-outcome
		if v := at(i); err == nil {
			step.State, step.Text, step.Detail = "ok", "", strconv.Itoa(v.port)+" "+v.security
			return v, step, nil
		}
		text, names := whyNot(err)
		step.Text = first(step.Text, text)
		offers = append(offers, names...)
		if len(names) > 0 {
			step.Text = text
		}
	}
	return server{}, step, offers
}

// answers connects, encrypts and waits for the greeting. Nobody signs in.
func (f *finder) answers(ctx context.Context, side string, v server) error {
	ctx, cancel := context.WithTimeout(ctx, hostLimit)
	defer cancel()
	conn, raw, err := f.net.dial(ctx, v)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { _ = raw.Close() })
	defer func() {
		stop()
		_ = raw.Close()
	}()
	if side == "smtp" {
		if v.security == secStartTLS {
			c, err := smtp.NewClientStartTLS(conn, f.net.tlsConfig(v))
			if err != nil {
				return err
			}
			return c.Noop()
		}
		return smtp.NewClient(conn).Hello("localhost")
	}
	var c *imapclient.Client
	if v.security == secStartTLS {
		c, err = imapclient.NewStartTLS(conn, &imapclient.Options{TLSConfig: f.net.tlsConfig(v)})
	} else {
		c = imapclient.New(conn, nil)
		err = c.WaitGreeting()
	}
	_ = raw.Close()
	if c != nil {
		_ = c.Close() // waits for go-imap's reader
	}
	return err
}

// whyNot says in few words why a host will not do, with the names its
// certificate is good for.
func whyNot(err error) (text string, names []string) {
	var badName x509.HostnameError
	if errors.As(err, &badName) {
		names = hostsOf(badName.Certificate)
		return "証明書の名前が合いません。証明書にある名前：" + certNames(badName.Certificate), names
	}
	switch e := connectors.As(cannotReach(server{}, err)); e.Code {
	case "host_unknown":
		return "この名前のサーバーはありません。", nil
	case "tls_certificate":
		return "証明書を確かめられませんでした。", nil
	case "tls_old":
		return "暗号化の方式が古く、安全につなげませんでした。", nil
	case "dns":
		return "名前を調べるサーバー（DNS）から返事がありませんでした。", nil
	case "tls_expected":
		return "暗号化に応じませんでした。", nil
	case "timeout", "canceled":
		return "返事がありませんでした。", nil
	}
	return "つながりませんでした。", nil
}

var hostName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$`)

// isHost keeps what cannot be the name of a host out of settings: names come
// from certificates and resolvers, which anybody can fill.
func isHost(name string) bool { return len(name) <= 253 && hostName.MatchString(name) }

// hostsOf are the names of a certificate; one that begins with "*." stands for
// the hosts of a provider and is no host itself.
func hostsOf(c *x509.Certificate) []string {
	if c == nil {
		return nil
	}
	var out []string
	for _, name := range c.DNSNames {
		name = strings.ToLower(name)
		if isHost(strings.TrimPrefix(name, "*.")) && len(out) < maxOffers {
			out = append(out, name)
		}
	}
	return out
}

// knows tells what a provider is.
func (f *finder) knows(p provider) {
	if p.name == "" {
		return
	}
	f.at, f.out.Provider, f.out.Ways = p, p.name, p.signInWays()
	f.out.Text = p.name + " です。" + p.tip
}

// fill takes the servers of a provider.
func (f *finder) fill(p provider) {
	f.out.Complete = p.complete()
	f.set("imap", server{host: p.imap.host, port: p.imap.port, security: p.imap.security})
	f.set("smtp", server{host: p.smtp.host, port: p.smtp.port, security: p.smtp.security})
	if !slices.Contains(f.out.Ways, authPassword) && len(f.out.Ways) > 0 {
		f.out.Settings["auth"] = f.out.Ways[0]
	}
}

func (f *finder) set(side string, v server) {
	if v.host == "" {
		return
	}
	f.out.Settings[side+"_host"], f.out.Settings[side+"_port"] = v.host, strconv.Itoa(v.port)
	f.out.Settings[side+"_security"] = v.security
}

// conclude says how the search ended and what comes next.
func (f *finder) conclude(reads, sends bool) {
	var last connectors.Step
	if n := len(f.out.Steps); n > 0 {
		last = f.out.Steps[n-1]
	}
	switch {
	case reads && sends && last.Name == "ユーザー名とパスワード" && last.State == "failed":
		f.out.Text = "サーバーは見つかりました。" + last.Text
	case reads && sends:
		f.out.Text = first(f.out.Text, "サーバーが見つかりました。") + "設定を入れました。接続テストで確かめてください。"
	case len(f.out.Hosts) > 0:
		f.out.Text = "サーバーの証明書が、別の名前のものでした。下の名前に契約先のサーバーがあれば選んでください。心当たりがなければ選ばず、契約先の案内で確かめてください。"
	case len(f.wild) > 0:
		f.out.Text = "サーバーの証明書が、別の名前（" + strings.Join(f.wild, "、") + "）のものでした。" + f.ask("「"+strings.TrimPrefix(f.wild[0], "*")+"」で終わるホスト名がそこにあれば、それが正しい名前です。")
	case reads:
		f.out.Text = "受信サーバーは見つかりました。送信サーバー（SMTP）のホスト名を、契約先の案内を見て「くわしい設定」に入れてください。"
	case f.at.name != "":
		f.out.Text = f.at.name + " ですが、サーバーが見つかりませんでした。" + f.ask("")
	default:
		f.out.Text = first(f.why, "サーバーが見つかりませんでした。") + f.ask("")
	}
}

// ask says what to type, and where a person finds it.
func (f *finder) ask(more string) string {
	where := first(f.at.where, "契約しているメールサービスの案内（「メールソフトの設定」などのページ）にあるホスト名")
	return where + "を、「くわしい設定」の受信サーバー（IMAP）と送信サーバー（SMTP）に入れてください。" + more
}
