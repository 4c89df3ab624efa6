package topic

import (
	"strings"
	"testing"
)

// in counts the patterns that a text holds, one after the other, as plainly as
// the rule.
func (s sign) in(text string) int {
	if s.no != nil {
		text = s.no.ReplaceAllString(text, "、")
	}
	n := 0
	for _, p := range s.yes {
		if p.MatchString(text) {
			n++
		}
	}
	return n
}

func counts(t *testing.T, text string) {
	t.Helper()
	text = plain(text)
	got := all().count(text)
	for i, word := range all().words {
		if want := signs()[word].in(text); got[i] != want {
			t.Errorf("%s: %d, want %d: %s", word, got[i], want, text)
		}
	}
}

func TestCount_is_what_each_pattern_says(t *testing.T) {
	var long strings.Builder
	for _, c := range cases(t) {
		counts(t, c[1])
		counts(t, c[2])
		long.WriteString(c[2] + "\n")
		counts(t, long.String()[max(0, long.Len()-1500):])
	}
}

func FuzzCount_is_what_each_pattern_says(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c[1] + c[2])
	}
	f.Fuzz(counts)
}
