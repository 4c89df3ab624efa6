package nfkc

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestString_of_every_character_beside_others(t *testing.T) {
	for r := rune(0); r <= 0x1FBFF; r++ { // behind them stand kanji alone
		for _, s := range []string{string(r), "か" + string(r), string(r) + "\u3099", "Ａ" + string(r) + "\n" + string(r) + "１"} {
			if got, want := String(s), norm.NFKC.String(s); got != want {
				t.Fatalf("%q: %q, want %q", s, got, want)
			}
		}
	}
}

func TestString_leaves_a_plain_text_where_it_is(t *testing.T) {
	s := "いつもお世話になっております。\n山田です。 ABC-123 ─── ■\n"
	if n := testing.AllocsPerRun(10, func() { _ = String(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzString_agrees_with_the_definition(f *testing.F) {
	for _, s := range []string{"", "お届け先　ＡＢＣ－１２３", "ｶﾞ①㈱髙﨑", "か\u3099ｶ\u3099\u3099", "a\u0301\nＡ\u0301", "\xff\xfe\n界", "İKﬃ", "ヷヴゔー〜～", "=\u0338", "a\n\u3099\nか"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := String(s), norm.NFKC.String(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
