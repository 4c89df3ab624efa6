package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) staff() *cobra.Command {
	cmd := &cobra.Command{Use: "staff", Short: "担当者を見る"}
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "担当者の一覧（やめた人も）", Args: cobra.NoArgs, RunE: c.with(c.staffList),
	})
	return cmd
}

func (c *cli) staffList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.StaffList(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, s := range list.Staff {
			_, _ = fmt.Fprintf(w, "%4d  %s  %s%s\n", s.ID, s.Name, app.RoleName(s.Role), staffMarks(s))
		}
		_, _ = fmt.Fprintf(w, "%d 人\n", len(list.Staff))
	})
}

// staffMarks says what else is to be known of a person in a list.
func staffMarks(s app.Staff) string {
	out := ""
	if s.LastDay != "" {
		out += "  最終日 " + s.LastDay
	}
	if s.Off {
		out += "  退職"
	}
	return out
}
