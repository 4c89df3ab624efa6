package store

import "context"

// Words of what a person took out, in events and in the audit.
const (
	PrintedCase     = "printed"  // the record of a case as PDF
	PrintedEvidence = "evidence" // 証拠一式
)

// Printed notes that inquiries were taken out as paper or as a file; detail is
// "outside" or "inside".
func (s *Store) Printed(ctx context.Context, by Actor, ids []int64, what, detail string) error {
	return s.tx(ctx, func(t *txn) error {
		for _, id := range ids {
			if err := t.exists(id); err != nil {
				return err
			}
			if err := t.event(by, id, what, detail); err != nil {
				return err
			}
			if err := t.record(by, what, "inquiry", id, detail); err != nil {
				return err
			}
		}
		return nil
	})
}
