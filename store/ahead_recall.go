package store

import (
	"madoguchi/connectors"
)

// recallAll asks once for a whole batch what the memory of a transaction would be asked
// mail by mail: whose the contacts are, which words orders are found by, and which of the
// numbers no order has.
func (in *intake) recallAll(all []connectors.Inquiry) error {
	var contacts, words, numbers []string
	for _, q := range all {
		contacts = append(contacts, contactsOf(in.account, q.Customer)...)
		words = append(words, personWords(q.Customer)...)
		for _, m := range q.Messages {
			for _, found := range in.our.mentions(m.Subject, m.Text) {
				numbers = append(numbers, found.number)
			}
			words = append(words, in.folded().phonesIn(in.folded().said(m.Subject, m.Text))...)
		}
	}
	if err := in.recallHolders(contacts); err != nil {
		return err
	}
	if err := in.recallNumbers(numbers); err != nil {
		return err
	}
	return in.recallWords(words)
}

func (in *intake) recallHolders(contacts []string) error {
	holders := make(map[string]int64, len(contacts))
	for _, c := range contacts {
		holders[c] = 0
	}
	err := in.askAll(contacts, func(c string, one arrival) { holders[c] = one.message },
		`SELECT contact, customer_id, 0, '' FROM contacts WHERE contact IN (SELECT j.value FROM {list})`)
	in.memory.holders = holders
	return err
}

// recallNumbers leaves those that some order has: which of them is meant is asked then.
func (in *intake) recallNumbers(numbers []string) error {
	some := map[string]bool{}
	err := in.askAll(numbers, func(n string, _ arrival) { some[n] = true }, `SELECT number, 0, 0, '' FROM orders WHERE number IN (SELECT j.value FROM {list})`)
	if in.memory.orders == nil {
		in.memory.orders = map[orderAsked]int64{}
	}
	for _, n := range numbers {
		if !some[n] {
			in.memory.orders[orderAsked{in.account, n}] = 0
		}
	}
	return err
}

// recallWords notes which words orders are found by.
func (t *txn) recallWords(words []string) error {
	if t.memory.words == nil {
		t.memory.words = map[string]bool{}
	}
	var ask []string
	for _, w := range sortedWords(words) {
		if _, known := t.memory.words[w]; !known {
			ask = append(ask, w)
			t.memory.words[w] = false
		}
	}
	return t.askAll(ask, func(w string, _ arrival) { t.memory.words[w] = true }, `
		SELECT j.value, 0, 0, '' FROM {list} WHERE EXISTS (SELECT 1 FROM order_keys k WHERE k.word = j.value)`)
}
