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

// books shows and sets how the books are kept.
func (c *cli) books() *cobra.Command {
	cmd := &cobra.Command{Use: "books", Short: "経理の設定（経理方式、課税区分、勘定科目、会計ソフトの言葉）"}
	cmd.AddCommand(
		&cobra.Command{Use: "show", Short: "いまの設定", Args: cobra.NoArgs, RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			b, err := d.Books(ctx)
			b, err = covered(ctx, d, b, err)
			if err != nil {
				return err
			}
			return c.showBooks(b)
		})},
		&cobra.Command{Use: "set ファイル", Short: "JSON の設定に変える（書いていない所はそのまま）", Args: cobra.ExactArgs(1), RunE: c.with(c.booksSet)},
		&cobra.Command{Use: "words", Short: "会計ソフトごとの、ふつうの言葉（税区分・勘定科目）", Args: cobra.NoArgs, RunE: c.with(c.booksWords)},
		c.booksLearn(),
		c.sheet(),
	)
	return cmd
}

func (c *cli) showBooks(b app.Books) error {
	return c.show(b, func(w io.Writer) {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		_ = e.Encode(b)
	})
}

func (c *cli) booksSet(ctx context.Context, d *app.Desk, args []string) error {
	data, err := readFile(args[0])
	if err != nil {
		return err
	}
	b, err := d.Books(ctx)
	if err != nil {
		return err
	}
	if b, err = overlay(b, data); err != nil {
		return err
	}
	if b, err = d.SaveBooks(ctx, b); err != nil {
		return err
	}
	return c.showBooks(b)
}

// overlay lays a file over the books: what it leaves out stays, a list it names stands for
// the whole list. Decoded over the old one, its elements would mix with those in their places.
func overlay(b app.Books, file []byte) (app.Books, error) {
	read, named := b.Version, app.Books{}
	if json.Unmarshal(file, &named) != nil || json.Unmarshal(file, &b) != nil {
		return b, &app.Refusal{Code: "books", Text: "設定のファイルとして読めません。何も変えていません。books show --json の形で書いてください。"}
	}
	if named.Packages != nil {
		b.Packages = named.Packages
	}
	if named.Payouts != nil {
		b.Payouts = named.Payouts
	}
	if named.Shop.Channels != nil {
		b.Shop.Channels = named.Shop.Channels
	}
	b.Version = read // that of the file may be of long ago
	return b, nil
}

func (c *cli) booksWords(ctx context.Context, d *app.Desk, _ []string) error {
	all, err := d.BookPackages(ctx)
	all, err = covered(ctx, d, all, err)
	if err != nil {
		return err
	}
	return c.show(all, func(w io.Writer) {
		for _, p := range all.Packages {
			_, _ = fmt.Fprintln(w, p.Label)
			for _, t := range p.Taxes {
				_, _ = fmt.Fprintf(w, "  %s  %s%s\n", t.Label, strings.TrimSpace(t.Text+" "+t.Invoice), unsure(t.Unsure))
			}
		}
	})
}

func unsure(is bool) string {
	if is {
		return "  要確認"
	}
	return ""
}

// booksLearn reads the names in a file of the shop's own program.
func (c *cli) booksLearn() *cobra.Command {
	var save bool
	cmd := &cobra.Command{
		Use: "learn 会計ソフト ファイル", Short: "会計ソフト（yayoi・mf・freee）が書き出した仕訳から、使われている言葉を読む", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			data, err := readFile(args[1])
			if err != nil {
				return err
			}
			l, err := d.LearnBooksOf(ctx, args[0], data)
			if err != nil {
				return err
			}
			take := l.Sure()
			if save {
				if _, err := d.TakeBooks(ctx, take); err != nil {
					return err
				}
			}
			return c.show(map[string]any{"learned": l, "take": take, "saved": save}, func(w io.Writer) { writeLearned(w, l, take, save) })
		}),
	}
	cmd.Flags().BoolVar(&save, "save", false, "迷いのないもの（見出し・文字コード・書き方だけが違う言葉）を設定に入れる")
	return cmd
}

func writeLearned(w io.Writer, l app.BookLearned, take app.BookTake, saved bool) {
	_, _ = fmt.Fprintf(w, "%s：%d 行、勘定科目 %d、補助科目 %d、税区分 %d、見出し %d 列\n", l.Label, l.Rows, len(l.Accounts), len(l.Subs), len(l.Taxes), len(l.Columns))
	for _, text := range l.Doubts {
		_, _ = fmt.Fprintln(w, text)
	}
	for _, m := range l.Words {
		if m.Found || m.Later {
			continue
		}
		_, _ = fmt.Fprintf(w, "ファイルにない言葉：%s「%s」", m.Label, strings.TrimSpace(m.Text+" "+m.Invoice))
		if len(m.Near) > 0 {
			_, _ = fmt.Fprintf(w, "  近い言葉：%s", strings.Join(m.Near, "、"))
		}
		_, _ = fmt.Fprintln(w)
	}
	done := "--save を付けると入れます"
	if saved {
		done = "設定に入れました"
	}
	_, _ = fmt.Fprintf(w, "迷いのない言葉 %d 件と、見出し・文字コード：%s。\n", len(take.Taxes)+len(take.Accounts)+len(take.Subs), done)
}
