package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// A search is the same as looking for the folded words in every text.
func TestSearch_equals_reading_everything(t *testing.T) {
	was := readAtLeast
	readAtLeast = 5
	t.Cleanup(func() { readAtLeast = was })
	eachDatabase(t, func(t *testing.T, d *desk) {
		random := rand.New(rand.NewPCG(7, 7))
		shop := d.account("rakuten")
		texts := map[string]string{}
		var qs []connectors.Inquiry
		for i := range 120 {
			id := docID(i)
			texts[id] = randomText(random, 5+random.IntN(60))
			q := connectors.Inquiry{RemoteID: id, Messages: []connectors.Message{post(id, connectors.In, -random.IntN(5000), texts[id])}}
			qs = append(qs, q)
		}
		d.ingest(shop, qs...)
		for range 400 {
			ask := randomQuestion(random, texts)
			var want []string
			for id, text := range texts {
				if containsAll(fold.Fold(text), fold.Query(ask)) {
					want = append(want, id)
				}
			}
			for _, sort := range []string{"new", "due"} {
				if got := d.search(ask, sort); !slices.Equal(got, sorted(want)) {
					t.Fatalf("%q (%s): got %v, want %v", ask, sort, got, sorted(want))
				}
			}
		}
	})
}

// docID is a remote id, which is searched too, of letters no text has.
func docID(i int) string {
	return strings.NewReplacer("0", "x", "1", "y").Replace(fmt.Sprintf("%b", i))
}

func sorted(s []string) []string { slices.Sort(s); return s }

func containsAll(folded string, terms []fold.Term) bool {
	for _, term := range terms {
		if !strings.Contains(folded, term.Text) {
			return false
		}
	}
	return true
}

// search pages through all answers, three at a time.
func (d *desk) search(ask, sort string) []string {
	d.t.Helper()
	var ids []string
	want := InquiryQuery{Search: ask, Sort: sort, Limit: 3}
	for {
		page, err := d.Inquiries(d.ctx, want)
		must(d.t, err)
		for _, q := range page.Rows {
			ids = append(ids, q.RemoteID)
		}
		if want.After = page.Next; want.After == "" {
			return sorted(ids)
		}
	}
}

var alphabet = []rune("注文返品在庫色キャンセルきゃんせるｷｬﾝｾﾙABCabc１２３123－-ー。、 　!？Ａｂ㈱髙😀")

func randomText(random *rand.Rand, n int) string {
	s := make([]rune, n)
	for i := range s {
		s[i] = alphabet[random.IntN(len(alphabet))]
	}
	return string(s)
}

// randomQuestion is a piece of a text, sometimes two, mostly short.
func randomQuestion(random *rand.Rand, texts map[string]string) string {
	piece := func() string {
		s := []rune(texts[docID(random.IntN(len(texts)))])
		from := random.IntN(len(s))
		return string(s[from:min(len(s), from+1+random.IntN(4))])
	}
	for {
		ask := piece()
		switch random.IntN(4) {
		case 0:
			ask += " " + piece()
		case 1:
			ask = `"` + ask + `"`
		}
		if len(fold.Query(ask)) > 0 {
			return ask
		}
	}
}

func TestSearch_finds_every_field_and_nothing_across_two(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("R-77", "サイズ交換", post("a", connectors.In, -9, "Mサイズが欲しい"))
		q.Customer = connectors.Person{Name: "高橋", Kana: "タカハシ", Address: "taka@example.jp", Phone: "03-1234-5678"}
		q.Order, q.Item = numberA, connectors.Item{Name: "麻のシャツ", Code: "shirt-01"}
		q.Messages[0].Attachments = []connectors.Attachment{{Name: "写真1.jpg", Ref: "r"}}
		d.ingest(shop, q)
		_, err := d.AddNote(d.ctx, clerk, d.remote(shop, "R-77").ID, "note", "電話で確認すみ")
		must(t, err)
		for _, ask := range []string{"サイズ交換", "欲しい", "高橋", "たかはし", "taka@", "0312345678", "03-1234", numberA, "0674401", "シャツ", "shirt-01", "写真１", "電話で確認", "R-77", "高橋 シャツ 電話"} {
			if got := d.search(ask, ""); len(got) != 1 {
				t.Errorf("%q not found", ask)
			}
		}
		for _, ask := range []string{"交換高橋", "返品", "高橋 返品"} {
			if got := d.search(ask, ""); len(got) != 0 {
				t.Errorf("%q found", ask)
			}
		}
	})
}

func TestSearch_of_orders(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		a, b := order(numberA), order(numberB)
		b.Buyer = connectors.Person{Name: "田中", Phone: "080-9999-0000"}
		b.OrderedAt = at(-4000)
		b.Parcels = []connectors.Parcel{{Number: "443311229900"}}
		d.orders(shop, a, b)
		for ask, want := range map[string]string{"スズキ": numberA, "田中": numberB, "08099990000": numberB, "1234-5678": numberA, "443311229900": numberB, "りんご": numberB + numberA} {
			page, err := d.Orders(d.ctx, OrderQuery{Search: ask})
			must(t, err)
			got := ""
			for _, o := range page.Rows {
				got += o.Number
			}
			if got != want {
				t.Errorf("%q: got %s, want %s", ask, got, want)
			}
		}
	})
}
