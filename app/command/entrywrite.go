package command

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"madoguchi/app"
	"madoguchi/app/export/book"

	"github.com/spf13/cobra"
)

// wish are the flags that say what happened.
type wish struct {
	app.EntryWish
	rates []string
}

func (f *wish) flags(cmd *cobra.Command) {
	set := cmd.Flags()
	set.StringVar(&f.Variant, "variant", "", "仕訳の選び方（省くとふつうのもの）")
	set.Int64Var(&f.Amount, "amount", 0, "金額（税込。省くと、返金は注文の全額）")
	set.StringArrayVar(&f.rates, "rate", nil, "税率ごとの金額：10=3300、8=2160、0=500（いくつでも）")
	set.StringVar(&f.Memo, "memo", "", "摘要（名前・住所・電話は書けません）")
	set.StringVar(&f.Note, "note", "", "備考")
	set.StringVar(&f.Partner, "partner", "", "相手先（運送会社、修理業者）")
	set.StringVar(&f.Bank, "bank", "", "銀行（省くとお店の銀行）")
	set.Int64Var(&f.Fee, "fee", 0, "振込手数料")
	set.StringVar(&f.Invoice, "invoice", "", "仕入れの相手：qualified（登録あり）、transitional（登録なし）、none（控除しない）")
}

// read turns the amounts by rate into numbers.
func (f *wish) read() (app.EntryWish, error) {
	f.Amounts = nil
	for _, one := range f.rates {
		rate, yen, ok := strings.Cut(one, "=")
		r, bad := strconv.Atoi(rate)
		n, worse := strconv.ParseInt(yen, 10, 64)
		if !ok || bad != nil || worse != nil {
			return f.EntryWish, usage("--rate は 10=3300 のように書いてください（「" + one + "」は読めません）")
		}
		f.Amounts = append(f.Amounts, book.PerRate{Rate: r, Amount: n})
	}
	return f.EntryWish, nil
}

func (c *cli) entryAdd() *cobra.Command {
	var f wish
	var channel string
	var confirm bool
	cmd := &cobra.Command{Use: "add --type T", Short: "下書きを足す（仕訳は種別と注文から作ります）", Args: cobra.NoArgs}
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		in, err := f.read()
		if err != nil {
			return err
		}
		if confirm { // asked before a draft is there
			if err := d.May(ctx, "ConfirmEntries", nil); err != nil {
				return err
			}
		}
		p, err := d.ProposeEntry(ctx, in)
		if err != nil {
			return err
		}
		if channel != "" && channel != p.Entry.Channel {
			p.Entry.Channel = channel
		}
		e, err := d.SaveEntry(ctx, p.Entry)
		if err != nil {
			return err
		}
		if !confirm {
			return c.showEntries([]app.Entry{e})
		}
		done, err := d.ConfirmEntries(ctx, app.EntryRefs{Entries: []app.EntryRef{{ID: e.ID, Version: e.Version}}})
		if err != nil {
			return err
		}
		return c.showEntries(done.Entries)
	})
	f.flags(cmd)
	cmd.Flags().StringVar(&f.Type, "type", "", "種別コード（REFUND_FULL …）")
	cmd.Flags().StringVar(&f.Date, "date", "", "発生日（省くと今日）")
	cmd.Flags().StringVar(&f.Order, "order", "", "注文番号（省くと、問い合わせの注文）")
	cmd.Flags().Int64Var(&f.ID, "inquiry", 0, "問い合わせの番号")
	cmd.Flags().StringVar(&channel, "channel", "", "rakuten、yahoo、own（省くと注文から）")
	cmd.Flags().BoolVar(&confirm, "confirm", false, "そのまま確定する")
	_ = cmd.MarkFlagRequired("type")
	return cmd
}

func (c *cli) entryCorrect() *cobra.Command {
	var f wish
	var reason, date string
	cmd := &cobra.Command{Use: "correct 番号 --reason R", Short: "確定した記録を訂正する：取消を足し、正しい金額があればそれも足す", Args: cobra.ExactArgs(1)}
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		in, err := f.read()
		if err != nil {
			return err
		}
		was, err := d.EntryNamed(ctx, args[0])
		if err != nil {
			return err
		}
		fix := app.EntryCorrection{ID: was.ID, Version: was.Version, Date: date, Reason: reason}
		if in.Amount > 0 || len(in.Amounts) > 0 {
			in.ID, in.Order, in.Date = was.InquiryID, was.OrderNumber, date
			in.Type, in.Variant = was.Type, cmp.Or(in.Variant, was.Variant)
			in.Memo, in.Note = cmp.Or(in.Memo, was.Memo), cmp.Or(in.Note, was.Note)
			b, err := d.Books(ctx)
			if err != nil {
				return err
			}
			stays(&in, was, b.Shop.Accounts)
			p, err := d.ProposeEntry(ctx, in)
			if err != nil {
				return err
			}
			p.Entry.Channel = was.Channel
			fix.Instead = []app.Entry{p.Entry}
		}
		done, err := d.CorrectEntry(ctx, fix)
		if err != nil {
			return err
		}
		return c.showEntries(done.Entries)
	})
	f.flags(cmd)
	cmd.Flags().StringVar(&reason, "reason", "", "訂正の理由（帳簿に残ります）")
	cmd.Flags().StringVar(&date, "date", "", "訂正の日付（省くと今日）")
	_ = cmd.MarkFlagRequired("reason")
	return cmd
}

// stays takes over what a correction does not say: the fee, who stands behind the accounts
// and how a purchase is deducted are as they were.
func stays(in *app.EntryWish, was app.Entry, names book.Accounts) {
	for _, l := range was.Lines {
		if l.Debit == names.Fee {
			in.Fee = cmp.Or(in.Fee, l.Amount)
		} else if t, _ := book.ReadKey(l.DebitTax); t.Family == book.Purchase {
			in.Invoice = cmp.Or(in.Invoice, t.Invoice)
		}
		switch l.Credit {
		case names.Payable:
			in.Partner = cmp.Or(in.Partner, l.CreditSub)
		case names.Bank:
			in.Bank = cmp.Or(in.Bank, l.CreditSub)
		}
	}
}
