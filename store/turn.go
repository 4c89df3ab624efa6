package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"time"
)

// turn is the place in front of the one writer's door. SQLite lets the programs of a profile wait without an order:
// each looks again after up to 100 ms (sqlite3.c, sqliteDefaultBusyCallback), so a program that writes one batch after
// the other passes a waiting person by until their patience ends in SQLITE_BUSY. Whoever stands on the turn comes next:
// the one who has just written has to stand there again and finds it taken.
//
// It is a lock on an empty file beside the database, which the system frees when a program dies.
type turn struct{ file *os.File }

func openTurn(path string) (*turn, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	return &turn{f}, nil
}

// nextLook is how long a program waits before it looks at a taken turn again. It is short beside a transaction, and
// while one runs the turn is free: nobody is passed by for long.
const nextLook = 2 * time.Millisecond

// take waits for the turn; leave gives it away.
func (p *turn) take(ctx context.Context) error {
	for {
		free, err := p.try()
		if free || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(nextLook):
		}
	}
}

// taken reports whether another program stands on the turn. Within this one only
// who has the writing connection may ask.
func (p *turn) taken() bool {
	free, err := p.try()
	if free {
		err = p.leave()
	}
	return !free && err == nil
}

func (p *turn) close() error {
	if p == nil {
		return nil
	}
	return p.file.Close()
}

// begin starts a writing transaction when it is this one's turn. The connection comes first: within the program
// line.go and database/sql keep the order, and nobody holds the turn who waits there. Who is patient lets everybody
// else go before (line), and nobody ends sooner for it.
func (s *Store) begin(ctx context.Context, patient bool) (tx *sql.Tx, done func() error, err error) {
	conn, done, err := s.connection(ctx, patient)
	if err != nil {
		return nil, nil, err
	}
	if s.turn != nil {
		if err := s.turn.take(ctx); err != nil {
			return nil, nil, errors.Join(err, done())
		}
	}
	tx, err = s.open(ctx, conn)
	if s.turn != nil {
		err = errors.Join(err, s.turn.leave())
	}
	if err != nil {
		if tx != nil {
			err = errors.Join(err, tx.Rollback())
		}
		return nil, nil, errors.Join(err, done())
	}
	return tx, done, nil
}

// open starts the transaction when no other program has one. SQLite would look again after
// up to 100 ms and not notice that ctx ends, so it waits by itself only for all the rest.
func (s *Store) open(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
	if s.turn == nil {
		return conn.BeginTx(ctx, nil)
	}
	whole := context.WithoutCancel(ctx) // never leaves SQLite without its own patience
	if _, err := conn.ExecContext(whole, `PRAGMA busy_timeout = 0`); err != nil {
		return nil, err
	}
	tx, err := whenFree(ctx, conn)
	_, again := conn.ExecContext(whole, `PRAGMA busy_timeout = `+busyTimeout())
	return tx, errors.Join(err, again)
}

// whenFree looks every few milliseconds whether the transaction can start, as long as
// SQLite itself would.
func whenFree(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
	for began := time.Now(); ; {
		tx, err := conn.BeginTx(ctx, nil)
		if !busy(err) || time.Since(began) > longestWait {
			return tx, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(nextLook):
		}
	}
}

// connection waits for the writing connection; done gives it back.
func (s *Store) connection(ctx context.Context, patient bool) (conn *sql.Conn, done func() error, err error) {
	if !patient {
		leave := s.line.enter()
		defer leave()
		if conn, err = s.write.Conn(ctx); err != nil {
			return nil, nil, err
		}
		return conn, conn.Close, nil
	}
	next, err := s.line.holdBack(ctx)
	if err != nil {
		return nil, nil, err
	}
	if conn, err = s.write.Conn(ctx); err != nil {
		next()
		return nil, nil, err
	}
	return conn, func() error { defer next(); return conn.Close() }, nil
}
