package command

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// inquiryNew writes first to a customer.
func (c *cli) inquiryNew() *cobra.Command {
	var order, account, at string
	var first firstWords
	var ask, anyway bool
	var note string
	var records recordFlags
	s := app.Start{}
	cmd := &cobra.Command{
		Use: "new --order 注文番号 {--body-file ファイル | --template 名前}", Short: "店舗から先にお客様へ連絡する（送信待ちに入れるか、承認を頼む）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if err := c.whom(ctx, d, &s, order, account); err != nil {
				return err
			}
			var err error
			if at != "" {
				if s.At, err = d.SendMoment(ctx, at); err != nil {
					return err
				}
			}
			if err := first.write(ctx, d, &s); err != nil {
				return err
			}
			if s.Facts.Records, err = records.read(); err != nil {
				return err
			}
			if ask {
				id, err := d.AskStart(ctx, app.StartApproval{Start: s, Note: note})
				if err != nil {
					return err
				}
				return c.inquiryShow(ctx, d, []string{strconv.FormatInt(id.ID, 10)})
			}
			s.Confirm = !anyway
			item, err := d.SendStart(ctx, s)
			if err != nil {
				return err
			}
			return c.show(outboxOf(item), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "送信待ちに入れました（番号 %d、問い合わせ %d、%s に送ります）。\n", item.ID, item.InquiryID, day(item.SendAt))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&order, "order", "", "どの注文のお客様に送るか")
	f.StringVar(&account, "account", "", "送る接続の名前か番号（省くと、使えるものから選びます）")
	f.StringVar(&s.To, "to", "", "宛先のメールアドレス（省くと、注文のお客様のもの）")
	f.StringVar(&s.Subject, "subject", "", "件名")
	f.StringVar(&s.Category, "category", "", "種類のコード（モールが求めるとき）")
	f.StringVar(&first.body, "body-file", "", "本文のファイル（- は標準入力）")
	f.StringVar(&first.template, "template", "", "本文を作るテンプレートの名前か番号")
	f.StringArrayVar(&first.set, "set", nil, "テンプレートの空欄に入れる言葉（名前=値、何度でも）")
	f.StringArrayVar(&first.attach, "attach", nil, "添付するファイル（何度でも）")
	f.IntVar(&s.Hold, "hold", -1, "取り消せる時間（秒）。省くと設定の秒数")
	f.StringVar(&at, "at", "", "送る日時（reply と同じ書き方）")
	f.StringArrayVar(&s.Accepted, "accept", nil, "確かめた注意の key（何度でも）")
	f.BoolVar(&anyway, "anyway", false, "注意が残っていても送信待ちに入れる")
	f.BoolVar(&ask, "ask", false, "送らずに承認を頼む")
	f.StringVar(&note, "note", "", "承認する人へのひとこと（--ask と使う）")
	records.on(cmd)
	cmd.MarkFlagsOneRequired("body-file", "template")
	_ = cmd.MarkFlagRequired("subject")
	return cmd
}

// firstWords is where the words of a first text come from: a file, a template, or a
// file that was made from a template.
type firstWords struct {
	body, template string
	set, attach    []string
}

func (f firstWords) write(ctx context.Context, d *app.Desk, s *app.Start) (err error) {
	if s.Template, err = templateNumber(ctx, d, f.template); err != nil {
		return err
	}
	if s.Facts.Typed, err = typedFacts(f.set); err != nil {
		return err
	}
	if f.body != "" {
		text, err := readFile(f.body)
		if err != nil {
			return err
		}
		s.Text = string(text)
	} else {
		made, err := d.ComposeStart(ctx, *s)
		if err != nil {
			return err
		}
		s.Text = made.Text
		s.Facts.Parts = []app.DraftPart{{Template: s.Template, Text: made.Text, Values: made.Values}}
	}
	s.Files, err = attached(ctx, d, f.attach)
	return err
}

