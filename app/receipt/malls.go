package receipt

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

const (
	cash        = "代金引換"
	freeOfMoney = "お支払い額が 0 円で、ポイントも使われていません。クーポンだけで 0 円になった注文の領収書は発行できません。"
)

// rakuten lets its buyers make the receipt for two years, once and for one name.
func (d *decision) rakuten() {
	last := inTwoYears(d.Order.OrderedAt)
	switch {
	case d.Issued > 0:
		d.Who, d.Ready = ByMall, true
		d.Line = "お客様が楽天市場で発行済みです（" + times(d.Issued, d.last) + "）"
		d.Why = "宛名の変更、分割、別の宛名での発行はできません。"
		d.mind("店舗からも発行すると、二重の発行になります。発行済みの領収書を使っていただいてください。")
		return
	case d.pay == cash:
		d.Who, d.Ready, d.Line = ByCarrier, d.gone(), "運送会社の代引の控えが領収書です"
		d.Why = "代金引換の注文です。適格請求書が要るときは、お客様が楽天市場の購入履歴から請求書を発行できます。"
		d.mind("店舗からも発行すると、二重の発行になります。")
		return
	case d.free():
		d.none(freeOfMoney)
		return
	case !d.Order.OrderedAt.IsZero() && jst.Day(d.Now) > jst.Day(last):
		d.shop("楽天市場で発行できる期間（" + written(last) + "まで）が過ぎています。")
		d.mind("お客様がすでに楽天市場で発行していないか、RMS の注文画面で確かめてください。")
		return
	}
	d.Who, d.Line = ByMall, "お客様が楽天市場の購入履歴で発行します"
	if !d.Order.OrderedAt.IsZero() {
		d.Until = jst.Day(last)
		d.Line += "（" + written(last) + "まで）"
	}
	d.Ready = d.gone()
	if !d.Ready {
		d.Why = "発行できるのは、発送後、お支払いが確定してからです。"
	}
	d.Why += "店舗からは発行しません。宛名の入力は一度だけで、あとから変えられません。"
	if d.Order.Source != connectors.FromAPI {
		d.mind("楽天市場から直接読んだ注文ではないため、発行済みかどうかは分かりません。RMS の注文画面で確かめてください。")
	}
}

// yahooPays are the payments whose receipt Yahoo! lets the buyer make.
var yahooPays = []string{"クレジットカード", "PayPay", "ポイント全額", "キャリア決済"}

// yahoo lets the buyer make it for some payments, when the store has turned that on.
func (d *decision) yahoo() {
	switch {
	case d.free():
		d.none(freeOfMoney)
	case slices.Contains(yahooPays, d.pay):
		d.Who, d.Line = ByMall, "お客様が Yahoo!ショッピングの注文履歴で発行します"
		d.Ready = d.Order.Status == connectors.OrderFinished
		d.Why = "2 回目からの発行には「再発行」と記されます。"
		if !d.Ready {
			d.Why = "発行できるのは、注文の状況が「完了」になってからです。" + d.Why
		}
		d.mind("ストアの領収書発行機能を使っていないときは、店舗が発行します。発行済みかどうかはモールから届かないため、発行する前にお客様に確かめてください。")
	case d.pay == "":
		d.Who, d.Line = Unclear, "だれが発行するか、決められません"
		d.Why = "支払方法が分かりません。PayPay、クレジットカード、ポイント、キャリア決済ならお客様が注文履歴で、ほかは店舗が発行します。"
	default:
		d.shop("この支払方法（" + d.pay + "）の領収書は、Yahoo!ショッピングでは発行できません。")
	}
}

func (d *decision) own() {
	if d.free() {
		d.none("お支払い額が 0 円です。")
		return
	}
	d.shop("モールを通さない注文です。")
}

// shop: the shop gives it, for money that has come.
func (d *decision) shop(why string) {
	d.Who, d.Line, d.Why = ByShop, "店舗が発行します", why
	d.Ready = d.Order.Paid && d.Order.Total != connectors.NotFixed
	switch {
	case d.Order.Total == connectors.NotFixed:
		d.mind("金額がまだ決まっていません。決まってから発行してください。")
	case !d.Order.Paid:
		d.mind("入金がまだ確かめられていません。確かめてから発行してください。")
	}
	if d.pay == cash {
		d.mind("代金引換では、運送会社の控えが領収書になることがあります。二重にならないよう、確かめてから発行してください。")
	}
	if d.TaxNumber == "" {
		d.mind("店舗の登録番号が設定にありません。このままでは適格請求書（インボイス）になりません。")
	}
}

// inTwoYears is the same day two years on; of a 29 February it is the 28th, as in letters.
func inTwoYears(t time.Time) time.Time {
	on := jst.In(t).AddDate(2, 0, 0)
	if on.Day() != jst.In(t).Day() {
		on = on.AddDate(0, 0, -1)
	}
	return on
}

var issuedTimes = regexp.MustCompile(`発行済み (\d+) 回(?:（最終 (\d{4}-\d{2}-\d{2})）)?`)

// issued reads how often the mall says a receipt was made, and when last. 楽天 alone tells; the words are those
// its connector keeps.
func issued(said string) (n int, last string) {
	m := issuedTimes.FindStringSubmatch(said)
	if m == nil {
		return 0, ""
	}
	n, _ = strconv.Atoi(m[1]) // too many to count is a number nobody sends
	return n, m[2]
}

func times(n int, last string) string {
	s := fmt.Sprintf("%d 回", n)
	if day, err := time.Parse(time.DateOnly, last); err == nil {
		s += "、最終 " + written(day)
	}
	return s
}

// written is a day as letters say it.
func written(t time.Time) string { return t.Format("2006年1月2日") }
