package sieve

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"
)

// patterns are of every kind that the project uses.
var patterns = []*regexp.Regexp{
	regexp.MustCompile(`返品`),
	regexp.MustCompile(`(まだ|未だ|いまだ).{0,8}(届|来て|着)`),
	regexp.MustCompile(`キャンセル(について|の件)?$`),
	regexp.MustCompile(`(?i)could not be delivered|user unknown|mailbox\s+is full`),
	regexp.MustCompile(`(?is)(?:bulk|large) (?:order|quantit)|order.{0,80}\d{3,} ?pcs`),
	regexp.MustCompile(`[0-9]{3}-[0-9]{4}`),
	regexp.MustCompile(`(傷|キズ)(が|も).{0,8}(あり|あっ)|[色数]が違`),
	regexp.MustCompile(`(^|[^たも])のし(紙|$)`),
	regexp.MustCompile(`(?i)\bkiss\b`),
	regexp.MustCompile(`x*`),
	regexp.MustCompile(`.届`),
	regexp.MustCompile(`[^a]ａ`),
	regexp.MustCompile(`(?i)ａｂ|Éa`),
}

func check(t *testing.T, s *Set, text string) {
	t.Helper()
	got := s.Match(text)
	for i, re := range patterns {
		if want := re.MatchString(text); want != (got != nil && got[i]) {
			t.Errorf("%q in %q: %v, want %v", re, text, !want, want)
		}
	}
}

func TestMatch_says_what_the_expressions_say(t *testing.T) {
	s := New(patterns...)
	long := strings.Repeat("何もない文です。", 300)
	for _, text := range []string{
		"", "返品", "返 品", "まだ届きません", "まだ一二三四五六七八届", "まだ一二三四五六七八九届", "まだ\n届", "キャンセルの件", "キャンセルの件で",
		"Could Not Be Delivered", "uſer unKnown", "MAILBOX \n IS FULL", "Bulk orders", "order\n 1000pcs", "123-4567", "12-4567",
		"キズもあり", "色が違う", "たのし", "のし", "のし紙", "kiſs", "KISS", "kisses", "\xe5届", "届", "\xffａ", "ａ", "aａ", "ＡＢ", "éA",
		"まだ" + long + "届", long + "まだ届" + long, long + "キズが" + long + "キズがある",
	} {
		check(t, s, text)
		check(t, s, long+text)
		check(t, s, text+long)
	}
}

func TestSet_of_one_pattern_may_have_no_word(t *testing.T) {
	for _, pattern := range []string{`x*`, `[a-z]+`, `a?`, `.+`, `(?:返品|.)`, `^$`} {
		re := regexp.MustCompile(pattern)
		for _, text := range []string{"", "x", "返品", "123"} {
			if got := New(re).MatchString(text); got != re.MatchString(text) {
				t.Errorf("%q in %q: %v", pattern, text, got)
			}
		}
	}
}

func TestWordsOf_chooses_what_is_rare(t *testing.T) {
	for pattern, want := range map[string]string{
		`返品`:                              "返品",
		`(?i)User`:                        "user",
		`(まだ|未だ).{0,8}届`:                  "まだ 未だ",
		`.{0,8}(配送|発送)(の)?状況`:             "発送の状況 発送状況 配送の状況 配送状況",
		`a[0-9]b`:                         "a0b a1b a2b a3b a4b a5b a6b a7b a8b a9b",
		`[a-z]+`:                          "",
		`(?:x|[a-z]+)`:                    "",
		`会社|店|〒`:                          "〒 会社 店",
		`(?:Jan|Feb)[a-z]*\.?\s+\d{1,2},`: "feb jan",
	} {
		tree, err := syntax.Parse(pattern, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(wordsOf(tree.Simplify()).words, " "); got != want {
			t.Errorf("%q: %q, want %q", pattern, got, want)
		}
	}
}

func FuzzMatch_says_what_the_expressions_say(f *testing.F) {
	for _, text := range []string{"まだ届きません", "order 100pcs uſer unknown", "\xe5届\xffａ キャンセル", "たのし のし紙 色が違う 123-4567"} {
		f.Add(text)
	}
	s := New(patterns...)
	f.Fuzz(func(t *testing.T, text string) {
		check(t, s, text)
		check(t, s, strings.Repeat("字", 150)+text+strings.Repeat("。", 150)+text)
	})
}

// FuzzNew holds the words of any expression against the expression.
func FuzzNew_of_any_expression(f *testing.F) {
	for _, re := range patterns {
		f.Add(re.String(), "返品 まだ届 kiss 123-4567")
	}
	f.Add(`\Q0`, "0")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile(pattern)
		if err != nil || len(pattern) > 200 {
			return
		}
		if got := New(re).MatchString(text); got != re.MatchString(text) {
			t.Errorf("%q in %q: %v", pattern, text, got)
		}
	})
}
