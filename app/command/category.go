package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// named is what a category and a tag have in common on the command line.
type named struct {
	word, label string
	list        func(context.Context, *app.Desk) ([]app.Category, error)
	save        func(context.Context, *app.Desk, app.Category) (app.Category, error)
	remove      func(context.Context, *app.Desk, app.NameRemoval) error
	plural      string
}

func (c *cli) category() *cobra.Command {
	return c.names(named{
		word: "category", label: "分類", plural: "categories",
		list: func(ctx context.Context, d *app.Desk) ([]app.Category, error) {
			list, err := d.Categories(ctx)
			return list.Categories, err
		},
		save: func(ctx context.Context, d *app.Desk, one app.Category) (app.Category, error) {
			return d.SaveCategory(ctx, one)
		},
		remove: func(ctx context.Context, d *app.Desk, in app.NameRemoval) error { return d.RemoveCategory(ctx, in) },
	})
}

func (c *cli) tag() *cobra.Command {
	return c.names(named{
		word: "tag", label: "タグ", plural: "tags",
		list: func(ctx context.Context, d *app.Desk) ([]app.Category, error) {
			list, err := d.Tags(ctx)
			all := make([]app.Category, 0, len(list.Tags))
			for _, t := range list.Tags {
				all = append(all, asCategory(t))
			}
			return all, err
		},
		save: func(ctx context.Context, d *app.Desk, one app.Category) (app.Category, error) {
			t, err := d.SaveTag(ctx, app.Tag{ID: one.ID, Name: one.Name, Reading: one.Reading, Version: one.Version})
			return asCategory(t), err
		},
		remove: func(ctx context.Context, d *app.Desk, in app.NameRemoval) error { return d.RemoveTag(ctx, in) },
	})
}

func asCategory(t app.Tag) app.Category {
	return app.Category{ID: t.ID, Name: t.Name, Reading: t.Reading, Uses: t.Uses, Version: t.Version}
}

// nameRow is a category or a tag as the command line tells it.
type nameRow struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Reading string `json:"reading"`
	Uses    int    `json:"uses"`
}

func (c *cli) names(n named) *cobra.Command {
	cmd := &cobra.Command{Use: n.word, Short: n.label + "を見る、足す、名前を変える、外す"}
	var reading, to string
	var keep bool
	add := &cobra.Command{Use: "add 名前", Short: "足す", Args: cobra.ExactArgs(1), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		saved, err := n.save(ctx, d, app.Category{Name: args[0], Reading: reading})
		return c.showName(saved, err)
	})}
	rename := &cobra.Command{Use: "rename 名前 新しい名前", Short: "名前を変える", Args: cobra.ExactArgs(2), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		one, err := n.find(ctx, d, args[0])
		if err != nil {
			return err
		}
		one.Name = args[1]
		if reading != "" {
			one.Reading = reading
		}
		saved, err := n.save(ctx, d, one)
		return c.showName(saved, err)
	})}
	remove := &cobra.Command{Use: "remove 名前", Short: "外す（付いている問い合わせがあれば --keep か --to が要ります）", Args: cobra.ExactArgs(1), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		return c.removeName(ctx, d, n, args[0], to, keep)
	})}
	add.Flags().StringVar(&reading, "reading", "", "読みがな")
	rename.Flags().StringVar(&reading, "reading", "", "読みがな（省くとそのまま）")
	remove.Flags().BoolVar(&keep, "keep", false, "付いている問い合わせにはこの言葉を残す")
	remove.Flags().StringVar(&to, "to", "", "付いている問い合わせを移す先")
	list := &cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		return c.listNames(ctx, d, n)
	})}
	cmd.AddCommand(list, add, rename, remove)
	return cmd
}

func (c *cli) listNames(ctx context.Context, d *app.Desk, n named) error {
	all, err := n.list(ctx, d)
	if err != nil {
		return err
	}
	rows := make([]nameRow, 0, len(all))
	for _, one := range all {
		rows = append(rows, rowOfName(one))
	}
	return c.show(map[string]any{n.plural: rows}, func(w io.Writer) {
		for _, r := range rows {
			_, _ = fmt.Fprintf(w, "%4d  %s  %d 件\n", r.ID, r.Name, r.Uses)
		}
	})
}

func (c *cli) removeName(ctx context.Context, d *app.Desk, n named, name, to string, keep bool) error {
	one, err := n.find(ctx, d, name)
	if err != nil {
		return err
	}
	in := app.NameRemoval{ID: one.ID, Version: one.Version, Keep: keep}
	if to != "" {
		target, err := n.find(ctx, d, to)
		if err != nil {
			return err
		}
		in.To = target.ID
	}
	if err := n.remove(ctx, d, in); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": one.ID}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "「%s」を外しました。\n", one.Name)
	})
}

// find takes a name or a number.
func (n named) find(ctx context.Context, d *app.Desk, name string) (app.Category, error) {
	all, err := n.list(ctx, d)
	if err != nil {
		return app.Category{}, err
	}
	i := slices.IndexFunc(all, func(one app.Category) bool { return one.Name == name || strconv.FormatInt(one.ID, 10) == name })
	if i < 0 {
		return app.Category{}, &app.Refusal{
			Code: n.word + "_unknown", Problems: []app.Problem{},
			Text: "「" + name + "」という" + n.label + "はありません。何も変えていません。「" + n.word + " list」で名前を確かめてください。",
		}
	}
	return all[i], nil
}

func rowOfName(one app.Category) nameRow { return nameRow{one.ID, one.Name, one.Reading, one.Uses} }

func (c *cli) showName(saved app.Category, err error) error {
	if err != nil {
		return err
	}
	return c.show(rowOfName(saved), func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d  %s\n", saved.ID, saved.Name)
	})
}
