package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Term is one thing a document must contain.
type Term struct {
	Text string // folded; the document contains it as it stands
	// Tokens are in every document that contains Text.
	Tokens []string
	// Prefix, when not empty, starts a token of every such document.
	Prefix []string
	// Exact says that the tokens alone decide: no look at the text is needed.
	Exact bool
	// Digits are those of a number, however it is written; Text is then the form of
	// the index.
	Digits string
}

// Word reads one word or phrase of a question. It reports false when nothing of
// it can be looked for. What is nothing but a number is found with and without
// its hyphens, provided the index knows both (numbers).
func Word(typed string, numbers bool) (Term, bool) {
	text := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, Fold(typed)))
	if text == "" {
		return Term{}, false
	}
	if digits, ok := Number(text); ok && numbers {
		t := term(sealed(digits))
		t.Digits = digits
		return t, true
	}
	return term(text), true
}

// Query reads what a person typed: words apart are all wanted, "quotes" keep
// spaces.
func Query(typed string) []Term {
	s := strings.NewReplacer("\r", " ", "\n", " ", "\x00", " ", "“", `"`, "”", `"`).Replace(Fold(typed))
	var terms []Term
	for i, part := range strings.Split(s, `"`) {
		words := []string{part}
		if i%2 == 0 {
			words = strings.Fields(part)
		}
		for _, w := range words {
			if strings.TrimSpace(w) != "" {
				terms = append(terms, term(w))
			}
		}
	}
	return terms
}

func term(text string) Term {
	t := Term{Text: text}
	whole := 0
	runs(text, func(run string, size int) {
		whole++
		starts := 0
		eachStart(run, func(i int) {
			h := head(run[i:], size)
			full := length(h) == size
			if full {
				t.Tokens = append(t.Tokens, h)
			}
			if !full && starts == 0 {
				t.Prefix = append(t.Prefix, h)
			}
			starts++
		})
		if len(run) != len(text) {
			whole = 2
		}
	})
	t.Exact = whole == 1 && len(t.Tokens)+len(t.Prefix) == 1
	return t
}

// Apart leaves out tokens whose letters all stand in those that are kept of the same run:
// what remains of a long word finds little more, and costs the index a half or a third. Who
// asks with it looks at the text.
func Apart(tokens []string) []string {
	var kept []string
	for i := 0; i < len(tokens); {
		last, size := i, length(tokens[i])
		for last+1 < len(tokens) && follows(tokens[last], tokens[last+1]) {
			last++
		}
		for k := i; k < last; k += size {
			kept = append(kept, tokens[k])
		}
		kept, i = append(kept, tokens[last]), last+1
	}
	return kept
}

// follows tells that a token begins one letter behind another.
func follows(before, token string) bool {
	_, first := utf8.DecodeRuneInString(before)
	return strings.HasPrefix(token, before[first:]) && length(token) == length(before)
}

// runs calls f for each run of Japanese (size 2) and of ASCII (size 3) letters.
func runs(s string, f func(run string, size int)) {
	start, size := 0, 0
	for i, r := range s {
		n := classOf(r)
		if n == size {
			continue
		}
		if size > 0 {
			f(s[start:i], size)
		}
		start, size = i, n
	}
	if size > 0 {
		f(s[start:], size)
	}
}

// classOf returns the length of the tokens r belongs to, 0 for a separator.
func classOf(r rune) int {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= fullZero && r <= '９':
		return 3
	case r < utf8.RuneSelf:
		return 0
	case r >= 'ぁ' && r <= 'ゖ', r >= 0x4E00 && r <= 0x9FFF, r == 'ー':
		return 2 // nearly all there is; the tables of unicode are slow
	case r >= 0x3001 && r <= 0x3004, r >= 0x3008 && r <= 0x3020, r >= 0x2500 && r <= 0x26FF, r == '※':
		return 0 // stops, brackets, rules and marks
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		return 2
	}
	return 0
}

func eachStart(run string, f func(i int)) {
	for i := range run {
		f(i)
	}
}

// head returns the first n characters of s, or all of it.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func length(s string) int {
	n := 0
	for range s {
		n++
	}
	return n
}
