package store

import (
	"context"
	"fmt"
	"maps"
)

// Integrity checks the database and returns what is wrong, in Japanese; nothing
// when all is well.
func (s *Store) Integrity(ctx context.Context) []string {
	var wrong []string
	if s.d.name == sqliteName {
		wrong = append(wrong, s.checkFile(ctx)...)
	}
	kept, err := s.Counts(ctx)
	if err != nil {
		return append(wrong, "件数を読み取れませんでした。バックアップから復元してください。")
	}
	real, err := s.Recount(ctx)
	if err != nil {
		return append(wrong, "問い合わせを数えられませんでした。バックアップから復元してください。")
	}
	off, err := s.wrongTabs(ctx)
	if err != nil {
		return append(wrong, "問い合わせを数えられませんでした。バックアップから復元してください。")
	}
	if off > 0 || !maps.Equal(kept.States, real.States) {
		wrong = append(wrong, "対応状況の件数が実際の問い合わせの数と合いません。問い合わせ自体は失われていません。「madoguchi doctor --recount」で数え直せます。")
	}
	if !maps.Equal(kept.Outbox, real.Outbox) {
		wrong = append(wrong, "送信待ちの件数が実際の数と合いません。返信自体は失われていません。「madoguchi doctor --recount」で数え直せます。")
	}
	return wrong
}

func (s *Store) checkFile(ctx context.Context) []string {
	var wrong []string
	lines, err := s.checkPages(ctx)
	if err != nil || len(lines) != 1 || lines[0] != "ok" {
		wrong = append(wrong, "データベースのファイルが壊れています。バックアップから復元してください。")
	}
	var lost int
	err = s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM pragma_foreign_key_check`).Scan(&lost)
	if err != nil || lost > 0 {
		wrong = append(wrong, fmt.Sprintf("つながりの切れた記録が %d 件あります。バックアップから復元してください。", lost))
	}
	return wrong
}

// checkPages asks SQLite itself. FTS5 keeps the shape of an index per connection
// and looks for a newer one only when a query begins, not when it is checked: a
// connection that has not asked since the last write would call it broken.
func (s *Store) checkPages(ctx context.Context) ([]string, error) {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	for _, table := range []string{inquiryDocs, orderDocs} {
		if _, err := collect(ctx, conn, scanID, `SELECT rowid FROM `+table+`_index WHERE rowid = 0`); err != nil {
			return nil, err
		}
	}
	return collect(ctx, conn, scanText, `PRAGMA integrity_check(5)`)
}
