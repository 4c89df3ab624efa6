package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"madoguchi/connectors"
)

// SplitInquiry makes a new inquiry of some messages of a mail thread. What
// answers one of them goes along with it, now and later: the machine never joins
// the two again. State and owner are those of the inquiry they came from. What
// would leave one of the two without a mail, or a thread that a mall keeps, is
// ErrConflict.
func (s *Store) SplitInquiry(ctx context.Context, by Actor, inquiry int64, messages []int64) (Join, error) {
	var j Join
	err := s.tx(ctx, func(t *txn) error {
		before, err := t.inquiryRow(inquiry)
		if err != nil {
			return err
		}
		moving, err := t.movable(inquiry, messages)
		if err != nil {
			return err
		}
		if !before.ownMail() {
			return ErrConflict
		}
		u := undo{Before: before, Messages: moving}
		other, err := t.offshoot(before, moving[0])
		if err != nil {
			return err
		}
		if u.Outbox, err = t.moveMessages(inquiry, other, moving); err != nil {
			return err
		}
		for _, id := range []int64{inquiry, other} {
			if err := t.recallCustomer(id); err != nil {
				return err
			}
			if err := t.settleJoin(id); err != nil {
				return err
			}
		}
		if u.After, err = t.inquiryRow(inquiry); err != nil {
			return err
		}
		if u.Other, err = t.inquiryRow(other); err != nil {
			return err
		}
		if err := t.event(by, inquiry, "split_off", strconv.FormatInt(other, 10)); err != nil {
			return err
		}
		if err := t.event(by, other, "split_from", strconv.FormatInt(inquiry, 10)); err != nil {
			return err
		}
		j, err = t.saveJoin(by, JoinSplit, inquiry, other, u)
		return err
	})
	return j, err
}

// movable checks what is to leave an inquiry: at least one mail goes, and at
// least one stays.
func (t *txn) movable(inquiry int64, messages []int64) ([]int64, error) {
	type one struct {
		id   int64
		mail bool
	}
	all, err := collect(t.ctx, t, func(r scanner) (o one, err error) {
		var direction string
		err = r.Scan(&o.id, &direction)
		o.mail = direction == string(connectors.In) || direction == string(connectors.Out) || direction == string(connectors.Unknown)
		return o, err
	}, `SELECT id, direction FROM messages WHERE inquiry_id = $1 ORDER BY sent_at, id`, inquiry)
	if err != nil {
		return nil, err
	}
	var moving []int64
	goes, stays := false, false
	for _, m := range all {
		if slices.Contains(messages, m.id) {
			moving, goes = append(moving, m.id), goes || m.mail
			continue
		}
		stays = stays || m.mail
	}
	if len(moving) == 0 || len(moving) != len(messages) {
		return nil, ErrNotFound
	}
	if !goes || !stays {
		return nil, ErrConflict
	}
	return moving, nil
}

// offshoot makes the inquiry that messages move into. Its number is that of its
// first mail once they are there.
func (t *txn) offshoot(of row, first int64) (int64, error) {
	var id int64
	err := t.row(`
		INSERT INTO inquiries (account_id, remote_id, subject, is_mail, state, owner_id, owner_by, seen_id, created_at)
		VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8) RETURNING id`,
		of.number("account_id"), fmt.Sprintf("split:%d:%d", first, t.now), of.text("subject"), of.text("state"), of.number("owner_id"),
		of.text("owner_by"), of.number("seen_id"), t.now).Scan(&id)
	return id, err
}

// moveMessages takes messages from one inquiry into another, and the answers of
// ours that belong to them. The draft stays: a person sees where it is.
func (t *txn) moveMessages(from, into int64, messages []int64) (outbox []int64, err error) {
	var move query
	move.add(`UPDATE messages SET inquiry_id = ? WHERE inquiry_id = ? AND id IN `, into, from)
	inList(&move, messages)
	if _, err := t.exec(move.sql.String(), move.args...); err != nil {
		return nil, err
	}
	outbox, err = collect(t.ctx, t, scanID, `
		SELECT o.id FROM outbox o WHERE o.inquiry_id = $1 AND (
			EXISTS (SELECT 1 FROM messages m WHERE m.inquiry_id = $2 AND m.outbox_id = o.id)
			OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.inquiry_id = $3 AND m.outbox_id = o.id) AND o.in_ref <> '' AND EXISTS (
				SELECT 1 FROM messages m WHERE m.inquiry_id = $4 AND m.mail_id = o.in_ref))
		ORDER BY o.id`, from, into, from, into)
	if err != nil {
		return nil, err
	}
	return outbox, t.moveOutbox(outbox, into)
}

func (t *txn) moveOutbox(items []int64, into int64) error {
	if len(items) == 0 {
		return nil
	}
	var move query
	move.add(`UPDATE outbox SET inquiry_id = ? WHERE id IN `, into)
	inList(&move, items)
	_, err := t.exec(move.sql.String(), move.args...)
	return err
}

// recallCustomer finds again whose thread it is: the earliest mail of a person
// decides, as when mails arrive. What names nobody keeps what was known.
func (t *txn) recallCustomer(inquiry int64) error {
	type voice struct {
		person connectors.Person
		at     int64
	}
	all, err := collect(t.ctx, t, func(r scanner) (voice, error) {
		var v voice
		var direction, author, address, people string
		if err := r.Scan(&v.at, &v.person.Address, &direction, &author, &address, &people); err != nil {
			return v, err
		}
		var to []connectors.Person
		if err := fromJSON(people, &to); err != nil {
			return v, err
		}
		if direction == string(connectors.In) {
			to = []connectors.Person{{Name: author, Address: address}}
		}
		for _, p := range to {
			if lowerAddress(p.Address) == v.person.Address {
				v.person = p
			}
		}
		return v, nil
	}, `SELECT sent_at, join_address, direction, author, address, people FROM messages
		WHERE inquiry_id = $1 AND join_address <> '' ORDER BY sent_at, id`, inquiry)
	if err != nil || len(all) == 0 {
		return err
	}
	first := all[0]
	var address string
	if err := t.row(`SELECT address FROM inquiries WHERE id = $1`, inquiry).Scan(&address); err != nil {
		return err
	}
	if lowerAddress(address) == lowerAddress(first.person.Address) {
		return nil // the same person: what is known of them is more than one mail says
	}
	for _, v := range all[1:] {
		if lowerAddress(v.person.Address) == lowerAddress(first.person.Address) {
			first.person.Name = firstText(first.person.Name, v.person.Name)
		}
	}
	return t.must(`
		UPDATE inquiries SET own_name = $1, kana = '', address = $2, phone = '', customer_at = $3 WHERE id = $4`,
		first.person.Name, first.person.Address, first.at, inquiry)
}
