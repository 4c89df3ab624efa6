// Package alike says how alike two questions of customers are, and why. It is
// pure: what the shop has answered before is brought by the caller.
package alike

import (
	"strings"
	"unicode"

	"madoguchi/connectors/nfkc"
	"madoguchi/store/fold"
)

// spelled are short words in hiragana that tell something all the same.
var spelled = map[string]bool{"いつ": true, "どこ": true, "まだ": true, "のし": true, "いく": true, "くら": true}

// Tokens cuts a text into the tokens of the search index that tell something: pairs
// of letters of which one is a kanji or katakana, and Latin words. Endings of verbs
// and particles are in every letter.
func Tokens(text string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(t string) {
		if t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	// What is normal already folds letter by letter.
	letters := []rune(nfkc.String(strings.ToValidUTF8(text, " ")))
	folded := fold.Fold(string(letters))
	place := places(folded)
	for i := 0; i < len(letters); i++ {
		if latin(letters[i]) {
			from := i
			for i < len(letters) && latin(letters[i]) {
				i++
			}
			if i-from > 1 {
				for _, t := range fold.Tokens(folded[place[from]:place[i]]) {
					if len(t) == 3 || i-from == len(t) {
						add(t)
					}
				}
			}
			i--
			continue
		}
		if i+1 < len(letters) && letter(letters[i]) && letter(letters[i+1]) {
			pair := folded[place[i]:place[i+2]]
			if telling(letters[i]) || telling(letters[i+1]) || spelled[pair] {
				add(pair)
			}
		}
	}
	return out
}

// places are where the letters of a text begin, and its end.
func places(text string) []int {
	out := make([]int, 0, len(text)/3+2)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func letter(r rune) bool {
	return r >= 0x80 && (unicode.IsLetter(r) || unicode.IsMark(r))
}

func telling(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana) }
