package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) shop() *cobra.Command {
	cmd := &cobra.Command{Use: "shop", Short: "店舗の設定（名前、署名、営業時間、電話、返送先、振込先、登録番号、送信待ちの秒数）を見る、変える"}
	cmd.AddCommand(&cobra.Command{
		Use: "show", Short: "いまの設定", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			s, err := d.Shop(ctx)
			return c.shopOut(s, err)
		}),
	}, c.shopSet())
	return cmd
}

func (c *cli) shopOut(s app.ShopSettings, err error) error {
	if err != nil {
		return err
	}
	return c.show(s, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "店舗名：%s\n担当者名：%s\n営業時間の案内：%s\n店舗電話：%s\n返送先住所：%s\n返品の条件：%s\n返品の送料：%s\n振込先：%s\n登録番号：%s\n返信期限：%d 時間\n送信待ち：%d 秒\n署名：\n%s\n",
			s.ShopName, s.StaffName, s.Hours, s.ShopPhone, s.ReturnTo, s.ReturnTerms, s.ReturnPostage, s.Bank, s.TaxNumber, s.ReplyHours, s.Hold, s.Signature)
		if s.TaxDoubt != "" {
			_, _ = fmt.Fprintln(w, "登録番号："+s.TaxDoubt)
		}
	})
}

// shopSet changes what is named.
func (c *cli) shopSet() *cobra.Command {
	var in app.ShopSettings
	var signature string
	cmd := &cobra.Command{Use: "set", Short: "書いたものだけを変える", Args: cobra.NoArgs}
	f := cmd.Flags()
	f.StringVar(&in.ShopName, "name", "", "店舗名")
	f.StringVar(&in.StaffName, "staff-name", "", "返信に書く担当者名")
	f.StringVar(&in.Hours, "hours", "", "返信に書く営業時間の案内")
	f.StringVar(&in.ShopPhone, "phone", "", "店舗の電話番号")
	f.StringVar(&in.ReturnTo, "return-to", "", "返品の送り先")
	f.StringVar(&in.ReturnTerms, "return-terms", "", "お客様の都合の返品を受ける条件")
	f.StringVar(&in.ReturnPostage, "return-postage", "", "お客様の都合の返品の送料をだれが払うか")
	f.StringVar(&in.Bank, "bank", "", "銀行振込の口座")
	f.StringVar(&in.TaxNumber, "tax-number", "", "適格請求書の登録番号（T と 13 桁）")
	f.StringVar(&signature, "signature-file", "", "署名のファイル（- は標準入力）")
	f.IntVar(&in.Hold, "hold", 0, "送信を取り消せる秒数")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		s, err := d.Shop(ctx)
		if err != nil {
			return err
		}
		for flag, to := range map[string][2]*string{
			"name": {&s.ShopName, &in.ShopName}, "staff-name": {&s.StaffName, &in.StaffName}, "hours": {&s.Hours, &in.Hours},
			"phone": {&s.ShopPhone, &in.ShopPhone}, "return-to": {&s.ReturnTo, &in.ReturnTo}, "bank": {&s.Bank, &in.Bank},
			"return-terms": {&s.ReturnTerms, &in.ReturnTerms}, "return-postage": {&s.ReturnPostage, &in.ReturnPostage},
			"tax-number": {&s.TaxNumber, &in.TaxNumber},
		} {
			if f.Changed(flag) {
				*to[0] = *to[1]
			}
		}
		if f.Changed("hold") {
			s.Hold = in.Hold
		}
		if signature != "" {
			text, err := readFile(signature)
			if err != nil {
				return err
			}
			s.Signature = string(text)
		}
		return c.shopOut(d.SaveShop(ctx, s))
	})
	return cmd
}

func (c *cli) protection() *cobra.Command {
	cmd := &cobra.Command{Use: "protection", Short: "個人情報の見え方と画面のロックを見る、変える"}
	cmd.AddCommand(&cobra.Command{
		Use: "show", Short: "いまの設定", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			p, err := d.Protection(ctx)
			return c.protectionOut(p, err)
		}),
	}, c.protectionSet())
	return cmd
}

func (c *cli) protectionSet() *cobra.Command {
	var trainee, staff, viewer, open, askStaff, approve string
	var lock int
	cmd := &cobra.Command{Use: "set", Short: "書いたものだけを変える", Args: cobra.NoArgs}
	f := cmd.Flags()
	f.StringVar(&trainee, "mask-trainee", "", "臨時の担当者に個人情報を隠す：yes か no")
	f.StringVar(&staff, "mask-staff", "", "担当者に隠す：yes か no")
	f.StringVar(&viewer, "mask-viewer", "", "閲覧だけの人に隠す：yes か no")
	f.StringVar(&askStaff, "ask-staff", "", "担当の返信も、送る前に承認を要る：yes か no")
	f.StringVar(&approve, "staff-approve", "", "担当も、ほかの人の返信を承認できる：yes か no")
	f.StringVar(&open, "trainee-open", "", "臨時の担当者に、担当のない問い合わせも見せる：yes か no")
	f.IntVar(&lock, "lock", 0, "操作がないとき、画面をロックするまでの分（0 はロックしない）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		p, err := d.Protection(ctx)
		if err != nil {
			return err
		}
		for _, s := range []struct {
			flag, word string
			to         *bool
		}{
			{"--mask-trainee", trainee, &p.MaskTrainee},
			{"--mask-staff", staff, &p.MaskStaff},
			{"--mask-viewer", viewer, &p.MaskViewer},
			{"--trainee-open", open, &p.TraineeOpen},
			{"--ask-staff", askStaff, &p.AskStaff},
			{"--staff-approve", approve, &p.StaffApprove},
		} {
			if s.word == "" {
				continue
			}
			if *s.to, err = yes(s.flag, s.word); err != nil {
				return err
			}
		}
		if f.Changed("lock") {
			p.LockMinutes = lock
		}
		return c.protectionOut(d.SaveProtection(ctx, p))
	})
	return cmd
}

func (c *cli) protectionOut(p app.Protection, err error) error {
	if err != nil {
		return err
	}
	word := map[bool]string{true: "はい", false: "いいえ"}
	return c.show(p, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "個人情報を隠す　臨時：%s　担当：%s　閲覧：%s\n臨時に担当のない問い合わせも見せる：%s\n担当の返信にも承認が要る：%s　担当も承認できる：%s\n画面のロック：%d 分（0 はロックしない）\n",
			word[p.MaskTrainee], word[p.MaskStaff], word[p.MaskViewer], word[p.TraineeOpen],
			word[p.AskStaff], word[p.StaffApprove], p.LockMinutes)
	})
}
