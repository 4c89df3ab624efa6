package store

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

// columnsBack writes columns of an inquiry as they stood.
func (t *txn) columnsBack(inquiry int64, columns []string, want row) error {
	for _, c := range columns {
		if err := t.must(`UPDATE inquiries SET `+c+` = $1 WHERE id = $2`, want[c], inquiry); err != nil {
			return err
		}
	}
	return nil
}

// stateBack moves an inquiry to where it was, as a person's own move: counters,
// history and the mall follow.
func (t *txn) stateBack(by Actor, inquiry int64, is, want row, marks func(kind string) connectors.Marks) error {
	from, to := is.text("state"), want.text("state")
	if from != to {
		var kind string
		var remoteDone bool
		err := t.row(`
			SELECT a.kind, q.remote_done FROM inquiries q JOIN accounts a ON a.id = q.account_id WHERE q.id = $1`, inquiry).Scan(&kind, &remoteDone)
		if err != nil {
			return err
		}
		if err := t.setState(inquiry, to); err != nil {
			return err
		}
		if err := t.markMove(Move{ID: inquiry, State: to, Marks: marks(kind)}, from, remoteDone); err != nil {
			return err
		}
		if err := t.event(by, inquiry, "state", to+" undo"); err != nil {
			return err
		}
	}
	return t.columnsBack(inquiry, []string{"snooze_until", "snooze_for"}, want)
}

// tagsBack gives an inquiry the tags it had; one that the shop has removed since
// stays away.
func (t *txn) tagsBack(inquiry int64, want string) error {
	if _, err := t.exec(`DELETE FROM inquiry_tags WHERE inquiry_id = $1`, inquiry); err != nil {
		return err
	}
	for _, word := range strings.Fields(want) {
		tag, err := strconv.ParseInt(word, 10, 64)
		if err != nil {
			return fmt.Errorf("tag of a change: %w", err)
		}
		_, err = t.exec(`
			INSERT INTO inquiry_tags (inquiry_id, tag_id) SELECT CAST($1 AS BIGINT), id FROM tags WHERE id = $2 AND removed_at = 0`, inquiry, tag)
		if err != nil {
			return err
		}
	}
	return nil
}

// linkBack restores the order of an inquiry and every verdict that the change
// touched. Candidates found since stay.
func (t *txn) linkBack(by Actor, w touched, is, want row) error {
	old, left := byNumber(w.Links), byNumber(w.Linked)
	for number, r := range old {
		if maps.Equal(r, left[number]) {
			continue
		}
		if _, err := t.exec(`DELETE FROM links WHERE inquiry_id = $1 AND number = $2`, w.ID, number); err != nil {
			return err
		}
		if err := t.putBack("links", r); err != nil {
			return err
		}
	}
	for number := range left {
		if _, stood := old[number]; stood {
			continue
		}
		if _, err := t.exec(`DELETE FROM links WHERE inquiry_id = $1 AND number = $2`, w.ID, number); err != nil {
			return err
		}
	}
	if err := t.columnsBack(w.ID, []string{"order_number", "order_id", "link_reason", "link_by"}, want); err != nil {
		return err
	}
	var account int64
	if err := t.row(`SELECT account_id FROM inquiries WHERE id = $1`, w.ID).Scan(&account); err != nil {
		return err
	}
	if err := t.fill(w.ID, account); err != nil { // the order may have been read since
		return err
	}
	switch before, now := is.text("order_number"), want.text("order_number"); {
	case before == now:
		return nil
	case now == "":
		return t.event(by, w.ID, "unlinked", before)
	default:
		return t.event(by, w.ID, "linked", now)
	}
}

func byNumber(links []row) map[string]row {
	all := map[string]row{}
	for _, l := range links {
		all[l.text("number")] = l
	}
	return all
}
