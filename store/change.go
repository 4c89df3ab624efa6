package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// facet is what belongs together of an inquiry and is taken back as one.
type facet struct {
	name    string
	columns []string
	judged  []string // what tells whether somebody changed it since; nil is all
	events  []string // kinds of events that tell who did
}

// facets are what an act of a person may change of an inquiry. What follows from
// them, as due_at does, is computed again and not kept.
var facets = []facet{
	{"state", []string{"state", "snooze_until", "snooze_for"}, nil, []string{"state", "reopened", "sent", "snoozed", "woken"}},
	{"owner", []string{"owner_id", "owner_by"}, nil, []string{"assigned"}},
	{"category", []string{"category_id", "category_by"}, nil, []string{"category"}},
	{"tags", []string{"tags"}, nil, []string{"tags"}},
	{"due", []string{"due_set", "due_set_by"}, nil, []string{"due"}},
	{"care", []string{"care"}, nil, []string{"care"}},
	// The order's row may be read later, and its reason weighed again.
	{
		"link",
		[]string{"order_number", "order_id", "link_reason", "link_by", "verdicts"},
		[]string{"order_number", "link_by", "verdicts"},
		[]string{"linked", "unlinked"},
	},
}

// of is the part of an inquiry's row that belongs to the facet.
func (f facet) of(r row) row {
	part := row{}
	for _, c := range f.columns {
		part[c] = r[c]
	}
	return part
}

func (f facet) same(a, b row) bool {
	columns := f.judged
	if columns == nil {
		columns = f.columns
	}
	return !slices.ContainsFunc(columns, func(c string) bool { return a[c] != b[c] })
}

// stand is how an inquiry stands, as far as an act of a person may change it.
type stand struct {
	id    int64
	parts map[string]row
	links []row
}

// snapshot reads how inquiries stand, before an act changes them.
func (t *txn) snapshot(ids ...int64) ([]stand, error) {
	all := make([]stand, 0, len(ids))
	for _, id := range ids {
		s, err := t.stand(id)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func (t *txn) stand(id int64) (stand, error) {
	s := stand{id: id, parts: map[string]row{}}
	r, err := t.inquiryRow(id)
	if err != nil {
		return s, err
	}
	tags, err := collect(t.ctx, t, scanID, `SELECT tag_id FROM inquiry_tags WHERE inquiry_id = $1 ORDER BY tag_id`, id)
	if err != nil {
		return s, err
	}
	r["tags"] = strings.Trim(fmt.Sprint(tags), "[]")
	if s.links, err = t.rowsOf("links", "inquiry_id", id); err != nil {
		return s, err
	}
	slices.SortFunc(s.links, func(a, b row) int { return cmp.Compare(a.text("number"), b.text("number")) })
	var verdicts strings.Builder
	for _, l := range s.links {
		if l.text("chosen_by") == byPerson {
			fmt.Fprintf(&verdicts, "%s=%s ", l.text("number"), l.text("verdict"))
		}
	}
	r["verdicts"] = verdicts.String()
	for _, f := range facets {
		s.parts[f.name] = f.of(r)
	}
	return s, nil
}

// touched is an inquiry that an act has changed: only the facets that are not as
// they were.
type touched struct {
	ID     int64          `json:"id"`
	Before map[string]row `json:"before"`
	After  map[string]row `json:"after"`
	Links  []row          `json:"links,omitempty"`  // before, when the link changed
	Linked []row          `json:"linked,omitempty"` // after
}

// wayBack is everything that taking back one click needs.
type wayBack struct {
	Inquiries []touched `json:"inquiries,omitempty"`
	Dropped   int64     `json:"dropped,omitempty"` // a row of dropped_drafts
	Inquiry   int64     `json:"inquiry,omitempty"` // that it belongs to

	Join     int64 `json:"join,omitempty"`     // a row of joins
	Merge    int64 `json:"merge,omitempty"`    // a row of customer_merges
	Customer int64 `json:"customer,omitempty"` // that it is about
	Apart    int64 `json:"apart,omitempty"`    // the row of customer_merges that says two are two persons
	Asked    int64 `json:"asked,omitempty"`    // the note by which owners were called
	Template int64 `json:"template,omitempty"` // that was taken out of use
	FAQ      int64 `json:"faq,omitempty"`      // that was taken away
	Snippet  int64 `json:"snippet,omitempty"`  // that was taken out of use
	Approval int64 `json:"approval,omitempty"` // what they were asked to agree to

	Noted *wasNoted `json:"noted,omitempty"` // what stood about the customer
}

// wasNoted is what the shop had noted about a customer until a change, and the
// version that the change left behind.
type wasNoted struct {
	Note    string `json:"note"`
	VIP     bool   `json:"vip"`
	Version int64  `json:"version"`
}

func difference(before, after stand) (touched, bool) {
	d := touched{ID: before.id, Before: map[string]row{}, After: map[string]row{}}
	for _, f := range facets {
		if f.same(before.parts[f.name], after.parts[f.name]) {
			continue
		}
		d.Before[f.name], d.After[f.name] = before.parts[f.name], after.parts[f.name]
		if f.name == "link" {
			d.Links, d.Linked = before.links, after.links
		}
	}
	return d, len(d.Before) > 0
}

// remember writes down what one click of a person did, however many inquiries it
// touched, so that it can be taken back: before is their snapshot. What changed
// nothing is no act, and the machine's own moves are not taken back.
func (t *txn) remember(by Actor, verb, detail string, before []stand) error {
	return t.rememberWith(by, verb, detail, before, wayBack{})
}

// rememberWith also keeps what the way back has to know beside the inquiries.
func (t *txn) rememberWith(by Actor, verb, detail string, before []stand, back wayBack) error {
	if by.Staff == 0 {
		return nil
	}
	for _, b := range before {
		now, err := t.stand(b.id)
		if err != nil {
			return err
		}
		if d, changed := difference(b, now); changed {
			back.Inquiries = append(back.Inquiries, d)
		}
	}
	if len(back.Inquiries) == 0 && back.Asked == 0 {
		return nil
	}
	return t.saveChange(by, verb, detail, back)
}

func (t *txn) saveChange(by Actor, verb, detail string, back wayBack) error {
	if by.Staff == 0 {
		return nil
	}
	_, err := t.exec(`
		INSERT INTO changes (at, staff_id, by_name, verb, detail, undo) VALUES ($1, $2, $3, $4, $5, $6)`,
		t.now, by.Staff, by.Name, verb, detail, asJSON(back))
	return err
}

// undoable carries out an act of a person on inquiries and remembers it.
func (t *txn) undoable(by Actor, verb, detail string, ids []int64, act func() error) error {
	before, err := t.snapshot(ids...)
	if err != nil {
		return err
	}
	if err := act(); err != nil {
		return err
	}
	return t.remember(by, verb, detail, before)
}
