package language

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Kinds of sign. The first three shape blocks.
const (
	signOpen = iota
	signBranch
	signEnd
	signOther
)

// sign is what stands between two braces.
type sign struct {
	kind int
	node Node   // of an opening sign and of signOther
	arm  Branch // of signBranch
	bad  bool   // a condition that cannot be read
}

// alone marks an opening sign that has its line for itself.
func (s *sign) alone() {
	switch n := s.node.(type) {
	case *Choice:
		n.Alone = true
	case *Loop:
		n.Alone = true
	}
}

// Words that the input method may also offer in Chinese characters.
var (
	wordEnd  = []string{"おわり", "終わり", "終り"}
	wordElse = []string{"ちがえば", "違えば"}
	wordIf   = []string{"もし", "若し"}
	wordElif = []string{"または", "又は"}
)

// signs that NFKC leaves apart, as an input method gives them.
var alike = strings.NewReplacer("≠", "!=", "≧", ">=", "≦", "<=", "≥", ">=", "≤", "<=", "−", "-", "–", "-", "—", "-", "‐", "-")

// Plain makes full-width letters and signs half-width and joins spaces: signs are
// typed with the input method on.
func Plain(s string) string {
	return strings.Join(strings.Fields(alike.Replace(norm.NFKC.String(s))), " ")
}

// readSign reads the inside of a pair of braces.
func readSign(inner string, at Span) sign {
	head, instead, has := inner, "", false
	if i := strings.IndexAny(inner, "|｜"); i >= 0 {
		_, width := firstRune(inner[i:])
		head, instead, has = inner[:i], strings.TrimSpace(inner[i+width:]), true
	}
	head = Plain(head)
	switch {
	case among(wordEnd, head):
		return sign{kind: signEnd}
	case among(wordElse, head):
		return sign{kind: signBranch, arm: Branch{Span: at, Else: true}}
	case head == "カーソル":
		return sign{kind: signOther, node: &Caret{at}}
	}
	if rest, ok := after(wordIf, head); ok {
		c, fine := readCondition(rest)
		return sign{kind: signOpen, bad: !fine || has, node: &Choice{Span: at, Branches: []Branch{{Span: at, If: c}}}}
	}
	if rest, ok := after(wordElif, head); ok {
		c, fine := readCondition(rest)
		return sign{kind: signBranch, bad: !fine || has, arm: Branch{Span: at, If: c}}
	}
	name, rest, _ := strings.Cut(head, ":")
	name, rest = strings.TrimSpace(name), strings.TrimSpace(rest)
	if bare, ok := strings.CutSuffix(name, "毎"); ok {
		name = bare + "ごと" // as the input method offers it
	}
	switch name {
	case EachLine, EachParcel, EachTax:
		return sign{kind: signOpen, node: &Loop{Span: at, Over: name, Only: rest}}
	case "文例":
		return sign{kind: signOther, node: &Snippet{Span: at, Name: rest}}
	}
	return sign{kind: signOther, node: readVariable(head, instead, at)}
}

// ReadName reads a name with its filters, as it stands in a condition.
func ReadName(s string) *Variable { return readVariable(s, "", Span{}) }

// readVariable reads 名前, 名前? and 名前:フィルタ:フィルタ?.
func readVariable(head, instead string, at Span) *Variable {
	v := &Variable{Span: at, Instead: instead}
	for i, part := range strings.Split(head, ":") {
		part = strings.TrimSpace(part)
		if cut, ok := strings.CutSuffix(part, "?"); ok {
			part, v.Optional = strings.TrimSpace(cut), true
		}
		if i == 0 {
			v.Name = part
		} else {
			v.Filters = append(v.Filters, readFilter(part))
		}
	}
	return v
}

// counted is 営業日+3, +3日, -2か月. The long vowel sign stands for a minus: the
// key is the same while the input method is on.
var counted = regexp.MustCompile(`^([^\d+-]*?)([+-]|ー)(\d{1,4})(\D*)$`)

func readFilter(s string) Filter {
	s = strings.ReplaceAll(s, " ", "")
	f := Filter{Raw: s, Word: s}
	m := counted.FindStringSubmatch(s)
	if m == nil {
		return f
	}
	n, _ := strconv.Atoi(m[3]) // four digits at most
	if m[2] != "+" {
		n, m[2] = -n, "-"
	}
	return Filter{Raw: m[1] + m[2] + m[3] + m[4], Word: m[1] + m[4], By: n, HasBy: true}
}

func among(words []string, s string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

func after(words []string, s string) (string, bool) {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}
