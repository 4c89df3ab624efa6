package sheet

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"madoguchi/app/export/table"

	"github.com/xuri/excelize/v2"
)

func example() ([]table.Fact, []table.Table) {
	facts := []table.Fact{{Label: "店舗名", Value: "=つきみ文具店"}, {Label: "期間の初日", Value: "2027-02-01", Kind: table.Day}, {Label: "件数", Value: "3", Kind: table.Number}}
	return facts, []table.Table{
		{
			Name: "イベント",
			Columns: []table.Column{
				{Head: "番号"},
				{Head: "日", Kind: table.Day},
				{Head: "金額", Kind: table.Number, Sum: true},
				{Head: "備考"},
				{Head: "時刻", Kind: table.Moment},
			},
			Rows: [][]string{
				{"001234567890", "2027-02-01", "4400", "=1+1", "2027-02-01 09:15"},
				{"999999-20261001-0000000001", "2027-02-31", "-500", "絵文字😢と𠮷\n改行 _x0041_", ""},
				{"+81", "", "=2", "'@SUM(A1)\x1a", "いつか"},
			},
			Quiet: []int{1},
		},
		{Name: "空", Columns: []table.Column{{Head: "列"}}},
	}
}

func TestWrite_is_read_back_cell_by_cell(t *testing.T) {
	f := written(t)
	if got := f.GetSheetList(); strings.Join(got, " ") != "表紙 イベント 空" {
		t.Errorf("sheets %q", got)
	}
	for cell, want := range map[string]struct {
		value  string
		kind   excelize.CellType
		format string
	}{
		"A2": {"001234567890", excelize.CellTypeInlineString, "@"},
		"B2": {"46419", excelize.CellTypeUnset, "yyyy/mm/dd"},
		"C2": {"4400", excelize.CellTypeUnset, "#,##0"},
		"D2": {"=1+1", excelize.CellTypeInlineString, "@"},
		"E2": {"46419.385416666664", excelize.CellTypeUnset, "yyyy/mm/dd hh:mm"},
		"A3": {"999999-20261001-0000000001", excelize.CellTypeInlineString, "@"},
		"B3": {"2027-02-31", excelize.CellTypeInlineString, "yyyy/mm/dd"},
		"C3": {"-500", excelize.CellTypeUnset, "#,##0"},
		"D3": {"絵文字😢と𠮷\n改行 _x0041_", excelize.CellTypeInlineString, "@"},
		"A4": {"+81", excelize.CellTypeInlineString, "@"},
		"C4": {"=2", excelize.CellTypeInlineString, "@"},
		"D4": {"'@SUM(A1)", excelize.CellTypeInlineString, "@"},
		"E4": {"いつか", excelize.CellTypeInlineString, "@"},
	} {
		value, err := f.GetCellValue("イベント", cell, excelize.Options{RawCellValue: true})
		kind, err2 := f.GetCellType("イベント", cell)
		formula, err3 := f.GetCellFormula("イベント", cell)
		if err := errors.Join(err, err2, err3); err != nil {
			t.Fatal(err)
		}
		if value != want.value || kind != want.kind || formula != "" {
			t.Errorf("%s is %q of type %d with formula %q, want %+v", cell, value, kind, formula, want)
		}
		if got := shape(t, f, "イベント", cell); got != want.format && cell != "B3" {
			t.Errorf("%s is shown as %s, want %s", cell, got, want.format)
		}
	}
}

func shape(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if s.CustomNumFmt == nil {
		return map[int]string{3: "#,##0", 49: "@"}[s.NumFmt]
	}
	return *s.CustomNumFmt
}

func TestWrite_has_no_formula_but_its_totals(t *testing.T) {
	f := written(t)
	formula, err := f.GetCellFormula("イベント", "C5")
	value, err2 := f.GetCellValue("イベント", "C5", excelize.Options{RawCellValue: true})
	if err != nil || err2 != nil || formula != "SUBTOTAL(109,C2:C4)" || value != "3900" {
		t.Errorf("%s = %s, %v, %v", formula, value, err, err2)
	}
	if v, _ := f.GetCellValue("表紙", "B1"); v != "=つきみ文具店" {
		t.Errorf("the cover says %q", v)
	}
	if formula, _ := f.GetCellFormula("表紙", "B1"); formula != "" {
		t.Errorf("the cover computes %q", formula)
	}
}

func TestWrite_names_the_product_and_no_person(t *testing.T) {
	f := written(t)
	p, err := f.GetDocProps()
	if err != nil || p.Creator != Product || p.LastModifiedBy != Product {
		t.Errorf("%+v, %v", p, err)
	}
	app, err := f.GetAppProps()
	if err != nil || app.Application != Product || app.Company != "" {
		t.Errorf("%+v, %v", app, err)
	}
}

func TestWrite_keeps_the_heading_in_view_under_a_filter(t *testing.T) {
	f := written(t)
	panes, err := f.GetPanes("イベント")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%+v, %v", panes, err)
	}
	filter, titles := "", ""
	for _, n := range f.GetDefinedName() {
		switch {
		case n.Scope != "イベント":
		case n.Name == "_xlnm.Print_Titles":
			titles = n.RefersTo
		default:
			filter = n.RefersTo
		}
	}
	if titles != "'イベント'!$1:$1" {
		t.Errorf("%q is printed on every page", titles)
	}
	for _, name := range f.GetSheetList() {
		if props, err := f.GetSheetProps(name); err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s is printed beyond one page: %+v, %v", name, props, err)
		}
	}
	if filter != "イベント!$A$1:$E$4" && filter != "'イベント'!$A$1:$E$4" {
		t.Errorf("the filter covers %q", filter)
	}
	layout, err := f.GetPageLayout("イベント")
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
		t.Errorf("%+v, %v", layout, err)
	}
}

func TestWrite_is_the_same_bytes_again(t *testing.T) {
	first, _, err := Write(example())
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if again, _, err := Write(example()); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("other bytes, %v", err)
		}
	}
}

func TestWrite_tells_what_no_cell_holds(t *testing.T) {
	long := table.Table{Name: "メッセージ", Columns: []table.Column{{Head: "本文"}}, Rows: [][]string{{strings.Repeat("長", 40_000)}}}
	out, warnings, err := Write(nil, []table.Table{long})
	if err != nil || len(warnings) != 1 || warnings[0].Column != "本文" {
		t.Fatalf("%+v, %v", warnings, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := f.GetCellValue("メッセージ", "A2"); len([]rune(v)) != longText {
		t.Errorf("%d letters", len([]rune(v)))
	}
	long.Rows = make([][]string, MaxRows+1)
	if _, _, err := Write(nil, []table.Table{long}); !errors.Is(err, ErrRows) {
		t.Errorf("too many rows: %v", err)
	}
	if _, _, err := Write(nil, []table.Table{{Name: "a/b"}}); err == nil {
		t.Error("a name that Excel refuses is taken")
	}
}

func written(t *testing.T) *excelize.File {
	t.Helper()
	out, warnings, err := Write(example())
	if err != nil || len(warnings) != 0 {
		t.Fatal(err, warnings)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}
