package app

import (
	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
)

// totals are what each mall's entries come to at each tax, in the order of the taxes.
func (o *outgoing) totals() []ExportTotal {
	out := []ExportTotal{}
	for _, m := range month.Malls(o.events, o.shop) {
		for _, key := range append(book.Keys(), "") {
			t := o.total(m, key)
			if t.Count == 0 {
				continue
			}
			if last := len(out) - 1; last >= 0 && out[last].Channel == m && out[last].Journal && out[last].Word == t.Word { // 対象外 of an exempt shop
				t.Count, t.Amount = t.Count+out[last].Count, t.Amount+out[last].Amount
				out = out[:last]
			}
			out = append(out, t)
		}
	}
	return out
}

func (o *outgoing) total(channel string, key book.Key) ExportTotal {
	t := ExportTotal{Channel: channel, Name: o.shop.Channel(channel).Label, Journal: key != ""}
	if t.Journal && o.shop.Taxation != book.TaxationExempt {
		tax, _ := book.ReadKey(key)
		t.Rate = tax.Rate
	}
	if t.Journal {
		t.Word = o.shop.Label(key)
	}
	for _, e := range o.events {
		if e.Channel == channel {
			t.add(o.shop, e, key)
		}
	}
	return t
}

// add counts what of an event stands at a tax, "" for an event without a journal.
func (t *ExportTotal) add(shop book.Shop, e book.Event, key book.Key) {
	if len(e.Lines) == 0 && key == "" {
		_, sign := e.Meaning()
		t.Count, t.Amount = t.Count+1, t.Amount+sign*e.Gross
	}
	for _, l := range e.Lines {
		k, credit := l.Taxed()
		if k != key || key == "" {
			continue
		}
		t.Count++
		t.Amount += side(e, key, credit) * l.Amount
		t.Tax += side(e, key, credit) * shop.Tax(l)
	}
}

// side is 1 where a tax stands as it usually does, -1 on the other side. What has no tax
// goes out (1), or comes in or is taken back (-1).
func side(e book.Event, key book.Key, credit bool) int64 {
	tax, _ := book.ReadKey(key)
	kind, sign := e.Meaning()
	switch {
	case tax.Family == "" && kind.Incoming:
		return -sign
	case tax.Family == "":
		return sign
	case credit == (tax.Family == book.Sales):
		return 1
	}
	return -1
}
