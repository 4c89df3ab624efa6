package mailbox

import "strings"

// endpoint is where a provider listens.
type endpoint struct {
	host     string
	port     int
	security string
}

func tlsAt(host string, port int) endpoint      { return endpoint{host, port, secTLS} }
func startTLSAt(host string, port int) endpoint { return endpoint{host, port, secStartTLS} }

// provider is what is known about a mail service, and what a person must do
// there. An empty host stands in the shop's contract, or is found by trying.
type provider struct {
	name      string
	domains   []string // of addresses
	mx        []string // of the hosts that receive mail for a shop's own domain
	hosts     []string // of its servers, where they are not below domains
	imap      endpoint
	smtp      endpoint
	ownHost   bool     // one host for both, named like the customer's MX or first domain
	localPart bool     // the user name is the part before the @
	asks      string   // the user name has nothing to do with the address: what it is called
	ways      []string // values of auth, the best first; password alone when empty
	where     string   // where a person finds the names of the servers, when they must be typed
	tip       string   // what is needed, as soon as the address is known
	wrong     string   // the next step after a refused password
	imapOff   string   // the next step when reading by mail programs is off
	tokenTip  string   // the next step when a fresh token is refused
}

const (
	googleOff    = "Gmail の設定の「メール転送と POP/IMAP」で IMAP を有効にしてください。会社の Gmail では、管理者の許可が要ることがあります。"
	microsoftOff = "メールの管理者に、このメールボックスの IMAP を有効にするよう頼んでください。Outlook.com では、設定の「メール」→「転送と IMAP」で有効にします。"
	microsoftTip = "Microsoft は、パスワードでの受信を終わりにしました。「Microsoft でサインイン」を使います。"
	yahooStep    = "Yahoo!メールの設定の「IMAP/POP/SMTPアクセスとメール転送」で、メールソフトからの利用を有効にしてください。ユーザー名は、@ より前の部分です。"
)

