package command

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// export writes files for the books, and what customers and shop wrote.
func (c *cli) export() *cobra.Command {
	cmd := &cobra.Command{Use: "export", Short: "経理・会計ソフト用のファイルや、問い合わせの一覧を書き出す"}
	for _, k := range app.ExportKindList() {
		cmd.AddCommand(c.exportKind(k))
	}
	for _, k := range app.CaseFileKinds() {
		cmd.AddCommand(c.exportCases(k))
	}
	cmd.AddCommand(c.exportList(), c.exportAgain(), c.exportTrace())
	cmd.AddCommand(c.exportReceipts())
	return cmd
}

func (c *cli) exportKind(k app.ExportKind) *cobra.Command {
	in := app.ExportRequest{Kind: k.Kind}
	var out string
	var month string
	var dry bool
	cmd := &cobra.Command{
		Use: k.Kind + " --from 日 --to 日 --out ファイル", Short: k.Label + "：" + k.Help, Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if month != "" {
				in.From, in.To = app.MonthDays(month)
			}
			if in.From == "" && in.To == "" {
				return usage("--from と --to、または --month で期間を指定してください")
			}
			if dry {
				p, err := d.ExportPreview(ctx, in)
				p, err = covered(ctx, d, p, err)
				if err != nil {
					return err
				}
				return c.show(p, func(w io.Writer) { writePreview(w, p) })
			}
			if out == "" {
				return usage("--out で書き出すファイルを指定してください")
			}
			done, err := d.ExportTo(ctx, in, out)
			done, err = covered(ctx, d, done, err)
			if err != nil {
				return err
			}
			return c.showExport(done, out)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.From, "from", "", "始めの日（2026-10-01）")
	f.StringVar(&in.To, "to", "", "終わりの日（2026-10-31）")
	f.StringVar(&month, "month", "", "月（2026-10）。--from と --to の代わり")
	f.StringVar(&out, "out", "", "書き出すファイル")
	f.BoolVar(&in.Fresh, "fresh", false, "この会計ソフト（この形）にまだ書き出していない記録だけ（package では使えません）")
	f.StringVar(&in.Seen, "seen", "", "--dry-run --json の seen。中身がそのときと変わっていたら書き出さない")
	f.BoolVar(&dry, "dry-run", false, "書き出さずに、件数・合計・確かめる所を見る")
	cmd.MarkFlagsRequiredTogether("from", "to")
	cmd.MarkFlagsMutuallyExclusive("from", "month")
	return cmd
}

// exportRow is `export KIND --json` and a row of `export list --json`.
type exportRow struct {
	ID       int64            `json:"id"`
	Batch    string           `json:"batch"`
	Kind     string           `json:"kind"`
	From     string           `json:"from"`
	To       string           `json:"to"`
	FileName string           `json:"file_name"`
	SHA256   string           `json:"sha256"`
	Size     int64            `json:"size"`
	Entries  int              `json:"entries"`
	Rows     int              `json:"rows"`
	At       string           `json:"at"`
	By       string           `json:"by"`
	Stage    string           `json:"stage"`
	Warnings []app.EntryDoubt `json:"warnings"`
}

func exportRowOf(x app.Export) exportRow {
	return exportRow{x.ID, x.Batch, x.Kind, x.From, x.To, x.FileName, x.SHA256, x.Size, x.Entries, x.Rows, stamp(x.At), x.By, x.Stage, x.Warnings}
}

func (c *cli) showExport(done app.ExportDone, path string) error {
	v := map[string]any{"export": exportRowOf(done.Export), "out": path, "again": done.Again}
	return c.show(v, func(w io.Writer) {
		x := done.Export
		writeDoubts(w, x.Warnings)
		same := ""
		if done.Again {
			same = "（前に書き出したものと同じ内容です）"
		}
		_, _ = fmt.Fprintf(w, "%s に書き出しました%s。%s%s  記録 %d 件  %d 行  SHA-256 %s\n", path, same, x.Batch, stageWords(x.Stage), x.Entries, x.Rows, x.SHA256)
	})
}

// stageWords say which package counts.
func stageWords(stage string) string {
	switch stage {
	case "open":
		return "（途中：締める前のもの）"
	case "final":
		return "（確定版）"
	case "older":
		return "（古いもの：このあとに新しいものが出たか、月が変わった）"
	}
	return ""
}

// writeContents lists what a package would hold, and whether that may still change.
func writeContents(w io.Writer, p app.ExportPreview) {
	for _, m := range p.Months {
		if m.Locked {
			_, _ = fmt.Fprintf(w, "%s：%s に %s さんが締めています\n", m.Month, day(m.LockedAt), m.LockedBy)
			continue
		}
		_, _ = fmt.Fprintf(w, "%s：まだ締めていません。このまとめは途中のもので、変わることがあります\n", m.Month)
	}
	for _, c := range p.Contents {
		if c.Size > 0 {
			_, _ = fmt.Fprintf(w, "  %s  %s  %d 件  %d KB\n", c.Name, c.What, c.Files, (c.Size+1023)/1024)
			continue
		}
		_, _ = fmt.Fprintf(w, "  %s  %s\n", c.Name, c.What)
	}
}

func writePreview(w io.Writer, p app.ExportPreview) {
	for _, t := range p.Totals {
		_, _ = fmt.Fprintf(w, "%s  %s  %d 行  ¥%d  うち消費税 ¥%d\n", t.Name, cmp.Or(t.Word, "仕訳なし"), t.Count, t.Amount, t.Tax)
	}
	writeContents(w, p)
	writeDoubts(w, p.Blocks)
	writeDoubts(w, p.Warnings)
	_, _ = fmt.Fprintf(w, "%s：記録 %d 件、%d 行、下書き %d 件（入りません）\n", p.FileName, len(p.Entries), p.Rows, p.Drafts)
	_, _ = fmt.Fprintf(w, "この中身のまま書き出すときは --seen %s を付けます\n", p.Seen)
}

func (c *cli) exportList() *cobra.Command {
	var q app.ExportQuery
	cmd := &cobra.Command{
		Use: "list", Short: "書き出したものの一覧（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Exports(ctx, q)
			list, err = covered(ctx, d, list, err)
			if err != nil {
				return err
			}
			rows := make([]exportRow, 0, len(list.Exports))
			for _, x := range list.Exports {
				rows = append(rows, exportRowOf(x))
			}
			return c.show(map[string]any{"exports": rows}, func(w io.Writer) {
				for _, x := range list.Exports {
					_, _ = fmt.Fprintf(w, "%d  %s  %s%s  %s〜%s  %d 件  %s  %s  %s\n", x.ID, x.Batch, x.Label, stageWords(x.Stage), x.From, x.To, x.Entries, day(x.At), x.By, x.SHA256)
				}
			})
		}),
	}
	cmd.Flags().IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func (c *cli) exportAgain() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "again 番号 --out ファイル", Short: "前に書き出したファイルを、1 バイトも違わずにもう一度取り出す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			done, err := d.ExportAgainTo(ctx, app.ID{ID: id}, out)
			done, err = covered(ctx, d, done, err)
			if err != nil {
				return err
			}
			return c.showExport(done, out)
		}),
	}
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}
