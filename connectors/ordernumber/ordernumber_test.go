package ordernumber

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	shop := Options{YahooAccounts: []string{"my-store"}, ShopIDs: []string{"246369"}, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	exact := func(n, kind string) []Match { return []Match{{n, kind, true}} }
	label := func(n string) []Match { return []Match{{n, Labelled, false}} }
	cases := []struct {
		name, text string
		o          Options
		want       []Match
	}{
		{"rakuten, 8 digits", "246369-20210426-00006744 の件", Options{}, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, 10 digits", "（240364-20260901-0566501349）", Options{}, exact("240364-20260901-0566501349", Rakuten)},
		{"rakuten, full width", "２４６３６９－２０２１０４２６－００００６７４４", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, kana dashes", "246369ー20210426ー00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, typographic dashes", "246369–20210426‐00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, broken line", "246369-20210426-\r\n00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, spaces", "246369 - 20210426 - 00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, zero width", "246369-\u200b20210426-00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, another shop's", "111111-20210426-00006744", shop, []Match{{"111111-20210426-00006744", Rakuten, false}}},
		{"rakuten, no such day", "246369-20211332-00006744", shop, nil},
		{"rakuten, in the future", "246369-20301201-00006744", shop, nil},
		{"rakuten, inside a longer number", "1234567246369-20210426-00006744", shop, nil},
		{"yahoo, known account", "my-store-10012345です", shop, exact("my-store-10012345", Yahoo)},
		{"yahoo, odd dash and case", "My-Store－10012345", shop, exact("my-store-10012345", Yahoo)},
		{"yahoo, unknown account", "other-10012345", shop, nil},
		{"yahoo-like without options", "shirt-10012345", Options{}, nil},
		{"yahoo-like behind a label", "ご注文番号：shirt-10012345", Options{}, label("shirt-10012345")},
		{"amazon", "注文 250-1234567-7654321 です", Options{}, exact("250-1234567-7654321", Amazon)},
		{"makeshop", "P171323551145213731", Options{}, exact("P171323551145213731", MakeShop)},
		{"two exact ones stay in their order", "250-1234567-7654321,246369-20210426-00006744 250-1234567-7654322", Options{}, []Match{
			{"246369-20210426-00006744", Rakuten, true}, {"250-1234567-7654321", Amazon, true}, {"250-1234567-7654322", Amazon, true},
		}},
		{"exact before labelled, once", "受注番号 A1234 と 注文番号：250-1234567-7654321", Options{}, []Match{{"250-1234567-7654321", Amazon, true}, {"A1234", Labelled, false}}},
		{"shopify", "Order #1001 について", Options{}, label("1001")},
		{"shopify with a prefix", "ご注文番号【SHOP-1234】", Options{}, label("SHOP-1234")},
		{"label with full-width colon", "注文番号：１２３４５６", Options{}, label("123456")},
		{"label with No", "注文No. 98765", Options{}, label("98765")},
		{"label on its own line", "■オーダー番号\n  55667788", Options{}, label("55667788")},
		{"order id", "注文ID 12345", Options{}, label("12345")},
		{"long order number", "注文番号 123456789012", Options{}, label("123456789012")},
		{"no label", "1001番の商品", Options{}, nil},
		{"price", "合計 12345円、¥54321", Options{}, nil},
		{"rakuten, minus sign", "246369−20210426−00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, em dashes", "246369—20210426―00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, half-width prolonged mark", "246369ｰ20210426ｰ00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, small hyphen", "246369﹣20210426﹣00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, kanji one as dash", "注文246369-20210426-00006744様", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, in brackets", "【246369-20210426-00006744】", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, in a quote that was wrapped", "> 246369-20210426-\n> 00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, full-width spaces", "246369　-　20210426　-　00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, soft hyphen and joiner", "246369-\u00ad20210426\u2060-00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, at a line end", "番号は246369-20210426-00006744\r\nです", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, in a link", "https://x.example/?o=246369-20210426-00006744&p=1", shop, exact("246369-20210426-00006744", Rakuten)},
		{"rakuten, February 30", "246369-20210230-00006744", shop, nil},
		{"rakuten, tomorrow in Japan", "246369-20261123-0000000001", shop, exact("246369-20261123-0000000001", Rakuten)},
		{"rakuten, twice", "246369-20210426-00006744 246369-20210426-00006744", shop, exact("246369-20210426-00006744", Rakuten)},
		{"two side by side", "246369-20210426-00006744/246369-20210426-00006745", shop, []Match{{"246369-20210426-00006744", Rakuten, true}, {"246369-20210426-00006745", Rakuten, true}}},
		{"yahoo, spaces around the dash", "my-store - 10012345", shop, exact("my-store-10012345", Yahoo)},
		{"yahoo, full width", "ｍｙ－ｓｔｏｒｅ－１００１２３４５", shop, exact("my-store-10012345", Yahoo)},
		{"yahoo, kana dash", "my-storeー10012345", shop, exact("my-store-10012345", Yahoo)},
		{"yahoo, nine digits", "my-store-100123456", shop, nil},
		{"yahoo, another name that ends alike", "oh-my-store-10012345", shop, nil},
		{"yahoo, Japanese around it", "注文my-store-10012345の件", shop, exact("my-store-10012345", Yahoo)},
		{"amazon, full width", "２５０－１２３４５６７－７６５４３２１", Options{}, exact("250-1234567-7654321", Amazon)},
		{"amazon, one digit more", "250-1234567-76543210", Options{}, nil},
		{"makeshop, 18 digits", "注文番号：P171323551145213731です", Options{}, exact("P171323551145213731", MakeShop)},
		{"makeshop, a letter before", "XP171323551145213731", Options{}, nil},
		{"label, 注文ナンバー", "注文ナンバー 12345", Options{}, label("12345")},
		{"label, ご注文ＩＤ", "ご注文ＩＤ：１２３４５", Options{}, label("12345")},
		{"label, 受注No.", "受注No.12345", Options{}, label("12345")},
		{"label, Order ID", "Order ID: 98765", Options{}, label("98765")},
		{"label, Order Number is", "Your order number is 98765.", Options{}, label("98765")},
		{"label, は", "注文番号は12345です", Options{}, label("12345")},
		{"label, 伝票番号 of a shop", "伝票番号 A-12345", Options{}, label("A-12345")},
		{"label far away", "注文番号を忘れました。商品コードは 12345 です", Options{}, nil},
		{"label, three digits", "注文番号 123", Options{}, nil},
		{"label, a price behind", "ご注文 12,345円", Options{}, nil},
		{"label, a telephone behind", "注文番号不明 TEL 03-1234-5678", Options{}, nil},
		{"circled numbers are no digits", "①②③④⑤", Options{}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Find(c.text, c.o); !reflect.DeepEqual(got, c.want) {
				t.Errorf("Find(%q) = %v, want %v", c.text, got, c.want)
			}
		})
	}
}

func TestFind_confusers_are_no_orders(t *testing.T) {
	for name, number := range map[string]string{
		"telephone":            "03-1234-5678",
		"mobile":               "090-1234-5678",
		"mobile without dash":  "09012345678",
		"freephone":            "0120-123-456",
		"postcode":             "150-0001",
		"parcel number":        "1234-5678-9012",
		"invoice registration": "T1234567890123",
		"date":                 "2024-03-01",
		"date without dashes":  "20240301",
	} {
		t.Run(name, func(t *testing.T) {
			for _, text := range []string{number, "ご連絡先 " + number + " まで", "注文番号 " + number} {
				if got := Find(text, Options{}); got != nil {
					t.Errorf("Find(%q) = %v, want nothing", text, got)
				}
			}
		})
	}
	for _, parcel := range []string{"12345678901", "123456789012", "1234567890123"} {
		if got := Find("伝票番号："+parcel, Options{}); got != nil {
			t.Errorf("parcel number %s was taken for an order: %v", parcel, got)
		}
	}
}

func TestFind_long_text_is_bounded(t *testing.T) {
	text := strings.Repeat("あいう 12345 ", 200_000) + "246369-20210426-00006744"
	if got := Find(text, Options{}); got != nil {
		t.Errorf("found %v far behind the limit", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("注文番号 246369-20210426-00006744 my-store-10012345")
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range Find(s, Options{YahooAccounts: []string{"my-store"}}) {
			if m.Number == "" || m.Kind == "" {
				t.Errorf("empty match %+v", m)
			}
		}
	})
}
