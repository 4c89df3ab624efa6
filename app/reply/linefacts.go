package reply

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/reply/language"
	"madoguchi/connectors"
)

// States of a line, as filters name them.
const (
	stateShort  = "欠品"
	stateBooked = "予約"
	stateHeld   = "引当済"
)

var lineStates = map[string]bool{stateShort: true, stateBooked: true, stateHeld: true}

// lineList is a list of articles and how a row of it is written.
type lineList struct {
	order *connectors.Order
	row   func(connectors.Line) string
}

func (l lineList) fact(lines []connectors.Line) fact {
	rows := make([]string, len(lines))
	for i, one := range lines {
		rows[i] = l.row(one)
	}
	return fact{text: strings.Join(rows, "\n"), lines: l}
}

func listed(row func(connectors.Line) string) func(connectors.Order) fact {
	return func(o connectors.Order) fact { return lineList{order: &o, row: row}.fact(o.Lines) }
}

func itemRow(l connectors.Line) string { return fmt.Sprintf("・%s %d 点", withOptions(l), l.Count) }

func pricedRow(l connectors.Line) string {
	price := Yen(l.Price)
	if price == "" {
		price = "価格未定"
	}
	return fmt.Sprintf("・%s %s × %d", withOptions(l), price, l.Count)
}

func withOptions(l connectors.Line) string {
	if l.Options == "" {
		return l.Name
	}
	return l.Name + "（" + strings.ReplaceAll(l.Options, "\n", "、") + "）"
}

// lineState is what an order says of one of its lines. The malls keep no such
// field: Yahoo! marks a whole order as 予約, and else only the note on the delivery
// time tells. What neither says is not known.
func lineState(o connectors.Order, l connectors.Line) string {
	lead := plainName(l.Lead)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lead, w) })
	}
	switch {
	case has("欠品", "在庫切れ", "在庫なし", "品切れ", "売り切れ"):
		return stateShort
	case has("予約") || o.StatusAs == "新規予約" || o.StatusAs == "予約中":
		return stateBooked
	case has("引当済", "引当完了") && !has("未引当"):
		return stateHeld
	}
	return ""
}

// linesOf are the lines of an order in a state.
func linesOf(o connectors.Order, state string) []connectors.Line {
	var some []connectors.Line
	for _, l := range o.Lines {
		if state == "" || lineState(o, l) == state {
			some = append(some, l)
		}
	}
	return some
}

// noneIn says that no line is known to be in a state.
func noneIn(state string) string {
	return "この注文には、どの商品が" + state + "かの記録がありません。手で書いてください。"
}

func linesIn(v fact, by language.Filter, _ Facts) fact {
	if v.lines.order == nil {
		return cannot(v, "は入力された言葉のため、分けられません。")
	}
	some := linesOf(*v.lines.order, by.Word)
	if len(some) == 0 {
		return fact{why: noneIn(by.Word)}
	}
	return v.lines.fact(some)
}

// byRecipient writes who receives what. The orders do not say which article goes
// to which of several recipients.
func byRecipient(v fact, _ language.Filter, f Facts) fact {
	o := v.lines.order
	if o == nil || f.GiftRecipient {
		return fact{why: "届け先ごとには分けられません。手で書いてください。"}
	}
	var names []string
	for _, p := range o.Parcels {
		if p.To.Waiting || p.To.Name == "" {
			return fact{why: "届け先がまだ決まっていません。"}
		}
		if !slices.Contains(names, p.To.Name) {
			names = append(names, p.To.Name)
		}
	}
	if len(names) != 1 {
		return fact{why: "届け先が 2 つ以上あり、どの商品がどの届け先かは注文から分かりません。手で書いてください。"}
	}
	v.text = "■ " + names[0] + " 様\n" + v.text
	return v
}

// ofLine is a fact of the article that a loop is at.
func ofLine(kind, name, help, absent string, value func(connectors.Line) fact) definition {
	d := fromLines(order(kind, name, help, absent, func(o connectors.Order) fact {
		if len(o.Lines) != 1 {
			return fact{}
		}
		return value(o.Lines[0])
	}))
	d.Loop, d.OnlyInLoop = language.EachLine, true
	return d
}

var lineVariables = []definition{
	ofLine(KindText, "商品番号", "その商品の番号", "商品番号がありません。", func(l connectors.Line) fact { return says(l.Code) }),
	ofLine(KindText, "SKU", "その商品の SKU", "SKU がありません。", func(l connectors.Line) fact { return says(l.SKU) }),
	ofLine(KindText, "選択肢", "その商品の色やサイズ", "選択肢はありません。", func(l connectors.Line) fact { return says(strings.ReplaceAll(l.Options, "\n", "、")) }),
	ofLine(KindNumber, "数量", "その商品の数", "数が分かりません。", func(l connectors.Line) fact { return counted(l.Count, "") }),
	ofBuyer(ofLine(KindYen, "単価", "その商品 1 点の価格", notFixed, func(l connectors.Line) fact { return yen(l.Price) })),
	ofBuyer(ofLine(KindYen, "明細金額", "その商品の単価 × 数量", notFixed, func(l connectors.Line) fact {
		if l.Price == connectors.NotFixed {
			return fact{}
		}
		return yen(l.Price * l.Count)
	})),
	ofLine(KindText, "納期", "その商品の納期の表示", "納期の表示はありません。", func(l connectors.Line) fact { return says(l.Lead) }),
}

// ofTax is a fact of the tax rate that a loop is at.
func ofTax(kind, name, help string, value func(connectors.Tax) fact) definition {
	d := order(kind, name, help, notFixed, func(o connectors.Order) fact {
		if len(o.Taxes) != 1 {
			return fact{}
		}
		return value(o.Taxes[0])
	})
	d.Loop, d.OnlyInLoop = language.EachTax, true
	return ofBuyer(d)
}

var taxVariables = []definition{
	ofTax(KindNumber, "税率", "その税率", func(t connectors.Tax) fact { return counted(int64(t.Rate), "%") }),
	ofTax(KindYen, "税率対象額", "その税率の対象の額（税込）", func(t connectors.Tax) fact { return yen(t.Total) }),
	ofTax(KindYen, "税額", "その税率の消費税", func(t connectors.Tax) fact { return yen(t.Tax) }),
}

func counted(n int64, unit string) fact {
	return fact{text: fmt.Sprintf("%d%s", n, unit), num: n, isNum: true}
}
