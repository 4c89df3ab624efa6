package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) due() *cobra.Command {
	cmd := &cobra.Command{Use: "due", Short: "返信期限の決まりを見る、変える"}
	cmd.AddCommand(&cobra.Command{
		Use: "rules", Short: "決まりの一覧（上から順に、最初に当てはまるもの）と、いま届いた質問の期限", Args: cobra.NoArgs, RunE: c.with(c.dueRules),
	}, c.dueSet(), c.dueUsual())
	return cmd
}

func (c *cli) dueRules(ctx context.Context, d *app.Desk, _ []string) error {
	v, err := d.Calendar(ctx)
	return c.calendarOut(v, err)
}

// calendarJSON is the calendar with its times as every other command has them.
func calendarJSON(v app.CalendarView) map[string]any {
	examples := []map[string]any{}
	for _, e := range v.Examples {
		examples = append(examples, map[string]any{"account": e.Account, "name": e.Name, "at": stamp(e.At), "why": e.Why})
	}
	return map[string]any{
		"today": v.Today, "week": v.Week, "days": v.Days, "holidays": v.Holidays, "peaks": v.Peaks, "rules": v.Rules,
		"chosen": v.Chosen, "usual_hours": v.UsualHours, "thanks_rest": v.ThanksRest, "examples": examples,
	}
}

var unitWords = map[string]string{"hours": "時間", "business_hours": "営業時間", "business_days": "営業日"}

func (c *cli) calendarOut(v app.CalendarView, err error) error {
	if err != nil {
		return err
	}
	return c.show(calendarJSON(v), func(w io.Writer) {
		for i, r := range v.Rules {
			_, _ = fmt.Fprintf(w, "%d. 決まり %d  %s  %d %s以内\n", i+1, r.ID, ruleFits(r), r.Amount, unitWords[r.Unit])
		}
		_, _ = fmt.Fprintf(w, "どれにも当てはまらないとき  %d 時間以内\n", v.UsualHours)
		for _, e := range v.Examples {
			_, _ = fmt.Fprintf(w, "いま %s に届いた質問の期限：%s\n", e.Name, day(e.At))
		}
	})
}

func ruleFits(r app.DueRule) string {
	var words []string
	if r.Kind != "" {
		words = append(words, r.Kind)
	}
	if r.AccountID != 0 {
		words = append(words, fmt.Sprintf("接続 %d", r.AccountID))
	}
	if r.CategoryID != 0 {
		words = append(words, fmt.Sprintf("分類 %d", r.CategoryID))
	}
	for _, w := range r.Weekdays {
		words = append(words, weekdays[w])
	}
	if len(words) == 0 {
		return "すべて"
	}
	return strings.Join(words, "・")
}

var weekdays = []string{"日", "月", "火", "水", "木", "金", "土"}

// dueSet changes one rule, adds one, takes one away or moves one to the front.
func (c *cli) dueSet() *cobra.Command {
	var r app.DueRule
	var account, within string
	var remove, first bool
	cmd := &cobra.Command{
		Use: "set", Short: "決まりを足す。--id で直す、--remove で消す、--first で先頭にする", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if remove {
				return c.calendarOut(d.RemoveDueRule(ctx, app.ID{ID: r.ID}))
			}
			v, err := d.Calendar(ctx)
			if err != nil {
				return err
			}
			if first && within == "" {
				return c.calendarOut(d.OrderDueRules(ctx, inFront(v.Rules, r.ID)))
			}
			if r.Amount, r.Unit, err = amount(within); err != nil {
				return err
			}
			if account != "" {
				a, err := d.AccountNamed(ctx, account)
				if err != nil {
					return err
				}
				r.AccountID = a.ID
			}
			if i := slices.IndexFunc(v.Rules, func(o app.DueRule) bool { return o.ID == r.ID }); i >= 0 {
				r.Version = v.Rules[i].Version
			}
			v, err = d.SaveDueRule(ctx, r)
			if err == nil && first {
				id := r.ID
				if id == 0 {
					id = v.Rules[len(v.Rules)-1].ID
				}
				v, err = d.OrderDueRules(ctx, inFront(v.Rules, id))
			}
			return c.calendarOut(v, err)
		}),
	}
	f := cmd.Flags()
	f.Int64Var(&r.ID, "id", 0, "直す決まりの番号（省くと足す）")
	f.StringVar(&r.Kind, "kind", "", "接続の種類（rakuten, yahoo, mailbox）")
	f.StringVar(&account, "account", "", "接続の名前か番号")
	f.Int64Var(&r.CategoryID, "category", 0, "分類の番号")
	f.IntSliceVar(&r.Weekdays, "weekday", nil, "届いた曜日（0 が日曜、6 が土曜）")
	f.StringVar(&within, "within", "", "期限：24h（時間）、8bh（営業時間）、1bd（営業日）")
	f.BoolVar(&remove, "remove", false, "--id の決まりを消す")
	f.BoolVar(&first, "first", false, "先頭に置く")
	return cmd
}

