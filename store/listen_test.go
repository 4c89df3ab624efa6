package store

import (
	"context"
	"database/sql"
	sqldriver "database/sql/driver"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
)

// speaker is who gave a statement to the database.
type speaker struct {
	name string // of the function that holds the text, "" for a test
	verb string // of the exported method of Store it was asked for, "" for none
}

// listener hears every statement that a store on SQLite is given.
type listener struct {
	hear func(by speaker, query string, args int)
}

// open is Config.open of a desk that is listened to.
func (l *listener) open(dsn string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	d := db.Driver()
	return sql.OpenDB(ear{l, d, dsn}), db.Close()
}

type ear struct {
	l   *listener
	d   sqldriver.Driver
	dsn string
}

func (e ear) Driver() sqldriver.Driver { return e.d }

func (e ear) Connect(context.Context) (sqldriver.Conn, error) {
	c, err := e.d.Open(e.dsn)
	if err != nil {
		return nil, err
	}
	return heardConn{c.(liteConn), e.l}, nil
}

// liteConn is what database/sql uses of a connection to SQLite.
type liteConn interface {
	sqldriver.Conn
	sqldriver.ConnBeginTx
	sqldriver.ConnPrepareContext
	sqldriver.ExecerContext
	sqldriver.Pinger
	sqldriver.QueryerContext
	sqldriver.SessionResetter
	sqldriver.Validator
}

type heardConn struct {
	liteConn
	l *listener
}

func (c heardConn) QueryContext(ctx context.Context, query string, args []sqldriver.NamedValue) (sqldriver.Rows, error) {
	c.l.hear(whoAsks(), query, len(args))
	return c.liteConn.QueryContext(ctx, query, args)
}

func (c heardConn) ExecContext(ctx context.Context, query string, args []sqldriver.NamedValue) (sqldriver.Result, error) {
	c.l.hear(whoAsks(), query, len(args))
	return c.liteConn.ExecContext(ctx, query, args)
}

func (c heardConn) PrepareContext(ctx context.Context, query string) (sqldriver.Stmt, error) {
	s, err := c.liteConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return heardStmt{s.(liteStmt), c.l, query}, nil
}

type liteStmt interface {
	sqldriver.Stmt
	sqldriver.StmtExecContext
	sqldriver.StmtQueryContext
}

type heardStmt struct {
	liteStmt
	l     *listener
	query string
}

func (s heardStmt) QueryContext(ctx context.Context, args []sqldriver.NamedValue) (sqldriver.Rows, error) {
	s.l.hear(whoAsks(), s.query, len(args))
	return s.liteStmt.QueryContext(ctx, args)
}

func (s heardStmt) ExecContext(ctx context.Context, args []sqldriver.NamedValue) (sqldriver.Result, error) {
	s.l.hear(whoAsks(), s.query, len(args))
	return s.liteStmt.ExecContext(ctx, args)
}

// frame is what matters of a place in the program.
type frame struct {
	name, verb string
	test       bool
}

// frames are the places that have been looked up; many statements come from each.
var frames sync.Map // program counter → []frame

// doors hand statements on and hold none.
var doors = map[string]bool{"txn.go": true, "reader.go": true, "rows.go": true, "waiting.go": true, "listen_test.go": true}

// whoAsks looks through the callers for the nearest that is no door, and the
// farthest that is a method of Store.
func whoAsks() (by speaker) {
	var stack [64]uintptr
	decided := false
	for _, pc := range stack[:runtime.Callers(2, stack[:])] {
		for _, f := range framesOf(pc) {
			if !decided {
				decided = true
				if !f.test {
					by.name = f.name
				}
			}
			if f.verb != "" {
				by.verb = f.verb
			}
		}
	}
	return by
}

func framesOf(pc uintptr) []frame {
	if known, ok := frames.Load(pc); ok {
		return known.([]frame)
	}
	var here []frame
	for next := runtime.CallersFrames([]uintptr{pc}); ; {
		f, more := next.Next()
		file := filepath.Base(f.File)
		if name, ours := strings.CutPrefix(f.Function, "madoguchi/store."); ours && !doors[file] {
			here = append(here, frame{name: plain(name), verb: verbOf(name), test: strings.HasSuffix(file, "_test.go")})
		}
		if !more {
			break
		}
	}
	frames.Store(pc, here)
	return here
}

// inside are the names of what stands within a function.
var inside = regexp.MustCompile(`\.(func)?\d.*|\[.*|-range\d+.*`)

// plain is the name of a function without its receiver and what is inside of it.
func plain(function string) string {
	function = inside.ReplaceAllString(function, "")
	return function[strings.LastIndex(function, ".")+1:]
}

// verbOf is the exported method of Store that a function is or is inside of.
func verbOf(function string) string {
	method, ok := strings.CutPrefix(function, "(*Store).")
	if !ok || strings.ToUpper(method[:1]) != method[:1] {
		return ""
	}
	name, _, _ := strings.Cut(method, ".")
	return name
}
