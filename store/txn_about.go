package store

import (
	"slices"
	"strings"
)

// about is what a statement touches of what a transaction keeps in memory.
type about struct {
	inquiries bool // the row of an inquiry
	threads   bool // the messages of one, or what is told of them
	ahead     bool // the ids that were looked up for a whole batch
	moves     bool // which messages stand in which inquiry
	keys      bool // the words of inquiries
	links     bool // those of inquiries
	counters  bool
	waiting   bool // it could miss a row that waits, or refer to one
	memory    bool // it changes what rarely changes
}

// aboutOf reads a statement. It knows tables, not rows: a statement too many
// only costs time.
func aboutOf(query string, writes bool) about {
	names := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(query, w) })
	}
	return about{
		inquiries: names("inquiries", "desk_counts"), // which follow from them
		threads:   names("messages", "outbox", "bounces", "refs", "files"),
		ahead:     names("messages", "outbox") && names("DELETE", "INSERT", "remote_id", "mail_id", "sent_as") || names("refs"),
		moves:     names("messages") && names("inquiry_id", "join_address"),
		keys:      names("inquiry_keys"),
		links:     names("links"),
		counters:  names("counters"),
		waiting: writes && !refersToNothing(query) ||
			names("inquiries", "messages", "refs", "files", "events", "inquiry_keys", "links", "desk_counts", "category_counts"),
		memory: writes && names("accounts", "settings", "contacts", "orders", "order_keys"),
	}
}

// refersToNothing names the changes of tables whose rows know no inquiry and no
// message, or not so that the database would look for it.
func refersToNothing(query string) bool {
	query = strings.TrimSpace(query)
	return slices.ContainsFunc([]string{
		"INSERT INTO customers ", "INSERT INTO contacts ", "INSERT INTO rule_hits ", "UPDATE rule_hits ", "UPDATE rules ", "UPDATE accounts ",
		"INSERT INTO docs_due ", "DELETE FROM docs_due ",
	}, func(begins string) bool { return strings.HasPrefix(query, begins) })
}

// makeWay brings memory and database together before a statement runs.
func (t *txn) makeWay(k *statement) error {
	if k.about.inquiries {
		if err := t.writeSheets(); err != nil {
			return err
		}
	}
	if k.about.waiting {
		if err := t.writeRows(); err != nil {
			return err
		}
	}
	if k.about.counters {
		if err := t.writeCounts(); err != nil {
			return err
		}
	}
	if k.writes {
		t.forget(k.about)
	}
	return nil
}

// forget lets go what a statement changes.
func (t *txn) forget(a about) {
	if a.inquiries {
		t.letGo()
	}
	if a.threads {
		t.threads = nil
	}
	if a.moves {
		t.ahead.scatter()
	}
	if a.links {
		for _, s := range t.sheets {
			s.links = nil
		}
	}
	if a.keys {
		for _, s := range t.sheets {
			s.words = nil
		}
	}
	if a.inquiries || a.threads {
		t.ids = nil
	}
	if a.ahead {
		t.ahead = nil
	}
	if a.memory {
		t.memory = memory{}
	}
}
