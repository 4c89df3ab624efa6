package scam

import (
	"strings"
	"testing"
)

func TestDanger_names_the_files_that_want_a_second_look(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		locked bool
		want   string // a word of the only reason, empty for none
	}{
		"a program":              {"setup.exe", false, "プログラム"},
		"a script":               {"ご案内.js", false, "プログラム"},
		"a shortcut":             {"写真.lnk", false, "プログラム"},
		"a disk":                 {"image.iso", false, "プログラム"},
		"a full-width extension": {"請求書．ｅｘｅ", false, "プログラム"},
		"Office with macros":     {"一覧.xlsm", false, "マクロ"},
		"two extensions":         {"請求書.pdf.zip", false, "拡張子が二つ"},
		"letters turned round":   {"写真\u202egpj.exe", false, "種類を偽る文字"},
		"a web page":             {"login.htm", false, "ウェブページ"},
		"a locked archive":       {"見積書.zip", true, "パスワード"},
		"an archive":             {"写真.zip", false, ""},
		"a photo beside it":      {"写真.jpg", true, ""},
		"a document":             {"請求書.pdf", false, ""},
		"a sheet made a PDF":     {"見積書.xlsx.pdf", false, ""},
		"no name":                {"", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := Danger(c.file, c.locked)
			if c.want == "" && len(got) != 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
				t.Errorf("%q", got)
			}
		})
	}
}
