package reply

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"madoguchi/connectors"
)

func utf16s(s string) []uint16    { return utf16.Encode([]rune(s)) }
func fromUTF16(u []uint16) []rune { return utf16.Decode(u) }
func giftRecipient(c *Context)    { c.GiftRecipient, c.Customer = true, "高橋 健" }
func gift(c *Context) {
	c.Order.Gift = true
	c.Order.Parcels[0].To = aunt
}

func public(c *Context)               { c.Public = true }
func mail(c *Context)                 { c.Rules, c.Mall = connectors.Rules{}, "" }
func files(fs ...File) func(*Context) { return func(c *Context) { c.Files = fs } }

const block, warn = false, true

// What must never leave the shop unseen, each as one short draft.
var badDrafts = []struct {
	name, text string
	with       func(*Context)
	code       string
	warn       bool
	at         string // what the place covers
	fixTo      string
}{
	{"nothing written", "", nil, "empty", block, "", ""},
	{"only blanks", " \n　\n", nil, "empty", block, "", ""},
	{"a hole", "{追跡番号}です。", nil, "hole", block, "{追跡番号}", ""},
	{"a hole of unknown name", "{なにか}です。", nil, "hole", block, "{なにか}", ""},
	{"a full width hole", "番号は｛追跡番号｝です。", nil, "hole", block, "｛追跡番号｝", ""},
	{"black circles", "お届けは●●日です。", nil, "placeholder", block, "●●", ""},
	{"white circles", "〇〇様、お待たせしました。", nil, "placeholder", block, "〇〇", ""},
	{"large circles", "◯◯円を返金します。", nil, "placeholder", block, "◯◯", ""},
	{"circle signs", "○○運輸で発送しました。", nil, "placeholder", block, "○○", ""},
	{"crosses", "番号はXXXX-XXXXです。", nil, "placeholder", block, "XXXX", ""},
	{"triangles", "△△をお送りします。", nil, "placeholder", block, "△△", ""},
	{"a reminder to oneself", "在庫は【要確認】です。", nil, "placeholder", block, "【要確認】", ""},
	{"underlines", "金額は____円です。", nil, "placeholder", block, "____", ""},
	{"a copied mask", "山田＊＊ 様\nお世話になります。", nil, "mask", warn, "山田＊＊ 様", ""},
	{"too long", strings.Repeat("長い文です。\n", 300), nil, "too_long", block, "", ""},
	{"emoji count twice", strings.Repeat("😀", 150) + "\n" + strings.Repeat("あ", 10) + strings.Repeat("\nあ", 900), nil, "too_long", block, "", ""},
	{"nearly too long", strings.Repeat("長い文です。\n", 275), nil, "nearly_too_long", warn, "", ""},
	{"one long line", strings.Repeat("とても長い一行です。", 31), nil, "line_too_long", block, strings.Repeat("とても長い一行です。", 31), strings.Repeat("とても長い一行です。", 30) + "\nとても長い一行です。"},
	{"a stranger's link", "https://example.com/a を見てください。", nil, "link", block, "https://example.com/a", ""},
	{"a name that ends alike", "https://evilrakuten.co.jp/ です。", nil, "link", block, "https://evilrakuten.co.jp/", ""},
	{"http on the list", "http://www.rakuten.co.jp/mihondo/ です。", nil, "link", block, "http://www.rakuten.co.jp/mihondo/", "https://www.rakuten.co.jp/mihondo/"},
	{"a tracking link", "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=444413758703", nil, "link", block, "https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno=444413758703", "ヤマト運輸 4444-1375-8703"},
	{"another tracking link", "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=472575516733 です。", nil, "link", block, "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=472575516733", "佐川急便 4725-7551-6733"},
	{"a bare domain", "詳しくは www.example.com をご覧ください。", nil, "bare_domain", warn, "www.example.com", ""},
	{"a mail address", "info@example.com までお送りください。", nil, "mail_address", warn, "info@example.com", ""},
	{"another customer's order", "受注番号 " + otherNumber + " の件です。", nil, "other_customer_order", block, otherNumber, ownNumber},
	{"an order nobody knows", "受注番号 246369-20261115-0566501340 の件です。", nil, "other_order", block, "246369-20261115-0566501340", ownNumber},
	{"the customer's other order", "受注番号 " + thirdNumber + " の件です。", nil, "other_order", warn, thirdNumber, ownNumber},
	{"an order without a link", "受注番号 " + ownNumber + " の件です。", func(c *Context) { c.Order = nil }, "other_order", warn, ownNumber, ""},
	{"another customer's name", "田中 様\nお世話になります。", nil, "wrong_name", block, "田中", "佐藤 美咲"},
	{"another customer's full name", "鈴木花子様\nお世話になります。", nil, "wrong_name", block, "鈴木花子", "佐藤 美咲"},
	{"a name nobody has", "佐籐 様\nお世話になります。", nil, "wrong_name", warn, "佐籐", "佐藤 美咲"},
	{"a name below the shop's", "見本堂の田村です。\n山本 様\n", nil, "wrong_name", warn, "山本", "佐藤 美咲"},
	{"no name given, but a stranger's", "田中 様\n", func(c *Context) { c.Customer, c.Order = "", nil }, "wrong_name", block, "田中", ""},
	{"two files", "お送りします。", files(File{"a.png", 9}, File{"b.png", 9}), "files", block, "", ""},
	{"a channel without files", "お送りします。", func(c *Context) { c.Rules.MaxFiles = -1; c.Files = []File{{"a.png", 9}} }, "files", block, "", ""},
	{"a large file", "お送りします。", files(File{"a.png", 5_000_001}), "file_size", block, "", ""},
	{"an empty file", "お送りします。", files(File{"a.png", 0}), "file_empty", block, "", ""},
	{"a type the mall refuses", "お送りします。", files(File{"見積書.xlsx", 9}), "file_type", block, "", ""},
	{"a promise of a file", "領収書を添付いたします。", nil, "no_attachment", warn, "領収書を添付いた", ""},
	{"a file to look at", "添付の画像をご確認ください。", mail, "no_attachment", warn, "添付の画像", ""},
	{"the buyer's name to a recipient", "高橋 様\n佐藤様からの贈り物です。", giftRecipient, "gift_name", block, "佐藤様", ""},
	{"the buyer's full name", "高橋 様\n佐藤美咲さんのご注文です。", giftRecipient, "gift_name", block, "佐藤美咲", ""},
	{"the buyer's street", "高橋 様\n金沢市本町1-2-3 のお客様です。", giftRecipient, "gift_address", block, "金沢市本町1-2-3", ""},
	{"the buyer's telephone", "高橋 様\n09012348830 にお電話しました。", giftRecipient, "gift_address", block, "09012348830", ""},
	{"what the gift cost", "高橋 様\n合計は5,550円です。", giftRecipient, "gift_amount", block, "5,550円", ""},
	{"what one piece cost", "高橋 様\n飯碗は¥2,200です。", giftRecipient, "gift_amount", block, "¥2,200", ""},
	{"the recipient's street to the buyer", "仙台市青葉区架空台8-1 へ送りました。", gift, "gift_address", warn, "仙台市青葉区架空台8-1", ""},
	{"a telephone in public", "090-1234-8830 におかけしました。", public, "public", warn, "090-1234-8830", ""},
	{"a mail address in public", "misaki@example.jp へ送りました。", public, "public", warn, "misaki@example.jp", ""},
	{"an address in public", "石川県金沢市本町1-2-3 へ送りました。", public, "public", warn, "石川県金沢市本町1-2-3", ""},
	{"an order number in public", ownNumber + " の件です。", public, "public", warn, ownNumber, ""},
	{"a name in public", "佐藤 美咲 様\nありがとうございます。", public, "public", warn, "佐藤 美咲", ""},
	{"a card number", "カードは 4111 1111 1111 1111 ですね。", nil, "card", block, "4111 1111 1111 1111", ""},
	{"a mistyped parcel", "追跡番号は 4444-1375-8704 です。", nil, "tracking_number", warn, "4444-1375-8704", "4444-1375-8704"},
	{"a mistyped parcel without dashes", "伝票番号：444413758709 です。", nil, "tracking_number", warn, "444413758709", "4444-1375-8709"},
	{"a day that is over", "11月18日(水)までにお届けの予定です。", nil, "past_date", warn, "11月18日(水)", ""},
	{"last week's promise", "11月13日に発送いたします。", nil, "past_date", warn, "11月13日", ""},
	{"the wrong weekday", "11月24日(月)に発送いたします。", nil, "weekday", warn, "11月24日(月)", "11月24日(火)"},
	{"an answer to a machine", "ご連絡ありがとうございます。", func(c *Context) { mail(c); c.Automatic = true }, "automatic", warn, "", ""},
	{"a day that does not exist", "2月30日に発送いたします。", nil, "no_such_day", warn, "2月30日", ""},
}

