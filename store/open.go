package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Config says where everything is kept: in a SQLite file, or in PostgreSQL when
// URL is set.
type Config struct {
	Path    string   // of the SQLite file
	URL     string   // of a PostgreSQL database
	Blobs   string   // folder of raw mails and attachments
	Backups string   // folder for the copy before a migration
	Malls   []string // kinds of account that are a mall (connectors.Spec.Mall)
	Now     func() time.Time
	Log     *slog.Logger
}

// Store is the open database. Its methods may be called concurrently.
type Store struct {
	d     dialect
	write *sql.DB
	read  *sql.DB
	turn  *turn // nil on PostgreSQL, whose locks keep a line
	blobs string
	malls []string
	clock func() time.Time
	log   *slog.Logger
}

// Open opens the database, creates it when it is not there and brings an older
// one up to date. A database that a newer program has written is refused.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{blobs: c.Blobs, malls: c.Malls, clock: c.Now, log: c.Log}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	var err error
	s.d, s.write, s.read, err = connect(c)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if c.URL == "" {
		if s.turn, err = openTurn(c.Path + "-turn"); err != nil {
			s.Close()
			return nil, fmt.Errorf("open database: %w", err)
		}
	}
	if err := s.migrate(ctx, c.Backups); err != nil {
		s.Close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	if err := s.fillWords(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("fill in words: %w", err)
	}
	if err := s.startSearch(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("start search: %w", err)
	}
	return s, nil
}

// Close waits for what runs and closes the database.
func (s *Store) Close() error {
	err := s.read.Close()
	return errors.Join(err, s.write.Close(), s.turn.close())
}

func (s *Store) now() int64 { return s.clock().UnixMilli() }

// queryer is what reading helpers need: the pool or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// txn is one verb at work: a transaction and the moment it happens. A batch runs
// the same statements hundreds of times, so they are kept prepared.
type txn struct {
	*sql.Tx
	s        *Store
	ctx      context.Context
	now      int64
	prepared map[string]*sql.Stmt
	plan     *duePlan // what due dates follow from, once it was read
}

// tx runs f in one writing transaction and commits when it returns no error.
func (s *Store) tx(ctx context.Context, f func(t *txn) error) error {
	tx, done, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer done()        //nolint:errcheck // gives the connection back, which cannot fail
	defer tx.Rollback() //nolint:errcheck // after a commit it does nothing
	if err := s.d.lockWriter(ctx, tx); err != nil {
		return err
	}
	if err := f(&txn{Tx: tx, s: s, ctx: ctx, now: s.now(), prepared: map[string]*sql.Stmt{}}); err != nil {
		return err
	}
	return tx.Commit()
}

// statement returns the prepared form of a query, nil when it runs for the first
// time: most verbs run each statement once. The end of the transaction closes it.
func (t *txn) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	stmt, again := t.prepared[query]
	if !again {
		t.prepared[query] = nil
	}
	if !again || stmt != nil || t.s.d.name != sqliteName {
		return stmt, nil // pgx keeps statements by itself
	}
	stmt, err := t.PrepareContext(ctx, query)
	t.prepared[query] = stmt
	return stmt, err
}

func (t *txn) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := t.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return t.Tx.QueryContext(ctx, query, args...)
	}
	return stmt.QueryContext(ctx, args...)
}

func (t *txn) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := t.statement(ctx, query)
	if err != nil || stmt == nil {
		return t.Tx.QueryRowContext(ctx, query, args...)
	}
	return stmt.QueryRowContext(ctx, args...)
}

func (t *txn) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := t.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	if stmt == nil {
		return t.Tx.ExecContext(ctx, query, args...)
	}
	return stmt.ExecContext(ctx, args...)
}

// exec runs a statement and returns how many rows it touched.
func (t *txn) exec(query string, args ...any) (int64, error) {
	r, err := t.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
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
