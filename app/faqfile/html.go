package faqfile

import (
	"html"
	"strings"
)

// HTML writes the rows that are for the pages of the shop, by category, as a piece
// of a page: paragraphs, bold and line breaks only. That is what the fields of the
// malls for a shop's own text take on every kind of screen; there is no script, no
// link and nothing is loaded. What a person wrote is text, whatever it looks like.
func HTML(rows []Row) string {
	var b strings.Builder
	for _, c := range categories(rows) {
		if c != "" {
			b.WriteString("<p><b>■ " + html.EscapeString(c) + "</b></p>\n")
		}
		for _, r := range rows {
			if r.Shown && r.Category == c {
				b.WriteString("<p><b>Q. " + text(r.Question) + "</b><br>\nA. " + text(r.Answer) + "</p>\n")
			}
		}
	}
	return b.String()
}

// Page is HTML as a file, which a browser reads rightly without being told how.
func Page(rows []Row) []byte { return []byte(mark + HTML(rows)) }

// categories are those of the shown rows in their order; without one comes last.
func categories(rows []Row) []string {
	var out []string
	seen := map[string]bool{"": true}
	last := false
	for _, r := range rows {
		if !r.Shown {
			continue
		}
		last = last || r.Category == ""
		if !seen[r.Category] {
			seen[r.Category] = true
			out = append(out, r.Category)
		}
	}
	if last {
		out = append(out, "")
	}
	return out
}

// text escapes a text and keeps its line breaks.
func text(s string) string {
	return strings.ReplaceAll(html.EscapeString(strings.TrimSpace(s)), "\n", "<br>\n")
}
