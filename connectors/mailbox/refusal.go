package mailbox

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-smtp"
)

// refusal is a row of the table below: which answers it explains and how.
type refusal struct {
	code string // our word
	is   func(step string, e *smtp.SMTPError) bool
	text string
	auth bool // a person must change a setting before anything can go out
}

func says(e *smtp.SMTPError, words ...string) bool {
	text := strings.ToLower(e.Message)
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// isSMTPAuthOff is Microsoft's word for a tenant or a mailbox without SMTP AUTH,
// with a password as with a token.
func isSMTPAuthOff(step string, e *smtp.SMTPError) bool {
	return step == "auth" && says(e, "smtpclientauthentication", "basic authentication is disabled")
}

// refusals of a 5xx answer, the most exact first.
var refusals = []refusal{
	{
		code: "smtp_auth_off", auth: true,
		is:   isSMTPAuthOff,
		text: "このメールアドレスでは、メールソフトからの送信が止められています。返信は送られていません。メールの管理者に「認証済み SMTP」を有効にするよう頼んでください。",
	},
	{
		code: "app_password", auth: true,
		is: func(step string, e *smtp.SMTPError) bool {
			return step == "auth" && says(e, "application-specific password")
		},
		text: "いつものパスワードでは送信できません。返信は送られていません。メールサービスの画面で「アプリ パスワード」を作り、それを入れてください。",
	},
	{
		code: "web_login", auth: true,
		is:   func(step string, e *smtp.SMTPError) bool { return step == "auth" && says(e, "web browser") },
		text: "メールサービスが、本人かどうかの確認を求めています。返信は送られていません。ブラウザーでこのメールにログインして確認を終えてから、もう一度送ってください。",
	},
	{
		code: "smtp_password", auth: true,
		is:   func(step string, e *smtp.SMTPError) bool { return step == "auth" || e.Code == 535 },
		text: "送信サーバーがパスワードを受け付けませんでした。返信は送られていません。送信のユーザー名とパスワードを確かめてください。",
	},
	{
		code: "smtp_auth_needed", auth: true,
		is: func(_ string, e *smtp.SMTPError) bool {
			return e.Code == 530 || says(e, "relay access denied", "relaying denied")
		},
		text: "送信サーバーがサインインを求めています。返信は送られていません。送信の暗号化とパスワードを確かめてください。",
	},
	{
		code: "sender_refused",
		is: func(step string, e *smtp.SMTPError) bool {
			return says(e, "sender rejected", "sender address rejected", "not owned by user", "send as this sender") || step == "mail" && e.Code != 552
		},
		text: "送信サーバーがこの差出人アドレスを受け付けませんでした。返信は送られていません。差出人のアドレス（楽天のお客様へは、楽天に登録した店舗のアドレス）を確かめてください。",
	},
	{
		code: "send_limit",
		is:   func(_ string, e *smtp.SMTPError) bool { return says(e, "sending limit", "sending quota") },
		text: "メールサービスが、1 日に送れる数の上限に達したと答えました。返信は送られていません。時間をおいてから、もう一度送ってください。",
	},
	{
		code: "too_large",
		is: func(_ string, e *smtp.SMTPError) bool {
			return e.EnhancedCode == smtp.EnhancedCode{5, 3, 4} || e.EnhancedCode == smtp.EnhancedCode{5, 2, 3} || e.Code == 552 && says(e, "size", "large")
		},
		text: "メールが大きすぎるため送れませんでした。添付ファイルを減らすか小さくして、もう一度送ってください。",
	},
	{
		code: "recipient_full",
		is: func(_ string, e *smtp.SMTPError) bool {
			return e.EnhancedCode == smtp.EnhancedCode{5, 2, 2} || e.Code == 552 && says(e, "full", "quota")
		},
		text: "お客様のメールボックスがいっぱいのため送れませんでした。電話など、ほかの方法で連絡してください。",
	},
	{
		code: "policy",
		is:   func(_ string, e *smtp.SMTPError) bool { return e.EnhancedCode[0] == 5 && e.EnhancedCode[1] == 7 },
		text: "送信サーバーの決まりにより送れませんでした（迷惑メールの判定、または受信拒否設定など）。返信は送られていません。内容を見直すか、お客様に受信設定を確かめてもらってください。",
	},
	{
		code: "recipient_unknown",
		is: func(step string, e *smtp.SMTPError) bool {
			return step == "rcpt" || e.EnhancedCode[0] == 5 && e.EnhancedCode[1] == 1 || e.Code == 550 || e.Code == 553 || e.Code == 501
		},
		text: "宛先のアドレスが受け付けられませんでした。返信は送られていません。アドレスの間違いがないか確かめてください。昔の携帯アドレス（「..」や「.@」を含むもの）はメールで届かないことがあります。",
	},
	{
		code: "smtp_refused",
		is:   func(string, *smtp.SMTPError) bool { return true },
		text: "送信サーバーがこのメールを受け付けませんでした。返信は送られていません。",
	},
}

// refusedMail explains an answer of the server: 4xx may work later, 5xx never
// will. Either way nothing was accepted.
func refusedMail(v server, step string, e *smtp.SMTPError) error {
	cause := fmt.Errorf("%s: server said %d %v", step, e.Code, e.EnhancedCode)
	said := plain(strings.TrimSpace(fmt.Sprintf("%d %s", e.Code, e.Message)), 200)
	if e.Code < 500 {
		out := &connectors.Error{
			Reason: connectors.Temporary, Code: "smtp_later", Err: cause,
			Text: "送信サーバーが「あとで」と答えました。返信はまだ送られていません。しばらくするとまた試します。（サーバーの返事: " + said + "）",
		}
		if e.Code == 421 || says(e, "too many", "rate") {
			out.After = 5 * time.Minute
		}
		return out
	}
	for _, r := range refusals {
		if !r.is(step, e) {
			continue
		}
		reason := connectors.Rejected
		if r.auth {
			reason = connectors.Auth
		}
		return &connectors.Error{Reason: reason, Code: r.code, Err: cause, Text: r.text + "（サーバーの返事: " + said + "）"}
	}
	return nil // not reached: the last row takes everything
}
