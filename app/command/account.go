package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"madoguchi/app"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"

	"github.com/spf13/cobra"
)

func (c *cli) account() *cobra.Command {
	cmd := &cobra.Command{Use: "account", Short: "接続を足す、見る、止める"}
	cmd.AddCommand(&cobra.Command{
		Use: "kinds", Short: "つなげる種類と、それぞれの設定", Args: cobra.NoArgs, RunE: run(c.accountKinds),
	}, c.accountAdd(), c.accountDiscover(), c.accountSet(), c.accountSignIn(), &cobra.Command{
		Use: "list", Short: "接続の一覧と状態", Args: cobra.NoArgs, RunE: c.with(c.accountList),
	}, c.accountTry(), c.accountFolders(),
		c.accountDo("pause", "一時停止", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.PauseAccount(ctx, app.ID{ID: a.ID})
		}),
		c.accountDo("resume", "再開（止まっていた間の分も受け取ります）", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.ResumeAccount(ctx, app.ID{ID: a.ID})
		}),
		c.accountDo("remove", "接続を外す（受信済みの分は残ります）", func(ctx context.Context, d *app.Desk, a app.Account) error {
			return d.RemoveAccount(ctx, app.ID{ID: a.ID})
		}))
	return cmd
}

func (c *cli) accountKinds(ctx context.Context, _ []string) error {
	d := app.Kinds(c.Kinds)
	return c.show(d, func(w io.Writer) {
		for _, k := range d.Kinds {
			_, _ = fmt.Fprintf(w, "%s  %s（%s）\n", k.Kind, k.Label, k.Takes)
			for _, f := range k.Fields {
				_, _ = fmt.Fprintf(w, "    %-16s %s%s\n", f.Key, f.Label, tags(f.Secret, f.Required))
			}
		}
	})
}

func tags(secret, required bool) string {
	var out []string
	if required {
		out = append(out, "必須")
	}
	if secret {
		out = append(out, "--secret で渡す")
	}
	if len(out) == 0 {
		return ""
	}
	return "（" + strings.Join(out, "・") + "）"
}

// formFlags are the values of a settings form on the command line.
type formFlags struct {
	name            string
	settings, files []string
	since           string
}

func (f *formFlags) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.name, "name", "", "一覧で見分けるための名前")
	fs.StringArrayVar(&f.settings, "set", nil, "設定：キー=値（何度でも）")
	fs.StringArrayVar(&f.files, "secret", nil, "秘密の設定：キー=@ファイル（何度でも。@- は標準入力）")
}

// reach is for new accounts only: an old one has been pulled already.
func (f *formFlags) reach(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.since, "since", "", "最初の受信でさかのぼる日：2026-01-31")
}

func (f *formFlags) form(form app.AccountForm) (app.AccountForm, error) {
	form.Name, form.Settings, form.Secrets = f.name, map[string]string{}, map[string]string{}
	for _, s := range f.settings {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return form, usage("--set は「キー=値」の形で書きます")
		}
		form.Settings[k] = v
	}
	for _, s := range f.files {
		k, v, ok := strings.Cut(s, "=")
		if !ok {
			return form, usage("--secret は「キー=@ファイル」の形で書きます")
		}
		value, err := secretValue(v)
		if err != nil {
			return form, err
		}
		form.Secrets[k] = value
	}
	from, err := date(f.since)
	if err == nil && !from.IsZero() {
		form.Since = from.UnixMilli()
	}
	return form, err
}

// date reads a day of the command line; "" is the zero time.
func date(word string) (time.Time, error) {
	if word == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, word, jst.Zone())
	if err != nil {
		return t, usage("--since は 2026-01-31 の形で書きます")
	}
	return t, nil
}

// secretValue reads a secret from a file: on the command line itself it would
// stand in the shell's history and in the process list.
func secretValue(v string) (string, error) {
	path, ok := strings.CutPrefix(v, "@")
	if !ok {
		return "", &app.Refusal{Code: "secret_in_clear", Text: "秘密の設定はファイルから渡します。キーをファイルに保存して「--secret キー=@ファイル」と書いてください。"}
	}
	data, err := readFile(path)
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(data), "\r\n"), nil
}

