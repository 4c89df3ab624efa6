package topic

import (
	"regexp"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// considered is how much of a text is looked at, in runes: what is wanted stands at
// its beginning.
const considered = 1000

// Of guesses what a question is about, "" when its words do not say it clearly.
// What the subject says counts more than the text; two topics that are equally
// clear are none.
func Of(subject, text string) string {
	subject, text = plain(subject), plain(text)
	score := map[string]int{}
	for word, s := range signs() {
		n := 0
		if s.in(subject) > 0 {
			n = 3
		}
		if n += 2 * min(s.in(text), 2); n > 0 {
			score[word] = n
		}
	}
	for winner, losers := range beats {
		if score[winner] == 0 {
			continue
		}
		for _, l := range losers {
			delete(score, l)
		}
	}
	return clear(score)
}

// clear returns the topic that stands out, "" when none does.
func clear(score map[string]int) string {
	best, second := "", 0
	for _, t := range Usual() { // in a fixed order
		n := score[t.Word]
		switch {
		case n > score[best]:
			best, second = t.Word, score[best]
		case n > second:
			second = n
		}
	}
	if second > 0 && score[best]-second < 2 {
		return ""
	}
	return best
}

// beats says which topics another one explains: who cancels because nothing has
// come wants to cancel.
var beats = map[string][]string{
	Complaint: {Delivery, Stock, Product, Cancel, Change, Return, Receipt, Gift, Payment},
	Cancel:    {Delivery, Stock, Payment},
	Change:    {Delivery, Payment},
	Return:    {Delivery},
	Receipt:   {Payment},
}

// plain is a text as the signs are written: folded, without the blanks inside.
func plain(s string) string {
	if r := []rune(s); len(r) > considered {
		s = string(r[:considered])
	}
	return strings.Join(strings.Fields(fold.Fold(s)), "")
}

// sign is how a topic is recognised: patterns, and what looks like them and is not.
type sign struct {
	yes []*regexp.Regexp
	no  *regexp.Regexp
}

// in counts the patterns that a text holds.
func (s sign) in(text string) int {
	if s.no != nil {
		text = s.no.ReplaceAllString(text, "、")
	}
	n := 0
	for _, p := range s.yes {
		if p.MatchString(text) {
			n++
		}
	}
	return n
}

// read compiles patterns that are written as people write, after the same fold as
// the text.
func read(no string, yes ...string) sign {
	s := sign{}
	for _, p := range yes {
		s.yes = append(s.yes, regexp.MustCompile(fold.Fold(p)))
	}
	if no != "" {
		s.no = regexp.MustCompile(fold.Fold(no))
	}
	return s
}

// Words lists the topics that are ever guessed.
func Words() []string {
	var all []string
	for word := range signs() {
		all = append(all, word)
	}
	slices.Sort(all)
	return all
}
