package scam

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
)

// What honest people and companies write must raise no banner: a shop that is
// warned every day reads no warning.
func TestLook_leaves_honest_mail_alone(t *testing.T) {
	for name, m := range map[string]Mail{
		"a mall's newsletter with its own short links": {
			Name: "楽天市場ニュース", Address: "rakuten-news@emagazine.rakuten.co.jp", Auth: "pass",
			HTML: `<a href="https://r10.to/hABCDE">https://www.rakuten.co.jp/event/</a><a href="https://a.r10.to/x">詳しくはこちら</a>`,
		},
		"the mall asks its shops to sign in":        {Name: "Yahoo!ショッピング", Address: "store-master@mail.yahoo.co.jp", Auth: "pass", Text: "パスワードを再設定してください。"},
		"a carrier's notice of delivery":            {Name: "ヤマト運輸", Address: "mail@kuronekoyamato.co.jp", Auth: "pass", HTML: `<a href="https://toi.kuronekoyamato.co.jp/x">https://www.kuronekoyamato.co.jp/</a>`, Text: "本日中に手続きをお願いします。"},
		"another carrier's":                         {Name: "佐川急便株式会社", Address: "noreply@sagawa-exp.co.jp", Auth: "pass", Text: "お届け予定日のお知らせ"},
		"the post":                                  {Name: "日本郵便", Address: "info@ems-post.japanpost.jp", Text: "配達完了のお知らせ"},
		"a bank that is one":                        {Name: "三井住友銀行", Address: "info@msg.smbc.co.jp", Auth: "pass", Text: "お振込のお知らせ"},
		"PayPal is not a misspelt PayPay":           {Name: "PayPal", Address: "service@intl.paypal.com", Auth: "pass", HTML: `<a href="https://www.paypal.com/jp/x">www.paypal.com</a>`},
		"Amazon abroad":                             {Name: "Amazon.de", Address: "auto-confirm@amazon.de", Auth: "pass", Text: "https://www.amazon.de/orders"},
		"a file kept at Amazon's":                   {Address: "a@example.jp", Text: "https://bucket.s3.ap-northeast-1.amazonaws.com/catalog.pdf https://d1.amazonaws.com/"},
		"a customer of a free mail of a mall":       {Name: "山田", Address: "yamada@yahoo.co.jp", Auth: "pass", Text: "まだ届きません。至急確認してください。"},
		"that customer's mail was forwarded":        {Name: "山田", Address: "yamada@yahoo.co.jp", Auth: "fail", Text: "まだ届きません。"},
		"a customer with an old Microsoft address":  {Name: "佐藤", Address: "sato@outlook.jp", Auth: "fail", Text: "色違いでした。"},
		"an angry customer, forwarded":              {Name: "鈴木", Address: "suzuki@example.ne.jp", Auth: "fail", Text: "いいかげんにしてください。消費者センターに言います。"},
		"a woman called みずほ":                        {Name: "田中みずほ", Address: "m.tanaka@example.com"},
		"a man called Sagawa":                       {Name: "Taro Sagawa", Address: "sagawa@example.com"},
		"a garden called Apple":                     {Name: "Apple Garden", Address: "info@apple-garden.jp"},
		"an アップルパイ shop":                            {Name: "アップルパイの森", Address: "info@applepie-mori.example.jp"},
		"an office":                                 {Name: "田中事務所", Address: "info@office-tanaka.jp", HTML: `<a href="https://www.office-tanaka.jp/">www.office-tanaka.jp</a>`},
		"offices":                                   {Address: "info@offices.jp"},
		"another shop at the mall":                  {Name: "見本の店", Address: "info@mihon.example.jp", Text: "https://www.rakuten.co.jp/mihon/"},
		"the shop's own order form":                 {Name: "楽天市場店 見本堂", Address: "form@shop.example.jp", ReplyTo: "taro@example.com", Text: "お支払い方法の確認"},
		"a newsletter that counts its clicks":       {Name: "道具の店", Address: "news@tools.example.jp", HTML: `<a href="https://click.mailer.example/x">https://www.tools.example.jp/</a>`},
		"an agency that answers from its own place": {Name: "制作会社", Address: "desk@agency.example.jp", ReplyTo: "taro@agency-staff.example.com", Text: "原稿をお送りします。"},
		"a supplier's quotation as it was printed":  {Name: "仕入先", Address: "s@supplier.example.jp", Files: []string{"御見積書.xlsx.pdf", "図面.jpg.jpeg"}},
		"a supplier's locked file":                  {Name: "仕入先", Address: "s@supplier.example.jp", Files: []string{"資料.pdf"}, Text: "添付のパスワードは別メールでお知らせします。ご確認ください。"},
		"a customer whose card was refused":         {Address: "a@example.com", Text: "クレジットカードの番号を入力したのですがエラーになります。カード情報を更新しても同じでした。"},
		"a customer who lost the password":          {Address: "a@example.com", Text: "パスワードを再設定したいのですが、メールが届きません。"},
		"a Japanese sentence behind a link":         {Address: "a@example.com", Text: "https://item.rakuten.co.jp/shop/1/の商品ですが https://www.example.jpを見ました"},
		"a link in brackets":                        {Address: "a@example.com", Text: "（https://www.example.jp/）"},
		"a link to the brand's other house":         {Name: "ヤマト運輸", Address: "a@kuronekoyamato.co.jp", Auth: "pass", HTML: `<a href="https://www.yamato-transport.co.jp/">kuronekoyamato.co.jp</a>`},
		"a name that was cut":                       {Name: "taro.abcdef@examp", Address: "taro@example.co.jp"},
		"a price list in English":                   {Address: "a@example.com", Text: "Hello, I ordered one cup. Where is it?"},
	} {
		t.Run(name, func(t *testing.T) {
			if cues := Look(m, "shop.example.jp"); suspicious(cues) {
				t.Errorf("%+v", cues)
			}
		})
	}
}

