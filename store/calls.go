package store

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
)

// An inquiry that began with a telephone call has no other side a program could
// write to. It belongs to a place of its own: an account that was never there for
// anybody but the inquiries. Kept as a removed one, it is not listed, not polled
// and takes no answer; see docs/adr/0027.

// PhonePlace is the kind of that account.
const PhonePlace = "phone"

const callPrefix = "call:"

// ByPhone tells whether an inquiry began with a telephone call, by its remote id.
func ByPhone(remoteID string) bool { return strings.HasPrefix(remoteID, callPrefix) }

// NewCall is a telephone call that is no part of an inquiry yet.
type NewCall struct {
	Customer int64 // 0: not known here
	Order    int64 // 0: about none
	Subject  string
	State    string
	Note     NewNote
}

// StartCall makes an inquiry of a telephone call, with its memo as the first
// thing in it.
func (s *Store) StartCall(ctx context.Context, by Actor, c NewCall) (int64, error) {
	var id int64
	err := s.tx(ctx, func(t *txn) error {
		place, err := t.phonePlace()
		if err != nil {
			return err
		}
		who, err := t.caller(c)
		if err != nil {
			return err
		}
		err = t.row(`
			INSERT INTO inquiries (account_id, remote_id, subject, own_name, customer, address, phone, customer_id, customer_at, state, owner_id, owner_by, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'person', $12) RETURNING id`,
			place, callPrefix+strings.ToLower(rand.Text()), clean(c.Subject), clean(c.Note.Talk.Name), clean(c.Note.Talk.Name),
			who.address, who.phone, who.id, t.now, c.State, by.Staff, t.now).Scan(&id)
		if err != nil {
			return err
		}
		if err := t.linkCall(by, id, c.Order); err != nil {
			return err
		}
		if _, err := t.writeNote(by, id, c.Note); err != nil {
			return err
		}
		if err := t.record(by, "call", "inquiry", id, ""); err != nil {
			return err
		}
		if _, err := t.refresh(id); err != nil {
			return err
		}
		t.redocLater(id)
		return nil
	})
	return id, err
}

// phonePlace returns the account of telephone inquiries, made when the first one
// comes.
func (t *txn) phonePlace() (int64, error) {
	var id int64
	err := t.row(`SELECT id FROM accounts WHERE kind = $1 ORDER BY id LIMIT 1`, PhonePlace).Scan(&id)
	if errors.Is(err, ErrNotFound) {
		err = t.row(`
			INSERT INTO accounts (kind, name, state, created_at, removed_at) VALUES ($1, '電話', $2, $3, $4) RETURNING id`,
			PhonePlace, AccountPaused, t.now, t.now).Scan(&id)
	}
	return id, err
}

// caller is who called, with what they may be reached by.
type caller struct {
	id             int64
	address, phone string
}

// caller finds the customer of a call: the chosen one, else whose number it is.
// A number nobody is known by becomes the customer's.
func (t *txn) caller(c NewCall) (caller, error) {
	word := phoneWord(c.Note.Talk.Number)
	var holder int64
	if word != "" {
		var err error
		if holder, err = t.holder(word); err != nil {
			return caller{}, err
		}
	}
	who := caller{id: c.Customer, phone: strings.TrimPrefix(word, byTel)}
	if who.id == 0 {
		return who, nil // nameCustomer finds or makes them by the number
	}
	var err error
	if who.id, err = t.root(c.Customer); err != nil {
		return who, err
	}
	if holder != 0 && holder != who.id {
		who.phone = "" // somebody else's telephone: it stays in the memo only
	} else if word != "" {
		_, err := t.exec(`INSERT INTO contacts (contact, customer_id) VALUES ($1, $2) ON CONFLICT (contact) DO NOTHING`, word, who.id)
		if err != nil {
			return who, err
		}
	}
	contacts, err := collect(t.ctx, t, scanText, `SELECT contact FROM contacts WHERE customer_id = $1 ORDER BY contact`, who.id)
	for _, k := range contacts {
		if mail, ok := strings.CutPrefix(k, byMail); ok && who.address == "" {
			who.address = mail
		}
	}
	return who, err
}

// linkCall links a call to the order it was about.
func (t *txn) linkCall(by Actor, inquiry, order int64) error {
	if order == 0 {
		our, err := t.ours()
		if err != nil {
			return err
		}
		return t.link(inquiry, our) // what comes near is offered
	}
	var number string
	if err := t.row(`SELECT number FROM orders WHERE id = $1`, order).Scan(&number); err != nil {
		return err
	}
	_, err := t.exec(`
		INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by)
		VALUES ($1, $2, $3, 100, 'person', 'person', 'linked', 'person')`, inquiry, number, order)
	if err != nil {
		return err
	}
	return t.setLink(by, inquiry, "", candidate{number: number, order: order, reasons: []string{reasonPerson}}, byPerson)
}

// restOfMemo gives an inquiry in which nobody has written the time and the first
// words of its newest memo, so that it has a place in the list.
func (t *txn) restOfMemo(inquiry int64) error {
	type memo struct {
		at   int64
		body string
	}
	all, err := collect(t.ctx, t, func(r scanner) (memo, error) {
		var m memo
		return m, r.Scan(&m.at, &m.body)
	}, `SELECT m.sent_at, m.body FROM messages m JOIN inquiries q ON q.id = m.inquiry_id
		WHERE m.inquiry_id = $1 AND q.message_count = 0 AND m.deleted = 0 ORDER BY m.sent_at DESC, m.id DESC LIMIT 1`, inquiry)
	for _, m := range all {
		_, err = t.exec(`UPDATE inquiries SET last_at = $1, fresh_key = $2, snippet = $3 WHERE id = $4`, m.at, -m.at, snippet(m.body), inquiry)
	}
	return err
}
