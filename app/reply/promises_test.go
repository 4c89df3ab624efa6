package reply

import (
	"fmt"
	"strings"
	"testing"
)

// promisesIn are the promises of a text in short: refund 3280 whole bank.
func promisesIn(text string) string {
	var all []string
	for _, p := range Promises(text) {
		one := fmt.Sprintf("%s %d", p.Kind, p.Yen)
		if p.Whole {
			one += " whole"
		}
		if p.Bank {
			one += " bank"
		}
		all = append(all, one)
	}
	return strings.Join(all, ", ")
}

func TestPromises_are_read_as_shops_write_them(t *testing.T) {
	for text, want := range map[string]string{
		"商品代金3,280円をご返金いたします。":                 "refund 3280",
		"３，２８０円を返金させていただきます。":                  "refund 3280",
		"¥3280を返金しました。":                        "refund 3280",
		"￥３，２８０ を払い戻しいたします。":                   "refund 3280",
		"三千円をお返しします。差額の三千円をお返しします。":            "refund 3000",
		"3千円を返金いたしました。":                        "refund 3000",
		"送料880円と商品代金3,280円を返金いたします。":           "refund 4160",
		"合計5,460円のうち、3,280円を返金いたします。":          "refund 3280",
		"全額を返金いたします。":                          "refund 0 whole",
		"全額3,280円をご返金の手続きを進めております。":            "refund 3280 whole",
		"3,280円をご指定の銀行口座へ返金いたします（振込手数料は当店負担）。": "refund 3280 bank",
		"ご返金の手続きが完了いたしましたので、お知らせします。\n\n返金額：3,280円\n返金の方法：クレジットカード\n": "refund 3280",
		"返金額は3,280円です。": "refund 3280",
		"お詫びとして、商品代金の半額1,640円を\nご返金いたします。":               "refund 1640",
		"返金につきましては、3,280円をクレジットカードへお返しいたします。":            "refund 3280",
		"返金いたします（3,280円）。":                               "refund 3280",
		"3,280円の返金となります。":                                "refund 3280",
		"着払いでご返送ください。":                                   "return 0",
		"着払いの送り状を同封いたしました。":                              "return 0",
		"返送料は当店が負担いたします。":                                "return 0",
		"お詫びに500ポイントを進呈いたします。":                           "points 500",
		"５００円分のポイントを付与いたしました。":                           "points 500",
		"ポイントを500円分、進呈させていただきます。":                        "points 500",
		"300円分のクーポンをお送りいたします。":                           "coupon 300",
		"代わりの商品を本日発送いたします。":                              "reship 0",
		"交換品を11月24日に出荷しました。":                             "reship 0",
		"商品を再送いたします。":                                    "reship 0",
		"お見舞金として5,000円をお支払いいたします。":                       "cash 5000",
		"お詫びの品を同封いたしました。":                                "present 0",
		"返金はいたしかねますが、500ポイントを進呈いたします。":                   "points 500",
		"全額の返金はいたしかねますが、一部の1,000円を返金いたします。":              "refund 1000",
		"商品代金3,280円を返金いたします。\n着払いでお送りください。\n代品を再送いたします。": "refund 3280, return 0, reship 0",
		"商品代金3,280円を返金いたします。\n送料880円も返金いたします。":           "refund 3280, refund 880",
	} {
		if got := promisesIn(text); got != want {
			t.Errorf("%s\n\t%q, want %q", text, got, want)
		}
	}
}

func TestPromises_are_none_where_nothing_is_promised(t *testing.T) {
	for _, text := range []string{
		"返金はいたしかねます。",
		"恐れ入りますが、開封後の返金はできません。",
		"返金は承っておりません。",
		"3,280円の返金はお受けできかねます。",
		"返金は不要とのこと、承知しました。",
		"返金をご希望の場合は、お知らせください。",
		"商品が届きましたら中身を確かめ、ご返金の手続きをいたします。",
		"不良が確認できましたら、3,280円を返金いたします。",
		"キャンセルの場合のご返金は、次のとおりです。\n返金額：3,280円\n返金の方法：クレジットカード",
		"返金いたしましょうか。",
		"返金でよろしいでしょうか？",
		"3,280円を返金いたしますか？",
		"返金の方法をお知らせいたします。",
		"返金について確認いたします。",
		"返金については、後日ご案内いたします。",
		"返金口座をお知らせください。",
		"返金のご依頼をいただきました。",
		"お客様から返金してほしいとのことでした。",
		"先日、返金いたしますとお伝えしました。",
		"> 3,280円を返金いたします。\n確認いたします。",
		"＞３，２８０円を返金いたします。",
		"確認いたします。\n\n2026年11月20日(金) 10:00 山田 花 <hana@example.jp>:\n> 3,280円を返金いたします。",
		"着払いでのご返送はご遠慮ください。",
		"着払いではお受け取りできません。",
		"返送をお願いする場合は、着払いの送り状をご用意します。",
		"ポイントは発送の翌日に付与されます。",
		"ポイントの進呈はいたしかねます。",
		"代わりの商品をご希望でしたら、お送りいたします。",
		"ご案内のメールを再送いたします。",
		"商品の写真を再送いたします。",
		"ご注文の商品は本日発送いたしました。合計は3,280円です。",
		"返品・返金の条件をご確認ください。",
		"返金保証が付いております。",
		"",
	} {
		if got := promisesIn(text); got != "" {
			t.Errorf("%s\n\t%q", text, got)
		}
	}
}

func TestPromises_point_at_their_words(t *testing.T) {
	text := "山田 花 様\n\nお待たせしました。３，２８０円を\nご返金いたします。よろしくお願いいたします。"
	all := Promises(text)
	if len(all) != 1 || all[0].Words != "３，２８０円をご返金いたします。" {
		t.Fatalf("%+v", all)
	}
	u := []rune(text) // no letter of it takes two units
	if got := string(u[all[0].Start:all[0].End]); got != "３，２８０円を\nご返金いたします" {
		t.Errorf("place %q", got)
	}
}

func FuzzPromises(f *testing.F) {
	f.Add("３，２８０円を\n返金いたします。")
	f.Add("> 返金いたします\r\n返金額：¥3280")
	f.Add("着払い\xff𠮷ください")
	f.Add("We will refund\n3,280 yen; a coupon of ¥500 will be sent.")
	f.Fuzz(func(t *testing.T, text string) {
		n := units(strings.ReplaceAll(text, "\r\n", "\n"))
		for _, p := range Promises(text) {
			if p.Start < 0 || p.Start > p.End || p.End > n || p.Yen < 0 {
				t.Errorf("%+v of %d", p, n)
			}
		}
	})
}
