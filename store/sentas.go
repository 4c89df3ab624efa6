package store

import (
	"slices"

	"madoguchi/connectors"
)

// A provider may send a mail of the shop under a Message-ID of its own
// (connectors.Message.SentAs). The desk keeps the id it gave, and whatever names
// the other one, before or after the sent copy was read, names ours as well.

// firstIDs adds to the ids that mails name those which the desk gave the same
// mails. What the mails themselves said stays beside them: an answer to them
// must name the ids their readers know.
func (in *intake) firstIDs(messages []connectors.Message) error {
	for i := range messages {
		m := &messages[i]
		first, err := in.firstID(m.Refs)
		if err != nil {
			return err
		}
		if len(first) > 0 {
			m.Refs = withFirst(m.Refs, first)
		}
		if m.Returned == nil || m.Returned.MailID == "" {
			continue
		}
		if first, err = in.firstID([]string{m.Returned.MailID}); err != nil {
			return err
		}
		if id, ok := first[m.Returned.MailID]; ok {
			said := *m.Returned
			said.MailID, m.Returned = id, &said
		}
	}
	return nil
}

// firstID returns the ids the desk gave the mails that travelled under others.
// Reports come to whatever mailbox, so that the account does not count.
func (in *intake) firstID(ids []string) (map[string]string, error) {
	if len(ids) == 0 || in.ahead != nil && !in.ahead.renamed {
		return nil, nil
	}
	var q query // no message waits that has travelled under another id (sentAs)
	q.add(`SELECT sent_as, mail_id FROM messages WHERE sent_as <> '' AND sent_as IN `)
	inList(&q, ids)
	pairs, err := collect(in.ctx, without{in.txn}, func(r scanner) (p [2]string, err error) { return p, r.Scan(&p[0], &p[1]) }, q.sql.String(), q.args...)
	first := map[string]string{}
	for _, p := range pairs {
		first[p[0]] = p[1]
	}
	return first, err
}

func withFirst(refs []string, first map[string]string) []string {
	var all []string
	for _, id := range refs {
		all = append(all, id)
		if ours, ok := first[id]; ok && !slices.Contains(refs, ours) {
			all = append(all, ours)
		}
	}
	return all
}

// sentAs keeps the id a mail travelled under, and leads to it what named that id
// before.
func (in *intake) sentAs(message int64, m connectors.Message) error {
	if m.SentAs == "" || m.MailID == "" || m.Direction != connectors.Out {
		return nil
	}
	if err := in.must(`UPDATE messages SET sent_as = $1 WHERE id = $2`, m.SentAs, message); err != nil {
		return err
	}
	_, err := in.exec(`
		INSERT INTO refs (account_id, ref, message_id)
		SELECT account_id, $1, message_id FROM refs WHERE account_id = $2 AND ref = $3
		ON CONFLICT (account_id, ref, message_id) DO NOTHING`, m.MailID, in.account, m.SentAs)
	if err != nil {
		return err
	}
	if _, err := in.exec(`UPDATE bounces SET mail_id = $1 WHERE mail_id = $2 AND about_id = 0`, m.MailID, m.SentAs); err != nil {
		return err
	}
	_, err = in.cameBack(message, m.MailID)
	return err
}
