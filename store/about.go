package store

import (
	"errors"
	"slices"

	"madoguchi/connectors"
)

// A notice mail says that a customer has asked something at a mall. As long as
// the mall's own connection has not brought that inquiry, the notice stands for
// it; from then on the notice is a message in it that counts for nothing: the
// customer's own words are there.

// mailThread finds or creates the conversation of a mail. One that was put into a
// mall's inquiry stays there.
func (in *intake) mailThread(q connectors.Inquiry) (arrivals, error) {
	id, err := in.keptIn(q)
	if err != nil {
		return arrivals{}, err
	}
	if id != 0 {
		a, err := in.arrival(id)
		if err != nil || a.foreign || q.About.Kind != "" {
			return a, err
		}
	}
	if q.About.Kind != "" {
		return in.announced(q)
	}
	if a, err := in.bounceThread(q); err != nil || a.id != 0 {
		return a, err
	}
	return in.thread(q)
}

// announced finds or creates the conversation of a new notice: the mall's own
// inquiry, or one that another notice has made.
func (in *intake) announced(q connectors.Inquiry) (arrivals, error) {
	id, err := in.atMall(q)
	if err == nil && id == 0 {
		id, err = in.announcedBefore(q)
	}
	if err != nil {
		return arrivals{}, err
	}
	if id == 0 {
		return in.create(q, true)
	}
	return in.arrival(id)
}

func (in *intake) arrival(id int64) (arrivals, error) {
	q, err := in.sheet(id)
	if err != nil {
		return arrivals{}, err
	}
	return arrivals{id: id, foreign: q.now.account != in.account}, nil
}

// own leaves out the conversations of other accounts: what quotes a notice is no
// part of the mall's inquiry.
func (in *intake) own(ids []int64) ([]int64, error) {
	var mine []int64
	for _, id := range ids {
		a, err := in.arrival(id)
		if err != nil {
			return nil, err
		}
		if !a.foreign {
			mine = append(mine, id)
		}
	}
	return mine, nil
}

// meet brings a notice and what it announces together: a new notice has the mall
// asked at once, a mall's inquiry takes in the notices that stood for it.
func (in *intake) meet(a arrivals, q connectors.Inquiry) error {
	switch {
	case len(a.inserted) == 0 && !a.created:
		return nil
	case q.About.Kind != "":
		return in.pollNow(q.About.Kind)
	case !isMail(q):
		return in.gather(a.id, q)
	}
	return nil
}

func (in *intake) keptIn(q connectors.Inquiry) (int64, error) {
	for _, m := range q.Messages {
		id, err := in.known(m.RemoteID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return 0, err
		}
		return id, in.row(`SELECT inquiry_id FROM messages WHERE id = $1`, id).Scan(&id)
	}
	return 0, nil
}

// atMall is the inquiry itself, once the mall's own connection has brought it. A
// notice that names none belongs to the one about its order that came at its
// time; where there are two it belongs to none.
func (in *intake) atMall(q connectors.Inquiry) (int64, error) {
	if q.About.ID == "" {
		return in.onlyNear(q.About.Kind, q.Order, in.when(q.Messages[0]))
	}
	return in.none(in.row(`
		SELECT q.id FROM inquiries q JOIN accounts a ON a.id = q.account_id
		WHERE q.remote_id = $1 AND a.kind = $2 AND a.removed_at = 0 ORDER BY q.id LIMIT 1`, q.About.ID, q.About.Kind))
}

// announcedBefore is the inquiry that an earlier notice has made. Two mailboxes
// may get the same notice.
func (in *intake) announcedBefore(q connectors.Inquiry) (int64, error) {
	if q.About.ID == "" {
		return 0, nil
	}
	return in.none(in.row(`
		SELECT q.id FROM inquiries q JOIN accounts a ON a.id = q.account_id
		WHERE q.about_kind = $1 AND q.about_id = $2 AND q.about_kind <> '' AND a.removed_at = 0
		ORDER BY CASE WHEN q.account_id = $3 THEN 0 ELSE 1 END, q.id LIMIT 1`, q.About.Kind, q.About.ID, in.account))
}

// none reads an id, 0 when there is no such row.
func (in *intake) none(row scanner) (int64, error) {
	var id int64
	err := row.Scan(&id)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return id, err
}

// A notice leaves the mall right behind the customer's message, and may wait on
// its way.
const (
	noticeLate  = 2 * 60 * 60 * 1000
	noticeEarly = 10 * 60 * 1000
)

// onlyNear is the one inquiry at a mall about an order in which a customer wrote
// shortly before the given time, 0 when there is none or more than one.
func (t *txn) onlyNear(kind, number string, at int64) (int64, error) {
	if number == "" {
		return 0, nil
	}
	ids, err := collect(t.ctx, t, scanID, `
		SELECT DISTINCT q.id FROM inquiries q
		JOIN accounts a ON a.id = q.account_id
		JOIN messages m ON m.inquiry_id = q.id AND m.account_id = q.account_id
		WHERE q.order_number = $1 AND q.order_number <> '' AND a.kind = $2 AND a.removed_at = 0
			AND m.direction = 'in' AND m.sent_at >= $3 AND m.sent_at <= $4`, number, kind, at-noticeLate, at+noticeEarly)
	if err != nil || len(ids) != 1 {
		return 0, err
	}
	return ids[0], nil
}

// saveAbout keeps what a letter says beyond its text: the order it is about, the
// inquiry it announces and the mall's screen of it.
func (in *intake) saveAbout(a *arrivals, q connectors.Inquiry) error {
	if !isMail(q) || q.Order == "" && q.About.Kind == "" {
		return nil
	}
	url := ""
	if q.About.Kind != "" {
		url = q.URL
	}
	row, err := in.sheet(a.id)
	if err != nil {
		return err
	}
	r := &row.now
	for _, fill := range []struct {
		into *string
		text string
	}{{&r.mallOrder, q.Order}, {&r.aboutKind, q.About.Kind}, {&r.aboutID, q.About.ID}, {&r.url, url}} {
		if *fill.into == "" && fill.text != "" {
			*fill.into, a.changed = fill.text, true
		}
	}
	return nil
}

// pollNow makes the accounts due that can bring an announced inquiry.
func (in *intake) pollNow(kind string) error {
	if slices.Contains(in.polled, kind) {
		return nil
	}
	in.polled = append(in.polled, kind)
	_, err := in.exec(`UPDATE accounts SET next_at = 0 WHERE kind = $1 AND state = 'ok' AND removed_at = 0`, kind)
	return err
}
