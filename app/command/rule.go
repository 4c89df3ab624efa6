package command

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// ruleFile is a rule as it is exported and imported: by names, so that it fits
// another desk.
type ruleFile struct {
	Name string           `json:"name"`
	When app.RuleGroup    `json:"when"`
	Do   []app.RuleAction `json:"actions"`
	GoOn bool             `json:"go_on"`
	More bool             `json:"again"`
}

func (c *cli) rule() *cobra.Command {
	cmd := &cobra.Command{Use: "rule", Short: "振り分けの規則を見る、足す、試す、入れる、切る、外す"}
	var days int
	try := &cobra.Command{Use: "try 番号", Short: "過去の問い合わせで試す（何も変えません）", Args: cobra.ExactArgs(1), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		return c.ruleTry(ctx, d, args[0], days)
	})}
	try.Flags().IntVar(&days, "days", 30, "何日前までの問い合わせで試すか")
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "一覧（上から順に見ます）", Args: cobra.NoArgs, RunE: c.with(c.ruleList)},
		&cobra.Command{Use: "show 番号", Short: "1 つを詳しく", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleShow)},
		&cobra.Command{Use: "add ファイル", Short: "JSON から足す（切った状態で足します）", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleAdd)},
		&cobra.Command{Use: "export ファイル", Short: "すべてを JSON に書き出す", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleExport)},
		try,
		&cobra.Command{Use: "on 番号", Short: "入れる", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleTurn(true))},
		&cobra.Command{Use: "off 番号", Short: "切る", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleTurn(false))},
		&cobra.Command{Use: "remove 番号", Short: "外す（行ったことは残ります）", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleRemove)},
		&cobra.Command{Use: "guess on|off", Short: "言葉から分類を自動で付けるかどうか", Args: cobra.ExactArgs(1), RunE: c.with(c.ruleGuess)},
	)
	return cmd
}

func (c *cli) ruleNumbered(ctx context.Context, d *app.Desk, number string) (app.Rule, error) {
	list, err := d.Rules(ctx)
	if err != nil {
		return app.Rule{}, err
	}
	i := slices.IndexFunc(list.Rules, func(r app.Rule) bool { return strconv.FormatInt(r.ID, 10) == number || r.Name == number })
	if i < 0 {
		return app.Rule{}, &app.Refusal{
			Code: "rule_unknown", Problems: []app.Problem{},
			Text: "「" + number + "」という規則はありません。何も変えていません。「rule list」で番号を確かめてください。",
		}
	}
	return list.Rules[i], nil
}

func (c *cli) ruleList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Rules(ctx)
	if err != nil {
		return err
	}
	return c.show(map[string]any{"rules": list.Rules, "guess": list.Guess}, func(w io.Writer) {
		for _, r := range list.Rules {
			_, _ = fmt.Fprintf(w, "%4d  %s  %s  %d 件\n", r.ID, onOff(r.Active), r.Name, r.Hits)
			if r.Fault != "" {
				_, _ = fmt.Fprintf(w, "      %s\n", r.Fault)
			}
		}
		_, _ = fmt.Fprintf(w, "言葉から分類を付ける：%s\n", onOff(list.Guess))
	})
}

func onOff(on bool) string {
	if on {
		return "入"
	}
	return "切"
}

func (c *cli) ruleShow(ctx context.Context, d *app.Desk, args []string) error {
	r, err := c.ruleNumbered(ctx, d, args[0])
	if err != nil {
		return err
	}
	return c.showRule(r)
}

func (c *cli) showRule(r app.Rule) error {
	return c.show(r, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d  %s（%s、%d 件）\n", r.ID, r.Name, onOff(r.Active), r.Hits)
		if text, err := json.MarshalIndent(fileOf(r), "", "  "); err == nil {
			_, _ = fmt.Fprintln(w, string(text))
		}
		if r.Fault != "" {
			_, _ = fmt.Fprintln(w, r.Fault)
		}
	})
}

// fileOf keeps the names and drops the numbers of this desk; those of weekdays are
// the same everywhere, and their names too.
func fileOf(r app.Rule) ruleFile {
	f := ruleFile{Name: r.Name, When: r.When, Do: slices.Clone(r.Actions), GoOn: r.GoOn, More: r.Again}
	f.When.Tests = withoutIDs(r.When.Tests)
	f.When.Groups = slices.Clone(r.When.Groups)
	for i := range f.When.Groups {
		f.When.Groups[i].Tests = withoutIDs(f.When.Groups[i].Tests)
	}
	for i := range f.Do {
		f.Do[i].IDs = []int64{}
	}
	return f
}

