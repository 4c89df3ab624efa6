package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
)

var (
	labelled = regexp.MustCompile(`(合計(?:金額)?|お支払い?(?:合計|総額|金額|額)|ご?請求(?:金額|額)?|総額|(?:ご購入|お買い?上げ|ご注文)(?:金額|総額|合計)|小計|商品代金?|代金|送料|代引き?手数料|手数料|クーポン(?:利用)?|ポイント利用)(?:は|が|で|の|額|:|、| |\n|\(税込み?\)|税込み?)*-?(` + yenSign + `)?(` + figures + `)(` + yenWord + `)?`)
	money    = regexp.MustCompile(`(` + yenSign + figures + `|` + figures + yenWord + `)`)

	// generalRate are lines about prices in general, or about another bill.
	generalRate = regexp.MustCompile(`一律|通常|別途|次回|再送|返送|返品|以上|未満|以下|追加|差額|変更後|新しい|見積|返金|例えば|ほかの商品|地域|都道府県`)
	givesBack   = regexp.MustCompile(`返金|払い戻|払戻|お返し`)
	extraBack   = regexp.MustCompile(`返送料|送料(?:も|を)?(?:含|込|合わせ|加え)|振込手数料`)
	willGive    = regexp.MustCompile(`返金(?:を)?(?:(?:いた|致)し|させていただき|し|の手続きを(?:(?:いた|致)し|し|進め))ます|全額(?:を)?(?:ご)?返金`)
	onlyIf      = regexp.MustCompile(`場合|ません|不要|際は|ご希望|でしたら|確認(?:でき|後)|到着後|あと、|たら`)
	askedBack   = regexp.MustCompile(`返金|返品|キャンセル|取り?消|不良|破損|壊|割れ|われ|欠け|違|届か|届いて(?:い)?な|間違|不足|交換|お金|足り|傷|二重|重複|使えない|動かない`)
)

// labels are the words of the order's sum that a word of a letter stands for.
var labels = map[string][]string{
	"小計": {"小計", "商品"}, "商品代金": {"小計", "商品"}, "商品代": {"小計", "商品"}, "送料": {"送料"}, "手数料": {"手数料", "代引料"}, "代引手数料": {"手数料", "代引料"},
	"代引き手数料": {"手数料", "代引料"}, "クーポン": {"クーポン"}, "クーポン利用": {"クーポン"}, "ポイント利用": {"ポイント"},
}

// vague are words that mean the whole bill as well as the price of an article.
var vague = map[string]bool{"代金": true, "商品代": true, "請求": true, "ご請求": true}

// amounts holds every amount with a name against the order's own.
func (d *draft) amounts() {
	if d.Order == nil || d.GiftRecipient {
		return
	}
	for _, m := range d.find(labelled) {
		label, number := m[1].word, m[3]
		bill := sentenceAt(d.text, number.start)
		yen := m[4].word != "" || m[2].word != ""
		if !yen || generalRate.MatchString(bill) || d.quoted(m[0].start) || d.said(number.word+"円") {
			continue
		}
		right := Yen(d.Order.Total)
		if d.Order.Total == 0 {
			right = "" // not known, or free: the order does not say
		}
		if words, ok := labels[label]; ok {
			right = amount(words...)(*d.Order).text
		}
		right = strings.TrimPrefix(right, "-")
		if n := yenOf(number.word); right == "" || yenOf(right) == n || vague[label] && slices.Contains(amountsOf(*d.Order), n) {
			continue
		}
		end := max(m[4].end, number.end)
		d.at(number.start, end, Problem{
			Code: "wrong_amount", Warn: true, Fix: fixReplace, FixTo: likeYen(right, m[4].word != ""),
			Text: fmt.Sprintf("%sが注文と違います。注文では %s です。", label, right),
		})
	}
}

// refunds finds more money going back than came in, and what nobody asked for.
func (d *draft) refunds() {
	d.tooMuchBack()
	for _, m := range d.find(willGive) {
		s := sentenceAt(d.text, m[0].start)
		if onlyIf.MatchString(s) || d.quoted(m[0].start) {
			continue
		}
		switch o := d.Order; {
		case o != nil && !o.Paid && (o.Status == connectors.OrderUnpaid || o.Status == connectors.OrderUnconfirmed):
			d.at(m[0].start, m[0].end, Problem{
				Code: "refund_unpaid", Warn: true, Fix: fixFill,
				Text: "この注文はまだ支払われていません。返金の約束でよいか確かめてください。",
			})
		case d.Said != "" && !askedBack.MatchString(d.Said) && (o == nil || o.Status != connectors.OrderCanceled && o.Status != connectors.OrderCanceling):
			d.at(m[0].start, m[0].end, Problem{
				Code: "refund_promise", Warn: true, Fix: fixFill,
				Text: "お客様は返金を求めていません。返金を約束してよいか確かめてください。",
			})
		}
	}
}

func (d *draft) tooMuchBack() {
	if d.Order == nil || d.GiftRecipient || d.Order.Total <= 0 {
		return
	}
	paid := max(d.Order.Total, 0)
	var goods int64
	for _, l := range d.Order.Lines {
		goods += l.Price * l.Count
	}
	for _, a := range d.Order.Amounts {
		if a.Yen > 0 && strings.Contains(a.Label, "送料") {
			goods += a.Yen
		}
	}
	for _, m := range d.find(money) {
		s := sentenceAt(d.text, m[0].start)
		if n := yenOf(m[1].word); n <= max(paid, goods) || !givesBack.MatchString(s) || extraBack.MatchString(s) || d.quoted(m[0].start) {
			continue
		}
		d.at(m[1].start, m[1].end, Problem{
			Code: "refund_too_large", Warn: true, Fix: fixReplace, FixTo: Yen(paid),
			Text: fmt.Sprintf("返金の額が、お客様の支払い額（%s）より多くなっています。額を確かめてください。", Yen(paid)),
		})
	}
}
