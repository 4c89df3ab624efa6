package reply

import (
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// How far an order has come, as conditions name it.
const (
	goneNone     = "未出荷"
	gonePart     = "一部出荷"
	goneAll      = "出荷済"
	goneArrived  = "配達済"
	goneCanceled = "取消"
)

var goneWords = []string{goneNone, gonePart, goneAll, goneArrived, goneCanceled}

// gone is the furthest stage on record. Nothing of an order tells that it has
// arrived; a person does, by typing when.
func gone(f Facts) string {
	if f.Order == nil {
		return ""
	}
	o := f.Order
	if o.Status == connectors.OrderCanceled {
		return goneCanceled
	}
	if strings.TrimSpace(f.Typed["配達完了日時"]) != "" {
		return goneArrived
	}
	sent := 0
	for _, p := range o.Parcels {
		if p.Number != "" || p.ShippedAt != "" {
			sent++
		}
	}
	switch {
	case sent > 0 && sent < len(o.Parcels):
		return gonePart
	case sent > 0 || o.Status == connectors.OrderShipped || o.Status == connectors.OrderFinished:
		return goneAll
	case o.Status == "" || o.Status == connectors.OrderUnknown:
		return ""
	}
	return goneNone
}

// payKinds names the kinds of payment by the words of the malls, the more exact
// first: PayPayクレジット is no credit card.
var payKinds = []struct {
	kind  string
	words []string
}{
	{"代金引換", []string{"代引", "代金引換", "代金引き換え"}},
	{"後払い", []string{"後払", "あと払い"}},
	{"ポイント全額", []string{"ポイント全額", "全額ポイント", "全てポイント"}},
	{"PayPay", []string{"paypay", "yahoo!マネー"}},
	{"キャリア決済", []string{"auかんたん", "ドコモ", "d払い", "ソフトバンク", "キャリア"}},
	{"電子マネー", []string{"suica", "電子マネー", "edy"}},
	{"ID決済", []string{"applepay", "googlepay", "楽天ペイ", "amazonpay", "paypal", "alipay"}},
	{"クレジットカード", []string{"クレジット", "カード決済"}},
	{"コンビニ払い", []string{"コンビニ", "セブン", "ローソン", "ファミリーマート", "ミニストップ", "デイリーヤマザキ"}},
	{"ペイジー", []string{"ペイジー", "pay-easy"}},
	{"郵便振替", []string{"ゆうちょ", "郵便振替"}},
	{"銀行振込", []string{"銀行", "振込", "振り込み"}},
	{"現金書留", []string{"現金書留"}},
}

func payWords() []string {
	words := make([]string, len(payKinds))
	for i, k := range payKinds {
		words[i] = k.kind
	}
	return words
}

// PayKind is the kind of a payment, "" for words nobody has told us of.
func PayKind(as string) string {
	as = plainName(as)
	for _, k := range payKinds {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(as, plainName(w)) }) {
			return k.kind
		}
	}
	return ""
}

// mallWords are the channels as conditions name them.
var mallWords = []string{"楽天", "Yahoo!", "メール"}

// originWords are the places where an order can have been made. A customer of a mall may ask by mail: who gives the
// receipt and who takes the money is the mall then too.
var originWords = []string{"楽天", "Yahoo!", "自社"}

// OrderPlace is the place of an order, as the condition or the caller has it.
func OrderPlace(s string) string {
	if w := mallWord(s); w != "メール" {
		return w
	}
	return "自社"
}

// mallWord is the channel of a mall's name, as the condition or the account has it.
func mallWord(s string) string {
	switch p := plainName(s); {
	case p == "" || p == "メール" || p == "mail":
		return "メール"
	case strings.HasPrefix(p, "楽天"):
		return "楽天"
	case strings.HasPrefix(p, "yahoo") || strings.HasPrefix(p, "ヤフー"):
		return "Yahoo!"
	default:
		return s
	}
}

// carrierWord is the table's name of a carrier, so that 佐川 and 佐川急便 are one.
func carrierWord(s string) string {
	p := plainName(s)
	if p == "" {
		return ""
	}
	for _, c := range carrier.All() {
		if c.ID != carrier.Other && plainName(c.Name) == p {
			return c.Name
		}
	}
	for _, also := range carrierAlso {
		if strings.HasPrefix(p, plainName(also.word)) {
			return also.name
		}
	}
	return ""
}

var carrierAlso = []struct{ word, name string }{
	{"ヤマト", "ヤマト運輸"},
	{"クロネコ", "ヤマト運輸"},
	{"佐川", "佐川急便"},
	{"日本郵便", "日本郵便"},
	{"郵便局", "日本郵便"},
	{"ゆうパック", "日本郵便"},
	{"ゆうメール", "日本郵便"},
	{"西濃", "西濃運輸"},
	{"福山", "福山通運"},
	{"名鉄", "名鉄運輸"},
	{"トナミ", "トナミ運輸"},
}

// carriersOf are the carriers of an order's parcels, each once.
func carriersOf(o connectors.Order) []string {
	var all []string
	for _, p := range o.Parcels {
		name := ""
		if c, ok := carrier.ByID(p.Carrier); ok && c.ID != carrier.Other {
			name = c.Name
		} else {
			name = p.CarrierAs
		}
		if name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