func readFile(path string) ([]byte, error) {
	var data []byte
	var err error
	if path == "-" {
		data, err = io.ReadAll(os.Stdin)
	} else {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, &app.Refusal{Code: "file", Text: "ファイル「" + path + "」を読めません。場所と名前を確かめてください。"}
	}
	return data, nil
}

func (c *cli) accountAdd() *cobra.Command {
	var f formFlags
	var signIn, paste bool
	cmd := &cobra.Command{
		Use: "add 種類", Short: "接続を足す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			form, err := f.form(app.AccountForm{Kind: args[0]})
			if err != nil {
				return err
			}
			if form, err = d.FillForm(ctx, form); err != nil {
				return err
			}
			if signIn {
				if form.SignIn, err = c.signIn(ctx, d, form, paste); err != nil {
					return err
				}
			}
			a, err := d.SaveAccount(ctx, form)
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "「%s」を足しました（番号 %d）。「madoguchi account test %d」でつながるか確かめられます。\n", a.Name, a.ID, a.ID)
			})
		}),
	}
	f.add(cmd)
	f.reach(cmd)
	cmd.Flags().BoolVar(&signIn, "sign-in", false, "ブラウザーでサインインしてから足す")
	pasteFlag(cmd, &paste)
	return cmd
}

func (c *cli) accountSet() *cobra.Command {
	var f formFlags
	cmd := &cobra.Command{
		Use: "set 名前か番号", Short: "接続の設定やキーを入れ直す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			old, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			form, err := f.form(app.AccountForm{ID: old.ID, Version: old.Version, Kind: old.Kind})
			if err != nil {
				return err
			}
			a, err := d.SaveAccount(ctx, form)
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "「%s」の設定を入れ直しました。%s\n", a.Name, a.Advice)
			})
		}),
	}
	f.add(cmd)
	return cmd
}

func (c *cli) accountDo(use, short string, f func(context.Context, *app.Desk, app.Account) error) *cobra.Command {
	return &cobra.Command{
		Use: use + " 名前か番号", Short: short, Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if err := f(ctx, d, a); err != nil {
				return err
			}
			if use == "remove" {
				return c.show(map[string]any{"removed": a.ID}, func(w io.Writer) {
					_, _ = fmt.Fprintf(w, "「%s」を外しました。受信済みの問い合わせは残っています。\n", a.Name)
				})
			}
			a, err = d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) { writeAccount(w, a) })
		}),
	}
}

// accountTry shows what was tried even when the connection as a whole fails: the
// steps say where.
func (c *cli) accountTry() *cobra.Command {
	return &cobra.Command{
		Use: "test 名前か番号", Short: "接続テスト（何も変えません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			form := app.AccountForm{ID: a.ID, Version: a.Version, Kind: a.Kind, Name: a.Name, Settings: a.Settings}
			p, err := d.TestAccount(ctx, form)
			if err != nil {
				return err
			}
			tried, err := d.InspectAccount(ctx, form)
			if err != nil {
				return err
			}
			out := struct {
				accountOut
				Steps []connectors.Step `json:"steps"`
			}{accountOf(a), tried.Steps}
			if err := c.show(out, func(w io.Writer) { writeSteps(w, a, tried.Steps) }); err != nil {
				return err
			}
			if !p.OK {
				return &app.Refusal{Code: p.Code, Text: p.Text}
			}
			return nil
		}),
	}
}

var stepSigns = map[string]string{"ok": "できました", "failed": "できません", "skipped": "試していません"}

func writeSteps(w io.Writer, a app.Account, steps []connectors.Step) {
	writeAccount(w, a)
	for _, s := range steps {
		_, _ = fmt.Fprintf(w, "      %s：%s  %s\n", s.Name, stepSigns[s.State], s.Text)
	}
}

func (c *cli) accountList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Accounts(ctx)
	if err != nil {
		return err
	}
	rows := make([]accountOut, 0, len(list.Accounts))
	for _, a := range list.Accounts {
		rows = append(rows, accountOf(a))
	}
	return c.show(map[string]any{"accounts": rows}, func(w io.Writer) {
		for _, a := range list.Accounts {
			writeAccount(w, a)
		}
	})
}

