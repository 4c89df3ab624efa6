package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// auditRow is a row of `audit --json`.
type auditRow struct {
	ID      int64  `json:"id"`
	At      string `json:"at"`
	StaffID int64  `json:"staff_id"`
	By      string `json:"by"`
	Verb    string `json:"verb"`
	Subject string `json:"subject"`
	About   int64  `json:"about"`
	Detail  string `json:"detail"`
}

func (c *cli) audit() *cobra.Command {
	var name string
	var q app.AuditQuery
	cmd := &cobra.Command{
		Use: "audit", Short: "誰が何を見たか、変えたかの記録（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if name != "" {
				who, err := d.StaffNamed(ctx, name)
				if err != nil {
					return err
				}
				q.Staff = who.ID
			}
			page, err := d.Audit(ctx, q)
			if err != nil {
				return err
			}
			out := make([]auditRow, 0, len(page.Rows))
			for _, r := range page.Rows {
				out = append(out, auditRow{r.ID, stamp(r.At), r.StaffID, r.By, r.Verb, r.Subject, r.About, r.Detail})
			}
			return c.show(map[string]any{"rows": out, "next": page.Next}, func(w io.Writer) {
				for _, r := range page.Rows {
					_, _ = fmt.Fprintf(w, "%s  %s  %s  %s %d  %s\n", day(r.At), r.By, r.Verb, r.Subject, r.About, r.Detail)
				}
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&name, "staff", "", "この担当者だけ")
	f.Int64Var(&q.Before, "before", 0, "この番号より前（前の結果の next）")
	f.IntVar(&q.Limit, "limit", 100, "件数")
	return cmd
}
