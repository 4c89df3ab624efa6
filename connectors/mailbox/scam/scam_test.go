package scam

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

func codes(m Mail) []string {
	var list []string
	for _, c := range Look(m, "shop.example.jp") {
		list = append(list, c.Code)
	}
	slices.Sort(list)
	return list
}

func TestLook_finds(t *testing.T) {
	for name, c := range map[string]struct {
		mail Mail
		want string
	}{
		"a customer":               {Mail{Name: "山田 花子", Address: "hanako@example.ne.jp", Auth: "pass", Text: "届きません。"}, ""},
		"a customer without DMARC": {Mail{Name: "山田", Address: "y@example.ne.jp", Text: "返品したいです。https://item.rakuten.co.jp/shop/1/"}, ""},
		"the mall itself, in a hurry": {Mail{
			Name: "楽天市場", Address: "info@mail.rms.rakuten.co.jp", Auth: "pass",
			Text: "24時間以内に対応がない場合、サービスの停止となります。",
		}, ""},
		"a name that is not the sender's":   {Mail{Name: "楽天市場カスタマーセンター", Address: "info@mail-7.example.top"}, "name_spoof"},
		"the shop's own domain may say it":  {Mail{Name: "楽天市場店 見本堂", Address: "info@shop.example.jp"}, ""},
		"full-width letters in the name":    {Mail{Name: "Ａｍａｚｏｎ", Address: "a@example.top"}, "name_spoof"},
		"an address in the name":            {Mail{Name: "support@rakuten.co.jp", Address: "a@b.example.top"}, "name_address name_spoof"},
		"the same domain in the name":       {Mail{Name: "hanako@example.ne.jp", Address: "hanako@mail.example.ne.jp"}, ""},
		"a mall's domain as a prefix":       {Mail{Address: "a@rakuten.co.jp.example.top"}, "sender_imitates"},
		"a digit for a letter":              {Mail{Address: "a@amaz0n.top"}, "sender_imitates"},
		"a letter for a letter":             {Mail{Address: "a@rakutem.co.jp"}, "sender_imitates"},
		"a brand with an ornament":          {Mail{Address: "a@rakuten-support.example.top", Text: "x"}, ""},
		"a brand in a domain":               {Mail{Address: "a@rakuten-support.top", Text: "x"}, "sender_imitates"},
		"a domain that has a short word":    {Mail{Address: "a@appletree-garden.jp"}, ""},
		"failed as a mall":                  {Mail{Address: "a@rakuten.co.jp", Auth: "fail"}, "auth_failed"},
		"answers go elsewhere":              {Mail{Address: "a@example.jp", ReplyTo: "b@example.top"}, "reply_elsewhere"},
		"answers go to the same company":    {Mail{Address: "a@news.example.co.jp", ReplyTo: "b@example.co.jp"}, ""},
		"link says one thing":               {Mail{Address: "a@example.jp", HTML: `<a href="https://login.example.top/x">https://www.rakuten.co.jp/login</a>`}, "link_elsewhere"},
		"link says the same company":        {Mail{Address: "a@example.jp", HTML: `<a href="https://t.example.co.jp/x">www.example.co.jp</a>`}, ""},
		"link to a number":                  {Mail{Address: "a@example.jp", HTML: `<a href="http://192.0.2.7/x">こちら</a>`}, "link_number"},
		"link in other letters":             {Mail{Address: "a@example.jp", Text: "https://xn--e1awd7f.example/"}, "link_punycode"},
		"link with a user":                  {Mail{Address: "a@example.jp", HTML: `<a href="https://rakuten.co.jp@example.top/">楽天</a>`}, "link_disguised"},
		"short link":                        {Mail{Address: "a@example.jp", Text: "https://bit.ly/abc"}, "link_short"},
		"input fields":                      {Mail{Address: "a@example.jp", HTML: `<form><input name=card></form>`}, "form"},
		"asks for a card":                   {Mail{Address: "a@example.jp", Text: "クレジットカードの番号を入力してください。"}, "asks_card"},
		"a customer who speaks of his card": {Mail{Address: "a@example.jp", Text: "クレジットカードで払いました。"}, ""},
		"asks for a password":               {Mail{Address: "a@example.jp", Text: "パスワードを再設定してください"}, "asks_password"},
		"a threat in a hurry":               {Mail{Address: "a@example.jp", Text: "アカウントを停止しました。２４時間以内に"}, "hurries threatens"},
		"another account for the refund":    {Mail{Address: "a@example.jp", Text: "返金先の口座を変更したい"}, "changes_account"},
		"a program":                         {Mail{Address: "a@example.jp", Files: []string{"見積書.exe"}}, "file_program"},
		"two endings":                       {Mail{Address: "a@example.jp", Files: []string{"見積書.pdf.zip"}}, "file_disguised"},
		"letters written backwards":         {Mail{Address: "a@example.jp", Files: []string{"invoice\u202efdp.doc"}}, "file_disguised"},
		"a picture":                         {Mail{Address: "a@example.jp", Files: []string{"傷の写真.jpg", "2024.03.01.jpg"}}, ""},
		"macros":                            {Mail{Address: "a@example.jp", Files: []string{"list.xlsm"}}, "file_macro"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(codes(c.mail), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOwner_is_whose_a_host_is(t *testing.T) {
	for address, want := range map[string]string{
		"a@shop.rakuten.co.jp": "楽天", "b@YAHOO.co.jp": "Yahoo!", "c@rakuten.co.jp.example.top": "", "d@example.jp": "", "rakuten.co.jp": "", "": "",
	} {
		if got := Owner(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestSuspicious_one_weak_cue_is_no_banner(t *testing.T) {
	weak := Look(Mail{Address: "a@example.jp", Text: "https://bit.ly/abc"})
	if suspicious(weak) {
		t.Error("one short link alone raised a banner")
	}
	if both := Look(Mail{Address: "a@example.jp", Text: "https://bit.ly/abc 48時間以内"}); !suspicious(both) {
		t.Errorf("two cues raised none: %v", both)
	}
	if strong := Look(Mail{Name: "楽天", Address: "a@b.example"}); !suspicious(strong) || !strong[0].Strong {
		t.Errorf("%v", strong)
	}
}

func TestLook_says_each_cue_in_one_sentence(t *testing.T) {
	all := Look(Mail{
		Name: "楽天 support@rakuten.co.jp", Address: "a@rakuten.co.jp.example.top", ReplyTo: "x@y.example", Auth: "fail",
		HTML: `<form></form><a href="http://192.0.2.1/">rakuten.co.jp</a>`, Text: "カード番号を入力。アカウント停止。24時間以内",
		Files: []string{"a.exe"},
	})
	if len(all) < 9 {
		t.Fatalf("%d cues", len(all))
	}
	for _, c := range all {
		if c.Code == "" || !strings.HasSuffix(c.Text, "。") {
			t.Errorf("%+v", c)
		}
	}
}

func FuzzLook(f *testing.F) {
	f.Add("楽天", "a@b.example", "<a href=\"http://x\">y", "本文", "a.exe")
	f.Add("\u202e", "@", "<form", "http://[::1]/ https://xn--", "..")
	f.Add("x@y", "a@xn--80ak6aa92e.com", "<area href='https://a@b'>", "\xff\xfe", "\u202efdp.exe")
	f.Fuzz(func(t *testing.T, name, address, html, text, file string) {
		for _, c := range Look(Mail{Name: name, Address: address, ReplyTo: address, HTML: html, Text: text, Files: []string{file}}) {
			if c.Code == "" || c.Text == "" {
				t.Fatalf("%+v", c)
			}
		}
	})
}

// suspicious judges as the desk does, of a sender that nobody trusts.
func suspicious(cues []Cue) bool {
	all := make([]connectors.Cue, 0, len(cues))
	for _, c := range cues {
		all = append(all, connectors.Cue(c))
	}
	return connectors.Suspicious(all, false)
}
