package app

import (
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/quote"
)

// folds are the places of a text that the screen keeps closed at first: earlier
// mails and signatures, never the writer's own words.
func folds(text string) []Fold {
	out := []Fold{}
	at, unit := 0, 0
	for _, p := range quote.Parts(text) {
		unit += units(text[at:p.Start])
		end := unit + units(text[p.Start:p.End])
		if p.Kind != quote.Own {
			out = append(out, Fold{Kind: string(p.Kind), Start: unit, End: end})
		}
		at, unit = p.End, end
	}
	return out
}

// units is the length of a text as the page counts it: in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// foldable: a colleague's note has no quotes.
func foldable(direction string) bool {
	return direction != string(connectors.Note) && direction != string(connectors.Call)
}
