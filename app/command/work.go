package command

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) sync() *cobra.Command {
	var account, since string
	cmd := &cobra.Command{
		Use: "sync", Short: "いま受信する（注文も）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			var id int64
			if account != "" {
				a, err := d.AccountNamed(ctx, account)
				if err != nil {
					return err
				}
				id = a.ID
			}
			from, err := date(since)
			if err != nil {
				return err
			}
			s, err := d.SyncSince(ctx, id, from)
			if err != nil {
				return err
			}
			if err := c.show(s, func(w io.Writer) { writeSync(w, s) }); err != nil {
				return err
			}
			return syncFailure(s)
		}),
	}
	cmd.Flags().StringVar(&account, "account", "", "この接続だけを、間を置かずにすべて確かめる")
	cmd.Flags().StringVar(&since, "since", "", "この日までさかのぼって受信し直す：2026-01-31")
	return cmd
}

func writeSync(w io.Writer, s app.Synced) {
	for _, a := range s.Accounts {
		_, _ = fmt.Fprintf(w, "%s：問い合わせ %d 件、注文 %d 件、添付 %d 件\n", a.Name, a.Inquiries, a.Orders, a.Files)
	}
	if len(s.Accounts) == 0 {
		_, _ = fmt.Fprintln(w, "いま受信する接続はありません。")
	}
}

// syncFailure makes the command fail when an account did: a task scheduler
// sees the exit code only.
func syncFailure(s app.Synced) error {
	for _, a := range s.Accounts {
		if !a.OK {
			return &app.Refusal{Code: a.Reason, Text: "「" + a.Name + "」：" + a.Text}
		}
	}
	return nil
}

func writeDraft(w io.Writer, out app.Composed) {
	_, _ = fmt.Fprintf(w, "%s\n\n", out.Text)
	for _, v := range out.Values {
		text := v.Text
		if v.Missing {
			text = "まだありません"
		}
		name := v.Name
		if v.Filter != "" {
			name += ":" + v.Filter
		}
		_, _ = fmt.Fprintf(w, "  %s：%s（%s）%s\n", name, text, v.Source, v.Why)
	}
	writeAsks(w, out.Asks)
	for _, p := range out.Problems {
		_, _ = fmt.Fprintf(w, "  %s %s\n", sign(p.Warn), p.Text)
	}
}

func sign(warn bool) string {
	if warn {
		return "注意："
	}
	return "送信できません："
}

func (c *cli) reply() *cobra.Command {
	var body, charset, at string
	var attach []string
	var anyway bool
	var records recordFlags
	r := app.SendRequest{}
	cmd := &cobra.Command{
		Use: "reply ID --body-file ファイル", Short: "返信を送信待ちに入れる", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if r.ID, err = number(args[0]); err != nil {
				return err
			}
			text, err := readFile(body)
			if err != nil {
				return err
			}
			r.Text = string(text)
			if r.Files, err = attached(ctx, d, attach); err != nil {
				return err
			}
			if r.Facts.Records, err = records.read(); err != nil {
				return err
			}
			r.Confirm = !anyway
			if at != "" {
				if r.At, err = d.SendMoment(ctx, at); err != nil {
					return err
				}
			}
			item, err := send(ctx, d, r, charset)
			if err != nil {
				return err
			}
			return c.show(outboxOf(item), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "送信待ちに入れました（番号 %d、%s に送ります）。\n", item.ID, day(item.SendAt))
				writeRecords(w, item.Records)
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&body, "body-file", "", "本文のファイル（- は標準入力）")
	f.StringArrayVar(&attach, "attach", nil, "添付するファイル（何度でも）")
	f.Int64Var(&r.Template, "template", 0, "もとにしたテンプレートの番号（期間や分類も確かめます）")
	f.StringArrayVar(&r.Accepted, "accept", nil, "確かめた注意の key（何度でも）")
	f.BoolVar(&anyway, "anyway", false, "注意が残っていても送信待ちに入れる")
	f.BoolVar(&r.Done, "done", false, "送れたら完了にする")
	f.StringVar(&charset, "charset", "", "メールの文字コード：iso-2022-jp（古い携帯電話向け）、utf-8（ふつう）。お客様のアドレスごとに覚えます")
	f.IntVar(&r.Hold, "hold", -1, "取り消せる時間（秒）。省くと設定の秒数")
	f.StringVar(&at, "at", "", "送る日時：2026-11-24、「2026-11-24 12:00」、または opening, tomorrow9, next_open（60 日先まで）")
	f.IntVar(&r.Follow, "follow", 0, "送れたら、この営業日数の後にフォローする（-1 はテンプレートの日数、なければ 3 日）")
	records.on(cmd)
	_ = cmd.MarkFlagRequired("body-file")
	return cmd
}

