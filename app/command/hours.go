package command

import (
	"context"
	"slices"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

var weekFlags = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// calendarWeek changes the usual opening hours; what is not named stays.
func (c *cli) calendarWeek() *cobra.Command {
	hours := make([]string, len(weekFlags))
	var holidays string
	cmd := &cobra.Command{Use: "week --mon 09:00-18:00 --sun closed …", Short: "ふだんの営業時間を変える（書かない曜日はそのまま）", Args: cobra.NoArgs}
	f := cmd.Flags()
	for i, name := range weekFlags {
		f.StringVar(&hours[i], name, "", weekdays[i]+"曜日：09:00-18:00 か closed（休み）")
	}
	f.StringVar(&holidays, "holidays", "", "祝日：closed（休み）か open（営業）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		v, err := d.Calendar(ctx)
		if err != nil {
			return err
		}
		week := v.Week
		for i, word := range hours {
			if word == "" {
				continue
			}
			if week.Days[i], err = hoursOf(word); err != nil {
				return err
			}
		}
		switch holidays {
		case "":
		case "closed", "open":
			week.Holidays = holidays == "closed"
		default:
			return usage("--holidays は closed か open です")
		}
		return c.daysOut(d.SaveWeek(ctx, week))
	})
	return cmd
}

// hoursOf reads 09:00-18:00 or closed.
func hoursOf(word string) (app.WeekDay, error) {
	if word == "closed" {
		return app.WeekDay{}, nil
	}
	from, to, ok := strings.Cut(word, "-")
	if !ok {
		return app.WeekDay{}, usage("営業時間は 09:00-18:00 か closed と書きます")
	}
	return app.WeekDay{Open: true, From: from, To: to}, nil
}

// calendarPeak adds a busy time, changes one or takes one away.
func (c *cli) calendarPeak() *cobra.Command {
	var p app.Peak
	var remove bool
	cmd := &cobra.Command{
		Use: "peak DAY DAY --hours N", Short: "繁忙期を足す（返信期限を N 時間のばす）。--id で直す、--remove で消す", Args: cobra.MaximumNArgs(2),
	}
	f := cmd.Flags()
	f.Int64Var(&p.ID, "id", 0, "直す繁忙期の番号（省くと足す）")
	f.StringVar(&p.Name, "name", "", "名前（お歳暮 など）")
	f.Int64Var(&p.Hours, "hours", 0, "のばす時間")
	f.BoolVar(&remove, "remove", false, "--id の繁忙期を消す")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		if remove {
			return c.daysOut(d.RemovePeak(ctx, app.ID{ID: p.ID}))
		}
		v, err := d.Calendar(ctx)
		if err != nil {
			return err
		}
		in := p
		if i := slices.IndexFunc(v.Peaks, func(o app.Peak) bool { return o.ID == p.ID }); i >= 0 {
			in = v.Peaks[i]
			if f.Changed("name") {
				in.Name = p.Name
			}
			if f.Changed("hours") {
				in.Hours = p.Hours
			}
		}
		switch len(args) {
		case 2:
			in.From, in.To = args[0], args[1]
		case 1:
			return usage("繁忙期の最初の日と最後の日を書いてください")
		default:
			if p.ID == 0 {
				return usage("繁忙期の最初の日と最後の日を書いてください")
			}
		}
		return c.daysOut(d.SavePeak(ctx, in))
	})
	return cmd
}

// dueUsual changes what counts where no rule fits.
func (c *cli) dueUsual() *cobra.Command {
	var within, thanks string
	cmd := &cobra.Command{
		Use: "usual --within 24h", Short: "どの決まりにも当てはまらないときの期限と、お礼だけのメッセージの扱い", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			v, err := d.Calendar(ctx)
			if err != nil {
				return err
			}
			in := app.UsualReply{Hours: v.UsualHours, ThanksRest: v.ThanksRest}
			if within != "" {
				n, unit, err := amount(within)
				if err != nil {
					return err
				}
				if unit != "hours" {
					return usage("--within はここでは 24h のように時間で書きます")
				}
				in.Hours = int(n)
			}
			if thanks != "" {
				if in.ThanksRest, err = yes("--thanks-rest", thanks); err != nil {
					return err
				}
			}
			return c.calendarOut(d.SaveUsualReply(ctx, in))
		}),
	}
	cmd.Flags().StringVar(&within, "within", "", "期限：24h（時間）")
	cmd.Flags().StringVar(&thanks, "thanks-rest", "", "お礼だけのメッセージでは未対応に戻さない：yes か no")
	return cmd
}

// yes reads a switch that has to be told either way.
func yes(flag, word string) (bool, error) {
	if word != "yes" && word != "no" {
		return false, usage(flag + " は yes か no です")
	}
	return word == "yes", nil
}
