package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Backup writes a consistent copy of the database to dest while work goes on.
// It never overwrites a file.
func (s *Store) Backup(ctx context.Context, dest string) error {
	if s.d.name != sqliteName {
		return errors.New("backup: PostgreSQL のデータは pg_dump で控えを取ってください")
	}
	if _, err := os.Stat(dest); err == nil {
		return fmt.Errorf("backup: %w", os.ErrExist)
	}
	if _, err := s.write.ExecContext(ctx, `VACUUM INTO $1`, dest); err != nil {
		_ = os.Remove(dest) // half of it is no copy
		return fmt.Errorf("backup: %w", err)
	}
	return os.Chmod(dest, 0o600)
}
