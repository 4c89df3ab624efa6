// Package alike says how alike two questions of customers are, and why. It is
// pure: what the shop has answered before is brought by the caller.
package alike

import (
	"regexp"
	"strings"
	"unicode"

	"madoguchi/store/fold"

	"golang.org/x/text/unicode/norm"
)

// polite are the phrases that every letter has; they make all questions alike.
var polite = regexp.MustCompile(`(?m)(?:いつも|大変)?お世話に(?:なって|なり)[^、。！!\n]*|はじめまして|初めまして|こんにちは|こんばんは|おはようございます|` +
	`(?:どうぞ)?(?:よろしく|宜しく)(?:お願い|御願い|お願)[^。！!\n]*|お忙しい(?:ところ|中)[^、。\n]*|突然の[^、。\n]{0,12}(?:失礼|すみません)[^、。\n]*|` +
	`(?:お返事|ご返信|ご返答|ご連絡|ご回答)(?:を)?お待ち[^。\n]*|ありがとうございます|有難うございます|失礼(?:いた|致)します|(?:すみません|恐れ入りますが|恐縮ですが|申し訳ありませんが|申し訳ございませんが)|` +
	`教えて(?:ください|下さい|いただけ[^。\n]*|頂け[^。\n]*)|お願い(?:いた|致)?し(?:ます|たい[^。\n]*)|(?:先日|昨日|本日)?(?:そちらで|貴店で|御社で)?(?:注文|購入|買わせて)[^。、\n]{0,6}(?:しました|いたしました|いただきました|させて[^、。\n]*|した者[^、。\n]*)`)

var holes = regexp.MustCompile(`[{｛][^{}｛｝\n]{0,60}[}｝]`)

// Plain is a question without courtesies and without the holes of what was taken
// out of it. When nothing would be left, the whole counts.
func Plain(text string) string {
	text = holes.ReplaceAllString(norm.NFKC.String(text), "、")
	if short := strings.TrimSpace(polite.ReplaceAllString(text, "、")); strings.Trim(short, "、。 \n") != "" {
		return short
	}
	return text
}

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
	letters := []rune(norm.NFKC.String(text))
	for i := 0; i < len(letters); i++ {
		if latin(letters[i]) {
			from := i
			for i < len(letters) && latin(letters[i]) {
				i++
			}
			if i-from > 1 {
				for _, t := range fold.Tokens(fold.Fold(string(letters[from:i]))) {
					if len(t) == 3 || i-from == len(t) {
						add(t)
					}
				}
			}
			i--
			continue
		}
		if i+1 < len(letters) && letter(letters[i]) && letter(letters[i+1]) {
			pair := fold.Fold(string(letters[i : i+2]))
			if telling(letters[i]) || telling(letters[i+1]) || spelled[pair] {
				add(pair)
			}
		}
	}
	return out
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func letter(r rune) bool {
	return r >= 0x80 && (unicode.IsLetter(r) || unicode.IsMark(r))
}

func telling(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana) }
