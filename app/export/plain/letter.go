package plain

import (
	"fmt"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

// Enclosed is one file of a package for the accountant.
type Enclosed struct {
	Name, What, SHA256 string
}

// Letter is はじめにお読みください.txt: what lies in the package, its sums, and what to
// look at before it is imported.
func (p Package) Letter(s book.Shop, files []Enclosed) []byte {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	say("\uFEFFはじめにお読みください")
	say("")
	say("%s", Advice)
	say("初めて取り込むときは、会計ソフトのデータをバックアップするか、試し用の会社で 1 か月分を試してください。")
	say("同じ期間のファイルを 2 度取り込むと、二重に記帳されます。記録の番号（EV-…）で見分けられます。")
	say("")
	for _, f := range p.facts(s) {
		if f.Value != "" && f.Value != Advice {
			say("%s：%s", f.Label, written(f))
		}
	}
	say("")
	say("モールごとの合計")
	monthly := Monthly(p.Events, s)
	for _, r := range monthly.Rows {
		for i := range r[2:] {
			r[i+2] = grouped(r[i+2])
		}
		say("%s %s：返金10%% %s 円（消費税 %s 円）、返金8%% %s 円（消費税 %s 円）、モール精算 %s 円、銀行 %s 円、後日の請求 %s 円", r[0], r[1], r[2], r[3], r[4], r[5], r[14], r[15], r[16])
	}
	say("")
	say("ファイル")
	for _, f := range files {
		say("%s　%s　SHA-256 %s", f.Name, f.What, f.SHA256)
	}
	if len(p.Warnings) == 0 {
		return []byte(b.String())
	}
	say("")
	say("確認していただきたいこと")
	for _, w := range p.Warnings {
		say("%s", warned(w))
	}
	return []byte(b.String())
}

// written is a fact as people write it: 16,500.
func written(f table.Fact) string {
	if f.Kind == table.Number {
		return grouped(f.Value)
	}
	return f.Value
}

// grouped parts the figures of a number by threes.
func grouped(s string) string {
	digits, less := strings.CutPrefix(s, "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if less {
		return "-" + digits
	}
	return digits
}

func warned(w book.Warning) string {
	line := strings.Trim(w.EventID+" "+w.Column, " ") + "：" + w.Text
	switch {
	case w.After != "":
		line += "（" + w.Before + " → " + w.After + "）"
	case w.Before != "" && !strings.Contains(w.Text, w.Before):
		line += "（" + w.Before + "）"
	}
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(line)
}
