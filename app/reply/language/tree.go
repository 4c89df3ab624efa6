// Package language reads the language in which templates are written: names in
// braces, filters behind a colon, conditions, loops and shared pieces of text.
//
// It knows signs and no meaning: which names, filters and words of a condition
// there are is for app/reply to say. Reading never fails. What is no sign of the
// language stays plain text, so that it is seen, and is named as a Fault.
package language

import "strings"

// Limits of a template. A person who meets one has made a slip.
const (
	MaxSource = 20_000 // letters of a body
	MaxDepth  = 5      // blocks inside one another
	maxTag    = 600    // bytes of a sign, so that a stray brace does not swallow half a letter
)

// Tree is a body that has been read.
type Tree struct {
	Nodes  []Node
	Faults []Fault // in the order of the text
}

// Span is a place, in bytes of the body.
type Span struct{ Start, End int }

// Place makes whatever holds a Span a Node.
func (s Span) Place() Span { return s }

// Node is a *Text, *Variable, *Caret, *Snippet, *Choice or *Loop.
type Node interface{ Place() Span }

// Text stands in the letter as it is.
type Text struct {
	Span
	Text string
}

// Variable is a name that a fact takes the place of.
type Variable struct {
	Span
	Name     string
	Filters  []Filter
	Optional bool   // {名前?}: may be missing, and takes its line with it
	Instead  string // {名前|言葉}: what stands there when the fact is missing
}

// Filter changes how a fact is written: 姓, 営業日+3, -2日.
type Filter struct {
	Raw   string
	Word  string // without the number: 営業日, 日
	By    int
	HasBy bool
}

// Caret is where the cursor waits after the template was put in.
type Caret struct{ Span }

// Snippet is a shared piece of text.
type Snippet struct {
	Span
	Name string
}

// Choice is {もし} with its branches; the first that holds is written.
type Choice struct {
	Span     // of the opening sign
	Branches []Branch
	Alone    bool // the sign has its line for itself
}

// Branch is one arm of a Choice.
type Branch struct {
	Span  // of its sign
	If    Condition
	Else  bool
	Nodes []Node
}

// Loop writes its nodes for each of a kind of thing.
type Loop struct {
	Span         // of the opening sign
	Over  string // 商品ごと, 荷物ごと, 税率ごと
	Only  string // filter: 欠品
	Nodes []Node
	Alone bool // the sign has its line for itself
}

// Words of loops.
const (
	EachLine   = "商品ごと"
	EachParcel = "荷物ごと"
	EachTax    = "税率ごと"
)

// Tag writes the variable as a template does.
func (v *Variable) Tag() string {
	var b strings.Builder
	b.WriteString("{" + v.Name)
	for _, f := range v.Filters {
		b.WriteString(":" + f.Raw)
	}
	if v.Optional {
		b.WriteString("?")
	}
	if v.Instead != "" {
		b.WriteString("|" + v.Instead)
	}
	return b.String() + "}"
}

// FilterText is the filters as they are written, without the first colon.
func (v *Variable) FilterText() string {
	raw := make([]string, len(v.Filters))
	for i, f := range v.Filters {
		raw[i] = f.Raw
	}
	return strings.Join(raw, ":")
}

// Fault is something that cannot be what its writer meant.
type Fault struct {
	Span
	Code string
	Word string // the sign or the letter it is about
}

// Codes of faults.
const (
	StrayBrace   = "stray_brace"   // a brace that belongs to no sign
	Unclosed     = "unclosed"      // a block without {おわり}
	StrayEnd     = "stray_end"     // {おわり} without a block
	StrayElse    = "stray_else"    // {または} or {ちがえば} outside {もし}
	AfterElse    = "after_else"    // a branch behind {ちがえば}
	TooDeep      = "too_deep"      // more than MaxDepth blocks inside one another
	LoopInLoop   = "loop_in_loop"  // a loop inside a loop
	BadCondition = "bad_condition" // a condition that cannot be read
	TooLong      = "too_long"      // more than MaxSource letters
)
