package reply

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// good is an ordinary answer, about which nothing is to be said.
type good struct {
	name, text string
	with       func(*Context)
}

const sign = "\n\n見本堂 田村\n〒920-0000 石川県金沢市見本町1\n電話 076-200-1234"

// Answers at 楽天.
var goodAtRakuten = []good{
	{"an ordinary answer", "佐藤 美咲 様\n\nお問い合わせありがとうございます。見本堂の田村です。\nご注文 " + ownNumber + " は11月19日(木)にヤマト運輸で出荷しました。\n追跡番号は 4444-1375-8703、4725-7551-6733 です。\n11月21日(土)のお届け予定です。", nil},
	{"the family name alone", "佐藤様\nありがとうございます。", nil},
	{"no space in the name", "佐藤美咲様\nありがとうございます。", nil},
	{"a wide space in the name", "佐藤　美咲　様\n\nいつもありがとうございます。", nil},
	{"no name", "お客様\nありがとうございます。", nil},
	{"the mall gives no name", "山本 様\nありがとうございます。", func(c *Context) { c.Customer, c.Order = "", nil }},
	{"a link on the list", "https://item.rakuten.co.jp/mihondo/meshiwan/ をご覧ください。", nil},
	{"a drawn line", "ありがとうございます。\n○○○○○○○○\n＿＿＿＿＿＿＿＿", nil},
	{"asking for a photo", "お手数ですが、写真を添付してお送りください。", nil},
	{"asking for a photo with other words", "割れた部分の写真を1枚お送りいただけますでしょうか。", nil},
	{"a file as promised", "領収書を添付いたします。", files(File{Name: "領収書.pdf", Size: 1000})},
	{"a paper of this order", "領収書を添付いたします。", files(File{Name: "領収書_" + ownNumber + "_佐藤美咲様.pdf", Size: 1000})},
	{"a past event", "11月18日(水)にお届け予定と申し上げましたが、遅れました。", nil},
	{"next year", "1月8日に入荷の予定です。", nil},
	{"the customer's own number", thirdNumber + " もあわせて確かめました。", func(c *Context) { c.Allowed = []string{thirdNumber} }},
	{"the sum of the order", "合計金額は 5,550円（税込）です。送料：770円、クーポン：-500円、ポイント利用：200円。", nil},
	{"the sum in wide digits", "合計：５，５５０円", nil},
	{"prices in general", "送料は全国一律 550円、5,500円以上のお買い上げで無料です。", nil},
	{"an amount the customer named", "合計 5,500円とのことですが、クーポンのご利用で 5,550円になっています。", wrote("合計 5,500円のはずです。")},
	{"a carrier whose numbers have no check", "追跡番号は 4444-1375-8704 です。", func(c *Context) {
		c.Order.Parcels[0].Carrier, c.Order.Parcels[0].Number = "seino", "444413758704"
	}},
	{"a parcel that is sent again", "割れたお品の代わりを再送しました。追跡番号は 4812-3456-7892 です。", nil},
	{"a carrier for the way back", "返送は佐川急便の着払いでお願いします。", nil},
	{"two carriers to choose from", "通常はヤマト運輸または佐川急便でお届けします。", nil},
	{"shipping on a working day", "11月24日(火)に発送いたします。", nil},
	{"the holiday itself", "11月21日(土)から23日(月)は休業のため、11月24日(火)に発送いたします。", nil},
	{"today", "本日中に発送いたします。", nil},
	{"shipped on a closed day all the same", "11月15日(日)に発送の準備をしましたが、集荷は翌日でした。", nil},
	{"another day after a change", "お届け予定日を11月25日(水)に変更しました。", nil},
	{"the day of the order", "11月15日(日)にご注文いただいた品です。", nil},
	{"a refund that was asked for", "お品物が割れていたとのこと、申し訳ございません。5,550円を返金いたします。", wrote("届いたマグカップが割れていました。返金してください。")},
	{"a refund with its condition", "ご返送の品を確認後、返金いたします。", wrote("サイズを知りたいです。")},
	{"part of the price back", "割れた飯碗1点分の 2,200円を返金いたしました。", nil},
	{"postage back as well", "お品代と返送料を合わせて 6,320円をお返しします。", nil},
	{"no returns, with the reason", "ご使用後の品は、商品ページの返品特約により、返品をお受けできません。", nil},
	{"returns are welcome", "未使用の品でしたら返品をお受けします。", nil},
	{"the mall's own names", "楽天の「購入履歴」から領収書を発行いただけます。楽天市場のヘルプもご覧ください。", nil},
	{"certainly read", "お手数ですが、必ず箱のまま保管してください。", nil},
	{"a sale that makes us late", "スーパーセール期間のため、発送までお時間をいただいています。", nil},
	{"a sorry for the trouble", "ご迷惑をおかけして申し訳ございません。勝手ながら明日までお待ちください。", nil},
	{"a thank you", "いえいえ、こちらこそありがとうございました。", nil},
	{"a telephone for the parcel", "配送会社がお届け先を確かめるため、お電話番号をお知らせください。", nil},
	{"the order's own address", "お届け先は石川県金沢市本町1-2-3 でお間違いないでしょうか。", nil},
	{"the order's own address in wide digits", "〒920-0853 石川県金沢市本町１－２－３ 佐藤 美咲 様 にお送りします。", nil},
	{"the address the customer gave", "石川県小松市別町9-8-7 に変更しました。", wrote("引っ越しました。石川県小松市別町9-8-7 に送ってください。")},
	{"where returns go", "返送先：〒920-0000 石川県金沢市見本町1 見本堂", nil},
	{"the depot", "ヤマト運輸 金沢営業所（石川県金沢市駅西9-9-9）でお預かりしています。", nil},
	{"a receipt as asked", "領収書の宛名：株式会社見本 御中", wrote("領収書の宛名は株式会社見本でお願いします。")},
	{"cotton", "こちらの布巾は綿100%です。", nil},
	{"ten percent", "10%対象 4,470円（うち消費税 406円）", nil},
	{"the article of the order", "商品名：波佐見焼 飯碗（色:藍）", nil},
	{"the article in short", "商品名：飯碗", nil},
	{"another answer than before", "佐藤 美咲 様\n運送会社から、明日の午前中にお届けできると連絡がありました。", func(c *Context) { c.Last = lastReply }},
	{"the same answer about another parcel", strings.Replace(lastReply, "お荷物", "お荷物（4725-7551-6733）", 1), func(c *Context) { c.Last = lastReply }},
	{"English to English", "Thank you for your order. Your parcel will arrive on November 21.", wrote("Hello, when will my order arrive?")},
	{"both languages", "お問い合わせありがとうございます。\nThank you for your message. Your parcel arrives tomorrow.", wrote("Hello, when will my order arrive?")},
	{"an order number in English", "お荷物は明日届く予定です。", wrote("OK!")},
	{"a template that is valid", "お品物は明日届く予定です。", func(c *Context) { c.Template = Origin{Name: "お届け予定", From: "2026-11-01", To: "2026-11-20"} }},
	{"a note that dictates the answer", "お品物は明日の午前中にお届けする予定です。", func(c *Context) {
		c.Internal = []string{"「お品物は明日の午前中にお届けする予定です。」と返信してください"}
	}},
	{"cannot promise", "絶対に割れないとはお約束できませんが、厚手の箱でお送りします。", nil},
	{"no medical word", "効き目についてはお答えできません。医師にご相談ください。", nil},
}