func inFront(rules []app.DueRule, id int64) app.RuleOrder {
	order := app.RuleOrder{IDs: []int64{id}}
	for _, r := range rules {
		if r.ID != id {
			order.IDs = append(order.IDs, r.ID)
		}
	}
	return order
}

// amount reads 24h, 8bh or 1bd.
func amount(s string) (int64, string, error) {
	for _, u := range []struct{ end, unit string }{{"bh", "business_hours"}, {"bd", "business_days"}, {"h", "hours"}} {
		if n, ok := strings.CutSuffix(s, u.end); ok {
			v, err := number(n)
			return v, u.unit, err
		}
	}
	return 0, "", usage("--within は 24h、8bh（営業時間）、1bd（営業日）のように書きます")
}

func (c *cli) calendar() *cobra.Command {
	cmd := &cobra.Command{Use: "calendar", Short: "営業日を見る、休みにする、営業にする"}
	cmd.AddCommand(&cobra.Command{
		Use: "show", Short: "営業時間、祝日、店舗の休み", Args: cobra.NoArgs, RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			v, err := d.Calendar(ctx)
			return c.daysOut(v, err)
		}),
	}, c.calendarDay("close", "closed", "休みにする"), c.calendarDay("open", "open", "営業する日にする"), c.calendarDay("reset", "", "ふだんの曜日どおりに戻す"),
		c.calendarWeek(), c.calendarPeak())
	return cmd
}

func (c *cli) calendarDay(word, kind, short string) *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use: word + " DAY [DAY]", Short: short + "（2 つ書くと、その間すべて）", Args: cobra.RangeArgs(1, 2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			in := app.DayChange{From: args[0], Kind: kind, Name: name}
			if len(args) == 2 {
				in.To = args[1]
			}
			return c.daysOut(d.SaveDay(ctx, in))
		}),
	}
	if kind != "" {
		cmd.Flags().StringVar(&name, "name", "", "名前（年末年始 など）")
	}
	return cmd
}

func (c *cli) daysOut(v app.CalendarView, err error) error {
	if err != nil {
		return err
	}
	return c.show(calendarJSON(v), func(w io.Writer) {
		for i, h := range v.Week.Days {
			hours := "休み"
			if h.Open {
				hours = h.From + "–" + h.To
			}
			_, _ = fmt.Fprintf(w, "%s  %s\n", weekdays[i], hours)
		}
		for _, h := range v.Holidays {
			state := "休み"
			if h.Open {
				state = "営業"
			}
			_, _ = fmt.Fprintf(w, "%s  %s  %s\n", h.Day, state, h.Name)
		}
		for _, p := range v.Peaks {
			_, _ = fmt.Fprintf(w, "繁忙期 %d  %s–%s  %d 時間のばす  %s\n", p.ID, p.From, p.To, p.Hours, p.Name)
		}
		for _, o := range v.Days {
			_, _ = fmt.Fprintf(w, "%s  %s  %s\n", o.Day, map[string]string{"closed": "店舗の休み", "open": "店舗の営業日"}[o.Kind], o.Name)
		}
	})
}
