package command

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) receipt() *cobra.Command {
	cmd := &cobra.Command{Use: "receipt", Short: "領収書をだれが発行するか。店舗からの領収書と返金のお知らせの発行"}
	cmd.AddCommand(&cobra.Command{
		Use: "decide 注文番号", Short: "だれが、どこで、いつまでに発行するかと、その理由", Args: cobra.ExactArgs(1), RunE: c.with(c.receiptDecide),
	})
	cmd.AddCommand(
		c.receiptWish("draft", "載る内容と、発行する前に確かめる所を見る（何も保管しない）", c.receiptDraft),
		c.receiptWish("issue", "発行して証憑台帳に載せる（送信はしない。--out で PDF を取り出す）", c.receiptIssue),
		c.receiptList(), c.documentShow("receipt"), c.documentVoid("receipt"),
	)
	return cmd
}

func (c *cli) receiptDecide(ctx context.Context, d *app.Desk, args []string) error {
	o, err := oneOrder(ctx, d, args[0])
	if err != nil {
		return err
	}
	a := o.ReceiptBy
	return c.show(a, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s\n  %s\n", a.Line, a.Why)
		for _, caution := range a.Cautions {
			_, _ = fmt.Fprintf(w, "  注意：%s\n", caution)
		}
	})
}

// wished is a receipt as the flags say it.
type wished struct {
	app.ReceiptWish
	entry, again, corrects, out string
	rates                       []string
}

func (c *cli) receiptWish(use, short string, run func(context.Context, *app.Desk, app.ReceiptWish, string) error) *cobra.Command {
	var in wished
	cmd := &cobra.Command{
		Use: use + " [注文番号]", Short: short, Args: cobra.MaximumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			if len(args) > 0 {
				in.Order = args[0]
			}
			if err := in.read(ctx, d); err != nil {
				return err
			}
			return run(ctx, d, in.ReceiptWish, in.out)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.Name, "name", "", "宛名（省くか「上様」のときは --no-name も）")
	f.BoolVar(&in.NameConfirmed, "no-name", false, "宛名なし（上様）でよいことを確かめた")
	f.StringVar(&in.For, "for", "", "但し書き（省くと「お品代として」）")
	f.StringVar(&in.Method, "method", "", "支払方法：card、bank、cod、convenience、electronic、deferred、points、cash（省くと注文のとおり）")
	f.StringVar(&in.Way, "way", "", "渡し方：mail（省くとこれ）、web、paper")
	f.BoolVar(&in.ItemsShown, "items", false, "品名を 1 行ずつ載せる")
	f.BoolVar(&in.PointsShown, "points", false, "使ったポイントと請求額も載せる")
	f.StringVar(&in.Issued, "issued", "", "発行日（今日のほかは断ります）")
	f.StringVar(&in.Traded, "traded", "", "取引日（注文日・入金日・発送日のほかは断ります）")
	f.Int64Var(&in.Amount, "amount", 0, "金額（注文と違う金額は断ります）")
	f.StringArrayVar(&in.rates, "rate", nil, "注文に税率がないとき、税率=税込の金額（10=22000）。何度でも")
	f.StringVar(&in.entry, "entry", "", "返金の記録（EV-…）。返金のお知らせ（返還インボイス）を作る")
	f.StringVar(&in.again, "reissue", "", "この文書（DOC-…）の再発行")
	f.StringVar(&in.corrects, "corrects", "", "この文書（DOC-…）の訂正。もとの文書は無効になる")
	f.Int64Var(&in.InquiryID, "inquiry", 0, "問い合わせの番号")
	f.StringVar(&in.Reason, "reason", "", "モールでなく店舗が発行する理由、再発行や訂正の理由")
	if use == "issue" {
		f.StringVar(&in.out, "out", "", "PDF を書き出すファイル")
	}
	return cmd
}

// read finds what the flags name.
func (in *wished) read(ctx context.Context, d *app.Desk) error {
	in.Kind = "receipt"
	if in.entry != "" {
		e, err := d.EntryNamed(ctx, in.entry)
		if err != nil {
			return err
		}
		in.Kind, in.Entry = "refund_notice", e.ID
	}
	for _, of := range []struct {
		name string
		id   *int64
	}{{in.again, &in.ReissueOf}, {in.corrects, &in.Corrects}} {
		if of.name == "" {
			continue
		}
		x, err := d.DocumentNamed(ctx, of.name)
		if err != nil {
			return err
		}
		*of.id, in.Kind = x.ID, x.Kind
	}
	var err error
	in.Rates, err = documentRates(in.rates)
	return err
}