func withoutIDs(in []app.RuleTest) []app.RuleTest {
	out := slices.Clone(in)
	for i := range out {
		out[i].IDs = []int64{}
	}
	return out
}

func (c *cli) ruleAdd(ctx context.Context, d *app.Desk, args []string) error {
	data, err := readFile(args[0])
	if err != nil {
		return err
	}
	var many struct {
		Rules []ruleFile `json:"rules"`
	}
	bad := json.Unmarshal(data, &many)
	if bad == nil && len(many.Rules) == 0 {
		many.Rules = make([]ruleFile, 1)
		bad = json.Unmarshal(data, &many.Rules[0])
	}
	if bad != nil || many.Rules[0].Name == "" {
		return &app.Refusal{Code: "file_format", Problems: []app.Problem{}, Text: "振り分けのファイルとして読めません。何も足していません。「rule export」で書き出した形のファイルを選んでください。"}
	}
	added := []app.Rule{}
	for _, f := range many.Rules {
		saved, err := d.SaveRule(ctx, app.Rule{Name: f.Name, When: f.When, Actions: f.Do, GoOn: f.GoOn, Again: f.More})
		if err != nil {
			return err
		}
		added = append(added, saved)
	}
	return c.show(map[string]any{"rules": added}, func(w io.Writer) {
		for _, r := range added {
			_, _ = fmt.Fprintf(w, "%d  %s（切）\n", r.ID, r.Name)
		}
		_, _ = fmt.Fprintln(w, "足しました。「rule try 番号」で試してから「rule on 番号」で入れてください。")
	})
}

func (c *cli) ruleExport(ctx context.Context, d *app.Desk, args []string) error {
	list, err := d.Rules(ctx)
	if err != nil {
		return err
	}
	files := make([]ruleFile, 0, len(list.Rules))
	for _, r := range list.Rules {
		files = append(files, fileOf(r))
	}
	data, err := json.MarshalIndent(map[string]any{"rules": files}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(args[0], append(data, '\n'), 0o600); err != nil {
		return &app.Refusal{Code: "file", Problems: []app.Problem{}, Text: "「" + args[0] + "」に書けません。場所を確かめてください。"}
	}
	return c.show(map[string]any{"exported": len(files)}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d 件を書き出しました。\n", len(files))
	})
}

func (c *cli) ruleTry(ctx context.Context, d *app.Desk, number string, days int) error {
	r, err := c.ruleNumbered(ctx, d, number)
	if err != nil {
		return err
	}
	t, err := d.TryRule(ctx, app.RuleTry{Rule: r, Days: days})
	if err != nil {
		return err
	}
	return c.show(t, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d 件を調べ、%d 件が当てはまりました（変わるのは %d 件）。何も変えていません。\n", t.Looked, t.Matched, t.Changed)
		_, _ = fmt.Fprintf(w, "人が選んだものと違う：分類 %d 件、担当 %d 件。前の規則で決まる：%d 件\n", t.Categories, t.Owners, t.Earlier)
		for _, q := range t.Inquiries {
			_, _ = fmt.Fprintf(w, "%6d  %s\n", q.ID, q.Subject)
		}
	})
}

func (c *cli) ruleTurn(on bool) func(context.Context, *app.Desk, []string) error {
	return func(ctx context.Context, d *app.Desk, args []string) error {
		r, err := c.ruleNumbered(ctx, d, args[0])
		if err != nil {
			return err
		}
		r.Active = on
		saved, err := d.SaveRule(ctx, r)
		if err != nil {
			return err
		}
		return c.showRule(saved)
	}
}

func (c *cli) ruleRemove(ctx context.Context, d *app.Desk, args []string) error {
	r, err := c.ruleNumbered(ctx, d, args[0])
	if err != nil {
		return err
	}
	if err := d.RemoveRule(ctx, r); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": r.ID}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "「%s」を外しました。\n", r.Name)
	})
}

func (c *cli) ruleGuess(ctx context.Context, d *app.Desk, args []string) error {
	if args[0] != "on" && args[0] != "off" {
		return usage("on か off を指定してください")
	}
	if err := d.SetGuess(ctx, app.GuessChoice{On: args[0] == "on"}); err != nil {
		return err
	}
	return c.ruleList(ctx, d, nil)
}
