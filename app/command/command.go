// Package command is the command line: one file per command, each a thin skin
// over a method of app. It serves the task scheduler, support and tests.
//
// Output for people is Japanese; with --json it is one JSON value on standard
// output whose field names are stable (docs/cli.md). A failure is one sentence
// with the next step on standard error. Exit 0: done, 1: failed, 2: wrong usage.
package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"

	"madoguchi/app"
	"madoguchi/app/secret"
	"madoguchi/connectors"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitFailed = 1
	exitUsage  = 2
)

// Program is what main puts together.
type Program struct {
	Kinds   []connectors.Spec
	Page    fs.FS // the built page
	Version string
}

// cli is one run of the program.
type cli struct {
	Program
	profile string
	json    bool
	as      string // who acts, "" for the owner
	pinFile string
	path    string // of the command: madoguchi staff list
	about   string // its first word, often the number of an inquiry
	in      io.Reader
	out     io.Writer
	err     io.Writer
}

// usage is what is wrong with a command line, in Japanese.
type usage string

func (u usage) Error() string { return string(u) }

// words finds out what cobra says of a command line that it does not understand.
var words = []struct {
	pattern *regexp.Regexp
	text    string
}{
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (.+)`), "「$1」という指定はありません"},
	{regexp.MustCompile(`^unknown command "([^"]+)".*`), "「$1」というコマンドはありません"},
	{regexp.MustCompile(`^required flag\(s\) (.+) not set`), "$1 の指定が要ります"},
	{regexp.MustCompile(`^flag needs an argument: (.+)`), "$1 の後に値が要ります"},
	{regexp.MustCompile(`^accepts at most (\d+) arg\(s\), received (\d+)`), "値は $1 個までですが、$2 個あります"},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)`), "$1 個の値が要りますが、$2 個あります"},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)`), "$1 個以上の値が要りますが、$2 個しかありません"},
	{regexp.MustCompile(`^invalid argument "([^"]*)" for "([^"]+)".*`), "$2 に「$1」は使えません"},
}

// japanese says what is wrong with a command line.
func japanese(err error) string {
	for _, w := range words {
		if w.pattern.MatchString(err.Error()) {
			return w.pattern.ReplaceAllString(err.Error(), w.text)
		}
	}
	return err.Error()
}

// Main runs the command line and returns the exit code.
func Main(p Program, args []string) int {
	attachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &cli{Program: p, in: os.Stdin, out: os.Stdout, err: os.Stderr}
	return c.run(ctx, args)
}

func (c *cli) run(ctx context.Context, args []string) int {
	root := c.root()
	root.SetArgs(args)
	// Read before the rest: a line that cannot be understood is told as JSON too.
	c.json = slices.Contains(args, "--json")
	root.SetOut(c.out)
	root.SetErr(c.err)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return 0
	}
	if !errors.As(err, new(started)) {
		c.sayUsage(cmd, err)
		return exitUsage
	}
	c.say(app.Explain(err, slog.New(slog.NewTextHandler(c.err, nil))))
	return exitFailed
}

// started marks a failure of the command itself, in contrast to one of its
// words.
type started struct{ error }

func (s started) Unwrap() error { return s.error }

func (c *cli) sayUsage(cmd *cobra.Command, err error) {
	text := "コマンドの書き方が違います。" + japanese(err) + "。「" + cmd.CommandPath() + " --help」で使い方を確かめてください。"
	c.say(&app.Refusal{Code: "usage", Text: text, Problems: []app.Problem{}})
}

