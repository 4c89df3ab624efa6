package language

import (
	"strings"
	"unicode/utf8"
)

// token is a sign, or text that ends at the end of its line at the latest.
type token struct {
	Span
	text string // as it stands in the body
	sign *sign
}

// scan cuts a body into tokens.
func scan(body string) []token {
	var all []token
	plain := 0
	for i := 0; i < len(body); {
		r, width := firstRune(body[i:])
		if r == '\n' {
			all = append(all, token{Span: Span{plain, i + 1}, text: body[plain : i+1]})
			i++
			plain = i
			continue
		}
		end := 0
		if r == '{' || r == '｛' {
			end = closing(body, i+width)
		}
		if end == 0 {
			i += width
			continue
		}
		if i > plain {
			all = append(all, token{Span: Span{plain, i}, text: body[plain:i]})
		}
		_, last := firstRune(body[end:])
		at := Span{i, end + last}
		s := readSign(body[i+width:end], at)
		all = append(all, token{Span: at, text: body[at.Start:at.End], sign: &s})
		i = at.End
		plain = i
	}
	if plain < len(body) {
		all = append(all, token{Span: Span{plain, len(body)}, text: body[plain:]})
	}
	return all
}

// closing is where the brace stands that closes a sign opened before from, 0 when
// the line ends or another brace opens first.
func closing(body string, from int) int {
	i := strings.IndexAny(body[from:min(len(body), from+maxTag)], "{}｛｝\n")
	if i < 0 {
		return 0
	}
	if r, _ := firstRune(body[from+i:]); r != '}' && r != '｝' {
		return 0
	}
	return from + i
}

// onlySigns takes the text away from lines that hold nothing but the signs of
// blocks: such a line goes with its line break.
func onlySigns(all []token) []token {
	var out []token
	for len(all) > 0 {
		n := 0
		blocks, blank := false, true
		for n < len(all) {
			t := all[n]
			n++
			if t.sign != nil {
				block := t.sign.kind != signOther
				blocks, blank = blocks || block, blank && block
				continue
			}
			blank = blank && strings.TrimSpace(t.text) == ""
			if strings.HasSuffix(t.text, "\n") {
				break
			}
		}
		for _, t := range all[:n] {
			if blocks && blank && t.sign != nil {
				t.sign.alone()
			}
			if !blocks || !blank || t.sign != nil {
				out = append(out, t)
			}
		}
		all = all[n:]
	}
	return out
}

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }
