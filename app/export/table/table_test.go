package table

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestCSV_is_what_Excel_opens(t *testing.T) {
	sheet := Table{
		Columns: []Column{{Head: "番号"}, {Head: "金額", Kind: Number}, {Head: "日", Kind: Day}, {Head: "備考"}},
		Rows: [][]string{
			{"0012", "-500", "2026-10-03", "+500pt進呈"},
			{"EV-1", "=1+1", "2026-13-01", "1 行目\r\n2 行目\tと 空白  二つ"},
			{"EV-2", "", "", "\"引用\", 次\x1a"},
			{"短い行"},
		},
	}
	want := "\uFEFF番号,金額,日,備考\r\n" +
		"0012,-500,2026-10-03,'+500pt進呈\r\n" +
		"EV-1,'=1+1,2026-13-01,1 行目 2 行目 と 空白  二つ\r\n" +
		"EV-2,,,\"\"\"引用\"\", 次\"\r\n" +
		"短い行,,,\r\n"
	if got := string(sheet.CSV()); got != want {
		t.Errorf("got %q", got)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("=1+1", "\t@SUM", "a\"b,c\r\n")
	f.Add("＝1", "\xff-1", " '")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		file := Table{Columns: []Column{{Head: "a"}, {Head: "b", Kind: Number}, {Head: "c", Kind: Day}}, Rows: [][]string{{a, b, c}}}.CSV()
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), mark))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 3 {
			t.Fatalf("%q is read as %q, %v", file, rows, err)
		}
		for i, cell := range rows[1] {
			if strings.ContainsAny(cell, "\r\n\t") || strings.ContainsAny(cell[:min(1, len(cell))], "=+@") || i != 1 && strings.HasPrefix(cell, "-") {
				t.Fatalf("%q of %q", cell, file)
			}
		}
	})
}
