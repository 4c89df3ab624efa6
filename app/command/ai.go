package command

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) ai() *cobra.Command {
	cmd := &cobra.Command{Use: "ai", Short: "下書きの手伝い（AI）の設定、接続テスト、記録"}
	var before int64
	log := &cobra.Command{
		Use: "log", Short: "頼んだ下書きと、人が直した文字数の記録（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			out, err := d.DraftLog(ctx, app.DraftLogQuery{Before: before})
			if err != nil {
				return err
			}
			return c.show(out, func(w io.Writer) {
				for _, e := range out.Entries {
					_, _ = fmt.Fprintf(w, "%6d  %s  問い合わせ %d  %s（%s）  %s  疑わしい所 %d  直した文字 %d\n", e.Number, stamp(e.At), e.InquiryID, e.Model, e.Host, e.State, e.Doubts, e.Changed)
				}
			})
		}),
	}
	log.Flags().Int64Var(&before, "before", 0, "この番号より古いもの")
	cmd.AddCommand(&cobra.Command{
		Use: "show", Short: "いまの設定（キーは出しません）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			s, err := d.DraftSettings(ctx)
			return c.aiOut(s, err)
		}),
	}, c.aiSet(), &cobra.Command{
		Use: "test", Short: "お客様の情報を使わずに、つながるか試す", Args: cobra.NoArgs, RunE: c.with(c.aiTest),
	}, &cobra.Command{
		Use: "models", Short: "この PC の中の Ollama、llama.cpp、LM Studio を探す", Args: cobra.NoArgs, RunE: c.with(c.aiModels),
	}, log, c.aiConfirm())
	return cmd
}

func (c *cli) aiOut(s app.DraftSettings, err error) error {
	if err != nil {
		return err
	}
	word := map[bool]string{true: "はい", false: "いいえ"}
	return c.show(s, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "使う：%s\n接続先：%s（この PC の中：%s）\nモデル：%s\nキー：%s\nお客様の文面も渡す：%s\n待つ秒数：%d\n",
			word[s.On], s.Endpoint, word[s.Local], s.Model, map[bool]string{true: "あり", false: "なし"}[s.HasKey], word[s.Written], s.Seconds)
	})
}

// aiSet changes what is named. The key comes from a file: an argument would stand
// in the history of the shell.
func (c *cli) aiSet() *cobra.Command {
	var on, written, sensitive, money, address, model, key string
	var seconds int
	var forget bool
	var cares, categories []string
	cmd := &cobra.Command{Use: "set", Short: "書いたものだけを変える", Args: cobra.NoArgs}
	f := cmd.Flags()
	f.StringVar(&on, "on", "", "使う：yes か no")
	f.StringVar(&address, "endpoint", "", "接続先（http://127.0.0.1:11434/v1 など）")
	f.StringVar(&model, "model", "", "モデルの名前")
	f.StringVar(&key, "key-file", "", "キーを書いたファイル（- は標準入力）")
	f.StringVar(&written, "written", "", "お客様の文面も渡す：yes か no")
	f.StringVar(&sensitive, "sensitive", "", "健康などが書かれた問い合わせでは頼まない：yes か no")
	f.StringVar(&money, "money", "", "返金や賠償が書かれた問い合わせでは頼まない：yes か no")
	f.IntVar(&seconds, "seconds", 0, "答えを待つ秒数（10〜600）")
	f.BoolVar(&forget, "forget-key", false, "保管しているキーを消す")
	f.StringSliceVar(&cares, "cares", nil, "頼まない注意の印：complaint、care、harassment（「,」で区切る。空なら無し）")
	f.StringSliceVar(&categories, "categories", nil, "頼まない分類の番号（「,」で区切る。空なら無し）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		s, err := d.DraftSettings(ctx)
		if err != nil {
			return err
		}
		for _, w := range []struct {
			flag, word string
			to         *bool
		}{{"--on", on, &s.On}, {"--written", written, &s.Written}, {"--sensitive", sensitive, &s.Sensitive}, {"--money", money, &s.Money}} {
			if w.word == "" {
				continue
			}
			if *w.to, err = yes(w.flag, w.word); err != nil {
				return err
			}
		}
		if f.Changed("endpoint") {
			s.Endpoint = address
		}
		if f.Changed("model") {
			s.Model = model
		}
		if f.Changed("seconds") {
			s.Seconds = seconds
		}
		if f.Changed("cares") {
			s.Cares = cares
		}
		if f.Changed("categories") {
			if s.Categories, err = numbers(categories); err != nil {
				return err
			}
		}
		s.ForgetKey = forget
		if key != "" {
			data, err := readFile(key)
			if err != nil {
				return err
			}
			s.Key = strings.TrimSpace(string(data))
		}
		return c.aiOut(d.SaveDraftSettings(ctx, s))
	})
	return cmd
}

