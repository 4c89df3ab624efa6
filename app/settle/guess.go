package settle

import (
	"slices"
	"strings"

	"madoguchi/connectors/orderfile"
)

// headings are the names that columns of settlements have, the surest first.
func headings(field string) []string {
	return map[string][]string{
		FieldOrder: {"注文番号", "受注番号", "注文id", "受注id", "オーダー番号", "ご注文番号", "取引番号", "orderid", "ordernumber", "orderno"},
		FieldAmount: {
			"相殺金額", "相殺額", "返金金額", "返金額", "控除金額", "控除額", "精算金額", "精算額", "明細金額", "取引金額", "入出金額", "支払金額",
			"金額税込", "金額円", "金額", "合計金額", "refundamount", "amount",
		},
		FieldDay: {
			"精算日", "精算年月日", "支払日", "入金日", "振込日", "締日", "計上日", "処理日", "返金日", "確定日", "取引日", "利用日", "発生日", "日付", "年月日",
			"settledate", "paymentdate", "date",
		},
		FieldKind:  {"取引種別", "明細種別", "精算種別", "取引区分", "明細区分", "処理区分", "種別", "区分", "費目", "項目", "内容", "type", "kind"},
		FieldRound: {"精算回", "精算番号", "精算期間", "精算書番号", "対象期間", "締め", "支払番号", "settlementid", "payoutid"},
	}[field]
}

func isHeading(name string) bool {
	return slices.ContainsFunc(Fields(), func(field string) bool { return slices.Contains(headings(field), name) })
}

// refunds and fees are parts of the words that malls have for what they take off.
var (
	refunds = []string{"返金", "返品", "取消", "キャンセル", "相殺", "減額", "refund", "cancel"}
	fees    = []string{"料", "広告", "アフィリエイト", "原資", "費", "税", "fee", "commission"}
)

func hasPart(text string, parts []string) bool {
	plain := orderfile.Plain(text)
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(plain, p) })
}

// Open finds the head of a settlement in a decoded file.
func Open(f *orderfile.File) (*orderfile.File, error) { return f.Headed(isHeading) }

// Guess finds out by names and values which column holds what.
func Guess(f *orderfile.File) Map {
	m := Map{Signs: ByMinus, Skip: []string{}, Dates: orderfile.YearFirst}
	taken := map[string]bool{"": true}
	for _, field := range Fields() {
		*m.Column(field) = column(f.Head, headings(field), taken)
		taken[*m.Column(field)] = true
	}
	if m.Day != "" {
		m.Dates = f.DateOrder(m.Day)
	}
	kinds, minus := m.look(f)
	if !minus && (hasPart(m.Amount, refunds) || slices.ContainsFunc(kinds, func(k string) bool { return hasPart(k, refunds) })) {
		m.Signs = ByPlus
	}
	return m.skipping(kinds)
}

// Grown is a map of an earlier file for this one: of kinds that the earlier files did not
// have, those that look like fees are left out too.
func (m Map) Grown(f *orderfile.File, known []string) Map {
	kinds, _ := m.look(f)
	return m.skipping(slices.DeleteFunc(kinds, func(k string) bool { return slices.Contains(known, k) || slices.Contains(m.Skip, k) }))
}

// skipping leaves out kinds that look like fees or, where refunds have no minus, like sales.
func (m Map) skipping(kinds []string) Map {
	m.Skip = append([]string{}, m.Skip...)
	for _, k := range kinds {
		if !hasPart(k, refunds) && (isFee(k) || m.Signs == ByPlus && !hasPart(m.Amount, refunds)) {
			m.Skip = append(m.Skip, k)
		}
	}
	return m
}

// isFee: postage and tax by themselves belong to what a customer got back.
func isFee(kind string) bool {
	return hasPart(strings.NewReplacer("送料", "", "消費税", "").Replace(orderfile.Plain(kind)), fees)
}

// column is the first heading that is there: one that is called so, else one that begins so.
func column(head, names []string, taken map[string]bool) string {
	for _, name := range names {
		for _, h := range head {
			if !taken[h] && orderfile.Plain(h) == name {
				return h
			}
		}
	}
	for _, name := range names {
		for _, h := range head {
			if !taken[h] && strings.HasPrefix(orderfile.Plain(h), name) {
				return h
			}
		}
	}
	return ""
}

// look walks over the first rows: which kinds there are, and whether anything has a minus.
func (m Map) look(f *orderfile.File) (kinds []string, minus bool) {
	amount, kind := slices.Index(f.Head, m.Amount), slices.Index(f.Head, m.Kind)
	seen := 0
	for row, err := range f.Rows() {
		if err != nil || seen == 5000 {
			break
		}
		seen++
		if yen, err := orderfile.Yen(at(row.Cells, amount)); err == nil && yen < 0 {
			minus = true
		}
		if k := kindOf(at(row.Cells, kind)); k != "" && !slices.Contains(kinds, k) && len(kinds) <= mostKinds {
			kinds = append(kinds, k)
		}
	}
	return kinds, minus
}

func at(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}
