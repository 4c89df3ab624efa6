package mailbox

import (
	"slices"
	"testing"

	"madoguchi/connectors"
)

// Each row of the table of providers: what the desk fills in from an
// address, or from who receives its mail, to the letter.
func TestProviders_fill_in_servers_and_user_name(t *testing.T) {
	const (
		password  = "password"
		microsoft = "microsoft"
	)
	for name, c := range map[string]struct {
		address, mx string
		imap, smtp  endpoint
		user        string
		ways        []string
		says        string
	}{
		"Gmail":     {"shop@gmail.com", "", tlsAt("imap.gmail.com", 993), tlsAt("smtp.gmail.com", 465), "shop@gmail.com", []string{password, "google"}, "アプリ パスワード"},
		"Workspace": {"info@shop.jp", "aspmx.l.google.com", tlsAt("imap.gmail.com", 993), tlsAt("smtp.gmail.com", 465), "info@shop.jp", []string{password, "google"}, "アプリ パスワード"},
		"Microsoft 365": {
			"info@shop.jp", "shop-jp.mail.protection.outlook.com", tlsAt("outlook.office365.com", 993), startTLSAt("smtp.office365.com", 587),
			"info@shop.jp",
			[]string{microsoft},
			"Microsoft でサインイン",
		},
		"Outlook.com": {
			"shop@outlook.jp", "", tlsAt("outlook.office365.com", 993), startTLSAt("smtp-mail.outlook.com", 587),
			"shop@outlook.jp",
			[]string{microsoft},
			"Microsoft でサインイン",
		},
		"さくら, first domain":  {"info@shop.sakura.ne.jp", "", tlsAt("shop.sakura.ne.jp", 993), tlsAt("shop.sakura.ne.jp", 465), "info@shop.sakura.ne.jp", []string{password}, "コントロールパネル"},
		"さくら, own domain":    {"info@shop.jp", "shop.sakura.ne.jp", tlsAt("shop.sakura.ne.jp", 993), tlsAt("shop.sakura.ne.jp", 465), "info@shop.jp", []string{password}, "コントロールパネル"},
		"エックスサーバー":           {"info@shop.jp", "sv9999.xserver.jp", tlsAt("sv9999.xserver.jp", 993), tlsAt("sv9999.xserver.jp", 465), "info@shop.jp", []string{password}, "サーバーパネル"},
		"ロリポップ!":             {"info@shop.lolipop.jp", "", tlsAt("imap.lolipop.jp", 993), tlsAt("smtp.lolipop.jp", 465), "info@shop.lolipop.jp", []string{password}, "ユーザー専用ページ"},
		"ロリポップ!, own domain": {"info@shop.jp", "mx01.lolipop.jp", tlsAt("imap.lolipop.jp", 993), tlsAt("smtp.lolipop.jp", 465), "info@shop.jp", []string{password}, "ユーザー専用ページ"},
		"Yahoo!メール":          {"my-shop@yahoo.co.jp", "", tlsAt("imap.mail.yahoo.co.jp", 993), tlsAt("smtp.mail.yahoo.co.jp", 465), "my-shop", []string{password}, "メールソフトからの利用を有効に"},
		"i.softbank.jp":      {"shop@i.softbank.jp", "", tlsAt("imap.softbank.jp", 993), tlsAt("smtp.softbank.jp", 465), "shop", []string{password}, "パスワード"},
		"Zoho":               {"shop@zoho.jp", "", tlsAt("imap.zoho.jp", 993), tlsAt("smtp.zoho.jp", 465), "shop@zoho.jp", []string{password}, "IMAP アクセスを有効に"},
	} {
		t.Run(name, func(t *testing.T) {
			p := providerOf(c.address)
			if c.mx != "" {
				p, _ = providerBehind(c.mx)
			}
			f := &finder{out: connectors.Found{Settings: connectors.Settings{}}}
			f.knows(p)
			f.fill(p)
			if !f.out.Complete || !slices.Equal(f.out.Ways, c.ways) || !contains(f.out.Text, c.says) {
				t.Fatalf("%+v", f.out)
			}
			s := f.out.Settings
			s["address"], s["password"] = c.address, "secret"
			s["oauth_client_id"], s["refresh_token"] = "shop-client", "refresh"
			set, err := readSettings(s)
			if err != nil {
				t.Fatal(err)
			}
			at := func(v server) endpoint { return endpoint{v.host, v.port, v.security} }
			if at(set.imap) != c.imap || at(set.smtp) != c.smtp || set.imap.username != c.user || set.smtp.username != c.user {
				t.Errorf("%+v %q, %+v %q", at(set.imap), set.imap.username, at(set.smtp), set.smtp.username)
			}
			if tokens := set.oauth != nil; tokens != (c.ways[0] == microsoft) {
				t.Errorf("signs in with a token: %v", tokens)
			}
		})
	}
}