// documentRates reads 10=22000.
func documentRates(all []string) ([]app.DocumentRate, error) {
	out := []app.DocumentRate{}
	for _, one := range all {
		rate, amount, ok := strings.Cut(one, "=")
		r, bad := strconv.Atoi(strings.TrimSuffix(rate, "%"))
		n, worse := strconv.ParseInt(strings.ReplaceAll(amount, ",", ""), 10, 64)
		if !ok || bad != nil || worse != nil {
			return nil, usage("--rate は 10=22000 のように指定してください")
		}
		out = append(out, app.DocumentRate{Rate: r, Amount: n})
	}
	return out, nil
}

func (c *cli) receiptDraft(ctx context.Context, d *app.Desk, in app.ReceiptWish, _ string) error {
	r, err := d.DraftReceipt(ctx, in)
	if err != nil {
		return err
	}
	return c.show(map[string]any{"receipt": r}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s  宛名 %s  ¥%d  但し %s\n  発行日 %s  取引日 %s  %s  %s %s  登録番号 %s\n", r.Label, r.Name, r.Amount, r.For, r.Issued, r.Traded, r.Method, r.ChannelName, r.OrderNumber, r.TaxNumber)
		for _, l := range r.Lines {
			mark := ""
			if l.Reduced {
				mark = " ※"
			}
			_, _ = fmt.Fprintf(w, "  %s%s  %d × ¥%d = ¥%d\n", l.Name, mark, l.Count, l.Price, l.Amount)
		}
		for _, x := range r.Rates {
			_, _ = fmt.Fprintf(w, "  %d%%対象 ¥%d  うち消費税 ¥%d\n", x.Rate, x.Amount, x.Tax)
		}
		for _, p := range r.Blocks {
			_, _ = fmt.Fprintf(w, "  発行できません：%s\n", p.Text)
		}
		for _, p := range r.Warnings {
			_, _ = fmt.Fprintf(w, "  確かめてください：%s\n", p.Text)
		}
		if r.Stamp != "" {
			_, _ = fmt.Fprintf(w, "  印紙：%s\n", r.Stamp)
		}
	})
}

func (c *cli) receiptIssue(ctx context.Context, d *app.Desk, in app.ReceiptWish, out string) error {
	x, err := d.IssueReceipt(ctx, in)
	if err != nil {
		return err
	}
	if out != "" {
		if err := takeDocument(ctx, d, x.ID, out); err != nil {
			return err
		}
	}
	return c.showDocument(x)
}

func takeDocument(ctx context.Context, d *app.Desk, id int64, out string) error {
	_, data, err := d.DocumentFile(ctx, id)
	if err != nil {
		return err
	}
	return app.WriteWhole(out, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// receiptList are the papers that the shop gave.
func (c *cli) receiptList() *cobra.Command {
	var q app.DocumentQuery
	cmd := &cobra.Command{
		Use: "list", Short: "発行した領収書と返金のお知らせ（発行日の新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			q.Direction = "sent"
			return c.listDocuments(ctx, d, q)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.From, "from", "", "この日から（2026-10-01）")
	f.StringVar(&q.To, "to", "", "この日まで")
	f.StringVar(&q.Partner, "partner", "", "宛名・注文番号の言葉")
	f.StringVar(&q.Order, "order", "", "注文番号")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

// exportReceipts writes the ledger of what the shop gave.
func (c *cli) exportReceipts() *cobra.Command {
	var from, to, out string
	cmd := &cobra.Command{
		Use: "receipts --from 日 --to 日 --out ファイル", Short: "発行した文書の台帳（CSV）：宛名が入ります。再発行・取消・差替の行は合計に足さないでください", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			n, err := d.WriteReceipts(ctx, from, to, out)
			if err != nil {
				return err
			}
			return c.show(map[string]any{"from": from, "to": to, "out": out, "rows": n}, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "%s に %d 件を書き出しました。\n", out, n)
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&from, "from", "", "始めの日（2026-10-01）")
	f.StringVar(&to, "to", "", "終わりの日（2026-10-31）")
	f.StringVar(&out, "out", "", "書き出すファイル")
	for _, name := range []string{"from", "to", "out"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}
