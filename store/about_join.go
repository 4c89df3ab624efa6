package store

import (
	"slices"

	"madoguchi/connectors"
)

// announce puts a notice into the inquiry it announces, which is here already. It
// changes neither state nor due time: the mall brings the words themselves, if it
// can be read.
func (in *intake) announce(a arrivals, q connectors.Inquiry) error {
	for _, m := range q.Messages {
		if _, err := in.known(m.RemoteID); err == nil {
			continue
		}
		m.Kind = connectors.NoticeOf
		if _, err := in.insertMessage(a, connectors.Inquiry{}, m, 0); err != nil {
			return err
		}
		a.changed = true
	}
	if !a.changed {
		return nil
	}
	if err := in.wakeUnread(a.id); err != nil {
		return err
	}
	in.result.Changed = addOnce(in.result.Changed, a.id)
	if err := in.settled(a.id); err != nil || q.About.Kind == "" {
		return err
	}
	return in.pollNow(q.About.Kind)
}

// wakeUnread opens a resting inquiry whose mall cannot be read now: the notice is
// all there will be until a person has put the connection right.
func (in *intake) wakeUnread(id int64) error {
	var state, account string
	err := in.row(`SELECT q.state, a.state FROM inquiries q JOIN accounts a ON a.id = q.account_id WHERE q.id = $1`, id).Scan(&state, &account)
	if err != nil || account != AccountStopped && account != AccountPaused {
		return err
	}
	if !slices.Contains([]string{StateWaiting, StateDone, StateIgnored, StateSnoozed}, state) {
		return nil
	}
	if err := in.setState(id, StateNew); err != nil {
		return err
	}
	return in.event(Actor{}, id, "reopened", state)
}

// settled writes what follows from the messages of an inquiry.
func (in *intake) settled(id int64) error {
	if err := in.link(id, in.our); err != nil {
		return err
	}
	if _, err := in.refresh(id); err != nil {
		return err
	}
	in.redocLater(id)
	return nil
}

// gather takes the notices that stood for an inquiry into it, now that the mall
// has brought it.
func (in *intake) gather(id int64, q connectors.Inquiry) error {
	var number string
	if err := in.row(`SELECT order_number FROM inquiries WHERE id = $1`, id).Scan(&number); err != nil {
		return err
	}
	notices, err := collect(in.ctx, in, scanID, `
		SELECT id FROM inquiries WHERE about_kind = $1 AND about_kind <> '' AND about_id = $2 AND id <> $3 ORDER BY id`, in.kind, q.RemoteID, id)
	if err != nil {
		return err
	}
	nameless, err := in.nameless(id, number)
	if err != nil {
		return err
	}
	for _, notice := range append(notices, nameless...) {
		if err := in.joinMall(id, notice); err != nil {
			return err
		}
	}
	if len(notices)+len(nameless) == 0 {
		return nil
	}
	return in.settled(id)
}

// nameless are the notices without a number that can mean no other inquiry.
func (in *intake) nameless(id int64, number string) ([]int64, error) {
	if number == "" {
		return nil, nil
	}
	type notice struct{ id, at int64 }
	all, err := collect(in.ctx, in, func(r scanner) (n notice, err error) { return n, r.Scan(&n.id, &n.at) }, `
		SELECT id, last_in_at FROM inquiries
		WHERE about_kind = $1 AND about_kind <> '' AND about_id = '' AND mall_order = $2 AND id <> $3 ORDER BY id`, in.kind, number, id)
	if err != nil {
		return nil, err
	}
	var mine []int64
	for _, n := range all {
		meant, err := in.onlyNear(in.kind, number, n.at)
		if err != nil {
			return nil, err
		}
		if meant == id {
			mine = append(mine, n.id)
		}
	}
	return mine, nil
}

// joinMall ends a notice's own inquiry in the mall's. What the mall says of the
// customer and what a person has read there stays; a person's notes, owner and
// choice of order come along.
func (in *intake) joinMall(into, notice int64) error {
	var active int
	err := in.row(`SELECT COUNT(*) FROM outbox WHERE inquiry_id = $1 AND state IN ('queued', 'sending', 'unknown')`, notice).Scan(&active)
	if err != nil || active > 0 {
		return err // an answer by mail is on its way: they stay apart
	}
	state, err := in.stateAfter(into, notice)
	if err != nil {
		return err
	}
	for _, ready := range []string{
		`UPDATE inquiries SET (own_name, kana, address, phone, customer_at, seen_id) = (
			SELECT own_name, kana, address, phone, customer_at, seen_id FROM inquiries x WHERE x.id = $1)
		 WHERE id = $2`,
		`INSERT INTO links (inquiry_id, number, order_id, score, reason, reasons, verdict, chosen_by, wanted)
		 SELECT CAST($1 AS BIGINT), number, order_id, score, reason, reasons, verdict, chosen_by, wanted FROM links
		 WHERE inquiry_id = $2 AND chosen_by = 'person'
		 ON CONFLICT (inquiry_id, number) DO UPDATE SET verdict = excluded.verdict, chosen_by = excluded.chosen_by, wanted = excluded.wanted
		 WHERE links.chosen_by <> 'person'`,
	} {
		if _, err := in.exec(ready, into, notice); err != nil {
			return err
		}
	}
	for _, ready := range []string{
		`UPDATE messages SET kind = 'notice' WHERE inquiry_id = $1 AND direction = 'in'`,
		`DELETE FROM events WHERE inquiry_id = $1 AND kind IN ('received', 'reopened')`, // the mall's own message is counted
	} {
		if _, err := in.exec(ready, notice); err != nil {
			return err
		}
	}
	if err := in.unite(into, notice); err != nil {
		return err
	}
	if err := in.event(Actor{}, into, "merged", ""); err != nil {
		return err
	}
	var now string
	if err := in.row(`SELECT state FROM inquiries WHERE id = $1`, into).Scan(&now); err != nil || now == state {
		return err
	}
	return in.setState(into, state)
}

// stateAfter is the state of an inquiry once its notice has joined it. What the
// mall knows counts more; what a person did with the notice counts as long as the
// customer has not written again.
func (in *intake) stateAfter(into, notice int64) (string, error) {
	var mall, ours string
	var wrote, told int64
	if err := in.row(`SELECT state, last_in_at FROM inquiries WHERE id = $1`, into).Scan(&mall, &wrote); err != nil {
		return "", err
	}
	if err := in.row(`SELECT state, last_in_at FROM inquiries WHERE id = $1`, notice).Scan(&ours, &told); err != nil {
		return "", err
	}
	if mall == StateNew && wrote <= told+noticeEarly {
		return ours, nil
	}
	return mall, nil
}
