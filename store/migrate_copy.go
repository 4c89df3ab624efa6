package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// halfCopy ends the name of a copy that is being made. One that keeps it was cut off.
const halfCopy = ".part"

// backupBefore keeps the database as it was, once for each version however often a start
// fails: an older copy goes when the new one is whole. PostgreSQL has its own backups.
func (s *Store) backupBefore(ctx context.Context, dir string, version int) (err error) {
	if s.d.name != sqliteName || dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	// Another program that starts waits, and its steps do: nothing here is half of its work.
	if err := s.turn.take(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.turn.leave()) }()
	s.removeCopies(dir, "madoguchi-v", halfCopy, "")
	of := fmt.Sprintf("madoguchi-v%d-", version)
	name := of + s.clock().UTC().Format("20060102-150405") + ".db"
	half := filepath.Join(dir, name+halfCopy)
	if err := s.wholeCopy(ctx, half); err != nil {
		return err
	}
	if now, err := s.SchemaVersion(ctx); err != nil || now != version {
		return errors.Join(err, os.Remove(half)) // another program was at its steps, and has its copy
	}
	if err := os.Rename(half, filepath.Join(dir, name)); err != nil {
		return err
	}
	s.removeCopies(dir, of, ".db", name)
	return nil
}

// wholeCopy makes a copy that a power cut leaves whole.
func (s *Store) wholeCopy(ctx context.Context, dest string) error {
	if err := s.Backup(ctx, dest); err != nil {
		return err
	}
	f, err := os.OpenFile(dest, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// removeCopies removes the files that begin and end so, but for one. A file that somebody has
// open stays, and keeps nobody from working.
func (s *Store) removeCopies(dir, begin, end, keep string) {
	files, err := os.ReadDir(dir)
	for _, f := range files {
		if n := f.Name(); strings.HasPrefix(n, begin) && strings.HasSuffix(n, end) && n != keep {
			err = errors.Join(err, os.Remove(filepath.Join(dir, n)))
		}
	}
	if err != nil {
		s.log.Warn("remove older copies", "err", err)
	}
}
