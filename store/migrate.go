package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migration is one numbered step; a released one is never edited.
type migration struct {
	number int
	name   string
	sql    string
}

// newest is the highest number this program knows.
func newest(steps []migration) int { return steps[len(steps)-1].number }

// steps returns the migrations of the dialect in order. "0002_x.sqlite.sql" is
// for SQLite only, "0001_x.sql" for both.
func (d dialect) steps() ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var steps []migration
	for _, path := range names {
		name := strings.TrimSuffix(filepath.Base(path), ".sql")
		if only := strings.TrimPrefix(filepath.Ext(name), "."); only != "" && only != d.name {
			continue
		}
		number, err := strconv.Atoi(name[:4])
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", name, err)
		}
		text, err := migrations.ReadFile(path)
		if err != nil {
			return nil, err
		}
		steps = append(steps, migration{number, name, d.words.Replace(string(text))})
	}
	return steps, nil
}

// migrate brings the database up to date, each step in a transaction of its own.
func (s *Store) migrate(ctx context.Context, backups string) error {
	steps, err := s.d.steps()
	if err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)`)
	if err != nil {
		return err
	}
	have, err := s.SchemaVersion(ctx)
	if err != nil {
		return err
	}
	if have > newest(steps) {
		return fmt.Errorf("データは新しい版（%d）の窓口で作られています。この版（%d）では開けないので、最新版を入れてください", have, newest(steps))
	}
	if have > 0 && have < newest(steps) {
		if err := s.backupBefore(ctx, backups, have); err != nil {
			return fmt.Errorf("copy before migration: %w", err)
		}
	}
	for _, m := range steps {
		if m.number > have {
			if err := s.step(ctx, m); err != nil {
				return fmt.Errorf("migration %s: %w", m.name, err)
			}
		}
	}
	return nil
}

// step runs one migration, unless another process has just done so.
func (s *Store) step(ctx context.Context, m migration) error {
	return s.tx(ctx, func(t *txn) error {
		var have int
		if err := t.row(`SELECT COALESCE(MAX(version), 0) FROM schema_version`).Scan(&have); err != nil || have >= m.number {
			return err
		}
		for _, stmt := range strings.Split(m.sql, ";\n") {
			if strings.TrimSpace(stmt) == "" {
				continue
			}
			if _, err := t.exec(stmt); err != nil {
				return err
			}
		}
		_, err := t.exec(`INSERT INTO schema_version (version) VALUES ($1)`, m.number)
		return err
	})
}

// SchemaVersion returns the number of the newest migration that has run.
func (s *Store) SchemaVersion(ctx context.Context) (int, error) {
	var v int
	err := s.write.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM schema_version`).Scan(&v)
	return v, err
}
