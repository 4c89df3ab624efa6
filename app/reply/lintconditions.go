package reply

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/app/reply/language"
	"madoguchi/connectors/carrier"
)

// condition looks at every term of a branch.
func (l *linter) condition(b language.Branch, loop string) {
	for _, group := range b.If.Any {
		for _, t := range group {
			if b.Else {
				return
			}
			if p, bad := termProblem(t, loop); bad {
				if like := p.FixTo; like != "" {
					p.Fix, p.FixTo = fixPick, strings.Replace(l.sign(b.Span), t.Raw, like, 1)
					if p.FixTo == l.sign(b.Span) { // typed full width: nothing to put in its place
						p.Fix, p.FixTo = "", ""
					}
				}
				l.add(b.Span, p)
				break
			}
		}
	}
}

func (l *linter) sign(s language.Span) string { return l.text.Body[s.Start:s.End] }

// termProblem judges one comparison. FixTo is the term put right.
func termProblem(t language.Term, loop string) (Problem, bool) {
	s, ok := subjectOf(t)
	name := language.ReadName(t.Subject)
	d, isVariable := find(name.Name)
	switch {
	case !ok:
		return unknownSubject(t), true
	case isVariable && d.OnlyInLoop && d.Loop != loop:
		return outsideLoop(d), true
	case !slices.Contains(s.ops, t.Op):
		return badCompare(t, s, d), true
	case !s.takes(t):
		return unknownWord(t, s.words), true
	}
	if t.Subject == "配送会社" && t.Value != "" && carrierWord(t.Value) == "" {
		return unknownWord(t, carrierNames()), true
	}
	if _, isNumber := readNumber(t.Value); len(s.ops) == len(asNumber) && !isNumber {
		return Problem{Code: "condition_word", Text: "「" + clip(t.Value) + "」は数ではありません。" + t.Subject + ">1 のように数で比べてください。"}, true
	}
	for i, f := range name.Filters {
		if p, bad := filterProblem(name, i, f, d); bad {
			p.FixTo = ""
			return p, true
		}
	}
	return Problem{}, false
}

func carrierNames() []string {
	var all []string
	for _, c := range carrier.All() {
		if c.ID != carrier.Other {
			all = append(all, c.Name)
		}
	}
	return all
}

func unknownSubject(t language.Term) Problem {
	p := Problem{Code: "unknown_condition", Text: "「" + clip(t.Raw) + "」という条件はありません。支払方法=代金引換、追跡番号がある、贈り物 などの形で書いてください。"}
	known := slices.Sorted(maps.Keys(subjects))
	for _, v := range variables {
		if _, twice := subjects[v.Name]; !twice {
			known = append(known, v.Name)
		}
	}
	if like := likest(t.Subject, known); like != "" {
		p.Text = "「" + clip(t.Subject) + "」という条件はありません。「" + like + "」ではありませんか。"
		p.FixTo = like + t.Op + t.Value
		if t.Op == language.OpHas || t.Op == language.OpHasNot || t.Op == language.OpIsNot {
			p.FixTo = like + t.Op
		}
	}
	return p
}

// badCompare says how the subject can be asked about.
func badCompare(t language.Term, s subject, d definition) Problem {
	text := "「" + clip(t.Subject) + "」は、この形では比べられません。"
	switch {
	case len(s.ops) == 0:
		text += "「" + t.Subject + "がある」か「" + t.Subject + "がない」で書いてください。"
	case slices.Equal(s.ops, asFlag):
		text += "「" + t.Subject + "」か「" + t.Subject + "でない」とだけ書いてください。"
	case slices.Equal(s.ops, asWord):
		text += "= か != と言葉で比べてください。"
	default:
		text += "= != > >= < <= と数で比べてください。"
	}
	if d.Name != "" && len(s.ops) > 0 {
		text += "あるかどうかは「" + t.Subject + "がある」です。"
	}
	return Problem{Code: "condition_form", Text: text}
}

func unknownWord(t language.Term, words []string) Problem {
	p := Problem{Code: "condition_word", Text: "「" + t.Subject + "」に「" + clip(t.Value) + "」はありません。使えるのは " + strings.Join(words, "・") + " です。"}
	if like := likest(t.Value, words); like != "" {
		p.FixTo = t.Subject + t.Op + like
	}
	return p
}
