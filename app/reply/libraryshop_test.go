package reply

import (
	"maps"
	"os"
	"strings"
	"sync"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
)

// libraryCase is an inquiry that the whole library is rendered for.
type libraryCase struct {
	name    string
	channel string // kind of account
	change  func(*Facts)
}

var channelRules = map[string]connectors.Rules{
	"rakuten": rakutenRules,
	"yahoo":   {MaxChars: 2000, WarnChars: 1900, EmojiAsTwo: true, NoSubject: true, MaxFileSize: 5_000_000, FileTypes: []string{".pdf"}},
	"mailbox": {MaxFileSize: 20_000_000},
}

// sent puts the parcels of an order on their way; none means not shipped.
func sent(parcels ...connectors.Parcel) func(*Facts) {
	return func(f *Facts) {
		home, all := f.Order.Parcels[0].To, parcels
		if len(all) == 0 {
			f.Order.Status = connectors.OrderReady
			all = []connectors.Parcel{{}}
		}
		f.Order.Parcels = nil
		for _, p := range all {
			p.To = home
			f.Order.Parcels = append(f.Order.Parcels, p)
		}
	}
}

var (
	yamatoParcel = connectors.Parcel{Carrier: "yamato", CarrierAs: "ヤマト運輸", Number: "444413758703", ShippedAt: "2026-11-19", Arrives: "2026-11-21"}
	sagawaParcel = connectors.Parcel{Carrier: "sagawa", CarrierAs: "佐川急便", Number: "472575516733", ShippedAt: "2026-11-20", Arrives: "2026-11-22"}
)

func paying(how string, paid bool) func(*Facts) {
	return func(f *Facts) {
		f.Order.Payment, f.Order.Paid = how, paid
		if paid {
			f.Order.PaidAt = now.AddDate(0, 0, -4)
		}
	}
}

func free(label string) func(*Facts) {
	return func(f *Facts) {
		f.Order.Amounts = []connectors.Amount{{Label: "商品小計", Yen: 5480}, {Label: "送料", Yen: 770}, {Label: label, Yen: -6250}}
		f.Order.Taxes, f.Order.Total = nil, 0
	}
}

func allOf(changes ...func(*Facts)) func(*Facts) {
	return func(f *Facts) {
		for _, c := range changes {
			c(f)
		}
	}
}

func atRakuten(f *Facts) { f.OrderedAt = "楽天市場" }

func withoutOrder(f *Facts) { f.Order = nil }

var byCard, byBank, byPost = paying("クレジットカード", true), paying("銀行振込", false), paying("代金引換", false)

// libraryCases are what the malls, the payments and the parcels make of an order.
var libraryCases = []libraryCase{
	{"楽天 未出荷 カード", "rakuten", allOf(sent(), byCard)},
	{"楽天 未出荷 銀行振込 未入金", "rakuten", allOf(sent(), byBank)},
	{"楽天 未出荷 代金引換", "rakuten", allOf(sent(), byPost)},
	{"楽天 未出荷 後払い", "rakuten", allOf(sent(), paying("後払い決済", false))},
	{"楽天 未出荷 0円 クーポン", "rakuten", allOf(sent(), byCard, free("クーポン"))},
	{"楽天 未出荷 0円 ポイント", "rakuten", allOf(sent(), byCard, free("ポイント利用"))},
	{"楽天 未出荷 欠品と予約の商品", "rakuten", allOf(sent(), byCard, func(f *Facts) { f.Order.Lines[0].Lead, f.Order.Lines[1].Lead = "予約販売", "在庫切れ" })},
	{"楽天 一部出荷", "rakuten", allOf(sent(yamatoParcel, connectors.Parcel{}), byCard)},
	{"楽天 出荷済 1 個口", "rakuten", allOf(sent(yamatoParcel), byCard)},
	{"楽天 出荷済 2 個口 2 社", "rakuten", allOf(sent(yamatoParcel, sagawaParcel), byCard)},
	{"楽天 出荷済 代金引換", "rakuten", allOf(sent(yamatoParcel), byPost)},
	{"楽天 出荷済 領収書は発行済", "rakuten", allOf(sent(yamatoParcel), byCard, func(f *Facts) { f.Order.Receipt = "領収書 発行済み 1 回" })},
	{"楽天 配達済", "rakuten", allOf(sent(yamatoParcel), byCard, func(f *Facts) { f.Typed["配達完了日時"] = "11月19日(木) 14:05" })},
	{"楽天 持戻り", "rakuten", allOf(sent(yamatoParcel), byCard, func(f *Facts) { f.Typed["最終状況"] = "持戻り" })},
	{"楽天 返送", "rakuten", allOf(sent(yamatoParcel), byCard, func(f *Facts) { f.Typed["返送日"] = "11月18日(水)" })},
	{"楽天 取消", "rakuten", allOf(sent(), byCard, func(f *Facts) { f.Order.Status = connectors.OrderCanceled })},
	{"楽天 贈り物 注文した方へ", "rakuten", allOf(sent(yamatoParcel), byCard, toAunt)},
	{"楽天 贈り物 受け取った方へ", "rakuten", allOf(sent(yamatoParcel), byCard, toAunt, func(f *Facts) { f.GiftRecipient, f.Customer = true, "高橋 健" })},
	{"楽天 注文が分からない", "rakuten", withoutOrder},
	{"楽天 名前も追跡番号も届いていない", "rakuten", allOf(sent(connectors.Parcel{}), byCard, func(f *Facts) { f.Customer, f.Order.Buyer.Name = "", "" })},
	{"Yahoo! 未出荷 PayPay", "yahoo", allOf(sent(), paying("PayPay残高払い", true))},
	{"Yahoo! 出荷済 代金引換", "yahoo", allOf(sent(sagawaParcel), byPost)},
	{"Yahoo! 出荷済 2 個口 2 社", "yahoo", allOf(sent(yamatoParcel, sagawaParcel), byCard)},
	{"メール 未出荷 銀行振込 未入金", "mailbox", allOf(sent(), byBank)},
	{"メール 出荷済 1 個口", "mailbox", allOf(sent(yamatoParcel), byCard)},
	{"メール 出荷済 2 個口 2 社", "mailbox", allOf(sent(yamatoParcel, sagawaParcel), byCard)},
	{"メール 楽天の注文 銀行振込 未入金", "mailbox", allOf(sent(), byBank, atRakuten)},
	{"メール 楽天の注文 出荷済", "mailbox", allOf(sent(yamatoParcel), byCard, atRakuten)},
	{"メール 購入前", "mailbox", allOf(withoutOrder, func(f *Facts) { f.Item = "波佐見焼 飯碗" })},
	{"楽天 書けることをすべて書く", "rakuten", allOf(sent(yamatoParcel), byCard, everythingTyped)},
	{"メール 書けることをすべて書く", "mailbox", allOf(sent(), byCard, everythingTyped)},
	{"メール 英語のお客様 未出荷", "mailbox", allOf(sent(), byCard, abroad)},
	{"メール 英語のお客様 出荷済", "mailbox", allOf(sent(yamatoParcel, sagawaParcel), byCard, abroad)},
	{"楽天 英語のお客様 出荷済", "rakuten", allOf(sent(yamatoParcel), byCard, abroad)},
	{"Yahoo! 英語のお客様 配達済", "yahoo", allOf(sent(yamatoParcel), byCard, abroad, func(f *Facts) { f.Typed["配達完了日時"] = "11月19日(木)" })},
}

