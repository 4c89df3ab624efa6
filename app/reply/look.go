package reply

import (
	"strings"

	"madoguchi/app/reply/language"
)

// look finds the value of one variable.
func look(n *language.Variable, f Facts) Value {
	v, _ := lookFact(n, f)
	return v
}

// lookFact is look with what the value is made of.
func lookFact(n *language.Variable, f Facts) (Value, fact) {
	v := Value{Name: n.Name, Filter: n.FilterText()}
	d, ok := find(n.Name)
	if !ok {
		v.Missing, v.Why = true, "この名前の項目はありません。"
		return v, fact{}
	}
	v.Source, v.Personal = d.Source, d.Personal
	found, why := value(d, f)
	if f.typedFor(d) != "" {
		v.Source = sourceTyped
	}
	if why == "" && len(n.Filters) > 0 {
		found = filtered(found, d, n.Filters, f)
		why = found.why
	}
	v.Text = strings.TrimSpace(found.text)
	if why == "" && v.Text == "" {
		why = d.absent
	}
	if v.Why = found.note; why != "" {
		v.Text, v.Missing, v.Why = "", true, why
	}
	return v, found
}

// value is what stands for a variable without its filters, or why nothing does.
func value(d definition, f Facts) (fact, string) {
	if typed := f.typedFor(d); typed != "" {
		return typedFact(d.Kind, typed, f), ""
	}
	if d.buyers && f.GiftRecipient {
		return fact{}, "贈り物を受け取った方への返信には入れられません。"
	}
	if d.OnlyInLoop && d.Loop != f.loop {
		return fact{}, "「" + d.Name + "」は {" + d.Loop + "} と {おわり} の間で使います。"
	}
	found := d.value(f)
	found.text = strings.TrimSpace(found.text)
	switch {
	case found.text != "":
		return found, ""
	case d.fromOrder() && f.Order == nil:
		return fact{}, "注文に紐付いていません。注文を選ぶと入ります。"
	}
	return fact{}, d.absent
}

// typedFor is what a person typed for a variable. Inside a loop one text cannot
// stand for every article or parcel.
func (f Facts) typedFor(d definition) string {
	if d.Loop != "" && d.Loop == f.loop {
		return ""
	}
	return strings.TrimSpace(f.Typed[d.Name])
}
