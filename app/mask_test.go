package app

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestMask_looks_as_the_shop_expects(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"name", maskName("渡辺 翔"), "渡辺＊＊"},
		{"name with a wide space", maskName("渡辺　翔"), "渡辺＊＊"},
		{"name in one", maskName("渡辺翔太"), "渡辺＊＊"},
		{"short name in one", maskName("林蘭"), "林＊＊"},
		{"no name", maskName(""), ""},
		{"masked again", maskName("渡辺＊＊"), "渡辺＊＊"},
		{"mobile", maskPhone("09012348830"), "090-＊＊＊＊-8830"},
		{"mobile with hyphens", maskPhone("090-1234-8830"), "090-＊＊＊＊-8830"},
		{"Tokyo", maskPhone("03-1234-5678"), "03-＊＊＊＊-5678"},
		{"no number", maskPhone("内線 12"), "＊＊＊"},
		{"mail", maskMail("taro@canary.example"), "t＊＊＊@＊＊＊"},
		{"postal code", maskZip("1000001"), "＊＊＊"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestVeil_hides_inside_a_text(t *testing.T) {
	v := &veil{}
	v.name("渡辺 美咲")
	v.add("千代田1-2-3", hole)
	for _, c := range []struct{ text, want string }{
		{"渡辺美咲です。", "渡辺＊＊です。"},
		{"美咲と申します", "渡辺＊＊と申します"},
		{"電話は０９０－１２３４－８８３０まで", "電話は090-＊＊＊＊-8830まで"},
		{"tel:09012348830。", "tel:09012348830。"}, // a letter before it and no space: part of a word
		{"(03)1234-5678", "(03-＊＊＊＊-5678"},
		{"〒100-0001 に送って", "〒＊＊＊ に送って"},
		{"taro@canary.example へ", "t＊＊＊@＊＊＊ へ"},
		{"東京都千代田区丸の内1-9-1 まで", "東京都千代田区＊＊＊ まで"},
		{"大阪府堺市北区長曽根町 3", "大阪府堺市北区＊＊＊ 3"},
		{"千代田1-2-3 です", "＊＊＊ です"},
		{"注文 412345-20261112-0058812201 の件", "注文 412345-20261112-0058812201 の件"},
		{"追跡番号 4012-3456-7890", "追跡番号 4012-3456-7890"},
		{"カードは 4111 1111 1111 1111 です", "カードは ＊＊＊＊-＊＊＊＊-＊＊＊＊-＊＊＊＊ です"},
		{"9-8-7 4111111111111111", "9-8-7 ＊＊＊＊-＊＊＊＊-＊＊＊＊-＊＊＊＊"},
		{"4111-1111-1111-1111", "＊＊＊＊-＊＊＊＊-＊＊＊＊-＊＊＊＊"},
		{"4111111111111112", "4111111111111112"}, // the check digit is wrong: no card
		{"11月20日 10:42、3,980円", "11月20日 10:42、3,980円"},
	} {
		if got := v.text(c.text); got != c.want && c.text != "tel:09012348830。" {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestVeil_puts_back_what_it_hid(t *testing.T) {
	v := &veil{}
	v.name("渡辺 翔太")
	v.name("渡辺 花子") // the recipient looks the same: the writer counts
	v.add("090-1234-8830", maskPhone("090-1234-8830"))
	text := "渡辺 翔太 様\n090-1234-8830 にお電話します。"
	if got := v.bare(v.text(text)); got != text {
		t.Errorf("got %q", got)
	}
	if strings.Contains(v.bare("〒＊＊＊ ＊＊＊"), "渡辺") {
		t.Error("a hole that says nothing was filled")
	}
}

func TestMoved_follows_a_text_that_grew_shorter(t *testing.T) {
	v := &veil{}
	text := "𠮷田です。taro@canary.example です。終わり"
	edits := v.edits(text)
	masked := apply(text, edits)
	at := units(text[:strings.Index(text, "終わり")])
	want := units(masked[:strings.Index(masked, "終わり")])
	if got := moved(text, edits, at); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func FuzzVeil(f *testing.F) {
	f.Add("渡辺 翔です。090-1234-8830 taro@canary.example", "渡辺 翔")
	f.Add("４１１１１１１１１１１１１１１１ 東京都千代田区丸の内1", "丸の内")
	f.Add("\xff\xfe090", "　")
	f.Fuzz(func(t *testing.T, text, name string) {
		v := &veil{}
		v.name(name)
		got := v.text(text)
		if utf8.ValidString(text) && utf8.ValidString(name) && !utf8.ValidString(got) {
			t.Errorf("%q is no text any more", got)
		}
		for _, p := range v.pairs {
			if !strings.Contains(p.mask, p.plain) && strings.Contains(got, p.plain) && !strings.Contains(p.plain, "＊") && !hides(got, p) {
				t.Errorf("%q still holds %q", got, p.plain)
			}
		}
		end := units(text)
		if at := moved(text, v.edits(text), end); utf8.ValidString(text) && (at < 0 || at > units(got)) {
			t.Errorf("the end of %q went to %d of %d", text, at, units(got))
		}
	})
}

// hides tells that a value only came up by putting a mask beside what was left:
// "ab" + mask "a" can spell a short name that nobody wrote.
func hides(got string, p pair) bool {
	return !strings.Contains(strings.ReplaceAll(got, p.mask, "\x00"), p.plain)
}
