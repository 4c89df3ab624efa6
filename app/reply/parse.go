package reply

import (
	"strings"
)

// part is a piece of a template: plain text, or a variable.
type part struct {
	text     string // as it stands in the template
	name     string // empty for plain text
	optional bool   // {名前?}: may be empty, takes its line with it
	instead  string // {名前|言葉}: what stands there when the fact is missing
	start    int    // byte offset in the template
}

// cursor is where the caret goes after a template was put in.
const cursor = "カーソル"

// longest is the most bytes a variable may have, so that a stray brace does not
// swallow half a letter.
const longest = 300

// parse cuts a template into its parts. It never fails: a brace that opens no
// variable is plain text, which Lint and Check report.
func parse(body string) []part {
	var parts []part
	plain := 0
	for i := 0; i < len(body); i++ {
		if body[i] != '{' {
			continue
		}
		end := strings.IndexAny(body[i+1:], "{}\n")
		if end < 0 || end > longest || body[i+1+end] != '}' {
			continue
		}
		if i > plain {
			parts = append(parts, part{text: body[plain:i], start: plain})
		}
		parts = append(parts, variable(body[i:i+end+2], i))
		plain = i + end + 2
		i = plain - 1
	}
	if plain < len(body) {
		parts = append(parts, part{text: body[plain:], start: plain})
	}
	return parts
}

// variable reads {名前}, {名前?} and {名前|言葉}; the signs may be full width,
// because they are typed with the input method on.
func variable(text string, start int) part {
	p := part{text: text, start: start}
	inner := strings.NewReplacer("？", "?", "｜", "|").Replace(text[1 : len(text)-1])
	name, instead, has := strings.Cut(inner, "|")
	if has {
		p.instead = strings.TrimSpace(instead)
	}
	name = strings.TrimSpace(name)
	if strings.HasSuffix(name, "?") {
		p.optional = true
		name = strings.TrimSpace(strings.TrimSuffix(name, "?"))
	}
	p.name = name
	if p.name == "" {
		p.name = " "
	}
	return p
}

// Lint reads a template before it is saved and names what could never be
// filled. A template with such a problem is not saved.
func Lint(body string) []Problem {
	at := ruler(body)
	var ps []Problem
	for _, p := range parse(body) {
		if len(ps) >= most {
			return ps[:most]
		}
		start, end := at(p.start), at(p.start+len(p.text))
		switch {
		case p.name == "":
			ps = append(ps, lintPlain(p, at)...)
		case p.name != cursor && !known(p.name):
			ps = append(ps, Problem{
				Code: "unknown_variable", Start: start, End: end,
				Text: "「" + strings.TrimSpace(p.name) + "」という変数はありません。一覧から選び直してください。",
				Fix:  fixPick, FixTo: closest(p.name),
			})
		}
	}
	return ps
}

// lintPlain finds braces that look like a variable but are none.
func lintPlain(p part, at func(int) int) []Problem {
	var ps []Problem
	for i, r := range p.text {
		if r != '{' && r != '}' && r != '｛' && r != '｝' {
			continue
		}
		if len(ps) >= most {
			return ps
		}
		start := p.start + i
		ps = append(ps, Problem{
			Code: "stray_brace", Start: at(start), End: at(start + len(string(r))),
			Text: "かっこ「" + string(r) + "」が変数の形になっていません。半角の { と } で名前を囲んでください。",
		})
	}
	return ps
}

// closest offers the known name that a mistyped one most looks like.
func closest(name string) string {
	best, score := "", 1
	for _, v := range variables {
		common := 0
		for _, r := range v.Name {
			if strings.ContainsRune(name, r) {
				common++
			}
		}
		if common > score {
			best, score = v.Name, common
		}
	}
	if best == "" {
		return ""
	}
	return "{" + best + "}"
}
