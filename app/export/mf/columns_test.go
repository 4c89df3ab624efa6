package mf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"

	"golang.org/x/text/encoding/japanese"
)

func TestLearn_takes_the_header_of_the_shops_own_file(t *testing.T) {
	short := slices.Concat(Columns()[:9], Columns()[10:17], []string{"摘要", "タグ", "メモ"})
	for _, c := range []struct {
		name     string
		columns  []string
		cp932    bool
		encoding string
	}{
		{"27 columns", Columns(), true, book.CP932},
		{"23 columns", Columns()[:23], true, book.CP932},
		{"19 columns", short, true, book.CP932},
		{"in UTF-8", Columns(), false, book.UTF8},
	} {
		file := `"` + strings.Join(c.columns, `","`) + "\"\n\"1\",\"2026/10/03\",\"売上高\"\n"
		if c.cp932 {
			file, _ = japanese.ShiftJIS.NewEncoder().String(file)
		}
		w, err := Learn([]byte(file))
		if err != nil || !slices.Equal(w.Columns, c.columns) || w.Encoding != c.encoding {
			t.Errorf("%s: %+v, %v", c.name, w, err)
		}
	}
	if w, err := Learn([]byte("\uFEFF取引No,取引日,借方勘定科目,借方金額（円）,貸方勘定科目,貸方金額（円）\r\n")); err != nil || len(w.Columns) != 6 || w.Encoding != book.UTF8 {
		t.Errorf("with a mark and wide brackets: %+v, %v", w, err)
	}
	for _, wrong := range []string{"", "日付,金額\n", "\xff\xfe\x00", `"取引No","取引日","摘要"`} {
		if _, err := Learn([]byte(wrong)); !errors.Is(err, ErrHeader) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

func TestLost_names_what_a_header_has_no_place_for(t *testing.T) {
	if lost := Lost(Columns()[:23]); lost != nil {
		t.Errorf("of 23 columns: %v", lost)
	}
	short := []string{"取引No", "取引日", "借方勘定科目", "借方補助科目", "借方税区分", "借方金額（円）", "貸方勘定科目", "貸方補助科目", "貸方税区分", "貸方金額（円）", "摘要", "メモ"}
	if lost := Lost(short); !slices.Equal(lost, []string{"借方インボイス", "借方税額", "貸方インボイス", "貸方税額", "タグ"}) {
		t.Errorf("of 12: %v", lost)
	}
}

func TestWrite_warns_when_the_header_has_no_place_for_the_invoice(t *testing.T) {
	e := book.Event{
		ID: "EV-202610-0001", Date: "2026-10-28", Channel: book.Own, Type: book.RepairOutsource, Memo: "修理", SettledBy: book.ByPayable,
		Lines: []book.Line{{Debit: "外注費", DebitTax: "purchase_10_transitional70", Credit: "未払金", CreditTax: book.OutOfScope, Amount: 13_200, Rate: 10}},
	}
	narrow := book.Words{Columns: []string{"取引No", "取引日", "借方勘定科目", "借方税区分", "借方金額(円)", "貸方勘定科目", "貸方金額(円)", "摘要"}}
	_, warnings, err := Write([]book.Event{e}, book.Shop{}, Preset(book.Shop{}).With(narrow))
	if err != nil || len(warnings) != 1 || warnings[0].Column != "借方インボイス" {
		t.Errorf("%+v, %v", warnings, err)
	}
	narrow.Columns = narrow.Columns[:3]
	if _, _, err := Write([]book.Event{e}, book.Shop{}, Preset(book.Shop{}).With(narrow)); !errors.Is(err, ErrHeader) {
		t.Errorf("a header without amounts: %v", err)
	}
}
