package store

import (
	"slices"
	"testing"
)

func TestMissingGuards_names_what_was_taken_away_or_replaced(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		if missing, err := d.MissingGuards(d.ctx); err != nil || len(missing) > 0 {
			t.Fatalf("of a new database: %q, %v", missing, err)
		}
		change := []string{
			`DROP TRIGGER documents_are_kept`, `DROP TRIGGER exports_stay`,
			`CREATE TRIGGER exports_stay BEFORE UPDATE ON exports BEGIN SELECT 1; END`,
		}
		if d.d.name != sqliteName {
			change = []string{`DROP TRIGGER documents_are_kept ON documents`, `ALTER TABLE exports DISABLE TRIGGER exports_stay`}
		}
		for _, s := range change {
			_, err := d.write.ExecContext(d.ctx, s)
			must(t, err)
		}
		if missing, err := d.MissingGuards(d.ctx); err != nil || !slices.Equal(missing, []string{"documents_are_kept", "exports_stay"}) {
			t.Errorf("%q, %v", missing, err)
		}
	})
}
