package scam

import (
	"strings"
	"testing"
	"time"
)

func TestLook_is_not_stopped_by_a_hostile_mail(t *testing.T) {
	for name, m := range map[string]Mail{
		"orders without end":   {Text: strings.Repeat("order ", 20_000)},
		"cards without end":    {Text: strings.Repeat("カード番号", 20_000)},
		"links in the text":    {Text: strings.Repeat("https://a.xn--b.c/ ", 20_000)},
		"links in the page":    {HTML: strings.Repeat(`<a href="https://аmazon.example/">www.amazon.co.jp</a>`, 30_000)},
		"a page without end":   {HTML: strings.Repeat("<div>", 400_000)},
		"a host without end":   {Address: "a@" + strings.Repeat("a.", 50_000) + "jp"},
		"a name without end":   {Name: strings.Repeat("a@a.", 50_000)},
		"a file without end":   {Files: []string{strings.Repeat(".pdf", 50_000)}},
		"files without number": {Files: strings.Fields(strings.Repeat("a.exe ", 5_000))},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			Look(m)
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
