package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// snippet handles the pieces of text that templates share.
func (c *cli) snippet() *cobra.Command {
	cmd := &cobra.Command{Use: "snippet", Short: "文例（テンプレートが共有する文）を見る、保存する、消す"}
	var reading, body string
	save := &cobra.Command{Use: "save 名前 --body-file F", Short: "足す、または同じ名前のものを変える", Args: cobra.ExactArgs(1), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		text, err := readFile(body)
		if err != nil {
			return err
		}
		one, err := snippetNamed(ctx, d, args[0])
		if err != nil {
			return err
		}
		one.Name, one.Body = args[0], strings.TrimRight(string(text), "\r\n")
		if reading != "" {
			one.Reading = reading
		}
		saved, err := d.SaveSnippet(ctx, one)
		if err != nil {
			return err
		}
		return c.show(map[string]any{"snippet": saved}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "「%s」を保存しました。\n", saved.Name) })
	})}
	save.Flags().StringVar(&body, "body-file", "", "文のファイル（- は標準入力）")
	save.Flags().StringVar(&reading, "reading", "", "よみ")
	_ = save.MarkFlagRequired("body-file")
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(c.snippetList)}, save,
		&cobra.Command{Use: "remove 名前", Short: "消す（使っている所があるものは消せません）", Args: cobra.ExactArgs(1), RunE: c.with(c.snippetRemove)},
	)
	return cmd
}

// snippetNamed is the shared text of that name, the zero Snippet for none.
func snippetNamed(ctx context.Context, d *app.Desk, name string) (app.Snippet, error) {
	list, err := d.Snippets(ctx)
	for _, n := range list.Snippets {
		if n.Name == name || fmt.Sprint(n.ID) == name {
			return n, err
		}
	}
	return app.Snippet{}, err
}

func (c *cli) snippetList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Snippets(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, n := range list.Snippets {
			_, _ = fmt.Fprintf(w, "%4d  %s  使っている所 %d\n", n.ID, n.Name, len(n.UsedBy))
		}
	})
}

func (c *cli) snippetRemove(ctx context.Context, d *app.Desk, args []string) error {
	one, err := snippetNamed(ctx, d, args[0])
	if err != nil {
		return err
	}
	if one.ID == 0 {
		return &app.Refusal{Code: "snippet_unknown", Text: "「" + args[0] + "」という文例はありません。snippet list で名前を確かめてください。"}
	}
	if err := d.RemoveSnippet(ctx, app.SnippetRemoval{ID: one.ID, Version: one.Version}); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": one.ID}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "「%s」を消しました。\n", one.Name) })
}

// signature handles who signs how.
func (c *cli) signature() *cobra.Command {
	cmd := &cobra.Command{Use: "signature", Short: "署名を見る、接続や担当者ごとに決める"}
	var account int64
	var staff, body string
	save := &cobra.Command{Use: "save --body-file F", Short: "接続か担当者、または両方の署名を決める（空のファイルで消します）", Args: cobra.NoArgs, RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		text, err := readFile(body)
		if err != nil {
			return err
		}
		in := app.Signature{Account: account, Body: string(text)}
		if staff != "" {
			who, err := d.StaffNamed(ctx, staff)
			if err != nil {
				return err
			}
			in.Staff = who.ID
		}
		list, err := d.Signatures(ctx)
		if err != nil {
			return err
		}
		for _, g := range list.Signatures {
			if g.Account == in.Account && g.Staff == in.Staff {
				in.Version = g.Version
			}
		}
		if list, err = d.SaveSignature(ctx, in); err != nil {
			return err
		}
		return c.showSignatures(list)
	})}
	save.Flags().Int64Var(&account, "account", 0, "接続の番号")
	save.Flags().StringVar(&staff, "staff", "", "担当者の名前か番号")
	save.Flags().StringVar(&body, "body-file", "", "署名のファイル（- は標準入力）")
	_ = save.MarkFlagRequired("body-file")
	list := &cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		list, err := d.Signatures(ctx)
		if err != nil {
			return err
		}
		return c.showSignatures(list)
	})}
	cmd.AddCommand(list, save)
	return cmd
}

func (c *cli) showSignatures(list app.SignatureList) error {
	return c.show(list, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "―― 店舗全体\n%s\n", list.Common)
		for _, g := range list.Signatures {
			_, _ = fmt.Fprintf(w, "―― %s %s\n%s\n", g.AccountName, g.StaffName, g.Body)
		}
	})
}
