package templatefile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

var words = Words{
	Channels: []Channel{{"rakuten", "楽天", true}, {"mailbox", "メール", false}},
	States:   map[string]string{"waiting": "返信済", "done": "完了"},
	Records:  map[string]string{"REFUND_PARTIAL": "一部返金"},
}

var every = []Row{
	{
		Name: "配送状況のご案内", Reading: "はいそう いつとどく", Category: "配送", Owner: "高橋", Subject: "件名, 「引用」", Body: "{お客様名}様\n\n\"ありがとう\"ございます。\n\n{署名}\n",
		Next: "done", ReviewOn: "2026-12-01", ValidFrom: "2026-11-01", ValidTo: "2027-01-10", FollowDays: 3, Approval: true,
		Steps: []string{"送り状を直す", "モールを直す"}, Records: "REFUND_PARTIAL", Library: "t05-where",
		Texts: map[string]Text{"mailbox": {"=件名", "メールの文\n"}, "rakuten": {"", "楽天の文"}},
	},
	{Name: "=SUM(A1:A9)", Body: "-1 日\n=HYPERLINK(1)", Next: "waiting"},
	{Name: "'前の印", Body: "'=そのまま", Next: "waiting"},
	{Name: "＠から", Body: "\n空の行から", Next: "waiting"},
	{Name: "😀絵文字と\tタブ", Body: "　全角の空白 ", Next: "waiting"},
	{Snippet: true, Name: "結び", Reading: "むすび", Body: "どうぞ\nよろしく"},
}

// kept is a row without where it stood and what its form cannot leave out.
func kept(rows []Row) []Row {
	out := make([]Row, len(rows))
	for i, r := range rows {
		r.Line, r.Has = 0, nil
		if len(r.Steps) == 0 {
			r.Steps = nil
		}
		if len(r.Texts) == 0 {
			r.Texts = nil
		}
		out[i] = r
	}
	return out
}

func TestRead_reads_back_what_was_written(t *testing.T) {
	asJSON, err := WriteJSON(every)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"csv": WriteCSV(every, words), "json": asJSON} {
		rows, err := Read(data, words)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := kept(rows); !reflect.DeepEqual(got, every) {
			for i := range got {
				if !reflect.DeepEqual(got[i], every[i]) {
					t.Errorf("%s:\ngot  %+v\nwant %+v", name, got[i], every[i])
				}
			}
		}
	}
}

func TestWriteCSV_has_no_cell_that_a_spreadsheet_computes(t *testing.T) {
	data := WriteCSV(every, words)
	text, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF"))
	if !ok {
		t.Error("Excel would not know that it is UTF-8")
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) != len(every)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune(computed, []rune(cell)[0]) {
				t.Errorf("the cell %q", cell)
			}
		}
	}
}

func TestRead_takes_what_a_spreadsheet_makes_of_the_file(t *testing.T) {
	plain := "名前,本文,見直す日,返信後,承認\r\nお礼,\"一行目\n二行目\",2026/12/1,完了,はい\r\n,,,,\r\n"
	shiftJIS, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.ReplaceAll(plain, ",", "\t")))
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{{
		Line: 2, Has: Fields{FieldName: true, FieldBody: true, FieldReview: true, FieldNext: true, FieldApproval: true},
		Name: "お礼", Body: "一行目\n二行目", ReviewOn: "2026-12-01", Next: "done", Approval: true,
	}}
	for name, data := range map[string][]byte{"utf-8": []byte(plain), "shift_jis": shiftJIS, "utf-16 with tabs": utf16} {
		if got, err := Read(data, words); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestRead_names_bad_rows_and_keeps_the_others(t *testing.T) {
	rows, err := Read([]byte("名前,本文,見直す日,フォロー（営業日）,返信後,承認\n一,文,いつか\n二,文,,三日\n三,文,,,どこか\n四,文,,,,たぶん\n五,文,,,,,余り\n六,\"文\n文\"\n七,文,2026-11-31\n"), words)
	if err != nil {
		t.Fatal(err)
	}
	var bad []int
	for _, r := range rows {
		if r.Bad != "" {
			bad = append(bad, r.Line)
		}
	}
	if want := []int{2, 3, 4, 5, 6, 9}; !reflect.DeepEqual(bad, want) {
		t.Errorf("bad lines %v, want %v", bad, want)
	}
	rows, err = Read([]byte(`{"templates":[{"name":"一","body":"文"},{"name":1},{"name":"三","follow_days":"x"}]}`), words)
	if err != nil || len(rows) != 3 || rows[0].Bad != "" || rows[1].Bad == "" || rows[2].Bad == "" {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestRead_refuses_what_is_no_file_of_templates(t *testing.T) {
	for name, data := range map[string]string{
		"nothing": "", "other columns": "番号,値段\n1,2\n", "only a head": "名前,本文\n", "other JSON": `{"orders":[]}`, "broken JSON": `{"templates":`,
		"an open quotation": "名前,本文\n一,\"文\n", "a picture": "\x89PNG\r\n\x1a\n\x00\xff\xfe",
	} {
		if rows, err := Read([]byte(data), words); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %+v, %v", name, rows, err)
		}
	}
	var at *LineError
	if _, err := Read([]byte("名前,本文\n一,文\n二,\"文\"x\n"), words); !errors.As(err, &at) || at.Line != 3 {
		t.Errorf("the place of a broken line: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(WriteCSV(every, words))
	data, err := WriteJSON(every)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("名前,本文\n一,\"文\"x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := Read(data, words)
		if err != nil {
			return
		}
		for _, r := range rows {
			if r.Line <= 0 {
				t.Errorf("a row without a place: %+v", r)
			}
		}
	})
}
