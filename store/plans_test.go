package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Every test of this room that works on SQLite checks the plans of what it asks: a
// statement of the store that reads a table which grows with the shop, or sorts it,
// fails the test that ran it. What has to read everything stands in readAll.

// readAll are the functions whose statements may read a table from end to end, each
// with its reason. One that does so no longer has to leave the list.
var readAll = map[string]string{
	"checkFile": "the doctor reads everything; it says so and can be stopped", "readCounts": "the doctor", "wrongTabs": "the doctor",
	"SearchSize": "the doctor", "RepairCounts": "the doctor counts anew", "MissingGuards": "the doctor",
	"CountKeptMails": "the doctor reads mails again; it says how far it is", "fillInquiries": "once, behind an upgrade",
	"tidy":           "when nothing comes: how the pages of the search lie, from an index alone",
	"Stock":          "the report",
	"SearchProgress": "only while documents are due: how many there are", "docsLeft": "only while documents are due: how many they are",
	"Storage":        "how much the attachments come to, from an index alone",
	"RemoveCategory": "gives another category to all that have this one", "fallDue": "and computes anew what they owe",
	"RemoveStaff":   "a person leaves: looks through all that was theirs",
	"forgetAddress": "a person erases a conversation for good; its address is compared as people write it",
	"Trust":         "a person trusts a sender: reads the mails with signs of a fraud",
	"lostByAddress": "a delivery report without an id: the mails of one account to one address",
	"lookAhead":     "the first row that is met decides", "askAll": "who of a batch has written before: one writer's part of an index at most",
	"batches":     "a filter that few pass, which are counted first",
	"begin":       "its rows are read one by one until the page is full",
	"Entries":     "without a limit it is the whole book; with one it walks the days",
	"Documents":   "without a limit it is the whole ledger; with one it walks the days",
	"EntryMonths": "adds up the book by its months",
	"orderPage":   "without a limit it is all of them; with one it walks their days",
	"listAll":     "without a limit it is the whole list; with one, TestInquiries_reads_no_list_by_sorting_it holds the plans, and few.go counts first",
}

// silent are the methods of Store that ask the database nothing.
var silent = []string{"BackupBlobs", "Blob", "Close", "DamagedBlobs", "DocsDue", "MoveOldBlobs", "OpenBlob"}

// steady are the tables whose size follows from the shop, not from its years: what a
// person fills by hand, what the program keeps one row of, what waits for a person or to be worked off, and
// what is thrown away after 30 days.
var steady = regexp.MustCompile(`^(?:accounts|secrets|leases|staff|categories|tags|rules|templates|template_texts|snippets|signatures|` +
	`faqs|manuals|settings|counters|desk_counts|category_counts|figure_days|views|days|peaks|due_rules|account_days|schema_version|told|models|drafts|start_drafts|order_parts|` +
	`marks|exports|locked_months|settlement_files|settlement_verdicts|dropped_blobs|dropped_drafts|changes|tried|sqlite_sequence|pragma_page_count|pragma_page_size)$`)

// slim are the indexes that hold only the rows that are being worked at, or that are counted
// before they are read (few.go).
var slim = regexp.MustCompile(`\b(?:inquiries_unread|inquiries_files|inquiries_care|inquiries_scam|inquiries_woke|inquiries_snoozed|inquiries_owed|` +
	`inquiries_owed_new|inquiries_looked|outbox_one|outbox_due|outbox_started|approvals_one|approvals_files|files_pending|links_wanted|mentions_staff|customers_vip)\b`)

// loose are the columns that many rows have in common: by them alone nothing is
// found.
var loose = regexp.MustCompile(`^(?:account_id|state|owner_id|category_id|direction|kind|about_kind|staff_id|verb|subject|join_address)(?:=|<|>|$)|^(?:rowid|id|customer_id)[<>]`)

var (
	named      = regexp.MustCompile(`(?i)\b(?:FROM|JOIN|UPDATE|INTO|,)\s+(\w+)\s+(?:AS\s+)?(\w+)`)
	planned    = regexp.MustCompile(`^(SCAN|SEARCH) (\S+)(.*)$`)
	constraint = regexp.MustCompile(`\((\S+[=<>]\?.*)\)$`)
	derived    = regexp.MustCompile(`^(?:CO-ROUTINE|MATERIALIZE) (\S+)`)
)

// step is a line of a plan.
type step struct {
	id, parent int
	says       string
}

// planner holds what was heard from all tests of a run.
type planner struct {
	sync.Mutex
	db    *sql.DB // empty: nobody runs ANALYZE, so plans follow from the schema alone
	dir   string
	wide  map[string][]string // by statement
	verbs map[string]bool     // methods of Store that have asked something
	used  map[string]bool     // of readAll
}

var plans = planner{wide: map[string][]string{}, verbs: map[string]bool{}, used: map[string]bool{}}

// hear checks a statement that a test has made the store ask. said holds what that test
// was told before.
func (p *planner) hear(t *testing.T, said map[string]bool, by speaker, query string, args int) {
	p.Lock()
	defer p.Unlock()
	p.verbs[by.verb] = true
	if by.name == "" {
		return
	}
	wide, known := p.wide[query]
	if !known {
		wide = p.widely(query, args)
		p.wide[query] = wide
	}
	switch {
	case len(wide) == 0:
	case readAll[by.name] != "":
		p.used[by.name] = true
	case said[query]:
	default:
		said[query] = true
		t.Errorf("%s reads what grows with the shop (store/plans_test.go):\n%s\n%s", by.name, strings.TrimSpace(query), strings.Join(wide, "\n"))
	}
}

// explained begins the statements that have a plan.
var explained = regexp.MustCompile(`^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b`)

