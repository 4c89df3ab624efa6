package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// filters are the words of a list as they are typed.
type filters struct {
	q                          app.InboxQuery
	accounts, states           []string
	owner, tag, category, view string
}

func (f *filters) flags(cmd *cobra.Command) {
	set := cmd.Flags()
	set.StringSliceVar(&f.states, "state", nil, "対応状況で絞る（new, working, waiting …。, で区切るといくつでも）")
	set.StringSliceVar(&f.accounts, "account", nil, "接続の名前か番号で絞る（, で区切るといくつでも）")
	set.StringVar(&f.owner, "owner", "", "担当で絞る：名前、me（自分）、nobody（担当なし）")
	set.StringVar(&f.tag, "tag", "", "タグの名前で絞る")
	set.StringVar(&f.category, "category", "", "分類の名前で絞る")
	set.StringVar(&f.q.Due, "due", "", "返信期限で絞る：late（期限後）、today（当日）、soon（前日）、none（期限なし）")
	set.StringVar(&f.q.Stage, "stage", "", "before（購入前：注文のないもの）、after（購入後）")
	set.StringVar(&f.q.Care, "care", "", "注意で絞る：any（どれか）、complaint、care、harassment")
	set.BoolVar(&f.q.Unread, "unread", false, "未読だけ")
	set.BoolVar(&f.q.Files, "files", false, "添付のあるものだけ")
	set.BoolVar(&f.q.VIP, "vip", false, "VIP のお客様だけ")
	set.BoolVar(&f.q.Repeat, "repeat", false, "リピーターだけ")
	set.BoolVar(&f.q.Scam, "scam", false, "詐欺の疑いのあるものだけ")
	set.BoolVar(&f.q.Uncompleted, "uncompleted", false, "返信済でモールでは未完了のものだけ")
	set.StringVar(&f.q.Search, "search", "", "本文・お客様・注文番号などの言葉で絞る")
	set.StringVar(&f.q.Sort, "sort", "", "並び：due（期限が近い順）、new（新しい順）、old（古い順）、customer（お客様の順）")
}

// query turns names into numbers. A view gives what the flags do not.
func (f *filters) query(ctx context.Context, d *app.Desk) (app.InboxQuery, error) {
	q := f.q
	if f.view != "" {
		v, err := viewNamed(ctx, d, f.view)
		if err != nil {
			return q, err
		}
		q = overView(v.Query, f.q)
	}
	for _, state := range f.states {
		if !app.IsState(state) {
			return q, usage("「" + state + "」という対応状況はありません")
		}
	}
	if len(f.states) > 0 {
		q.State, q.States = "", f.states
	}
	if len(f.accounts) > 0 {
		q.Accounts = nil
	}
	for _, name := range f.accounts {
		a, err := d.AccountNamed(ctx, name)
		if err != nil {
			return q, err
		}
		q.Accounts = append(q.Accounts, a.ID)
	}
	var err error
	if f.owner != "" {
		if q.Owner, err = ownerNamed(ctx, d, f.owner); err != nil {
			return q, err
		}
	}
	if f.tag != "" {
		if q.Tag, err = tagNamed(ctx, d, f.tag); err != nil {
			return q, err
		}
	}
	if f.category != "" {
		q.Category, err = categoryNamed(ctx, d, f.category)
	}
	if q.Sort == "" && q.Search == "" {
		q.Sort = "due"
	}
	return q, err
}

// overView lays what was typed over a view.
func overView(view, typed app.InboxQuery) app.InboxQuery {
	q := view
	q.After, q.Limit = typed.After, typed.Limit
	for _, w := range []struct{ to, from *string }{
		{&q.Due, &typed.Due}, {&q.Stage, &typed.Stage}, {&q.Care, &typed.Care}, {&q.Search, &typed.Search}, {&q.Sort, &typed.Sort},
	} {
		if *w.from != "" {
			*w.to = *w.from
		}
	}
	q.Unread = q.Unread || typed.Unread
	q.Files = q.Files || typed.Files
	q.VIP = q.VIP || typed.VIP
	q.Repeat = q.Repeat || typed.Repeat
	q.Scam = q.Scam || typed.Scam
	q.Uncompleted = q.Uncompleted || typed.Uncompleted
	return q
}

func (c *cli) inquiryList() *cobra.Command {
	var f filters
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（返信期限の近い順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			q, err := f.query(ctx, d)
			if err != nil {
				return err
			}
			page, err := d.Inbox(ctx, q)
			page, err = covered(ctx, d, page, err)
			if err != nil {
				return err
			}
			rows := make([]inquiryRow, 0, len(page.Inquiries))
			for _, r := range page.Inquiries {
				rows = append(rows, inquiryOf(r))
			}
			return c.show(map[string]any{"inquiries": rows, "next": page.Next}, func(w io.Writer) { writeInbox(w, page) })
		}),
	}
	f.flags(cmd)
	cmd.Flags().StringVar(&f.view, "view", "", "保存した表示の名前か番号（ほかの指定はその上に重なります）")
	cmd.Flags().StringVar(&f.q.After, "after", "", "前のページの next")
	cmd.Flags().IntVar(&f.q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func writeInbox(w io.Writer, page app.InboxPage) {
	for _, r := range page.Inquiries {
		_, _ = fmt.Fprintf(w, "%6d  %-2s  %-8s  %s  %s  %s  %s%s\n", r.ID, r.Mark, r.State, day(r.LastAt), name(r), r.OrderNumber, r.Subject, signs(r))
	}
	_, _ = fmt.Fprintf(w, "%d 件\n", len(page.Inquiries))
}

// signs are the words of a row that its marks stand for.
func signs(r app.Row) string {
	var all []string
	for _, s := range []struct {
		on   bool
		word string
	}{
		{r.Owner != "", "担当 " + r.Owner},
		{r.Topic != "", r.Topic},
		{r.Care != "", app.CareName(r.Care)},
		{r.VIP, "VIP"},
		{r.Repeat, "リピーター"},
		{r.Scam, "詐欺の疑い"},
	} {
		if s.on {
			all = append(all, s.word)
		}
	}
	for _, t := range r.Tags {
		all = append(all, "#"+t.Name)
	}
	if len(all) == 0 {
		return ""
	}
	return "  ［" + strings.Join(all, "・") + "］"
}
