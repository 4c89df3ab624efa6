package store

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

func TestContact_words_are_the_same_however_they_are_written(t *testing.T) {
	for name, c := range map[string]struct{ got, want string }{
		"an address":          {addressWord(" Ｔaro@Example.JP "), "mail:taro@example.jp"},
		"a masked address":    {addressWord("ABs1@PC.fw.rakuten.ne.jp"), "mask:abs1@pc.fw.rakuten.ne.jp"},
		"not quite masked":    {addressWord("a@evilfw.rakuten.ne.jp"), "mail:a@evilfw.rakuten.ne.jp"},
		"no address":          {addressWord("非公開"), ""},
		"a telephone":         {phoneWord("０９０（１２３４）５６７８"), "tel:09012345678"},
		"from abroad":         {phoneWord("+81 90-1234-5678"), "tel:09012345678"},
		"from abroad with 0":  {phoneWord("+81 (0)90-1234-5678"), "tel:09012345678"},
		"a dummy telephone":   {phoneWord("999-9999-9999"), ""},
		"too short":           {phoneWord("12345678"), ""},
		"a name":              {plainName(" 鈴木　ｲﾁﾛｳ 様 "), "鈴木いちろう"},
		"one character":       {plainName("鈴 様"), ""},
		"an address as name":  {plainName("taro@example.jp"), ""},
		"kana as a reading":   {strings.Join(nameWords("スズキ イチロウ", ""), " "), "name:すずきいちろう kana:すずきいちろう"},
		"a reading in kanji":  {strings.Join(nameWords("鈴木一郎", "鈴木"), " "), "name:鈴木一郎"},
		"telephones in texts": {strings.Join(phonesIn("tel:03-1234-5678、0901234567 8 追跡 4444-3824-8903 注文 246369-20261101-0000674401"), " "), "tel:0312345678"},
		"a mask at account 7": {strings.Join(contactsOf(7, connectors.Person{Address: "a@fw.rakuten.ne.jp", Phone: "03-1234-5678"}), " "), "mask:7:a@fw.rakuten.ne.jp tel:0312345678"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", name, c.got, c.want)
		}
	}
}

// Whatever a customer writes: no panic, and a word is a fixed point.
func FuzzContact_words(f *testing.F) {
	for _, s := range []string{"", "+81", "+81 90-1234-5678", "０３（１２３４）５６７８", "鈴木 一郎 様", "様", "a@b", "@", "a@fw.rakuten.ne.jp", "\xff\x00", "0000000000", "【【】x】"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(s)
		if w := phoneWord(s); w != "" && phoneWord(strings.TrimPrefix(w, byTel)) != w {
			t.Errorf("telephone %q → %q", s, w)
		}
		for _, w := range phonesIn(s) {
			if n := len(w) - len(byTel); n != 10 && n != 11 {
				t.Errorf("found %q in %q", w, s)
			}
		}
		words := orderWords(connectors.Order{Buyer: connectors.Person{Name: s, Kana: s, Address: s, Phone: s}, BuyerAt: connectors.Place{Zip: s}})
		if slices.Contains(words, "") || !slices.IsSorted(words) {
			t.Errorf("words %q of %q", words, s)
		}
		a := asker{text: onePiece(s), item: connectors.Item{Code: s, Name: s}}
		a.aboutItem(bought{order: connectors.Order{Lines: []connectors.Line{{Code: s, SKU: s, Name: s}}}})
	})
}

// Only the parts that may hold a number are looked at, and they tell the same as the
// whole text.
func FuzzPhonesIn_parts_tell_what_the_text_tells(f *testing.F) {
	f.Add("tel:03-1234-5678、0901234567 8 追跡 4444-3824-8903 注文 246369-20261101-0000674401")
	f.Add("電話は090-1234-5678です。+81 90-1234-5678/0120-123-456,03(1234)5678")
	f.Add("a0312345678b0398765432cd0451234567")
	f.Fuzz(func(t *testing.T, text string) {
		folded := fold.Fold(text)
		var whole []string
		for _, m := range telephone.FindAllStringSubmatch(folded, -1) {
			if w := phoneWord(m[1]); (len(w) == len(byTel)+10 || len(w) == len(byTel)+11) && !slices.Contains(whole, w) {
				whole = append(whole, w)
			}
		}
		if len(whole) < 8 && !slices.Equal(phonesIn(folded), whole) {
			t.Errorf("%q: %v, want %v", folded, phonesIn(folded), whole)
		}
	})
}