// widely returns the lines of a statement's plan that read or sort a growing table.
func (p *planner) widely(query string, args int) []string {
	if !explained.MatchString(query) {
		return nil
	}
	steps, err := p.steps(query, args)
	if err != nil {
		return []string{err.Error()}
	}
	names := map[string]string{}
	for _, m := range named.FindAllStringSubmatch(query, -1) {
		names[m[2]] = m[1]
	}
	made := map[string]bool{}
	for _, s := range steps {
		if m := derived.FindStringSubmatch(s.says); m != nil {
			made[m[1]] = true
		}
	}
	var wide []string
	for _, s := range steps {
		m := planned.FindStringSubmatch(s.says)
		if m == nil || made[m[2]] || m[2] == "CONSTANT" || strings.HasSuffix(m[2], "-ROW") || strings.HasPrefix(m[2], "(") {
			continue
		}
		table := m[2]
		if of := names[table]; of != "" {
			table = of
		}
		if !steady.MatchString(table) && !narrow(table, m[1], m[3]) && !atWork(query, m[3]) && !ends(query, s, steps) {
			wide = append(wide, s.says)
		}
	}
	return wide
}

// narrow tells whether a line of a plan finds its rows by more than what many have in
// common.
func narrow(table, how, rest string) bool {
	if strings.Contains(rest, "VIRTUAL TABLE") {
		return !strings.HasSuffix(rest, ":") // an index of words that is given no word
	}
	if slim.MatchString(rest) {
		return true
	}
	m := constraint.FindStringSubmatch(strings.TrimSuffix(rest, " LEFT-JOIN"))
	if how == "SCAN" || strings.Contains(rest, "AUTOMATIC") { // an index made for this question reads the table
		return false
	}
	if !strings.Contains(rest, "(") {
		return true // the least or the greatest of an index
	}
	return m != nil && slices.ContainsFunc(strings.Split(m[1], " AND "), func(c string) bool {
		return !loose.MatchString(c) || strings.HasSuffix(table, "_docs") && strings.HasPrefix(c, "owner_id")
	})
}

// open are the states in which something waits for the shop: a few rows, however long
// it has been there. settled says of a statement that it asks for others too.
var (
	states  = regexp.MustCompile(`\bstate (?:=|IN) (\$\d+|\([^)]*\)|'\w+')`)
	settled = regexp.MustCompile(`\$|'(?:waiting|done|ignored|sent|stored|expired|gone|approved|returned|withdrawn)'`)
)

// atWork tells whether a line of a plan finds what is being worked at by its state.
func atWork(query, rest string) bool {
	if !strings.Contains(rest, "(state=?") {
		return false
	}
	if strings.Contains(query, "state <> 'sent'") {
		return true
	}
	asked := states.FindAllString(query, -1)
	return len(asked) > 0 && !slices.ContainsFunc(asked, settled.MatchString)
}

// ends tells whether a wide line is read in order and no further than a page.
func ends(query string, s step, steps []step) bool {
	for _, other := range steps {
		if other.parent == s.parent && strings.HasPrefix(other.says, "USE TEMP B-TREE") {
			return false
		}
	}
	page := strings.LastIndex(query, "LIMIT")
	if page < 0 {
		return false
	}
	outer := !strings.Contains(query[page:], ")")
	return outer == (s.parent == 0)
}

func (p *planner) steps(query string, args int) ([]step, error) {
	if p.db == nil {
		if err := p.open(); err != nil {
			return nil, err
		}
	}
	return collect(context.Background(), p.db, func(r scanner) (s step, err error) {
		var unused int
		return s, r.Scan(&s.id, &s.parent, &unused, &s.says)
	}, `EXPLAIN QUERY PLAN `+query, make([]any, args)...)
}

func (p *planner) open() error {
	var err error
	if p.dir, err = os.MkdirTemp("", "plans"); err != nil {
		return err
	}
	path := filepath.Join(p.dir, "plans.db")
	s, err := Open(context.Background(), Config{Path: path, Blobs: p.dir})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	p.db, err = sql.Open("sqlite", sqliteDSN(path))
	return err
}

// close returns what only a run of all tests can tell.
func (p *planner) close() (wrong []string) {
	if p.db == nil {
		return nil
	}
	_ = p.db.Close()
	_ = os.RemoveAll(p.dir)
	store := reflect.TypeFor[*Store]()
	for i := range store.NumMethod() {
		name := store.Method(i).Name
		if mute := slices.Contains(silent, name); mute == p.verbs[name] {
			wrong = append(wrong, fmt.Sprintf("%s: asked the database: %v, silent: %v: nobody knows its plans", name, p.verbs[name], mute))
		}
	}
	for name, why := range readAll {
		if !p.used[name] {
			wrong = append(wrong, fmt.Sprintf("%s no longer reads everything (%s): take it out of readAll", name, why))
		}
	}
	return wrong
}

// A row that goes is looked for in every table that may refer to it; no plan shows that.
func TestForeign_keys_are_followed_by_an_index(t *testing.T) {
	d := openDesk(t, false)
	type key struct{ table, column, to string }
	keys, err := collect(d.ctx, d.read, func(r scanner) (k key, err error) {
		return k, r.Scan(&k.table, &k.column, &k.to)
	}, `SELECT m.name, f."from", f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`)
	must(t, err)
	if len(keys) < 20 {
		t.Fatalf("only %d keys", len(keys))
	}
	for _, k := range keys {
		if steady.MatchString(k.to) || steady.MatchString(k.table) {
			continue
		}
		plan := explain(d, `SELECT 1 FROM `+k.table+` WHERE `+k.column+` = $1`, []any{nil})
		if strings.HasPrefix(plan, "SCAN") {
			t.Errorf("%s.%s: %s", k.table, k.column, plan)
		}
	}
}
