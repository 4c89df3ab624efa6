package store

import (
	"slices"
	"strings"
)

// link is what is kept of a candidate.
type link struct {
	candidate
	why, verdict, by string
}

// linksOf are the links of an inquiry by their numbers.
func (t *txn) linksOf(inquiry int64) ([]link, error) {
	q := t.held(inquiry)
	if q != nil && q.links != nil {
		return *q.links, nil
	}
	all, err := t.readLinks(inquiry)
	if q = t.held(inquiry); err == nil && q != nil { // what had to be written first may have let it go
		q.links = &all
	}
	return all, err
}

func (t *txn) readLinks(inquiry int64) ([]link, error) {
	return collect(t.ctx, t.asking(linkRows, map[int]any{0: inquiry}), func(r scanner) (link, error) {
		var l link
		var reasons string
		err := r.Scan(&l.number, &l.order, &l.score, &l.why, &reasons, &l.verdict, &l.by, &l.wanted)
		l.reasons = strings.Fields(reasons)
		return l, err
	}, `SELECT number, order_id, score, reason, reasons, verdict, chosen_by, wanted FROM links WHERE inquiry_id = $1 ORDER BY number`, inquiry)
}

func refused(have []link) []string {
	var no []string
	for _, l := range have {
		if l.verdict == "refused" {
			no = append(no, l.number)
		}
	}
	return no
}

// firstLinks keeps the candidates of a new inquiry and chooses the best.
func (t *txn) firstLinks(q *sheet, all []candidate, best candidate) error {
	kept := []link{}
	for _, c := range all {
		l := offered(c)
		if c.number == best.number {
			l.verdict = "linked"
		}
		kept = t.addLink(q.id, kept, l)
	}
	q.links = &kept
	if best.number == "" {
		return nil
	}
	return t.linked(Actor{}, q.id, "", best, byMachine)
}

// offered is a candidate as the machine keeps it.
func offered(c candidate) link {
	return link{candidate: c, why: c.reason(), verdict: "offered", by: byMachine}
}

// addLink keeps a link of a number that the inquiry may have one of already: that stays. It
// returns the links of the inquiry with it.
func (t *txn) addLink(inquiry int64, have []link, l link) []link {
	t.add(linkRows, inquiry, l.number, l.order, l.score, l.why, strings.Join(l.reasons, " "), l.verdict, l.by, bit(l.wanted))
	if slices.ContainsFunc(have, func(k link) bool { return k.number == l.number }) {
		return have
	}
	l.ours = false // what only finding says
	all := append(slices.Clone(have), l)
	slices.SortFunc(all, func(a, b link) int { return strings.Compare(a.number, b.number) })
	return all
}

// offers keeps the candidates beside what a person has said, and forgets the offers that
// the machine no longer has.
func (t *txn) offers(inquiry int64, have []link, all []candidate) error {
	for _, l := range have {
		if l.verdict != "offered" || l.by != byMachine || slices.ContainsFunc(all, func(c candidate) bool { return c.number == l.number }) {
			continue
		}
		if _, err := t.exec(`DELETE FROM links WHERE inquiry_id = $1 AND number = $2`, inquiry, l.number); err != nil {
			return err
		}
	}
	for _, c := range all {
		at := slices.IndexFunc(have, func(l link) bool { return l.number == c.number })
		if at < 0 { // a new one waits, as those of a new inquiry do
			have = t.addLink(inquiry, have, offered(c))
			continue
		}
		if have[at].verdict == "refused" || have[at].says(c) {
			continue
		}
		if err := t.offer(inquiry, c); err != nil {
			return err
		}
	}
	if q := t.held(inquiry); q != nil && q.links != nil { // else a statement has changed some
		q.links = &have
	}
	return nil
}

// says tells whether a candidate would change nothing of a link.
func (l link) says(c candidate) bool {
	return l.order == c.order && l.score == c.score && l.wanted == c.wanted &&
		(l.by == byPerson || l.why == c.reason() && slices.Equal(l.reasons, c.reasons))
}

// offer keeps a candidate; a verdict that is there stays.
func (t *txn) offer(inquiry int64, c candidate) error {
	_, err := t.exec(`
		INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by, wanted)
		VALUES ($1, $2, $3, $4, $5, $6, 'offered', 'machine', $7)
		ON CONFLICT (inquiry_id, number) DO UPDATE SET order_id = excluded.order_id, score = excluded.score,
			reason = CASE WHEN links.chosen_by = 'person' THEN links.reason ELSE excluded.reason END,
			reasons = CASE WHEN links.chosen_by = 'person' THEN links.reasons ELSE excluded.reasons END, wanted = excluded.wanted
		WHERE links.verdict <> 'refused'`,
		inquiry, c.number, c.order, c.score, c.reason(), strings.Join(c.reasons, " "), bit(c.wanted))
	return err
}

// choose makes the machine's link what is certain now, or nothing.
func (t *txn) choose(inquiry int64, c candidate) error {
	q, err := t.sheet(inquiry)
	if err != nil || q.now.orderNumber == c.number && q.now.orderID == c.order {
		return err
	}
	return t.setLink(Actor{}, inquiry, q.now.orderNumber, c, byMachine)
}

// setLink writes a link, or its end when c has no number.
func (t *txn) setLink(by Actor, inquiry int64, before string, c candidate, who string) error {
	if before != "" && before != c.number {
		_, err := t.exec(`
			UPDATE links SET verdict = 'offered', chosen_by = 'machine' WHERE inquiry_id = $1 AND number = $2 AND verdict = 'linked'`,
			inquiry, before)
		if err != nil {
			return err
		}
	}
	if c.number != "" {
		_, err := t.exec(`
			UPDATE links SET verdict = 'linked', chosen_by = $1, order_id = $2 WHERE inquiry_id = $3 AND number = $4`,
			who, c.order, inquiry, c.number)
		if err != nil {
			return err
		}
	}
	return t.linked(by, inquiry, before, c, who)
}

// linked notes the order of an inquiry, or that it has none any more.
func (t *txn) linked(by Actor, inquiry int64, before string, c candidate, who string) error {
	kind, number := "linked", c.number
	if c.number == "" {
		kind, number, who = "unlinked", before, ""
	}
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	q.now.orderNumber, q.now.orderID, q.now.linkReason, q.now.linkBy = c.number, c.order, c.reason(), who
	q.now.version++
	if before == c.number {
		return nil
	}
	return t.event(by, inquiry, kind, number)
}