func TestCheck_catches_every_bad_draft(t *testing.T) {
	if len(badDrafts) < 40 {
		t.Fatalf("only %d", len(badDrafts))
	}
	for _, c := range badDrafts {
		t.Run(c.name, func(t *testing.T) {
			ctx := thread()
			if c.with != nil {
				c.with(&ctx)
			}
			ps := Check(c.text, ctx)
			i := slices.IndexFunc(ps, func(p Problem) bool { return p.Code == c.code })
			if i < 0 {
				t.Fatalf("not caught: %+v", ps)
			}
			p := ps[i]
			if p.Warn != c.warn || p.FixTo != c.fixTo || p.Text == "" {
				t.Errorf("got %+v", p)
			}
			if at := string(fromUTF16(utf16s(c.text)[p.Start:p.End])); at != c.at {
				t.Errorf("place %q, want %q", at, c.at)
			}
		})
	}
}

func TestCheck_is_silent_about_good_drafts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		with       func(*Context)
	}{
		{"an ordinary answer", "佐藤 美咲 様\n\nお問い合わせありがとうございます。見本堂の田村です。\nご注文 " + ownNumber + " は11月19日(木)にヤマト運輸で出荷しました。\n追跡番号は 4444-1375-8703、4725-7551-6733 です。\n11月21日(土)のお届け予定です。", nil},
		{"the family name alone", "佐藤様\nありがとうございます。", nil},
		{"no space in the name", "佐藤美咲様\nありがとうございます。", nil},
		{"no name", "お客様\nありがとうございます。", nil},
		{"the mall gives no name", "山本 様\nありがとうございます。", func(c *Context) { c.Customer, c.Order = "", nil }},
		{"a link on the list", "https://item.rakuten.co.jp/mihondo/meshiwan/ をご覧ください。", nil},
		{"any link by mail", "http://example.com/ と a@example.com です。", mail},
		{"a drawn line", "ありがとうございます。\n○○○○○○○○\n＿＿＿＿＿＿＿＿", nil},
		{"asking for a photo", "お手数ですが、写真を添付してお送りください。", nil},
		{"a file as promised", "領収書を添付いたします。", files(File{"領収書.pdf", 1000})},
		{"a past event", "11月18日(水)にお届け予定と申し上げましたが、遅れました。", nil},
		{"next year", "1月8日に入荷の予定です。", nil},
		{"the customer's own number", thirdNumber + " もあわせて確かめました。", func(c *Context) { c.Allowed = []string{thirdNumber} }},
		{"a larger amount", "15,550円ではありません。", giftRecipient},
		{"a gift recipient addressed rightly", "高橋 様\nお届けした品の交換を承ります。", giftRecipient},
		{"a gift wrapped for oneself", "金沢市本町1-2-3 へ送りました。", func(c *Context) { c.Order.Gift = true }},
		{"our telephone in public", "076-200-1234 へお電話ください。", public},
		{"a date by mail without a clock", "11月18日までに届く予定です。", func(c *Context) { c.Now = c.Now.AddDate(0, 0, -10) }},
		{"a carrier whose numbers have no check", "追跡番号は 4444-1375-8704 です。", func(c *Context) { c.Order.Parcels[0].Carrier = "seino" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := thread()
			if c.with != nil {
				c.with(&ctx)
			}
			if ps := Check(c.text, ctx); len(ps) > 0 {
				t.Errorf("%+v", ps)
			}
		})
	}
}

func TestCount_knows_the_channels_unit(t *testing.T) {
	for _, c := range []struct {
		text string
		two  bool
		want int
	}{{"あ😀", true, 3}, {"あ😀", false, 2}, {"a\r\nb", true, 3}, {"", true, 0}} {
		if got := Count(c.text, connectors.Rules{EmojiAsTwo: c.two}); got != c.want {
			t.Errorf("%q: %d, want %d", c.text, got, c.want)
		}
	}
}

func TestCheck_lists_everything_at_once_blockers_first(t *testing.T) {
	ps := Check("田中 様\n{追跡番号}は http://example.com です。添付いたします。info@example.com", thread())
	var codes []string
	for _, p := range ps {
		codes = append(codes, p.Code)
	}
	if got := strings.Join(codes, " "); got != "wrong_name hole link no_attachment mail_address" {
		t.Errorf("got %s", got)
	}
}

func TestCheck_takes_a_number_that_a_person_said_is_right(t *testing.T) {
	ctx := thread()
	ctx.Accepted = []string{"444413758704"}
	for _, p := range Check("追跡番号は 4444-1375-8704 です。", ctx) {
		if p.Code == "tracking_number" {
			t.Errorf("warned of %+v", p)
		}
	}
}
