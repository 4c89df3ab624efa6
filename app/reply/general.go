package reply

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// General is a text from which what belongs to one case has been taken, so that it
// can be shown and used beside another one.
type General struct {
	Text  string
	Taken []Taken // in the order of the text
}

// Taken is a place where something of the case stood.
type Taken struct {
	Name string // of the variable, or of what a person has to put there
	// Known: the language has a variable for it, which another case fills by itself.
	Known      bool
	Was        string // what stood there
	Start, End int    // place in the new text, UTF-16 units
}

// What a person has to put in, where the language has no variable. None of these is
// a name of the language: a template that still holds one is not saved, a reply is
// not sent.
const (
	someDate   = "日付"
	someAmount = "金額"
	someName   = "名前"
	somePhone  = "電話番号"
	someMail   = "メールアドレス"
	someZip    = "郵便番号"
	somePlace  = "住所"
	someNumber = "番号"
	someLink   = "リンク"
)

// Case is what is known of the people of a case beside its facts.
type Case struct {
	Private []string                   // names, addresses and numbers as they stand somewhere
	Own     []string                   // of the shop itself: these may stay
	Numbers func(text string) []string // finds order numbers
}

// Generalize takes out of a text what belongs to its case: facts become variables,
// everything else that is personal or of one order only becomes a hole. What it
// cannot tell apart – a day that is two facts at once – becomes a hole too.
func Generalize(text string, f Facts, c Case) General {
	f.Masked = false
	g := &generalizer{text: flat(text), f: f, Case: c}
	g.taken = make([]bool, len(g.text))
	for _, look := range []func(){
		g.links, g.mails, g.numbers, g.dates, g.amounts, g.names, g.facts, g.private, g.phones, g.places, g.digits, g.people,
	} {
		look()
	}
	return g.done()
}

// flat is a text without signs of the language, every letter at its place.
func flat(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\r\n", "\n")
	return strings.NewReplacer("{", "(", "}", ")", "｛", "（", "｝", "）").Replace(text)
}

type generalizer struct {
	Case
	text  string
	f     Facts
	taken []bool
	cuts  []cut
}

type cut struct {
	start, end int
	name       string
}

func (g *generalizer) take(start, end int, name string) {
	if start >= end || slices.Contains(g.taken[start:end], true) || slices.Contains(g.Own, g.text[start:end]) {
		return
	}
	for i := start; i < end; i++ {
		g.taken[i] = true
	}
	g.cuts = append(g.cuts, cut{start, end, name})
}

// every takes each place where a value stands.
func (g *generalizer) every(value, name string) {
	if len([]rune(value)) < 2 {
		return
	}
	for from := 0; ; {
		i := strings.Index(g.text[from:], value)
		if i < 0 {
			return
		}
		g.take(from+i, from+i+len(value), name)
		from += i + len(value)
	}
}

func (g *generalizer) all(p *regexp.Regexp, name func(found string) string) {
	for _, m := range p.FindAllStringSubmatchIndex(g.text, -1) {
		from, to := m[0], m[1]
		if len(m) > 3 && m[2] >= 0 {
			from, to = m[2], m[3]
		}
		if n := name(g.text[from:to]); n != "" {
			g.take(from, to, n)
		}
	}
}

func always(name string) func(string) string { return func(string) string { return name } }

func (g *generalizer) done() General {
	slices.SortFunc(g.cuts, func(a, b cut) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	out := General{Taken: []Taken{}}
	at := 0
	for _, c := range g.cuts {
		b.WriteString(g.text[at:c.start])
		start := units(b.String())
		b.WriteString("{" + c.name + "}")
		_, known := find(c.name)
		out.Taken = append(out.Taken, Taken{Name: c.name, Known: known, Was: g.text[c.start:c.end], Start: start, End: start + units(c.name) + 2})
		at = c.end
	}
	out.Text = b.String() + g.text[at:]
	return out
}
