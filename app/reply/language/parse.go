package language

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Parse reads a body. It keeps its own stack, so that no body can exhaust the
// program's.
func Parse(body string) Tree {
	p := parser{}
	if n := 0; utf8.RuneCountInString(body) > MaxSource {
		p.fault(TooLong, Span{0, 0}, "")
		for i := range body { // what is too long is cut at a letter
			if n++; n > MaxSource {
				body = body[:i]
				break
			}
		}
	}
	p.open = []frame{{}}
	for _, t := range onlySigns(scan(body)) {
		switch {
		case t.sign == nil:
			p.plain(t)
		case t.sign.kind == signOpen:
			p.block(t)
		case t.sign.kind == signBranch:
			p.branch(t)
		case t.sign.kind == signEnd:
			p.end(t)
		default:
			p.add(t.sign.node)
		}
	}
	for len(p.open) > 1 {
		p.unclosed()
	}
	slices.SortStableFunc(p.faults, func(a, b Fault) int { return cmp.Compare(a.Start, b.Start) })
	return Tree{Nodes: p.open[0].nodes, Faults: p.faults}
}

// frame is a block that is not closed yet.
type frame struct {
	token
	nodes  []Node
	choice *Choice // its last branch takes the nodes
	loop   *Loop
	inLoop bool // or around it is one
	flat   bool // refused: its signs are plain text
	into   int  // the frame that takes its nodes: itself unless it is flat
}

type parser struct {
	open   []frame // the first is the letter itself
	faults []Fault
}

func (p *parser) top() *frame { return &p.open[len(p.open)-1] }

func (p *parser) add(n Node) {
	into := &p.open[p.top().into]
	into.nodes = append(into.nodes, n)
}

func (p *parser) fault(code string, at Span, word string) {
	p.faults = append(p.faults, Fault{Span: at, Code: code, Word: word})
}

// asText leaves a sign visible that means nothing where it stands.
func (p *parser) asText(t token, code string) {
	if code != "" {
		p.fault(code, t.Span, t.text)
	}
	p.add(&Text{Span: t.Span, Text: t.text})
}

func (p *parser) plain(t token) {
	for i, r := range t.text {
		if r == '{' || r == '}' || r == '｛' || r == '｝' {
			p.fault(StrayBrace, Span{t.Start + i, t.Start + i + utf8.RuneLen(r)}, string(r))
		}
	}
	p.add(&Text{Span: t.Span, Text: t.text})
}

func (p *parser) block(t token) {
	f := frame{token: t, inLoop: p.top().inLoop, into: len(p.open)}
	code := ""
	switch n := t.sign.node.(type) {
	case *Choice:
		f.choice = n
		if t.sign.bad {
			code = BadCondition
		}
	case *Loop:
		if f.loop = n; f.inLoop {
			code = LoopInLoop
		}
		f.inLoop = true
	}
	if len(p.open) > MaxDepth {
		code = TooDeep
	}
	if f.flat = code != ""; f.flat {
		p.asText(t, code)
		f.into = p.top().into
	}
	p.open = append(p.open, f)
}

func (p *parser) branch(t token) {
	f := p.top()
	switch {
	case f.choice == nil:
		p.asText(t, StrayElse)
		return
	case f.flat:
		p.asText(t, "")
		return
	case f.choice.Branches[len(f.choice.Branches)-1].Else:
		p.asText(t, AfterElse)
		return
	case t.sign.bad:
		p.asText(t, BadCondition)
		return
	}
	f.take()
	f.choice.Branches = append(f.choice.Branches, t.sign.arm)
}

// take gives what was read to the branch it belongs to.
func (f *frame) take() {
	if f.choice != nil {
		f.choice.Branches[len(f.choice.Branches)-1].Nodes = f.nodes
	} else {
		f.loop.Nodes = f.nodes
	}
	f.nodes = nil
}

func (p *parser) end(t token) {
	f := *p.top()
	switch {
	case len(p.open) == 1:
		p.asText(t, StrayEnd)
		return
	case f.flat:
		p.asText(t, "")
		p.open = p.open[:len(p.open)-1]
		return
	}
	f.take()
	p.open = p.open[:len(p.open)-1]
	p.add(f.sign.node)
}

// unclosed leaves the sign of a block without an end visible, and what was meant
// to be in it.
func (p *parser) unclosed() {
	f := *p.top()
	p.open = p.open[:len(p.open)-1]
	if f.flat {
		return
	}
	p.fault(Unclosed, f.Span, f.text)
	p.add(&Text{Span: f.Span, Text: f.text})
	if f.choice != nil {
		for _, b := range f.choice.Branches {
			p.addAll(b.Nodes)
		}
	}
	p.addAll(f.nodes)
}

func (p *parser) addAll(nodes []Node) {
	for _, n := range nodes {
		p.add(n)
	}
}
