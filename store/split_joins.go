package store

import (
	"context"
	"slices"
	"strconv"

	"madoguchi/connectors"
)

// The two ways in which a person decides what belongs together.
const (
	JoinSplit = "split"
	JoinMerge = "merge"
)

// Join is a split or a merge that a person made and can take back.
type Join struct {
	ID    int64
	Kind  string
	Kept  int64 // the inquiry that stays
	Other int64 // the one that was split off, or that ended in the merge
	At    int64
	By    string
}

const joinColumns = `id, kind, kept_id, other_id, at, by_name`

func scanJoin(r scanner) (Join, error) {
	var j Join
	return j, r.Scan(&j.ID, &j.Kind, &j.Kept, &j.Other, &j.At, &j.By)
}

// Joins returns what a person has split from an inquiry or merged into it and not
// taken back, the newest first.
func (s *Store) Joins(ctx context.Context, inquiry int64) ([]Join, error) {
	return collect(ctx, s.read, scanJoin, `
		SELECT `+joinColumns+` FROM joins WHERE undone_at = 0 AND (kept_id = $1 OR other_id = $2) ORDER BY id DESC`, inquiry, inquiry)
}

// parted tells whether a person has split one of two inquiries from the other.
func (t *txn) parted(a, b int64) (bool, error) {
	var n int
	err := t.row(`
		SELECT COUNT(*) FROM joins
		WHERE undone_at = 0 AND kind = 'split' AND kept_id IN ($1, $2) AND other_id IN ($3, $4) AND kept_id <> other_id`, a, b, a, b).Scan(&n)
	return n > 0, err
}

// unparted leaves out what a person has parted from the inquiry that a mail
// belongs to: that of the mail it answers, else the one last written in.
func (in *intake) unparted(q connectors.Inquiry, found []int64) ([]int64, error) {
	if len(found) < 2 {
		return found, nil
	}
	nearest, err := in.nearest(q, found)
	if err != nil {
		return nil, err
	}
	kept := []int64{nearest}
	for _, id := range found {
		if id == nearest {
			continue
		}
		free := true
		for _, k := range kept {
			apart, err := in.parted(k, id)
			if err != nil {
				return nil, err
			}
			free = free && !apart
		}
		if free {
			kept = append(kept, id)
		}
	}
	slices.Sort(kept)
	return kept, nil
}

// nearest is the one of several inquiries that holds the newest mail this one
// names.
func (in *intake) nearest(q connectors.Inquiry, found []int64) (int64, error) {
	for _, m := range q.Messages {
		for _, ref := range m.Refs {
			id, err := in.holds(ref)
			if err != nil {
				return 0, err
			}
			if slices.Contains(found, id) {
				return id, nil
			}
		}
	}
	var want query
	want.add(`SELECT id FROM inquiries WHERE id IN `)
	inList(&want, found)
	want.add(` ORDER BY last_at DESC, id DESC LIMIT 1`)
	var id int64
	return id, in.row(want.sql.String(), want.args...).Scan(&id)
}

// holds returns the inquiry of a mail, 0 when it is not here or its id is used by
// several.
func (in *intake) holds(ref string) (int64, error) {
	if ref == "" {
		return 0, nil
	}
	ids, err := collect(in.ctx, in, scanID, `
		SELECT inquiry_id FROM messages WHERE account_id = $1 AND mail_id = $2 AND mail_id <> ''
		UNION SELECT inquiry_id FROM outbox WHERE account_id = $3 AND mail_id = $4 AND mail_id <> ''`, in.account, ref, in.account, ref)
	if err != nil || len(ids) != 1 {
		return 0, err
	}
	return ids[0], nil
}

// undo is everything the way back of a join needs.
type undo struct {
	Before   row     `json:"before"` // the inquiry that stays, before and after
	After    row     `json:"after"`
	Other    row     `json:"other"` // the other one: before a merge, after a split
	Links    []row   `json:"links"` // of the one that ended
	Kept     []row   `json:"kept"`  // links of the one that stays, before
	Drafts   []row   `json:"drafts"`
	Messages []int64 `json:"messages"` // what moved
	Events   []int64 `json:"events"`
	Outbox   []int64 `json:"outbox"`
	Asked    []int64 `json:"asked,omitempty"` // approvals
	Joins    []row   `json:"joins"`           // earlier ones of the inquiry that ended
	Last     int64   `json:"last"`            // newest message at that time
	Draft    row     `json:"draft"`           // as the merge left it
	Tags     []row   `json:"tags"`            // of the one that ended
	KeptTags []row   `json:"kept_tags"`
	Machine  []int64 `json:"machine"` // drafts of a machine that moved
	Books    []int64 `json:"books"`   // entries that moved
	Papers   []int64 `json:"papers"`  // documents that moved
}

func (t *txn) saveJoin(by Actor, kind string, kept, other int64, u undo) (Join, error) {
	j := Join{Kind: kind, Kept: kept, Other: other, At: t.now, By: by.Name}
	err := t.row(`
		INSERT INTO joins (kind, kept_id, other_id, undo, at, staff_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
		kind, kept, other, asJSON(u), t.now, by.Staff, by.Name).Scan(&j.ID)
	if err != nil {
		return j, err
	}
	if err := t.saveChange(by, kind, "", wayBack{Inquiry: kept, Join: j.ID}); err != nil {
		return j, err
	}
	return j, t.record(by, kind, "inquiry", kept, strconv.FormatInt(other, 10))
}

// inquiryRow is an inquiry with every column.
func (t *txn) inquiryRow(id int64) (row, error) {
	all, err := t.rowsOf("inquiries", "id", id)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, ErrNotFound
	}
	return all[0], nil
}

// ownMail tells whether an inquiry is a mail thread of its own: a mall decides
// itself what belongs together, and a notice only stands for an inquiry there.
func (r row) ownMail() bool {
	return r.number("is_mail") == 1 && r.text("about_kind") == "" && !Starting(r.text("remote_id"))
}

func (t *txn) sendingIn(ids ...int64) (int, error) {
	var want query
	want.add(`SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending', 'unknown') AND inquiry_id IN `)
	inList(&want, ids)
	var n int
	return n, t.row(want.sql.String(), want.args...).Scan(&n)
}

// settleJoin writes everything that follows from the messages of an inquiry.
func (t *txn) settleJoin(id int64) error {
	our, err := t.ours()
	if err != nil {
		return err
	}
	if err := t.link(id, our); err != nil {
		return err
	}
	if _, err := t.refresh(id); err != nil {
		return err
	}
	if err := t.showSending(id); err != nil {
		return err
	}
	if err := t.must(`UPDATE inquiries SET version = version + 1 WHERE id = $1`, id); err != nil {
		return err
	}
	t.redocLater(id)
	return nil
}