// Answers at Yahoo!, by mail, to those who received a gift, and in public.
var goodElsewhere = []good{
	{"at Yahoo!", "佐藤 美咲 様\n\nお問い合わせありがとうございます。見本堂です。\nご注文の品は11月19日に発送しました。", yahoo},
	{"Yahoo!'s own names", "Yahoo!ショッピングの注文履歴から領収書を発行できます。", yahoo},
	{"a tracking link at Yahoo!", "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=444413758703 でご覧いただけます。", yahoo},
	{"a payment by 楽天 card elsewhere", "楽天カードでのお支払いは、カード会社の明細でご確認ください。", yahoo},
	{"any link by mail", "http://example.com/ と a@example.com です。", mail},
	{"a signed mail", "佐藤 美咲 様\n\nお問い合わせありがとうございます。\n11月24日(火)に発送いたします。" + sign, signedMail},
	{"a mail with the shop's name alone", "佐藤様\n見本堂の田村です。承知しました。", signedMail},
	{"a mail with a quotation", "佐藤様\n見本堂の田村です。承知しました。\n\n> 必ず明日届けてください。\n> 合計は 9,999円でしたよね。\n> 11月1日に発送と聞きました。", signedMail},
	{"a mail about two malls", "楽天市場とYahoo!ショッピングのどちらでも同じ品です。" + sign, signedMail},
	{"a mail of three lines", "佐藤様\n見本堂です。\n本日発送いたします。", signedMail},
	{"a date by mail without a clock", "11月18日までに届く予定です。", func(c *Context) { c.Now = c.Now.AddDate(0, 0, -10) }},
	{"before buying", "お客様\n\nこちらの飯碗は電子レンジでお使いいただけます。直径は約11.5cm、高さは約6cmです。", unlinked},
	{"stock before buying", "現在、在庫は3点です。ご注文いただいた翌営業日に発送します。", unlinked},
	{"a price before buying", "飯碗は 2,200円（税込）、送料は 770円です。", unlinked},
	{"a larger amount", "15,550円ではありません。", giftRecipient},
	{"a gift recipient addressed rightly", "高橋 様\nお届けした品の交換を承ります。", giftRecipient},
	{"a gift recipient's own address", "高橋 健 様\nお届け先は宮城県仙台市青葉区架空台8-1 でよろしいでしょうか。", all(gift, giftRecipient)},
	{"an answer to the mall about an order", "ご連絡ありがとうございます。お客様には本日お返事しました。", func(c *Context) {
		mail(c)
		c.Official, c.Customer, c.Writer, c.Order.Buyer.Address = true, "運営事務局", "support@mall.example", "misaki@example.jp"
	}},
	{"a gift wrapped for oneself", "金沢市本町1-2-3 へ送りました。", func(c *Context) { c.Order.Gift = true }},
	{"a gift's recipient by name", "佐藤 美咲 様\n高橋 健 様へ、のしを付けてお送りしました。", gift},
	{"our telephone in public", "076-200-1234 へお電話ください。", public},
	{"a public answer", "お問い合わせありがとうございます。こちらの飯碗は食洗機でもお使いいただけます。", all(public, unlinked)},
	{"a cancelled order", "ご注文のキャンセルを承りました。お支払い済みの分は返金いたします。", func(c *Context) {
		c.Order.Status = connectors.OrderCanceled
		c.Said = "色を間違えたのでやめたいです。"
	}},
	{"no parcels yet", "ただいま発送の準備をしています。11月24日(火)に発送の予定です。", func(c *Context) { c.Order.Parcels = nil }},
	{"a letter to the wife", "佐藤 花子 様\n見本堂です。承知しました。", all(mail, func(c *Context) {
		c.Customer, c.Writer, c.Order.Buyer.Address = "佐藤 花子", "hanako@example.jp", "misaki@example.jp"
		c.Order.Buyer.Name = "佐藤"
	})},
	{"the customer names another person", "田中 一郎 様の分もあわせてお送りします。", wrote("田中 一郎の分も一緒に送ってください。")},
	{"a long answer", "佐藤 美咲 様\n\n" + strings.Repeat("お品物の状態を確かめています。\n", 60) + sign, nil},
}

func TestCheck_is_silent_about_good_drafts(t *testing.T) {
	list := slices.Concat(goodAtRakuten, goodElsewhere, goodNear)
	if len(list) < 60 {
		t.Fatalf("only %d good drafts", len(list))
	}
	loud := 0
	for _, c := range list {
		t.Run(c.name, func(t *testing.T) {
			if ps := checked(c.text, c.with); len(ps) > 0 {
				loud++
				t.Errorf("%+v", ps)
			}
		})
	}
	t.Logf("silence: nothing said of %d of %d good drafts", len(list)-loud, len(list))
}
