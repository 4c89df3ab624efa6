package command

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// documentAdd keeps a received paper: a file, or an attachment of a message.
func (c *cli) documentAdd() *cobra.Command {
	var in app.NewDocument
	var rates []string
	var entry, corrects string
	cmd := &cobra.Command{
		Use: "add [ファイル] --kind 種類 --issued 日 --partner 取引先 --amount 金額", Short: "受け取った請求書などを、ファイルのまま証憑台帳に載せる（--message と --file で添付から）",
		Args: cobra.MaximumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if in.Rates, err = documentRates(rates); err != nil {
				return err
			}
			if err := belonging(ctx, d, &in, entry, corrects); err != nil {
				return err
			}
			x, err := addDocument(ctx, d, in, args)
			if err != nil {
				return err
			}
			return c.showDocument(x)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.Kind, "kind", "invoice", "invoice（請求書）、receipt（領収書）、statement（精算書・支払明細）、delivery（納品書）、other")
	f.StringVar(&in.Issued, "issued", "", "文書の日付（2026-10-03）")
	f.StringVar(&in.Traded, "traded", "", "取引日（省くと文書の日付）")
	f.StringVar(&in.Partner, "partner", "", "取引先")
	f.StringVar(&in.Channel, "channel", "", "どのモールの文書か：rakuten、yahoo、own など（省くと、モールではない）")
	f.Int64Var(&in.Amount, "amount", 0, "金額（税込）")
	f.StringArrayVar(&rates, "rate", nil, "税率（10、8、0）=税込の金額（10=15290）。何度でも。合計は --amount と同じ")
	f.StringVar(&in.TaxNumber, "tax-number", "", "相手の登録番号")
	f.StringVar(&in.Note, "note", "", "備考")
	f.StringVar(&entry, "entry", "", "経理の記録（EV-…）")
	f.StringVar(&corrects, "corrects", "", "この文書（DOC-…）の内容を直したもの。--reason も")
	f.StringVar(&in.Reason, "reason", "", "訂正の理由")
	f.Int64Var(&in.Message, "message", 0, "添付のあるメッセージの番号")
	f.Int64Var(&in.File, "file", 0, "添付の番号")
	for _, name := range []string{"issued", "partner", "amount"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}

// belonging finds what a paper belongs to.
func belonging(ctx context.Context, d *app.Desk, in *app.NewDocument, entry, corrects string) error {
	if entry != "" {
		e, err := d.EntryNamed(ctx, entry)
		if err != nil {
			return err
		}
		in.EntryID = e.ID
	}
	if corrects != "" {
		x, err := d.DocumentNamed(ctx, corrects)
		if err != nil {
			return err
		}
		in.Corrects = x.ID
	}
	return nil
}

func addDocument(ctx context.Context, d *app.Desk, in app.NewDocument, args []string) (app.Document, error) {
	if in.Message != 0 && len(args) == 0 {
		return d.KeepDocument(ctx, in)
	}
	if len(args) == 0 || in.Message != 0 {
		return app.Document{}, usage("ファイルか、--message と --file のどちらかを指定してください")
	}
	data, err := readFile(args[0])
	if err != nil {
		return app.Document{}, err
	}
	return d.KeepDocumentFile(ctx, in, filepath.Base(args[0]), data)
}

// documentExport answers 「ダウンロードの求め」.
func (c *cli) documentExport() *cobra.Command {
	var q app.DocumentQuery
	var out string
	cmd := &cobra.Command{
		Use: "export --out ファイル", Short: "条件に合う文書を、索引（index.csv）と一緒に zip に書き出す", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			n := 0
			err := app.WriteWhole(out, func(w io.Writer) (err error) {
				n, err = d.DocumentsZip(ctx, q, w)
				return err
			})
			if err != nil {
				return err
			}
			return c.show(map[string]any{"out": out, "documents": n}, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "%s に %d 件を書き出しました。お客様の名前が入っています。渡す相手と置き場所に気をつけてください。\n", out, n)
			})
		}),
	}
	documentFlags(cmd, &q)
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}

// documentRules writes the rules a shop needs on paper.
func (c *cli) documentRules() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "rules --out ファイル", Short: "訂正削除の防止に関する事務処理規程のひな形（直して使う）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			text, err := d.DocumentRules(ctx)
			if err != nil {
				return err
			}
			if err := app.WriteWhole(out, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
				return err
			}
			return c.show(map[string]any{"out": out}, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "%s に書き出しました。【 】の所を店舗に合わせて直し、税理士に確かめてから使ってください。\n", out)
			})
		}),
	}
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}
