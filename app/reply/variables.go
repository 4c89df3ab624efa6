package reply

import (
	"slices"
	"strings"
)

// Variable is a name a template may use.
type Variable struct {
	Name     string `json:"name"`
	Help     string `json:"help"`
	Source   string `json:"source"` // where its value comes from, as the chips say it
	Personal bool   `json:"personal"`
}

// Where a value comes from.
const (
	sourceShop     = "設定"
	sourceWriter   = "お客様"
	sourceInquiry  = "問い合わせ"
	sourceOrder    = "注文"
	sourceLines    = "明細"
	sourceTyped    = "入力"
	sourceToday    = "日付"
	sourceTemplate = "テンプレート"
)

// definition is a variable with the rule for its value.
type definition struct {
	Variable
	value  func(Facts) string
	absent string // Japanese: why it can be missing, and the next step
	buyers bool   // belongs to the buyer: never for the recipient of a gift
}

func (d definition) fromOrder() bool { return d.Source == sourceOrder || d.Source == sourceLines }

// Variables lists every name a template may use, in the order of the screen.
func Variables() []Variable {
	vs := make([]Variable, len(variables))
	for i, d := range variables {
		vs[i] = d.Variable
	}
	return vs
}

func find(name string) (definition, bool) {
	i := slices.IndexFunc(variables, func(d definition) bool { return d.Name == name })
	if i < 0 {
		return definition{}, false
	}
	return variables[i], true
}

func known(name string) bool {
	_, ok := find(name)
	return ok
}

func personal(name string) bool {
	d, _ := find(name)
	return d.Personal
}

// variables is the whole language.
var variables = slices.Concat(shopVariables, inquiryVariables, orderVariables, typedVariables())

func shop(name, help string, value func(Facts) string) definition {
	return definition{
		Variable: Variable{Name: name, Help: help, Source: sourceShop}, value: value,
		absent: "設定にまだ入っていません。設定の「店舗」で入れると自動で埋まります。",
	}
}

var shopVariables = []definition{
	shop("店舗名", "店の名前", func(f Facts) string { return f.Shop }),
	shop("担当者名", "返信する人の名前", func(f Facts) string { return f.Staff }),
	shop("署名", "返信の終わりに付ける署名", func(f Facts) string { return f.Signature }),
	shop("営業時間", "電話や返信に応じる時間", func(f Facts) string { return f.Hours }),
	shop("休業案内", "近い休みの案内。休みがないときは空", func(f Facts) string { return f.Holiday }),
	shop("店舗電話", "店の電話番号", func(f Facts) string { return f.ShopPhone }),
	shop("店舗メール", "店のメールアドレス", func(f Facts) string { return f.ShopMail }),
	shop("返送先住所", "返品の送り先", func(f Facts) string { return f.ReturnTo }),
	shop("振込先", "銀行振込の口座", func(f Facts) string { return f.Bank }),
	shop("登録番号", "適格請求書の登録番号", func(f Facts) string { return f.TaxNumber }),
}

var inquiryVariables = []definition{
	{
		Variable: Variable{Name: "お客様名", Help: "問い合わせた方の名前", Source: sourceWriter, Personal: true},
		value:    writerName, absent: "モールから名前が届いていません。",
	},
	{
		Variable: Variable{Name: "モール名", Help: "問い合わせが届いたモール", Source: sourceInquiry},
		value:    func(f Facts) string { return f.Mall }, absent: "メールの問い合わせにはモールがありません。",
	},
	{
		Variable: Variable{Name: "件名", Help: "問い合わせの件名", Source: sourceInquiry},
		value:    func(f Facts) string { return f.Subject }, absent: "問い合わせに件名がありません。",
	},
	{
		Variable: Variable{Name: "受付日時", Help: "問い合わせが届いた日時", Source: sourceInquiry},
		value:    func(f Facts) string { return Stamp(f.Received) }, absent: "届いた日時が分かりません。",
	},
	{
		Variable: Variable{Name: "今日", Help: "今日の日付", Source: sourceToday},
		value:    func(f Facts) string { return Day(f.Now) }, absent: "今日の日付が分かりません。",
	},
}

// writerName falls back to the buyer, but never for the recipient of a gift:
// his letter must not open with the buyer's name.
func writerName(f Facts) string {
	if f.Customer != "" || f.GiftRecipient || f.Order == nil {
		return f.Customer
	}
	return f.Order.Buyer.Name
}

// typed are facts that only a person knows. They stay missing until typed.
const typed = `
回答予定日時 次に返事をする日時
出荷予定日 これから出荷する日
当初予定日 はじめに案内した日
新予定日 変更後の日
遅延理由 遅れた理由
在庫状況 在庫の有無や数
再入荷予定日 次に入荷する日
代替品 代わりに案内する商品
仕様 お客様が知りたい仕様の答え
最終状況 運送会社の最新の状況
状況日時 その状況になった日時
配達完了日時 運送会社が届けたとする日時
営業所 担当する営業所
営業所電話 営業所の電話番号
保管期限 運送会社が荷物を預かる期限
返金額 返す金額
返金方法 返金のしかた
返金日 返金の手続きをした日
返金予定日 返金する予定の日
反映目安 返金が明細に載る時期
取消日 キャンセルした日
出荷状況 いまどこまで進んでいるか
返品期限 返品を受け付ける最後の日
返送料 返送の送料をだれが払うか
症状 不良や破損のようす
再送日 代わりの商品を送る日
届いた商品 まちがって届いた商品
回収方法 届いた商品の引き取り方
旧住所 変更前の住所
新住所 変更後の住所
新希望日時 変更後の配達希望
変更後内容 変更したあとの注文内容
差額 変更による差額
宛名 領収書の宛名
但書 領収書の但し書き
のし種類 のし紙の種類
表書き のしの表書き
名入れ のしに入れる名前
のし位置 内のしか外のし
包装 包装紙やリボン
回答期限 返事をもらいたい日
入金期限 支払いの期限
欠品商品 用意できない商品
確認事項 確かめたいこと、確かめたこと
責任者名 責任を持って答える人
休業期間 休みの期間
出荷再開日 休み明けに出荷を始める日
`

func typedVariables() []definition {
	var ds []definition
	for _, line := range strings.Split(strings.TrimSpace(typed), "\n") {
		name, help, _ := strings.Cut(line, " ")
		ds = append(ds, definition{
			Variable: Variable{Name: name, Help: help, Source: sourceTyped, Personal: name == "旧住所" || name == "新住所"},
			value:    func(Facts) string { return "" },
			absent:   "ここは手で入れてください。",
		})
	}
	return ds
}
