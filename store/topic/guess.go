package topic

import (
	"regexp"
	"strings"
	"sync"

	"madoguchi/connectors/sieve"
	"madoguchi/store/fold"
)

// considered is how much of a text is looked at, in runes: what is wanted stands at
// its beginning.
const considered = 1000

// Of guesses what a question is about, "" when its words do not say it clearly.
// What the subject says counts more than the text; two topics that are equally
// clear are none.
func Of(subject, text string) string {
	score := map[string]int{}
	inSubject, inText := all().count(plain(subject)), all().count(plain(text))
	for i, word := range all().words {
		n := 0
		if inSubject[i] > 0 {
			n = 3
		}
		if n += 2 * min(inText[i], 2); n > 0 {
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
	n := 0
	for i := range s {
		if n++; n > considered {
			s = s[:i]
			break
		}
	}
	return strings.Join(strings.Fields(fold.Fold(s)), "")
}

// sign is how a topic is recognised: patterns, and what looks like them and is not.
type sign struct {
	yes []*regexp.Regexp
	no  *regexp.Regexp
}

// table holds the patterns of all topics, so that a text is gone through once.
type table struct {
	words  []string
	signs  []sign
	sieves []*sieve.Set // of a topic's own patterns
	whole  *sieve.Set   // each topic's patterns, and behind them what only looks like them
}

var all = sync.OnceValue(func() *table {
	t := &table{}
	var patterns []*regexp.Regexp
	for word, s := range signs() {
		t.words, t.signs, t.sieves = append(t.words, word), append(t.signs, s), append(t.sieves, sieve.New(s.yes...))
		if patterns = append(patterns, s.yes...); s.no != nil {
			patterns = append(patterns, s.no)
		}
	}
	t.whole = sieve.New(patterns...)
	return t
})

// count is how many of its patterns a text holds, for each topic.
func (t *table) count(text string) []int {
	counts := make([]int, len(t.words))
	found := t.whole.Match(text)
	if found == nil {
		return counts
	}
	for i, s := range t.signs {
		n := len(s.yes)
		mine := found[:n]
		if found = found[n:]; s.no != nil {
			if found[0] {
				mine = t.sieves[i].Match(s.no.ReplaceAllString(text, "、"))
			}
			found = found[1:]
		}
		for _, yes := range mine {
			if yes {
				counts[i]++
			}
		}
	}
	return counts
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
