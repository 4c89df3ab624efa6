package command

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) accountSignIn() *cobra.Command {
	var paste bool
	cmd := &cobra.Command{
		Use: "signin 名前か番号", Short: "モールにサインインし直す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if _, err := c.signIn(ctx, d, app.AccountForm{ID: a.ID, Kind: a.Kind}, paste); err != nil {
				return err
			}
			if a, err = d.AccountNamed(ctx, args[0]); err != nil {
				return err
			}
			return c.show(accountOf(a), func(w io.Writer) { writeAccount(w, a) })
		}),
	}
	pasteFlag(cmd, &paste)
	return cmd
}

// pasteFlag is for a machine without a browser. The address cannot be a word of
// the command line: what it has to fit is in the memory of this run only.
func pasteFlag(cmd *cobra.Command, paste *bool) {
	cmd.Flags().BoolVar(paste, "paste", false, "サインインのあとブラウザーに出たアドレスを、標準入力に貼り付けて終える")
}

// signIn leads a person through a sign-in. It returns the id of the finished one.
func (c *cli) signIn(ctx context.Context, d *app.Desk, form app.AccountForm, paste bool) (string, error) {
	hints, stop := d.Subscribe()
	defer stop()
	begun, err := d.SignInBegin(ctx, form)
	if err != nil {
		return "", err
	}
	c.showAddress(begun)
	in := app.SignInID{ID: begun.ID}
	var lines <-chan string
	if paste || !begun.Listening {
		lines = c.lines()
	}
	for {
		st, err := d.SignInState(ctx, in)
		switch {
		case err != nil:
			return "", err
		case st.State == app.SignInDone:
			return begun.ID, nil
		case st.State == app.SignInFailed:
			return "", &app.Refusal{Code: st.Code, Text: st.Text}
		}
		select {
		case <-ctx.Done():
			return "", errors.Join(ctx.Err(), d.SignInCancel(context.WithoutCancel(ctx), in))
		case <-hints:
		case line, ok := <-lines:
			if err := c.pasted(ctx, d, in, line, ok); err != nil {
				return "", err
			}
		}
	}
}

// pasted hands in what a person has pasted; a wrong address may be pasted again.
func (c *cli) pasted(ctx context.Context, d *app.Desk, in app.SignInID, line string, more bool) error {
	if !more {
		return errors.Join(d.SignInCancel(ctx, in), &app.Refusal{
			Code: "signin_no_address", Text: "アドレスが貼り付けられませんでした。いまの設定はそのままです。もう一度サインインを始めてください。",
		})
	}
	_, err := d.SignInPaste(ctx, app.SignInAddress{ID: in.ID, Address: line})
	if r := (*app.Refusal)(nil); errors.As(err, &r) && r.Code == "signin_address" {
		c.say(r)
		return nil
	}
	return err
}

// lines reads standard input by lines. Its goroutine ends with the input or with
// the program.
func (c *cli) lines() <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for s := bufio.NewScanner(c.in); s.Scan(); {
			if s.Text() != "" {
				out <- s.Text()
			}
		}
	}()
	return out
}

// showAddress says where to sign in. With --json it goes to standard error: the
// answer on standard output stays one value.
func (c *cli) showAddress(b app.SignInBegun) {
	if c.json {
		e := json.NewEncoder(c.err)
		e.SetEscapeHTML(false)
		_ = e.Encode(map[string]any{"sign_in": map[string]any{"url": b.URL, "redirect": b.Redirect, "listening": b.Listening}})
		return
	}
	_, _ = fmt.Fprintf(c.out, "ブラウザーで次のアドレスを開いて、サインインしてください（やめるには Ctrl+C）。\n%s\n", b.URL)
	if b.Text != "" {
		_, _ = fmt.Fprintln(c.out, b.Text)
	}
}
