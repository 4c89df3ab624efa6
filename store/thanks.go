package store

import (
	"slices"

	"madoguchi/connectors"
	"madoguchi/store/thanks"
)

// resting are the states in which nothing is to be done here until the other side
// writes again.
var resting = []string{StateSnoozed, StateWaiting, StateDone, StateIgnored}

// ThanksRest is the setting of whether a message of thanks leaves an inquiry where
// it is; "off" brings it back like any other.
const ThanksRest = "thanks_rest"

// onlyThanks tells whether all that is new in an inquiry is thanks for what the
// shop has answered, and notes it on the messages. They stay unread; nobody is taken
// to wait for an answer. Beside a question that is still open it says no.
func (in *intake) onlyThanks(a arrivals, d digest, fresh []asking, state string) (bool, error) {
	if len(fresh) == 0 {
		return false, nil
	}
	rests := !a.created && slices.Contains(resting, state)
	if !rests && d.unanswered != fresh[0].at {
		return false, nil // an earlier question waits
	}
	if off, err := in.setting(ThanksRest); err != nil || off == "off" {
		return false, err
	}
	said, name, err := in.saidBefore(a.id, fresh[0])
	if err != nil || said == "" && !rests {
		return false, err
	}
	over := thanks.Closes
	if state == StateSnoozed {
		over = thanks.Only // what came may be what was waited for
	}
	for _, m := range fresh {
		ok, err := in.isThanks(a.id, m, func(text string) bool { return over(text, said, name) })
		if err != nil || !ok {
			return false, err
		}
	}
	for _, m := range fresh {
		if err := in.must(`UPDATE messages SET thanks = 1 WHERE id = $1`, m.id); err != nil {
			return false, err
		}
	}
	return true, nil
}

// saidBefore is what the shop wrote last before a message, and whose inquiry it is.
func (in *intake) saidBefore(id int64, m asking) (said, name string, err error) {
	q, err := in.sheet(id)
	if err != nil {
		return "", "", err
	}
	all, err := in.messagesOf(q)
	var last asking
	for _, o := range all {
		if o.direction == string(connectors.Out) && o.at <= m.at && (o.at > last.at || o.at == last.at && o.id > last.id) {
			said, last = o.body, o.asking
		}
	}
	return said, q.now.customer, err
}

// isThanks reads one message. A file is a new fact, whatever stands beside it.
func (in *intake) isThanks(inquiry int64, m asking, over func(string) bool) (bool, error) {
	if m.kind != connectors.Normal || m.deadline > 0 {
		return false, nil
	}
	q, err := in.sheet(inquiry)
	if err != nil {
		return false, err
	}
	all, err := in.messagesOf(q)
	return slices.ContainsFunc(all, func(o heard) bool { return o.id == m.id && !o.files && over(o.body) }), err
}
