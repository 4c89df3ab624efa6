package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// imported is `order import --json`.
type imported struct {
	Orders  int               `json:"orders"`
	New     int               `json:"new"`
	Changed int               `json:"changed"`
	Same    int               `json:"same"`
	Kept    int               `json:"kept"`
	LeftOut int               `json:"left_out"`
	Lines   int               `json:"lines"`
	Damaged []app.OrderDamage `json:"damaged"`
	More    int               `json:"more"`
	DryRun  bool              `json:"dry_run"`
	Preview []previewed       `json:"preview,omitempty"`
}

// previewed is an order of `order import --dry-run`.
type previewed struct {
	Number    string `json:"number"`
	OrderedAt string `json:"ordered_at"`
	Status    string `json:"status"`
	StatusAs  string `json:"status_as"`
	Buyer     string `json:"buyer"`
	Total     int64  `json:"total"`
	Lines     int    `json:"lines"`
}

func (c *cli) orderImport() *cobra.Command {
	var account, preset string
	var dry bool
	cmd := &cobra.Command{
		Use: "import ファイル", Short: "注文のファイル（CSV、xlsx）を取り込む", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			q, err := orderQuery(ctx, d, args[0], account, preset)
			if err != nil {
				return err
			}
			if dry {
				return c.orderDry(ctx, d, q)
			}
			done, err := d.OrderFileImport(ctx, q)
			if err != nil {
				return err
			}
			return c.showImported(importedOf(done.Counts, done.Damaged, done.More))
		}),
	}
	f := cmd.Flags()
	f.StringVar(&account, "account", "", "注文を入れる接続の名前か番号")
	f.StringVar(&preset, "preset", "", "読み方：rakuten、yahoo、対応表のファイル（.json）、画面で保存した対応の名前（省くと見出しから決める）")
	f.BoolVar(&dry, "dry-run", false, "取り込まずに、どう読めるかを見る")
	_ = cmd.MarkFlagRequired("account")
	return cmd
}

// orderQuery reads the file and finds the account and the way to read it.
func orderQuery(ctx context.Context, d *app.Desk, path, account, preset string) (app.OrderFileQuery, error) {
	a, err := d.AccountNamed(ctx, account)
	if err != nil {
		return app.OrderFileQuery{}, err
	}
	q := app.OrderFileQuery{Account: a.ID}
	if err := usePreset(ctx, d, preset, &q); err != nil {
		return q, err
	}
	if st, err := os.Stat(path); err == nil && st.Size() > app.MaxOrderFile {
		return q, &app.Refusal{Code: "file_too_large", Text: "このファイルは大きすぎます（上限 50 MB）。何も取り込んでいません。期間を分けてダウンロードし直してください。"}
	}
	data, err := readFile(path)
	if err != nil {
		return q, err
	}
	held, err := d.HoldOrderFile(ctx, filepath.Base(path), data)
	q.Token = held.Token
	return q, err
}

func usePreset(ctx context.Context, d *app.Desk, preset string, q *app.OrderFileQuery) error {
	switch {
	case preset == "", app.OrderPreset(preset):
		q.Preset = preset
		return nil
	case strings.EqualFold(filepath.Ext(preset), ".json"):
		data, err := readFile(preset)
		if err == nil {
			q.Map, err = d.OrderMapFrom(data)
		}
		return err
	}
	saved, err := d.OrderMaps(ctx)
	if err != nil {
		return err
	}
	for _, m := range saved.Maps {
		if m.Name == preset {
			q.Map = m
			return nil
		}
	}
	return &app.Refusal{Code: "order_map", Text: "「" + preset + "」という読み方はありません。何も取り込んでいません。rakuten、yahoo、対応表のファイル（.json）、画面で保存した名前のどれかを指定してください。"}
}

func (c *cli) orderDry(ctx context.Context, d *app.Desk, q app.OrderFileQuery) error {
	view, err := d.OrderFilePreview(ctx, q)
	if err != nil {
		return err
	}
	if view.Problem != "" {
		return &app.Refusal{Code: "order_columns", Text: view.Problem}
	}
	out := importedOf(view.Counts, view.Damaged, view.More)
	out.DryRun = true
	for _, o := range view.Orders {
		out.Preview = append(out.Preview, previewed{o.Number, stamp(o.OrderedAt), o.Status, o.StatusAs, o.Buyer.Name, o.Total, len(o.Lines)})
	}
	return c.showImported(out)
}

func importedOf(n app.OrderFileCounts, damaged []app.OrderDamage, more int) imported {
	return imported{
		Orders: n.Orders, New: n.New, Changed: n.Changed, Same: n.Same, Kept: n.Kept, LeftOut: n.Left, Lines: n.Lines,
		Damaged: damaged, More: more,
	}
}

func (c *cli) showImported(out imported) error {
	err := c.show(out, func(w io.Writer) {
		for _, o := range out.Preview {
			_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  明細 %d\n", o.Number, o.OrderedAt, o.StatusAs, o.Buyer, o.Lines)
		}
		for _, x := range out.Damaged {
			_, _ = fmt.Fprintf(w, "%d 行目 %s：%s\n", x.Line, x.Column, x.Reason)
		}
		did := "取り込みました"
		if out.DryRun {
			did = "読めます（まだ取り込んでいません）"
		}
		_, _ = fmt.Fprintf(w, "注文 %d 件（明細 %d）を%s：新しい %d、変わった %d、同じ %d、モールの情報を残した %d。読めずに除いた注文 %d。\n",
			out.Orders, out.Lines, did, out.New, out.Changed, out.Same, out.Kept, out.LeftOut)
	})
	if err == nil && out.Orders == 0 {
		err = &app.Refusal{Code: "order_file_nothing", Text: "読める注文がありませんでした。何も取り込んでいません。列の対応と、読めない行の理由を確かめてください。"}
	}
	return err
}
