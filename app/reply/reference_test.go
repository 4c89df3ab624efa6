package reply

import (
	"os"
	"strings"
	"testing"
)

// The reference of the language lists every name, filter and word there is, as the
// program has them.
func TestGuide_lists_the_whole_language(t *testing.T) {
	raw, err := os.ReadFile("../../docs/guide-templates.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	has := func(word string) {
		if !strings.Contains(text, "`"+word+"`") {
			t.Errorf("docs/guide-templates.md does not have `%s`", word)
		}
	}
	for _, v := range variables {
		has(v.Name)
	}
	for _, f := range filters {
		has(f.word)
	}
	for name, s := range subjects {
		has(name)
		for _, w := range s.words {
			has(w)
		}
	}
	for _, word := range carrierNames() {
		has(word)
	}
}
