package alike

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"

	"madoguchi/store/topic"

	"golang.org/x/text/unicode/norm"
)

// Question is what a customer asked, with what is known of the inquiry.
type Question struct {
	Subject  string
	Text     string // the customer's own words, without courtesies (Plain)
	Kind     string // of the account
	Item     string // code or name of the article
	Category int64
	Customer int64
	Model    bool  // its answer is marked (模範回答)
	At       int64 // when it was answered, milliseconds
}

// Found is an alike question: its place in the list and what speaks for it.
type Found struct {
	Index   int
	Score   float64
	Reasons []string // Japanese, the strongest first
}

// What speaks for an answer beside the words, in parts of what identical words are
// worth. The ideas weigh as much as the letters; the rest only tells apart what
// the words leave open.
const (
	forIdeas    = 0.55
	forTopic    = 0.14
	notTopic    = -0.18
	forCategory = 0.10
	forItem     = 0.12
	forCustomer = 0.10
	forModel    = 0.15
	forMall     = 0.03
	forRecent   = 0.06
	enough      = 0.22 // less is not shown
	unknown     = 3.0  // weight of a token nobody has counted
	halfLife    = 180 * 24 * 60 * 60 * 1000.0
)

type sketch struct {
	tokens []string
	ideas  []string
}

func sketchOf(q Question) sketch {
	whole := q.Subject + "\n" + q.Text
	return sketch{tokens: Tokens(whole), ideas: Ideas(whole)}
}

// rival is an earlier question on its way to its place. Until its topic is read, the
// score is the most that it can come to.
type rival struct {
	Found
	sure bool
}

// Rank hands out earlier questions by how alike they are, the best first. weights tell
// how telling a token is. Topics cost more to read than all else, so they are read of
// those alone that would come next.
func Rank(asked Question, past []Question, weights map[string]float64, now int64) iter.Seq[Found] {
	a := sketchOf(asked)
	sketches := make([]sketch, 0, len(past))
	for _, p := range past {
		sketches = append(sketches, sketchOf(p))
	}
	wanted := topic.Of(asked.Subject, asked.Text)
	ideaWeights := rarity(sketches)
	var rivals []rival
	for i, p := range past {
		b := sketches[i]
		shared := cosine(a.tokens, b.tokens, weights)
		same := cosine(a.ideas, b.ideas, ideaWeights)
		r := rival{Found: Found{Index: i, Score: shared + forIdeas*same}, sure: wanted == ""}
		if shared < 0.03 && same == 0 {
			if wanted == "" || asked.Category == 0 || asked.Category != p.Category || topic.Of(p.Subject, p.Text) != wanted {
				continue
			}
			r.sure = true
		}
		r.words(a, b, asked)
		r.beside(asked, p)
		if wanted != "" {
			r.Score += forTopic
		}
		r.Score += forRecent * math.Exp2(-math.Max(0, float64(now-p.At))/halfLife)
		rivals = append(rivals, r)
	}
	return func(yield func(Found) bool) { inOrder(rivals, past, wanted, yield) }
}

// inOrder hands out the best of what is left until less speaks for it than is shown.
func inOrder(rivals []rival, past []Question, wanted string, yield func(Found) bool) {
	for len(rivals) > 0 {
		best := 0
		for i, r := range rivals {
			if r.Score > rivals[best].Score {
				best = i
			}
		}
		r := &rivals[best]
		if r.Score < enough {
			return
		}
		if !r.sure {
			r.Score, r.sure = r.Score-forTopic+ofTopic(wanted, topic.Of(past[r.Index].Subject, past[r.Index].Text)), true
			continue
		}
		if !yield(r.Found) {
			return
		}
		rivals = slices.Delete(rivals, best, best+1)
	}
}

// ofTopic is what two topics say, of which the first is known.
func ofTopic(wanted, other string) float64 {
	switch other {
	case "":
		return 0
	case wanted:
		return forTopic
	}
	return notTopic
}

// rarity weighs the ideas by how seldom they are among what was found.
func rarity(past []sketch) map[string]float64 {
	n := map[string]int{}
	for _, p := range past {
		for _, i := range p.ideas {
			n[i]++
		}
	}
	out := map[string]float64{}
	for i, count := range n {
		out[i] = 1 + math.Log(1+float64(len(past))/float64(count+1))
	}
	return out
}

// cosine of two sets whose members weigh differently: 1 for the same, 0 for nothing
// in common.
func cosine(a, b []string, weights map[string]float64) float64 {
	in := make(map[string]bool, len(b))
	for _, t := range b {
		in[t] = true
	}
	of := func(t string) float64 {
		if w, ok := weights[t]; ok {
			return w * w
		}
		return unknown * unknown
	}
	var both, left, right float64
	for _, t := range a {
		left += of(t)
		if in[t] {
			both += of(t)
		}
	}
	for _, t := range b {
		right += of(t)
	}
	if left == 0 || right == 0 {
		return 0
	}
	return both / math.Sqrt(left*right)
}

// words names the ideas both have, else the words.
func (f *Found) words(a, b sketch, asked Question) {
	var both []string
	for _, i := range a.ideas {
		if slices.Contains(b.ideas, i) {
			both = append(both, i)
		}
	}
	if len(both) == 0 {
		both = sharedWords(asked.Subject+"\n"+asked.Text, b.tokens)
	}
	if len(both) > 0 {
		f.Reasons = append(f.Reasons, "「"+strings.Join(both[:min(len(both), 3)], "」「")+"」が同じ")
	}
}

// sharedWords are the runs of kanji and katakana of a text whose every pair another
// has too.
func sharedWords(text string, tokens []string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(norm.NFKC.String(text), func(r rune) bool { return !telling(r) && !unicode.In(r, unicode.Lm) }) {
		pairs := Tokens(run)
		if len(pairs) == 0 || slices.Contains(out, run) {
			continue
		}
		if !slices.ContainsFunc(pairs, func(t string) bool { return !slices.Contains(tokens, t) }) {
			out = append(out, run)
		}
	}
	return out
}

func (f *Found) beside(asked, p Question) {
	add := func(is bool, n float64, why string) {
		if !is {
			return
		}
		f.Score += n
		if why != "" {
			f.Reasons = append(f.Reasons, why)
		}
	}
	add(p.Model, forModel, "模範回答")
	add(asked.Customer != 0 && asked.Customer == p.Customer, forCustomer, "同じお客様")
	add(asked.Item != "" && asked.Item == p.Item, forItem, "同じ商品")
	add(asked.Category != 0 && asked.Category == p.Category, forCategory, "同じ分類")
	add(asked.Kind != "" && asked.Kind == p.Kind, forMall, "")
}
