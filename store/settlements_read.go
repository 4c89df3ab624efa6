package store

import "context"

const settlementColumns = `f.id, f.channel, f.file_name, f.sha256, f.size, f.n_rows, f.n_left, f.from_day, f.to_day, f.at, f.staff_id, f.name`

func scanSettlementFile(r scanner) (SettlementFile, error) {
	var f SettlementFile
	return f, r.Scan(&f.ID, &f.Channel, &f.Name, &f.SHA256, &f.Size, &f.Rows, &f.Left, &f.From, &f.To, &f.By.At, &f.By.Staff, &f.By.Name)
}

// SettlementFiles returns the files that were brought, the newest first.
func (s *Store) SettlementFiles(ctx context.Context) ([]SettlementFile, error) {
	return collect(ctx, s.read, scanSettlementFile, `SELECT `+settlementColumns+` FROM settlement_files f ORDER BY f.id DESC`)
}

// SettlementRows returns what the settlements of a mall took off in a period, in the
// order of day and file.
func (s *Store) SettlementRows(ctx context.Context, channel, from, to string) ([]SettlementRow, error) {
	return collect(ctx, s.read, scanSettlementRow, `
		SELECT id, file_id, line, channel, order_number, amount, day, kind, round FROM settlement_rows
		WHERE channel = $1 AND day >= $2 AND day <= $3 ORDER BY day, id`, channel, from, to)
}

// SettlementRow returns one of them.
func (s *Store) SettlementRow(ctx context.Context, id int64) (SettlementRow, error) {
	return scanSettlementRow(found{s.read.QueryRowContext(ctx,
		`SELECT id, file_id, line, channel, order_number, amount, day, kind, round FROM settlement_rows WHERE id = $1`, id)})
}

func scanSettlementRow(r scanner) (SettlementRow, error) {
	var w SettlementRow
	return w, r.Scan(&w.ID, &w.File, &w.Line, &w.Channel, &w.Order, &w.Amount, &w.Day, &w.Kind, &w.Round)
}

// SettlementEntries returns the entries of a period that a mall settles, drafts too, in the order
// of their days.
func (s *Store) SettlementEntries(ctx context.Context, channel, from, to string) ([]SettlementEntry, error) {
	return collect(ctx, s.read, func(r scanner) (SettlementEntry, error) {
		var e SettlementEntry
		return e, r.Scan(&e.ID, &e.EventID, &e.Day, &e.Channel, &e.Order, &e.OrderID, &e.InquiryID, &e.Type, &e.Label, &e.Undoes, &e.RelatedID, &e.Amount, &e.Journal)
	}, `
		SELECT e.id, e.event_id, e.day, e.channel, e.order_number, e.order_id, e.inquiry_id, e.type, e.label, e.undoes, e.related_id, e.amount,
			EXISTS (SELECT 1 FROM entry_lines l WHERE l.entry_id = e.id)
		FROM entries e WHERE e.day >= $1 AND e.day <= $2 AND e.channel = $3 AND e.settled_by = 'mall' ORDER BY e.day, e.id`, from, to, channel)
}

// SettlementVerdicts returns everything that persons have said in settlements.
func (s *Store) SettlementVerdicts(ctx context.Context) ([]SettlementVerdict, error) {
	return collect(ctx, s.read, func(r scanner) (SettlementVerdict, error) {
		var v SettlementVerdict
		return v, r.Scan(&v.EntryID, &v.RowID, &v.Verdict, &v.Reason, &v.By.At, &v.By.Staff, &v.By.Name)
	}, `SELECT entry_id, row_id, verdict, reason, at, staff_id, name FROM settlement_verdicts ORDER BY id`)
}
