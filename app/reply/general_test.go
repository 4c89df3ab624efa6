package reply

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// theCase is an order whose every value can be recognised.
func theCase() Facts {
	at := time.Date(2026, 11, 1, 3, 0, 0, 0, time.UTC)
	return Facts{
		Shop: "見本堂", Staff: "佐藤", Customer: "渡辺 翔太郎", OrderNumber: "123456-20261101-0000000001", ShopPhone: "03-1111-2222", ShopMail: "shop@example.jp",
		Mall: "楽天市場", Now: at,
		Order: &connectors.Order{
			Number: "123456-20261101-0000000001", OrderedAt: at, Buyer: connectors.Person{Name: "渡辺 翔太郎"}, Total: 4980,
			Lines: []connectors.Line{{Name: "南部鉄瓶 0.8L", Price: 4980, Count: 1}},
			Parcels: []connectors.Parcel{{
				Carrier: "yamato", Number: "4567-8901-2345", ShippedAt: "2026-11-03", Arrives: "2026-11-05", To: connectors.Place{Name: "佐久間 美智子"},
			}},
		},
	}
}

var pastAnswers = []struct{ past, want string }{
	{"渡辺様\n\nご注文（123456-20261101-0000000001）の南部鉄瓶 0.8Lは、11月3日(火)に発送しました。", "{お客様名}様\n\nご注文（{受注番号}）の{商品名}は、{出荷日}に発送しました。"},
	{"渡辺　翔太郎 様\n追跡番号は4567-8901-2345です。11/5にお届けの予定です。", "{お客様名} 様\n追跡番号は{追跡番号}です。{お届け予定日}にお届けの予定です。"},
	{"佐久間美智子様へ、11月9日に再度お届けします。", "{お届け先名}様へ、{日付}に再度お届けします。"},
	{"合計4,980円のうち1,200円を返金します。", "合計{合計}のうち{金額}を返金します。"},
	{"お電話は090-1234-8830、メールはtaro@example.comで承りました。", "お電話は{電話番号}、メールは{メールアドレス}で承りました。"},
	{"〒100-0001 東京都千代田区丸の内9-8-7 へ送ります。", "{郵便番号} {住所} へ送ります。"},
	{"くわしくは https://example.jp/u/8830?id=55 をご覧ください。", "くわしくは {リンク} をご覧ください。"},
	{"会員番号 88301234567 を確かめました。", "会員番号 {番号} を確かめました。"},
	{"鈴木様のご注文と入れ替わっておりました。", "{名前}様のご注文と入れ替わっておりました。"},
	{"当店の電話は03-1111-2222です。", "当店の電話は{店舗電話}です。"},
	{"担当の高橋です。お客様にはご不便をおかけし、仕様のご案内が足りませんでした。皆様によろしくお伝えください。", "担当の{担当者名}です。お客様にはご不便をおかけし、仕様のご案内が足りませんでした。皆様によろしくお伝えください。"},
	{"{名前}の{{穴}}", "(名前)の((穴))"},
}

func TestGeneralize_takes_out_what_belongs_to_the_case(t *testing.T) {
	for _, c := range pastAnswers {
		if got := Generalize(c.past, theCase(), Case{}).Text; got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.past, got, c.want)
		}
	}
}

// What was taken out is put back only from the other case, and what no fact of it
// fills blocks the reply.
func TestGeneralize_lets_no_value_of_one_case_into_another(t *testing.T) {
	other := Facts{
		Shop: "見本堂", Customer: "伊藤 葵", OrderNumber: "123456-20261120-0000000009", Now: theCase().Now,
		Order: &connectors.Order{Number: "123456-20261120-0000000009", Buyer: connectors.Person{Name: "伊藤 葵"}, Total: 3300},
	}
	secret := []string{"渡辺", "翔太郎", "0000000001", "4567", "8901", "美智子", "8830", "taro", "丸の内", "100-0001", "1,200円", "11月3日", "11月9日", "11/5"}
	for _, c := range pastAnswers {
		general := Generalize(c.past, theCase(), Case{})
		filled := Fill(Text{Body: general.Text}, other)
		for _, s := range secret {
			if strings.Contains(filled.Text, s) {
				t.Errorf("%q is in %s", s, filled.Text)
			}
		}
		if strings.Contains(filled.Text, "{") {
			stops := false
			for _, p := range Check(filled.Text, Context{Customer: other.Customer, Order: other.Order, Now: other.Now}) {
				stops = stops || p.Code == "hole" && !p.Warn
			}
			if !stops {
				t.Errorf("a hole does not block: %s", filled.Text)
			}
		}
	}
}

func TestGeneralize_names_what_no_variable_fills(t *testing.T) {
	for _, name := range []string{someDate, someAmount, someName, somePhone, someMail, someZip, somePlace, someNumber, someLink} {
		if _, known := find(name); known {
			t.Errorf("%s is a variable: a hole of that name would be filled with another fact", name)
		}
	}
	g := Generalize("鈴木様の番号は88301234567です。", theCase(), Case{Own: []string{"88301234567"}})
	if len(g.Taken) != 1 || g.Taken[0] != (Taken{Name: someName, Was: "鈴木", Start: 0, End: 4}) {
		t.Errorf("%+v", g)
	}
	g = Generalize("葵さんの分は丸の内へ。", Facts{}, Case{Private: []string{"丸の内", "伊藤 葵", "葵さん"}})
	if g.Text != "{名前}の分は{名前}へ。" {
		t.Error(g.Text)
	}
}

func FuzzGeneralize(f *testing.F) {
	for _, c := range pastAnswers {
		f.Add(c.past)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g := Generalize(text, theCase(), Case{Private: []string{"美智子"}})
		for _, s := range []string{"渡辺 翔太郎", "0000000001", "4567-8901-2345", "美智子"} {
			if strings.Contains(g.Text, s) {
				t.Errorf("%q is left in %q", s, g.Text)
			}
		}
		for _, p := range g.Taken {
			if p.Start >= p.End || p.End > units(g.Text) {
				t.Errorf("place %+v of %q", p, g.Text)
			}
		}
	})
}
