package reply

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors"
)

func order(name, help, absent string, value func(connectors.Order) string) definition {
	return definition{
		Variable: Variable{Name: name, Help: help, Source: sourceOrder},
		absent:   absent,
		value: func(f Facts) string {
			if f.Order == nil {
				return ""
			}
			return value(*f.Order)
		},
	}
}

// ofBuyer marks a fact that the recipient of a gift must not learn.
func ofBuyer(d definition) definition {
	d.buyers = true
	return d
}

func private(d definition) definition {
	d.Personal = true
	return d
}

func fromLines(d definition) definition {
	d.Source = sourceLines
	return d
}

const (
	notShipped = "注文にまだ入っていません。出荷の登録がすむと自動で埋まります。"
	notFixed   = "この注文にはないか、金額がまだ決まっていません。"
)

var orderVariables = []definition{
	order("受注番号", "注文の番号", "注文に番号がありません。", func(o connectors.Order) string { return o.Number }),
	order("注文日", "注文を受けた日", "注文日が分かりません。", func(o connectors.Order) string { return Day(o.OrderedAt) }),
	itemName,
	fromLines(order("商品明細", "商品名と数を 1 行ずつ", "明細がありません。", items)),
	ofBuyer(fromLines(order("金額明細", "商品名、単価、数を 1 行ずつ", "明細がありません。", pricedItems))),
	ofBuyer(order("小計", "商品の合計", notFixed, amount("小計", "商品"))),
	ofBuyer(order("送料", "送料", notFixed, amount("送料"))),
	ofBuyer(order("手数料", "代引や決済の手数料", notFixed, amount("手数料", "代引料"))),
	ofBuyer(order("クーポン", "クーポンで引いた額", "この注文にクーポンはありません。", amount("クーポン"))),
	ofBuyer(order("ポイント", "使われたポイント", "この注文でポイントは使われていません。", amount("ポイント"))),
	ofBuyer(order("合計", "お客様が支払う額", notFixed, func(o connectors.Order) string { return Yen(o.Total) })),
	ofBuyer(order("税率別合計", "税率ごとの額と消費税", notFixed, taxes)),
	ofBuyer(order("支払方法", "支払方法", "支払方法が分かりません。", func(o connectors.Order) string { return o.Payment })),
	ofBuyer(private(order("お届け先", "届け先の名前と住所", "届け先がまだ決まっていないか、贈り物の注文です。", recipients))),
	ofBuyer(private(order("お届け先名", "届け先の名前", "届け先の名前がまだありません。", recipientNames))),
	order("配送会社", "運送会社の名前", notShipped, each(carrierName, "、")),
	order("追跡番号", "お荷物の番号。いくつもあれば「、」でつなぐ", notShipped, each(trackingNumber, "、")),
	order("追跡URL", "運送会社の追跡ページ。楽天では送れません", notShipped, each(trackingLink, "\n")),
	order("個口数", "お荷物の数", notShipped, parcelCount),
	order("出荷日", "出荷した日", notShipped, each(func(p connectors.Parcel) string { return date(p.ShippedAt) }, "、")),
	order("お届け予定日", "届く予定の日", notShipped, each(func(p connectors.Parcel) string { return date(p.Arrives) }, "、")),
	order("配送希望日時", "お客様が望む配達の日時", "配達の希望はありません。", func(o connectors.Order) string { return o.Wish }),
	order("のし", "注文にあるのしの指定", "のしの指定はありません。", func(o connectors.Order) string { return o.Noshi }),
	ofBuyer(order("備考", "お客様が注文に書いたこと", "備考はありません。", func(o connectors.Order) string { return o.Remarks })),
	ofBuyer(order("領収書", "領収書の状態", "領収書の記録はありません。", func(o connectors.Order) string { return o.Receipt })),
}

// itemName prefers what the inquiry is about over the first line of the order.
var itemName = definition{
	Variable: Variable{Name: "商品名", Help: "問い合わせの商品。なければ注文の 1 行目", Source: sourceLines},
	absent:   "商品が分かりません。",
	value: func(f Facts) string {
		if f.Item != "" || f.Order == nil || len(f.Order.Lines) == 0 {
			return f.Item
		}
		if rest := len(f.Order.Lines) - 1; rest > 0 {
			return fmt.Sprintf("%s ほか %d 点", f.Order.Lines[0].Name, rest)
		}
		return f.Order.Lines[0].Name
	},
}

func items(o connectors.Order) string {
	var rows []string
	for _, l := range o.Lines {
		rows = append(rows, fmt.Sprintf("・%s %d 点", withOptions(l), l.Count))
	}
	return strings.Join(rows, "\n")
}

func pricedItems(o connectors.Order) string {
	var rows []string
	for _, l := range o.Lines {
		rows = append(rows, fmt.Sprintf("・%s %s × %d", withOptions(l), Yen(l.Price), l.Count))
	}
	return strings.Join(rows, "\n")
}

func withOptions(l connectors.Line) string {
	if l.Options == "" {
		return l.Name
	}
	return l.Name + "（" + strings.ReplaceAll(l.Options, "\n", "、") + "）"
}

// amount sums the lines of the order's sum whose label holds one of the words.
func amount(words ...string) func(connectors.Order) string {
	return func(o connectors.Order) string {
		var sum int64
		found := false
		for _, a := range o.Amounts {
			if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(a.Label, w) }) {
				continue
			}
			if a.Yen == connectors.NotFixed {
				return ""
			}
			sum, found = sum+a.Yen, true
		}
		if !found {
			return ""
		}
		return Yen(sum)
	}
}

func taxes(o connectors.Order) string {
	var rows []string
	for _, t := range o.Taxes {
		if t.Total == connectors.NotFixed || t.Tax == connectors.NotFixed {
			return ""
		}
		if t.Total == 0 {
			continue
		}
		rows = append(rows, fmt.Sprintf("%d%%対象 %s（うち消費税 %s）", t.Rate, Yen(t.Total), Yen(t.Tax)))
	}
	return strings.Join(rows, "\n")
}
