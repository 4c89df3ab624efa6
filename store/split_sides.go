package store

import (
	"maps"
	"slices"
)

// sides returns the messages of a merged inquiry that go when the merge is taken
// back: those that came with the other one, and what has come since because of
// them.
func (t *txn) sides(inquiry int64, u undo) ([]int64, error) {
	type piece struct {
		id                       int64
		mail, address, subj, num string
		refs                     []string
	}
	all, err := collect(t.ctx, t, func(r scanner) (piece, error) {
		var p piece
		var refs, inRef string
		if err := r.Scan(&p.id, &p.mail, &p.address, &p.subj, &p.num, &refs, &inRef); err != nil {
			return p, err
		}
		err := fromJSON(refs, &p.refs)
		if inRef != "" {
			p.refs = slices.Insert(p.refs, 0, inRef)
		}
		return p, err
	}, `SELECT m.id, m.mail_id, m.join_address, m.join_subject, m.join_order, m.refs, COALESCE(o.in_ref, '')
		FROM messages m LEFT JOIN outbox o ON o.id = m.outbox_id WHERE m.inquiry_id = $1 ORDER BY m.id`, inquiry)
	if err != nil {
		return nil, err
	}
	var kept, mine []piece
	for _, p := range all {
		if slices.Contains(u.Messages, p.id) {
			mine = append(mine, p)
		} else if p.id <= u.Last {
			kept = append(kept, p)
		}
	}
	names := func(list []piece, same func(piece) bool) bool { return slices.ContainsFunc(list, same) }
	// goes tells whether a new message belongs to the other side, as it would have
	// been joined without the merge: ids before order before subject.
	goes := func(p piece) bool {
		for _, ref := range p.refs {
			holds := func(o piece) bool { return ref != "" && o.mail == ref }
			if names(kept, holds) || names(mine, holds) {
				return !names(kept, holds)
			}
		}
		for _, same := range []func(piece) bool{
			func(o piece) bool { return p.num != "" && o.num == p.num && o.address == p.address },
			func(o piece) bool { return p.subj != "" && o.subj == p.subj && o.address == p.address },
		} {
			if a, b := names(kept, same), names(mine, same); a || b {
				return !a
			}
		}
		return false
	}
	for _, p := range all {
		if p.id <= u.Last {
			continue
		}
		if goes(p) {
			mine = append(mine, p)
			continue
		}
		kept = append(kept, p)
	}
	ids := make([]int64, len(mine))
	for i, p := range mine {
		ids[i] = p.id
	}
	return ids, nil
}

// returnAll moves messages, events, answers and earlier joins back.
func (t *txn) returnAll(j Join, u undo, messages []int64) error {
	outbox, err := t.moveMessages(j.Kept, j.Other, messages)
	if err != nil {
		return err
	}
	outbox = slices.DeleteFunc(slices.Clone(u.Outbox), func(id int64) bool { return slices.Contains(outbox, id) })
	if err := t.moveOutbox(outbox, j.Other); err != nil {
		return err
	}
	if len(u.Events) > 0 {
		var move query
		move.add(`UPDATE events SET inquiry_id = ? WHERE inquiry_id = ? AND id IN `, j.Other, j.Kept)
		inList(&move, u.Events)
		if _, err := t.exec(move.sql.String(), move.args...); err != nil {
			return err
		}
	}
	for _, id := range u.Machine {
		if _, err := t.exec(`UPDATE ai_drafts SET inquiry_id = $1 WHERE id = $2 AND inquiry_id = $3`, j.Other, id, j.Kept); err != nil {
			return err
		}
	}
	for _, id := range u.Books {
		if _, err := t.exec(`UPDATE entries SET inquiry_id = $1 WHERE id = $2 AND inquiry_id = $3`, j.Other, id, j.Kept); err != nil {
			return err
		}
	}
	for _, id := range u.Papers {
		if _, err := t.exec(`UPDATE documents SET inquiry_id = $1 WHERE id = $2 AND inquiry_id = $3`, j.Other, id, j.Kept); err != nil {
			return err
		}
	}
	if err := t.moveApprovals(u.Asked, j.Other); err != nil {
		return err
	}
	for _, e := range u.Joins {
		_, err := t.exec(`UPDATE joins SET kept_id = $1, other_id = $2 WHERE id = $3`, e.number("kept_id"), e.number("other_id"), e.number("id"))
		if err != nil {
			return err
		}
	}
	return nil
}

// returnLinks gives the orders back. What a person has chosen since stays; what
// the machine offers is found anew.
func (t *txn) returnLinks(j Join, u undo) error {
	for _, l := range u.Links {
		had := slices.ContainsFunc(u.Kept, func(k row) bool { return k.text("number") == l.text("number") })
		if !had {
			_, err := t.exec(`
				DELETE FROM links WHERE inquiry_id = $1 AND number = $2 AND verdict = $3 AND chosen_by = $4`,
				j.Kept, l.text("number"), l.text("verdict"), l.text("chosen_by"))
			if err != nil {
				return err
			}
		}
		if err := t.putBack("links", l); err != nil {
			return err
		}
	}
	return nil
}

// returnDrafts parts the drafts again where nobody has typed since. Words typed
// meanwhile stay where they were typed.
func (t *txn) returnDrafts(j Join, u undo) error {
	now, err := t.rowsOf("drafts", "inquiry_id", j.Kept)
	if err != nil || len(now) == 0 || !maps.Equal(now[0], u.Draft) {
		return err
	}
	if _, err := t.exec(`DELETE FROM drafts WHERE inquiry_id = $1`, j.Kept); err != nil {
		return err
	}
	for _, d := range u.Drafts {
		if err := t.putBack("drafts", d); err != nil {
			return err
		}
	}
	return nil
}
