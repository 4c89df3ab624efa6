package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

const exportColumns = `x.id, x.batch, x.kind, x.from_day, x.to_day, x.file_name, x.sha256, x.size, x.n_entries, x.n_rows, x.made_of, x.settings, x.warnings,
	x.at, x.staff_id, x.name`

func scanExport(r scanner) (Export, error) {
	var x Export
	return x, r.Scan(&x.ID, &x.Batch, &x.Kind, &x.From, &x.To, &x.FileName, &x.SHA256, &x.Size, &x.Entries, &x.Rows, &x.MadeOf, &x.Settings, &x.Warnings,
		&x.By.At, &x.By.Staff, &x.By.Name)
}

func scanWholeExport(r scanner) (Export, error) {
	var data []byte
	x, err := scanExport(tail{r, []any{&data}})
	x.Data = data
	return x, err
}

// NextBatch is the number that the next export gets.
func (s *Store) NextBatch(ctx context.Context) (batch string, err error) {
	err = s.readTx(ctx, func(t *txn) error {
		batch, err = t.nextBatch()
		return err
	})
	return batch, err
}

func (t *txn) nextBatch() (string, error) {
	month := strings.ReplaceAll(jst.Day(time.UnixMilli(t.now))[:7], "-", "")
	var n int64
	err := t.row(`SELECT COUNT(*) + 1 FROM exports WHERE SUBSTR(batch, 1, 10) = $1`, "EX-"+month+"-").Scan(&n)
	return fmt.Sprintf("EX-%s-%04d", month, n), err
}

// AddExport keeps a file that went to the books with the entries in it, which from now on
// are exported. The batch must be the next one: a file names it. Else it is ErrConflict.
func (s *Store) AddExport(ctx context.Context, by Actor, x Export, entries []int64) (Export, error) {
	err := s.tx(ctx, func(t *txn) error {
		next, err := t.nextBatch()
		if err != nil {
			return err
		}
		if x.Batch != next {
			return ErrConflict
		}
		x.ID, err = t.insert(`
			INSERT INTO exports (batch, kind, from_day, to_day, file_name, sha256, size, n_entries, n_rows, made_of, settings, warnings, data, at, staff_id, name)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
			x.Batch, x.Kind, x.From, x.To, x.FileName, x.SHA256, x.Size, len(entries), x.Rows, x.MadeOf, x.Settings, x.Warnings, x.Data, t.now, by.Staff, by.Name)
		if err != nil {
			return err
		}
		for _, id := range entries {
			if _, err := t.exec(`INSERT INTO export_entries (export_id, entry_id) VALUES ($1, $2)`, x.ID, id); err != nil {
				return err
			}
			if _, err := t.exec(`UPDATE entries SET status = 'exported', version = version + 1 WHERE id = $1 AND status = 'confirmed'`, id); err != nil {
				return err
			}
		}
		x.Entries, x.By = len(entries), Signed{At: t.now, Staff: by.Staff, Name: by.Name}
		return t.record(by, "export", "export", x.ID, x.Batch)
	})
	return x, err
}

// Exports returns what went to the books, the newest first, without the bytes.
func (s *Store) Exports(ctx context.Context, before int64, limit int) ([]Export, error) {
	var q query
	q.add(`SELECT ` + exportColumns + ` FROM exports x WHERE 1 = 1`)
	if before != 0 {
		q.add(` AND x.id < ?`, before)
	}
	q.add(` ORDER BY x.id DESC`)
	if limit > 0 {
		q.add(` LIMIT ?`, limit)
	}
	return collect(ctx, s.read, scanExport, q.sql.String(), q.args...)
}

// ExportsOf returns what went out as one kind, the newest first, without the bytes.
func (s *Store) ExportsOf(ctx context.Context, kind string) ([]Export, error) {
	return collect(ctx, s.read, scanExport, `SELECT `+exportColumns+` FROM exports x WHERE x.kind = $1 ORDER BY x.id DESC`, kind)
}

// Export returns one export with its bytes.
func (s *Store) Export(ctx context.Context, id int64) (Export, error) {
	return scanWholeExport(found{s.read.QueryRowContext(ctx, `SELECT `+exportColumns+`, x.data FROM exports x WHERE x.id = $1`, id)})
}

// ExportMadeOf returns the export that was made of the same, with its bytes.
func (s *Store) ExportMadeOf(ctx context.Context, madeOf string) (Export, error) {
	return scanWholeExport(found{s.read.QueryRowContext(ctx,
		`SELECT `+exportColumns+`, x.data FROM exports x WHERE x.made_of = $1 ORDER BY x.id LIMIT 1`, madeOf)})
}

// ExportedAs returns for entries the exports of a kind that hold them, the newest last; those that went
// nowhere are left out.
func (s *Store) ExportedAs(ctx context.Context, kind, from, to string) (map[int64][]Export, error) {
	out := map[int64][]Export{}
	type heldBy struct {
		entry int64
		Export
	}
	all, err := collect(ctx, s.read, func(r scanner) (h heldBy, err error) {
		h.Export, err = scanExport(tail{r, []any{&h.entry}})
		return h, err
	}, `SELECT `+exportColumns+`, n.entry_id
		FROM entries e JOIN export_entries n ON n.entry_id = e.id JOIN exports x ON x.id = n.export_id
		WHERE e.day >= $1 AND e.day <= $2 AND x.kind = $3 ORDER BY x.id`, from, to, kind)
	for _, h := range all {
		out[h.entry] = append(out[h.entry], h.Export)
	}
	return out, err
}
