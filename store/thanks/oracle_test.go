package thanks

import (
	"regexp"
	"strings"
	"testing"
)

var question = regexp.MustCompile(`(?:か|[?？])\s*$`)

func FuzzAsks_looks_only_where_the_expressions_match(f *testing.F) {
	for _, line := range []string{"届きましたか", "お知らせください", "ご連絡を下さい。", "教えてくださいませ", "ご返信お願いします", "ですか？", "ですか ?", "か\u3000", "お待ちください", ""} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		line = strings.TrimSpace(line)
		if got, want := endsAsQuestion(line), question.MatchString(line); got != want {
			t.Errorf("%q is a question: %v, want %v", line, got, want)
		}
		if wanted.MatchString(line) && !requests(line) {
			t.Errorf("%q wants something", line)
		}
	})
}
