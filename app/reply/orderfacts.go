package reply

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/app/reply/language"
	"madoguchi/connectors"
	"madoguchi/connectors/workday"
)

func order(kind, name, help, absent string, value func(connectors.Order) fact) definition {
	return definition{
		Variable: Variable{Name: name, Help: help, Source: sourceOrder, Kind: kind},
		absent:   absent,
		value: func(f Facts) fact {
			if f.Order == nil {
				return fact{}
			}
			return value(*f.Order)
		},
	}
}

// plain is a fact that is nothing but its text.
func plain(text func(connectors.Order) string) func(connectors.Order) fact {
	return func(o connectors.Order) fact { return says(text(o)) }
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
	order(KindText, "受注番号", "注文の番号", "注文に番号がありません。", plain(func(o connectors.Order) string { return o.Number })),
	order(KindDate, "注文日", "注文を受けた日", "注文日が分かりません。", func(o connectors.Order) fact { return onDay(o.OrderedAt) }),
	ofBuyer(private(order(KindName, "注文者名", "注文した方の名前", "注文した方の名前がありません。", plain(func(o connectors.Order) string { return o.Buyer.Name })))),
	ofBuyer(private(order(KindPhone, "注文者電話", "注文した方の電話番号", "電話番号がありません。", plain(buyerPhone)))),
	itemName,
	fromLines(order(KindNumber, "商品数", "商品の数の合計", "明細がありません。", pieces)),
	fromLines(order(KindLines, "商品明細", "商品名と数を 1 行ずつ", "明細がありません。", listed(itemRow))),
	ofBuyer(fromLines(order(KindLines, "金額明細", "商品名、単価、数を 1 行ずつ", "明細がありません。", listed(pricedRow)))),
	ofBuyer(order(KindYen, "小計", "商品の合計", notFixed, amount("小計", "商品"))),
	ofBuyer(order(KindYen, "送料", "送料", notFixed, amount("送料"))),
	ofBuyer(order(KindYen, "手数料", "代引や決済の手数料", notFixed, amount("手数料", "代引料"))),
	ofBuyer(order(KindYen, "クーポン", "クーポンで引いた額", "この注文にクーポンはありません。", amount("クーポン"))),
	ofBuyer(order(KindYen, "ポイント", "使われたポイント", "この注文でポイントは使われていません。", amount("ポイント"))),
	ofBuyer(order(KindYen, "合計", "お客様が支払う額", notFixed, func(o connectors.Order) fact { return yen(o.Total) })),
	ofBuyer(order(KindText, "税率別合計", "税率ごとの額と消費税", notFixed, plain(taxes))),
	ofBuyer(order(KindText, "支払方法", "支払方法", "支払方法が分かりません。", plain(func(o connectors.Order) string { return o.Payment }))),
	ofBuyer(order(KindDate, "入金日", "支払いが確かめられた日", "入金の記録がまだありません。", func(o connectors.Order) fact { return onDay(o.PaidAt) })),
	stateVariable,
	ofParcel(ofBuyer(private(order(KindAddress, "お届け先", "届け先の名前と住所", "届け先がまだ決まっていないか、贈り物の注文です。", recipients)))),
	ofParcel(ofBuyer(private(order(KindName, "お届け先名", "届け先の名前", "届け先の名前がまだありません。", plain(recipientNames))))),
	ofParcel(ofBuyer(private(order(KindPhone, "お届け先電話", "届け先の電話番号", "届け先の電話番号がないか、贈り物の注文です。", plain(recipientPhones))))),
	ofParcel(order(KindText, "配送会社", "運送会社の名前", notShipped, plain(each(carrierName, "、")))),
	ofParcel(order(KindTracking, "追跡番号", "お荷物の番号。いくつもあれば「、」でつなぐ", notShipped, tracked)),
	ofParcel(order(KindURL, "追跡URL", "運送会社の追跡ページ。楽天では送れません", notShipped, plain(each(trackingLink, "\n")))),
	parcelCount,
	ofParcel(order(KindDate, "出荷日", "出荷した日", notShipped, parcelDays(func(p connectors.Parcel) string { return p.ShippedAt }))),
	ofParcel(order(KindDate, "お届け予定日", "届く予定の日", notShipped, parcelDays(func(p connectors.Parcel) string { return p.Arrives }))),
	order(KindText, "配送希望日時", "お客様が望む配達の日時", "配達の希望はありません。", plain(func(o connectors.Order) string { return o.Wish })),
	order(KindText, "のし", "注文にあるのしの指定", "のしの指定はありません。", plain(func(o connectors.Order) string { return o.Noshi })),
	ofBuyer(order(KindText, "備考", "お客様が注文に書いたこと", "備考はありません。", plain(func(o connectors.Order) string { return o.Remarks }))),
	ofBuyer(order(KindText, "領収書", "領収書の状態", "領収書の記録はありません。", plain(func(o connectors.Order) string { return o.Receipt }))),
}

// stateVariable says how far the order has come.
var stateVariable = definition{
	Variable: Variable{Name: "出荷状況", Help: "未出荷、一部出荷、出荷済、配達済、取消", Source: sourceOrder, Kind: KindText},
	absent:   "注文がどこまで進んだかの記録がありません。",
	value:    func(f Facts) fact { return says(gone(f)) },
}

func onDay(t time.Time) fact {
	if t.IsZero() {
		return fact{}
	}
	return onDays([]day{{on: workday.DayOf(t)}})
}

func buyerPhone(o connectors.Order) string {
	if o.Buyer.Phone != "" {
		return o.Buyer.Phone
	}
	return o.BuyerAt.Phone
}

func pieces(o connectors.Order) fact {
	var n int64
	for _, l := range o.Lines {
		n += l.Count
	}
	if n == 0 {
		return fact{}
	}
	return counted(n, " 点")
}

// itemName prefers what the inquiry is about over the first line of the order.
var itemName = definition{
	Variable: Variable{Name: "商品名", Help: "問い合わせの商品。なければ注文の 1 行目", Source: sourceLines, Kind: KindText, Loop: language.EachLine},
	absent:   "商品が分かりません。",
	value: func(f Facts) fact {
		if f.Item != "" || f.Order == nil || len(f.Order.Lines) == 0 {
			return says(f.Item)
		}
		if rest := len(f.Order.Lines) - 1; rest > 0 {
			return says(fmt.Sprintf("%s ほか %d 点", f.Order.Lines[0].Name, rest))
		}
		return says(f.Order.Lines[0].Name)
	},
}

// amount sums the lines of the order's sum whose label holds one of the words.
func amount(words ...string) func(connectors.Order) fact {
	return func(o connectors.Order) fact {
		var sum int64
		found := false
		for _, a := range o.Amounts {
			if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(a.Label, w) }) {
				continue
			}
			if a.Yen == connectors.NotFixed {
				return fact{}
			}
			sum, found = sum+a.Yen, true
		}
		if !found {
			return fact{}
		}
		return yen(sum)
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
