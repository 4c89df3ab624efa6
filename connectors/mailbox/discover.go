package mailbox

import (
	"context"
	"errors"
	"net"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
)

const (
	findLimit = 45 * time.Second // for all of it
	mxLimit   = 4 * time.Second
	hostLimit = 6 * time.Second // for one port of one host
	maxOffers = 5               // names of a certificate
)

// finder finds the servers of an address: by its domain, by who receives its
// mail, by trying the usual names. It never speaks without encryption and takes
// no certificate that does not fit.
type finder struct {
	net     network
	env     connectors.Env
	resolve func(ctx context.Context, domain string) ([]string, error) // the MX hosts, the preferred first
	out     connectors.Found
	at      provider // as far as it is known
	why     string   // Japanese: what went wrong before any server was tried
	wild    []string // names of certificates that stand for many hosts
}

func discover(ctx context.Context, in connectors.Search, env connectors.Env) (connectors.Found, error) {
	limits := defaultLimits
	limits.dial, limits.command = hostLimit, hostLimit
	f := &finder{net: network{limits: limits}, env: env, resolve: lookUpMX}
	if in.Look && under(domainOf(in.Settings.Text("address")), unreachable) {
		f.conclude(false, false)
		return f.out, nil
	}
	var err error
	if f.net.proxy, err = readProxy(in.Settings.Text("proxy")); err != nil {
		return connectors.Found{}, err
	}
	return f.find(ctx, in)
}

func lookUpMX(ctx context.Context, domain string) ([]string, error) {
	all, err := net.DefaultResolver.LookupMX(ctx, domain+".")
	var hosts []string
	for _, mx := range all { // sorted by preference, also beside an error
		hosts = append(hosts, strings.ToLower(strings.TrimSuffix(mx.Host, ".")))
	}
	if len(hosts) > 0 {
		return hosts, nil
	}
	return nil, err
}

func (f *finder) find(ctx context.Context, in connectors.Search) (connectors.Found, error) {
	f.out = connectors.Found{Settings: connectors.Settings{}}
	address := in.Settings.Text("address")
	if !isAddress(address) || !strings.Contains(domainOf(address), ".") {
		if in.Look {
			f.out.Text = "メールアドレスが読み取れません。「shop@example.jp」の形で入れてください。"
		}
		return f.out, nil
	}
	p := providerOf(address)
	f.knows(p)
	switch {
	case p.complete() || p.asks != "":
		f.fill(p)
		return f.out, nil
	case !in.Look:
		f.out.Text = first(f.out.Text, "サーバーの設定は、「設定を探す」を押すと探せます。")
		return f.out, nil
	}
	ctx, cancel := context.WithTimeout(ctx, findLimit)
	defer cancel()
	return f.out, f.look(ctx, p, in)
}

// look asks the network. What it cannot find is left to the person.
func (f *finder) look(ctx context.Context, p provider, in connectors.Search) error {
	domain := domainOf(in.Settings.Text("address"))
	mx, silent := f.receivers(ctx, domain)
	if ctx.Err() == context.Canceled {
		return ctx.Err()
	}
	for _, host := range mx {
		if behind, ok := providerBehind(host); ok && p.name == "" {
			p = behind
			f.knows(p)
			break
		}
	}
	if p.complete() && !p.ownHost {
		f.fill(p)
		return nil
	}
	// Who cannot be asked for the one name is not asked for ten more; a proxy finds
	// the names of servers itself.
	if silent && f.net.proxy == nil {
		f.conclude(false, false)
		return nil
	}
	return f.tryAll(ctx, domain, p, mx, in)
}

// tryAll tries the names that mail servers usually have.
func (f *finder) tryAll(ctx context.Context, domain string, p provider, mx []string, in connectors.Search) error {
	incoming, found := f.firstOf(ctx, "imap", incomingHosts(domain, p, mx))
	if found {
		f.set("imap", incoming)
		if p.name == "" {
			f.knows(providerAt(incoming.host))
		}
	}
	outgoing, sends := f.firstOf(ctx, "smtp", outgoingHosts(domain, p, incoming.host))
	if sends {
		f.set("smtp", outgoing)
	}
	if err := ctx.Err(); err == context.Canceled {
		return err
	}
	f.out.Complete = found && sends
	if f.out.Complete {
		f.userName(ctx, in)
	}
	f.conclude(found, sends)
	return nil
}

