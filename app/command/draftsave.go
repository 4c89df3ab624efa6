package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// draftSave keeps a text as the draft of an inquiry, in the place of what stood
// there.
func (c *cli) draftSave() *cobra.Command {
	var body string
	var attach []string
	var records recordFlags
	cmd := &cobra.Command{
		Use: "save ID --body-file ファイル", Short: "本文を下書きに残す（書きかけの下書きは置き換わります）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			t, err := threadNumbered(ctx, d, args[0])
			if err != nil {
				return err
			}
			k := t.Draft
			k.ID, k.SeenID = t.Inquiry.ID, newestOf(t)
			text, err := readFile(body)
			if err != nil {
				return err
			}
			k.Text = string(text)
			said, err := records.read()
			if err != nil {
				return err
			}
			if said != nil {
				k.Facts.Records = said
			}
			if k.Files, err = attached(ctx, d, attach); err != nil {
				return err
			}
			if k, err = d.SaveDraft(ctx, k); err != nil {
				return err
			}
			return c.show(map[string]any{"inquiry_id": k.ID, "text": k.Text}, func(w io.Writer) { _, _ = fmt.Fprintln(w, "下書きに残しました。") })
		}),
	}
	cmd.Flags().StringVar(&body, "body-file", "", "本文のファイル（- は標準入力）")
	cmd.Flags().StringArrayVar(&attach, "attach", nil, "添付するファイル（何度でも）")
	records.on(cmd)
	_ = cmd.MarkFlagRequired("body-file")
	return cmd
}

// draftCheck tells what speaks against sending a text; it saves and sends nothing.
func (c *cli) draftCheck() *cobra.Command {
	var body string
	var attach []string
	var records recordFlags
	cmd := &cobra.Command{
		Use: "check ID --body-file ファイル", Short: "本文に送れない所がないかを調べる（送りません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			in := app.CheckQuery{}
			var err error
			if in.ID, err = number(args[0]); err != nil {
				return err
			}
			text, err := readFile(body)
			if err != nil {
				return err
			}
			in.Text = string(text)
			if in.Facts.Records, err = records.read(); err != nil {
				return err
			}
			if in.Files, err = attached(ctx, d, attach); err != nil {
				return err
			}
			out, err := d.Check(ctx, in)
			if err != nil {
				return err
			}
			return c.show(map[string]any{"chars": out.Chars, "problems": problems(out.Problems), "records": recordsOut(out.Records)}, func(w io.Writer) {
				for _, p := range out.Problems {
					_, _ = fmt.Fprintf(w, "%s %s\n", sign(p.Warn), p.Text)
				}
				writeRecords(w, out.Records)
				_, _ = fmt.Fprintf(w, "%d 文字\n", out.Chars)
			})
		}),
	}
	cmd.Flags().StringVar(&body, "body-file", "", "本文のファイル（- は標準入力）")
	cmd.Flags().StringArrayVar(&attach, "attach", nil, "添付するファイル（何度でも）")
	records.on(cmd)
	_ = cmd.MarkFlagRequired("body-file")
	return cmd
}

func (c *cli) draftDrop(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.DropDraft(ctx, app.ID{ID: id}); err != nil {
		return err
	}
	return c.show(map[string]any{"dropped": id}, func(w io.Writer) {
		_, _ = fmt.Fprintln(w, "下書きを捨てました（30 日以内は undo か draft restore で戻せます）。")
	})
}

// messageRaw prints a message as it came.
func (c *cli) messageRaw(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	raw, err := d.Raw(ctx, app.ID{ID: id})
	if err != nil {
		return err
	}
	return c.show(map[string]any{"message": id, "text": raw.Text}, func(w io.Writer) { _, _ = fmt.Fprintln(w, raw.Text) })
}

// sendNow ends the time in which a reply can be taken back; the next run sends it.
func (c *cli) sendNow(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.SendNow(ctx, app.ID{ID: id}); err != nil {
		return err
	}
	return c.itemOut(ctx, d, id)
}
