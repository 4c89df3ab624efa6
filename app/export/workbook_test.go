package export

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"

	"madoguchi/app/export/plain"
	"madoguchi/app/export/sheet"

	"github.com/xuri/excelize/v2"
)

// The accountant's workbook says what the CSV files say.
func TestSheets_hold_what_the_CSV_files_hold(t *testing.T) {
	m := read(t)
	p := plain.Package{
		Cover:  plain.Cover{From: "2027-02-01", To: "2027-02-28", Created: "2027-03-01 09:15", Batch: "12", Words: "弥生会計"},
		Events: m.Events, Documents: m.Documents,
	}
	out, warnings, err := sheet.Write(p.Sheets(m.Shop))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"表紙", "イベント", "月次集計", "精算の突合", "証憑台帳", "返金理由", "警告"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %q", got)
	}
	monthly := plain.Monthly(m.Events, m.Shop)
	all, err := csv.NewReader(bytes.NewReader(monthly.CSV()[3:])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range all {
		for c, text := range row {
			at, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if got, err := f.GetCellValue("月次集計", at, excelize.Options{RawCellValue: true}); err != nil || got != text {
				t.Errorf("%s is %q, the CSV says %q (%v)", at, got, text, err)
			}
		}
	}
	if got, _ := f.GetCellValue("イベント", "R3"); got != `=HYPERLINK("x")` {
		t.Errorf("a note is %q", got)
	}
	if got, _ := f.GetCellValue("表紙", "B23"); got != plain.Advice {
		t.Errorf("the cover ends with %q", got)
	}
}
