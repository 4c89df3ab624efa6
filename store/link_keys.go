package store

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// buyerOf is the buyer of an order with everything that identifies them.
func buyerOf(o connectors.Order) connectors.Person {
	p := o.Buyer
	p.Name, p.Kana = firstText(p.Name, o.BuyerAt.Name), firstText(p.Kana, o.BuyerAt.Kana)
	p.Phone = firstText(p.Phone, o.BuyerAt.Phone)
	cleanPerson(&p)
	return p
}

// orderWords are the words an order is found by: the buyer's own. A recipient
// is another person, whom nothing of the buyer may be shown to.
func orderWords(o connectors.Order) []string {
	p := buyerOf(o)
	words := append([]string{addressWord(p.Address), phoneWord(p.Phone)}, nameWords(p.Name, p.Kana)...)
	if zip := fold.Digits(o.BuyerAt.Zip); len(zip) == 7 && strings.Trim(zip, zip[:1]) != "" {
		words = append(words, byZip+zip)
	}
	return sortedWords(words)
}

// telephone is a number in a running text, with or without hyphens.
var telephone = regexp.MustCompile(`(?:^|[^0-9-])((?:\+81[- ]?|0)[1-9][0-9]{0,3}[-( ]?[0-9]{2,4}[-) ]?[0-9]{3,4})(?:[^0-9-]|$)`)

// phonesIn are the telephone numbers a text names.
func phonesIn(folded string) []string {
	const most = 8
	var words []string
	for run := range digitRuns(folded) {
		for _, m := range telephone.FindAllStringSubmatch(run, most-len(words)) {
			w := phoneWord(m[1])
			if n := len(w) - len(byTel); (n == 10 || n == 11) && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		if len(words) >= most {
			break
		}
	}
	return words
}

// digitRuns yields the parts of a folded text that may hold a telephone number: the
// expression looks at them only. Two numbers with one other letter between them stay
// together, because it bounds both.
func digitRuns(s string) iter.Seq[string] {
	const short = 9
	return func(yield func(string) bool) {
		from, end, digits, others := 0, 0, 0, 0
		for i := range len(s) {
			b := s[i]
			if inNumber(b) {
				if digits == 0 && others > 0 {
					from = i
				}
				if isDigit(b) {
					digits++
				}
				end, others = i+1, 0
				continue
			}
			if b&0xC0 == 0x80 { // goes on with a letter
				continue
			}
			if others++; others < 2 {
				continue
			}
			if digits >= short && !yield(s[from:end]) {
				return
			}
			from, digits = i+1, 0
		}
		if digits >= short {
			yield(s[from:end])
		}
	}
}

func inNumber(b byte) bool {
	return isDigit(b) || b == '-' || b == ' ' || b == '+' || b == '(' || b == ')'
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func sortedWords(words []string) []string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	slices.Sort(words)
	return slices.Compact(words)
}

// keyed is a table of words: whose they are, and under which name.
type keyed struct{ table, owner string }

var (
	orderKeys   = keyed{"order_keys", "order_id"}
	inquiryKeys = keyed{"inquiry_keys", "inquiry_id"}
)

// keyOrder keeps the words an order is found by.
func (t *txn) keyOrder(id int64, o connectors.Order) error {
	return t.saveWords(orderKeys, id, orderWords(o), false)
}

// saveWords makes the kept words those given; the first time there are none.
func (t *txn) saveWords(k keyed, id int64, words []string, first bool) error {
	var have []string
	if !first {
		var err error
		if have, err = t.words(k, id); err != nil || slices.Equal(have, words) {
			return err
		}
	}
	for _, w := range have {
		if slices.Contains(words, w) {
			continue
		}
		if _, err := t.exec(`DELETE FROM `+k.table+` WHERE `+k.owner+` = $1 AND word = $2`, id, w); err != nil {
			return err
		}
	}
	for _, w := range words {
		if k == inquiryKeys {
			if !slices.Contains(have, w) {
				t.add(keyRows, id, w)
			}
			continue
		}
		_, err := t.exec(`
			INSERT INTO `+k.table+` (`+k.owner+`, word) VALUES ($1, $2)
			ON CONFLICT (`+k.owner+`, word) DO NOTHING`, id, w)
		if err != nil {
			return err
		}
	}
	if q := t.held(id); q != nil && k == inquiryKeys {
		q.words = &words
	}
	return nil
}

func (t *txn) words(k keyed, id int64) ([]string, error) {
	var ask queryer = t
	if k == inquiryKeys {
		if q := t.held(id); q != nil && q.words != nil {
			return *q.words, nil
		}
		ask = t.asking(keyRows, map[int]any{0: id})
	}
	words, err := collect(t.ctx, ask, scanText, `SELECT word FROM `+k.table+` WHERE `+k.owner+` = $1`, id)
	slices.Sort(words) // the databases sort texts differently
	return words, err
}
