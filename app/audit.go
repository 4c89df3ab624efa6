package app

import (
	"context"

	"madoguchi/store"
)

const auditPage = 100

// Audit tells who did and looked at what, the newest first.
func (d *Desk) Audit(ctx context.Context, in AuditQuery) (AuditPage, error) {
	limit := in.Limit
	if limit <= 0 || limit > 1000 {
		limit = auditPage
	}
	rows, err := d.store.Audit(ctx, store.AuditQuery{Staff: in.Staff, Before: in.Before, Limit: limit + 1})
	if err != nil {
		return AuditPage{}, err
	}
	out := AuditPage{Rows: make([]AuditRow, 0, len(rows))}
	for i, r := range rows {
		if i == limit {
			out.Next = out.Rows[i-1].ID
			break
		}
		out.Rows = append(out.Rows, AuditRow{
			ID: r.ID, At: r.At, StaffID: r.Staff, By: r.Name, Verb: r.Verb, Subject: r.Subject, About: r.About, Detail: r.Detail,
		})
	}
	return out, nil
}
