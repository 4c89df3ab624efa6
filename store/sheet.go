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
// the sheets are written, and after one that changes the table they are read again
// (txn.about).
type sheet struct {
	id   int64
	bare bool // just created: no link, word or event of before refers to it
	due  bool // the database does not have the row yet
	// Its links as the database will have them, nil where nobody has asked or another
	// statement has changed some.
	links *[]link
	words *[]string // the same of the words it is found by
	born  bool      // in this transaction
	now   inquiryRow
	kept  inquiryRow // as the database has it
}

// mostSheets is how many a transaction holds from one inquiry to the next.
const mostSheets = 64

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
	categoryBy                                     string
	owner                                          int64
	ownerBy, care                                  string
	template, approval                             int64
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
	{"category_by", func(r *inquiryRow) any { return &r.categoryBy }},
	{"owner_id", func(r *inquiryRow) any { return &r.owner }},
	{"owner_by", func(r *inquiryRow) any { return &r.ownerBy }},
	{"care", func(r *inquiryRow) any { return &r.care }},
	{"template_id", func(r *inquiryRow) any { return &r.template }},
	{"approval", func(r *inquiryRow) any { return &r.approval }},
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
	if s := t.held(id); s != nil {
		return s, nil
	}
	s := &sheet{id: id}
	into := make([]any, len(sheetColumns))
	for i, c := range sheetColumns {
		into[i] = c.of(&s.now)
	}
	if err := (found{t.ready(readSheet).row([]any{id})}).Scan(into...); err != nil { // what waits is not of this row
		return nil, err
	}
	s.kept = s.now
	t.sheets = append(t.sheets, s)
	return s, nil
}

// amend changes the row of an inquiry.
func (t *txn) amend(id int64, how func(*inquiryRow)) error {
	q, err := t.sheet(id)
	if err == nil {
		how(&q.now)
	}
	return err
}

// held returns the sheet of an inquiry if there is one.
func (t *txn) held(id int64) *sheet {
	for _, s := range slices.Backward(t.sheets) {
		if s.id == id {
			return s
		}
	}
	return nil
}

// bear returns the sheet of a new inquiry.
func (t *txn) bear(r inquiryRow) (*sheet, error) {
	id, err := t.nextID("inquiries")
	if err != nil {
		return nil, err
	}
	s := &sheet{id: id, bare: true, born: true, due: true, now: r}
	t.sheets = append(t.sheets, s)
	return s, nil
}

// readSheet reads all columns of a sheet.
var readSheet = `SELECT ` + strings.Join(sheetNames(), ", ") + ` FROM inquiries WHERE id = $1`

func sheetNames() []string {
	names := make([]string, len(sheetColumns))
	for i, c := range sheetColumns {
		names[i] = c.name
	}
	return names
}

// writeSheets writes what has changed of the inquiries that the database has.
func (t *txn) writeSheets() error {
	for _, s := range t.sheets {
		if s.due || s.now == s.kept {
			continue
		}
		if err := t.writeSheet(s); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) writeSheet(s *sheet) error {
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
	s.kept = s.now
	args = append(args, s.id)
	n, err := affected(t.ready(`UPDATE inquiries SET ` + set.String() + ` WHERE id = $` + strconv.Itoa(len(args))).run(args))
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// tidySheets forgets the sheets when they are many. Nobody has one in hand between two
// inquiries.
func (t *txn) tidySheets() error {
	if len(t.sheets) < mostSheets {
		return nil
	}
	if err := t.writeSheets(); err != nil {
		return err
	}
	err := t.writeRows()
	t.sheets = nil
	return err
}

// letGo forgets the sheets. A change that is made on one later would be lost, so the end
// of the transaction looks whether there was one.
func (t *txn) letGo() {
	t.gone = append(t.gone, t.sheets...)
	t.sheets = nil
}

// values are what the columns of a sheet hold.
func (r *inquiryRow) values() []any {
	all := make([]any, len(sheetColumns))
	for i, c := range sheetColumns {
		all[i] = value(c.of(r))
	}
	return all
}

// value is what a column of a sheet holds.
func value(of any) any {
	if s, ok := of.(*string); ok {
		return *s
	}
	return *of.(*int64) //nolint:forcetypeassert // there are no others
}
