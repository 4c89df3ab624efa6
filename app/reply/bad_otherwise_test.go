package reply

import "strings"

// What a person types is seldom what a program expects: wide digits, blanks in
// numbers, a line break in the middle, kana, 「円」 with a blank before it. Each row is
// one mistake in the ways in which it was found to pass unseen once; « » stand around
// what has to be named.
type otherwise struct {
	about, code string
	warn        bool
	with        func(*Context)
	fixTo       string
	texts       []string
}

var badOtherwise = written([]otherwise{
	{"a sign that was left, otherwise", "placeholder", block, nil, "", []string{
		"お届けは«●月»●日です。",
		"発送は «xx日» の予定です。",
		"お届け日：«［　　　］»",
		"«<お客様名>» 様\n承知しました。",
		"原因は«【理由を記入】»です。",
		"«11月　日»に発送します。",
		"金額は «???円» です。",
		"入荷は«（要確認）»です。",
		"在庫：«※確認中※»",
		"お届け予定日は未定日です«（ここに日付）»",
		"«ｘｘ月»ｘｘ日に発送します",
		"«%NAME%» 様\n",
		"«【お客様名】»様\n",
		"«＿＿»様\n承知しました",
		"お届けは«○日»です",
	}},
	{"a sign that was left, otherwise", "hole", block, nil, "", []string{
		"佐藤 美咲 様\n{«{お客様名}»} のご注文",
		"«{ 追跡番号\n}» です",
	}},
	{"another customer's order, otherwise", "other_customer_order", block, nil, "246369-20261115-0566501349", []string{
		"受注番号 «246369-20261112-\n0566502201» の件です。",
		"受注番号 «246369 20261112 0566502201» の件です。",
		"受注番号 «246369202611120566502201» の件です。",
		"受注番号 «246369 - 20261112 - 0566502201» の件です。",
		"受注番号 «２４６３６９‐２０２６１１１２‐\n　０５６６５０２２０１» の件です。",
		"受注番号 «246369_20261112_0566502201» の件です。",
		"受注番号 «246369・20261112・0566502201» の件です。",
		"受注番号 «20261112-0566502201» の件です。",
		"受注番号 «246369-20261112-05665\n02201» の件です。",
		"受注番号 «246369〜20261112〜0566502201» の件です。",
	}},
	{"a name, otherwise", "wrong_name", block, nil, "佐藤 美咲", []string{
		"«田中»様、お世話になっております。",
		"«田 中 一 郎» 様\nお世話になっております。",
	}},
	{"a name, otherwise", "wrong_name", warn, nil, "佐藤 美咲", []string{
		"«山本»様、お世話になっております。\n発送しました。",
		"«山本»様　お世話になっております。",
		"«山本 太郎»ｻﾏ\nお世話になっております。",
		"拝啓 «山本»様\nお世話になっております。",
		"【«山本»様】\nお世話になっております。",
	}},
	{"a name, otherwise", "wrong_name", warn, kana, "佐藤 美咲", []string{
		"«タナカ»様\nお世話になっております。",
	}},
	{"a name, otherwise", "wrong_name", warn, wrote("Hello, where is my order now?"), "佐藤 美咲", []string{
		"Dear Mr. «Tanaka»,\nThank you.",
	}},
	{"a name, otherwise", "other_customer_name", block, nil, "佐藤 美咲", []string{
		"佐藤 美咲 様\n\n«鈴木 花\n子» 様のお荷物です。",
		"佐藤 美咲 様\n\n«鈴木・花子»様のお荷物です。",
		"佐藤 美咲 様\n\n«鈴木花子»さまのお荷物です。",
		"佐藤 美咲 様\n\n«鈴 木 花 子» のお荷物です。",
	}},
	{"a name, otherwise", "other_customer_name", warn, nil, "佐藤 美咲", []string{
		"佐藤 美咲 様\n\n«鈴木»殿のお荷物です。",
	}},
	{"another's telephone, otherwise", "other_customer_phone", block, nil, "", []string{
		"お電話 «090 9999 0000» です",
		"お電話 «090.9999.0000» です",
		"お電話 «０９０　９９９９　００００» です",
		"お電話 +«81 90-9999-0000» です",
		"お電話 («090) 9999-0000» です",
		"お電話 «090-9999-\n0000» です",
		"お電話 «090・9999・0000» です",
		"お電話 «090 - 9999 - 0000» です",
		"お電話（«０３）３５５５－００００»",
		"お電話 «03-35550000» です",
		"お電話 «0335550000»へ",
		"お電話 «〇九〇-九九九九-〇〇〇〇»",
	}},
	{"another's address, otherwise", "other_customer_mail", block, mail, "", []string{
		"«ｉｃｈｉｒｏ＠ｅｘａｍｐｌｅ．ｊｐ» にお送りしました。見本堂",
		"«ichiro@example\n.jp» にお送りしました。見本堂",
		"«ichiro @ example.jp» にお送りしました。見本堂",
		"«ichiro[at]example.jp» にお送りしました。見本堂",
	}},
	{"a parcel, otherwise", "other_tracking", block, nil, "", []string{
		"お荷物 «123456789013» です",
		"お荷物 «1234 5678 9013» です",
		"お荷物 «1234－5678\n－9013» です",
		"お荷物 «1234.5678.9013» です",
		"お荷物 «１２３４５６７８９０１３» です",
		"No.«1234・5678・9013»",
	}},
	{"a parcel, otherwise", "tracking_number", warn, nil, "4444-1375-8704", []string{
		"追跡番号（ヤマト運輸）：«444413758704»",
	}},
	{"a parcel, otherwise", "tracking_not_order", warn, oneParcel, "4444-1375-8703", []string{
		"追跡No. «4812-34567892» でお調べください",
	}},
	{"an amount, otherwise", "wrong_amount", warn, nil, "5,550円", []string{
		"合計金額は «5,500 円»です。",
		"合計で«5,500円»になります。",
		"合計：«５、５００円»",
		"合計金額は«五千五百円»です。",
		"お支払い額は«5,500円»です。",
		"ご請求は«5,500円»です。",
		"代金は «5500円» です。",
		"合計金額\n«5,500円»",
		"合計は«5千500円»です。",
		"ご購入金額は «5,500えん» です",
	}},
	{"an amount, otherwise", "wrong_amount", warn, nil, "5,550", []string{
		"合計 ￥«５，５００»－",
		"合計 JPY «5,500»",
	}},
	{"an amount, otherwise", "wrong_amount", warn, nil, "770円", []string{
		"送料が «660円» かかっています。",
	}},
	{"an amount, otherwise", "refund_too_large", warn, nil, "5,550円", []string{
		"«５万５千円»を返金いたしました。",
		"«55,500 円»を払い戻しました。",
		"返金額：«¥55.500»",
	}},
	{"a gift, otherwise", "gift_name", block, giftRecipient, "", []string{
		"高橋 様\n«佐藤さん»からです。",
		"高橋 様\n«佐藤さま»からです。",
		"高橋 様\nご依頼主：«佐藤\n美咲»",
	}},
	{"a gift, otherwise", "gift_name", block, all(giftRecipient, kana), "", []string{
		"高橋 様\n«サトウ ミサキ»様からです。",
	}},
	{"a gift, otherwise", "gift_address", block, giftRecipient, "", []string{
		"高橋 様\n«本町一丁目二番三»号の方からです。",
		"高橋 様\n«本町1丁目2番3»号の方からです。",
		"高橋 様\n«本町１－２\n－３»の方からです。",
		"高橋 様\n«090 1234 8830»の方からです。",
		"高橋 様\n«090.1234.8830»の方からです。",
		"高橋 様\n«９２０ー０８５３»の方からです。",
		"高橋 様\n«9200853»の方からです。",
	}},
	{"a gift, otherwise", "gift_amount", block, giftRecipient, "", []string{
		"高橋 様\n«5,550 円»のお品です。",
		"高橋 様\n«￥５，５５０»のお品です。",
		"高橋 様\n5550-のお品です（税込 «5、550円»）。",
		"高橋 様\nお品代は«二千二百円»です。",
	}},
	{"a gift, otherwise", "gift_mail", block, all(giftRecipient, func(c *Context) { c.Order.Buyer.Address = "misaki@example.jp" }), "", []string{
		"高橋 様\n«misaki@example.jp» の方からです。",
	}},
	{"a gift, otherwise", "gift_address", warn, gift, "", []string{
		"佐藤 美咲 様\n«架空台8丁目1»へ送りました。",
		"佐藤 美咲 様\n高橋様（«022 000 1104»）へ送りました。",
	}},
	{"in public, otherwise", "public", warn, public, "", []string{
		"«090 1234 8830» におかけしました。",
		"«佐藤さん»\nありがとうございます。",
		"«金沢市本町1-2-3» へ送りました。",
		"«本町１丁目２番３»号 へ送りました。",
		"«9200853» へ送りました。",
		"«ｍｉｓａｋｉ＠ｅｘａｍｐｌｅ．ｊｐ» へ送りました。",
		"246369 20261115 «0566501349» の件です。",
		"お荷物 «444413758703» です。",
	}},
	{"in public, otherwise", "public", warn, all(public, kana), "", []string{
		"«サトウ様»\nありがとうございます。",
	}},
	{"a way out, otherwise", "link", block, nil, "", []string{
		"«ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ» をご覧ください。",
		"«https：//example.com/a» をご覧ください。",
		"«https://\nexample.com/a»",
		"«https://rakuten.co.jp.example.com/» です",
		"«https://rakuten.co.jp@example.com/» です",
	}},
	{"a way out, otherwise", "bare_domain", warn, nil, "", []string{
		"«example．com» をご覧ください。",
		"«bit.ly»/3abcd をご覧ください。",
		"«lin.ee»/abcd を登録",
		"//«example.com»/x を",
		"«example（ドット）com» へ",
		"«例え.jp» をご覧ください",
	}},
	{"a way out, otherwise", "mail_address", warn, nil, "", []string{
		"お問い合わせは «info (at) example.com» へ",
	}},
	{"a word, otherwise", "absolute", warn, nil, "", []string{
		"«ゼッタイに»壊れません。",
		"«１００％割れ»ません。",
		"«かならず明日届きます»。",
		"«必ず明日中にお届けし»ます。",
		"明日には«確実に届»きます。",
	}},
	{"a word, otherwise", "harsh", warn, nil, "", []string{
		"«あなた様の»勘違いです。",
	}},
	{"a word, otherwise", "medical", warn, nil, "", []string{
		"«花粉症に効き»ます。",
	}},
	{"a word, otherwise", "asks_secret", block, nil, "", []string{
		"«カードの番号と\n有効期限をお知らせ»ください。",
		"«クレカ番号を教え»てください。",
		"«カード番号16桁をお送り»ください。",
		"«ＣＶＶをお知らせ»ください。",
		"«暗証 番号を教え»てください。",
	}},
	{"a word, otherwise", "card", block, nil, "", []string{
		"カードは «4111-1111\n-1111-1111» ですね。",
		"カードは «4111・1111・1111・1111» ですね。",
		"カードは «4111.1111.1111.1111» ですね。",
	}},
	{"a file, otherwise", "no_attachment", warn, nil, "", []string{
		"«領収書のPDFをお付けし»ます。",
		"«ファイルを添え»てお送りします。",
		"«別添の»写真をご覧ください。",
		"«添付にて»領収書をお送りします。",
		"«写真を添付し»ましたのでご確認ください。",
		"«添付ファイル»をご確認ください。",
		"領収書をテンプしました。«添付をご覧»ください。",
		"«請求書（PDF）を同送»いたします。",
	}},
	{"a file, otherwise", "other_file", block, files(File{Name: "receipt_246369 20261112 0566502201.pdf", Size: 9}), "receipt_246369 20261112 0566502201.pdf", []string{
		"領収書を添付いたします。",
	}},
	{"a file, otherwise", "other_file", block, files(File{Name: "領収書_鈴木　花子.pdf", Size: 9}), "領収書_鈴木\u3000花子.pdf", []string{
		"領収書を添付いたします。",
	}},
	{"a file, otherwise", "other_file", block, files(File{Name: "領収書_鈴木_花子様.pdf", Size: 9}), "領収書_鈴木_花子様.pdf", []string{
		"領収書を添付いたします。",
	}},
	{"a file, otherwise", "other_file", block, files(File{Name: "246369_20261112_0566502201.pdf", Size: 9}), "246369_20261112_0566502201.pdf", []string{
		"領収書を添付いたします。",
	}},
	{"a file, otherwise", "other_file", block, files(File{Name: "1234-5678-9013.pdf", Size: 9}), "1234-5678-9013.pdf", []string{
		"送り状を添付します。",
	}},
	{"a day, otherwise", "past_date", warn, nil, "", []string{
		"«11/18» までにお届けの予定です。",
		"«2026/11/18»までにお届けの予定です。",
		"«2026-11-18» までにお届けの予定です。",
		"«11 月 18 日»までにお届けの予定です。",
		"«十一月十八日»までにお届けの予定です。",
		"«令和8年11月18日»までにお届けの予定です。",
		"«11.18(水)»までにお届けの予定です。",
	}},
	{"a day, otherwise", "weekday", warn, nil, "11月24日(火)", []string{
		"«11月24日月曜日»に発送いたします。",
	}},
	{"a day, otherwise", "past_date", warn, wrote("Hello, where is my order now?"), "", []string{
		"Your parcel will arrive by «November 18».",
	}},
	{"a day, otherwise", "weekday", warn, nil, "", []string{
		"«18日(火)»に発送いたします。",
	}},
	{"a day, otherwise", "arrive_date", warn, nil, "11月21日", []string{
		"お届けは«11月22日»の予定です。",
	}},
	{"twice, otherwise", "twice", warn, func(c *Context) { c.Last = lastReply }, "", []string{
		"佐藤 美咲 様\n\nお問い合わせありがとうございます。\n見本堂の田村です。\nお荷物の状況を、運送会社に確かめています。\n分かりしだいお知らせします！",
		"佐藤様\nお問い合わせありがとうございます。見本堂の高橋です。お荷物の状況を運送会社に確かめています。分かりしだいご連絡します。",
	}},
	{"another recipient", "to_not_buyer", warn, all(mail, func(c *Context) {
		c.Customer, c.Writer, c.Order.Buyer.Address = "佐藤 次郎", "jiro@example.jp", "misaki@example.jp"
	}), "", []string{
		"ご注文の内容をお知らせします。見本堂",
	}},
	{"a recipient without a name", "to_not_buyer", warn, all(mail, func(c *Context) {
		c.Customer, c.Writer, c.Order.Buyer.Address = "", "jiro@example.jp", "misaki@example.jp"
	}), "", []string{
		"ご注文の内容をお知らせします。見本堂",
	}},
	{"an address, otherwise", "unknown_address", warn, nil, "", []string{
		"«石川県小松市別町九丁目»八番七号 へお送りします。",
		"«小松市別町9-8-7» へお送りします。",
		"«石川県小松市別町９丁目８ー７»へお送りします。",
	}},
	{"the warning, wrapped", "caution", block, func(c *Context) { c.Order.Caution = "注意喚起: 受取拒否" }, "", []string{
		"以前に«受取\n拒否»がありました",
	}},
	{"another shop, otherwise", "other_shop", warn, nil, "見本堂", []string{
		"«うつわの 森»です。ありがとうございます。",
	}},
	{"another mall, otherwise", "other_mall", warn, nil, "", []string{
		"«アマゾン»の購入履歴をご覧ください。",
		"«ヤフショ»の購入履歴をご覧ください。",
	}},
	{"another mall, otherwise", "other_mall", warn, yahoo, "", []string{
		"«楽天の購入履歴»をご覧ください。",
	}},
	{"another mall, otherwise", "off_mall", warn, nil, "", []string{
		"ラインでお友だちになってください。«LINE ID:» mihondo",
	}},
})

// written makes a draft of every way.
func written(all []otherwise) []bad {
	var out []bad
	for _, o := range all {
		for _, t := range o.texts {
			before, rest, marked := strings.Cut(t, "«")
			at, after, _ := strings.Cut(rest, "»")
			if !marked {
				before, at = t, ""
			}
			text := before + at + after
			out = append(out, bad{o.about + ": " + o.code + ": " + text + o.fixTo, text, o.with, o.code, o.warn, at, o.fixTo})
		}
	}
	return out
}

// kana is a buyer whose reading the order has.
func kana(c *Context) { c.Order.Buyer.Kana = "サトウ ミサキ" }
