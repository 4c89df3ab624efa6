package reply

import "strings"

// What the channel does not carry, and what leads out of it.
var badChannel = []bad{
	{"too long", strings.Repeat("長い文です。\n", 300), nil, "too_long", block, "", ""},
	{"emoji count twice", strings.Repeat("😀", 150) + "\n" + strings.Repeat("あ", 10) + strings.Repeat("\nあ", 900), nil, "too_long", block, "", ""},
	{"too long for Yahoo!", strings.Repeat("長い文です。\n", 300), yahoo, "too_long", block, "", ""},
	{"nearly too long", strings.Repeat("長い文です。\n", 275), nil, "nearly_too_long", warn, "", ""},
	{"one long line", strings.Repeat("とても長い一行です。", 31), nil, "line_too_long", block, strings.Repeat("とても長い一行です。", 31), strings.Repeat("とても長い一行です。", 30) + "\nとても長い一行です。"},
	{"a stranger's link", "https://example.com/a を見てください。", nil, "link", block, "https://example.com/a", ""},
	{"a name that ends alike", "https://evilrakuten.co.jp/ です。", nil, "link", block, "https://evilrakuten.co.jp/", ""},
	{"http on the list", "http://www.rakuten.co.jp/mihondo/ です。", nil, "link", block, "http://www.rakuten.co.jp/mihondo/", "https://www.rakuten.co.jp/mihondo/"},
	{"a tracking link", "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=444413758703", nil, "link", block, "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=444413758703", "ヤマト運輸 4444-1375-8703"},
	{"another tracking link", "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=472575516733 です。", nil, "link", block, "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=472575516733", "佐川急便 4725-7551-6733"},
	{"a bare domain", "詳しくは www.example.com をご覧ください。", nil, "bare_domain", warn, "www.example.com", ""},
	{"a mail address", "info@example.com までお送りください。", nil, "mail_address", warn, "info@example.com", ""},
	{"a mail address with a wide sign", "info＠example.com までお送りください。", nil, "mail_address", warn, "info＠example.com", ""},
	{"another mall's name at 楽天", "Amazonでも販売しています。", nil, "other_mall", warn, "Amazon", ""},
	{"楽天's name at Yahoo!", "楽天市場の購入履歴から発行できます。", yahoo, "other_mall", warn, "楽天市場", ""},
	{"楽天's shop at Yahoo!", "楽天店にもございます。", yahoo, "other_mall", warn, "楽天店", ""},
	{"Yahoo!'s name at 楽天", "ヤフーショッピングの注文履歴をご覧ください。", nil, "other_mall", warn, "ヤフーショッピング", ""},
	{"Yahoo!'s name in wide letters", "Ｙａｈｏｏ！ショッピングのお店です。", nil, "other_mall", warn, "Ｙａｈｏｏ！ショッピング", ""},
	{"a flea market", "メルカリのほうが早くお届けできます。", nil, "other_mall", warn, "メルカリ", ""},
	{"the shop's own site", "自社サイトのほうがお安くなります。", nil, "off_mall", warn, "自社サイト", ""},
	{"the official shop", "公式オンラインショップには在庫があります。", yahoo, "off_mall", warn, "公式オンラインショップ", ""},
	{"buying directly", "直接ご注文いただければ送料はかかりません。", nil, "off_mall", warn, "直接ご注文", ""},
	{"past the mall", "モールを通さずに承ることもできます。", nil, "off_mall", warn, "モールを通さ", ""},
	{"asking for the mail address", "お客様のメールアドレスをお知らせください。", nil, "off_mall", warn, "メールアドレスをお知らせ", ""},
	{"asking for LINE", "LINEのIDを教えてください。", nil, "off_mall", warn, "LINEのIDを教え", ""},
	{"asking for the telephone without need", "お電話番号をお知らせください。こちらからおかけします。", nil, "off_mall", warn, "お電話番号をお知らせ", ""},
	{"writing directly", "次からは直接メールでお願いします。", yahoo, "off_mall", warn, "直接メール", ""},
	{"an answer to a machine", "ご連絡ありがとうございます。", all(mail, func(c *Context) { c.Automatic = true }), "automatic", warn, "", ""},
}
