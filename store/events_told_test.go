package store

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Whatever the machine does to an inquiry by itself, the page has a sentence for.
func TestEvents_every_reason_has_its_sentence_on_the_page(t *testing.T) {
	page, err := os.ReadFile("../frontend/src/text/ja.events.ts")
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile("settle.go")
	if err != nil {
		t.Fatal(err)
	}
	reasons := regexp.MustCompile(`(?m)^\twhy\w+\s*= "(\w+)"`).FindAllStringSubmatch(string(code), -1)
	if len(reasons) < 6 {
		t.Fatalf("only %d reasons found", len(reasons))
	}
	for _, r := range reasons {
		if !strings.Contains(string(page), "\n  "+r[1]+": (") {
			t.Errorf("%s moves an inquiry and nobody is told why", r[1])
		}
	}
}

// shownElsewhere are events that the conversation shows by a message, a badge or a
// card of its own, or that only reports read.
var shownElsewhere = []string{"received", "opened", "unread", "queued", "sent", "note", "call", "started", "writing", "paused"}

func TestEvents_every_kind_has_its_sentence_or_another_place(t *testing.T) {
	page, err := os.ReadFile("../frontend/src/text/ja.events.ts")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	kind := regexp.MustCompile(`\.event\([^,]+, [^,]+, "(\w+)"`)
	seen := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		code, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range kind.FindAllStringSubmatch(string(code), -1) {
			seen++
			told := strings.Contains(string(page), "\n  "+k[1]+": ") || strings.Contains(string(page), "\n  "+k[1]+",")
			for _, s := range shownElsewhere {
				told = told || s == k[1]
			}
			if !told {
				t.Errorf("%s: the event %q is told nowhere", f, k[1])
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d events found", seen)
	}
}
