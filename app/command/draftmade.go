package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// typedFacts reads 名前=値, as often as it is given.
func typedFacts(set []string) (map[string]string, error) {
	all := map[string]string{}
	for _, s := range set {
		name, value, ok := strings.Cut(s, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return nil, fmt.Errorf("--set は 名前=値 の形で入れてください: %s", s)
		}
		all[name] = value
	}
	return all, nil
}

// draftSuggest lists the templates that may answer an inquiry.
func (c *cli) draftSuggest() *cobra.Command {
	return &cobra.Command{
		Use: "suggest ID", Short: "この問い合わせに合うテンプレートを、合う順に見る", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			out, err := d.Suggest(ctx, app.ID{ID: id})
			if err != nil {
				return err
			}
			return c.show(out, func(w io.Writer) {
				for _, s := range out.Suggestions {
					_, _ = fmt.Fprintf(w, "%6d  %s  空 %d  %s\n", s.ID, s.Name, s.Missing, s.Why)
				}
			})
		}),
	}
}

// draftRefill writes the draft of an inquiry anew, with the facts of today and what
// is typed for the missing ones, and keeps it.
func (c *cli) draftRefill() *cobra.Command {
	var set []string
	cmd := &cobra.Command{
		Use: "refill ID [--set 名前=値]…", Short: "下書きの空欄を埋め、古くなった値を今の値にする", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			t, err := threadNumbered(ctx, d, args[0])
			if err != nil {
				return err
			}
			typed, err := typedFacts(set)
			if err != nil {
				return err
			}
			k := t.Draft
			k.ID = t.Inquiry.ID
			for name, text := range typed {
				k.Facts.Typed[name] = text
			}
			out, err := d.Refill(ctx, app.RefillQuery{ID: k.ID, Text: k.Text, Facts: k.Facts})
			if err != nil {
				return err
			}
			k.Text, k.Facts = out.Text, out.Facts
			if _, err := d.SaveDraft(ctx, k); err != nil {
				return err
			}
			return c.show(out, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "%s\n\n", out.Text)
				writeAsks(w, out.Asks)
			})
		}),
	}
	cmd.Flags().StringArrayVar(&set, "set", nil, "空欄に入れる言葉（名前=値、何度でも）")
	return cmd
}

func writeAsks(w io.Writer, asks []app.Ask) {
	for _, a := range asks {
		_, _ = fmt.Fprintf(w, "  空欄「%s」：%s\n", a.Name, a.Why)
		for _, o := range a.Offers {
			_, _ = fmt.Fprintf(w, "    %s（%s）\n", o.Text, o.Label)
		}
	}
}
