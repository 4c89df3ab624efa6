package reply

import "slices"

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
