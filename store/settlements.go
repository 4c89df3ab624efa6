package store

import (
	"context"
	"errors"
	"fmt"
)

// settlementPart is how many rows are written with one statement, at most.
const settlementPart = 64

// AddSettlement keeps a file with its rows, all or nothing. One that is there for the mall
// changes nothing: again, with what was kept of it.
func (s *Store) AddSettlement(ctx context.Context, by Actor, f SettlementFile, rows []SettlementRow) (kept SettlementFile, again bool, err error) {
	err = s.tx(ctx, func(t *txn) error {
		kept, err = scanSettlementFile(t.row(`SELECT `+settlementColumns+` FROM settlement_files f WHERE f.channel = $1 AND f.sha256 = $2`, f.Channel, f.SHA256))
		if err == nil {
			again = true
			return nil
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		kept, err = t.addSettlement(by, f, rows)
		return err
	})
	return kept, again, err
}

func (t *txn) addSettlement(by Actor, f SettlementFile, rows []SettlementRow) (SettlementFile, error) {
	cleanAll(&f.Name)
	f.Rows, f.By = len(rows), Signed{At: t.now, Staff: by.Staff, Name: by.Name}
	for _, r := range rows {
		if f.From == "" || r.Day < f.From {
			f.From = r.Day
		}
		f.To = max(f.To, r.Day)
	}
	var err error
	f.ID, err = t.insert(`
		INSERT INTO settlement_files (channel, file_name, sha256, size, n_rows, n_left, from_day, to_day, at, staff_id, name)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		f.Channel, f.Name, f.SHA256, f.Size, f.Rows, f.Left, f.From, f.To, t.now, by.Staff, by.Name)
	if err != nil {
		return f, err
	}
	for part := range inPowers(rows, settlementPart) {
		if err := t.addSettlementRows(f, part); err != nil {
			return f, err
		}
	}
	return f, t.record(by, "settlement_import", "settlement", f.ID, fmt.Sprintf("%s %d", f.Channel, f.Rows))
}

func (t *txn) addSettlementRows(f SettlementFile, rows []SettlementRow) error {
	var q query
	q.add(`INSERT INTO settlement_rows (file_id, channel, line, order_number, amount, day, kind, round) VALUES `)
	for i, r := range rows {
		if i > 0 {
			q.add(`, `)
		}
		cleanAll(&r.Order, &r.Kind, &r.Round)
		q.add(`(?, ?, ?, ?, ?, ?, ?, ?)`, f.ID, f.Channel, r.Line, r.Order, r.Amount, r.Day, r.Kind, r.Round)
	}
	_, err := t.exec(q.sql.String(), q.args...)
	return err
}

// DropSettlement forgets a file that was taken by mistake, with what persons have said
// of its rows.
func (s *Store) DropSettlement(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		var name string
		if err := t.row(`SELECT file_name FROM settlement_files WHERE id = $1`, id).Scan(&name); err != nil {
			return err
		}
		for _, gone := range []string{
			`DELETE FROM settlement_verdicts WHERE row_id > 0 AND row_id IN (SELECT id FROM settlement_rows WHERE file_id = $1)`,
			`DELETE FROM settlement_rows WHERE file_id = $1`,
			`DELETE FROM settlement_files WHERE id = $1`,
		} {
			if _, err := t.exec(gone, id); err != nil {
				return err
			}
		}
		return t.record(by, "settlement_forget", "settlement", id, name)
	})
}

// ErrDrafted refuses a second draft of the same deduction.
var ErrDrafted = errors.New("a draft of this deduction is there")

// DraftSettlement keeps a draft of what a mall took off, unless one of the same order and
// amount is there already: two persons may look at the same row.
func (s *Store) DraftSettlement(ctx context.Context, by Actor, e Entry) (Entry, error) {
	err := s.tx(ctx, func(t *txn) error {
		var id int64
		err := t.row(`
			SELECT id FROM entries WHERE order_number = $1 AND order_number <> '' AND channel = $2 AND amount = $3 AND status = 'draft' AND settled_by = 'mall'
			ORDER BY id LIMIT 1`, e.OrderNumber, e.Channel, e.Amount).Scan(&id)
		if err == nil {
			return ErrDrafted
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		e, err = t.saveEntry(ctx, by, e)
		return err
	})
	return e, err
}

// JudgeSettlement keeps what a person says of entries and rows, all of it or nothing. What
// was said of an entry or of a row before makes way; a link leaves the other links.
func (s *Store) JudgeSettlement(ctx context.Context, by Actor, all []SettlementVerdict) error {
	return s.tx(ctx, func(t *txn) error {
		for _, v := range all {
			if err := t.judgeSettlement(by, v); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *txn) judgeSettlement(by Actor, v SettlementVerdict) error {
	cleanAll(&v.Reason)
	if err := t.settlementSides(v); err != nil {
		return err
	}
	only := ` AND verdict = '` + SettlementOut + `'` // two that belong together are no longer out
	if v.Verdict == SettlementOut {
		only = ``
	}
	if err := t.dropVerdicts(v, only); err != nil {
		return err
	}
	_, err := t.exec(`
		INSERT INTO settlement_verdicts (entry_id, row_id, verdict, reason, at, staff_id, name) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (entry_id, row_id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, at = excluded.at,
			staff_id = excluded.staff_id, name = excluded.name`,
		v.EntryID, v.RowID, v.Verdict, v.Reason, t.now, by.Staff, by.Name)
	if err != nil {
		return err
	}
	return t.record(by, "settlement_judge", "settlement", v.EntryID, fmt.Sprintf("%s %d %s", v.Verdict, v.RowID, v.Reason))
}

// settlementSides refuses what is no longer there.
func (t *txn) settlementSides(v SettlementVerdict) error {
	var id int64
	if v.EntryID != 0 {
		if err := t.row(`SELECT id FROM entries WHERE id = $1 AND status <> 'draft'`, v.EntryID).Scan(&id); err != nil {
			return err
		}
	}
	if v.RowID != 0 {
		return t.row(`SELECT id FROM settlement_rows WHERE id = $1`, v.RowID).Scan(&id)
	}
	return nil
}

func (t *txn) dropVerdicts(v SettlementVerdict, only string) error {
	if v.EntryID != 0 {
		if _, err := t.exec(`DELETE FROM settlement_verdicts WHERE entry_id = $1`+only, v.EntryID); err != nil {
			return err
		}
	}
	if v.RowID != 0 {
		_, err := t.exec(`DELETE FROM settlement_verdicts WHERE row_id = $1 AND row_id > 0`+only, v.RowID)
		return err
	}
	return nil
}

// UnjudgeSettlement takes back what a person has said of entries and rows.
func (s *Store) UnjudgeSettlement(ctx context.Context, by Actor, all []SettlementVerdict) error {
	return s.tx(ctx, func(t *txn) error {
		for _, v := range all {
			if err := t.dropVerdicts(v, ``); err != nil {
				return err
			}
			if err := t.record(by, "settlement_unjudge", "settlement", v.EntryID, fmt.Sprint(v.RowID)); err != nil {
				return err
			}
		}
		return nil
	})
}
