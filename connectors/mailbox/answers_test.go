package mailbox

import (
	"strings"
	"testing"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-smtp"
)

// What servers answer to a sign-in, to the letter, and what becomes of it.
func TestSignIn_answers_of_servers_name_the_next_step(t *testing.T) {
	for name, c := range map[string]struct {
		address, answer string
		reason          connectors.Reason
		code, says      string
	}{
		"Dovecot":                  {"s@shop.jp", "NO [AUTHENTICATIONFAILED] Authentication failed.", connectors.Auth, "password", "入れ直して"},
		"Courier":                  {"s@a.sakura.ne.jp", "NO Login failed.", connectors.Auth, "password", "@ を含むメールアドレスの全体"},
		"Gmail, password":          {"s@gmail.com", "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", connectors.Auth, "password", "アプリ パスワード"},
		"Gmail, app password":      {"s@gmail.com", "NO [ALERT] Application-specific password required: https://support.example.test/185833 (Failure)", connectors.Auth, "app_password", "「アプリ パスワード」を作り"},
		"Gmail, web login":         {"s@gmail.com", "NO [WEBALERT https://accounts.example.test/continue?a=1] Web login required.", connectors.Auth, "web_login", "ブラウザーで"},
		"Gmail, browser":           {"s@gmail.com", "NO [ALERT] Please log in via your web browser: https://support.example.test (Failure)", connectors.Auth, "web_login", "ブラウザーで"},
		"Gmail, IMAP off":          {"s@gmail.com", "NO [ALERT] Your account is not enabled for IMAP use. (Failure)", connectors.Auth, "imap_off", "IMAP を有効に"},
		"Workspace, IMAP off":      {"s@gmail.com", "NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator. (Failure)", connectors.Auth, "imap_off", "管理者の許可"},
		"Gmail, connections":       {"s@gmail.com", "NO [ALERT] Too many simultaneous connections. (Failure)", connectors.Limited, "connections", "ほかのメールソフトを閉じる"},
		"Gmail, transfer":          {"s@gmail.com", "NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)", connectors.Limited, "transfer_limit", "1 時間ごとに"},
		"Microsoft, password":      {"s@outlook.jp", "NO LOGIN failed.", connectors.Auth, "password", "Microsoft でサインイン"},
		"Microsoft, basic blocked": {"s@outlook.jp", "NO [AUTHENTICATIONFAILED] BasicAuthBlocked", connectors.Auth, "oauth_needed", "サインインの方法を選び直"},
		"Microsoft, IMAP off":      {"s@x.onmicrosoft.com", "BAD User is authenticated but not connected.", connectors.Auth, "imap_off", "管理者に"},
		"Yahoo!":                   {"s@yahoo.co.jp", "NO [AUTHENTICATIONFAILED] Incorrect username or password.", connectors.Auth, "password", "IMAP/POP/SMTPアクセス"},
		"docomo":                   {"s@docomo.ne.jp", "NO [AUTHENTICATIONFAILED] failed", connectors.Auth, "password", "IMAP 専用パスワード"},
		"Zoho, IMAP off":           {"s@zoho.jp", "NO [ALERT] You are yet to enable IMAP for your account.", connectors.Auth, "imap_off", "IMAP アクセスを有効に"},
		"limit":                    {"s@shop.jp", "NO [LIMIT] Maximum number of connections from user+IP exceeded", connectors.Limited, "connections", "5 分後"},
		"in use":                   {"s@shop.jp", "NO [INUSE] Mailbox is locked", connectors.Limited, "connections", "5 分後"},
		"too many failures":        {"s@shop.jp", "NO Too many login failures, blocked.", connectors.Limited, "login_limit", "15 分後"},
		"unavailable":              {"s@shop.jp", "NO [UNAVAILABLE] Temporary authentication failure.", connectors.Temporary, "unavailable", "また試します"},
		"server bug":               {"s@shop.jp", "NO [SERVERBUG] Internal error occurred.", connectors.Temporary, "unavailable", "また試します"},
		"expired":                  {"s@shop.jp", "NO [EXPIRED] Password expired", connectors.Auth, "password_expired", "新しいパスワード"},
		"in clear":                 {"s@shop.jp", "NO [PRIVACYREQUIRED] Plaintext authentication disallowed", connectors.Auth, "setting_imap_security", "tls か starttls"},
	} {
		t.Run(name, func(t *testing.T) {
			b := openBox(t, oddServer(t, func(command string) string {
				if strings.HasPrefix(command, "LOGIN") {
					return "TAG " + c.answer + "\r\n"
				}
				return ""
			}))
			b.set.imap.provider, b.set.imap.username = providerOf(c.address), c.address
			e := failure(t, b.probeIMAP(t.Context()), c.reason, c.code)
			if !contains(e.Text, c.says) {
				t.Errorf("%s is missing in: %s", c.says, e.Text)
			}
			if c.reason == connectors.Auth && !strings.HasPrefix(c.code, "setting_") && !contains(e.Text, "受信済みのメールはそのまま") {
				t.Errorf("what is safe is missing in: %s", e.Text)
			}
		})
	}
}

