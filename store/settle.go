package store

import (
	"slices"

	"madoguchi/connectors"
)

// Why the machine moved an inquiry; the second word of a "state" event.
const (
	whyElsewhere = "answered_elsewhere"
	whyMallDone  = "mall_done"
	whyReopened  = "mall_reopened"
	whyAutomatic = "automatic"
	whyPast      = "past" // brought in from a file, and long over
	whyWoke      = "woke" // put off until now
)

// settle decides the state after messages came and writes the history.
func (in *intake) settle(a arrivals, q connectors.Inquiry, before elsewhere) error {
	row, err := in.sheet(a.id)
	if err != nil {
		return err
	}
	state, doneNow := row.now.state, row.now.done != 0
	if err := in.readElsewhere(a, q, before); err != nil {
		return err
	}
	word, err := in.personsWord(a, before, doneNow)
	if err != nil {
		return err
	}
	d, err := in.digest(a.id)
	if err != nil {
		return err
	}
	fresh := d.open(a.inserted)
	past := d.lastAt < in.past
	if past {
		fresh = nil // nobody waits for an answer any more
	}
	if len(fresh) > 0 {
		in.result.New = addOnce(in.result.New, a.id)
	}
	rests, err := in.onlyThanks(a, d, fresh, state)
	if err != nil {
		return err
	}
	if rests {
		if d, err = in.digest(a.id); err != nil { // it knows thanks now
			return err
		}
	}
	if err := in.history(a, d, fresh, state, rests); err != nil {
		return err
	}
	to, why := next(a, d, q, state, len(fresh) > 0 && !rests, word)
	if past {
		if to, why, err = in.bygone(a, d, state, to, why); err != nil {
			return err
		}
	}
	if err := in.move(a.id, state, to, why, q.DoneAs); err != nil {
		return err
	}
	if rests { // a move forgets it
		row, err := in.sheet(a.id)
		if err != nil {
			return err
		}
		row.now.thanks = 1
	}
	_, err = in.refresh(a.id)
	return err
}

// move follows the rule and writes down why, with the mall's own word for it.
func (in *intake) move(id int64, from, to, why, as string) error {
	if to == from {
		return nil
	}
	if err := in.setState(id, to); err != nil {
		return err
	}
	if why == "" {
		return nil
	}
	detail := to + " " + why
	if why == whyMallDone && as != "" {
		detail += " " + as
	}
	return in.event(Actor{}, id, "state", detail)
}

// open returns the given messages that are questions without an answer.
func (d *digest) open(inserted []int64) []asking {
	var open []asking
	for _, m := range d.asks {
		if slices.Contains(inserted, m.id) && m.direction == string(connectors.In) && !automatic(m.kind) && !m.deleted && !d.answered(m) {
			open = append(open, m)
		}
	}
	return open
}

// next is the rule of all moves the machine makes.
func next(a arrivals, d digest, q connectors.Inquiry, state string, asked bool, w word) (to, why string) {
	busy := state == StateWorking || state == StateReview
	switch {
	case w.completed:
		return StateDone, whyMallDone
	case asked && busy:
		return state, ""
	case asked:
		return StateNew, ""
	case (a.bounced || a.wasMute || a.created) && d.bounced && d.human && d.last == connectors.Bounce && !busy:
		return StateNew, ""
	case a.created || a.wasMute && (state == StateIgnored || state == StateNew):
		return first(d, state)
	case w.reopened && state == StateDone:
		return StateNew, whyReopened
	case d.last == string(connectors.Out) && d.unanswered == 0 && d.lastOut >= w.at && (len(a.inserted) > 0 && !d.lastOurs || q.Answered) &&
		(state == StateNew || state == StateWorking):
		return StateWaiting, whyElsewhere
	}
	return state, ""
}

// first is the state of a thread nobody has touched: only a person's word that
// has no answer, or that of somebody unknown, wants a look.
func first(d digest, state string) (to, why string) {
	if !d.human {
		strangers := slices.ContainsFunc(d.asks, func(m asking) bool { return !automatic(m.kind) })
		if len(d.asks) == 0 || strangers {
			return StateNew, ""
		}
		return StateIgnored, whyAutomatic
	}
	if d.unanswered == 0 && (d.last == string(connectors.Out) || d.thanked) {
		return StateWaiting, whyElsewhere
	}
	if d.unanswered == 0 {
		return state, ""
	}
	return StateNew, ""
}

// history writes down what came. What is only thanks moves nothing, and the
// history says so.
func (in *intake) history(a arrivals, d digest, fresh []asking, state string, rests bool) error {
	for _, m := range d.asks {
		if slices.Contains(a.inserted, m.id) && m.direction == string(connectors.In) && !automatic(m.kind) {
			if err := in.eventAt(Actor{}, a.id, m.at, "received", ""); err != nil {
				return err
			}
		}
	}
	if a.bounced && d.human {
		if err := in.event(Actor{}, a.id, "bounced", ""); err != nil {
			return err
		}
	}
	if rests && !a.created { // a new thread stays nowhere: its first state tells
		return in.event(Actor{}, a.id, "thanks", state)
	}
	if len(fresh) > 0 && !a.created && slices.Contains(resting, state) {
		return in.event(Actor{}, a.id, "reopened", state)
	}
	return nil
}

// setState moves an inquiry. What is owed follows in refresh
// or owe. Until when it was put off, and what came meanwhile, ends with the move.
func (t *txn) setState(id int64, to string) error {
	q, err := t.sheet(id)
	if err != nil {
		return err
	}
	q.now.state, q.now.snoozeUntil, q.now.snoozeFor, q.now.woke, q.now.thanks = to, 0, "", 0, 0
	q.now.version++
	return nil
}
