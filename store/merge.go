package store

import "slices"

// urgency orders states by how much they want a person.
var urgency = []string{StateNew, StateWorking, StateReview, StateSnoozed, StateWaiting, StateDone, StateIgnored}

// merge moves everything of one conversation into an older one; messages keep
// their ids. Two that both have an answer on its way stay apart.
func (t *txn) merge(into, from int64, why string) (bool, error) {
	var active int
	err := t.row(`SELECT COUNT(*) FROM outbox WHERE inquiry_id IN ($1, $2) AND state IN ('queued', 'sending', 'unknown')`, into, from).Scan(&active)
	if err != nil || active > 1 {
		return false, err
	}
	if err := t.unite(into, from); err != nil {
		return false, err
	}
	return true, t.event(Actor{}, into, "merged", why)
}

// unite is merge where at most one of the two has an answer on its way.
func (t *txn) unite(into, from int64) error {
	if err := t.mergeState(into, from); err != nil {
		return err
	}
	if err := t.mergeSorted(into, from); err != nil {
		return err
	}
	if err := t.mergeDrafts(into, from); err != nil {
		return err
	}
	if err := t.mergeApprovals(into, from); err != nil {
		return err
	}
	stood := t.ahead.whereabouts()
	for _, move := range []string{
		`UPDATE messages SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE events SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE outbox SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE drafts SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE dropped_drafts SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE typed_facts SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE ai_drafts SET inquiry_id = $1 WHERE inquiry_id = $2`,
		`UPDATE entries SET inquiry_id = $1 WHERE inquiry_id = $2 AND inquiry_id > 0`,
		`UPDATE documents SET inquiry_id = $1 WHERE inquiry_id = $2 AND inquiry_id > 0`,
		`UPDATE joins SET kept_id = $1 WHERE kept_id = $2`,
		`UPDATE joins SET other_id = $1 WHERE other_id = $2`,
		`INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by, wanted)
		 SELECT CAST($1 AS BIGINT), number, order_id, score, reason, reasons, verdict, chosen_by, wanted FROM links WHERE inquiry_id = $2
		 ON CONFLICT (inquiry_id, number) DO NOTHING`,
		`INSERT INTO inquiry_tags (inquiry_id, tag_id) SELECT CAST($1 AS BIGINT), tag_id FROM inquiry_tags WHERE inquiry_id = $2
		 ON CONFLICT (inquiry_id, tag_id) DO NOTHING`,
		`INSERT INTO rule_hits (inquiry_id, rule_id, at, told_of) SELECT CAST($1 AS BIGINT), rule_id, at, told_of FROM rule_hits WHERE inquiry_id = $2
		 ON CONFLICT (inquiry_id, rule_id) DO NOTHING`,
	} {
		if _, err := t.exec(move, into, from); err != nil {
			return err
		}
	}
	t.ahead.moved(stood, into, from)
	if err := t.unindex(inquiryDocs, from); err != nil {
		return err
	}
	for _, end := range []string{
		`DELETE FROM links WHERE inquiry_id = $1`,
		`DELETE FROM inquiry_keys WHERE inquiry_id = $1`,
		`DELETE FROM marks WHERE inquiry_id = $1`,
		`DELETE FROM tried WHERE inquiry_id = $1`,
		`DELETE FROM inquiry_tags WHERE inquiry_id = $1`,
		`DELETE FROM inquiries WHERE id = $1`,
	} {
		if _, err := t.exec(end, from); err != nil {
			return err
		}
	}
	return t.showSending(into)
}

// mergeState keeps the more urgent state and a person's choice of order.
func (t *txn) mergeState(into, from int64) error {
	type part struct {
		state, number, reason, by, name, kana, address, phone string
		order, seen, customerAt                               int64
	}
	read := func(id int64) (p part, err error) {
		err = t.row(`
			SELECT state, order_number, link_reason, link_by, own_name, kana, address, phone, order_id, seen_id, customer_at
			FROM inquiries WHERE id = $1`, id).Scan(&p.state, &p.number, &p.reason, &p.by, &p.name, &p.kana, &p.address, &p.phone,
			&p.order, &p.seen, &p.customerAt)
		return p, err
	}
	a, err := read(into)
	if err != nil {
		return err
	}
	b, err := read(from)
	if err != nil {
		return err
	}
	state := urgency[min(slices.Index(urgency, a.state), slices.Index(urgency, b.state))]
	if a.by != byPerson && b.by == byPerson {
		a.number, a.reason, a.by, a.order = b.number, b.reason, b.by, b.order
	}
	if a.customerAt == 0 || b.customerAt != 0 && b.customerAt < a.customerAt {
		a.name, a.kana, a.address, a.phone, a.customerAt = b.name, b.kana, b.address, b.phone, b.customerAt
	}
	_, err = t.exec(`
		UPDATE inquiries SET state = $1, order_number = $2, link_reason = $3, link_by = $4, own_name = $5, kana = $6,
			address = $7, phone = $8, order_id = $9, seen_id = $10, customer_at = $11, version = version + 1
		WHERE id = $12`,
		state, a.number, a.reason, a.by, a.name, a.kana, a.address, a.phone, a.order, min(a.seen, b.seen), a.customerAt, into)
	return err
}

// mergeDrafts joins two drafts into one, so that no typed word is lost.
func (t *txn) mergeDrafts(into, from int64) error {
	n, err := t.exec(`
		UPDATE drafts SET body = body || $1 || (SELECT f.body FROM drafts f WHERE f.inquiry_id = $2), version = version + 1
		WHERE inquiry_id = $3 AND EXISTS (SELECT 1 FROM drafts f WHERE f.inquiry_id = $4)`, "\n\n", from, into, from)
	if err != nil || n == 0 {
		return err
	}
	_, err = t.exec(`DELETE FROM drafts WHERE inquiry_id = $1`, from)
	return err
}
