package fold

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func words(t *testing.T, typed ...string) []Term {
	t.Helper()
	var terms []Term
	for _, w := range typed {
		term, ok := Word(w, true)
		if !ok {
			t.Fatalf("%q is no word", w)
		}
		terms = append(terms, term)
	}
	return terms
}

// marked is a text with its marks in brackets, cut as the page cuts it.
func marked(text string, spans []Span) string {
	all := utf16.Encode([]rune(text))
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(string(utf16.Decode(all[at:s.Start])) + "[" + string(utf16.Decode(all[s.Start:s.End])) + "]")
		at = s.End
	}
	return b.String() + string(utf16.Decode(all[at:]))
}

func TestSpans_mark_the_text_as_it_was_written(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		asks []string
		want string
	}{
		"kana of the other kind":      {"キャンセルしたい", []string{"きゃんせる"}, "[キャンセル]したい"},
		"half-width kana with a mark": {"ﾊﾞｯｸﾞの件", []string{"バッグ"}, "[ﾊﾞｯｸﾞ]の件"},
		"one character of three":      {"㈱見本堂", []string{"株"}, "[㈱]見本堂"},
		"behind an emoji":             {"😀😀返品です", []string{"返品"}, "😀😀[返品]です"},
		"wave dashes":                 {"10〜12時", []string{"10～12"}, "[10〜12]時"},
		"full-width letters":          {"ＡＢＣ-1", []string{"abc"}, "[ＡＢＣ]-1"},
		"decomposed kana":             {"か\u3099ラス", []string{"がらす"}, "[か\u3099ラス]"},
		"two words that meet":         {"返品送料", []string{"返品送", "送料"}, "[返品送料]"},
		"side by side":                {"返品送料", []string{"返品", "送料"}, "[返品][送料]"},
		"telephone with hyphens":      {"電話は０９０-1234-5678です", []string{"09012345678"}, "電話は[０９０-1234-5678]です"},
		"telephone without":           {"09012345678", []string{"090-1234-5678"}, "[09012345678]"},
		"the end of a telephone":      {"03-1234-5678", []string{"5678"}, "03-1234-[5678]"},
		"from abroad":                 {"+81 90-1234-5678", []string{"09012345678"}, "[+81 90-1234-5678]"},
		"brackets":                    {"(03)1234-5678", []string{"0312345678"}, "([03)1234-5678]"},
	} {
		spans, of := Spans(c.text, words(t, c.asks...))
		if got := marked(c.text, spans); got != c.want || of != len(c.asks) {
			t.Errorf("%s: got %q (%d), want %q", name, got, of, c.want)
		}
	}
}

func TestWord_reads_numbers(t *testing.T) {
	for typed, want := range map[string]string{
		"090-1234-5678": "09012345678", "０９０－１２３４－５６７８": "09012345678", "+81-90-1234-5678": "09012345678",
		"+81(0)90-1234-5678": "09012345678", "(03)1234-5678": "0312345678", "5678": "5678", "4500-0077-1029": "450000771029",
		"412345-20261110-0057730218": "412345202611100057730218",
	} {
		if got := words(t, typed)[0]; got.Digits != want {
			t.Errorf("%q: got %q", typed, got.Digits)
		}
	}
	for _, typed := range []string{"567", "12-34", "1-2", "+", "(", "10%", "a1234", "2024.10", "-", "123-"} {
		if got := words(t, typed)[0]; got.Digits != "" {
			t.Errorf("%q is the number %q", typed, got.Digits)
		}
	}
}

func TestNumbers_are_kept_apart_from_the_text(t *testing.T) {
	got := numbers(Fold("注文 ４１２-2026-11、電話 +81 90-1234-5678 または 0312345678、1-2 と (03)1234-5678"))
	want := []string{"４１２２０２６１１", "８１９０１２３４５６７８", "０９０１２３４５６７８", "０３１２３４５６７８", "０３１２３４５６７８"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whatever the text: the pieces are the whole, a marked place contains what was
// asked for, and no place is left out.
func FuzzSpans_are_where_the_folded_text_has_the_word(f *testing.F) {
	f.Add("か\u3099ﾊﾞｯｸﾞ㈱😀10〜12時", "ばっぐ")
	f.Add("電話 090-1234-5678", "09012345678")
	f.Add("İKﬃ e\u0301", "é")
	f.Fuzz(func(t *testing.T, text, ask string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		if got := trace(text).text; got != Fold(text) {
			t.Fatalf("%q: pieces are %q, the whole is %q", text, got, Fold(text))
		}
		term, ok := Word(ask, true)
		if !ok {
			return
		}
		all := utf16.Encode([]rune(text))
		spans, _ := Spans(text, []Term{term})
		end := 0
		for _, s := range spans {
			if s.Start < end || s.End <= s.Start || s.End > len(all) {
				t.Fatalf("%q in %q: %v", ask, text, spans)
			}
			end = s.End
			part := Fold(string(utf16.Decode(all[s.Start:s.End])))
			flat, _ := squash(part)
			if has := term.Digits != "" && (strings.Contains(flat, term.Digits) || strings.HasPrefix(flat, "+81")); !has && !strings.Contains(part, term.Text) {
				t.Errorf("%q in %q: marked %q", ask, text, part)
			}
		}
		flat, _ := squash(Fold(text))
		if has := strings.Contains(Fold(text), term.Text) || term.Digits != "" && strings.Contains(flat, term.Digits); has && len(spans) == 0 {
			t.Errorf("%q in %q: not marked", ask, text)
		}
	})
}

func numbers(folded string) []string { return strings.Fields(string(AppendNumbers(nil, folded))) }

// plainNumbers is the rule of AppendNumbers, written as plainly as it can be.
func plainNumbers(folded string) []string {
	text, _ := squash(folded)
	var found []string
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if run := text[i:end]; len(run) >= minDigits {
			found = append(found, sealed(run))
		}
		if home, ok := dialled(text[i:end]); ok && i > 0 && text[i-1] == '+' {
			found = append(found, sealed(home))
		}
		i = end + 1
	}
	return found
}

func FuzzNumbers_agree_with_the_rule(f *testing.F) {
	for _, s := range []string{"", "+81 90-1234-5678", "1+81-90-1234 5678", "12-34(5)6", "+81(0)3-1234-5678", "9-()", "+8 1234567890", "1234-", "-1-+81  9012345678"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if got, want := numbers(folded), plainNumbers(folded); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}

// What the index holds of a number answers every way to ask for it.
func FuzzNumbers_answer_every_way_to_ask(f *testing.F) {
	f.Add("電話 090-1234-5678", 7, 15)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		folded := Fold(strings.ToValidUTF8(text, ""))
		if from < 0 || to > len(folded) || from >= to {
			return
		}
		term, ok := Word(folded[from:to], true)
		if !ok || term.Digits == "" || strings.HasPrefix(strings.TrimSpace(folded[from:to]), "+") {
			return
		}
		if numbers := strings.Join(numbers(folded), "\n"); !strings.Contains(numbers, term.Text) {
			t.Errorf("%q (%q) is not in %q", folded[from:to], term.Text, numbers)
		}
	})
}
