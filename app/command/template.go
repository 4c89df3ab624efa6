package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// templateFile is a template as it is exported and imported.
type templateFile struct {
	Name     string `json:"name"`
	Reading  string `json:"reading"`
	Category string `json:"category"`
	Subject  string `json:"subject"`
	Body     string `json:"body"`
	Next     string `json:"next"`
}

func (c *cli) template() *cobra.Command {
	cmd := &cobra.Command{Use: "template", Short: "テンプレートを見る、調べる、出し入れする"}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(c.templateList)},
		&cobra.Command{Use: "lint", Short: "書き間違いを調べる", Args: cobra.NoArgs, RunE: c.with(c.templateLint)},
		&cobra.Command{Use: "remove 名前", Short: "消す（送った返信はそのままです）", Args: cobra.ExactArgs(1), RunE: c.with(c.templateRemove)},
		&cobra.Command{Use: "import ファイル", Short: "JSON から取り込む（同じ名前は置き換え）", Args: cobra.ExactArgs(1), RunE: c.with(c.templateImport)},
		&cobra.Command{Use: "export ファイル", Short: "JSON に書き出す", Args: cobra.ExactArgs(1), RunE: c.with(c.templateExport)},
	)
	cmd.AddCommand(c.templateLibrary())
	return cmd
}

func (c *cli) templateList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	return c.show(map[string]any{"templates": list.Templates}, func(w io.Writer) {
		for _, t := range list.Templates {
			_, _ = fmt.Fprintf(w, "%4d  %s  %s\n", t.ID, t.Name, t.Category)
		}
	})
}

func (c *cli) templateLint(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	bad := []app.Template{}
	for _, t := range list.Templates {
		if len(t.Problems) > 0 {
			bad = append(bad, t)
		}
	}
	err = c.show(map[string]any{"templates": bad}, func(w io.Writer) {
		for _, t := range bad {
			for _, p := range t.Problems {
				_, _ = fmt.Fprintf(w, "%s（%d 文字目）：%s\n", t.Name, p.Start+1, p.Text)
			}
		}
		_, _ = fmt.Fprintf(w, "%d 件中 %d 件に書き間違いがあります。\n", len(list.Templates), len(bad))
	})
	if err == nil && len(bad) > 0 {
		err = &app.Refusal{Code: "template", Text: "書き間違いのあるテンプレートがあります。ほかのテンプレートは使えます。画面のテンプレートで直してください。"}
	}
	return err
}

func (c *cli) templateImport(ctx context.Context, d *app.Desk, args []string) error {
	data, err := readFile(args[0])
	if err != nil {
		return err
	}
	var in struct {
		Templates []templateFile `json:"templates"`
	}
	if err := json.Unmarshal(data, &in); err != nil || len(in.Templates) == 0 {
		return &app.Refusal{Code: "file_format", Text: "テンプレートのファイルとして読めません。何も取り込んでいません。「template export」で書き出した形のファイルを選んでください。"}
	}
	old, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	known := map[string]app.Template{}
	for _, t := range old.Templates {
		known[t.Name] = t
	}
	for _, t := range in.Templates {
		one := known[t.Name]
		one.Name, one.Reading, one.Category, one.Subject, one.Body, one.Next = t.Name, t.Reading, t.Category, t.Subject, t.Body, t.Next
		if _, err := d.SaveTemplate(ctx, one); err != nil {
			return err
		}
	}
	return c.show(map[string]any{"imported": len(in.Templates)}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d 件を取り込みました。\n", len(in.Templates))
	})
}

func (c *cli) templateExport(ctx context.Context, d *app.Desk, args []string) error {
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	rows := make([]templateFile, 0, len(list.Templates))
	for _, t := range list.Templates {
		rows = append(rows, templateFile{t.Name, t.Reading, t.Category, t.Subject, t.Body, t.Next})
	}
	data, err := json.MarshalIndent(map[string]any{"templates": rows}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(args[0], append(data, '\n'), 0o600); err != nil {
		return &app.Refusal{Code: "file", Text: "「" + args[0] + "」に書けません。場所を確かめてください。"}
	}
	return c.show(map[string]any{"exported": len(rows)}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d 件を書き出しました。\n", len(rows))
	})
}
