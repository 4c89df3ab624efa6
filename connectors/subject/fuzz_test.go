package subject

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzNormal: what a reply is answered with is the same subject again, and Re:
// does not pile up.
func FuzzNormal(f *testing.F) {
	for _, s := range []string{"Re: Re: 返品について", "ＲＥ：[店:00123] 質問", "Fwd: [no-reply] x", "Re[2]: a", "\u200bRe\u200b: a", "", "Re:", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 3000 {
			return // a subject arrives as text, cut to size
		}
		if once := Normal(s); once != strings.TrimSpace(once) || strings.ContainsAny(once, "\r\n\t") {
			t.Errorf("%q is %q", s, once)
		}
		if r := Reply(s); Reply(r) != r {
			t.Errorf("%q, then %q", r, Reply(r))
		}
	})
}
