package store

// ruled is an inquiry as the rules see it when a message has come, made of what the
// transaction holds: the same that factColumns read. What only rules ask for is left out
// where there are none.
func (in *intake) ruled(id int64, m heard) (ruled, error) {
	q, err := in.sheet(id)
	if err != nil {
		return ruled{}, err
	}
	r := &q.now
	s := ruled{
		id: id, message: m.id, at: m.at, title: r.subject, state: r.state, category: r.category, categoryBy: r.categoryBy,
		owner: r.owner, ownerBy: r.ownerBy, dueSet: r.dueSet, dueBy: r.dueSetBy, care: r.care, letter: r.official != 0,
	}
	f := &s.facts
	f.Account, f.MallCategory, f.Kind, f.Sender = r.account, r.mallCategory, m.kind, m.address
	f.Suspicious, f.Files = r.scam != 0, m.enclosed
	a := asRead{about: r.aboutKind, subject: m.subject, body: m.body, code: r.itemCode, name: r.itemName, order: r.orderID}
	s.said(a, in.folded().ownOf)
	if len(in.sorter.rules) == 0 {
		return s, nil
	}
	if f.Channel, err = in.kindOf(r.account); err != nil {
		return s, err
	}
	err = in.row(`
		SELECT COALESCE((SELECT u.vip FROM customers u WHERE u.id = $1), 0),
			(SELECT COUNT(*) FROM (SELECT 1 FROM orders w WHERE w.customer_id > 0 AND w.customer_id = $2 LIMIT 2) x),
			COALESCE(o.status, ''), COALESCE(o.total, 0), COALESCE(o.facts, '')
		FROM (SELECT 1 AS one) y LEFT JOIN orders o ON o.id = $3 AND o.id > 0`,
		r.customerID, r.customerID, r.orderID).Scan(&f.VIP, &a.orders, &f.OrderState, &f.Amount, &a.orderFacts)
	if err != nil {
		return s, err
	}
	if s.keep, err = in.keeps(q); err != nil {
		return s, err
	}
	plan, err := in.duePlan()
	if err == nil {
		s.tell(a, in.s.malls, plan)
	}
	return s, err
}

// keeps tells whether an inquiry is about an order, or is a mall's own letter.
func (in *intake) keeps(q *sheet) (bool, error) {
	r := &q.now
	if r.official == 1 || r.orderNumber != "" || r.mallOrder != "" || r.aboutKind != "" {
		return true, nil
	}
	have, err := in.linksOf(q.id)
	return len(have) > len(refused(have)), err
}
