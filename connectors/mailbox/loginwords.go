package mailbox

import (
	"fmt"
	"strings"
	"time"

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
	case no.Code == imap.ResponseCodeExpired:
		e.Code = "password_expired"
		e.Text = "メールのパスワードの期限が切れています。受信済みのメールはそのままです。メールサービスの画面で新しいパスワードを決めて、それを入れてください。"
	case containsAny(said, "application-specific password", "app password"):
		e.Code = "app_password"
		e.Text = "いつものパスワードでは受信できません。受信済みのメールはそのままです。" + first(v.provider.wrong, "メールサービスの画面で「アプリ パスワード」を作り、それを入れてください。")
	case strings.Contains(said, "imap") && containsAny(said, "disabled", "not enabled", "yet to enable", "not allowed", "not permitted"),
		strings.Contains(said, "authenticated but not connected"):
		e.Code = "imap_off"
		e.Text = "このメールアドレスでは、メールソフトからの受信（IMAP）が止められています。受信済みのメールはそのままです。" +
			first(v.provider.imapOff, "メールサービスの設定の画面で、IMAP を有効にしてください。")
	case no.Code == "WEBALERT", containsAny(said, "web browser", "web login"):
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

// refusedForNow explains a server that takes no sign-in now, nil when it is about
// the sign-in itself. Gmail has no codes for its limits.
func refusedForNow(no *imap.Error, cause error) *connectors.Error {
	said := strings.ToLower(no.Text)
	e := &connectors.Error{Reason: connectors.Limited, Err: cause}
	switch {
	case strings.Contains(said, "too many") && containsAny(said, "login", "attempt", "failed"):
		e.Code, e.After = "login_limit", 15*time.Minute
		e.Text = "サインインの失敗が続いたため、メールサーバーがしばらく受け付けません。受信済みのメールはそのままです。パスワードを確かめてください。15 分後にまた試します。"
	case no.Code == imap.ResponseCodeLimit, no.Code == imap.ResponseCodeInUse, strings.Contains(said, "too many"):
		e.Code, e.After = "connections", 5*time.Minute
		e.Text = "メールサーバーへの同時接続が多すぎます。ほかのメールソフトを閉じると早く直ります。5 分後にまた試します。"
	case strings.Contains(said, "bandwidth limit"):
		e.Code, e.After = "transfer_limit", time.Hour
		e.Text = "メールサービスが、1 日に受信できる量の上限に達したと答えました。受信済みのメールはそのままです。1 時間ごとにまた試します。"
	case no.Code == imap.ResponseCodeUnavailable, no.Code == imap.ResponseCodeServerBug, no.Code == imap.ResponseCodeContactAdmin,
		no.Type == imap.StatusResponseTypeBye, strings.Contains(said, "temporar"), strings.Contains(said, "try again"):
		e.Reason, e.Code = connectors.Temporary, "unavailable"
		e.Text = "メールサーバーが、いまは受け付けられないと答えました。受信済みのメールはそのままです。しばらくするとまた試します。"
	default:
		return nil
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
