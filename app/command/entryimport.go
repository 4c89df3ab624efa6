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

func (c *cli) entryImport() *cobra.Command {
	var columns, mapping string
	var dry, guess bool
	cmd := &cobra.Command{Use: "import ファイル", Short: "JSON か CSV から取り込む（確定として入ります。1 件でも読めなければ、何も取り込みません）", Args: cobra.ExactArgs(1)}
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		data, err := readEntryFile(args[0])
		if err != nil {
			return err
		}
		if guess {
			return c.entryColumns(d, data)
		}
		m, err := mapNamed(ctx, d, columns, mapping)
		if err != nil {
			return err
		}
		plan, err := d.EntriesFrom(ctx, data, m, !dry)
		if err != nil {
			return err
		}
		return c.show(plan, func(w io.Writer) { writeEntryPlan(w, plan) })
	})
	cmd.Flags().StringVar(&columns, "map", "", "列の対応表（JSON）。省くと、窓口が書き出した CSV の見出しで読む")
	cmd.Flags().StringVar(&mapping, "mapping", "", "保存した列の対応の名前（entry mapping list）")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "取り込まずに、どうなるかを見る")
	cmd.Flags().BoolVar(&guess, "columns", false, "取り込まずに、見出しから推した列の対応表（JSON）を出す。直して --map に渡せる")
	cmd.MarkFlagsMutuallyExclusive("map", "mapping", "columns")
	return cmd
}

func readEntryFile(path string) ([]byte, error) {
	if st, err := os.Stat(path); err == nil && st.Size() > app.MaxEntryFile {
		return nil, app.EntryFileTooLarge()
	}
	return readFile(path)
}

// mapNamed is a map of a file or a saved one; nothing where neither is said.
func mapNamed(ctx context.Context, d *app.Desk, file, saved string) ([]byte, error) {
	switch {
	case saved != "":
		return d.NamedEntryMap(ctx, saved)
	case file != "":
		return readFile(file)
	}
	return nil, nil
}

// entryColumns writes the map that a file seems to need, as --map takes it.
func (c *cli) entryColumns(d *app.Desk, data []byte) error {
	m, err := d.EntryColumns(data)
	if err != nil {
		return err
	}
	return c.show(m, func(w io.Writer) {
		text, err := json.MarshalIndent(m, "", "  ")
		if err == nil {
			_, _ = fmt.Fprintf(w, "%s\n", text)
		}
	})
}

func writeEntryPlan(w io.Writer, plan app.EntryImportPlan) {
	for _, r := range plan.Rows {
		if r.Does != "new" {
			_, _ = fmt.Fprintf(w, "%s  %s  %s  %s\n", r.Place, planWords[r.Does], r.EventID, r.Reason)
		}
	}
	writeDoubts(w, plan.Doubts)
	if plan.Done {
		_, _ = fmt.Fprintf(w, "%d 件を取り込みました（同じ内容で入っていたもの %d 件）。\n", plan.New, plan.Same)
		return
	}
	_, _ = fmt.Fprintf(w, "取り込むと %d 件が入ります（入っているもの %d 件、取り込めないもの %d 件）。\n", plan.New, plan.Same, plan.Refused)
}