func numbers(words []string) ([]int64, error) {
	out := []int64{}
	for _, w := range words {
		n, err := number(w)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

func (c *cli) aiTest(ctx context.Context, d *app.Desk, _ []string) error {
	s, err := d.DraftSettings(ctx)
	if err != nil {
		return err
	}
	out, err := d.TestDraftEndpoint(ctx, s)
	if err != nil {
		return err
	}
	if !out.OK {
		return &app.Refusal{Code: "ai_test", Text: out.Text, Problems: []app.Problem{}}
	}
	return c.show(out, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s（%d ミリ秒）\n", out.Text, out.Took) })
}

func (c *cli) aiModels(ctx context.Context, d *app.Desk, _ []string) error {
	out, err := d.FindLocalModels(ctx)
	if err != nil {
		return err
	}
	return c.show(out, func(w io.Writer) {
		for _, s := range out.Servers {
			_, _ = fmt.Fprintf(w, "%s  %s  %s\n", s.Name, s.Endpoint, strings.Join(s.Models, "、"))
		}
		_, _ = fmt.Fprintf(w, "%d 件\n", len(out.Servers))
	})
}

func (c *cli) aiConfirm() *cobra.Command {
	return &cobra.Command{
		Use: "confirm ID 言葉 同じ言葉", Short: "手伝いが書いた言葉を記録と照らして確かめたとする", Args: cobra.ExactArgs(3),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			if err := d.ConfirmDoubt(ctx, app.DoubtConfirm{ID: id, Value: args[1], Typed: args[2]}); err != nil {
				return err
			}
			return c.show(map[string]any{"confirmed": args[1]}, func(w io.Writer) { _, _ = fmt.Fprintln(w, "確かめたことにしました。") })
		}),
	}
}

// aiDraft is what `draft ID --ai` was told.
type aiDraft struct {
	points, tone string
	yes          bool
}

const draftPause = 200 * time.Millisecond // between two looks at a draft that is being written

// draftByMachine asks a machine and waits; Ctrl+C stops it. What would leave this
// PC is shown, and leaves only with --yes.
func (c *cli) draftByMachine(ctx context.Context, d *app.Desk, id int64, in aiDraft) error {
	text, err := readFile(in.points)
	if err != nil {
		return err
	}
	w := app.DraftWish{ID: id, Points: strings.Split(string(text), "\n"), Tone: in.tone}
	p, err := d.DraftPreview(ctx, w)
	if err != nil {
		return err
	}
	if !p.Local && !in.yes {
		return c.show(map[string]any{"preview": p}, func(out io.Writer) {
			_, _ = fmt.Fprintf(out, "%s\n\nこの PC の外（%s）へ送る内容です。まだ送っていません。よければ --yes を付けて、もう一度実行してください。\n", p.Text, p.Host)
		})
	}
	w.Seen = p.Mark
	run, err := d.DraftStart(ctx, w)
	if err != nil {
		return err
	}
	for run.State == "running" {
		select {
		case <-ctx.Done():
			_ = d.DraftStop(context.WithoutCancel(ctx), app.ID{ID: id}) // it cannot wait: nothing cancels this context
			return ctx.Err()
		case <-time.After(draftPause):
		}
		if run, err = d.DraftState(ctx, app.ID{ID: id}); err != nil {
			return err
		}
	}
	if run.State == "failed" {
		return &app.Refusal{Code: "ai_failed", Text: run.Why, Problems: []app.Problem{}}
	}
	return c.show(map[string]any{"number": run.Number, "state": run.State, "text": run.Text, "problems": problems(run.Problems), "took": run.Took}, func(out io.Writer) {
		_, _ = fmt.Fprintln(out, run.Text)
		for _, p := range run.Problems {
			_, _ = fmt.Fprintf(out, "%s %s\n", sign(p.Warn), p.Text)
		}
		if run.Why != "" {
			_, _ = fmt.Fprintln(out, run.Why)
		}
	})
}