// whom fills in the order, the account and the address of a first text: what is
// not given is the first that works.
func (c *cli) whom(ctx context.Context, d *app.Desk, s *app.Start, order, account string) error {
	if order == "" && s.To == "" {
		return usage("--order か --to のどちらかを書いてください")
	}
	if order != "" {
		id, err := orderID(ctx, d, order)
		if err != nil {
			return err
		}
		s.Order = id
	}
	from, err := d.Starters(ctx, app.StartQuery{Order: s.Order, To: s.To})
	if err != nil {
		return err
	}
	if s.To == "" {
		s.To = from.Address
	}
	if account != "" {
		a, err := d.AccountNamed(ctx, account)
		s.Account = a.ID
		return err
	}
	if len(from.Ways) == 0 {
		return &app.Refusal{Code: "start_none", Text: "このお客様に連絡できる接続がありません。何も送っていません。メールの接続を追加するか、モールの注文の画面から連絡してください。"}
	}
	if w := from.Ways[0]; !w.OK {
		return &app.Refusal{Code: "start_none", Text: "このお客様に連絡できる接続がありません。何も送っていません。" + w.Why}
	}
	s.Account = from.Ways[0].Account
	return nil
}

// orderID returns the one order of a number; two malls may use the same.
func orderID(ctx context.Context, d *app.Desk, number string) (int64, error) {
	list, err := d.OrdersByNumber(ctx, number)
	switch {
	case err != nil:
		return 0, err
	case len(list) == 0:
		return 0, &app.Refusal{Code: "not_found", Text: "注文番号「" + number + "」の注文はまだ読み込んでいません。番号を確かめるか、「madoguchi sync」で受信してください。"}
	case len(list) > 1:
		return 0, &app.Refusal{Code: "order_twice", Text: "注文番号「" + number + "」の注文が 2 件以上あります。何も送っていません。画面で注文を選んでください。"}
	}
	return list[0].ID, nil
}

func (c *cli) inquiryDone() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "done ID", Short: "完了にする", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.moveTo(ctx, d, args[0], "done", reason)
		}),
	}
	cmd.Flags().StringVar(&reason, "reason", "", "理由のコード（account kinds の marks.reasons。省くといつもの理由）")
	return cmd
}

func (c *cli) inquiryReopen(ctx context.Context, d *app.Desk, args []string) error {
	return c.moveTo(ctx, d, args[0], "working", "")
}

func (c *cli) moveTo(ctx context.Context, d *app.Desk, arg, state, reason string) error {
	id, err := number(arg)
	if err != nil {
		return err
	}
	row, err := d.SetState(ctx, app.StateChange{ID: id, State: state, Reason: reason})
	if err != nil {
		return err
	}
	return c.show(inquiryOf(row), func(w io.Writer) { _, _ = fmt.Fprintln(w, row.State) })
}

func (c *cli) inquiryPrivate(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.MarkPrivate(ctx, app.ID{ID: id}); err != nil {
		return err
	}
	return c.inquiryShow(ctx, d, args)
}

// orderNote adds a line to the shop's memo of an order at the mall.
func (c *cli) orderNote() *cobra.Command {
	var body string
	var signed bool
	cmd := &cobra.Command{
		Use: "note 注文番号 --body-file ファイル", Short: "モールの店舗メモに追記する（お客様には見えません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := orderID(ctx, d, args[0])
			if err != nil {
				return err
			}
			text, err := readFile(body)
			if err != nil {
				return err
			}
			memo, err := d.NoteOrder(ctx, app.OrderNote{Order: id, Text: string(text), Signed: signed})
			if err != nil {
				return err
			}
			return c.show(memo, func(w io.Writer) { _, _ = fmt.Fprintln(w, memo.Memo) })
		}),
	}
	cmd.Flags().StringVar(&body, "body-file", "", "追記する文のファイル（- は標準入力）")
	cmd.Flags().BoolVar(&signed, "signed", false, "日付と名前を付ける")
	_ = cmd.MarkFlagRequired("body-file")
	return cmd
}
