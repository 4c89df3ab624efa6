package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// queryer is what reading helpers need: the pool or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// txn is one verb at work: a transaction and the moment it happens. A batch runs
// the same statements hundreds of times, so they are kept prepared, and what they
// would read or write again and again is kept in memory until another statement
// could see it (about).
type txn struct {
	*sql.Tx
	s       *Store
	ctx     context.Context
	now     int64
	kept    map[string]*statement
	pool    *reader                // keeps statements prepared from one transaction to the next, nil for nobody
	asked   map[string]*remembered // what the transaction uses of them
	sheets  []*sheet               // the inquiries at hand
	gone    []*sheet               // those before them
	rows    [waitingTables][][]any // new rows that the database does not have yet
	ids     map[string]int64       // the newest id of tables whose rows wait
	threads threads                // the messages of inquiries
	counts  map[string]int64       // how far counters move
	ahead   *ahead                 // what was looked up for a whole batch
	memory  memory                 // what rarely changes and was read
	folds   *folds                 // of texts that are looked at again and again
	plan    *duePlan               // what due dates follow from, once it was read
	later   laterDocs              // documents that are due
	failed  error                  // nothing may be committed
}

// statement is a text of SQL that a transaction has run.
type statement struct {
	stmt   *sql.Stmt // nil at first: most verbs run each statement once
	about  about
	writes bool
	runs   int
}

// tx runs f in one writing transaction and commits when it returns no error.
//
// Within it statements do not listen to the end of ctx themselves, which would cost
// each of them a goroutine: the transaction is rolled back with ctx, and the next
// statement says so.
func (s *Store) tx(ctx context.Context, f func(t *txn) error) error {
	return s.txWith(ctx, nil, false, f)
}

// txOften runs f as tx does, for what one transaction after the other does: its
// statements stay prepared. Preparing them waits in line for the connection between
// two transactions, so it is not for what a person waits for.
func (s *Store) txOften(ctx context.Context, f func(t *txn) error) error {
	asked := map[string]*remembered{}
	defer func() { s.often.finish(ctx, asked) }()
	return s.txWith(ctx, asked, true, f)
}

func (s *Store) txWith(ctx context.Context, asked map[string]*remembered, patient bool, f func(t *txn) error) error {
	tx, done, err := s.begin(ctx, patient)
	if err != nil {
		return err
	}
	defer done()        //nolint:errcheck // gives the connection back, which cannot fail
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if err := s.d.lockWriter(ctx, tx); err != nil {
		return err
	}
	t := &txn{
		Tx: tx, s: s, ctx: context.WithoutCancel(ctx), now: s.now(), kept: map[string]*statement{}, counts: map[string]int64{},
	}
	if asked != nil {
		t.pool, t.asked = s.often, asked
	}
	if err := f(t); err != nil {
		return firstError(ctx.Err(), t.failed, err)
	}
	if err := t.writeLater(); err != nil {
		return firstError(ctx.Err(), t.failed, fmt.Errorf("search documents: %w", err))
	}
	if err := errors.Join(t.failed, t.writeBack()); err != nil {
		return firstError(ctx.Err(), err)
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if t.later.noted {
		s.hintDocs(true)
	}
	return nil
}

// firstError is why a transaction ended: that it was cancelled, or that what was kept in
// memory could not be written, rather than what the statement after it says.
func firstError(whys ...error) error { return cmp.Or(whys...) }

// writeBack writes what was only kept in memory.
func (t *txn) writeBack() error {
	if err := t.writeSheets(); err != nil {
		return err
	}
	if err := t.writeRows(); err != nil {
		return err
	}
	for _, s := range t.gone {
		if s.now != s.kept {
			return fmt.Errorf("inquiry %d was changed on a sheet that had been let go", s.id)
		}
	}
	return t.writeCounts()
}

// prepare makes a statement ready: it writes what the statement could miss and
// forgets what it changes.
func (t *txn) prepare(query string) ready {
	if err := t.makeWay(t.statement(query)); err != nil {
		t.failed = err // whatever becomes of this statement: what was to be written is lost
	}
	return t.ready(query)
}

// statement returns what is known of a text of SQL.
func (t *txn) statement(query string) *statement {
	k := t.kept[query]
	if k == nil {
		writes := !strings.HasPrefix(strings.TrimSpace(query), "SELECT")
		k = &statement{about: aboutOf(query, writes), writes: writes}
		t.kept[query] = k
	}
	return k
}

// ready returns a statement that misses nothing of what is kept in memory, in its
// prepared form from the second time on. The end of the transaction closes it.
func (t *txn) ready(query string) ready {
	k := t.statement(query)
	k.runs++
	if t.pool != nil && k.stmt == nil {
		k.stmt = t.standing(query)
	}
	if k.stmt == nil && k.runs > 1 && t.s.d.name == sqliteName { // pgx keeps statements by itself
		k.stmt, _ = t.PrepareContext(t.ctx, query) // running it says what is wrong
	}
	return ready{t, k.stmt, query}
}

// ready is a statement that may run.
type ready struct {
	t     *txn
	stmt  *sql.Stmt
	query string
}

func (r ready) rows(args []any) (*sql.Rows, error) {
	if r.stmt == nil {
		return r.t.Tx.QueryContext(r.t.ctx, r.query, args...)
	}
	return r.stmt.QueryContext(r.t.ctx, args...)
}

func (r ready) row(args []any) *sql.Row {
	if r.stmt == nil {
		return r.t.Tx.QueryRowContext(r.t.ctx, r.query, args...)
	}
	return r.stmt.QueryRowContext(r.t.ctx, args...)
}

func (r ready) run(args []any) (sql.Result, error) {
	if r.stmt == nil {
		return r.t.Tx.ExecContext(r.t.ctx, r.query, args...)
	}
	return r.stmt.ExecContext(r.t.ctx, args...)
}

func (t *txn) QueryContext(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	r := t.prepare(query)
	if t.failed != nil {
		return nil, t.failed
	}
	return r.rows(args)
}

// QueryRowContext cannot say that what was to be written before is lost: the end of the
// transaction says it.
func (t *txn) QueryRowContext(_ context.Context, query string, args ...any) *sql.Row {
	return t.prepare(query).row(args)
}

func (t *txn) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	r := t.prepare(query)
	if t.failed != nil {
		return nil, t.failed
	}
	return r.run(args)
}

// exec runs a statement and returns how many rows it touched.
func (t *txn) exec(query string, args ...any) (int64, error) {
	return affected(t.ExecContext(t.ctx, query, args...))
}

func affected(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// insert adds a row and returns its id. SQLite knows it without being asked; asking
// (RETURNING) opens a savepoint, at which the search index writes itself to the disk.
func (t *txn) insert(query string, args ...any) (id int64, err error) {
	if t.s.d.name != sqliteName {
		return id, t.row(query+` RETURNING id`, args...).Scan(&id)
	}
	r, err := t.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// must runs a statement whose row has to exist.
func (t *txn) must(query string, args ...any) error {
	n, err := t.exec(query, args...)
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}

// row reads one row; none is ErrNotFound.
func (t *txn) row(query string, args ...any) scanner {
	return found{t.QueryRowContext(t.ctx, query, args...)}
}
