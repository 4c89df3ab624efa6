package mailbox

import (
	"testing"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
)

func TestRefusedPassword_names_the_next_step(t *testing.T) {
	for name, c := range map[string]struct{ address, said, code, says string }{
		"gmail app password": {"s@gmail.com", "Application-specific password required", "app_password", "アプリ パスワード"},
		"gmail imap off":     {"s@gmail.com", "Your account is not enabled for IMAP use.", "imap_off", "IMAP を有効"},
		"gmail wrong":        {"s@gmail.com", "Invalid credentials (Failure)", "password", "アプリ パスワード"},
		"gmail web":          {"s@gmail.com", "Please log in via your web browser", "web_login", "ブラウザー"},
		"microsoft":          {"s@outlook.com", "LOGIN failed.", "password", "Microsoft でサインイン"},
		"microsoft off":      {"s@outlook.com", "User is authenticated but not connected.", "imap_off", "IMAP"},
		"yahoo":              {"s@yahoo.co.jp", "Login failed", "password", "IMAP/POP/SMTPアクセス"},
		"sakura":             {"s@a.sakura.ne.jp", "Login failed.", "password", "@ を含む"},
		"unknown, short":     {"s@shop.jp", "Login failed.", "password", "@ を含む"},
	} {
		v := server{what: "受信サーバー", host: "h", username: "s", provider: providerOf(c.address)}
		err := refusedLogin(v, noAnswer(c.said))
		if e := failure(t, err, connectors.Auth, c.code); !contains(e.Text, c.says) || !contains(e.Text, "受信済みのメールはそのまま") {
			t.Errorf("%s: %s", name, e.Text)
		}
	}
}

func noAnswer(text string) error {
	return &imap.Error{Type: imap.StatusResponseTypeNo, Text: text}
}
