package app

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"madoguchi/connectors"
	"madoguchi/store"
)

// talk is an inquiry that came so many days before noon.
func talk(id, who, subject string, days int, texts ...string) connectors.Inquiry {
	q := connectors.Inquiry{RemoteID: id, Subject: subject, Customer: connectors.Person{Name: who, Phone: "090-1234-00" + id}}
	for i, text := range texts {
		way := connectors.In
		if i%2 == 1 {
			way = connectors.Out
		}
		q.Messages = append(q.Messages, connectors.Message{
			RemoteID: fmt.Sprint(id, "-", i), Direction: way, SentAt: noon.AddDate(0, 0, -days).Add(time.Duration(i) * time.Hour), Text: text,
		})
	}
	return q
}

// searched is a desk with five conversations over three years.
func searched(t *testing.T) (*Desk, int64) {
	t.Helper()
	d := open(t, &fake{})
	shop, err := d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "fake", Name: "本店"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.store.Ingest(t.Context(), shop, connectors.Batch{Next: "1", Inquiries: []connectors.Inquiry{
		talk("11", "佐藤 美咲", "花瓶が割れていました", 3, "😀箱を開けたら\nﾊﾞﾗﾊﾞﾗでした。返品したいです。", "返品を承ります。"),
		talk("12", "田中 一郎", "返品の送料", 40, "送料は誰が払いますか。"),
		talk("13", "高橋 花子", "入荷", 400, "色は赤ですか。", "返品はできません。"),
		talk("14", "佐藤 次郎", "領収書", 800, "領収書をください。"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	return d, shop
}

func found(t *testing.T, d *Desk, q SearchQuery) (SearchAnswer, string) {
	t.Helper()
	a, err := d.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	ids := ""
	for _, h := range a.Hits {
		ids += h.Inquiry.RemoteID + " "
	}
	return a, strings.TrimSpace(ids)
}

func TestSearch_understands_every_filter(t *testing.T) {
	d, _ := searched(t)
	for text, want := range map[string]string{
		"返品": "11 12 13", "返品 -送料": "11 13", `"返品の送料"`: "12", "返品　送料": "12", "名前:佐藤": "11 14", "名前：佐藤 -領収書": "11",
		"バラバラ": "11", "期間:2025": "13", "期間:2024..2025": "13 14", "状態:返信済": "11 13", "-状態:返信済": "12 14",
		"電話:09012340011": "11", "電話:０９０－１２３４－００１２": "12", "0013": "13", "接続:本店 色": "13", "接続:楽天": "", "担当:誰か": "",
		"添付:あり": "", "色": "13", "価格:安い": "", "期間:来世 返品": "11 12 13", "": "", "-返品": "14", "担当:": "",
	} {
		if _, got := found(t, d, SearchQuery{Text: text}); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSearch_says_what_was_understood(t *testing.T) {
	d, _ := searched(t)
	a, _ := found(t, d, SearchQuery{Text: "返品 -担当:誰か 期間:来世"})
	want := []SearchChip{
		{Text: "返品", Without: "-担当:誰か 期間:来世"},
		{Text: "-担当:誰か", Key: "owner", Not: true, Without: "返品 期間:来世", Problem: "「誰か」という担当者はありません。"},
		{Text: "期間:来世", Key: "period", Without: "返品 -担当:誰か", Problem: "期間は 2024、2024-10、2024-10..2025-01、先月 のように書いてください。"},
	}
	if !reflect.DeepEqual(a.Chips, want) {
		t.Errorf("got %+v", a.Chips)
	}
}

func TestSearch_shows_the_place_as_it_was_written(t *testing.T) {
	d, _ := searched(t)
	a, _ := found(t, d, SearchQuery{Text: "ばらばら"})
	h := a.Hits[0]
	units := utf16.Encode([]rune(h.Snippet))
	if got := string(utf16.Decode(units[h.Marks[0].Start:h.Marks[0].End])); got != "ﾊﾞﾗﾊﾞﾗ" || h.Label != "text" || h.Kind != "in" || h.Message == 0 || h.Places != 1 {
		t.Errorf("marked %q in %+v", got, h)
	}
	places, err := d.SearchPlaces(t.Context(), SearchPlaceQuery{ID: h.Inquiry.ID, Text: "返品 佐藤"})
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, p := range places.Places {
		labels = append(labels, fmt.Sprint(p.Label, len(p.Marks)))
	}
	if want := []string{"name1", "text1", "text1"}; !reflect.DeepEqual(labels, want) {
		t.Errorf("got %v", labels)
	}
}

func TestSearch_counts_by_year_kind_and_account(t *testing.T) {
	d, shop := searched(t)
	a, _ := found(t, d, SearchQuery{Text: "返品", Limit: 1})
	if a.Total != (SearchTotal{Count: 3}) || a.Next == "" {
		t.Errorf("total %+v, next %q", a.Total, a.Next)
	}
	if want := []SearchYear{{2026, 2}, {2025, 1}}; !reflect.DeepEqual(a.Years, want) {
		t.Errorf("years %v", a.Years)
	}
	if want := []SearchKind{{"in", 1}, {"out", 2}, {"memo", 0}, {"fact", 1}}; !reflect.DeepEqual(a.Kinds, want) {
		t.Errorf("kinds %v", a.Kinds)
	}
	if want := []SearchAccount{{shop, "本店", 3}}; !reflect.DeepEqual(a.Accounts, want) {
		t.Errorf("accounts %v", a.Accounts)
	}
	a, ids := found(t, d, SearchQuery{Text: "返品", Year: 2026, Kinds: []string{"out"}})
	if ids != "11" || a.Total.Count != 1 || len(a.Years) != 2 || a.Years[0].Count != 1 || a.Kinds[0].Count != 1 {
		t.Errorf("ticked: %s %+v", ids, a)
	}
	a, ids = found(t, d, SearchQuery{Text: "佐藤"})
	if ids != "11 14" || len(a.Customers.Customers) != 2 || a.Customers.Total.Count != 2 {
		t.Errorf("customers: %s %+v", ids, a.Customers)
	}
	one := a.Customers.Customers[0].ID
	c, err := d.store.CustomerByID(t.Context(), one)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.store.SaveCustomer(t.Context(), store.Actor{}, store.CustomerNote{ID: one, Note: "いつも丁寧な方", Version: c.Version}); err != nil {
		t.Fatal(err)
	}
	if a, _ = found(t, d, SearchQuery{Text: "丁寧"}); len(a.Customers.Customers) != 1 || a.Customers.Customers[0].ID != one {
		t.Errorf("a note names nobody: %+v", a.Customers)
	}
	if a, _ = found(t, d, SearchQuery{Text: "返品"}); len(a.Customers.Customers) != 0 {
		t.Errorf("a word in a text names nobody: %+v", a.Customers)
	}
}

func TestSearch_of_nothing_says_what_each_word_has(t *testing.T) {
	d, _ := searched(t)
	a, ids := found(t, d, SearchQuery{Text: "返品 領収書"})
	want := []SearchAlone{{"返品", SearchTotal{Count: 3}}, {"領収書", SearchTotal{Count: 1}}}
	if ids != "" || !reflect.DeepEqual(a.Alone, want) {
		t.Errorf("%s: %+v", ids, a.Alone)
	}
}

func TestSearch_says_when_there_are_more_than_it_counts(t *testing.T) {
	d, shop := searched(t)
	var qs []connectors.Inquiry
	for i := range searchCounted + 1 {
		qs = append(qs, talk(fmt.Sprint("x", i), "", "花器", 100+i%500, "花器について"))
	}
	if _, err := d.store.Ingest(t.Context(), shop, connectors.Batch{Next: "2", Inquiries: qs}); err != nil {
		t.Fatal(err)
	}
	a, _ := found(t, d, SearchQuery{Text: "花器", Limit: 1})
	if a.Total != (SearchTotal{1000, true}) || a.Counted != a.Total {
		t.Errorf("%+v of %+v", a.Total, a.Counted)
	}
	a, _ = found(t, d, SearchQuery{Text: "花器", Limit: 1, Year: 2025})
	if a.Total.More || a.Total.Count == 0 || !a.Counted.More {
		t.Errorf("one year: %+v of %+v", a.Total, a.Counted)
	}
}