func TestLook_sees_through_a_disguise(t *testing.T) {
	for name, c := range map[string]struct {
		mail Mail
		want string // one code that must be there, strong if it begins with "!"
	}{
		"one Cyrillic letter":                 {Mail{Address: "a@\u0430mazon.co.jp"}, "!sender_imitates"},
		"two of them, below a name":           {Mail{Address: "a@mail.\u0430m\u0430zon.co.jp"}, "!sender_imitates"},
		"the same in punycode":                {Mail{Text: "https://www.xn--mazon-3ve.co.jp/signin"}, "!link_imitates"},
		"Greek and Cyrillic in a link":        {Mail{HTML: "<a href='https://r\u0430kut\u03b5n.co.jp/'>x</a>"}, "!link_imitates"},
		"an accent":                           {Mail{Text: "https://pаypаy.example/ https://rakutén.com/"}, "!link_imitates"},
		"full-width letters in a link":        {Mail{Text: "https://ａｍａｚ０ｎ．ｔｏｐ/"}, "!link_imitates"},
		"the mall's domain in front":          {Mail{Text: "https://rakuten.co.jp.example.top/login"}, "!link_imitates"},
		"in the middle":                       {Mail{Text: "https://login.rakuten.co.jp.example.top/"}, "!link_imitates"},
		"behind a hyphen":                     {Mail{Text: "https://www-amazon.co.jp.example.top/"}, "!link_imitates"},
		"rakutem":                             {Mail{Text: "https://www.rakutem.co.jp/"}, "!link_imitates"},
		"amaz0n":                              {Mail{Text: "https://amaz0n.co.jp/"}, "!link_imitates"},
		"rn for m":                            {Mail{Text: "https://arnazon.com/"}, "!link_imitates"},
		"letters swapped":                     {Mail{Text: "https://rakuetn.co.jp/"}, "!link_imitates"},
		"a carrier with an ornament":          {Mail{Text: "https://sagawa-exp-delivery.top/"}, "!link_imitates"},
		"a common word with a bait":           {Mail{Address: "no-reply@apple-id-support.top"}, "!sender_imitates"},
		"a common word and a sign-in":         {Mail{Text: "https://outlook-login.top/"}, "!link_imitates"},
		"an address of IPv6":                  {Mail{Text: "http://[2001:db8::1]/x"}, "!link_number"},
		"a mall's name in a link that is not": {Mail{HTML: `<a href="https://example.top/">https://www.amazon.co.jp/</a>`}, "!link_elsewhere"},
		"said in full width":                  {Mail{HTML: `<a href="https://example.top/">ｗｗｗ．ａｍａｚｏｎ．ｃｏ．ｊｐ</a>`}, "!link_elsewhere"},
		"a map":                               {Mail{HTML: `<map><area href="http://192.0.2.1/"></map>`}, "!link_number"},
		"a password field":                    {Mail{HTML: `<input type=password>`}, "!form"},
		"another short link":                  {Mail{Text: "https://lnkd.in/abc"}, "link_short"},
		"a stranger with a free address asks": {Mail{Address: "a@yahoo.co.jp", Auth: "pass", Text: "クレジットカードの番号をご入力ください"}, "!asks_card"},
		"a real mall's name from elsewhere":   {Mail{Name: "楽天カード株式会社", Address: "a@example.top", Auth: "pass"}, "!name_spoof"},
		"a bank's":                            {Mail{Name: "みずほ銀行", Address: "a@example.top"}, "!name_spoof"},
		"the tax office's":                    {Mail{Name: "e-Tax（国税電子申告）", Address: "a@example.top"}, "!name_spoof"},
		"the toll's":                          {Mail{Name: "ETC利用照会サービス", Address: "a@example.top"}, "!name_spoof"},
		"Apple alone":                         {Mail{Name: "Apple", Address: "a@example.top"}, "!name_spoof"},
		"Apple's service":                     {Mail{Name: "Apple サポート", Address: "a@example.top"}, "!name_spoof"},
		"a code":                              {Mail{Text: "届いた認証コードを教えてください"}, "!asks_password"},
		"unpaid":                              {Mail{Text: "ETC利用料金が未納です"}, "asks_identity"},
		"a bulk order from abroad":            {Mail{Text: "We want to purchase 500 pcs of your item and pay by credit card"}, "bulk_foreign"},
		"a bulk order":                        {Mail{Text: "大口の注文をお願いしたく、前払いの振込先を"}, "bulk_order"},
		"a quotation in an archive":           {Mail{Files: []string{"見積書_2026.zip"}}, "file_quote"},
		"the English kind":                    {Mail{Files: []string{"RFQ-2026.rar"}}, "file_quote"},
		"a shortcut":                          {Mail{Files: []string{"請求書.lnk"}}, "!file_program"},
		"a disk":                              {Mail{Files: []string{"photos.iso"}}, "!file_program"},
		"a script":                            {Mail{Files: []string{"invoice.js"}}, "!file_program"},
		"a program behind a document":         {Mail{Files: []string{"見積書.pdf                    .exe"}}, "!file_program"},
		"a page behind a document":            {Mail{Files: []string{"請求書.pdf.html"}}, "!file_disguised"},
		"a page":                              {Mail{Files: []string{"login.htm"}}, "file_page"},
		"a Word file with macros":             {Mail{Files: []string{"order.docm"}}, "!file_macro"},
		"full-width end of a name":            {Mail{Files: []string{"order．ｅｘｅ"}}, "!file_program"},
		"a turned name":                       {Mail{Files: []string{"photo\u202egpj.scr"}}, "!file_disguised"},
		"a locked archive":                    {Mail{Files: []string{"a.zip"}, Locked: true}, "file_locked"},
	} {
		t.Run(name, func(t *testing.T) {
			code, strong := strings.CutPrefix(c.want, "!")
			cues := Look(c.mail, "shop.example.jp")
			if !slices.ContainsFunc(cues, func(k Cue) bool { return k.Code == code && k.Strong == strong }) {
				t.Errorf("got %+v, want %s", cues, c.want)
			}
		})
	}
}

func TestLocked_reads_the_mark_of_a_password(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"a.txt", "b.txt"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	open := b.Bytes()
	if Locked(open) {
		t.Error("an open archive is locked")
	}
	locked := slices.Clone(open)
	locked[bytes.LastIndex(locked, []byte("PK\x03\x04"))+6] |= 1 // the second file's general purpose flag
	if !Locked(locked) {
		t.Error("a locked archive is open")
	}
	for _, odd := range [][]byte{nil, []byte("PK\x03\x04"), []byte("%PDF-1.7")} {
		if Locked(odd) {
			t.Errorf("%q is locked", odd)
		}
	}
}
