package reply

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// dictated are notes that propose the words of the answer.
var dictated = regexp.MustCompile(`返信|返事|伝え|回答|案内|書いて|文面|下書き`)

// internal finds what was noted for colleagues and what the mall says of the
// buyer.
func (d *draft) internal() {
	if d.Order != nil && d.Order.Caution != "" {
		parts := strings.FieldsFunc(d.Order.Caution, func(r rune) bool { return strings.ContainsRune(":：。、", r) })
		for _, w := range parts {
			if w = strings.TrimSpace(w); utf8.RuneCountInString(w) < 4 {
				continue
			}
			for _, s := range d.anywhere(w) {
				if !d.said(w) {
					d.at(s.start, s.end, Problem{
						Code: "caution", Fix: fixReplace,
						Text: "モールがお客様について知らせた注意書きが入っています。お客様には見せられません。消してください。",
					})
				}
			}
		}
	}
	const long = 12 // letters: a shorter line repeats by chance
	for _, note := range d.Internal {
		for line := range strings.Lines(note) {
			line = strings.TrimSpace(line)
			if utf8.RuneCountInString(line) < long || dictated.MatchString(line) || d.said(line) {
				continue
			}
			for _, s := range d.all(line) {
				d.at(s.start, s.end, Problem{
					Code: "internal", Warn: true, Fix: fixReplace,
					Text: "社内メモと同じ文があります。お客様に見せてよいか確かめてください。",
				})
			}
		}
	}
}
