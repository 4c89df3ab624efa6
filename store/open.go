package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"madoguchi/store/blobs"
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

	open func(dsn string) (*sql.DB, error) // of SQLite, nil as usual; tests listen
}

// Store is the open database. Its methods may be called concurrently.
type Store struct {
	d     dialect
	write *sql.DB
	read  *reader
	often *reader // the writing connection, for what writes one transaction after the other
	turn  *turn   // nil on PostgreSQL, whose locks keep a line
	blobs *blobs.Box
	malls []string

	portion portion // of what is taken in
	line    *line   // for the writing connection, in this program
	docPace docPace // of documents that may wait
	docsDue chan bool
	pieces  atomic.Int64 // that transactions have left in the index of the search (tidy.go)
	common  sync.Map     // tokens of the index that tell nothing apart (mostDocs)
	clock   func() time.Time
	log     *slog.Logger
}

// Open opens the database, creates it when it is not there and brings an older
// one up to date. A database that a newer program has written is refused.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{blobs: blobs.New(c.Blobs), malls: c.Malls, clock: c.Now, log: c.Log, portion: portion{shortPortion, longPortion}, line: newLine(), docsDue: make(chan bool, 1)}
	s.docPace.most.Store(firstDocs)
	s.pieces.Store(mostPieces) // perhaps, from before
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	d, write, read, err := connect(c)
	s.d, s.write, s.read, s.often = d, write, newReader(read, d.name == sqliteName), newReader(write, d.name == sqliteName)
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
	return errors.Join(err, s.write.Close(), s.turn.close(), s.blobs.Close())
}

func (s *Store) now() int64 { return s.clock().UnixMilli() }
