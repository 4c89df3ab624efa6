package book

import (
	"fmt"
	"slices"
)

// BlockedError is a month that may not be written yet; it names every reason.
type BlockedError struct{ Blocks []Warning }

func (e *BlockedError) Error() string {
	first := e.Blocks[0]
	return fmt.Sprintf("%d reasons against the file, first: %s %s", len(e.Blocks), first.EventID, first.Column)
}

// Journal is the events of a month that have lines, in their order, for a package
// with these words. It is refused as a whole: half a month in the books is worse than
// none.
func (s Shop) Journal(month []Event, w Words) ([]Event, error) {
	blocks := s.Check(month, Known{}).Blocks
	var out []Event
	for _, e := range month {
		for _, l := range e.Lines {
			for _, k := range []Key{l.DebitTax, l.CreditTax} {
				if _, ok := w.Tax(k); !ok {
					text := "この税区分の、会計ソフトでの名前が決まっていません。対応表で入れてください。"
					b := Warning{EventID: e.ID, Column: "税区分", Text: text, Before: Label(k)}
					if !slices.Contains(blocks, b) {
						blocks = append(blocks, b)
					}
				}
			}
		}
		if len(e.Lines) > 0 {
			out = append(out, e)
		}
	}
	if len(blocks) > 0 {
		return nil, &BlockedError{blocks}
	}
	return out, nil
}

// OneYear refuses events of several years of accounts: programs import into the one
// that is open, and would take the others for mistakes or leave them out.
func (s Shop) OneYear(events []Event) error {
	var blocks []Warning
	for _, e := range events {
		if from, to := s.FiscalYear(events[0].Date); e.Date < from || e.Date > to {
			text := fmt.Sprintf("ほかの記録と会計年度（%s から %s）が違います。年度ごとに分けて書き出してください。", from, to)
			blocks = append(blocks, Warning{EventID: e.ID, Column: "発生日", Text: text, Before: e.Date})
		}
	}
	if len(blocks) > 0 {
		return &BlockedError{blocks}
	}
	return nil
}

// Shown is the tax of a side as the tax column of a package takes it: only in books
// kept without tax, and not where the package itself must reckon what is deducted.
func (s Shop) Shown(l Line, k Key) string {
	t, _ := ReadKey(k)
	if !s.Excluded() || t.Family == "" || t.Invoice == Transitional || t.Invoice == NoDeduction {
		return ""
	}
	return fmt.Sprint(s.Tax(l))
}

// Preset is words for every tax key of a shop. An exempt shop knows 対象外 alone.
func (s Shop) Preset(name func(Tax) TaxWord) []TaxWord {
	var all []TaxWord
	for _, t := range taxes() {
		w := TaxWord{Text: "対象外"}
		if t.Family != "" && s.Taxation != TaxationExempt {
			w = name(t)
		}
		w.Key = t.Key()
		all = append(all, w)
	}
	return all
}
