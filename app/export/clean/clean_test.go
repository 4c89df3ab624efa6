package clean

import (
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/app/export/book"

	"golang.org/x/text/encoding/japanese"
)

func TestText_makes_signs_fit_for_CP932(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"what CP932 has", "①ⅰ㈱№℡髙﨑～－―∥ｱｲｳ", "①ⅰ㈱№℡髙﨑～－―∥ｱｲｳ"},
		{"twins of a Mac", "お詫び〜床材−1—‖¢£¬¥", "お詫び～床材－1―∥￠￡￢￥"},
		{"signs in words", "•·©®™€㋿", "・・(C)(R)(TM)EUR令和"},
		{"pictures", "箱つぶれ😢☎♥☺✨❤️👨‍👩‍👧1️⃣🇯🇵 一部返金", "箱つぶれ1 一部返金"},
		{"signs that are letters here", "★☆♪♀♂●", "★☆♪♀♂●"},
		{"letters it does not have", "𠮷野屋 한 简", "〓野屋 〓 〓"},
		{"decomposed kana of a Mac", "ハ\u309aン", "パン"},
		{"what takes no place", "A\u200bB\u00ad\ufeffC\ufe0fD\x1a", "ABCD"},
		{"spaces and line ends", "  a\r\nb\t\tc　d　 e\u2003f ", "a b c　d　e f"},
		{"formulas", "=1+1", "1+1"},
		{"formulas behind spaces", " 　＝+-@SUM(A1)", "SUM(A1)"},
		{"a minus sign that becomes one of theirs", "−5", "5"},
		{"broken bytes", "a\xffb", "a〓b"},
	} {
		got, told := Rules{CP932: true}.Text(c.in)
		if got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
		if silent := got == c.in || c.name == "decomposed kana of a Mac" || c.name == "what takes no place"; silent != (told == "") {
			t.Errorf("%s: %q told %q", c.name, c.in, told)
		}
	}
}

func TestText_keeps_in_UTF8_what_UTF8_holds(t *testing.T) {
	got, told := Rules{}.Text("配送事故〜床材 𠮷😢")
	if got != "配送事故〜床材 𠮷" || told != "絵文字を除きました。" {
		t.Errorf("%q, told %q", got, told)
	}
}

func TestText_is_cut_between_letters(t *testing.T) {
	for _, c := range []struct {
		rules    Rules
		in, want string
	}{
		{Rules{Width: 5}, "ab表示c", "ab表"},
		{Rules{Width: 4}, "ab 表", "ab"},
		{Rules{Width: 4}, "ｱｲｳｴｵ", "ｱｲｳｴ"},
		{Rules{Letters: 3}, "表示名前", "表示名"},
		{Rules{Letters: 4}, "表示名前", "表示名前"},
	} {
		if got, told := c.rules.Text(c.in); got != c.want || (told == "") != (got == c.in) {
			t.Errorf("%q in %+v is %q, told %q", c.in, c.rules, got, told)
		}
	}
}

func TestText_follows_the_shops_own_replacements(t *testing.T) {
	got, _ := Rules{CP932: true, Replace: []book.Rename{{From: "𠮷", To: "吉"}, {From: "", To: "x"}}}.Text("𠮷田")
	if got != "吉田" {
		t.Error(got)
	}
}

func TestCells_tell_a_change_once_for_each_event_and_column(t *testing.T) {
	c := New(book.Words{Encoding: book.CP932})
	for range 2 {
		c.Text("EV-202610-0001", "摘要", "色番𠮷", 64)
	}
	c.Text("EV-202610-0002", "摘要", "plain", 64)
	if len(c.Warnings) != 1 || c.Warnings[0].Before != "色番𠮷" || c.Warnings[0].After != "色番〓" {
		t.Errorf("%+v", c.Warnings)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"楽天 箱つぶれ😢", "=1+1", "〜−", "表ソ能\\", "ハ\u309a", "\xff\x1a", "\ue000\uf8f0\u0080", "'=1"} {
		f.Add(s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		r := Rules{CP932: true, Width: width % 100}
		got, _ := r.Text(s)
		if !utf8.ValidString(got) {
			t.Fatalf("%q became bytes that are no text: %q", s, got)
		}
		b, err := japanese.ShiftJIS.NewEncoder().String(got)
		if err != nil {
			t.Fatalf("%q became %q, which CP932 does not hold", s, got)
		}
		if back, err := japanese.ShiftJIS.NewDecoder().String(b); err != nil || back != got {
			t.Fatalf("%q became %q and is read as %q", s, got, back)
		}
		if strings.ContainsAny(got, "\x00\x1a\r\n\t") || Tame(got) != got {
			t.Fatalf("%q became %q", s, got)
		}
		if r.Width > 0 && len(b) > r.Width {
			t.Fatalf("%q takes %d of %d", got, len(b), r.Width)
		}
		if again, _ := r.Text(got); again != got {
			t.Fatalf("%q became %q and then %q", s, got, again)
		}
	})
}

func TestText_of_every_letter_is_read_back(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		got, _ := Rules{CP932: true}.Text("a" + string(r) + "b")
		b, err := japanese.ShiftJIS.NewEncoder().String(got)
		back, err2 := japanese.ShiftJIS.NewDecoder().String(b)
		if err != nil || err2 != nil || back != got {
			t.Fatalf("%U became %q and is read as %q (%v, %v)", r, got, back, err, err2)
		}
	}
}
