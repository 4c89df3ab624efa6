package store

import (
	"slices"

	"madoguchi/connectors"
	"madoguchi/connectors/subject"
)

// sameSubjectFor is how long a subject holds a conversation together.
const sameSubjectFor = 14 * 24 * 3600 * 1000

// mostBySubject is how many messages a conversation has before its subject alone
// brings in no more. No customer writes so often without ever answering a mail;
// a cart or a server that writes every hour under one subject would otherwise fill
// one conversation for years, which is read anew with each mail.
const mostBySubject = 100

// join is by what a mail may be found again when no id helps. Everything is
// empty for automatic mail and for mail without a customer's address.
type join struct {
	address, subject, order string
}

func (in *intake) joinBy(q connectors.Inquiry, m connectors.Message) join {
	address := lowerAddress(q.Customer.Address)
	if address == "" || automatic(m.Kind) || !isMail(q) {
		return join{}
	}
	j := join{address: address, subject: subject.Normal(m.Subject)}
	if numbers := in.our.exact(m.Subject, m.Text); len(numbers) == 1 {
		j.order = numbers[0]
	}
	return j
}

// What put a mail into the conversation it stands in.
const (
	joinedByID      = "ids"     // it answers a mail there, or one there answers it
	joinedByOrder   = "order"   // the same order number and the same customer
	joinedBySubject = "subject" // the same subject and the same customer, near in time
)

// thread finds the conversation of a mail: by ids first, then by order number
// and customer, then by subject and customer. A mail that connects several
// makes one of them, but never of what a person has parted.
func (in *intake) thread(q connectors.Inquiry) (arrivals, error) {
	var found []int64
	var why string
	for _, m := range q.Messages {
		ids, by, err := in.targets(q, m)
		if err != nil {
			return arrivals{}, err
		}
		found, why = append(found, ids...), firstText(why, by)
	}
	slices.Sort(found)
	found, err := in.own(slices.Compact(found))
	if err != nil {
		return arrivals{}, err
	}
	if len(found) == 0 {
		return in.create(q, true)
	}
	if found, err = in.unparted(q, found); err != nil {
		return arrivals{}, err
	}
	a := arrivals{id: found[0], joinedBy: why}
	for _, other := range found[1:] {
		merged, err := in.merge(a.id, other, why)
		if err != nil {
			return a, err
		}
		if merged {
			a.changed = true
		}
	}
	return a, nil
}

func (in *intake) targets(q connectors.Inquiry, m connectors.Message) (ids []int64, by string, err error) {
	if id, err := in.known(m.RemoteID); err == nil {
		ids, err := collect(in.ctx, in, scanID, `SELECT inquiry_id FROM messages WHERE id = $1`, id)
		return ids, "", err
	}
	j := in.joinBy(q, m)
	ids, err = in.byIDs(m, j.address)
	if err != nil || len(ids) > 0 {
		return ids, joinedByID, err
	}
	if j.address != "" && j.order != "" && !in.ahead.stranger(j.address) {
		ids, err = collect(in.ctx, in, scanID, `
			SELECT DISTINCT inquiry_id FROM messages
			WHERE account_id = $1 AND join_address = $2 AND join_order = $3 AND join_order <> ''`, in.account, j.address, j.order)
		if err != nil || len(ids) > 0 {
			return ids, joinedByOrder, err
		}
	}
	if j.address == "" || j.subject == "" || in.ahead.stranger(j.address) {
		return nil, "", nil
	}
	ids, err = in.bySubject(j, in.when(m))
	return ids, joinedBySubject, err
}

