package paper

import (
	"strings"
	"unicode"
)

// What may not begin and what may not end a line (行頭・行末禁則; JIS X 4051 and
// JLReq 3.1.7–3.1.8, read 2026-11-22).
const (
	notFirst = "、。，．・：；？！‼⁇⁈⁉ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡､･ｰｧｨｩｪｫｬｭｮｯﾞﾟ" +
		"）〕］｝〉》」』】〙〗〟’”｠»)]}｣,.:;?!%％‰℃°′″～〜‐゠–"
	notLast = "（〔［｛〈《「『【〘〖〝‘“｟«([{｢￥¥＄$£#＃№@"
)

// joined pairs stay together on one line (分離禁止).
const joined = "—―…‥"

// breakable tells whether a line may end between two characters.
func breakable(a, b rune) bool {
	switch {
	case unicode.IsSpace(b):
		return false // the space hangs at the end of the line
	case strings.ContainsRune(notFirst, b), strings.ContainsRune(notLast, a):
		return false
	case a == b && strings.ContainsRune(joined, a):
		return false
	case unicode.IsSpace(a):
		return true
	}
	return !western(a) || !western(b)
}

// western characters make words and numbers that are not broken in the middle.
func western(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`_-+*/\=&%#@'"$,.:;?!~^|()[]{}<>`, r))
}

// lines breaks a text of one paragraph. What fits nowhere, such as a long
// address of a page, is cut where the line is full.
func lines(text string, limit float64, width func(rune) float64) []string {
	runes := []rune(text)
	var out []string
	begin, last, used := 0, -1, 0.0
	for i := 0; i < len(runes); i++ {
		if i > begin && breakable(runes[i-1], runes[i]) {
			last = i
		}
		used += width(runes[i])
		if used <= limit || unicode.IsSpace(runes[i]) || i == begin {
			continue
		}
		cut := last
		if cut <= begin {
			cut = i
		}
		out = append(out, strings.TrimRight(string(runes[begin:cut]), " "))
		begin, last, used = cut, -1, 0
		i = cut - 1
	}
	return append(out, strings.TrimRight(string(runes[begin:]), " "))
}
