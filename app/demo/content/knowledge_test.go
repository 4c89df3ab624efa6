package content

import (
	"slices"
	"strings"
	"testing"
)

func TestKnowledge_is_whole(t *testing.T) {
	entries, err := FAQ()
	if err != nil || len(entries) < 6 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	for _, e := range entries {
		if !strings.ContainsAny(e.Question, "？。") || e.Answer == "" || strings.ContainsAny(e.Question+e.Answer, "{}") {
			t.Errorf("got %+v", e)
		}
	}
	pages, err := Manuals()
	if err != nil || len(pages) < 3 || !slices.ContainsFunc(pages, func(p Page) bool { return p.Category == "共通" }) {
		t.Errorf("got %+v, %v", pages, err)
	}
	if _, err := headed("answers.txt"); err == nil {
		t.Error("a file of another form was read")
	}
}
