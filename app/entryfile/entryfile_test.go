package entryfile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// theirMap is a map for a list that another program of the shop writes.
func theirMap(t *testing.T) Map {
	t.Helper()
	m, err := ParseMap([]byte(`{"columns":{"date":"日付","order_no":"番号","amount":"金額","rate":"税","memo":"理由"},
		"constants":{"channel":"rakuten","type":"REFUND_PARTIAL"},"words":{"rate":{"標準":"10%","軽減":"8%"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestRead_takes_a_mapped_table_in_every_encoding(t *testing.T) {
	table := "日付,番号,金額,税,理由\r\n2027/2/3,0012,\"1,100円\",標準,箱つぶれ～表\r\n2027年2月4日,0013,￥1080,軽減,\r\n"
	sjis, err := japanese.ShiftJIS.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"UTF-8": table, "UTF-8 with its mark": "\uFEFF" + table, "CP932": sjis, "UTF-16": wide, "tabs": strings.ReplaceAll(strings.ReplaceAll(table, "\"1,100円\"", "1100"), ",", "\t"),
	} {
		rows, err := Read([]byte(data), theirMap(t), book.Shop{})
		if err != nil || len(rows) != 2 || rows[0].Bad+rows[1].Bad != "" {
			t.Errorf("%s: %+v, %v", name, rows, err)
			continue
		}
		one, two := rows[0].Event, rows[1].Event
		if one.Date != "2027-02-03" || one.OrderNo != "0012" || one.Memo != "箱つぶれ～表" || one.Lines[0].Amount != 1100 || one.Lines[0].DebitTax != "sales_return_10" {
			t.Errorf("%s: %+v", name, one)
		}
		if two.Date != "2027-02-04" || two.Lines[0].Amount != 1080 || two.Lines[0].DebitTax != "sales_return_8r" || rows[1].Place != "3 行目" {
			t.Errorf("%s: %+v", name, two)
		}
	}
}

func TestRead_says_of_each_row_what_is_wrong(t *testing.T) {
	head := "日付,番号,金額,税,理由\n"
	for row, want := range map[string]string{
		"2027-02-30,1,100,標準,":                             "発生日が日付として読めません。",
		",1,100,標準,":                                       "発生日が日付として読めません。",
		"2027-02-03,1,1.5,標準,":                             "金額が整数の円として読めません。",
		"2027-02-03,1,\"12,00\",標準,":                       "金額が整数の円として読めません。",
		"2027-02-03,1,\"1,200円\",標準,":                      "",
		"2027-02-03,1,-100,標準,":                            "金額が整数の円として読めません。",
		"2027-02-03,1,99999999999999999999,標準,":            "金額が整数の円として読めません。",
		"2027-02-03,1,,標準,":                                "仕訳を作れません。種別と金額を確かめてください。",
		"2027-02-03,1,100,5%,":                             "税率が分かりません。10%、8%、対象外のどれかにしてください。",
		"2027-02-03,1,100,標準," + strings.Repeat("長", 1001): "「長長長長長長長長長長長長長長長長長長長長…」が長すぎます（1 つの欄に 1000 文字まで）。短くしてください。",
		"2027-02-03,1,100,標準,ふつう":                          "",
	} {
		rows, err := Read([]byte(head+row+"\n"), theirMap(t), book.Shop{})
		if err != nil || len(rows) != 1 || rows[0].Bad != want {
			t.Errorf("%.40s: %+v, %v", row, rows, err)
		}
	}
	list := `[{"date":7},5,{"date":"2027-02-03","lines":[{"amount":"x"}]},{"memo":" a\n b "}]`
	rows, err := Read([]byte(list), Map{}, book.Shop{})
	if err != nil || len(rows) != 4 {
		t.Fatal(rows, err)
	}
	got := []string{rows[0].Bad, rows[1].Bad, rows[2].Bad, rows[3].Bad, rows[3].Event.Memo, rows[3].Place}
	want := []string{
		"「date」の値が読めません（number が入っています）。", "記録として読めません。",
		"「lines.amount」の値が読めません（string が入っています）。", "", "a b", "4 件目",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestRead_takes_tax_and_rate_of_a_table_without_journal_as_they_are_said(t *testing.T) {
	m := Map{
		Columns:   map[string]string{fDate: "日付", fAmount: "金額", fRate: "税率", fTax: "消費税", fType: "種別"},
		Constants: map[string]string{fChannel: "rakuten", fOrder: "1"},
	}
	for row, want := range map[string]struct {
		tax    int64
		source string
		bad    string
	}{
		"1100,10%,100,REFUND_PARTIAL": {100, book.TaxCalculated, ""},
		"1100,10%,99,REFUND_PARTIAL":  {99, book.TaxFromPerson, ""},
		"1100,10%,,REFUND_PARTIAL":    {100, book.TaxCalculated, ""},
		"1100,,,REFUND_PARTIAL":       {100, book.TaxAssumed, ""},
		"1100,,100,REFUND_PARTIAL":    {100, book.TaxAssumed, ""},
		"1100,,,RETURN_SHIPPING_SHOP": {100, book.TaxCalculated, ""},
		"1080,,80,REFUND_PARTIAL":     {0, "", "税率がなく、消費税が 10% の税額と違います。税率を入れてください。"},
		"1080,8%,約80,REFUND_PARTIAL":  {0, "", "消費税が整数の円として読めません。"},
	} {
		rows, err := Read([]byte("日付,金額,税率,消費税,種別\n2027-02-03,"+row+"\n"), m, book.Shop{})
		if err != nil || len(rows) != 1 || rows[0].Bad != want.bad {
			t.Errorf("%s: %+v, %v", row, rows, err)
			continue
		}
		if want.bad == "" && (rows[0].Event.Lines[0].TaxYen != want.tax || rows[0].Event.Lines[0].TaxSource != want.source) {
			t.Errorf("%s: %+v", row, rows[0].Event.Lines)
		}
	}
}

func TestRead_ends_before_a_file_fills_the_memory(t *testing.T) {
	many := strings.Repeat("0,", MaxRows)
	lines := strings.Repeat(`{"amount":1},`, MaxLines+1)
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"bytes":          {strings.Repeat(" ", MaxFile+1), ErrSize},
		"a list":         {"[" + many + "0]", ErrRows},
		"two lists":      {`{"events":[` + many + `0],"entries":[0]}`, ErrRows},
		"a table":        {"日付,番号,金額,税,理由\n" + strings.Repeat("2027-02-03,1,100,標準,\n", MaxRows+1), ErrRows},
		"nothing":        {" \n", ErrFormat},
		"an empty list":  {"[]", ErrFormat},
		"half a list":    {`[{"date":"2027-02-03"}`, ErrFormat},
		"more behind":    {`[{}] {}`, ErrFormat},
		"no list at all": {`{"events":{"date":"2027-02-03"}}`, ErrFormat},
		"deep":           {strings.Repeat("[", 100_000), ErrFormat},
	} {
		if rows, err := Read([]byte(c.data), theirMap(t), book.Shop{}); !errors.Is(err, c.want) || rows != nil {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}
	if rows, err := Read([]byte("["+many[:len(many)-1]+"]"), Map{}, book.Shop{}); err != nil || len(rows) != MaxRows {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	rows, err := Read([]byte(fmt.Sprintf(`[{"lines":[%s]}]`, lines[:len(lines)-1])), Map{}, book.Shop{})
	if err != nil || !strings.Contains(rows[0].Bad, "明細が多すぎます") {
		t.Errorf("%v", err)
	}
}

func TestParseMap_refuses_what_it_would_not_use(t *testing.T) {
	for text, want := range map[string]error{
		"":                          nil,
		`{"columns":{"date":"日付"}}`: nil,
		`{"columns":{}}`:            ErrMap,
		`{"colums":{"date":"日付"}}`:  ErrMap,
		`{"columns":{"day":"日付"}}`:  ErrField,
		`{"columns":{"date":"a"},"words":{"x":{}}}`:    ErrField,
		`{"columns":{"date":"a"},"constants":{"":""}}`: ErrField,
	} {
		if _, err := ParseMap([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
