package store

import (
	"encoding/json"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/mailbox/quote"
	"madoguchi/connectors/workday"
	"madoguchi/store/fold"
	"madoguchi/store/rule"
)

// longest is how much of a text the rules read, in bytes: what a customer wants
// stands at its beginning.
const longest = 20_000

// ruled is an inquiry as a rule sees it when a message has come, and as it stands.
type ruled struct {
	facts rule.Facts
	text  string // of the message, as its writer wrote it and without quotes
	title string

	id, message, at           int64
	state                     string
	category, owner, dueSet   int64
	categoryBy, ownerBy       string
	dueBy, care, topic, staff string
	keep                      bool
	letter                    bool // a mall's own, not a customer's
}

// factColumns are what the rules know of an inquiry q, its message m and its order
// o; a is its account.
const factColumns = `q.id, q.account_id, a.kind, q.about_kind, q.subject, q.category, q.item_code, q.item_name, q.order_id,
	q.state, q.category_id, q.category_by, q.owner_id, q.owner_by, q.due_set, q.due_set_by, q.care,
	COALESCE((SELECT c.name FROM categories c WHERE c.id = q.category_id), ''),
	COALESCE((SELECT f.name FROM staff f WHERE f.id = q.owner_id), ''),
	CASE WHEN q.official = 1 OR q.order_number <> '' OR q.mall_order <> '' OR q.about_kind <> ''
		OR EXISTS (SELECT 1 FROM links l WHERE l.inquiry_id = q.id AND l.verdict <> 'refused') THEN 1 ELSE 0 END,
	COALESCE((SELECT u.vip FROM customers u WHERE u.id = q.customer_id), 0),
	(SELECT COUNT(*) FROM (SELECT 1 FROM orders w WHERE w.customer_id > 0 AND w.customer_id = q.customer_id LIMIT 2) x),
	COALESCE(o.status, ''), COALESCE(o.total, 0), COALESCE(o.facts, ''),
	m.id, m.kind, m.address, m.subject, m.body, m.sent_at, q.scam, q.official,
	CASE WHEN EXISTS (SELECT 1 FROM files f WHERE f.message_id = m.id AND f.is_inline = 0) THEN 1 ELSE 0 END`

const factTables = ` FROM inquiries q JOIN accounts a ON a.id = q.account_id LEFT JOIN orders o ON o.id = q.order_id AND q.order_id > 0
	JOIN messages m ON `

// asRead is what the facts of an inquiry are made of.
type asRead struct {
	about, subject, body string
	code, name           string // of the article the mall names
	order, orders        int64
	orderFacts           string
}

// scanRuled reads a row of factColumns; the calendar says when the shop is closed.
func scanRuled(malls []string, plan *duePlan) func(scanner) (ruled, error) {
	return func(r scanner) (ruled, error) {
		var s ruled
		var a asRead
		f := &s.facts
		err := r.Scan(&s.id, &f.Account, &f.Channel, &a.about, &s.title, &f.MallCategory, &a.code, &a.name, &a.order,
			&s.state, &s.category, &s.categoryBy, &s.owner, &s.ownerBy, &s.dueSet, &s.dueBy, &s.care, &s.topic, &s.staff, &s.keep,
			&f.VIP, &a.orders, &f.OrderState, &f.Amount, &a.orderFacts,
			&s.message, &f.Kind, &f.Sender, &a.subject, &a.body, &s.at, &f.Suspicious, &s.letter, &f.Files)
		if err != nil {
			return s, err
		}
		s.said(a, own)
		s.tell(a, malls, plan)
		return s, nil
	}
}

// said keeps what the message says.
func (s *ruled) said(a asRead, own func(body string) string) {
	s.title = firstText(s.title, a.subject)
	s.text = own(a.body)
	s.facts.Kind = firstText(s.facts.Kind, "normal")
}

// tell makes the facts that rules ask for.
func (s *ruled) tell(a asRead, malls []string, plan *duePlan) {
	f := &s.facts
	f.Mall = mallOf(f.Channel, a.about, malls)
	f.Linked, f.Repeat = a.order > 0, a.orders > 1
	f.Sender = lowerAddress(f.Sender)
	f.Subject, f.Text, f.MallCategory = fold.Fold(s.title), fold.Fold(s.text), fold.Fold(f.MallCategory)
	f.Foreign = rule.IsForeign(s.title + "\n" + s.text)
	s.order(a.orderFacts, a.code, a.name)
	s.moment(plan)
}

// own is what the writer of a mail has written: no quotes, no signature.
func own(body string) string {
	if len(body) > longest {
		body = strings.ToValidUTF8(body[:longest], "")
	}
	var b strings.Builder
	for _, p := range quote.Parts(body) {
		if p.Kind == quote.Own {
			b.WriteString(body[p.Start:p.End])
		}
	}
	return b.String()
}

func mallOf(kind, about string, malls []string) string {
	if about != "" {
		return about
	}
	for _, m := range malls {
		if m == kind {
			return kind
		}
	}
	return ""
}

// order reads what the mall says of the order. What cannot be read is not known.
func (s *ruled) order(facts, code, name string) {
	var o connectors.Order
	_ = json.Unmarshal([]byte(facts), &o)
	words := []string{code, name}
	for _, l := range o.Lines {
		words = append(words, l.Code, l.Name)
	}
	s.facts.Items = fold.Fold(strings.Join(words, "\n"))
	s.facts.Payment = fold.Fold(o.Payment)
	for _, p := range o.Parcels {
		s.facts.Carriers = append(s.facts.Carriers, p.Carrier)
	}
	if !s.facts.Linked {
		s.facts.Amount = 0
	}
}

func (s *ruled) moment(plan *duePlan) {
	at := jst.Of(s.at)
	s.facts.Minute = int64(at.Hour()*60 + at.Minute())
	s.facts.Weekday = int64(at.Weekday())
	s.facts.Closed = plan != nil && !plan.calendar.IsOpen(workday.DayOf(at))
}

// held is what the rules must leave alone. An owner of before there were rules was
// chosen by a person.
func (s *ruled) held() rule.Held {
	waits := s.state == StateNew || s.state == StateWorking || s.state == StateReview
	return rule.Held{
		Category: s.categoryBy == byPerson || s.categoryBy == "" && s.category > 0,
		Owner:    s.ownerBy == byPerson || s.ownerBy == "" && s.owner > 0,
		Due:      s.dueBy == DuePerson,
		Care:     s.care != "",
		Owned:    s.owner > 0,
		Closed:   !waits,
		Keep:     s.keep || s.state != StateNew,
	}
}
