package store

import (
	"errors"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// ahead is what was looked up once for a whole batch instead of for each mail: which
// of the ids and addresses in it the database knows. Most mails of a first
// synchronisation name nothing that is there already.
//
// It is an answer for what was asked only, and only until a statement changes the
// ids of messages (txn.about); whoever misses it asks the database.
type ahead struct {
	asked   map[string]bool  // remote ids, mail ids and addresses of the batch
	remotes map[string]int64 // remote id → message
	mails   map[string]bool  // mail ids of messages
	ours    map[string]bool  // mail ids of answers of ours
	named   map[string]bool  // mail ids that a message names
	people  map[string]bool  // addresses that a message can be joined by
	lost    map[string]bool  // mail ids for which a delivery report looks
	erased  bool             // something of the account was erased
	sent    bool             // the desk has sent something, or is about to
	renamed bool             // a provider has sent a mail under another id
	here    arrived
}

// For so many inquiries it is looked at once, first and at most. A transaction may end
// long before the rest of its batch, and what it has looked up goes with it: each next
// stretch is twice the one before, so that no more is asked in vain than was of use.
const (
	leastAhead = 16
	mostAhead  = 200
)

// lookOn looks ahead of the inquiry at i where the last look has ended. Where a statement
// made it forget what it saw (txn.about), each mail asks for itself until then: looking
// again after every such statement would cost more.
func (in *intake) lookOn(batch []connectors.Inquiry, i int) error {
	if i < in.far {
		return nil
	}
	in.stretch = min(max(2*in.stretch, leastAhead), mostAhead)
	in.far = min(i+in.stretch, len(batch))
	return in.lookAhead(batch[i:in.far])
}

// lookAhead asks for everything that the mails of a batch may be found by.
func (in *intake) lookAhead(all []connectors.Inquiry) error {
	a := &ahead{
		asked: map[string]bool{}, remotes: map[string]int64{}, mails: map[string]bool{}, ours: map[string]bool{}, named: map[string]bool{},
		people: map[string]bool{}, lost: map[string]bool{}, here: arrived{map[string][]arrival{}, map[string][]arrival{}},
	}
	var remotes, ids, people []string
	for _, q := range all {
		if isMail(q) {
			people = append(people, lowerAddress(q.Customer.Address))
		}
		for _, m := range q.Messages {
			remotes = append(remotes, m.RemoteID)
			ids = append(append(ids, m.MailID, m.SentAs), m.Refs...)
		}
	}
	for _, ask := range []struct {
		values []string
		query  string
		note   func(value string, one arrival)
	}{
		{remotes, `SELECT remote_id, id, 0, '' FROM messages
			WHERE remote_id IN (SELECT j.value FROM {list}) AND account_id = ? AND remote_id <> ''`, func(v string, m arrival) { a.remotes[v] = m.message }},
		{ids, `SELECT mail_id, id, inquiry_id, join_address FROM messages
			WHERE mail_id IN (SELECT j.value FROM {list}) AND account_id = ? AND mail_id <> ''`, a.stands},
		{ids, `SELECT mail_id, 0, 0, '' FROM outbox
			WHERE mail_id IN (SELECT j.value FROM {list}) AND account_id = ? AND mail_id <> ''`, func(v string, _ arrival) { a.ours[v] = true }},
		{ids, `SELECT r.ref, m.id, m.inquiry_id, m.join_address FROM refs r JOIN messages m ON m.id = r.message_id
			WHERE r.ref IN (SELECT j.value FROM {list}) AND r.account_id = ?`, a.names},
		{people, `SELECT j.value, 0, 0, '' FROM {list}
			WHERE EXISTS (SELECT 1 FROM messages WHERE account_id = ? AND join_address = j.value AND join_address <> '')`, func(v string, _ arrival) { a.people[v] = true }},
	} {
		if err := in.askAll(ask.values, ask.note, ask.query, in.account); err != nil {
			return err
		}
		for _, v := range ask.values {
			a.asked[v] = true
		}
	}
	reports := false
	err := in.row(`SELECT CASE WHEN EXISTS (SELECT 1 FROM tombstones WHERE account_id = $1) THEN 1 ELSE 0 END,
		CASE WHEN EXISTS (SELECT 1 FROM messages WHERE sent_as <> '') THEN 1 ELSE 0 END,
		CASE WHEN EXISTS (SELECT 1 FROM outbox) THEN 1 ELSE 0 END, CASE WHEN EXISTS (SELECT 1 FROM bounces WHERE about_id = 0) THEN 1 ELSE 0 END`,
		in.account).Scan(&a.erased, &a.renamed, &a.sent, &reports)
	if err == nil && reports {
		err = in.askAll(ids, func(v string, _ arrival) { a.lost[v] = true }, `SELECT mail_id, 0, 0, '' FROM bounces
			WHERE mail_id IN (SELECT j.value FROM {list}) AND account_id IN (SELECT id FROM accounts WHERE removed_at = 0) AND mail_id <> '' AND about_id = 0`)
	}
	in.txn.ahead = a
	return errors.Join(err, in.recallAll(all))
}

// askAll runs a query over many values at once: its first parameter is {list}, a table j of them.
func (t *txn) askAll(values []string, note func(value string, one arrival), ask string, args ...any) error {
	if len(values) == 0 {
		return nil
	}
	values = slices.Clone(values)
	slices.Sort(values)
	var q query
	q.add(strings.ReplaceAll(ask, "{list}", t.s.d.list), append([]any{asJSON(slices.Compact(values))}, args...)...)
	_, err := collect(t.ctx, t, func(r scanner) (_ struct{}, err error) {
		var value string
		var one arrival
		err = r.Scan(&value, &one.message, &one.inquiry, &one.address)
		note(value, one)
		return struct{}{}, err
	}, q.sql.String(), q.args...)
	return err
}

// searches tells whether a delivery report may look for a mail.
func (a *ahead) searches(mailID string) bool { return a == nil || !a.asked[mailID] || a.lost[mailID] }

// perhaps leaves out the ids that are not among the known ones, for sure.
func (a *ahead) perhaps(known func(*ahead) map[string]bool, ids []string) []string {
	var left []string
	for _, id := range ids {
		if id != "" && (a == nil || !a.asked[id] || known(a)[id]) {
			left = append(left, id)
		}
	}
	return left
}

func (a *ahead) hasMail() map[string]bool { return a.mails }
func (a *ahead) wrote() map[string]bool   { return a.ours }
func (a *ahead) isNamed() map[string]bool { return a.named }

// stranger tells that no message can be joined by an address, for sure.
func (a *ahead) stranger(address string) bool {
	return a != nil && a.asked[address] && !a.people[address]
}

// unknown tells that no message has a remote id, for sure.
func (a *ahead) unknown(remote string) bool {
	return a != nil && a.asked[remote] && a.remotes[remote] == 0
}

// came notes a message that was inserted.
func (a *ahead) came(id, inquiry int64, m connectors.Message, j join) {
	a.arrive(arrival{id, inquiry, j.address}, m)
	a.remotes[m.RemoteID] = id
	a.people[j.address] = true
	a.mails[m.MailID] = true
	for _, ref := range m.Refs {
		a.named[ref] = true
	}
}