// ドコモメール has a user name of its own: it is asked for before anything is tried.
func TestProviders_docomo_asks_for_the_name_of_the_account(t *testing.T) {
	found, err := finding(t, nil).find(t.Context(), search("shop@docomo.ne.jp", "", true))
	if err != nil || found.Complete || !contains(found.Text, "IMAP 専用パスワード") || !contains(found.Text, "d アカウントの ID") {
		t.Fatalf("%+v %v", found, err)
	}
	s := connectors.Settings{"address": "shop@docomo.ne.jp", "password": "secret"}
	_, err = readSettings(s)
	if e := failure(t, err, connectors.Auth, "setting_username"); !contains(e.Text, "d アカウントの ID") {
		t.Error(e.Text)
	}
	s["username"] = "shop-d-account"
	set, err := readSettings(s)
	if err != nil || set.imap.host != "imap.spmode.ne.jp" || set.imap.port != 993 || set.smtp.host != "smtp.spmode.ne.jp" ||
		set.smtp.port != 465 || set.imap.username != "shop-d-account" || set.smtp.username != "shop-d-account" {
		t.Fatalf("%+v %v", set, err)
	}
}

// お名前.com has a server for each domain, whose certificate is the provider's: the
// right name is offered, nothing is believed by itself.
func TestProviders_onamae_offers_the_name_of_the_provider(t *testing.T) {
	s, imap, smtp := mailHost(t, "tls")
	f := finding(t, neighbourhood{"imap.shop.jp:993": imap, "smtp.shop.jp:465": smtp, "smtp.shop.jp:587": smtp})
	f.net.roots = s.Pool()
	found, err := f.find(t.Context(), search("info@shop.jp", "", true))
	if err != nil || found.Complete || found.Settings["imap_host"] != "" || found.Settings["smtp_host"] != "" ||
		!slices.Equal(found.Hosts, []string{"mail.example.test"}) || !contains(found.Text, "契約先のサーバーがあれば選んで") {
		t.Fatalf("%+v %v", found, err)
	}
	if p := providerAt("mail1.onamae.ne.jp"); p.name != "お名前.com" || p.user("info@shop.jp") != "info@shop.jp" {
		t.Errorf("%+v", p)
	}
}

// BIGLOBE, OCN and nifty are known by name; their servers are found or asked for,
// with the place where they stand.
func TestProviders_of_the_line_say_where_the_names_of_their_servers_stand(t *testing.T) {
	for _, address := range []string{"shop@kbf.biglobe.ne.jp", "shop@shop.ocn.ne.jp", "shop@nifty.com"} {
		found, err := finding(t, nil).find(t.Context(), search(address, "", true))
		if err != nil || found.Complete || found.Provider == "" || !contains(found.Text, "会員サポート") || !contains(found.Text, found.Provider) {
			t.Errorf("%s: %+v %v", address, found, err)
		}
	}
}