// say writes a failure to standard error.
func (c *cli) say(r *app.Refusal) {
	if !c.json {
		_, _ = fmt.Fprintln(c.err, r.Text)
		for _, p := range r.Problems {
			if p.Warn && !p.Accepted { // what blocks stands in the text
				_, _ = fmt.Fprintf(c.err, "  %s%s（--accept %s）\n", sign(true), p.Text, p.Key)
			}
		}
		return
	}
	e := json.NewEncoder(c.err)
	e.SetEscapeHTML(false)
	_ = e.Encode(map[string]any{"error": map[string]any{"code": r.Code, "text": r.Text, "number": r.Number, "problems": problems(r.Problems)}})
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{
		Use: "madoguchi", Short: "窓口：お店に届く問い合わせを 1 つの画面で受けて、返信します",
		Long:          "窓口：お店に届く問い合わせを 1 つの画面で受けて、返信します。\nコマンドを付けずに始めると、ウィンドウを開きます。",
		SilenceErrors: true, SilenceUsage: true, Version: c.Version, Args: cobra.NoArgs,
		RunE: run(c.window),
	}
	root.PersistentFlags().StringVar(&c.profile, "profile", "", "データの置き場所（省くと MADOGUCHI_HOME、それもなければ OS の決まった場所）")
	root.PersistentFlags().BoolVar(&c.json, "json", false, "結果を JSON で出す")
	root.PersistentFlags().StringVar(&c.as, "as", "", "この担当者として行う（PIN は MADOGUCHI_PIN か --pin で）")
	root.PersistentFlags().StringVar(&c.pinFile, "pin", "", "--as の PIN を書いたファイル（- は標準入力）")
	root.PersistentPreRun = func(cmd *cobra.Command, args []string) {
		c.path, c.about = cmd.CommandPath(), ""
		if len(args) > 0 {
			c.about = args[0]
		}
	}
	root.AddCommand(
		c.demo(),
		c.serve(),
		c.account(),
		c.sync(),
		c.inquiry(), c.search(), c.view(), c.batch(),
		c.calendar(), c.due(), c.morning(),
		c.order(), c.receipt(),
		c.customer(),
		c.call(),
		c.mentions(),
		c.carrier(),
		c.template(),
		c.snippet(),
		c.signature(),
		c.draft(),
		c.ai(),
		c.past(),
		c.faq(), c.manual(),
		c.reply(),
		c.approval(),
		c.outbox(),
		c.undo(),
		c.changes(),
		c.mail(),
		c.sender(),
		c.retention(),
		c.staff(), c.audit(), c.protection(),
		c.entry(), c.export(), c.books(),
		c.document(),
		c.settlement(),
		c.shop(), c.alerts(),
		c.category(),
		c.tag(), c.rule(),
		c.report(),
		c.backup(),
		c.doctor(),
	)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.SetUsageTemplate(usageTemplate)
	for _, group := range root.Commands() {
		if group.RunE == nil {
			group.RunE = func(cmd *cobra.Command, args []string) error {
				if len(args) > 0 {
					return usage("「" + args[0] + "」というコマンドはありません")
				}
				return cmd.Help()
			}
		}
	}
	return root
}

// run turns a method of cli into what cobra wants, and marks its failures as
// failures of the work.
func run(f func(context.Context, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := f(cmd.Context(), args)
		if err == nil || errors.As(err, new(usage)) {
			return err
		}
		return started{err}
	}
}

// desk opens the profile; the caller closes it.
func (c *cli) desk(ctx context.Context) (context.Context, *app.Desk, error) {
	dir, err := c.profileDir()
	if err != nil {
		return ctx, nil, err
	}
	return c.open(ctx, dir, false)
}

func (c *cli) open(ctx context.Context, dir string, demo bool) (context.Context, *app.Desk, error) {
	d, err := app.Open(ctx, app.Config{
		Profile: dir, Kinds: c.Kinds, Passphrase: os.Getenv(secret.PassphraseEnv), Version: c.Version, Demo: demo,
	})
	if err != nil {
		return ctx, nil, err
	}
	if ctx, err = c.actAs(ctx, d); err != nil {
		return ctx, nil, errors.Join(err, d.Close())
	}
	return ctx, d, nil
}

// with runs f on the open profile and closes it.
func (c *cli) with(f func(context.Context, *app.Desk, []string) error) func(*cobra.Command, []string) error {
	return run(func(ctx context.Context, args []string) error {
		ctx, d, err := c.desk(ctx)
		if err != nil {
			return err
		}
		return errors.Join(coveredError(ctx, d, f(ctx, d, args)), d.Close())
	})
}

func (c *cli) profileDir() (string, error) {
	if c.profile != "" {
		return c.profile, nil
	}
	if dir := os.Getenv("MADOGUCHI_HOME"); dir != "" {
		return dir, nil
	}
	base, err := os.UserConfigDir()
	if err != nil {
		return "", &app.Refusal{Code: "no_home", Text: "データの置き場所が決められません。--profile で置き場所を指定してください。"}
	}
	return filepath.Join(base, "Madoguchi"), nil
}

// show writes v as JSON, or calls text for people.
func (c *cli) show(v any, text func(w io.Writer)) error {
	if !c.json {
		text(c.out)
		return nil
	}
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
