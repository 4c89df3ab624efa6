package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// entryMapping handles the saved ways to read tables of entries.
func (c *cli) entryMapping() *cobra.Command {
	cmd := &cobra.Command{Use: "mapping", Short: "表の列の対応に名前を付けて保存する、見る、消す"}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "保存した対応", Args: cobra.NoArgs, RunE: c.with(c.mappingList)},
		&cobra.Command{Use: "show 名前", Short: "1 つの対応（JSON。直して --map に渡せる）", Args: cobra.ExactArgs(1), RunE: c.with(c.mappingShow)},
		&cobra.Command{Use: "remove 名前", Short: "対応を消す（取り込んだ記録はそのまま）", Args: cobra.ExactArgs(1), RunE: c.with(c.mappingRemove)},
		c.mappingSave(),
	)
	return cmd
}

func (c *cli) mappingList(ctx context.Context, d *app.Desk, _ []string) error {
	all, err := d.EntryMaps(ctx)
	if err != nil {
		return err
	}
	return c.showMappings(all)
}

func (c *cli) mappingShow(ctx context.Context, d *app.Desk, args []string) error {
	m, err := d.NamedEntryMap(ctx, args[0])
	if err != nil {
		return err
	}
	return c.show(json.RawMessage(m), func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s\n", m) })
}

func (c *cli) mappingRemove(ctx context.Context, d *app.Desk, args []string) error {
	all, err := d.RemoveEntryMap(ctx, app.EntryMapName{Name: args[0]})
	if err != nil {
		return err
	}
	return c.showMappings(all)
}

func (c *cli) mappingSave() *cobra.Command {
	var columns string
	cmd := &cobra.Command{
		Use: "save 名前 ファイル", Short: "そのファイルの見出しに、対応を保存する（同じ名前は置き換える）", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			data, err := readEntryFile(args[1])
			if err != nil {
				return err
			}
			m, err := mapNamed(ctx, d, columns, "")
			if err != nil {
				return err
			}
			all, err := d.KeepEntryMap(ctx, args[0], data, m)
			if err != nil {
				return err
			}
			return c.showMappings(all)
		}),
	}
	cmd.Flags().StringVar(&columns, "map", "", "列の対応表（JSON）。省くと見出しから推したもの")
	return cmd
}

func (c *cli) showMappings(all app.EntryMapList) error {
	return c.show(all, func(w io.Writer) {
		for _, m := range all.Maps {
			_, _ = fmt.Fprintf(w, "%s  （%s）\n", m.Name, strings.Join(m.Columns, "、"))
		}
		_, _ = fmt.Fprintf(w, "%d 件\n", len(all.Maps))
	})
}
