package reply

import (
	"cmp"
	"slices"

	"madoguchi/app/reply/language"
)

// Lint reads a template before it is saved and names what could never be right:
// signs that mean nothing, names that do not exist, filters that do not fit. A
// template with such a problem is not saved. Places are those of the body.
func Lint(t Text) []Problem {
	l := linter{text: t, at: ruler(t.Body), heights: heights{}, inner: map[string]inner{}}
	tree := language.Parse(t.Body)
	for _, f := range tree.Faults {
		l.add(f.Span, Problem{Code: f.Code, Text: faultText(f)})
	}
	l.nodes(tree.Nodes, "")
	slices.SortStableFunc(l.problems, func(a, b Problem) int { return cmp.Compare(a.Start, b.Start) })
	return l.problems[:min(most, len(l.problems))]
}

type linter struct {
	text     Text
	at       func(int) int
	problems []Problem

	heights heights          // of the shared texts seen so far
	inner   map[string]inner // what they hold, each read once
}

// inner is what a shared text holds.
type inner struct {
	names []string // further shared texts
	loops bool
}

func (l *linter) add(s language.Span, p Problem) {
	if len(l.problems) > most {
		return
	}
	p.Start, p.End = l.at(s.Start), l.at(s.End)
	l.problems = append(l.problems, p)
}

// nodes looks at signs in the order of the text; loop is the one around them.
func (l *linter) nodes(all []language.Node, loop string) {
	for _, n := range all {
		switch n := n.(type) {
		case *language.Variable:
			l.variable(n, loop)
		case *language.Snippet:
			l.snippet(n, loop)
		case *language.Choice:
			for _, b := range n.Branches {
				l.condition(b, loop)
				l.nodes(b.Nodes, loop)
			}
		case *language.Loop:
			l.loop(n)
			l.nodes(n.Nodes, n.Over)
		}
	}
}

func (l *linter) variable(n *language.Variable, loop string) {
	d, ok := find(n.Name)
	if !ok {
		l.add(n.Span, unknownName(n))
		return
	}
	if d.OnlyInLoop && d.Loop != loop {
		l.add(n.Span, outsideLoop(d))
	}
	for i, f := range n.Filters {
		if p, bad := filterProblem(n, i, f, d); bad {
			l.add(n.Span, p)
			return
		}
	}
}

func (l *linter) loop(n *language.Loop) {
	if n.Only == "" || n.Over == language.EachLine && lineStates[n.Only] {
		return
	}
	p := Problem{Code: "unknown_filter", Text: "「" + clip(n.Only) + "」は {" + n.Over + "} には使えません。"}
	if n.Over == language.EachLine {
		p.Text = "「" + clip(n.Only) + "」という分け方はありません。{商品ごと:欠品}・{商品ごと:予約}・{商品ごと:引当済} が使えます。"
		if like := likest(n.Only, []string{stateShort, stateBooked, stateHeld}); like != "" {
			p.Fix, p.FixTo = fixPick, "{"+n.Over+":"+like+"}"
		}
	} else {
		p.Fix, p.FixTo = fixPick, "{"+n.Over+"}"
	}
	l.add(n.Span, p)
}

// snippet looks whether the shared text is there and comes to an end.
func (l *linter) snippet(n *language.Snippet, loop string) {
	if _, ok := snippetNamed(l.text.Snippets, n.Name); !ok {
		l.add(n.Span, unknownSnippet(n.Name, l.text.Snippets))
		return
	}
	switch h := l.height(n.Name); {
	case h == endless:
		l.add(n.Span, Problem{Code: circle, Text: "文例「" + clip(n.Name) + "」が、めぐりめぐって自分を呼んでいます。文例の中の文例を消してください。"})
	case h > mostNested:
		l.add(n.Span, Problem{Code: tooNested, Text: "文例「" + clip(n.Name) + "」の中の文例が深すぎます。文例の中の文例は 3 段までです。"})
	case loop != "" && l.loops(n.Name, map[string]bool{}):
		l.add(n.Span, Problem{Code: language.LoopInLoop, Text: "文例「" + clip(n.Name) + "」にくり返しがあります。くり返しの中には入れられません。"})
	}
}

// Codes of what is wrong with a shared text.
const (
	circle    = "snippet_circle"
	tooNested = "snippet_depth"
)

// heights are how many shared texts lie inside one another, by name; open ones are
// still being counted.
type heights map[string]int

const (
	open    = -1
	endless = -2 // a circle
)

func (l *linter) height(name string) int {
	if h, ok := l.heights[name]; ok {
		if h == open {
			return endless
		}
		return h
	}
	l.heights[name] = open
	deepest := 0
	for _, one := range l.holds(name).names {
		h := l.height(one)
		if h == endless {
			deepest = endless
			break
		}
		deepest = max(deepest, h)
	}
	if deepest != endless {
		deepest++
	}
	l.heights[name] = deepest
	return deepest
}

// loops tells that a shared text, or one inside it, holds a loop.
func (l *linter) loops(name string, seen map[string]bool) bool {
	if seen[name] {
		return false
	}
	seen[name] = true
	in := l.holds(name)
	return in.loops || slices.ContainsFunc(in.names, func(one string) bool { return l.loops(one, seen) })
}

func (l *linter) holds(name string) inner {
	in, ok := l.inner[name]
	if !ok {
		body, _ := snippetNamed(l.text.Snippets, name)
		in.names, in.loops = refers(parse(body).Nodes, nil, false)
		l.inner[name] = in
	}
	return in
}

// refers are the shared texts that nodes name, and whether there is a loop.
func refers(all []language.Node, names []string, loops bool) ([]string, bool) {
	for _, n := range all {
		switch n := n.(type) {
		case *language.Snippet:
			if !slices.Contains(names, n.Name) {
				names = append(names, n.Name)
			}
		case *language.Choice:
			for _, b := range n.Branches {
				names, loops = refers(b.Nodes, names, loops)
			}
		case *language.Loop:
			names, _ = refers(n.Nodes, names, loops)
			loops = true
		}
	}
	return names, loops
}
