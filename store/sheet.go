package store

import (
	"slices"
	"strconv"
	"strings"
)

// sheet is the row of an inquiry while a transaction works at it. It is read
// once, changed in memory and written once: taking in a mail looks at the row a
// dozen times and changes it six times, and each change of an indexed column
// costs more than everything else about it.
//
// Nobody has to know of it. Before any other statement that names the table
// the sheet is written, and after one that changes the table it is read again
// (txn.about).
type sheet struct {
	id   int64
	bare bool // just created: no link, word or event of before refers to it
	now  inquiryRow
	kept inquiryRow // as the database has it
}

// inquiryRow is what arriving messages change of an inquiry, and what that
// follows from. Flags are 0 or 1, as the databases keep them.
type inquiryRow struct {
	account                                        int64
	remote, subject                                string
	customer, ownName, kana, address, phone        string
	customerAt, customerID                         int64
	mallCategory, itemCode, itemName, itemURL, url string
	mallOrder, raw, doneAs                         string
	public, gift, done, seenThere, mail            int64
	looked                                         int64
	aboutKind, aboutID                             string
	state                                          string
	category                                       int64
	unanswered, owed, due, dueKey, dueSet          int64
	dueSetBy, dueWhy                               string
	official, deadline                             int64
	snoozeUntil                                    int64
	snoozeFor                                      string
	woke, thanks, scam                             int64
	lastIn, lastOut, lastAt, fresh                 int64
	snippet                                        string
	count, newest, seen, unread, files             int64
	orderNumber                                    string
	orderID                                        int64
	linkReason, linkBy                             string
	created, version                               int64
}

// sheetColumns names every column of a sheet and where it stands in the row.
var sheetColumns = []struct {
	name string
	of   func(*inquiryRow) any
}{
	{"account_id", func(r *inquiryRow) any { return &r.account }},
	{"remote_id", func(r *inquiryRow) any { return &r.remote }},
	{"subject", func(r *inquiryRow) any { return &r.subject }},
	{"customer", func(r *inquiryRow) any { return &r.customer }},
	{"own_name", func(r *inquiryRow) any { return &r.ownName }},
	{"kana", func(r *inquiryRow) any { return &r.kana }},
	{"address", func(r *inquiryRow) any { return &r.address }},
	{"phone", func(r *inquiryRow) any { return &r.phone }},
	{"customer_at", func(r *inquiryRow) any { return &r.customerAt }},
	{"customer_id", func(r *inquiryRow) any { return &r.customerID }},
	{"category", func(r *inquiryRow) any { return &r.mallCategory }},
	{"item_code", func(r *inquiryRow) any { return &r.itemCode }},
	{"item_name", func(r *inquiryRow) any { return &r.itemName }},
	{"item_url", func(r *inquiryRow) any { return &r.itemURL }},
	{"remote_url", func(r *inquiryRow) any { return &r.url }},
	{"mall_order", func(r *inquiryRow) any { return &r.mallOrder }},
	{"raw", func(r *inquiryRow) any { return &r.raw }},
	{"remote_reason", func(r *inquiryRow) any { return &r.doneAs }},
	{"is_public", func(r *inquiryRow) any { return &r.public }},
	{"gift", func(r *inquiryRow) any { return &r.gift }},
	{"remote_done", func(r *inquiryRow) any { return &r.done }},
	{"remote_seen", func(r *inquiryRow) any { return &r.seenThere }},
	{"is_mail", func(r *inquiryRow) any { return &r.mail }},
	{"looked_at", func(r *inquiryRow) any { return &r.looked }},
	{"about_kind", func(r *inquiryRow) any { return &r.aboutKind }},
	{"about_id", func(r *inquiryRow) any { return &r.aboutID }},
	{"state", func(r *inquiryRow) any { return &r.state }},
	{"category_id", func(r *inquiryRow) any { return &r.category }},
	{"unanswered_at", func(r *inquiryRow) any { return &r.unanswered }},
	{"owed_at", func(r *inquiryRow) any { return &r.owed }},
	{"due_at", func(r *inquiryRow) any { return &r.due }},
	{"due_key", func(r *inquiryRow) any { return &r.dueKey }},
	{"due_set", func(r *inquiryRow) any { return &r.dueSet }},
	{"due_set_by", func(r *inquiryRow) any { return &r.dueSetBy }},
	{"due_why", func(r *inquiryRow) any { return &r.dueWhy }},
	{"official", func(r *inquiryRow) any { return &r.official }},
	{"deadline", func(r *inquiryRow) any { return &r.deadline }},
	{"snooze_until", func(r *inquiryRow) any { return &r.snoozeUntil }},
	{"snooze_for", func(r *inquiryRow) any { return &r.snoozeFor }},
	{"woke_at", func(r *inquiryRow) any { return &r.woke }},
	{"thanks", func(r *inquiryRow) any { return &r.thanks }},
	{"scam", func(r *inquiryRow) any { return &r.scam }},
	{"last_in_at", func(r *inquiryRow) any { return &r.lastIn }},
	{"last_out_at", func(r *inquiryRow) any { return &r.lastOut }},
	{"last_at", func(r *inquiryRow) any { return &r.lastAt }},
	{"fresh_key", func(r *inquiryRow) any { return &r.fresh }},
	{"snippet", func(r *inquiryRow) any { return &r.snippet }},
	{"message_count", func(r *inquiryRow) any { return &r.count }},
	{"newest_id", func(r *inquiryRow) any { return &r.newest }},
	{"seen_id", func(r *inquiryRow) any { return &r.seen }},
	{"unread", func(r *inquiryRow) any { return &r.unread }},
	{"has_files", func(r *inquiryRow) any { return &r.files }},
	{"order_number", func(r *inquiryRow) any { return &r.orderNumber }},
	{"order_id", func(r *inquiryRow) any { return &r.orderID }},
	{"link_reason", func(r *inquiryRow) any { return &r.linkReason }},
	{"link_by", func(r *inquiryRow) any { return &r.linkBy }},
	{"created_at", func(r *inquiryRow) any { return &r.created }},
	{"version", func(r *inquiryRow) any { return &r.version }},
}

