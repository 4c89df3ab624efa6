package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"
	"madoguchi/connectors"

	"github.com/spf13/cobra"
)

func (c *cli) account() *cobra.Command {
	cmd := &cobra.Command{Use: "account", Short: "接続を足す、見る、止める"}
	cmd.AddCommand(&cobra.Command{
		Use: "kinds", Short: "つなげる種類と、それぞれの設定", Args: cobra.NoArgs, RunE: run(c.accountKinds),
	}, c.accountAdd(), c.accountDiscover(), c.accountSet(), c.accountSignIn(), &cobra.Command{
		Use: "list", Short: "接続の一覧と状態", Args: cobra.NoArgs, RunE: c.with(c.accountList),
	}, c.accountTry(), c.accountFolders(),
		c.accountDo("pause", "一時停止", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.PauseAccount(ctx, app.ID{ID: a.ID})
		}),
		c.accountDo("resume", "再開（止まっていた間の分も受け取ります）", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.ResumeAccount(ctx, app.ID{ID: a.ID})
		}),
		c.accountPast(),
		c.accountDo("remove", "接続を外す（受信済みの分は残ります）", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.RemoveAccount(ctx, app.ID{ID: a.ID})
		}))
	return cmd
}

func (c *cli) accountKinds(ctx context.Context, _ []string) error {
	d := app.Kinds(c.Kinds)
	return c.show(d, func(w io.Writer) {
		for _, k := range d.Kinds {
			_, _ = fmt.Fprintf(w, "%s  %s（%s）\n", k.Kind, k.Label, k.Takes)
			for _, f := range k.Fields {
				_, _ = fmt.Fprintf(w, "    %-16s %s%s\n", f.Key, f.Label, tags(f.Secret, f.Required))
			}
		}
	})
}

func tags(secret, required bool) string {
	var out []string
	if required {
		out = append(out, "必須")
	}
	if secret {
		out = append(out, "--secret で渡す")
	}
	if len(out) == 0 {
		return ""
	}
	return "（" + strings.Join(out, "・") + "）"
}

func (c *cli) accountAdd() *cobra.Command {
	var f formFlags
	var signIn, paste bool
	cmd := &cobra.Command{
		Use: "add 種類", Short: "接続を足す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			form, err := f.form(app.AccountForm{Kind: args[0]})
			if err != nil {
				return err
			}
			if form, err = d.FillForm(ctx, form); err != nil {
				return err
			}
			if signIn {
				if form.SignIn, err = c.signIn(ctx, d, form, paste); err != nil {
					return err
				}
			}
			a, err := d.SaveAccount(ctx, form)
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "「%s」を足しました（番号 %d）。「madoguchi account test %d」でつながるか確かめられます。\n", a.Name, a.ID, a.ID)
			})
		}),
	}
	f.add(cmd)
	f.reach(cmd)
	cmd.Flags().BoolVar(&signIn, "sign-in", false, "ブラウザーでサインインしてから足す")
	pasteFlag(cmd, &paste)
	return cmd
}

func (c *cli) accountSet() *cobra.Command {
	var f formFlags
	cmd := &cobra.Command{
		Use: "set 名前か番号", Short: "接続の設定やキーを入れ直す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			old, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			form, err := f.form(app.AccountForm{ID: old.ID, Version: old.Version, Kind: old.Kind})
			if err != nil {
				return err
			}
			a, err := d.SaveAccount(ctx, form)
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "「%s」の設定を入れ直しました。%s\n", a.Name, a.Advice)
			})
		}),
	}
	f.add(cmd)
	return cmd
}

func (c *cli) accountDo(use, short string, f func(context.Context, *app.Desk, app.Account) error) *cobra.Command {
	return &cobra.Command{
		Use: use + " 名前か番号", Short: short, Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if err := f(ctx, d, a); err != nil {
				return err
			}
			if use == "remove" {
				return c.show(map[string]any{"removed": a.ID}, func(w io.Writer) {
					_, _ = fmt.Fprintf(w, "「%s」を外しました。受信済みの問い合わせは残っています。\n", a.Name)
				})
			}
			a, err = d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) { writeAccount(w, a) })
		}),
	}
}

// accountTry shows what was tried even when the connection as a whole fails: the
// steps say where.
func (c *cli) accountTry() *cobra.Command {
	return &cobra.Command{
		Use: "test 名前か番号", Short: "接続テスト（何も変えません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			form := app.AccountForm{ID: a.ID, Version: a.Version, Kind: a.Kind, Name: a.Name, Settings: a.Settings}
			p, err := d.TestAccount(ctx, form)
			if err != nil {
				return err
			}
			tried, err := d.InspectAccount(ctx, form)
			if err != nil {
				return err
			}
			out := struct {
				accountOut
				Steps []connectors.Step `json:"steps"`
			}{accountOf(a), tried.Steps}
			if err := c.show(out, func(w io.Writer) { writeSteps(w, a, tried.Steps) }); err != nil {
				return err
			}
			if !p.OK {
				return &app.Refusal{Code: p.Code, Text: p.Text}
			}
			return nil
		}),
	}
}

var stepSigns = map[string]string{"ok": "できました", "failed": "できません", "skipped": "試していません"}

func writeSteps(w io.Writer, a app.Account, steps []connectors.Step) {
	writeAccount(w, a)
	for _, s := range steps {
		_, _ = fmt.Fprintf(w, "      %s：%s  %s\n", s.Name, stepSigns[s.State], s.Text)
	}
}

func (c *cli) accountList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Accounts(ctx)
	if err != nil {
		return err
	}
	rows := make([]accountOut, 0, len(list.Accounts))
	for _, a := range list.Accounts {
		rows = append(rows, accountOf(a))
	}
	return c.show(map[string]any{"accounts": rows, "search": list.Search}, func(w io.Writer) {
		for _, a := range list.Accounts {
			writeAccount(w, a)
		}
	})
}
