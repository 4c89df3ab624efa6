package store

import (
	"context"
	"database/sql"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// New rows of the intake wait in memory until a statement could miss them or refer to
// them (txn.about): an inquiry is written once, as it stands after everything that its
// first message moves, and the rows of one table go in together.
//
// A row waits with its id, so that others can name it; those behind it in the
// list below may refer to it.
const (
	inquiryRows = iota
	messageRows
	refRows
	fileRows
	eventRows
	keyRows
	linkRows
	waitingTables
)

// mostTogether is how many rows one statement adds. There is one text for each power of two,
// so that they stay prepared.
const mostTogether = 16

var waiting = [waitingTables]adding{
	inquiryRows: newAdding("inquiries", "", append([]string{"id"}, sheetNames()...)...),
	messageRows: newAdding("messages", "", "id", "inquiry_id", "account_id", "remote_id", "direction", "kind", "author", "address", "people",
		"copies", "sent_at", "subject", "body", "html", "deleted", "warnings", "auth", "mail_id", "refs", "raw", "outbox_id", "join_address",
		"join_subject", "join_order", "created_at", "attached", "partial", "cues", "deadline", "joined_by"),
	refRows: newAdding("refs", " ON CONFLICT (account_id, ref, message_id) DO NOTHING", "account_id", "ref", "message_id"),
	fileRows: newAdding("files", "", "message_id", "account_id", "position", "name", "media_type", "size", "sha256", "state", "ref", "cid",
		"is_inline"),
	eventRows: newAdding("events", "", "inquiry_id", "at", "staff_id", "name", "kind", "detail"),
	keyRows:   newAdding("inquiry_keys", " ON CONFLICT (inquiry_id, word) DO NOTHING", "inquiry_id", "word"),
	linkRows: newAdding("links", " ON CONFLICT (inquiry_id, number) DO NOTHING", "inquiry_id", "number", "order_id", "score", "reason", "reasons",
		"verdict", "chosen_by", "wanted"),
}

// Columns of a message that waits, by which it is looked for.
const (
	messageInquiry     = 1
	messageAccount     = 2
	messageRemote      = 3
	messageSent        = 10
	messageMail        = 18
	messageJoinAddress = 21
	messageJoinSubject = 22
)

// adding is the statements that add 1, 2, 4 … rows to a table. SQLite looks for the name
// of a placeholder among all of them each time it is bound: with a thousand that takes as
// long as adding the rows, so there they have none.
type adding struct{ numbered, nameless []string }

func newAdding(table, conflict string, columns ...string) (all adding) {
	for n := 1; n <= mostTogether; n *= 2 {
		add := func(place func(i int) string) string {
			var rows []string
			for row := range n {
				var one []string
				for i := range columns {
					one = append(one, place(row*len(columns)+i+1))
				}
				rows = append(rows, "("+strings.Join(one, ", ")+")")
			}
			return `INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) VALUES ` + strings.Join(rows, ", ") + conflict
		}
		all.numbered = append(all.numbered, add(func(i int) string { return "$" + strconv.Itoa(i) }))
		all.nameless = append(all.nameless, add(func(int) string { return "?" }))
	}
	return all
}

// of are the statements for a database.
func (a adding) of(d dialect) []string {
	if d.name == sqliteName {
		return a.nameless
	}
	return a.numbered
}

// add keeps a new row. The id of the table, if it has one that others name, is the
// first of the values.
func (t *txn) add(table int, values ...any) { t.rows[table] = append(t.rows[table], values) }

// without is for a question whose answer holds no row that waits: none is written for it.
// Whoever asks it says why.
type without struct{ *txn }

func (w without) QueryContext(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	return w.ready(query).rows(args)
}

func (w without) QueryRowContext(_ context.Context, query string, args ...any) *sql.Row {
	return w.ready(query).row(args)
}

// asking is for a question after rows with such values in some columns, or with such others.
func (t *txn) asking(table int, either ...map[int]any) queryer {
	for _, row := range t.rows[table] {
		if slices.ContainsFunc(either, func(values map[int]any) bool { return has(row, values) }) {
			return t
		}
	}
	return without{t}
}

func has(row []any, values map[int]any) bool {
	for column, value := range values {
		if row[column] != value {
			return false
		}
	}
	return true
}

// nextID is the id of the next row of a table whose rows wait with theirs.
func (t *txn) nextID(table string) (int64, error) {
	id, known := t.ids[table]
	if !known {
		if err := ignoreMissing(found{t.ready(t.s.d.lastID).row([]any{table})}.Scan(&id)); err != nil {
			return 0, err
		}
	}
	if t.s.d.name != sqliteName {
		return id, nil // a sequence has given it away
	}
	if t.ids == nil {
		t.ids = map[string]int64{}
	}
	t.ids[table] = id + 1
	return id + 1, nil
}

// writeRows adds the rows that wait.
func (t *txn) writeRows() error {
	for _, s := range t.sheets {
		if s.due {
			t.add(inquiryRows, append([]any{s.id}, s.now.values()...)...)
			s.due, s.kept = false, s.now
		}
	}
	for table, rows := range t.rows {
		t.rows[table] = rows[:0]
		if err := t.addAll(waiting[table], rows); err != nil {
			return err
		}
		clear(rows)
	}
	return nil
}

func (t *txn) addAll(add adding, rows [][]any) error {
	texts := add.of(t.s.d)
	for some := range inPowers(rows, mostTogether) {
		if _, err := t.ready(texts[bits.Len(uint(len(some)))-1]).run(slices.Concat(some...)); err != nil {
			return err
		}
	}
	return nil
}
