package reply

const lastReply = "佐藤 美咲 様\nお問い合わせありがとうございます。見本堂の田村です。お荷物の状況を運送会社に確かめています。分かりしだいお知らせします。"

// What happened around the draft: other shops, other templates, other people.
var badThread = []bad{
	{"another of our shops", "お問い合わせありがとうございます。うつわの森です。", nil, "other_shop", warn, "うつわの森", "見本堂"},
	{"a mail without a name", "お問い合わせありがとうございます。確かめてご連絡します。", signedMail, "unsigned", warn, "", "\n\n見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234"},
	{"the signature twice", "ありがとうございます。\n見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234\n\n見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234", nil, "signed_twice", warn, "見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234", ""},
	{"Japanese to English", "お問い合わせありがとうございます。お荷物は明後日届く予定です。見本堂です。", wrote("Hello, when will my order arrive? Thank you."), "language", warn, "", ""},
	{"English to Japanese", "Thank you for your message. Your parcel will arrive soon.", wrote("こんにちは。注文した品はいつごろ届きますか。教えてください。"), "language", warn, "", ""},
	{"the same again", lastReply, func(c *Context) { c.Last = lastReply }, "twice", warn, "", ""},
	{"nearly the same again", lastReply + "よろしくお願いします。", func(c *Context) { c.Last = lastReply }, "twice", warn, "", ""},
	{"a new message", "発送しました。", func(c *Context) { c.News = []News{{At: at(20, 9)}} }, "new_message", warn, "", ""},
	{"a colleague was faster", "発送しました。", func(c *Context) { c.News = []News{{Ours: true, By: "高橋", At: at(20, 9)}} }, "answered", warn, "", ""},
	{"somebody answered elsewhere", "発送しました。", func(c *Context) { c.News = []News{{Ours: true, At: at(20, 9)}} }, "answered", warn, "", ""},
	{"a template of the summer", "発送が遅れています。", func(c *Context) { c.Template = Origin{Name: "お盆の案内", To: "2026-08-20"} }, "template_over", warn, "", ""},
	{"a template of next month", "年末年始はお休みします。", func(c *Context) { c.Template = Origin{Name: "年末の案内", From: "2026-12-10"} }, "template_early", warn, "", ""},
	{"a template for something else", "返品を承りました。", func(c *Context) {
		c.Template = Origin{Name: "返品受付", Category: "返品・不良", Asked: "配送状況"}
	}, "template_other", warn, "", ""},
}
