package fold

import (
	"strings"
	"unicode/utf8"
)

// Sizes of what counts as a number. Four digits are the end of a telephone
// number as people give it; with hyphens in it shorter ones are rather a date or
// a range and are taken as they stand.
const (
	minDigits      = 4
	minSplitDigits = 6
)

// squash returns a folded text without the hyphens and brackets between its
// digits, and where each of its bytes was (nil: where it is). So a telephone, tracking or order
// number is the same with and without them.
func squash(folded string) (string, []int) {
	if !strings.ContainsAny(folded, "-()+") {
		return folded, nil
	}
	out := make([]byte, 0, len(folded))
	at := make([]int, 0, len(folded))
	for i := 0; i < len(folded); i++ {
		if end := gap(folded, i); end > i && len(out) > 0 && isDigit(out[len(out)-1]) {
			i = end - 1
			continue
		}
		out, at = append(out, folded[i]), append(at, i)
	}
	return string(out), at
}

// gap returns the end of the separators at i when a digit follows them, else i.
// Behind the country code a space is one too.
func gap[T string | []byte](s T, i int) int {
	end := i
	for end < len(s) && (s[end] == '-' || s[end] == '(' || s[end] == ')' || s[end] == ' ' && i >= 3 && string(s[i-3:i]) == "+81") {
		end++
	}
	if end == len(s) || !isDigit(s[end]) {
		return i
	}
	return end
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// AppendNumbers adds the numbers of a folded text to b as the index keeps them apart
// from the text itself, a line each: their digits alone, in signs that no folded text
// has, and Japanese ones with a country code also as they are dialled at home.
func AppendNumbers[T string | []byte](b []byte, folded T) []byte {
	var few [32]byte
	for i := 0; i < len(folded); {
		if !isDigit(folded[i]) {
			i++
			continue
		}
		run, from := few[:0], i
		for i < len(folded) && isDigit(folded[i]) { // a stretch of digits, and what parts it from the next
			end := i
			for end < len(folded) && isDigit(folded[end]) {
				end++
			}
			run = append(run, folded[i:end]...)
			i = gap(folded, end)
		}
		if len(run) >= minDigits {
			b = append(appendSealed(b, run), '\n')
		}
		if from > 0 && folded[from-1] == '+' {
			if home, ok := dialled(string(run)); ok {
				b = append(appendSealed(b, home), '\n')
			}
		}
	}
	return b
}

// sealed writes digits in full width, which folding leaves nowhere: a question
// for a text never meets a number, and one for a number never a text.
func sealed(digits string) string { return string(appendSealed(nil, digits)) }

func appendSealed[T string | []byte](b []byte, digits T) []byte {
	for i := range len(digits) {
		b = utf8.AppendRune(b, rune(digits[i])-'0'+fullZero)
	}
	return b
}

const fullZero = '０'

// dialled is a number behind a plus as it is dialled in Japan.
func dialled(run string) (string, bool) {
	rest, ok := strings.CutPrefix(run, "81")
	if !ok || len(rest) < minSplitDigits {
		return "", false
	}
	return "0" + strings.TrimPrefix(rest, "0"), true
}

// Number reads a folded word that is nothing but a number, as it stands in the
// index: digits only. It reports false for any other word.
func Number(folded string) (string, bool) {
	word, plus := strings.CutPrefix(folded, "+")
	digits := strings.Map(func(r rune) rune {
		if r == '-' || r == '(' || r == ')' {
			return -1
		}
		return r
	}, word)
	least := minDigits
	if digits != word {
		least = minSplitDigits
	}
	if len(digits) < least || strings.Trim(digits, "0123456789") != "" || !isDigit(word[0]) && word[0] != '(' {
		return "", false
	}
	if home, ok := dialled(digits); ok && plus {
		return home, true
	}
	return digits, true
}

// Phone is a telephone number as the index keeps it, dialled at home, however its
// digits are parted.
func Phone(s string) string {
	digits := Digits(s)
	if home, ok := dialled(digits); ok && strings.HasPrefix(strings.TrimSpace(Fold(s)), "+") {
		digits = home
	}
	return sealed(digits)
}