func writeAccount(w io.Writer, a app.Account) {
	_, _ = fmt.Fprintf(w, "%4d  %-2s  %s  %s  最後の受信 %s  次 %s\n", a.ID, a.Mark, a.Name, a.State, day(a.LastOKAt), day(a.NextAt))
	_, _ = fmt.Fprintf(w, "      %s\n", a.Advice)
	_, _ = fmt.Fprintf(w, "      今日：受信 %d 回、失敗 %d 回%s\n", a.PollsToday, a.FailuresToday, calls(a))
	if a.ProgressAll > 0 {
		_, _ = fmt.Fprintf(w, "      過去のメール：%d / %d 通\n", a.ProgressDone, a.ProgressAll)
	}
	for _, n := range a.Notices {
		_, _ = fmt.Fprintf(w, "      %s\n", n.Text)
	}
	for _, k := range a.Keys {
		if k.Expires != 0 {
			_, _ = fmt.Fprintf(w, "      %s：残り %d 日（%s まで）%s\n", k.Label, k.DaysLeft, day(k.Expires), keySigns[k.Level])
		}
	}
}

var keySigns = map[string]string{"soon": "・そろそろ更新", "urgent": "・至急更新", "over": "・期限切れ"}

// calls tells nothing of a kind that does not count them.
func calls(a app.Account) string {
	if !slices.Contains(a.Abilities, "calls") {
		return ""
	}
	if a.CallsLimit == 0 {
		return fmt.Sprintf("、呼び出し %d 回", a.CallsToday)
	}
	return fmt.Sprintf("、呼び出し %d 回（上限 %d 回）", a.CallsToday, a.CallsLimit)
}

// accountOut is an account in JSON.
type accountOut struct {
	ID       int64             `json:"id"`
	Kind     string            `json:"kind"`
	Name     string            `json:"name"`
	State    string            `json:"state"`
	Reason   string            `json:"reason"`
	Text     string            `json:"text"`
	Notices  []app.Notice      `json:"notices"`
	Settings map[string]string `json:"settings"`
	Sealed   []string          `json:"sealed"`
	Keys     []keyOut          `json:"keys"`
	LastOKAt string            `json:"last_ok_at"`
	NextAt   string            `json:"next_at"`

	Advice        string   `json:"advice"`
	Pending       []string `json:"pending"`
	Abilities     []string `json:"abilities"`
	FailingAt     string   `json:"failing_at"`
	CallsToday    int64    `json:"calls_today"`
	CallsLimit    int64    `json:"calls_limit"`
	PollsToday    int64    `json:"polls_today"`
	FailuresToday int64    `json:"failures_today"`
	ProgressDone  int64    `json:"progress_done"`
	ProgressAll   int64    `json:"progress_all"`
}

type keyOut struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  string `json:"expires"`
	DaysLeft int    `json:"days_left"`
	Level    string `json:"level"`
}

func accountOf(a app.Account) accountOut {
	out := accountOut{
		ID: a.ID, Kind: a.Kind, Name: a.Name, State: a.State, Reason: a.Reason, Text: a.Text, Notices: a.Notices,
		Settings: a.Settings, Sealed: a.Sealed, Keys: []keyOut{}, LastOKAt: stamp(a.LastOKAt), NextAt: stamp(a.NextAt),
		Advice: a.Advice, Pending: a.Pending, Abilities: a.Abilities, FailingAt: stamp(a.FailingAt),
		CallsToday: a.CallsToday, CallsLimit: a.CallsLimit, PollsToday: a.PollsToday, FailuresToday: a.FailuresToday,
		ProgressDone: a.ProgressDone, ProgressAll: a.ProgressAll,
	}
	for _, n := range a.Notices {
		// A connection that works but is not right, such as a refused signature.
		if n.Serious && out.Reason == "" {
			out.Reason, out.Text = n.Code, n.Text
		}
	}
	for _, k := range a.Keys {
		out.Keys = append(out.Keys, keyOut{Name: k.Name, Label: k.Label, Expires: stamp(k.Expires), DaysLeft: k.DaysLeft, Level: k.Level})
	}
	return out
}