// bySubject looks for mails of the same subject and customer, near in time. Those that wait
// are looked at where they are, and a sheet knows best how many its inquiry has: nothing is
// written for this question, which many mails ask.
func (in *intake) bySubject(j join, at int64) ([]int64, error) {
	from, to := at-sameSubjectFor, at+sameSubjectFor
	var found []int64
	for _, row := range in.rows[messageRows] {
		sent, _ := row[messageSent].(int64)
		id, _ := row[messageInquiry].(int64)
		if row[messageAccount] == in.account && row[messageJoinAddress] == j.address && row[messageJoinSubject] == j.subject && sent >= from && sent <= to {
			q, err := in.sheet(id)
			if err != nil {
				return nil, err
			}
			if q.now.count < mostBySubject {
				found = addOnce(found, id)
			}
		}
	}
	_, err := collect(in.ctx, without{in.txn}, func(r scanner) (id int64, err error) {
		var count int64
		if err := r.Scan(&id, &count); err != nil {
			return id, err
		}
		if q := in.held(id); q != nil {
			count = q.now.count
		}
		if count < mostBySubject {
			found = addOnce(found, id)
		}
		return id, nil
	}, `
		SELECT DISTINCT m.inquiry_id, q.message_count FROM messages m JOIN inquiries q ON q.id = m.inquiry_id
		WHERE m.account_id = $1 AND m.join_address = $2 AND m.join_subject = $3 AND m.sent_at >= $4 AND m.sent_at <= $5
			AND m.join_address <> ''`,
		in.account, j.address, j.subject, from, to)
	return found, err
}

// joins is what put a new mail into a conversation that was there, "" for a new one.
func (a arrivals) joins() string {
	if a.created {
		return ""
	}
	return a.joinedBy
}

// byIDs looks both ways: for mails this one names, and for mails that name it.
//
// Mailing tools and web forms give one id to many mails. Such an id joins only
// mails of the same customer: it must not show one customer's mail to another.
func (in *intake) byIDs(m connectors.Message, address string) ([]int64, error) {
	a := in.ahead
	named := a.perhaps((*ahead).hasMail, m.Refs)
	ours := a.perhaps((*ahead).wrote, append(slices.Clone(m.Refs), m.MailID))
	again := a.perhaps((*ahead).hasMail, []string{m.MailID})
	answers := a.perhaps((*ahead).isNamed, []string{m.MailID, m.SentAs})
	found, named, again, answers := a.joining(m, address, named, again, answers)
	var q query
	part := func(ask string, args ...any) {
		if len(q.args) > 0 {
			q.add(` UNION `)
		}
		q.add(ask, args...)
	}
	if len(ours) > 0 {
		part(`SELECT inquiry_id FROM outbox WHERE account_id = ? AND mail_id <> '' AND mail_id IN `, in.account)
		inList(&q, ours)
	}
	if len(named) > 0 {
		part(`SELECT m.inquiry_id FROM messages m WHERE m.account_id = ? AND m.mail_id <> ''
			AND (m.join_address = ? AND m.join_address <> '' OR NOT EXISTS (
				SELECT 1 FROM messages o WHERE o.account_id = m.account_id AND o.mail_id = m.mail_id AND o.mail_id <> '' AND o.inquiry_id <> m.inquiry_id))
			AND m.mail_id IN `, in.account, address)
		inList(&q, named)
	}
	if len(again) > 0 && address != "" {
		// That the address is not empty is left unsaid, or SQLite would go through
		// every mail of the writer.
		part(`SELECT inquiry_id FROM messages
			WHERE account_id = ? AND mail_id = ? AND mail_id <> '' AND join_address = ?`, in.account, m.MailID, address)
	}
	if len(answers) > 0 && m.MailID != "" {
		part(`SELECT c.inquiry_id FROM refs r JOIN messages c ON c.id = r.message_id
			WHERE r.account_id = ? AND r.ref IN (?, ?) AND NOT EXISTS (
				SELECT 1 FROM messages o WHERE o.account_id = r.account_id AND o.mail_id = r.ref AND o.mail_id <> '')`,
			in.account, m.MailID, firstText(m.SentAs, m.MailID))
	}
	if len(q.args) == 0 {
		return found, nil
	}
	others, err := collect(in.ctx, in, scanID, q.sql.String(), q.args...)
	return append(found, others...), err
}
