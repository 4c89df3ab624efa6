package mime

import "testing"

func TestUnflow(t *testing.T) {
	for name, c := range map[string]struct {
		in    string
		delsp bool
		want  string
	}{
		"quotes of one depth join":     {"> 一行目 \n> 続き\n本文", true, "> 一行目続き\n本文"},
		"deeper quote does not join":   {">> a \n> b \nc", false, ">> a \n> b \nc"},
		"stuffed quote mark is text":   {" > no quote\n>  stuffed", false, "> no quote\n>  stuffed"},
		"stuffed From":                 {" From here \nto there", false, "From here to there"},
		"signature ends a paragraph":   {"text \n-- \nme", true, "text\n-- \nme"},
		"quoted signature":             {"> text \n> -- \n> me", true, "> text\n> -- \n> me"},
		"delsp takes one space only":   {"a  \nb", true, "a b"},
		"last line soft":               {"a ", false, "a "},
		"last line soft with delsp":    {"a ", true, "a"},
		"empty quote":                  {">\n> a", false, ">\n> a"},
		"full-width space is no break": {"あ\u3000\nい", true, "あ\u3000\nい"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := unflow(c.in, c.delsp); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
