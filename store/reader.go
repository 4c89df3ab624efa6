package store

import (
	"context"
	"database/sql"
	"sync"
)

// keptStatements is how many statements the reading connections remember. A day's
// work runs some hundred; a search in new words is one more each time.
const keptStatements = 200

// reader is a pool of connections, mostly those that only read. What is asked again
// is kept prepared: planning the query of the list costs SQLite more than answering it.
type reader struct {
	*sql.DB
	keep bool // pgx keeps statements by itself

	mu    sync.Mutex
	kept  map[string]*remembered
	turns int
}

// remembered is a query that has been asked. It is prepared when it comes again.
type remembered struct {
	stmt  *sql.Stmt
	users int  // who has it in hand and has not begun to read
	gone  bool // forgotten: the last user closes it
	turn  int  // when it was asked last
}

func newReader(db *sql.DB, keep bool) *reader {
	return &reader{DB: db, keep: keep, kept: map[string]*remembered{}}
}

// take returns a query that has been asked before, nil for a new one. The caller
// gives it back.
func (r *reader) take(query string) *remembered {
	if !r.keep {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.turns++
	a := r.kept[query]
	if a == nil {
		r.forget()
		r.kept[query] = &remembered{turn: r.turns}
		return nil
	}
	a.turn = r.turns
	a.users++
	return a
}

// forget drops what has not been asked for the longest time, when there is too
// much.
func (r *reader) forget() {
	if len(r.kept) < keptStatements {
		return
	}
	var oldest string
	var drop *remembered
	for query, a := range r.kept {
		if drop == nil || a.turn < drop.turn {
			oldest, drop = query, a
		}
	}
	delete(r.kept, oldest)
	drop.gone = true
	drop.closeUnused()
}

func (r *reader) giveBack(a *remembered) {
	r.mu.Lock()
	defer r.mu.Unlock()
	a.users--
	a.closeUnused()
}

// closeUnused gives the memory back. Rows that are still being read keep their
// statement alive by themselves.
func (a *remembered) closeUnused() {
	if a.gone && a.users == 0 && a.stmt != nil {
		a.stmt.Close() //nolint:errcheck,sqlclosecheck // it was read from only
	}
}

// prepared returns the statement of a query, prepared on the way. That takes a
// free connection, so nobody who holds one may call it.
func (r *reader) prepared(ctx context.Context, a *remembered, query string) (*sql.Stmt, error) {
	if stmt := r.ready(a); stmt != nil {
		return stmt, nil
	}
	stmt, err := r.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if a.stmt != nil {
		stmt.Close() //nolint:errcheck,sqlclosecheck // somebody was faster
	} else {
		a.stmt = stmt
	}
	return a.stmt, nil
}

// ready returns the statement of a query as far as there is one. It waits for
// nothing.
func (r *reader) ready(a *remembered) *sql.Stmt {
	r.mu.Lock()
	defer r.mu.Unlock()
	return a.stmt
}

func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if t := r.within(ctx); t != nil {
		return t.QueryContext(ctx, query, args...)
	}
	a := r.take(query)
	if a == nil {
		return r.DB.QueryContext(ctx, query, args...)
	}
	defer r.giveBack(a)
	stmt, err := r.prepared(ctx, a, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (r *reader) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if t := r.within(ctx); t != nil {
		return t.QueryRowContext(ctx, query, args...)
	}
	a := r.take(query)
	if a == nil {
		return r.DB.QueryRowContext(ctx, query, args...)
	}
	defer r.giveBack(a)
	stmt, err := r.prepared(ctx, a, query)
	if err != nil {
		return r.DB.QueryRowContext(ctx, query, args...) // which says what is wrong
	}
	return stmt.QueryRowContext(ctx, args...)
}

// readTx runs f in a transaction that only reads, on a reading connection: what is read
// piece by piece is of one moment, whatever is moved meanwhile.
func (s *Store) readTx(ctx context.Context, f func(t *txn) error) error {
	if t := s.read.within(ctx); t != nil {
		return f(t)
	}
	tx, err := s.read.BeginTx(ctx, s.d.snapshot)
	if err != nil {
		return err
	}
	t := &txn{Tx: tx, s: s, ctx: ctx, now: s.now(), kept: map[string]*statement{}, pool: s.read, asked: map[string]*remembered{}}
	defer s.read.finish(ctx, t.asked) // when the connection is free again
	defer tx.Rollback()               //nolint:errcheck // it has read only
	return f(t)
}

// standing returns a statement that its connections keep for a transaction.
func (t *txn) standing(query string) *sql.Stmt {
	a, here := t.asked[query]
	if !here {
		a = t.pool.take(query)
		t.asked[query] = a
	}
	if a == nil {
		return nil
	}
	if stmt := t.pool.ready(a); stmt != nil {
		return t.StmtContext(t.ctx, stmt)
	}
	return nil
}

// finish gives back what a transaction has asked and prepares what it would have
// liked to find prepared.
func (r *reader) finish(ctx context.Context, asked map[string]*remembered) {
	for query, a := range asked {
		if a == nil {
			continue
		}
		_, _ = r.prepared(ctx, a, query) // the next one says what is wrong
		r.giveBack(a)
	}
}
