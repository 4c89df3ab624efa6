package store

import (
	"strings"
	"testing"
)

func TestSnippet_is_the_start_of_a_text_on_one_line(t *testing.T) {
	long := strings.Repeat("あ", 119)
	for text, want := range map[string]string{
		"":              "",
		" \r\n\t\u3000": "",
		"まだ\r\n\r\n  届きません\u3000か。\n": "まだ 届きません か。",
		long + "いう":                long + "い",
		long + " う":                long + " ",
		long + "い う":               long + "い",
		strings.Repeat("\n", 2100): "",
	} {
		if got := snippet(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