// everythingTyped fills in what may be left out too; a parcel is not at once on its
// way, brought and sent back.
func everythingTyped(f *Facts) {
	for name, value := range typedValues() {
		if name != "配達完了日時" && name != "返送日" {
			f.Typed[name] = value
		}
	}
}

func toAunt(f *Facts) {
	f.Order.Gift = true
	f.Order.Parcels[0].To = aunt
}

func abroad(f *Facts) {
	f.Customer, f.Order.Buyer.Name, f.Order.BuyerAt.Name = "Emily Carter", "Emily Carter", "Emily Carter"
}

// facts of a case: what the shop, the mall and the order say.
func (c libraryCase) facts() Facts {
	f := facts()
	f.Mall = map[string]string{"rakuten": "楽天市場", "yahoo": "Yahoo!ショッピング"}[c.channel]
	f.OrderedAt = f.Mall
	f.Typed, f.Order.Receipt, f.Order.Remarks = map[string]string{}, "", "のし希望です"
	f.Holiday, f.Calendar = "", workday.Usual()
	c.change(&f)
	return f
}

func (c libraryCase) context(f Facts, m Template) Context {
	t := thread()
	t.Own, t.Said = append(t.Own, f.ReturnTo), typedValues()["新住所"]+" への変更、キャンセル、返品と返金をお願いします。"
	t.Rules, t.Mall = channelRules[c.channel], f.Mall
	t.Customer, t.Order, t.GiftRecipient, t.Allowed = f.Customer, f.Order, f.GiftRecipient, []string{ownNumber, thirdNumber}
	if m.Attach != "" {
		t.Files = []File{{Name: "書類.pdf", Size: 9}}
	}
	return t
}

// takes tells whether somebody would answer the case with the template.
func (c libraryCase) takes(m Template, f Facts) bool {
	for _, on := range m.Channels {
		if on == c.channel {
			return stateFits(m.When, f) != no && m.English == strings.Contains(c.name, "英語")
		}
	}
	return false
}

// typedValues are what a person of the shop would type.
var typedValues = sync.OnceValue(func() map[string]string {
	raw, err := os.ReadFile("testdata/library-typed.txt")
	if err != nil {
		panic(err)
	}
	all := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		name, value, _ := strings.Cut(line, "=")
		if _, known := find(name); !known || value == "" {
			panic("no variable " + name)
		}
		all[name] = value
	}
	return all
})

// answered fills a template and types what it asks for, until it asks for nothing
// that only a person knows.
func answered(m Template, f Facts) (Filled, map[string]string) {
	typed, values := map[string]string{}, maps.Clone(typedValues())
	for k, v := range f.Typed {
		typed[k] = v
	}
	f.Typed = typed
	for {
		got, more := Fill(Text{Body: m.Body}, f), false
		if f.Order != nil && f.Order.Total > 0 {
			values["返金額"] = Yen(f.Order.Total)
		}
		for _, v := range got.Values {
			if d, ok := find(v.Name); ok && v.Missing && d.Source == sourceTyped && typed[v.Name] == "" && values[v.Name] != "" {
				typed[v.Name], more = values[v.Name], true
			}
		}
		if !more {
			return got, typed
		}
	}
}
