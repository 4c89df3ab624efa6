package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// inquiryPrint writes the record of an inquiry as PDF.
func (c *cli) inquiryPrint() *cobra.Command {
	var out string
	var outside bool
	cmd := &cobra.Command{
		Use: "print ID --out FILE", Short: "1 件の記録を PDF にする", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			_, data, err := d.CasePDF(ctx, app.CasePaper{ID: id, Outside: outside})
			if err != nil {
				return err
			}
			if err := app.WriteWhole(out, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
				return err
			}
			return c.show(map[string]any{"file": out, "size": len(data)}, func(w io.Writer) { _, _ = fmt.Fprintln(w, out) })
		}),
	}
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	cmd.Flags().BoolVar(&outside, "outside", false, "社外の人に渡す形：社内メモ・電話メモ・社内の記録を含めない")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}

// inquiryEvidence writes everything of inquiries as one zip.
func (c *cli) inquiryEvidence() *cobra.Command {
	var in app.EvidenceRequest
	var out string
	cmd := &cobra.Command{
		Use: "evidence ID [ID]... --out FILE", Short: "証拠一式（PDF・元のメール・添付・経過・一覧）を zip にする", Args: cobra.MinimumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			for _, a := range args {
				id, err := number(a)
				if err != nil {
					return err
				}
				in.IDs = append(in.IDs, id)
			}
			e, err := d.Evidence(ctx, in, out, c.counting())
			if err != nil {
				return err
			}
			return c.show(map[string]any{
				"file": out, "size": e.Size, "sha256": e.SHA256, "parts": e.PartsDone, "missing": e.Missing,
			}, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "%s（%d 個、SHA-256 %s）\n", out, e.PartsDone, e.SHA256)
				if e.Missing > 0 {
					_, _ = fmt.Fprintf(w, "含められなかったものが %d 個あります。zip の中の manifest.txt に書いてあります。\n", e.Missing)
				}
			})
		}),
	}
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	cmd.Flags().BoolVar(&in.Outside, "outside", false, "社外の人に渡す形：社内メモ・電話メモ・社内の記録を含めない")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}

// counting shows how far a long collection is, to a person at a terminal only.
func (c *cli) counting() func(app.Evidence) {
	if !c.watched() {
		return func(app.Evidence) {}
	}
	return func(e app.Evidence) {
		_, _ = fmt.Fprintf(c.err, "\r%d / %d", e.PartsDone, e.Parts)
		if e.PartsDone == e.Parts {
			_, _ = fmt.Fprintln(c.err)
		}
	}
}
