package store

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/connectors"
)

const (
	mostOffers = 8
	// mostPerWord stands in the text of its query: SQLite prepares a statement anew
	// each time when its LIMIT is a parameter.
	mostPerWord = "20"
	// reachDays is how long before a question its order may have been placed.
	reachDays = 400
)

// near finds orders by who asks, for an inquiry whose number nobody knows. The
// second result is the one that is certain, if any; where something makes a
// choice doubtful there is none.
func (t *txn) near(a asker, doubtful bool) ([]candidate, candidate, error) {
	found, err := t.sharing(a)
	if err != nil || len(found) == 0 {
		return nil, candidate{}, err
	}
	a.text = strings.Join(strings.Fields(a.folded), "")
	var sure bought
	if !doubtful {
		sure = a.sure(found)
	}
	var offers []candidate
	var only candidate
	for _, b := range found {
		score, why := a.score(b)
		c := candidate{number: b.order.Number, order: b.id, score: score, reasons: why}
		if b.id == sure.id {
			c.score = scoreCertain
			only = c
		}
		if c.score >= scoreLeast {
			offers = append(offers, c)
		}
	}
	slices.SortFunc(offers, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.number, y.number))
	})
	return offers[:min(len(offers), mostOffers)], only, nil
}

// sure returns the order there can be no doubt about: the customer writes from
// the real address of the order and under its name, it was placed before the
// question, it is the only one of the last ninety days that shares anything
// with them, and nothing speaks against it.
func (a asker) sure(found []bought) bought {
	var recent []bought
	for _, b := range found {
		if b.at >= a.first-sureDays*dayMillis {
			recent = append(recent, b)
		}
	}
	if len(recent) != 1 || a.forged {
		return bought{}
	}
	b := recent[0]
	_, why := a.contact(b)
	_, named := a.named(b)
	if !slices.Contains(why, reasonAddress) || named == "" || b.at > a.first || a.otherItem(b) {
		return bought{}
	}
	return b
}

// asker reads who asks. No customer has written yet: false.
func (t *txn) asker(q *sheet) (asker, bool, error) {
	a := asker{account: q.now.account, person: q.now.own(), item: connectors.Item{Code: q.now.itemCode, Name: q.now.itemName}}
	kind, err := t.kindOf(a.account)
	if err != nil || q.now.gift != 0 {
		return a, false, err // a recipient is not the buyer: nothing of the buyer comes by likeness
	}
	a.mall = t.s.isMall(kind)
	p := a.person
	a.words = personWords(p)
	var said []string
	all, err := t.messagesOf(q)
	if err != nil {
		return a, false, err
	}
	for _, m := range all {
		if m.direction != string(connectors.In) || automatic(m.kind) {
			continue
		}
		if a.first == 0 {
			a.first = m.at
		}
		a.last = max(a.last, m.at)
		a.forged = a.forged || m.auth == "fail"
		said = append(said, t.folded().said(m.subject, m.body))
	}
	a.folded = strings.Join(said, "\n")
	a.textPhones = t.folded().phonesIn(a.folded)
	return a, a.last != 0, nil
}

// personWords are the words a person is found by.
func personWords(p connectors.Person) []string {
	return sortedWords(append([]string{addressWord(p.Address), phoneWord(p.Phone)}, nameWords(p.Name, p.Kana)...))
}

// keys are the words under which a later order finds the inquiry.
func (a asker) keys() []string { return sortedWords(slices.Concat(a.words, a.textPhones)) }

// sharing returns the orders with a common word, placed before the last
// message, each once. One mall's shop is not asked about another's orders.
func (t *txn) sharing(a asker) ([]bought, error) {
	var all []bought
	if err := t.recallWords(a.keys()); err != nil {
		return nil, err
	}
	for _, w := range a.keys() {
		if !t.memory.words[w] {
			continue
		}
		some, err := collect(t.ctx, t, scanBought, `
			SELECT o.id, o.account_id, a.kind, o.ordered_at, o.facts
			FROM order_keys k JOIN orders o ON o.id = k.order_id JOIN accounts a ON a.id = o.account_id
			WHERE k.word = $1 AND o.ordered_at <= $2 AND o.ordered_at >= $3
			ORDER BY o.ordered_at DESC, o.id DESC LIMIT `+mostPerWord, w, a.last+clockSlack, a.first-reachDays*dayMillis)
		if err != nil {
			return nil, err
		}
		for _, b := range some {
			foreign := a.mall && t.s.isMall(b.kind) && b.account != a.account
			known := slices.ContainsFunc(all, func(o bought) bool { return o.id == b.id })
			if foreign || known {
				continue
			}
			// A link names a number: where two malls use one, it means the nearer shop's.
			id, err := t.orderFor(a.account, b.order.Number)
			if err != nil {
				return nil, err
			}
			if id == b.id {
				all = append(all, b)
			}
		}
	}
	return all, nil
}

func scanBought(r scanner) (bought, error) {
	var b bought
	var facts string
	if err := r.Scan(&b.id, &b.account, &b.kind, &b.at, &facts); err != nil {
		return b, err
	}
	b.order = connectors.Order{}
	return b, fromJSON(facts, &b.order)
}
