package drafting

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func plainNumber(n int) string { return strconv.Itoa(n) }

// same is a text in the one form in which it is compared, with the way back to
// the places of the text it was made from.
type same struct {
	s    string
	at   []int // UTF-16 place in the original of every byte, and of the end
	from []int // byte in the original of every byte, and of the end
}

// fold writes what an input method offers in several widths in one of them.
func fold(text string) same {
	var b strings.Builder
	f := same{}
	place := 0
	for i, r := range text {
		out := string(foldRune(r))
		for range len(out) {
			f.at, f.from = append(f.at, place), append(f.from, i)
		}
		b.WriteString(out)
		place += width(r)
	}
	f.s, f.at, f.from = b.String(), append(f.at, place), append(f.from, len(text))
	return f
}

func width(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// foldRune is one letter for one letter, so that places stay countable.
func foldRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		r = r - '！' + '!'
	case r == '　' || r == '\u00a0':
		return ' '
	case strings.ContainsRune("‐‑‒–—−－", r):
		return '-'
	case r >= 0x1D7CE && r <= 0x1D7FF: // digits of mathematics
		return '0' + (r-0x1D7CE)%10
	case r > unicode.MaxASCII && unicode.IsDigit(r):
		if one := []rune(norm.NFKC.String(string(r))); len(one) == 1 {
			return one[0]
		}
	}
	return unicode.ToLower(r)
}

// bare is a folded text without spaces.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, fold(text).s)
}

var (
	thought = regexp.MustCompile(`(?s)<think>.*?(?:</think>|$)`)
	heading = regexp.MustCompile(`(?m)^#{1,6} +`)
	fences  = regexp.MustCompile("(?m)^```[a-z]*\n?")
)

// Clean takes from a machine's answer what is no part of a letter: its thinking
// aloud, marks of decoration, and letters that nobody can see.
func Clean(text string) string {
	text = thought.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), "")
	text = fences.ReplaceAllString(heading.ReplaceAllString(text, ""), "")
	text = strings.ReplaceAll(text, "**", "")
	text = strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}
