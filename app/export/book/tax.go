package book

import (
	"strconv"
	"strings"
)

// Key names how a line is taxed, apart from the words of any package.
type Key = string

// OutOfScope is 対象外 (不課税).
const OutOfScope Key = "out_of_scope"

// Families of keys. A key is its family and its rate: sales_return_8r.
const (
	Sales       = "sales"        // 課税売上
	SalesReturn = "sales_return" // 売上対価の返還
	Purchase    = "purchase"     // 課税仕入
)

// What a supplier's papers let the shop deduct; the last part of a purchase's key.
const (
	Qualified    = "qualified"    // 適格
	Transitional = "transitional" // unregistered, with a share by the date: transitional70
	NoDeduction  = "none"         // 控除なし
	Unsaid       = ""             // nobody has said yet
)

// Tax is a Key taken apart.
type Tax struct {
	Family  string // "" for OutOfScope
	Rate    int    // 10 or 8
	Invoice string // of a purchase: Qualified, Transitional, NoDeduction or Unsaid
	Share   int    // of Transitional: percent
}

// Key puts a tax together.
func (t Tax) Key() Key {
	if t.Family == "" {
		return OutOfScope
	}
	k := t.Family + "_10"
	if t.Rate == 8 {
		k = t.Family + "_8r"
	}
	if t.Invoice != "" {
		k += "_" + t.Invoice
	}
	if t.Invoice == Transitional {
		k += strconv.Itoa(t.Share)
	}
	return k
}

// shares are what was and will be deducted of an unregistered supplier's tax.
var shares = []int{80, 70, 50, 30}

// Keys are all keys there are, in the order in which they are shown.
func Keys() []Key {
	var all []Key
	for _, t := range taxes() {
		all = append(all, t.Key())
	}
	return all
}

func taxes() []Tax {
	var all []Tax
	for _, family := range []string{Sales, SalesReturn} {
		all = append(all, Tax{Family: family, Rate: 10}, Tax{Family: family, Rate: 8})
	}
	for _, rate := range []int{10, 8} {
		all = append(all, Tax{Family: Purchase, Rate: rate, Invoice: Qualified})
		for _, share := range shares {
			all = append(all, Tax{Family: Purchase, Rate: rate, Invoice: Transitional, Share: share})
		}
		all = append(all, Tax{Family: Purchase, Rate: rate, Invoice: NoDeduction}, Tax{Family: Purchase, Rate: rate})
	}
	return append(all, Tax{})
}

// ReadKey takes a key apart; false for a word that is none.
func ReadKey(k Key) (Tax, bool) {
	for _, t := range taxes() {
		if t.Key() == k {
			return t, true
		}
	}
	return Tax{}, false
}

// Label is the Japanese name of a key, as the tables of a shop show it to people.
func (s Shop) Label(k Key) string {
	if s.Taxation == TaxationExempt {
		return Label(OutOfScope)
	}
	return Label(k)
}

// Label is the Japanese name of a key.
func Label(k Key) string {
	t, ok := ReadKey(k)
	if !ok {
		return k
	}
	if t.Family == "" {
		return "対象外"
	}
	words := map[string]string{Sales: "課税売上", SalesReturn: "課税売上の返還", Purchase: "課税仕入"}
	notes := []string{}
	if t.Rate == 8 {
		notes = append(notes, "軽減")
	}
	switch t.Invoice {
	case Qualified:
		notes = append(notes, "適格")
	case Transitional:
		notes = append(notes, "経過措置"+strconv.Itoa(t.Share)+"%")
	case NoDeduction:
		notes = append(notes, "控除なし")
	}
	s := words[t.Family] + strconv.Itoa(t.Rate) + "%"
	if len(notes) == 0 {
		return s
	}
	return s + "(" + strings.Join(notes, "・") + ")"
}

// TaxOf is the tax within an amount at a rate, rounded as the shop rounds.
func (s Shop) TaxOf(amount int64, rate int) int64 {
	if rate <= 0 || s.Taxation == TaxationExempt {
		return 0
	}
	return s.rounded(amount*int64(rate), int64(100+rate))
}

// rounded is a part of yen as the shop rounds.
func (s Shop) rounded(amount, over int64) int64 {
	whole, rest := amount/over, amount%over
	switch {
	case s.Rounding == RoundUp && rest > 0, s.Rounding == RoundHalf && rest*2 >= over:
		return whole + 1
	}
	return whole
}

// Tax is the tax within a line: what was said of it, or else reckoned.
func (s Shop) Tax(l Line) int64 {
	if s.Taxation == TaxationExempt {
		return 0
	}
	if l.TaxSource != "" {
		return l.TaxYen
	}
	return s.TaxOf(l.Amount, l.Rate)
}

// Taxed is the side of a line that carries its tax: the key, and whether it stands
// on the credit side. A line whose sides are both 対象外 has none.
func (l Line) Taxed() (k Key, credit bool) {
	if l.DebitTax == OutOfScope || l.DebitTax == "" {
		if l.CreditTax != OutOfScope && l.CreditTax != "" {
			return l.CreditTax, true
		}
	}
	return l.DebitTax, false
}
