package mailbox

import (
	"fmt"
	"strings"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

const (
	wrongPassword = "メールサーバーがパスワードを受け付けませんでした。受信済みのメールはそのままです。"
	checkPassword = "パスワードを確かめて入れ直してください。"
)

// refusedPassword explains a clear no at the sign-in with the next step at this
// provider. Most servers give one word for several causes.
func refusedPassword(v server, no *imap.Error, cause error) error {
	e := &connectors.Error{Reason: connectors.Auth, Code: "password", Err: cause}
	said := strings.ToLower(no.Text)
	switch {
	case containsAny(said, "application-specific password", "app password"):
		e.Code = "app_password"
		e.Text = "いつものパスワードでは受信できません。受信済みのメールはそのままです。" + first(v.provider.wrong, "メールサービスの画面で「アプリ パスワード」を作り、それを入れてください。")
	case strings.Contains(said, "imap") && containsAny(said, "disabled", "not enabled", "not allowed", "not permitted"),
		strings.Contains(said, "authenticated but not connected"):
		e.Code = "imap_off"
		e.Text = "このメールアドレスでは、メールソフトからの受信（IMAP）が止められています。受信済みのメールはそのままです。" +
			first(v.provider.imapOff, "メールサービスの設定の画面で、IMAP を有効にしてください。")
	case containsAny(said, "web browser", "webalert"):
		e.Code = "web_login"
		e.Text = "メールサービスが、本人かどうかの確認を求めています。受信済みのメールはそのままです。ブラウザーでこのメールにログインして確認を終えてから、もう一度お試しください。"
	case containsAny(said, "basic authentication", "basicauthblocked"):
		e.Code = "oauth_needed"
		e.Text = "このメールサービスは、パスワードでの受信を終わりにしています。受信済みのメールはそのままです。接続の設定で、サインインの方法を選び直してください。"
	default:
		e.Text = wrongPassword + first(v.provider.wrong, checkPassword)
	}
	if e.Code == "password" && v.username != "" && v.provider.name == "" && !strings.Contains(v.username, "@") {
		e.Text += "ユーザー名に、@ を含むメールアドレスの全体が要るサーバーもあります。"
	}
	return e
}

// firewall is said when packets get no answer at all: the host may be right.
func firewall(v server) string {
	return fmt.Sprintf("%s（%s、ポート %d）から返事がありませんでした。受信済みのメールはそのままです。ホスト名を確かめてください。"+
		"ほかのメールソフトではつながるときは、このパソコンのセキュリティソフトやルーターがポート %d を止めていないか確かめてください。", v.what, v.host, v.port, v.port)
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
