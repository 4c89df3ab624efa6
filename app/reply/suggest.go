package reply

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"madoguchi/app/reply/language"
)

// Candidate is a template of the shop as Suggest sees it.
type Candidate struct {
	ID      int64
	Library string // word of the library it came from, "" for one of the shop's own
	Topic   string // topic of its category, "" when it answers anything
	Uses    int
}

// Asked is what Suggest knows about an inquiry.
type Asked struct {
	Topic   string // topic of its category, "" when nobody has said
	Channel string // kind of account
	Text    string // subject and what the customer wrote last
	Rule    int64  // template that a rule of the shop names, 0 for none
	Facts   Facts
}

// Rank is a template that may answer, the best first.
type Rank struct {
	ID    int64
	Score int
	Why   string // Japanese

	// sure: more speaks for it than a topic that is often guessed and an order that
	// stands as many do.
	sure bool
}

// What speaks for a template. What the customer wrote tells more than the topic,
// which is often a guess of the machine; the state of the order only tells apart
// what the words leave open.
const (
	forRule   = 1000
	forTopic  = 40
	notTopic  = -20
	forWord   = 30
	forMore   = 8 // each further word
	mostWords = 3
	forState  = 12
	forTongue = 80
	mostUses  = 16
	general   = 4
	enough    = 10
)

// Suggest orders the templates that may answer an inquiry. One that the channel or
// the state of the order rules out is not among them, unless a rule names it. Where
// no template is meant by a rule, the customer's words or the shop itself, none is
// offered: a wrong one a key away is worse than none.
func Suggest(all []Candidate, a Asked) []Rank {
	text, english := unless.ReplaceAllString(plainName(a.Text), ""), isEnglish(a.Text)
	ranks := []Rank{}
	for _, c := range all {
		r, fits := rank(c, a, text, english)
		if c.ID == a.Rule && c.ID != 0 {
			r.Score, r.Why, fits = r.Score+forRule, "規則で決めたテンプレート", true
			r.sure = true
		}
		if fits {
			r.ID = c.ID
			ranks = append(ranks, r)
		}
	}
	if !slices.ContainsFunc(ranks, func(r Rank) bool { return r.sure }) {
		return []Rank{}
	}
	slices.SortStableFunc(ranks, func(x, y Rank) int {
		if x.sure != y.sure {
			return cmp.Compare(y.rung(), x.rung())
		}
		return cmp.Compare(y.Score, x.Score)
	})
	return ranks
}

func (r Rank) rung() int {
	if r.sure {
		return 1
	}
	return 0
}

// unless are wishes for the case that something else cannot be done: 「再送できなければ
// キャンセルでいいです」 asks for no cancellation. The text is that of plainName.
var unless = regexp.MustCompile(`(?:なければ|無ければ|ないなら|無理なら|だめなら|駄目なら|できない場合は?|ない場合は?)[^。!?！？\n]*`)

func rank(c Candidate, a Asked, text string, english bool) (Rank, bool) {
	r := Rank{Score: min(mostUses, int(2*math.Log2(float64(1+max(0, c.Uses)))))}
	t, known := InLibrary(c.Library)
	var why []string
	switch {
	case c.Topic == "" && known && !t.English:
		r.Score += general
	case c.Topic == "" || a.Topic == "":
	case c.Topic == a.Topic:
		r.Score += forTopic
		r.sure = !known // the shop's own text has nothing but its category
		why = append(why, "分類")
	default:
		r.Score += notTopic
	}
	if !known {
		r.Why = strings.Join(why, "・")
		return r, r.Score >= enough && !english
	}
	state := stateFits(t.When, a.Facts)
	if t.Internal || state == no || t.English && !english || !slices.Contains(t.Channels, a.Channel) {
		return r, false
	}
	if n := said(t, text); n > 0 {
		r.Score += forWord + (n-1)*forMore
		r.sure = true
		why = append(why, "お客様の言葉")
	}
	if state == yes && t.When != "" {
		r.Score += forState
		why = append(why, "注文の状況")
	}
	if english {
		r.Score += forTongue
		if !t.English {
			r.Score -= 2 * forTongue
		}
	}
	r.Why = strings.Join(why, "・")
	return r, r.Score >= enough || c.Topic == "" && r.Score >= general
}

// stateFits decides the condition of a template; what the facts leave open fits.
func stateFits(when string, f Facts) truth {
	if when == "" {
		return yes
	}
	tree := language.Parse("{もし " + when + "}{おわり}")
	choice, ok := tree.Nodes[0].(*language.Choice)
	if !ok {
		return no // held by the test of the library
	}
	return decide(choice.Branches[0].If, f).is
}

// said counts the patterns of a template that the customer's words hold.
func said(t Template, text string) int {
	n := 0
	for _, p := range libraryPatterns()[t.ID] {
		if p.MatchString(text) {
			n++
		}
	}
	return min(n, mostWords)
}

var libraryPatterns = sync.OnceValue(func() map[string][]*regexp.Regexp {
	all := map[string][]*regexp.Regexp{}
	for _, t := range readLibrary() {
		for _, w := range t.Words {
			all[t.ID] = append(all[t.ID], regexp.MustCompile(plainName(w)))
		}
	}
	return all
})

// isEnglish is true for a text of Latin letters without any Japanese.
func isEnglish(s string) bool {
	latin := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			return false
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	return latin >= 12
}