// sheet returns the row of an inquiry to read and to change.
func (t *txn) sheet(id int64) (*sheet, error) {
	if t.held != nil && t.held.id == id {
		return t.held, nil
	}
	s := &sheet{id: id}
	into := make([]any, len(sheetColumns))
	for i, c := range sheetColumns {
		into[i] = c.of(&s.now)
	}
	if err := t.row(readSheet, id).Scan(into...); err != nil {
		return nil, err
	}
	s.kept = s.now
	t.letGo()
	t.held = s
	return s, nil
}

// bear inserts a new inquiry and returns its sheet.
func (t *txn) bear(r inquiryRow) (*sheet, error) {
	args := make([]any, 0, len(sheetColumns))
	for _, c := range sheetColumns {
		args = append(args, value(c.of(&r)))
	}
	id, err := t.insert(newSheet, args...) // which lets the one before go
	if err != nil {
		return nil, err
	}
	t.held = &sheet{id: id, bare: true, now: r, kept: r}
	return t.held, nil
}

// The statements that read and insert all columns of a sheet.
var readSheet, newSheet = func() (read, insert string) {
	var names, places []string
	for i, c := range sheetColumns {
		names, places = append(names, c.name), append(places, "$"+strconv.Itoa(i+1))
	}
	all := strings.Join(names, ", ")
	return `SELECT ` + all + ` FROM inquiries WHERE id = $1`, `INSERT INTO inquiries (` + all + `) VALUES (` + strings.Join(places, ", ") + `)`
}()

// writeSheet writes what has changed, if anything has.
func (t *txn) writeSheet() error {
	s := t.held
	if s == nil || s.now == s.kept {
		return nil
	}
	defer func() { t.held = s }() // the statement would have it read again
	var set strings.Builder
	var args []any
	for _, c := range sheetColumns {
		now := value(c.of(&s.now))
		if now == value(c.of(&s.kept)) {
			continue
		}
		if len(args) > 0 {
			set.WriteString(", ")
		}
		args = append(args, now)
		set.WriteString(c.name + " = $" + strconv.Itoa(len(args)))
	}
	s.kept = s.now // before the statement, which would come back here
	args = append(args, s.id)
	return t.must(`UPDATE inquiries SET `+set.String()+` WHERE id = $`+strconv.Itoa(len(args)), args...)
}

// letGo forgets the sheet. A change that is made on it later would be lost, so the end of
// the transaction looks whether there was one.
func (t *txn) letGo() {
	if t.held != nil {
		t.gone = append(t.gone, t.held)
		t.held = nil
	}
}

// value is what a column of a sheet holds.
func value(of any) any {
	if s, ok := of.(*string); ok {
		return *s
	}
	return *of.(*int64) //nolint:forcetypeassert // there are no others
}

// about is what a statement touches of what a transaction keeps in memory.
type about struct {
	inquiries bool // the row of an inquiry
	threads   bool // the messages of one, or what is told of them
	ahead     bool // the ids that were looked up for a whole batch
	counters  bool
}

// aboutOf reads a statement. It knows tables, not rows: a statement too many
// only costs time.
func aboutOf(query string) about {
	names := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(query, w) })
	}
	return about{
		inquiries: names("inquiries"),
		threads:   names("messages", "outbox", "bounces", "refs", "files"),
		ahead:     names("messages") && names("DELETE", "INSERT", "remote_id", "mail_id", "sent_as") || names("outbox", "refs"),
		counters:  names("counters"),
	}
}