// templateNumber is the number of a template by its name, 0 for none.
func templateNumber(ctx context.Context, d *app.Desk, named string) (int64, error) {
	if named == "" {
		return 0, nil
	}
	t, err := d.TemplateNamed(ctx, named)
	return t.ID, err
}

// send queues a reply; without a charset named, what was chosen for the customer
// before counts.
func send(ctx context.Context, d *app.Desk, r app.SendRequest, charset string) (app.OutboxItem, error) {
	switch charset = strings.ToLower(charset); charset {
	case "":
		return d.Send(ctx, r)
	case "utf-8":
		charset = ""
	}
	return d.SendIn(ctx, r, charset)
}

func attached(ctx context.Context, d *app.Desk, paths []string) ([]app.DraftFile, error) {
	var out []app.DraftFile
	for _, p := range paths {
		data, err := readFile(p)
		if err != nil {
			return nil, err
		}
		f, err := d.Attach(ctx, filepath.Base(p), data)
		if err != nil {
			return nil, err
		}
		if t := mime.TypeByExtension(filepath.Ext(p)); t != "" && http.DetectContentType(data) == "application/octet-stream" {
			f.Type = t
		}
		out = append(out, f)
	}
	return out, nil
}

func (c *cli) outbox() *cobra.Command {
	cmd := &cobra.Command{Use: "outbox", Short: "送信待ちを見る、送る、結果を決める"}
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "送信待ちと結果の一覧", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Outbox(ctx, app.OutboxQuery{})
			list, err = covered(ctx, d, list, err)
			if err != nil {
				return err
			}
			return c.show(outboxRows(list), func(w io.Writer) { writeOutbox(w, list) })
		}),
	}, &cobra.Command{
		Use: "run", Short: "時間の来た返信を送る", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.RunOutbox(ctx)
			if err != nil {
				return err
			}
			return c.show(outboxRows(list), func(w io.Writer) { writeOutbox(w, list) })
		}),
	}, &cobra.Command{
		Use: "resolve ID sent|not-sent", Short: "結果のわからない返信を、送れた・送れていないと決める（送りません）", Args: cobra.ExactArgs(2),
		RunE: c.with(c.resolve),
	}, &cobra.Command{
		Use: "now ID", Short: "取り消せる時間を待たずに、次の outbox run で送る", Args: cobra.ExactArgs(1), RunE: c.with(c.sendNow),
	}, &cobra.Command{
		Use: "at ID TIME", Short: "送る日時を決め直す：2026-11-24、「2026-11-24 12:00」、opening、tomorrow9、next_open", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			at, err := d.SendMoment(ctx, args[1])
			if err != nil {
				return err
			}
			item, err := d.Reschedule(ctx, app.RescheduleRequest{ID: id, At: at})
			if err != nil {
				return err
			}
			return c.show(outboxOf(item), func(w io.Writer) { _, _ = fmt.Fprintf(w, "%d  %s に送ります\n", item.ID, day(item.SendAt)) })
		}),
	}, &cobra.Command{
		Use: "take-back ID", Short: "送る前の返信を下書きに戻す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			back, err := d.TakeBack(ctx, app.ID{ID: id})
			if err != nil {
				return err
			}
			text := back.Draft.Text
			if back.Starts {
				text = back.Start.Text // its empty inquiry is gone
			}
			return c.show(map[string]any{"inquiry_id": back.Draft.ID, "text": text}, func(w io.Writer) { _, _ = fmt.Fprintln(w, text) })
		}),
	})
	return cmd
}

func (c *cli) resolve(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if args[1] != "sent" && args[1] != "not-sent" {
		return usage("最後に sent か not-sent を書いてください")
	}
	if err := d.Resolve(ctx, app.ResolveRequest{ID: id, Sent: args[1] == "sent"}); err != nil {
		return err
	}
	return c.itemOut(ctx, d, id)
}

// itemOut shows one item of the outbox.
func (c *cli) itemOut(ctx context.Context, d *app.Desk, id int64) error {
	i, err := d.OutboxByID(ctx, id)
	if err != nil {
		return err
	}
	return c.show(outboxOf(i), func(w io.Writer) { _, _ = fmt.Fprintf(w, "%d  %s\n", i.ID, i.State) })
}

func writeOutbox(w io.Writer, list app.OutboxList) {
	for _, i := range list.Outbox {
		why := i.Reason
		if i.Likely == app.LikelyNotSent {
			why = fmt.Sprintf("送信されていない可能性が高いです（%s に調べて、見つかりませんでした）。outbox resolve %d で結果を決めてください。", day(i.AbsentAt), i.ID)
		}
		_, _ = fmt.Fprintf(w, "%6d  %-8s  問い合わせ %d  %s  %s\n", i.ID, i.State, i.InquiryID, i.Customer, why)
	}
	_, _ = fmt.Fprintf(w, "%d 件\n", len(list.Outbox))
}
