package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// templateLibrary shows the texts that come with the program, and adds those the
// shop does not have.
func (c *cli) templateLibrary() *cobra.Command {
	var pick app.LibraryPick
	var all bool
	cmd := &cobra.Command{Use: "library", Short: "ひな型を見る、足りないものを足す", Args: cobra.NoArgs}
	cmd.Flags().StringArrayVar(&pick.Words, "add", nil, "足すひな型の語（t05-where など。何度でも）")
	cmd.Flags().BoolVar(&all, "add-all", false, "店にないものをすべて足す（ある物は変えません）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		if all {
			pick.Words = nil
		}
		show := d.Library
		if all || len(pick.Words) > 0 {
			show = func(ctx context.Context) (app.LibraryList, error) { return d.AddLibrary(ctx, pick) }
		}
		list, err := show(ctx)
		if err != nil {
			return err
		}
		return c.show(list, func(w io.Writer) { libraryRows(w, list, all || len(pick.Words) > 0) })
	})
	return cmd
}

func libraryRows(w io.Writer, list app.LibraryList, added bool) {
	if added {
		for _, name := range list.Added {
			_, _ = fmt.Fprintf(w, "足しました：%s\n", name)
		}
		_, _ = fmt.Fprintf(w, "%d 件を足しました。店にあったものは変えていません。\n", len(list.Added))
		return
	}
	for _, t := range list.Templates {
		here := "　"
		if t.Here {
			here = "✓"
		}
		_, _ = fmt.Fprintf(w, "%s %-22s %s  %s\n", here, t.Word, t.Name, t.Category)
	}
}
