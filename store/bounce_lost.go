package store

import (
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/subject"
)

// comesBackFor is how long after it left a mail may come back: servers try for
// five days, a few for seven.
const comesBackFor = 8 * 24 * 3600 * 1000

// A lost mail is what a delivery report is about: the conversation, and the very
// message where the report leaves no doubt.
type lost struct{ inquiry, message int64 }

// Where the lost mail is looked for. A report may come to another account than
// the one that sent: providers forward, and a mall's relay answers the shop's
// mailbox. Each takes the account that brought the report.
const (
	sentHere      = ` account_id = ?`
	sentElsewhere = ` account_id IN (SELECT id FROM accounts WHERE id <> ? AND removed_at = 0)`
)

// lost finds the mail a report is about: by its id, else by whom it was for and
// when, else by the order its subject names. A report that names a subject none
// of the candidates has still belongs to the conversation, but marks no message:
// a wrong mark would make a shop write twice.
func (in *intake) lost(m connectors.Message) (lost, error) {
	r := m.Returned
	if r == nil {
		return lost{}, nil
	}
	for _, find := range []func(connectors.Message, string) ([]candidateLost, error){in.lostByID, in.lostByAddress, in.lostByOrder} {
		for _, where := range []string{sentHere, sentElsewhere} {
			all, err := find(m, where)
			if err != nil {
				return lost{}, err
			}
			if len(all) > 0 && (where == sentHere || inOne(all)) {
				return pickLost(all, r), nil
			}
		}
	}
	return lost{}, nil
}

// candidateLost is a mail that may be the one, with what is compared.
type candidateLost struct {
	lost
	mailID, subject string
}

func scanLost(r scanner) (candidateLost, error) {
	var c candidateLost
	return c, r.Scan(&c.inquiry, &c.message, &c.mailID, &c.subject)
}

// inOne tells that all candidates lie in one conversation. Among those of other
// accounts nothing says which is nearer.
func inOne(all []candidateLost) bool {
	for _, c := range all {
		if c.inquiry != all[0].inquiry {
			return false
		}
	}
	return true
}

// pickLost chooses among candidates, the newest first.
func pickLost(all []candidateLost, r *connectors.Returned) lost {
	for _, c := range all {
		if r.MailID != "" && c.mailID == r.MailID || r.Subject != "" && subject.Normal(c.subject) == subject.Normal(r.Subject) {
			return c.lost
		}
	}
	if r.Subject != "" {
		return lost{inquiry: all[0].inquiry}
	}
	return all[0].lost
}

func (in *intake) lostByID(m connectors.Message, where string) ([]candidateLost, error) {
	if m.Returned.MailID == "" {
		return nil, nil
	}
	var q query
	q.add(`SELECT inquiry_id, id, mail_id, subject FROM messages WHERE direction = 'out' AND mail_id = ? AND mail_id <> '' AND`, m.Returned.MailID)
	q.add(where, in.account)
	q.add(` UNION ALL SELECT inquiry_id, 0, mail_id, subject FROM outbox
		WHERE state IN ('sending', 'unknown') AND mail_id = ? AND mail_id <> '' AND`, m.Returned.MailID)
	q.add(where, in.account)
	q.add(` ORDER BY 2 DESC`)
	return collect(in.ctx, in.asking(messageRows, map[int]any{messageMail: m.Returned.MailID}), scanLost, q.sql.String(), q.args...)
}

// lostByAddress needs both forms of an address that is no dot-atom: reports name
// it with the quotes of the wire or without.
func (in *intake) lostByAddress(m connectors.Message, where string) ([]candidateLost, error) {
	bare := lowerAddress(m.Returned.Address)
	at := strings.LastIndexByte(bare, '@')
	if at < 1 {
		return nil, nil
	}
	bare = strings.Trim(bare[:at], `"`) + bare[at:]
	quoted := `"` + strings.Replace(bare, "@", `"@`, 1)
	when := in.when(m)
	var q query
	q.add(`SELECT inquiry_id, id, mail_id, subject FROM messages
		WHERE join_address IN (?, ?) AND join_address <> '' AND direction = 'out' AND sent_at >= ? AND sent_at <= ? AND`,
		bare, quoted, when-comesBackFor, when+clockSlack)
	q.add(where, in.account)
	q.add(` ORDER BY sent_at DESC, id DESC LIMIT 50`)
	ask := in.asking(messageRows, map[int]any{messageJoinAddress: bare}, map[int]any{messageJoinAddress: quoted})
	return collect(in.ctx, ask, scanLost, q.sql.String(), q.args...)
}

func (in *intake) lostByOrder(m connectors.Message, where string) ([]candidateLost, error) {
	numbers := in.our.exact(m.Returned.Subject, "")
	if len(numbers) != 1 {
		return nil, nil
	}
	when := in.when(m)
	var q query
	q.add(`SELECT m.inquiry_id, m.id, m.mail_id, m.subject FROM messages m JOIN inquiries q ON q.id = m.inquiry_id
		WHERE q.order_number = ? AND q.order_number <> '' AND m.direction = 'out' AND m.sent_at >= ? AND m.sent_at <= ? AND m.`,
		numbers[0], when-comesBackFor, when+clockSlack)
	q.add(strings.TrimSpace(where), in.account)
	q.add(` ORDER BY m.sent_at DESC, m.id DESC LIMIT 50`)
	return collect(in.ctx, in, scanLost, q.sql.String(), q.args...)
}
