package store

import (
	"context"
	"slices"
	"strings"
)

// Erase removes a conversation for good, as a customer may ask, and leaves a
// tombstone so that the next pull does not bring it back. One with an answer on
// its way is ErrConflict.
func (s *Store) Erase(ctx context.Context, by Actor, inquiry int64) error {
	return s.tx(ctx, func(t *txn) error {
		var here int64
		if err := t.row(`SELECT id FROM inquiries WHERE id = $1`, inquiry).Scan(&here); err != nil {
			return err
		}
		var active int
		err := t.row(`SELECT COUNT(*) FROM outbox WHERE inquiry_id = $1 AND state IN ('queued', 'sending', 'unknown')`, inquiry).Scan(&active)
		if err != nil {
			return err
		}
		if active > 0 {
			return ErrConflict
		}
		if err := t.forgetAddress(by, inquiry); err != nil {
			return err
		}
		if err := t.forgetWaysBack(inquiry); err != nil {
			return err
		}
		if err := t.dropBytes(inquiry); err != nil {
			return err
		}
		if err := t.bury(inquiry); err != nil {
			return err
		}
		return t.record(by, "erase", "inquiry", inquiry, "")
	})
}

// forgetAddress drops what is remembered for the address of a conversation that
// goes, unless another one has it.
func (t *txn) forgetAddress(by Actor, inquiry int64) error {
	var address, known string
	if err := t.row(`SELECT address FROM inquiries WHERE id = $1`, inquiry).Scan(&address); err != nil {
		return err
	}
	err := t.row(`SELECT value FROM settings WHERE name = $1`, OldPhones).Scan(&known)
	if err != nil || address == "" {
		return ignoreMissing(err)
	}
	same := func(a string) bool { return lowerAddress(a) == lowerAddress(address) }
	all := strings.Split(known, "\n")
	left := slices.DeleteFunc(slices.Clone(all), same)
	if len(left) == len(all) {
		return nil
	}
	others, err := collect(t.ctx, t, scanText, `SELECT address FROM inquiries WHERE address <> '' AND id <> $1`, inquiry)
	if err != nil || slices.ContainsFunc(others, same) {
		return err
	}
	return t.setSetting(by, OldPhones, strings.Join(left, "\n"))
}

// forgetWaysBack empties what would take back acts on a conversation that goes: it holds how
// that stood, words of people among it. What is left says that it is gone, and the others of
// the same click keep their way back.
func (t *txn) forgetWaysBack(inquiry int64) error {
	type one struct {
		id   int64
		back wayBack
	}
	all, err := collect(t.ctx, t, func(r scanner) (o one, err error) {
		var text string
		if err := r.Scan(&o.id, &text); err != nil {
			return o, err
		}
		return o, fromJSON(text, &o.back)
	}, `SELECT id, undo FROM changes`)
	if err != nil {
		return err
	}
	for _, o := range all {
		i := slices.IndexFunc(o.back.Inquiries, func(w touched) bool { return w.ID == inquiry })
		if i < 0 {
			continue
		}
		o.back.Inquiries[i] = touched{ID: inquiry}
		alone := bit(len(o.back.Inquiries) == 1)
		_, err := t.exec(`UPDATE changes SET undo = $1, detail = CASE WHEN $2 = 1 THEN '' ELSE detail END WHERE id = $3`, asJSON(o.back), alone, o.id)
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) bury(inquiry int64) error {
	_, err := t.exec(`
		INSERT INTO tombstones (account_id, remote_id, erased_at)
		SELECT account_id, remote_id, CAST($1 AS BIGINT) FROM messages WHERE inquiry_id = $2 AND remote_id <> ''
		UNION SELECT account_id, remote_id, CAST($3 AS BIGINT) FROM inquiries WHERE id = $4
		ON CONFLICT (account_id, remote_id) DO NOTHING`, t.now, inquiry, t.now, inquiry)
	if err != nil {
		return err
	}
	return t.remove(inquiry)
}

// remove deletes a conversation with everything in it.
func (t *txn) remove(inquiry int64) error {
	states, err := collect(t.ctx, t, scanText, `SELECT state FROM outbox WHERE inquiry_id = $1`, inquiry)
	if err != nil {
		return err
	}
	for _, state := range states {
		t.recountOutbox(state, "")
	}
	if err := t.unindex(inquiryDocs, inquiry); err != nil {
		return err
	}
	for _, end := range []string{
		`DELETE FROM files WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM refs WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM bounces WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM mentions WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM note_edits WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM models WHERE message_id IN (SELECT id FROM messages WHERE inquiry_id = $1)`,
		`DELETE FROM messages WHERE inquiry_id = $1`,
		`DELETE FROM events WHERE inquiry_id = $1`,
		`DELETE FROM links WHERE inquiry_id = $1`,
		`DELETE FROM inquiry_keys WHERE inquiry_id = $1`,
		`DELETE FROM approval_words WHERE approval_id IN (SELECT id FROM approvals WHERE inquiry_id = $1)`,
		`DELETE FROM approvals WHERE inquiry_id = $1`,
		`DELETE FROM drafts WHERE inquiry_id = $1`,
		`DELETE FROM dropped_drafts WHERE inquiry_id = $1`,
		`DELETE FROM typed_facts WHERE inquiry_id = $1`,
		`DELETE FROM ai_drafts WHERE inquiry_id = $1`,
		`DELETE FROM tried WHERE inquiry_id = $1`,
		`DELETE FROM outbox WHERE inquiry_id = $1`,
		`DELETE FROM marks WHERE inquiry_id = $1`,
		`DELETE FROM inquiry_tags WHERE inquiry_id = $1`,
		`DELETE FROM rule_hits WHERE inquiry_id = $1`,
		`DELETE FROM joins WHERE kept_id = $1 OR other_id = $1`, // the way back holds copies
		`DELETE FROM inquiries WHERE id = $1`,
	} {
		if _, err := t.exec(end, inquiry); err != nil {
			return err
		}
	}
	return nil
}
