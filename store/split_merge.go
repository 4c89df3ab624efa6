package store

import (
	"context"
	"strconv"
)

// MergeInquiries makes one inquiry of two mail threads of one mailbox: everything
// of other comes into keep, and what answers it from now on does too. Two that
// both have an answer on its way, of two accounts, or of a mall are ErrConflict.
func (s *Store) MergeInquiries(ctx context.Context, by Actor, keep, other int64) (Join, error) {
	var j Join
	err := s.tx(ctx, func(t *txn) error {
		u, err := t.beforeMerge(keep, other)
		if err != nil {
			return err
		}
		if err := t.unite(keep, other); err != nil {
			return err
		}
		if err := t.settleJoin(keep); err != nil {
			return err
		}
		if u.After, err = t.inquiryRow(keep); err != nil {
			return err
		}
		drafts, err := t.rowsOf("drafts", "inquiry_id", keep)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			u.Draft = d
		}
		if err := t.event(by, keep, "merged_in", strconv.FormatInt(other, 10)); err != nil {
			return err
		}
		j, err = t.saveJoin(by, JoinMerge, keep, other, u)
		return err
	})
	return j, err
}

// beforeMerge copies all that a merge will change.
func (t *txn) beforeMerge(keep, other int64) (u undo, err error) {
	if keep == other {
		return u, ErrConflict
	}
	if u.Before, err = t.inquiryRow(keep); err != nil {
		return u, err
	}
	if u.Other, err = t.inquiryRow(other); err != nil {
		return u, err
	}
	active, err := t.sendingIn(keep, other)
	if err != nil {
		return u, err
	}
	if active > 1 || !u.Before.ownMail() || !u.Other.ownMail() || u.Before.number("account_id") != u.Other.number("account_id") {
		return u, ErrConflict
	}
	for _, part := range []struct {
		into  *[]row
		table string
		of    int64
		key   string
	}{
		{&u.Links, "links", other, "inquiry_id"},
		{&u.Kept, "links", keep, "inquiry_id"},
		{&u.Drafts, "drafts", keep, "inquiry_id"},
		{&u.Drafts, "drafts", other, "inquiry_id"},
		{&u.Tags, "inquiry_tags", other, "inquiry_id"},
		{&u.KeptTags, "inquiry_tags", keep, "inquiry_id"},
		{&u.Joins, "joins", other, "kept_id"},
		{&u.Joins, "joins", other, "other_id"},
	} {
		rows, err := t.rowsOf(part.table, part.key, part.of)
		if err != nil {
			return u, err
		}
		for _, r := range rows {
			delete(r, "undo") // the way back of another join is not ours to keep
		}
		*part.into = append(*part.into, rows...)
	}
	for _, part := range []struct {
		into  *[]int64
		query string
	}{
		{&u.Messages, `SELECT id FROM messages WHERE inquiry_id = $1 ORDER BY id`},
		{&u.Events, `SELECT id FROM events WHERE inquiry_id = $1 ORDER BY id`},
		{&u.Machine, `SELECT id FROM ai_drafts WHERE inquiry_id = $1 ORDER BY id`},
		{&u.Books, `SELECT id FROM entries WHERE inquiry_id = $1 AND inquiry_id > 0 ORDER BY id`},
		{&u.Papers, `SELECT id FROM documents WHERE inquiry_id = $1 AND inquiry_id > 0 ORDER BY id`},
		{&u.Outbox, `SELECT id FROM outbox WHERE inquiry_id = $1 ORDER BY id`},
		{&u.Asked, `SELECT id FROM approvals WHERE inquiry_id = $1 ORDER BY id`},
	} {
		if *part.into, err = collect(t.ctx, t, scanID, part.query, other); err != nil {
			return u, err
		}
	}
	return u, t.row(`SELECT COALESCE(MAX(id), 0) FROM messages`).Scan(&u.Last)
}
