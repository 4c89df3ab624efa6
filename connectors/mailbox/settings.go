package mailbox

import (
	"net/url"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/notice"
	"madoguchi/connectors/web"
)

// The words of a …_security setting.
const (
	secTLS      = "tls"
	secStartTLS = "starttls"
	secNone     = "none"
)

var securities = []string{secTLS, secStartTLS, secNone}

// server is one host with the way in.
type server struct {
	what     string // as a person knows it: 受信サーバー …
	host     string
	port     int
	security string
	username string
	password string
	provider provider // for the words of an error
	issuer   string   // of the token that signs in here, empty for a password
	token    string   // set for one connection
}

func (v server) oauth() bool { return v.issuer != "" }

// settings are the values of the form, completed by what is known about the
// provider and checked.
type settings struct {
	address string
	name    string
	imap    server
	smtp    server
	relay   server // host is empty without a relay
	from    string // relay_from
	folders []string
	sent    string // the Sent folder as the person chose it, empty to find it
	proxy   *url.URL
	oauth   *oauth        // nil: signs in with a password
	rules   []notice.Rule // which mails are a mall's letters, in the shop's own words

	outgoing
}

func readSettings(s connectors.Settings) (settings, error) {
	set := settings{address: s.Text("address"), name: s.Text("name"), folders: readFolders(s.Text("folders")), sent: s.Text("sent_folder")}
	if !isAddress(set.address) {
		return set, badField("address", "メールアドレスが読み取れません。「shop@example.jp」の形で入れてください。")
	}
	var err error
	if set.rules, err = notice.ParseRules(s["notice_rules"]); err != nil {
		return set, badField("notice_rules", err.Error())
	}
	if set.outgoing, err = readOutgoing(s); err != nil {
		return set, err
	}
	if set.proxy, err = readProxy(s.Text("proxy")); err != nil {
		return set, err
	}
	known := providerOf(set.address)
	if set.imap, err = readServer(s, "imap", "受信サーバー", known.imap, set); err != nil {
		return set, err
	}
	if set.smtp, err = readServer(s, "smtp", "送信サーバー", known.smtp, set); err != nil {
		return set, err
	}
	if set.imap.host != known.imap.host {
		known = providerAt(set.imap.host)
	}
	if known.asks != "" && s.Text("username") == "" && s.Text("imap_host") == "" {
		return set, badField("username", "ユーザー名が入っていません。"+known.asks+"を入れてください。")
	}
	set.imap.username = first(s.Text("username"), known.user(set.address))
	set.smtp.username = first(s.Text("smtp_username"), set.imap.username)
	set.imap.provider, set.smtp.provider = known, known
	if set, err = readWay(s, set); err != nil {
		return set, err
	}
	return readRelay(s, set)
}

// readWay takes the way of signing in. A password of its own for sending keeps
// its place beside a sign-in for receiving.
func readWay(s connectors.Settings, set settings) (settings, error) {
	set.smtp.password = s["smtp_password"]
	if way := s.Text("auth"); way != "" && way != authPassword {
		var err error
		if set.oauth, err = readOAuth(s); err != nil {
			return set, err
		}
		if s.Text("refresh_token") == "" {
			return set, badField("refresh_token", "まだサインインしていません。接続の画面から "+set.oauth.name+" にサインインしてください。")
		}
		set.imap.issuer = set.oauth.name
		if set.smtp.password == "" {
			set.smtp.issuer = set.oauth.name
		}
		return set, nil
	}
	set.imap.password = s["password"]
	if set.imap.password == "" {
		return set, badField("password", "パスワードが入っていません。メールのパスワードを入れてください。")
	}
	set.smtp.password = first(set.smtp.password, set.imap.password)
	return set, nil
}

// readRelay takes the 楽天 relay, which is optional as a whole only.
func readRelay(s connectors.Settings, set settings) (settings, error) {
	if s.Text("relay_host") == "" {
		return set, nil
	}
	var err error
	if set.relay, err = readServer(s, "relay", "あんしんメルアドの送信サーバー", endpoint{security: secStartTLS}, set); err != nil {
		return set, err
	}
	set.relay.username, set.relay.password = s.Text("relay_username"), s["relay_password"]
	set.from = first(s.Text("relay_from"), set.address)
	if !isAddress(set.from) {
		return set, badField("relay_from", "楽天に登録した店舗のアドレスが読み取れません。「shop@example.jp」の形で入れてください。")
	}
	return set, nil
}

// readServer reads PREFIX_host, _port and _security; known fills what is empty.
func readServer(s connectors.Settings, prefix, what string, known endpoint, set settings) (server, error) {
	v := server{what: what, host: s.Text(prefix + "_host"), security: strings.ToLower(s.Text(prefix + "_security"))}
	if v.host == "" {
		v.host, v.port = known.host, known.port
	}
	if v.host == "" {
		return v, badField(prefix+"_host", what+"のホスト名が入っていません。「設定を探す」を試すか、契約しているメールサービスの案内にあるホスト名を入れてください。")
	}
	if strings.ContainsAny(v.host, " /@\r\n\t") {
		return v, badField(prefix+"_host", what+"のホスト名が読み取れません。「imap.example.jp」のように、ホスト名だけを入れてください。")
	}
	if v.security == "" {
		v.security = first(known.security, secTLS)
	} else if v.security != known.security {
		v.port = 0 // the provider's port belongs to the provider's security
	}
	if p := s.Text(prefix + "_port"); p != "" {
		if v.port = s.Int(prefix+"_port", 0); v.port < 1 || v.port > 65535 {
			return v, badField(prefix+"_port", what+"のポートは 1 から 65535 までの数字で入れてください。")
		}
	}
	if v.port == 0 {
		v.port = defaultPort(prefix, v.security)
	}
	return v, checkSecurity(prefix, v, set.proxy)
}

func checkSecurity(prefix string, v server, proxy *url.URL) error {
	switch v.security {
	case secTLS, secStartTLS:
		return nil
	case secNone:
		if web.IsLoopback(v.host) && (proxy == nil || web.IsLoopback(proxy.Hostname())) {
			return nil
		}
		return badField(prefix+"_security", v.what+"に暗号化なしではつなげません。tls か starttls を選んでください。")
	}
	return badField(prefix+"_security", v.what+"の暗号化は tls、starttls、none のどれかを選んでください。")
}

func defaultPort(prefix, security string) int {
	switch {
	case prefix == "imap" && security == secTLS:
		return 993
	case prefix == "imap":
		return 143
	case security == secTLS:
		return 465
	}
	return 587
}

func readProxy(v string) (*url.URL, error) {
	if v == "" {
		return nil, nil
	}
	u, err := url.Parse(v)
	if err == nil && u.Hostname() != "" && u.Port() != "" {
		switch u.Scheme {
		case "socks5", "socks5h", "http":
			return u, nil
		}
	}
	return nil, badField("proxy", "プロキシの書き方が読み取れません。「socks5://ホスト:ポート」または「http://ホスト:ポート」の形で入れてください。")
}

// badField is an error of the form itself: the code names the field.
func badField(key, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "setting_" + key, Text: text}
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
