package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// erasedOut is what `inquiry erase` did, in JSON.
type erasedOut struct {
	ID        int64 `json:"id"`
	DryRun    bool  `json:"dry_run"`
	Messages  int   `json:"messages"`
	Files     int   `json:"files"`
	Entries   int   `json:"entries"`
	Documents int   `json:"documents"`
	Drafts    int   `json:"drafts"`
}

func (c *cli) inquiryErase() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use: "erase ID", Short: "お客様の請求などで 1 件を完全に消す（--sure がなければ数えるだけ。戻せません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			e, err := d.EraseInquiry(ctx, app.Erasure{ID: id, Sure: sure})
			if err != nil {
				return err
			}
			return c.show(erasedOut(e), func(w io.Writer) { erasedWords(w, e) })
		}),
	}
	cmd.Flags().BoolVar(&sure, "sure", false, "本当に消す")
	return cmd
}

func erasedWords(w io.Writer, e app.Erased) {
	did := "を消しました。モールやメールボックスに残っていても、もう取り込みません"
	if e.DryRun {
		did = "が消えます（まだ消していません。消すには --sure を付けてください）"
	}
	_, _ = fmt.Fprintf(w, "問い合わせ %d のメッセージ %d 通、添付 %d 個、対応の履歴%s。\n", e.ID, e.Messages, e.Files, did)
	_, _ = fmt.Fprintln(w, "注文とお客様の記録、これまでに作ったバックアップは、そのまま残ります。")
	if e.Entries+e.Documents > 0 {
		_, _ = fmt.Fprintf(w, "経理の記録 %d 件と書類 %d 件は、税法で保存が必要なため残ります。\n", e.Entries, e.Documents)
	}
	if e.Drafts > 0 {
		_, _ = fmt.Fprintf(w, "経理の記録の下書き %d 件も残ります。要らないものは entry drop で捨てられます。\n", e.Drafts)
	}
}
