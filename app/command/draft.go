package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) draft() *cobra.Command {
	var template string
	var set []string
	var byMachine bool
	var machine aiDraft
	cmd := &cobra.Command{
		Use: "draft ID --template 名前 [--set 名前=値]… | --ai --points ファイル", Short: "テンプレートから下書きを作って見る、書きかけと捨てた下書き", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			if byMachine {
				return c.draftByMachine(ctx, d, id, machine)
			}
			t, err := d.TemplateNamed(ctx, template)
			if err != nil {
				return err
			}
			typed, err := typedFacts(set)
			if err != nil {
				return err
			}
			out, err := d.Compose(ctx, app.ComposeQuery{ID: id, Template: t.ID, Typed: typed})
			if err != nil {
				return err
			}
			return c.show(out, func(w io.Writer) { writeDraft(w, out) })
		}),
	}
	cmd.Flags().StringVar(&template, "template", "", "テンプレートの名前か番号")
	cmd.Flags().StringArrayVar(&set, "set", nil, "空欄に入れる言葉（名前=値、何度でも）")
	cmd.Flags().BoolVar(&byMachine, "ai", false, "下書きの手伝いに頼む（送りません）")
	cmd.Flags().StringVar(&machine.points, "points", "", "要点のファイル、1 行に 1 つ（- は標準入力）")
	cmd.Flags().StringVar(&machine.tone, "tone", "polite", "書き方：polite、warm、short、sorry")
	cmd.Flags().BoolVar(&machine.yes, "yes", false, "この PC の外へ送る内容を確かめた")
	cmd.MarkFlagsOneRequired("template", "ai")
	cmd.MarkFlagsMutuallyExclusive("template", "ai")
	cmd.MarkFlagsRequiredTogether("ai", "points")
	cmd.AddCommand(c.draftSuggest(), c.draftRefill(), c.draftList(), c.draftSave(), c.draftCheck(), &cobra.Command{
		Use: "drop ID", Short: "問い合わせの下書きを捨てる", Args: cobra.ExactArgs(1), RunE: c.with(c.draftDrop),
	}, &cobra.Command{
		Use: "restore NUMBER", Short: "捨てた下書きを戻す", Args: cobra.ExactArgs(1), RunE: c.with(c.draftRestore),
	})
	return cmd
}

// draftRow is a row of `draft list --json`.
type draftRow struct {
	ID        int64  `json:"id"` // for draft restore; 0 while it is open
	InquiryID int64  `json:"inquiry_id"`
	Customer  string `json:"customer"`
	Subject   string `json:"subject"`
	Text      string `json:"text"`
	Files     int    `json:"files"`
	At        string `json:"at"`
	By        string `json:"by"`
}

func (c *cli) draftList() *cobra.Command {
	var dropped bool
	cmd := &cobra.Command{
		Use: "list", Short: "書きかけの返信をすべて見る", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			rows, err := draftRows(ctx, d, dropped)
			if err != nil {
				return err
			}
			return c.show(map[string]any{"drafts": rows}, func(w io.Writer) {
				for _, r := range rows {
					number := ""
					if dropped {
						number = fmt.Sprintf("%6d  ", r.ID)
					}
					first, _, _ := strings.Cut(r.Text, "\n")
					_, _ = fmt.Fprintf(w, "%s問い合わせ %d  %s  %s  %s\n", number, r.InquiryID, r.At, r.Subject, first)
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(rows))
			})
		}),
	}
	cmd.Flags().BoolVar(&dropped, "dropped", false, "30 日以内に捨てた下書き")
	return cmd
}

func draftRows(ctx context.Context, d *app.Desk, dropped bool) ([]draftRow, error) {
	rows := []draftRow{}
	if dropped {
		all, err := d.DroppedDrafts(ctx, app.ID{})
		for _, k := range all.Drafts {
			rows = append(rows, draftRow{k.ID, k.Inquiry.ID, k.Inquiry.Customer, k.Inquiry.Subject, k.Text, k.Files, stamp(k.At), k.By})
		}
		return rows, err
	}
	all, err := d.Drafts(ctx)
	for _, k := range all.Drafts {
		rows = append(rows, draftRow{0, k.Inquiry.ID, k.Inquiry.Customer, k.Inquiry.Subject, k.Text, k.Files, stamp(k.UpdatedAt), k.By})
	}
	return rows, err
}

func (c *cli) draftRestore(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	k, err := d.RestoreDraft(ctx, app.ID{ID: id})
	if err != nil {
		return err
	}
	return c.show(map[string]any{"inquiry_id": k.ID, "text": k.Text}, func(w io.Writer) { _, _ = fmt.Fprintln(w, k.Text) })
}
