package reply

import (
	"slices"

	"madoguchi/connectors/workday"
)

// Variable is a name a template may use.
type Variable struct {
	Name     string `json:"name"`
	Help     string `json:"help"`
	Source   string `json:"source"` // where its value comes from, as the chips say it
	Personal bool   `json:"personal"`

	Kind    string   `json:"kind"`    // text, date, yen … (the Kind words)
	Filters []string `json:"filters"` // what may stand behind the colon

	Loop       string `json:"loop"`         // inside this loop it is of that one only
	OnlyInLoop bool   `json:"only_in_loop"` // and means nothing outside
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
	value  func(Facts) fact
	absent string // Japanese: why it can be missing, and the next step
	buyers bool   // belongs to the buyer: never for the recipient of a gift
}

func (d definition) fromOrder() bool { return d.Source == sourceOrder || d.Source == sourceLines }

// Variables lists every name a template may use, in the order of the screen.
func Variables() []Variable {
	vs := make([]Variable, len(variables))
	for i, d := range variables {
		vs[i] = d.Variable
		vs[i].Filters = filtersOf(d.Kind)
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

// variables is the whole language.
var variables = slices.Concat(shopVariables, inquiryVariables, orderVariables, lineVariables, taxVariables, typedVariables())

func shop(kind, name, help string, value func(Facts) string) definition {
	return definition{
		Variable: Variable{Name: name, Help: help, Source: sourceShop, Kind: kind},
		value:    func(f Facts) fact { return says(value(f)) },
		absent:   "設定にまだ入っていません。設定の「お店」で入れると自動で埋まります。",
	}
}

var shopVariables = []definition{
	shop(KindText, "店舗名", "店の名前", func(f Facts) string { return f.Shop }),
	shop(KindName, "担当者名", "返信する人の名前", func(f Facts) string { return f.Staff }),
	shop(KindText, "署名", "返信の終わりに付ける署名", func(f Facts) string { return f.Signature }),
	shop(KindText, "営業時間", "電話や返信に応じる時間", func(f Facts) string { return f.Hours }),
	shop(KindText, "休業案内", "近い休みの案内。休みがないときは空", func(f Facts) string { return f.Holiday }),
	shop(KindPhone, "店舗電話", "店の電話番号", func(f Facts) string { return f.ShopPhone }),
	shop(KindText, "店舗メール", "店のメールアドレス", func(f Facts) string { return f.ShopMail }),
	shop(KindText, "返送先住所", "返品の送り先", func(f Facts) string { return f.ReturnTo }),
	shop(KindText, "振込先", "銀行振込の口座", func(f Facts) string { return f.Bank }),
	shop(KindText, "登録番号", "適格請求書の登録番号", func(f Facts) string { return f.TaxNumber }),
}

// ofInquiry is a fact of the inquiry itself.
func ofInquiry(kind, name, help, source, absent string, value func(Facts) fact) definition {
	return definition{Variable: Variable{Name: name, Help: help, Source: source, Kind: kind}, value: value, absent: absent}
}

var inquiryVariables = []definition{
	private(ofInquiry(KindName, "お客様名", "問い合わせた方の名前", sourceWriter, "モールから名前が届いていません。", func(f Facts) fact { return says(writerName(f)) })),
	ofInquiry(KindText, "モール名", "問い合わせが届いたモール", sourceInquiry, "メールの問い合わせにはモールがありません。", func(f Facts) fact { return says(f.Mall) }),
	ofInquiry(KindText, "件名", "問い合わせの件名", sourceInquiry, "問い合わせに件名がありません。", func(f Facts) fact { return says(f.Subject) }),
	ofInquiry(KindDate, "受付日時", "問い合わせが届いた日時", sourceInquiry, "届いた日時が分かりません。", received),
	ofInquiry(KindDate, "今日", "今日の日付", sourceToday, "今日の日付が分かりません。", func(f Facts) fact { return onDay(f.Now) }),
}

func received(f Facts) fact {
	if f.Received.IsZero() {
		return fact{}
	}
	return onDays([]day{{on: workday.DayOf(f.Received), clock: clockOf(f)}})
}

// writerName falls back to the buyer, but never for the recipient of a gift:
// his letter must not open with the buyer's name.
func writerName(f Facts) string {
	if f.Customer != "" || f.GiftRecipient || f.Order == nil {
		return f.Customer
	}
	return f.Order.Buyer.Name
}
