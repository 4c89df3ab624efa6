package ordernumber

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// benchText is a mail of some thousand bytes: words, a signature, a quote, and the
// number of an order in every third.
func benchText(i int) string {
	text := strings.Repeat("いつもお世話になっております。先日注文した商品について教えてください。11月20日に届く予定でしたが、まだ届いていません。\n", 4)
	if i%3 == 0 {
		text += "注文番号：246369-20261119-0000000001\n"
	}
	return text + "よろしくお願いいたします。\n──────────────────\n山田 花子\n〒150-0001 東京都渋谷区神宮前1-2-3\nTEL 090-1234-5678\nMail hanako@example.jp\n──────────────────\n" +
		"\n2026年11月20日(金) 10:32 見本堂 <info@example.jp>:\n" + strings.Repeat("> お問い合わせありがとうございます。商品は11月18日に発送いたしました。お届けまで2日ほどお待ちください。\n", 5) +
		"> https://www.example.jp/shop/item/1234567/?ref=mail\n"
}

// BenchmarkFind runs this package and plain expressions over the same texts in
// turns; they find the same.
func BenchmarkFind(b *testing.B) {
	o := Options{ShopIDs: []string{"246369"}, YahooAccounts: []string{"mihondo"}, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}
	texts := []string{benchText(0), benchText(1), benchText(2)}
	for _, t := range texts {
		if got := Find(t, o); !reflect.DeepEqual(got, oracle(t, o)) {
			b.Fatal(got)
		}
	}
	for _, find := range []struct {
		name string
		find func(string, Options) []Match
	}{{"ours", Find}, {"plain", oracle}, {"plain-without-normalising", oracleMatches}} {
		b.Run(find.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				find.find(texts[i%3], o)
				i++
			}
		})
	}
}
