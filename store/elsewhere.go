package store

import (
	"errors"

	"madoguchi/connectors"
)

// elsewhere is how an inquiry stood at the mall when it was read before.
type elsewhere struct {
	done, seen bool
	looked     int64 // when that was, 0 when nobody knows
}

// word is what the mall and our own people say about an inquiry, the later one
// before the earlier.
type word struct {
	completed bool  // somebody has completed it at the mall
	reopened  bool  // somebody has reopened it there
	at        int64 // when a person last chose its state here
}

const (
	// lookedRest keeps a list that is read every few minutes from writing every
	// row of it each time.
	lookedRest = 5 * 60 * 1000
	// markEcho is how long a page of the mall may be older than a mark it has taken.
	markEcho = 10 * 60 * 1000
)

// believed tells whether an inquiry is complete at the mall. A page that was on
// its way while our own mark was taken shows the time before: for a while, the
// mark is believed more.
func (in *intake) believed(id int64, before, now bool) (bool, error) {
	if before == now {
		return now, nil
	}
	var at int64
	err := in.row(`
		SELECT at FROM events WHERE inquiry_id = $1 AND kind = 'marked' AND detail IN ('complete', 'incomplete')
		ORDER BY id DESC LIMIT 1`, id).Scan(&at)
	if errors.Is(err, ErrNotFound) {
		return now, nil
	}
	if age := in.now - at; err == nil && age >= 0 && age < markEcho {
		return before, nil
	}
	return now, err
}

// personsWord weighs what changed at the mall against what a person chose here.
// A choice made since the mall was last read is the later word, and so is one
// that the mall has not been told yet.
func (in *intake) personsWord(a arrivals, before elsewhere, done bool) (word, error) {
	var w word
	if q := in.held(a.id); !a.created && (q == nil || !q.born) {
		// What waits is not of a person: the intake is nobody.
		err := found{without{in.txn}.QueryRowContext(in.ctx, `
			SELECT at FROM events WHERE inquiry_id = $1 AND kind = 'state' AND staff_id <> 0
			ORDER BY id DESC LIMIT 1`, a.id)}.Scan(&w.at)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return w, err
		}
	}
	if done == before.done || before.looked != 0 && w.at > before.looked {
		return w, nil
	}
	ours := connectors.MarkIncomplete
	if !done {
		ours = connectors.MarkComplete
	}
	wished, err := in.wished(a.id, ours)
	w.completed, w.reopened = done && !wished, !done && !wished
	return w, err
}

// readElsewhere takes the bold off what a colleague has read at the mall. What
// a person made unread here since stays so: only the change counts.
func (in *intake) readElsewhere(a arrivals, q connectors.Inquiry, before elsewhere) error {
	if !q.Seen || before.seen && len(a.inserted) == 0 {
		return nil
	}
	row, err := in.sheet(a.id)
	if err != nil {
		return err
	}
	all, err := in.messagesOf(row)
	if err != nil {
		return err
	}
	row.now.seen = 0
	for _, m := range all {
		row.now.seen = max(row.now.seen, m.id)
	}
	if row.now.unread == 0 {
		return nil
	}
	return in.event(Actor{}, a.id, "read_elsewhere", "")
}
