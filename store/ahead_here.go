package store

import (
	"slices"

	"madoguchi/connectors"
)

// arrived is which messages have or name the ids of a batch, those of the database and
// the new ones of the transaction: an answer finds its mail here, and nothing has to be
// written first. A statement that may move a message empties it; what had stood in it is
// asked for in the database from then on.
type arrived struct {
	mails, refs map[string][]arrival // by Message-ID, by the ids that they name
}

// arrival is one message.
type arrival struct {
	message, inquiry int64
	address          string // by which it may be joined
}

// arrive notes a new message, before the ids of it count as known.
func (a *ahead) arrive(one arrival, m connectors.Message) {
	if a.here.mails == nil {
		a.here = arrived{map[string][]arrival{}, map[string][]arrival{}}
	}
	note := func(here map[string][]arrival, id string, known bool) {
		if id != "" && a.asked[id] && (!known || len(here[id]) > 0) && !slices.Contains(here[id], one) {
			here[id] = append(here[id], one)
		}
	}
	note(a.here.mails, m.MailID, a.mails[m.MailID])
	for _, ref := range m.Refs {
		note(a.here.refs, ref, a.named[ref])
	}
}

// stands notes a message of the database by its id, names by one that it names.
func (a *ahead) stands(id string, one arrival) {
	a.mails[id] = true
	a.here.mails[id] = append(a.here.mails[id], one)
}

func (a *ahead) names(id string, one arrival) {
	a.named[id] = true
	a.here.refs[id] = append(a.here.refs[id], one)
}

// scatter forgets where the messages stand.
func (a *ahead) scatter() {
	if a != nil {
		a.here = arrived{}
	}
}

// whereabouts are where the messages stand, for moved.
func (a *ahead) whereabouts() arrived {
	if a == nil {
		return arrived{}
	}
	return a.here
}

// moved remembers what stood where before the messages of one inquiry went into another, and
// nothing else was moved.
func (a *ahead) moved(stood arrived, into, from int64) {
	if a == nil {
		return
	}
	for _, here := range []map[string][]arrival{stood.mails, stood.refs} {
		for _, all := range here {
			for i := range all {
				if all[i].inquiry == from {
					all[i].inquiry = into
				}
			}
		}
	}
	a.here = stood
}

// having are all messages that have an id, none where the database must be asked.
func (a *ahead) having(id string) []arrival {
	if a == nil {
		return nil
	}
	return a.here.mails[id]
}

// naming are all messages that name an id, none where the database must be asked.
func (a *ahead) naming(id string) []arrival {
	if a == nil {
		return nil
	}
	return a.here.refs[id]
}

// joining answers for the ids that only new messages have or name what byIDs asks the
// database, and returns the others.
func (a *ahead) joining(m connectors.Message, address string, named, again, answers []string) (found []int64, _, _, _ []string) {
	byAddress := func(one arrival) bool { return one.address == address && address != "" }
	named = slices.DeleteFunc(named, func(id string) bool {
		have := a.having(id)
		other := slices.ContainsFunc(have, func(o arrival) bool { return o.inquiry != have[0].inquiry })
		for _, one := range have {
			if byAddress(one) || !other {
				found = append(found, one.inquiry)
			}
		}
		return len(have) > 0
	})
	again = slices.DeleteFunc(again, func(id string) bool {
		have := a.having(id)
		for _, one := range have {
			if byAddress(one) {
				found = append(found, one.inquiry)
			}
		}
		return len(have) > 0
	})
	if m.MailID == "" || slices.ContainsFunc(answers, func(id string) bool { return len(a.naming(id)) == 0 }) {
		return found, named, again, answers
	}
	for _, id := range answers {
		for _, one := range a.naming(id) {
			if !a.mails[id] {
				found = append(found, one.inquiry)
			}
		}
	}
	return found, named, again, nil
}
