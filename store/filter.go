package store

import "strings"

// isRepeat: the customer has written before, or has an order that is older than
// these words and not the one they are about.
const isRepeat = `(q.customer_id > 0 AND (
		EXISTS (SELECT 1 FROM inquiries e WHERE e.customer_id = q.customer_id AND e.customer_id > 0 AND e.id <> q.id
			AND (e.id < q.id OR e.last_at < q.last_at))
		OR EXISTS (SELECT 1 FROM orders b WHERE b.customer_id = q.customer_id AND b.customer_id > 0 AND b.id <> q.order_id
			AND b.ordered_at < q.last_at)))`

// narrow adds the conditions of the filters.
//
// A condition whose index has another order than the list is written as a sum
// (+q.owner_id): no planner then takes that index and sorts what it finds.
func (o *list) narrow(want InquiryQuery) {
	o.narrowState(want)
	bySearch := o.columns == "" || o.few
	byName := o.few || strings.HasPrefix(o.columns, nameless)
	byDue := !o.few && strings.HasPrefix(o.columns, "q.due_key")
	o.oneOf(bySearch || want.lead != "account_id" && (byName || want.lead != ""), "account_id", want.Accounts)
	switch {
	case want.Owner == Nobody:
		o.add(` AND +q.owner_id = 0`)
	case want.Owner != 0 && byName:
		o.add(` AND +q.owner_id = ?`, want.Owner)
	case want.Owner != 0:
		o.add(` AND q.owner_id = ? AND q.owner_id > 0`, want.Owner)
	}
	switch {
	case want.Category != 0 && byName && want.lead != "category_id":
		o.add(` AND +q.category_id = ?`, want.Category)
	case want.Category != 0:
		o.add(` AND q.category_id = ? AND q.category_id > 0`, want.Category)
	}
	o.within(want.Reach)
	o.narrowDue(want, byDue)
	o.narrowMarks(want, byDue)
	if want.Tag != 0 {
		o.add(` AND EXISTS (SELECT 1 FROM inquiry_tags g WHERE g.inquiry_id = q.id AND g.tag_id = ?)`, want.Tag)
	}
	if len(want.Uncompleted) > 0 {
		o.add(` AND q.state = ? AND q.remote_done = 0 AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = q.account_id AND a.kind IN `, StateWaiting)
		inList(&o.query, want.Uncompleted)
		o.add(`)`)
	}
}

func (o *list) narrowState(want InquiryQuery) {
	if want.State != "" && (o.few || want.lead != "" && want.lead != "state") {
		o.add(` AND q.state || '' = ?`, want.State)
		return
	}
	if want.State != "" {
		o.add(` AND q.state = ?`, want.State)
		return
	}
	if len(want.States) > 0 {
		o.add(` AND q.state || '' IN `)
		inList(&o.query, want.States)
	}
}

// oneOf asks for one of several ids. Only one id has a place in an index whose
// order is that of the list.
func (o *list) oneOf(hidden bool, column string, ids []int64) {
	switch {
	case len(ids) == 0:
	case len(ids) == 1 && !hidden:
		o.add(` AND q.`+column+` = ?`, ids[0])
	default:
		o.add(` AND +q.` + column + ` IN `)
		inList(&o.query, ids)
	}
}

// narrowDue: what is owed has a small index of its own by date, and stands at the
// beginning of the one by due date.
func (o *list) narrowDue(want InquiryQuery, byDue bool) {
	if want.NotDue {
		o.add(` AND +q.due_at = 0`)
		return
	}
	if want.DueUntil == 0 {
		return
	}
	o.add(` AND +q.due_at >= ? AND +q.due_at < ?`, max(want.DueFrom, 1), want.DueUntil)
	switch {
	case byDue:
		o.add(` AND q.due_key < ?`, want.DueUntil)
	case strings.HasPrefix(o.columns, "q.last_at"):
		o.add(` AND q.due_at > 0`)
	}
}

func (o *list) narrowMarks(want InquiryQuery, byDue bool) {
	flag := func(on bool, column string) {
		switch {
		case on && byDue:
			o.add(` AND q.` + column + ` = 1`)
		case on:
			o.add(` AND +q.` + column + ` = 1`)
		}
	}
	flag(want.Unread, "unread")
	flag(want.Scam, "scam")
	if want.Files {
		o.add(` AND +q.has_files = 1`)
	}
	switch {
	case want.Care == "any" && byDue:
		o.add(` AND q.care <> ''`)
	case want.Care == "any":
		o.add(` AND q.care || '' <> ''`)
	case want.Care != "":
		o.add(` AND q.care || '' = ?`, want.Care)
	}
	switch want.Stage {
	case "before":
		o.add(` AND q.order_number || '' = ''`)
	case "after":
		o.add(` AND q.order_number || '' <> ''`)
	}
	if want.VIP {
		o.add(` AND COALESCE((SELECT u.vip FROM customers u WHERE u.id = q.customer_id), 0) = 1`)
	}
	if want.Repeat {
		o.add(` AND ` + isRepeat)
	}
}
