package store

import (
	"slices"
)

// Who linked, and why.
const (
	byMachine = "machine"
	byPerson  = "person"

	reasonMall       = "mall"
	reasonText       = "text"
	reasonUnverified = "unverified"
	reasonPerson     = "person"
)

// candidate is an order number an inquiry may be about.
type candidate struct {
	number  string
	order   int64
	score   int
	reasons []string // the strongest first
	ours    bool     // it exists here, or carries the id of one of our shops
	wanted  bool     // worth asking the mall for
}

// reason is the strongest one.
func (c candidate) reason() string {
	if len(c.reasons) == 0 {
		return ""
	}
	return c.reasons[0]
}

// link finds the order of an inquiry. A certain match links by itself, the rest
// is offered; what a person has chosen or refused stays.
func (t *txn) link(inquiry int64, our ours) error {
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	bare, account, by := q.bare, q.now.account, q.now.linkBy
	q.bare = false // from here on links and words refer to it
	all, err := t.candidates(q, our)
	if err != nil {
		return err
	}
	var have []link
	if !bare {
		if have, err = t.linksOf(inquiry); err != nil {
			return err
		}
	}
	no := refused(have)
	best := certain(all, no)
	who, asks, err := t.asker(q)
	if err != nil {
		return err
	}
	if err := t.saveWords(inquiryKeys, inquiry, who.keys(), bare); err != nil {
		return err
	}
	if asks && best.number == "" && by != byPerson {
		// A number in the text, or a person's no, says that this is not the plain case.
		offers, sure, err := t.near(who, len(all)+len(no) > 0)
		if err != nil {
			return err
		}
		all, best = both(all, offers), sure
	}
	if bare {
		return t.firstLinks(q, all, best)
	}
	if err := t.offers(inquiry, have, all); err != nil {
		return err
	}
	if by == byPerson {
		return t.fill(inquiry, account)
	}
	return t.choose(inquiry, best)
}

// both adds what was found by likeness to what was found by number: an order
// that both know keeps its number's place and has every reason.
func both(numbers, near []candidate) []candidate {
	for _, c := range near {
		i := slices.IndexFunc(numbers, func(n candidate) bool { return n.number == c.number })
		if i < 0 {
			numbers = append(numbers, c)
			continue
		}
		numbers[i].reasons = append(numbers[i].reasons, c.reasons...)
	}
	return numbers
}

// certain returns the one candidate there can be no doubt about. Two orders of
// ours in one text stay two, also when a person has refused one of them.
func certain(all []candidate, no []string) candidate {
	var mine []candidate
	for _, c := range all {
		if c.reason() == reasonMall {
			mine = []candidate{c}
			break
		}
		if c.ours {
			mine = append(mine, c)
		}
	}
	if len(mine) != 1 || slices.Contains(no, mine[0].number) {
		return candidate{}
	}
	return mine[0]
}

// candidates are the numbers the mall names and those in subject and texts.
func (t *txn) candidates(q *sheet, our ours) ([]candidate, error) {
	account, mall := q.now.account, q.now.mallOrder
	var all []candidate
	if mall != "" {
		id, err := t.orderFor(account, mall)
		if err != nil {
			return nil, err
		}
		all = append(all, candidate{number: mall, order: id, score: 100, reasons: []string{reasonMall}, ours: true, wanted: true})
	}
	texts, err := t.allTexts(q)
	if err != nil {
		return nil, err
	}
	for _, m := range our.mentions(texts...) {
		if slices.ContainsFunc(all, func(c candidate) bool { return c.number == m.number }) {
			continue
		}
		id, err := t.orderFor(account, m.number)
		if err != nil {
			return nil, err
		}
		c := candidate{number: m.number, order: id, score: 30, reasons: []string{reasonUnverified}}
		own := m.exact && our.own(m.number)
		switch {
		case id != 0:
			c.score, c.reasons, c.ours = 90, []string{reasonText}, true
		case own:
			c.score, c.reasons, c.ours = 80, []string{reasonText}, true
		case m.exact:
			c.score = 40
		}
		c.wanted = own
		all = append(all, c)
	}
	return all, nil
}

// allTexts are the subject and every message of an inquiry, apart: a number
// never runs over from one into the next.
func (t *txn) allTexts(q *sheet) ([]string, error) {
	all, err := t.messagesOf(q)
	texts := []string{q.now.subject}
	for _, m := range all {
		texts = append(texts, m.subject)
	}
	for _, m := range all {
		if !m.aside {
			texts = append(texts, m.body)
		}
	}
	return texts, err
}

// orderFor returns the order of a number, 0 when it has not been read. Two malls
// may use one number: the own account's comes first, then its kind's.
func (t *txn) orderFor(account int64, number string) (int64, error) {
	return recall(&t.memory.orders, orderAsked{account, number}, func() (id int64, err error) {
		return id, ignoreMissing(t.row(`
			SELECT o.id FROM orders o JOIN accounts a ON a.id = o.account_id
			WHERE o.number = $1
			ORDER BY CASE WHEN o.account_id = $2 THEN 0
				WHEN a.kind = (SELECT kind FROM accounts WHERE id = $3) THEN 1 ELSE 2 END, o.id DESC
			LIMIT 1`, number, account, account).Scan(&id))
	})
}

// fill gives a person's link the order that has been read since.
func (t *txn) fill(inquiry, account int64) error {
	var number string
	if err := t.row(`SELECT order_number FROM inquiries WHERE id = $1`, inquiry).Scan(&number); err != nil || number == "" {
		return err
	}
	id, err := t.orderFor(account, number)
	if err != nil || id == 0 {
		return err
	}
	_, err = t.exec(`UPDATE inquiries SET order_id = $1 WHERE id = $2 AND order_id <> $3`, id, inquiry, id)
	return err
}
