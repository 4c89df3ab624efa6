package store

import (
	"fmt"
	"os"
	"testing"
)

// Each table of documents is brought to its key in a transaction of its own, so that the log
// is as large as the largest of them takes, not as all do.
func TestOpen_brings_documents_to_their_keys_table_by_table(t *testing.T) {
	d := openDesk(t, false)
	const rows, each = 1200, 10_000
	tables := []string{"inquiry_docs", "order_docs", "customer_docs"}
	for _, table := range tables {
		_, err := d.write.Exec(fmt.Sprintf(`
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
			INSERT INTO %s (id, owner_id, at, folded) SELECT i, i, i, REPLACE(HEX(ZEROBLOB(%d)), '00', 'a ') FROM n`, rows, table, each/2))
		must(t, err)
	}
	_, err := d.write.Exec(`DELETE FROM schema_version WHERE version > 23`)
	must(t, err)
	must(t, d.Close())
	before := sizeOf(t, d.cfg.Path)

	d.cfg.open = nil // a step asks of tables that are gone after it
	s, err := Open(t.Context(), d.cfg)
	must(t, err)
	defer s.Close()
	for _, table := range tables {
		var n int
		must(t, s.read.QueryRow(`SELECT COUNT(*) FROM `+table+` WHERE id = owner_id AND at = id AND LENGTH(folded) = $1`, each).Scan(&n))
		if n != rows {
			t.Errorf("%d of %d are in %s", n, rows, table)
		}
	}
	// The old rows are overwritten too (secure_delete), so each table comes twice.
	log, whole := sizeOf(t, d.cfg.Path+"-wal"), int64(3*rows*each)
	t.Logf("documents %d, database %d, then %d, log %d", whole, before, sizeOf(t, d.cfg.Path), log)
	if log > whole {
		t.Errorf("the log took %d bytes for %d of documents", log, whole)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	return info.Size()
}
