package command

import (
	"context"
	"fmt"
	"io"
	"time"

	"madoguchi/app"
	"madoguchi/connectors/jst"

	"github.com/spf13/cobra"
)

// pastWords are what can be said of the past of a connection.
var pastWords = map[string]string{"pause": app.PastPaused, "resume": app.PastReading, "end": app.PastEnded}

func (c *cli) accountPast() *cobra.Command {
	return &cobra.Command{
		Use: "past 名前か番号 [pause|resume|end]", Short: "過去のメールの取り込みを見る、休む、続ける、ここまでにする", Args: cobra.RangeArgs(1, 2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if len(args) == 2 {
				// An unknown word is refused by the desk, which says what there is.
				if err := d.SetPast(ctx, app.PastChange{ID: a.ID, State: pastWords[args[1]]}); err != nil {
					return err
				}
				if a, err = d.AccountNamed(ctx, args[0]); err != nil {
					return err
				}
			}
			return c.show(accountOf(a), func(w io.Writer) { writeAccount(w, a) })
		}),
	}
}

// writePast says how far the past of a connection has been read.
func writePast(w io.Writer, a app.Account) {
	if a.ProgressAll == 0 {
		return
	}
	_, _ = fmt.Fprintf(w, "      過去のメール：%d / %d 通・新しい順", a.ProgressDone, a.ProgressAll)
	if a.Past.ReachedAt != 0 {
		_, _ = fmt.Fprintf(w, "・%s まで", jst.In(time.UnixMilli(a.Past.ReachedAt)).Format("2006-01-02"))
	}
	switch {
	case a.Past.State == app.PastPaused:
		_, _ = fmt.Fprint(w, "・休んでいます")
	case a.Past.State == app.PastEnded:
		_, _ = fmt.Fprint(w, "・ここまでにしました")
	case a.Past.Minutes > 0:
		_, _ = fmt.Fprintf(w, "・あと約 %d 分", a.Past.Minutes)
	}
	_, _ = fmt.Fprintln(w)
}

// pastOut is how reading the past stands, in JSON.
type pastOut struct {
	State     string `json:"state"`
	ReachedAt string `json:"reached_at"`
	Minutes   int64  `json:"minutes"`
}

func pastOf(p app.PastState) pastOut {
	return pastOut{State: p.State, ReachedAt: stamp(p.ReachedAt), Minutes: p.Minutes}
}
