package store

import (
	"slices"

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
	erased  bool             // something of the account was erased
	sent    bool             // the desk has sent something, or is about to
	reports bool             // a delivery report looks for its mail
	renamed bool             // a provider has sent a mail under another id
	here    arrived
}

// aheadOf is for how many inquiries is looked at once: a transaction may end before the
// rest of its batch.
const aheadOf = 200

// mostAsked is how many values one statement takes.
const mostAsked = 256

// lookAhead asks for everything that the mails of a batch may be found by.
func (in *intake) lookAhead(all []connectors.Inquiry) error {
	a := &ahead{
		asked: map[string]bool{}, remotes: map[string]int64{}, mails: map[string]bool{}, ours: map[string]bool{}, named: map[string]bool{},
		people: map[string]bool{},
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
		note   func(value string, id int64)
	}{
		{remotes, `SELECT remote_id, id FROM messages WHERE account_id = ? AND remote_id <> '' AND remote_id IN `, func(v string, id int64) { a.remotes[v] = id }},
		{ids, `SELECT mail_id, 0 FROM messages WHERE account_id = ? AND mail_id <> '' AND mail_id IN `, func(v string, _ int64) { a.mails[v] = true }},
		{ids, `SELECT mail_id, 0 FROM outbox WHERE account_id = ? AND mail_id <> '' AND mail_id IN `, func(v string, _ int64) { a.ours[v] = true }},
		{ids, `SELECT ref, 0 FROM refs WHERE account_id = ? AND ref IN `, func(v string, _ int64) { a.named[v] = true }},
		{people, `SELECT DISTINCT join_address, 0 FROM messages WHERE account_id = ? AND join_address <> '' AND join_address IN `, func(v string, _ int64) { a.people[v] = true }},
	} {
		if err := in.askAll(ask.query, ask.values, ask.note); err != nil {
			return err
		}
		for _, v := range ask.values {
			a.asked[v] = true
		}
	}
	err := in.row(`SELECT CASE WHEN EXISTS (SELECT 1 FROM tombstones WHERE account_id = $1) THEN 1 ELSE 0 END,
		CASE WHEN EXISTS (SELECT 1 FROM messages WHERE sent_as <> '') THEN 1 ELSE 0 END,
		CASE WHEN EXISTS (SELECT 1 FROM outbox) THEN 1 ELSE 0 END, CASE WHEN EXISTS (SELECT 1 FROM bounces WHERE about_id = 0) THEN 1 ELSE 0 END`,
		in.account).Scan(&a.erased, &a.renamed, &a.sent, &a.reports)
	in.txn.ahead = a
	return err
}

// askAll runs a query over many values, some hundred at a time.
func (in *intake) askAll(ask string, values []string, note func(value string, id int64)) error {
	values = slices.Clone(values)
	slices.Sort(values)
	values = slices.Compact(values)
	for some := range inPowers(values, mostAsked) {
		_, err := askIn(in.txn, some, func(r scanner) (int64, error) {
			var value string
			var id int64
			err := r.Scan(&value, &id)
			note(value, id)
			return id, err
		}, ask, in.account)
		if err != nil {
			return err
		}
	}
	return nil
}

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
