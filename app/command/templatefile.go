package command

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// imports is a command that reads texts from a file: first it tells what would change, with --yes it changes it.
func (c *cli) imports(short string, load func(*app.Desk, context.Context, app.TemplateImport) (app.TemplateImportPlan, error)) *cobra.Command {
	var sure bool
	cmd := &cobra.Command{Use: "import ファイル", Short: short + "から取り込む。--yes がなければ、何が変わるかを見るだけです", Args: cobra.ExactArgs(1)}
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		data, err := readFile(args[0])
		if err != nil {
			return err
		}
		in := app.TemplateImport{Data: base64.StdEncoding.EncodeToString(data)}
		plan, err := load(d, ctx, in)
		if err == nil && sure {
			in.Apply, in.Seen = true, plan.Seen
			plan, err = load(d, ctx, in)
		}
		if err != nil {
			return err
		}
		if err := c.show(plan, func(w io.Writer) { writePlan(w, plan) }); err != nil {
			return err
		}
		return refusedRows(plan)
	})
	cmd.Flags().BoolVar(&sure, "yes", false, "取り込む")
	return cmd
}

func (c *cli) templateImport() *cobra.Command {
	return c.imports("CSV か JSON ", (*app.Desk).ImportTemplates)
}

// exported writes a file and says how many it holds.
func (c *cli) exported(path string, data []byte, n int) error {
	if err := app.WriteWhole(path, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
		return &app.Refusal{Code: "file", Text: "「" + path + "」に書けません。場所を確かめてください。"}
	}
	return c.show(map[string]any{"exported": n}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%d 件を書き出しました。\n", n) })
}

var planWords = map[string]string{"new": "新しい", "changed": "変わる", "same": "同じ", "refused": "取り込めない"}

func writePlan(w io.Writer, plan app.TemplateImportPlan) {
	for _, r := range plan.Rows {
		name := r.Name
		if r.Snippet {
			name = "文例「" + name + "」"
		}
		_, _ = fmt.Fprintf(w, "%4d  %s  %s", r.Line, planWords[r.Does], name)
		if len(r.Fields) > 0 {
			_, _ = fmt.Fprintf(w, "（%s）", strings.Join(r.Fields, "、"))
		}
		if r.Reason != "" {
			_, _ = fmt.Fprint(w, "  "+r.Reason)
		}
		_, _ = fmt.Fprintln(w)
	}
	if plan.Done {
		_, _ = fmt.Fprintf(w, "%d 件を取り込みました。\n", plan.Saved)
		return
	}
	_, _ = fmt.Fprintln(w, "まだ何も取り込んでいません。取り込むときは --yes を付けてください。")
}

// refusedRows makes a script notice what was not taken.
func refusedRows(plan app.TemplateImportPlan) error {
	n := 0
	for _, r := range plan.Rows {
		if r.Does == "refused" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return &app.Refusal{Code: "template", Text: fmt.Sprintf("%d 件は取り込めません。ほかの行には影響ありません。行の番号と理由を見て直してください。", n)}
}

func (c *cli) templateExport(ctx context.Context, d *app.Desk, args []string) error {
	kind := strings.ToLower(strings.TrimPrefix(filepath.Ext(args[0]), "."))
	_, data, err := d.TemplatesAs(ctx, kind)
	if err != nil {
		return err
	}
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	return c.exported(args[0], data, len(list.Templates)+len(list.Snippets))
}
