package store

import (
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
	s      *Store
	ctx    context.Context
	now    int64
	kept   map[string]*statement
	pool   *reader                // keeps statements prepared from one transaction to the next, nil for nobody
	asked  map[string]*remembered // what the transaction uses of them
	held   *sheet                 // the inquiry at hand
	gone   []*sheet               // those before it
	thread *thread                // its messages
	counts map[string]int64       // how far counters move
	ahead  *ahead                 // what was looked up for a whole batch
	kinds  map[int64]string       // of the accounts
	plan   *duePlan               // what due dates follow from, once it was read
	later  laterDocs              // documents that are due
	failed error                  // nothing may be committed
}

// statement is a text of SQL that a transaction has run.
type statement struct {
	stmt   *sql.Stmt // nil at first: most verbs run each statement once
	about  about
	writes bool
}

// tx runs f in one writing transaction and commits when it returns no error.
//
// Within it statements do not listen to the end of ctx themselves, which would cost
// each of them a goroutine: the transaction is rolled back with ctx, and the next
// statement says so.
func (s *Store) tx(ctx context.Context, f func(t *txn) error) error {
	return s.txWith(ctx, nil, f)
}

// txOften runs f as tx does, for what one transaction after the other does: its
// statements stay prepared. Preparing them waits in line for the connection between
// two transactions, so it is not for what a person waits for.
func (s *Store) txOften(ctx context.Context, f func(t *txn) error) error {
	asked := map[string]*remembered{}
	defer func() { s.often.finish(ctx, asked) }()
	return s.txWith(ctx, asked, f)
}

func (s *Store) txWith(ctx context.Context, asked map[string]*remembered, f func(t *txn) error) error {
	tx, done, err := s.begin(ctx)
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
		return firstError(ctx.Err(), err)
	}
	if err := t.writeLater(); err != nil {
		return firstError(ctx.Err(), fmt.Errorf("search documents: %w", err))
	}
	if err := errors.Join(t.failed, t.writeBack()); err != nil {
		return firstError(ctx.Err(), err)
	}
	return tx.Commit()
}

// firstError is why a transaction ended: that it was cancelled, rather than what
// the statement after it says.
func firstError(cancelled, err error) error {
	if cancelled != nil {
		return cancelled
	}
	return err
}

// writeBack writes what was only kept in memory.
func (t *txn) writeBack() error {
	if err := t.writeSheet(); err != nil {
		return err
	}
	for _, s := range t.gone {
		if s.now != s.kept {
			return fmt.Errorf("inquiry %d was changed on a sheet that had been let go", s.id)
		}
	}
	return t.writeCounts()
}

// prepare makes a statement ready: it writes what the statement could miss,
// forgets what it changes, and returns its prepared form from the second time on.
// The end of the transaction closes it.
func (t *txn) prepare(query string) (*sql.Stmt, error) {
	k, again := t.statement(query)
	if err := t.makeWay(k); err != nil {
		t.failed = err // whatever becomes of this statement: what was to be written is lost
		return nil, err
	}
	if t.pool != nil && k.stmt == nil {
		k.stmt = t.standing(query)
	}
	if !again || k.stmt != nil || t.s.d.name != sqliteName {
		return k.stmt, nil // pgx keeps statements by itself
	}
	var err error
	k.stmt, err = t.PrepareContext(t.ctx, query)
	return k.stmt, err
}

// statement returns what is known of a text of SQL, and whether it has run before.
func (t *txn) statement(query string) (k *statement, again bool) {
	if k, again = t.kept[query]; !again {
		k = &statement{about: aboutOf(query), writes: !strings.HasPrefix(strings.TrimSpace(query), "SELECT")}
		t.kept[query] = k
	}
	return k, again
}

// makeWay brings memory and database together before a statement runs.
func (t *txn) makeWay(k *statement) error {
	if k.about.inquiries {
		if err := t.writeSheet(); err != nil {
			return err
		}
	}
	if k.about.counters {
		if err := t.writeCounts(); err != nil {
			return err
		}
	}
	if !k.writes {
		return nil
	}
	if k.about.inquiries {
		t.letGo()
	}
	if k.about.threads {
		t.thread = nil
	}
	if k.about.ahead {
		t.ahead = nil
	}
	return nil
}

func (t *txn) QueryContext(_ context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := t.prepare(query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return t.Tx.QueryContext(t.ctx, query, args...)
	}
	return stmt.QueryContext(t.ctx, args...)
}

// QueryRowContext cannot say that its preparation failed: the statement meets the same, or
// the end of the transaction says it.
func (t *txn) QueryRowContext(_ context.Context, query string, args ...any) *sql.Row {
	stmt, err := t.prepare(query)
	if err != nil || stmt == nil {
		return t.Tx.QueryRowContext(t.ctx, query, args...)
	}
	return stmt.QueryRowContext(t.ctx, args...)
}

func (t *txn) ExecContext(_ context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := t.prepare(query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return t.Tx.ExecContext(t.ctx, query, args...)
	}
	return stmt.ExecContext(t.ctx, args...)
}

// exec runs a statement and returns how many rows it touched.
func (t *txn) exec(query string, args ...any) (int64, error) {
	r, err := t.ExecContext(t.ctx, query, args...)
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
