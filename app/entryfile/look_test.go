package entryfile

import (
	"reflect"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"madoguchi/app/export/book"
)

const theirs = "受注番号,返金日,店舗,返金額（税込）,税率(%),区分,理由\n" +
	"412345-20261105-0000000001,2026/11/05,楽天市場,\"1,100円\",10,値引,箱のつぶれ\n" +
	"412345-20261106-0000000002,2026/11/06,らくてん,2200,標準,値引,遅れ\n"

func TestLook_tells_columns_and_what_stands_in_them(t *testing.T) {
	sjis, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(theirs))
	if err != nil {
		t.Fatal(err)
	}
	columns, err := Look(sjis)
	if err != nil || len(columns) != 7 {
		t.Fatal(columns, err)
	}
	if want := (Column{Name: "返金額（税込）", Samples: []string{"1,100円", "2200"}}); !reflect.DeepEqual(columns[3], want) {
		t.Errorf("%+v", columns[3])
	}
	if columns, err := Look([]byte(`{"events":[]}`)); columns != nil || err != nil {
		t.Error("JSON needs no map", columns, err)
	}
	if _, err := Look([]byte(" \n")); err == nil {
		t.Error("nothing is no file")
	}
}

func TestGuess_knows_headings_of_people_and_of_our_own_file(t *testing.T) {
	columns, err := Look([]byte(theirs))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		fOrder: "受注番号", fDate: "返金日", fChannel: "店舗", fAmount: "返金額（税込）", fRate: "税率(%)", fLabel: "区分", fMemo: "理由",
	}
	if m := Guess(columns); !reflect.DeepEqual(m.Columns, want) {
		t.Errorf("%v", m.Columns)
	}
	var own []Column
	for _, name := range ours() {
		own = append(own, Column{Name: name})
	}
	if m := Guess(own); !reflect.DeepEqual(m.Columns, ours()) {
		t.Errorf("%v", m.Columns)
	}
	if w := Wanting(Guess([]Column{{Name: "日付"}, {Name: "金額"}})); !reflect.DeepEqual(w, []string{"モール", "種別"}) {
		t.Errorf("%v", w)
	}
}

func TestRead_names_the_words_it_does_not_know_until_a_map_explains_them(t *testing.T) {
	shop := book.Shop{Channels: book.UsualChannels()}
	columns, err := Look([]byte(theirs))
	if err != nil {
		t.Fatal(err)
	}
	m := Guess(columns)
	rows, err := Read([]byte(theirs), m, shop)
	if err != nil {
		t.Fatal(err)
	}
	want := []Word{{fChannel, "らくてん"}, {fLabel, "値引"}, {fRate, "標準"}}
	if !reflect.DeepEqual(rows[1].Words, want) || rows[1].Bad == "" {
		t.Errorf("%+v", rows[1])
	}
	m.Words = map[string]map[string]string{fChannel: {"らくてん": "rakuten"}, fLabel: {"値引": "一部返金"}, fRate: {"標準": "10%"}}
	if rows, err = Read([]byte(theirs), m, shop); err != nil || rows[0].Bad+rows[1].Bad != "" || rows[1].Event.Channel != "rakuten" {
		t.Errorf("%+v, %v", rows, err)
	}
}