// unreachable are names that no server on the Internet can have (RFC 6761, RFC
// 2606, RFC 6762): nobody is asked for them.
var unreachable = []string{"test", "example", "invalid", "localhost", "local"}

// receivers asks who receives the mail of a domain. Silent means that nobody
// answers such questions here. They are asked directly also where the account has
// a proxy: proxies cannot be asked, and nothing but the domain is told.
func (f *finder) receivers(ctx context.Context, domain string) (hosts []string, silent bool) {
	step := connectors.Step{Name: "メールの届け先 (MX)", State: "skipped"}
	defer func() { f.out.Steps = append(f.out.Steps, step) }()
	if under(domain, unreachable) {
		return nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, mxLimit)
	defer cancel()
	hosts, err := f.resolve(ctx, domain)
	hosts = slices.DeleteFunc(hosts, func(h string) bool { return !isHost(h) })
	if len(hosts) > 0 {
		hosts = hosts[:min(len(hosts), maxOffers)]
		step.State, step.Detail = "ok", hosts[0]
		return hosts, false
	}
	step.State = "failed"
	var noName *net.DNSError
	if err != nil && (ctx.Err() != nil || errors.As(err, &noName) && !noName.IsNotFound) {
		step.Text = "名前を調べるサーバー（DNS）から返事がありませんでした。"
		f.why = "名前を調べるサーバー（DNS）から返事がなく、メールサーバーを探せませんでした。インターネットの接続を確かめて、もう一度「設定を探す」を押してください。それでも見つからないときは、"
		return nil, true
	}
	step.Text = "分かりませんでした。メールアドレスの @ より後ろを確かめてください。"
	f.why = "「" + plain(domain, 80) + "」のメールサーバーが見つかりませんでした。メールアドレスの @ より後ろのつづりを確かめてください。つづりが正しいときは、"
	return nil, false
}

func incomingHosts(domain string, p provider, mx []string) []string {
	hosts := []string{p.imap.host, "imap." + domain, "mail." + domain}
	if p.name == "" && len(mx) > 0 {
		hosts = append(hosts, mx[0])
	}
	return tidy(hosts)
}

// outgoingHosts: the server that sends mostly is the one that receives, or its
// neighbour.
func outgoingHosts(domain string, p provider, incoming string) []string {
	hosts := []string{p.smtp.host}
	if rest, ok := strings.CutPrefix(incoming, "imap."); ok {
		hosts = append(hosts, "smtp."+rest)
	}
	return tidy(append(hosts, incoming, "smtp."+domain, "mail."+domain))
}

func tidy(hosts []string) []string {
	var out []string
	for _, h := range hosts {
		if h != "" && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// userName finds out which form of the user name a server takes that nothing is
// known of: the whole address, else the part before the @.
func (f *finder) userName(ctx context.Context, in connectors.Search) {
	if in.Settings["password"] == "" || in.Settings.Text("username") != "" || f.out.Provider != "" {
		return
	}
	address := in.Settings.Text("address")
	step := connectors.Step{Name: "ユーザー名とパスワード", State: "failed"}
	for _, name := range []string{address, address[:strings.LastIndex(address, "@")]} {
		err := f.signsIn(ctx, in, name)
		if err == nil {
			step.State, step.Text = "ok", ""
			if name != address {
				f.out.Settings["username"] = name
			}
			break
		}
		e := connectors.As(err)
		step.Text = first(step.Text, e.Text)
		if e.Code != "password" {
			break
		}
	}
	f.out.Steps = append(f.out.Steps, step)
}

func (f *finder) signsIn(ctx context.Context, in connectors.Search, name string) error {
	s := connectors.Settings{"address": in.Settings.Text("address"), "password": in.Settings["password"], "username": name}
	for k, v := range f.out.Settings {
		s[k] = v
	}
	b, err := open(s, f.env)
	if err != nil {
		return err
	}
	b.net = f.net
	return b.probeIMAP(ctx)
}