// An access token that is not taken is replaced once; a busy server is not a
// reason to.
func TestToken_answers_that_are_about_the_token(t *testing.T) {
	for text, c := range map[string]struct {
		code imap.ResponseCode
		want bool
	}{
		"AUTHENTICATE failed.":                      {"", true}, // Microsoft
		"Invalid credentials (Failure)":             {imap.ResponseCodeAuthenticationFailed, true},
		"User is authenticated but not connected.":  {"", false},
		"Too many simultaneous connections.":        {"", false},
		"Temporary server error. Please try again.": {"", false},
		"Maximum number of connections":             {imap.ResponseCodeLimit, false},
		"Server unavailable":                        {imap.ResponseCodeUnavailable, false},
	} {
		if got := saysNoToToken(&imap.Error{Type: imap.StatusResponseTypeNo, Code: c.code, Text: text}); got != c.want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What servers answer when a mail is to go out.
func TestSend_answers_of_servers_name_the_next_step(t *testing.T) {
	for name, c := range map[string]struct {
		step       string
		code       int
		enhanced   smtp.EnhancedCode
		answer     string
		reason     connectors.Reason
		word, says string
	}{
		"password":              {"auth", 535, smtp.EnhancedCode{5, 7, 8}, "Error: authentication failed", connectors.Auth, "smtp_password", "ユーザー名とパスワード"},
		"Gmail, app password":   {"auth", 534, smtp.EnhancedCode{5, 7, 9}, "Application-specific password required.", connectors.Auth, "app_password", "アプリ パスワード"},
		"Gmail, browser":        {"auth", 534, smtp.EnhancedCode{5, 7, 14}, "Please log in via your web browser and then try again.", connectors.Auth, "web_login", "ブラウザーで"},
		"Microsoft, tenant":     {"auth", 535, smtp.EnhancedCode{5, 7, 139}, "Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", connectors.Auth, "smtp_auth_off", "認証済み SMTP"},
		"Microsoft, mailbox":    {"auth", 535, smtp.EnhancedCode{5, 7, 139}, "Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.", connectors.Auth, "smtp_auth_off", "認証済み SMTP"},
		"Microsoft, basic":      {"auth", 535, smtp.EnhancedCode{5, 7, 139}, "Authentication unsuccessful, basic authentication is disabled.", connectors.Auth, "smtp_auth_off", "認証済み SMTP"},
		"sign-in needed":        {"mail", 530, smtp.EnhancedCode{5, 7, 0}, "Authentication required", connectors.Auth, "smtp_auth_needed", "サインインを求めて"},
		"relaying":              {"rcpt", 554, smtp.EnhancedCode{5, 7, 1}, "<y@example.com>: Relay access denied", connectors.Auth, "smtp_auth_needed", "サインインを求めて"},
		"sender":                {"rcpt", 553, smtp.EnhancedCode{5, 7, 1}, "<a@b>: Sender address rejected: not owned by user x", connectors.Rejected, "sender_refused", "差出人"},
		"Microsoft, sender":     {"data", 554, smtp.EnhancedCode{5, 2, 252}, "SendAsDenied; Client does not have permissions to send as this sender", connectors.Rejected, "sender_refused", "差出人"},
		"Gmail, too many today": {"data", 550, smtp.EnhancedCode{5, 4, 5}, "Daily user sending limit exceeded.", connectors.Rejected, "send_limit", "時間をおいて"},
		"spam":                  {"data", 554, smtp.EnhancedCode{5, 7, 1}, "Message rejected due to content", connectors.Rejected, "policy", "迷惑メール"},
		"policy":                {"rcpt", 550, smtp.EnhancedCode{5, 7, 1}, "Recipient refuses mail from you", connectors.Rejected, "policy", "受信設定"},
		"nobody":                {"rcpt", 550, smtp.EnhancedCode{5, 1, 1}, "User unknown", connectors.Rejected, "recipient_unknown", "アドレスの間違い"},
		"old docomo address":    {"rcpt", 501, smtp.EnhancedCode{5, 1, 3}, "Bad recipient address syntax", connectors.Rejected, "recipient_unknown", "昔の携帯アドレス"},
		"full":                  {"rcpt", 552, smtp.EnhancedCode{5, 2, 2}, "Mailbox full", connectors.Rejected, "recipient_full", "ほかの方法"},
		"size":                  {"mail", 552, smtp.EnhancedCode{5, 3, 4}, "Message size exceeds fixed limit", connectors.Rejected, "too_large", "添付ファイル"},
		"greylist":              {"rcpt", 451, smtp.EnhancedCode{4, 7, 1}, "Greylisted, try again later", connectors.Temporary, "smtp_later", "また試します"},
		"busy":                  {"auth", 454, smtp.EnhancedCode{4, 7, 0}, "Temporary authentication failure", connectors.Temporary, "smtp_later", "また試します"},
		"odd":                   {"data", 554, smtp.EnhancedCode{5, 0, 0}, "No", connectors.Rejected, "smtp_refused", "受け付けませんでした"},
	} {
		t.Run(name, func(t *testing.T) {
			err := refusedMail(server{what: "送信サーバー"}, c.step, &smtp.SMTPError{Code: c.code, EnhancedCode: c.enhanced, Message: c.answer})
			if e := failure(t, err, c.reason, c.word); !contains(e.Text, c.says) {
				t.Errorf("%s is missing in: %s", c.says, e.Text)
			}
		})
	}
}
