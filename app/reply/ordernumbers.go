package reply

import "madoguchi/connectors/ordernumber"

// OrderNumbers is the usual look-up for Context.Numbers: the numbers that are
// certain by their form. A number that only stands behind a word such as
// 「注文番号」 may be a parcel's and accuses nobody.
func OrderNumbers(o ordernumber.Options) func(text string) []string { return numbersIn(o, true) }

// CalledNumbers is the one for Context.Called: the others.
func CalledNumbers(o ordernumber.Options) func(text string) []string { return numbersIn(o, false) }

func numbersIn(o ordernumber.Options, exact bool) func(text string) []string {
	return func(text string) []string {
		var all []string
		for _, m := range ordernumber.Find(text, o) {
			if m.Exact == exact {
				all = append(all, m.Number)
			}
		}
		return all
	}
}