// providers: as of 2026-11, see README.md for the sources.
var providers = []provider{
	{
		name: "Gmail", domains: []string{"gmail.com", "googlemail.com"},
		mx:   []string{"google.com", "googlemail.com"},
		imap: tlsAt("imap.gmail.com", 993), smtp: tlsAt("smtp.gmail.com", 465),
		ways:    []string{authPassword, authGoogle},
		tip:     "アプリ パスワードが要ります。いつものパスワードは使えません。",
		wrong:   "Gmail では、いつものパスワードは使えません。Google アカウントの「2 段階認証プロセス」を有効にして「アプリ パスワード」を作り、16 文字を入れてください。",
		imapOff: googleOff, tokenTip: googleOff,
	},
	{
		name: "Outlook.com", domains: []string{"outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "msn.com"},
		imap: tlsAt("outlook.office365.com", 993), smtp: startTLSAt("smtp-mail.outlook.com", 587),
		ways: []string{authMicrosoft}, tip: microsoftTip, wrong: microsoftTip, imapOff: microsoftOff, tokenTip: microsoftOff,
	},
	{
		name: "Microsoft 365", domains: []string{"onmicrosoft.com"},
		mx: []string{"mail.protection.outlook.com"}, hosts: []string{"office365.com", "outlook.com"},
		imap: tlsAt("outlook.office365.com", 993), smtp: startTLSAt("smtp.office365.com", 587),
		ways: []string{authMicrosoft}, tip: microsoftTip, wrong: microsoftTip, imapOff: microsoftOff, tokenTip: microsoftOff,
	},
	{
		name: "さくらのメールボックス", domains: []string{"sakura.ne.jp"}, mx: []string{"sakura.ne.jp"}, ownHost: true,
		where: "さくらのコントロールパネルにある初期ドメイン（「○○.sakura.ne.jp」）",
		tip:   "コントロールパネルで作ったメールアドレスのパスワードを入れてください。",
		wrong: "さくらのコントロールパネルにログインするパスワードではなく、メールアドレスごとに決めたパスワードを入れてください。ユーザー名は、@ を含むメールアドレスの全体です。",
	},
	{
		name: "エックスサーバー", mx: []string{"xserver.jp"}, hosts: []string{"xserver.jp"}, ownHost: true,
		where: "サーバーパネルの「サーバー情報」にあるホスト名（「sv○○.xserver.jp」）",
		tip:   "サーバーパネルで作ったメールアカウントのパスワードを入れてください。",
		wrong: "サーバーパネルの「メールアカウント設定」で決めたパスワードを入れてください。ユーザー名は、@ を含むメールアドレスの全体です。",
	},
	{
		name: "ロリポップ!", domains: []string{"lolipop.jp"}, mx: []string{"lolipop.jp"},
		imap: tlsAt("imap.lolipop.jp", 993), smtp: tlsAt("smtp.lolipop.jp", 465),
		tip:   "ユーザー専用ページで作ったメールアドレスのパスワードを入れてください。",
		wrong: "ロリポップ!のユーザー専用ページの「メール設定」で決めたパスワードを入れてください。",
	},
	{
		name: "お名前.com", hosts: []string{"onamae.ne.jp"},
		where: "お名前メールのコントロールパネルにあるメールサーバーの名前",
		tip:   "お名前メールのコントロールパネルで決めたパスワードを入れてください。",
		wrong: "お名前メールのコントロールパネルで、メールアドレスとパスワードを確かめてください。",
	},
	{
		name: "Yahoo!メール", domains: []string{"yahoo.co.jp"}, localPart: true,
		imap: tlsAt("imap.mail.yahoo.co.jp", 993), smtp: tlsAt("smtp.mail.yahoo.co.jp", 465),
		tip: "Yahoo!メールの設定で、メールソフトからの利用を有効にしておいてください。", wrong: yahooStep, imapOff: yahooStep,
	},
	{
		name: "ドコモメール", domains: []string{"docomo.ne.jp"}, hosts: []string{"spmode.ne.jp"},
		imap: tlsAt("imap.spmode.ne.jp", 993), smtp: tlsAt("smtp.spmode.ne.jp", 465), asks: "d アカウントの ID",
		tip:   "IMAP 専用パスワードと、ユーザー名に d アカウントの ID が要ります。",
		wrong: "ドコモメールでは、IMAP 専用パスワードを入れてください。ユーザー名は d アカウントの ID です。",
	},
	{
		name: "ソフトバンクのメール (i)", domains: []string{"i.softbank.jp"}, localPart: true,
		imap: tlsAt("imap.softbank.jp", 993), smtp: tlsAt("smtp.softbank.jp", 465),
		tip: "メールのパスワードを入れてください。",
	},
	{
		name: "Zoho Mail", domains: []string{"zoho.jp", "zohomail.jp"}, mx: []string{"zoho.jp"},
		imap: tlsAt("imap.zoho.jp", 993), smtp: tlsAt("smtp.zoho.jp", 465), tip: zohoTip, imapOff: zohoTip,
	},
	{
		name: "Zoho Mail", domains: []string{"zoho.com", "zohomail.com"}, mx: []string{"zoho.com"},
		imap: tlsAt("imap.zoho.com", 993), smtp: tlsAt("smtp.zoho.com", 465), tip: zohoTip, imapOff: zohoTip,
	},
	{
		name: "goo メール", domains: []string{"goo.jp"},
		imap: tlsAt("imap.mail.goo.jp", 993), smtp: tlsAt("smtp.mail.goo.jp", 465), tip: "メールのパスワードを入れてください。",
	},
	// The public database knows no IMAP host of these; one is found by trying.
	{name: "BIGLOBE", domains: []string{"biglobe.ne.jp"}, smtp: tlsAt("mail.biglobe.ne.jp", 465), tip: accessTip, where: isp},
	{name: "OCN", domains: []string{"ocn.ne.jp", "ocn.ad.jp"}, smtp: tlsAt("smtp.ocn.ne.jp", 465), tip: accessTip, where: isp},
	{name: "@nifty", domains: []string{"nifty.com"}, tip: accessTip, where: isp},
}

const (
	isp       = "会員サポートの案内にあるメールサーバーの名前"
	zohoTip   = "Zoho Mail の設定で、IMAP アクセスを有効にしておいてください。"
	accessTip = "契約のときに届いたメールのパスワードを入れてください。"
)

// providerOf knows an address by its domain.
func providerOf(address string) provider {
	domain := domainOf(address)
	for _, p := range providers {
		if under(domain, p.domains) {
			if p.ownHost && !isTop(domain, p.domains) {
				return p.at(domain)
			}
			return p
		}
	}
	return provider{}
}

// providerAt knows a service by one of its servers, for a domain of the shop's
// own.
func providerAt(host string) provider {
	host = strings.ToLower(host)
	for _, p := range providers {
		if host != "" && (host == p.imap.host || host == p.smtp.host || under(host, p.hosts) || under(host, p.domains)) {
			return p
		}
	}
	return provider{}
}

// providerBehind knows the service that receives the mail of a domain.
func providerBehind(mx string) (provider, bool) {
	for _, p := range providers {
		if under(mx, p.mx) {
			if p.ownHost && !isTop(mx, p.mx) {
				p = p.at(mx)
			}
			return p, true
		}
	}
	return provider{}, false
}

// at is a provider whose customers have a host each, for both protocols.
func (p provider) at(host string) provider {
	p.imap, p.smtp = tlsAt(host, 993), tlsAt(host, 465)
	return p
}

func (p provider) complete() bool { return p.imap.host != "" && p.smtp.host != "" && p.asks == "" }

func (p provider) signInWays() []string {
	if len(p.ways) == 0 {
		return []string{authPassword}
	}
	return p.ways
}

func under(host string, domains []string) bool {
	for _, d := range domains {
		if host == d || strings.HasSuffix(host, "."+d) {
			return true
		}
	}
	return false
}

func isTop(host string, domains []string) bool {
	for _, d := range domains {
		if host == d {
			return true
		}
	}
	return false
}

func (p provider) user(address string) string {
	if p.localPart {
		return address[:strings.LastIndex(address, "@")]
	}
	return address
}

// savesItself reports whether mail submitted to host appears in the Sent folder
// by itself, so that a copy of ours would double it.
func savesItself(host string) bool {
	return under(strings.ToLower(host), []string{"gmail.com", "googlemail.com", "office365.com", "outlook.com"})
}
