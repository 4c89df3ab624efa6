package language

import "strings"

// Condition holds when every term of one of its groups does.
type Condition struct {
	Raw string
	Any [][]Term
}

// Term is one comparison: 個口数>1, 追跡番号がある, 贈り物.
type Term struct {
	Raw     string
	Subject string
	Op      string // one of the Op words
	Value   string
}

// How a term compares.
const (
	OpIs     = ""    // 贈り物
	OpIsNot  = "でない" // 贈り物でない
	OpHas    = "がある" // 追跡番号がある
	OpHasNot = "がない" // 追跡番号がない
	OpEqual  = "="
	OpNot    = "!="
	OpMore   = ">"
	OpLess   = "<"
	OpFrom   = ">="
	OpUpTo   = "<="
)

// compared are the signs between subject and value, the longer ones first.
var compared = []string{OpFrom, OpUpTo, OpNot, OpEqual, OpMore, OpLess}

// endings are the terms that end in a word, the longer ones first.
var endings = []struct{ end, op string }{
	{"がなければ", OpHasNot},
	{"がない", OpHasNot},
	{"があれば", OpHas},
	{"がある", OpHas},
	{"ではない", OpIsNot},
	{"でない", OpIsNot},
}

// readCondition reads a condition; かつ binds stronger than または, and both stand
// between spaces, because names hold them too (とんかつ).
func readCondition(s string) (Condition, bool) {
	c := Condition{Raw: s, Any: [][]Term{nil}}
	var words []string
	fine := true
	take := func() {
		t, ok := readTerm(strings.Join(words, ""))
		fine = fine && ok
		last := len(c.Any) - 1
		c.Any[last] = append(c.Any[last], t)
		words = nil
	}
	for _, w := range strings.Fields(s) {
		switch w {
		case "かつ", "且つ":
			take()
		case "または", "又は":
			take()
			c.Any = append(c.Any, nil)
		default:
			words = append(words, w)
		}
	}
	take()
	return c, fine
}

func readTerm(s string) (Term, bool) {
	t := Term{Raw: s, Subject: s}
	at := len(s)
	for _, op := range compared {
		if i := strings.Index(s, op); i >= 0 && i < at {
			at, t.Op = i, op
		}
	}
	if t.Op != "" {
		t.Subject, t.Value = s[:at], s[at+len(t.Op):]
		return t, t.Subject != "" && t.Value != "" && !strings.ContainsAny(t.Value, "=<>")
	}
	for _, e := range endings {
		if subject, ok := strings.CutSuffix(s, e.end); ok {
			t.Subject, t.Op = subject, e.op
			break
		}
	}
	return t, t.Subject != ""
}
