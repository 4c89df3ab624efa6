package rakuten

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"

	"golang.org/x/text/unicode/norm"
)

const (
	defaultOrigin = "https://api.rms.rakuten.co.jp"
	// leastPace is the shortest pause between two calls. The mall names no
	// figure; one call a second is what shops in production found to hold.
	leastPace = 1100 * time.Millisecond
)

var shopIDForm = regexp.MustCompile(`^[0-9]{1,10}$`)

// settings are the form's values, checked.
type settings struct {
	shop, secret, licence string
	next                  string    // a new licence key that may not work yet
	nextAt                time.Time // when it was entered
	origin                string
	pace                  time.Duration
	proxy                 string
	version               int                  // of getOrder, the newest to ask for
	starter               connectors.Direction // who writes the first message of a thread that the shop opens
}

func fields() []connectors.Field {
	return []connectors.Field{
		{Key: "shop_id", Label: "店舗ID（数字）", Required: true, Help: "受注番号の先頭の数字です。例: 123456-20260610-0123456789 なら 123456"},
		{Key: "service_secret", Label: "serviceSecret", Secret: true, Required: true},
		{Key: fieldLicence, Label: "ライセンスキー", Secret: true, Required: true, Trial: true, Help: "90 日で切れます。切れる前にお知らせします。新しいキーは、使えるようになるまで今のキーと並べて持ち、自動で切り替えます。"},
		{Key: "endpoint", Label: "接続先", Default: defaultOrigin, Advanced: true},
		{Key: "pace_ms", Label: "呼び出しの間隔（ミリ秒）", Default: "1100", Advanced: true, Help: "1100 より短くはできません。"},
		{Key: "proxy", Label: "プロキシ", Advanced: true, Help: "例: http://192.168.0.10:8080"},
		{Key: "first_message", Label: "店舗から始めた問い合わせの最初の書き手", Options: []string{"shop", "customer"}, Default: "shop", Advanced: true, Help: "「店舗からの問い合わせ」の最初の吹き出しがお客様の側に出るべきときだけ customer にします。"},
		{Key: "order_version", Label: "注文の項目の版", Default: "10", Advanced: true, Help: "楽天が新しい版を出したときだけ変えます。使えない版は自動で下げます。"},
		{Key: "relay_host", Label: "あんしんメルアド: SMTPサーバ名", Advanced: true, Help: "R-Login のあんしんメルアドサービスメニュー「メールサーバ設定情報」の値です。", Shared: true},
		{Key: "relay_port", Label: "あんしんメルアド: ポート", Default: "587", Advanced: true, Shared: true},
		{Key: "relay_security", Label: "あんしんメルアド: 暗号化", Options: []string{"starttls", "tls", "none"}, Default: "starttls", Advanced: true, Shared: true},
		{Key: "relay_username", Label: "あんしんメルアド: SMTP AUTH ID", Advanced: true, Shared: true},
		{Key: "relay_password", Label: "あんしんメルアド: SMTP AUTH パスワード", Secret: true, Advanced: true, Help: "画面の値を写すだけにしてください。再発行すると、ほかのソフトから送れなくなります。", Shared: true},
		{Key: "relay_from", Label: "あんしんメルアド: 差出人アドレス", Advanced: true, Help: "RMS に登録してある店舗連絡先メールアドレスです。", Shared: true},
	}
}

func readSettings(s connectors.Settings) (settings, error) {
	set := settings{shop: norm.NFKC.String(trim(s["shop_id"])), proxy: s.Text("proxy")}
	if !shopIDForm.MatchString(set.shop) {
		return set, wrongSetting("shop_id", "店舗IDは数字だけで入れてください。受注番号の先頭の数字です。")
	}
	var err error
	if set.secret, err = readKey(s, "service_secret", "serviceSecret"); err != nil {
		return set, err
	}
	if set.licence, err = readKey(s, fieldLicence, "ライセンスキー"); err != nil {
		return set, err
	}
	next := connectors.Next(fieldLicence)
	if trim(s[next]) != "" {
		if set.next, err = readKey(s, next, "新しいライセンスキー"); err != nil {
			return set, err
		}
		set.nextAt, _ = time.Parse(time.RFC3339, s.Text(next+fieldNextAt))
	}
	set.version = max(s.Int("order_version", newestVersion), oldestVersion)
	set.starter = connectors.Out
	if s.Text("first_message") == "customer" {
		set.starter = connectors.In
	}
	u, err := readOrigin(s.Text("endpoint"))
	if err != nil {
		return set, err
	}
	set.origin = u.String()
	set.pace = time.Duration(max(s.Int("pace_ms", 1100), 0)) * time.Millisecond
	if !web.IsLoopback(u.Hostname()) {
		set.pace = max(set.pace, leastPace)
	}
	return set, nil
}

// queue is what the mall counts calls by. The serviceSecret stays when the
// licence key changes, so that the old and the new key wait in one line.
func (s settings) queue() string { return s.origin + "\n" + s.shop + "\n" + s.secret }

// readKey takes a pasted key. Pasting brings along spaces at both ends, also
// full-width ones, and now and then a piece of the line beside it.
func readKey(s connectors.Settings, key, label string) (string, error) {
	v := trim(s[key])
	switch {
	case v == "":
		return "", wrongSetting(key, label+"が入っていません。RMS の「WEB APIサービス」の画面から貼り付けてください。")
	case strings.ContainsAny(v, " \t\r\n\u00a0\u3000"):
		return "", wrongSetting(key, label+"の途中に空白か改行が入っています。前後の文字まで写していないかを確かめて、もう一度貼り付けてください。")
	case strings.ContainsFunc(v, func(r rune) bool { return r < '!' || r > '~' }):
		return "", wrongSetting(key, label+"に全角の文字が入っています。RMS の画面からもう一度貼り付けてください。")
	}
	return v, nil
}

// readOrigin takes the address before /es/…; people also paste a longer one.
func readOrigin(v string) (*url.URL, error) {
	if v == "" {
		v = defaultOrigin
	}
	u, err := url.Parse(v)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, wrongSetting("endpoint", "接続先の書き方が読み取れません。「"+defaultOrigin+"」の形で入れてください。")
	}
	if err := web.CheckPlain(u); err != nil {
		return nil, err
	}
	path, _, _ := strings.Cut(u.Path, "/es/")
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: strings.TrimRight(path, "/")}, nil
}

// trim removes what pasting leaves around a value: any space, zero-width
// characters and a byte order mark.
func trim(s string) string {
	return strings.Trim(strings.TrimSpace(s), " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff")
}

func wrongSetting(key, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "setting_" + key, Text: text}
}
