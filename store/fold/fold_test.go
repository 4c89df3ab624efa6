package fold

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// oracle is the fold of a whole text, written as plainly as the rule.
func oracle(s string) string {
	s = norm.NFKC.String(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune { return same(unicode.ToLower(r)) }, s)
}

func TestFold_makes_the_same_of_what_people_take_for_the_same(t *testing.T) {
	for name, pair := range map[string][2]string{
		"full-width digits":   {"０９０－１２３４", "090-1234"},
		"half-width katakana": {"ｷｬﾝｾﾙ", "きゃんせる"},
		"katakana":            {"キャンセル", "きゃんせる"},
		"case":                {"ＡbＣ", "abc"},
		"wave dashes":         {"10〜12時", "10～12時"},
		"minus signs":         {"１−２", "1‐2"},
		"bars":                {"A—B", "a―b"},
		"double lines":        {"‖", "∥"},
		"yen and backslash":   {"￥100", `\100`},
		"ideographic space":   {"山田　花子", "山田 花子"},
		"composed kana":       {"が", "が"},
		"circled digits":      {"①", "1"},
	} {
		if a, b := Fold(pair[0]), Fold(pair[1]); a != b {
			t.Errorf("%s: %q is %q, %q is %q", name, pair[0], a, pair[1], b)
		}
	}
}

func TestFold_keeps_the_long_vowel_mark_a_letter(t *testing.T) {
	if got := Fold("カード"); got != "かーど" {
		t.Errorf("got %q", got)
	}
}

func TestTokens_start_at_every_character(t *testing.T) {
	got := Tokens("送料 abcd")
	if want := []string{"送料", "abc", "bcd", "cd", "料", "d"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestQuery_reads_words_and_quotes(t *testing.T) {
	var texts []string
	for _, term := range Query(`　返品　"a B" ｱ `) {
		texts = append(texts, term.Text)
	}
	if want := []string{"返品", "a b", "あ"}; !reflect.DeepEqual(texts, want) {
		t.Errorf("got %q, want %q", texts, want)
	}
}

func TestQuery_needs_no_look_at_the_text_for_two_characters(t *testing.T) {
	for typed, exact := range map[string]bool{"返品": true, "色": true, "abc": true, "キャンセル": false, "a-b": false, "。": false} {
		if got := Query(typed)[0].Exact; got != exact {
			t.Errorf("%q: exact %v, want %v", typed, got, exact)
		}
	}
}

func FuzzFold_agrees_with_the_rule(f *testing.F) {
	for _, s := range []string{"", "お届け先　ＡＢＣ－１２３", "ｶﾞ①㈱髙﨑", "か\u3099ｶ\u3099\u3099", "a\u0301\nＡ\u0301", "\xff\xfe\n界", "İKﬃ", "ヷヴゔー〜～"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Fold(s), oracle(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}

func FuzzQuery_finds_every_part_of_a_text(f *testing.F) {
	f.Add("ご注文のキャンセルについて ABC-123", 3, 8)
	f.Add("a色b", 1, 2)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		folded := []rune(Fold(text))
		if from < 0 || to > len(folded) || from >= to {
			return
		}
		have := map[string]bool{}
		for _, w := range Tokens(string(folded)) {
			have[w] = true
		}
		for _, term := range Query(`"` + strings.ReplaceAll(string(folded[from:to]), `"`, " ") + `"`) {
			if !strings.Contains(string(folded), term.Text) {
				continue // folding the part alone may compose differently
			}
			for _, w := range term.Tokens {
				if !have[w] {
					t.Errorf("%q in %q: no token %q", term.Text, text, w)
				}
			}
			for _, p := range term.Prefix {
				if !startsOne(have, p) {
					t.Errorf("%q in %q: no token starts with %q", term.Text, text, p)
				}
			}
		}
	})
}

func startsOne(tokens map[string]bool, prefix string) bool {
	for w := range tokens {
		if strings.HasPrefix(w, prefix) {
			return true
		}
	}
	return false
}

func TestClassOf_is_what_unicode_says(t *testing.T) {
	for r := rune(0x80); r <= 0x10FFFF; r++ {
		want := 0
		switch {
		case r >= '０' && r <= '９':
			want = 3
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
			want = 2
		}
		if got := classOf(r); got != want {
			t.Errorf("%U: %d, want %d", r, got, want)
		}
	}
}

// plainTokens is the rule of Tokens, written as plainly as it can be.
func plainTokens(folded string) []string {
	var tokens, tails []string
	runs(folded, func(run string, size int) {
		eachStart(run, func(i int) {
			t := head(run[i:], size)
			switch {
			case length(t) < size:
				tails = append(tails, t)
			case !slices.Contains(tokens, t):
				tokens = append(tokens, t)
			}
		})
	})
	for n := 2; n > 0; n-- { // the longer ones first
		for _, t := range tails {
			begun := slices.ContainsFunc(tokens, func(longer string) bool { return strings.HasPrefix(longer, t) })
			if length(t) == n && !begun {
				tokens = append(tokens, t)
			}
		}
	}
	return tokens
}

func FuzzTokens_agree_with_the_rule(f *testing.F) {
	for _, s := range []string{"", "送料 abcd", "aaaa abab", "キャンセル９０１２ー色", "\x1aあ\nい\x1b12345", "abc ab a bc b", "１２３ １２ 12", "あい い あ", "\U00020BB7 \U00020BB7野 野", "😀ab髙﨑\U00020BB7野家", strings.Repeat("返品します", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if got, want := Tokens(folded), plainTokens(folded); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}

func TestApart_keeps_every_letter_of_a_word(t *testing.T) {
	for asked, want := range map[string]string{
		"色": "", "返品": "返品", "領収書": "領収 収書", "きゃんせる": "きゃ んせ せる", "世田谷区": "世田 谷区",
		"hinata": "hin ata", "hinatas": "hin ata tas", "20261101": "２０２ ６１１ １０１", "返品 品物 abc": "返品 品物 abc",
	} {
		term, _ := Word(asked, true)
		if got := strings.Join(Apart(term.Tokens), " "); got != want {
			t.Errorf("%s: %s, want %s", asked, got, want)
		}
	}
}
