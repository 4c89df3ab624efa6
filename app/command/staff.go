package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) staff() *cobra.Command {
	cmd := &cobra.Command{Use: "staff", Short: "担当者を見る、加える、変える、外す"}
	var s app.Staff
	add := &cobra.Command{
		Use: "add 名前 --role ROLE", Short: "担当者を加える", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			s.Name = args[0]
			if _, err := d.SaveStaff(ctx, s); err != nil {
				return err
			}
			return c.staffList(ctx, d, nil)
		}),
	}
	staffFlags(add, &s)
	add.Flag("role").DefValue = app.RoleStaff
	s.Role = app.RoleStaff
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "担当者の一覧（やめた人も）", Args: cobra.NoArgs, RunE: c.with(c.staffList),
	}, add, c.staffChange(), c.staffRemove(), c.staffPIN(), &cobra.Command{
		Use: "unlock 名前", Short: "PIN の停止を解除する", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			who, err := d.StaffNamed(ctx, args[0])
			if err != nil {
				return err
			}
			return errors.Join(d.UnlockStaff(ctx, app.ID{ID: who.ID}), c.staffList(ctx, d, nil))
		}),
	})
	return cmd
}

func staffFlags(cmd *cobra.Command, s *app.Staff) {
	f := cmd.Flags()
	f.StringVar(&s.Role, "role", "", "権限：owner、staff、trainee、accounting、viewer")
	f.StringVar(&s.Kana, "kana", "", "よみ")
	f.StringVar(&s.LastDay, "last-day", "", "最終日：2026-12-31")
}

func (c *cli) staffChange() *cobra.Command {
	var in app.Staff
	cmd := &cobra.Command{
		Use: "change 名前", Short: "名前、よみ、権限、最終日を変える", Args: cobra.ExactArgs(1),
	}
	staffFlags(cmd, &in)
	cmd.Flags().StringVar(&in.Name, "name", "", "新しい名前")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		who, err := d.StaffNamed(ctx, args[0])
		if err != nil {
			return err
		}
		f := cmd.Flags()
		for flag, to := range map[string][2]*string{
			"name": {&who.Name, &in.Name}, "kana": {&who.Kana, &in.Kana}, "role": {&who.Role, &in.Role}, "last-day": {&who.LastDay, &in.LastDay},
		} {
			if f.Changed(flag) {
				*to[0] = *to[1]
			}
		}
		if _, err := d.SaveStaff(ctx, who); err != nil {
			return err
		}
		return c.staffList(ctx, d, nil)
	})
	return cmd
}

func (c *cli) staffRemove() *cobra.Command {
	var heir string
	cmd := &cobra.Command{
		Use: "remove 名前", Short: "やめた人を外す（記録の名前は残ります）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			who, err := d.StaffNamed(ctx, args[0])
			if err != nil {
				return err
			}
			out := app.StaffRemoval{ID: who.ID}
			if heir != "" {
				to, err := d.StaffNamed(ctx, heir)
				if err != nil {
					return err
				}
				out.To = to.ID
			}
			if _, err := d.RemoveStaff(ctx, out); err != nil {
				return err
			}
			return c.staffList(ctx, d, nil)
		}),
	}
	cmd.Flags().StringVar(&heir, "to", "", "対応中の問い合わせを引き継ぐ人（省くと担当なし）")
	return cmd
}

func (c *cli) staffPIN() *cobra.Command {
	var file string
	var off bool
	cmd := &cobra.Command{
		Use: "pin 名前 --pin-file ファイル", Short: "PIN を決める（--off でなくす）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			if off == (file != "") {
				return usage("--pin-file か --off のどちらかが要ります")
			}
			who, err := d.StaffNamed(ctx, args[0])
			if err != nil {
				return err
			}
			in := app.PINChange{ID: who.ID}
			if file != "" {
				pin, err := readFile(file)
				if err != nil {
					return err
				}
				in.PIN = strings.TrimSpace(string(pin))
			}
			set, err := d.SetPIN(ctx, in)
			if err != nil {
				return err
			}
			return c.show(set, func(w io.Writer) {
				_, _ = fmt.Fprintln(w, "PIN を変えました。")
				if set.Recovery != "" {
					_, _ = fmt.Fprintf(w, "復旧コード（いまだけ表示します。紙に控えてください）：%s\n", set.Recovery)
				}
			})
		}),
	}
	cmd.Flags().StringVar(&file, "pin-file", "", "PIN を書いたファイル（- は標準入力）")
	cmd.Flags().BoolVar(&off, "off", false, "PIN をなくす")
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
	if s.HasPIN {
		out += "  PIN あり"
	}
	if s.Stuck {
		out += "  PIN 停止中"
	}
	if s.Off {
		out += "  退職"
	}
	return out
}
