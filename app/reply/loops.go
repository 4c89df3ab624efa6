package reply

import (
	"madoguchi/app/reply/language"
	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// rounds are the facts of each round of a loop: the order narrowed to one
// article, parcel or tax rate. Without any, why says so, because a list that is
// not known must not read like an empty one.
func rounds(n *language.Loop, f Facts) (each []Facts, why string) {
	switch {
	case f.loop != "":
		return nil, "くり返しの中に、くり返しは入れられません。"
	case f.Order == nil:
		return nil, "注文に紐付いていません。注文を選ぶと入ります。"
	}
	switch n.Over {
	case language.EachLine:
		return lineRounds(n, f)
	case language.EachParcel:
		return parcelRounds(f)
	default:
		return taxRounds(f)
	}
}

// at narrows the facts to one round.
func (f Facts) at(loop string, narrow func(*connectors.Order)) Facts {
	o := *f.Order
	narrow(&o)
	f.whole, f.Order, f.loop = f.Order, &o, loop
	return f
}

func lineRounds(n *language.Loop, f Facts) (each []Facts, why string) {
	if n.Only != "" && !lineStates[n.Only] {
		return nil, "「" + clip(n.Only) + "」は、ここでは使えません。"
	}
	for _, l := range linesOf(*f.Order, n.Only) {
		one := f.at(n.Over, func(o *connectors.Order) { o.Lines = []connectors.Line{l} })
		one.Item = "" // the article of the inquiry is not the one of this round
		each = append(each, one)
	}
	switch {
	case len(each) > 0:
		return each, ""
	case n.Only != "":
		return nil, noneIn(n.Only)
	}
	return nil, "注文に明細がありません。"
}

func parcelRounds(f Facts) (each []Facts, why string) {
	type same struct {
		number string
		to     connectors.Place
	}
	seen := map[same]bool{}
	for _, p := range f.Order.Parcels {
		key := same{carrier.Normalise(p.Number), p.To}
		if key.number != "" && seen[key] {
			continue
		}
		seen[key] = true
		each = append(each, f.at(language.EachParcel, func(o *connectors.Order) { o.Parcels = []connectors.Parcel{p} }))
	}
	if len(each) == 0 {
		return nil, notShipped
	}
	return each, ""
}

func taxRounds(f Facts) (each []Facts, why string) {
	if f.GiftRecipient {
		return nil, "贈り物を受け取った方への返信には入れられません。"
	}
	for _, t := range f.Order.Taxes {
		if t.Total == connectors.NotFixed || t.Tax == connectors.NotFixed {
			return nil, notFixed
		}
		if t.Total != 0 {
			each = append(each, f.at(language.EachTax, func(o *connectors.Order) { o.Taxes = []connectors.Tax{t} }))
		}
	}
	if len(each) == 0 {
		return nil, notFixed
	}
	return each, ""
}
