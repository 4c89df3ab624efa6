package plain

import (
	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

// Reconciled is one event beside what the mall's settlement says of it.
type Reconciled struct {
	Channel, Round, OrderNo, EventID string
	Ours, Theirs                     int64
	State                            string // 未反映, 一致, 金額相違 or 対象外
	SettledOn                        string
}

// Settlement is the comparison with the malls' settlements (精算の突合).
func Settlement(all []Reconciled, s book.Shop) table.Table {
	t := table.Table{Name: "精算の突合", Columns: []table.Column{
		{Head: "モール"},
		{Head: "精算回"},
		{Head: "注文番号"},
		{Head: "イベントID"},
		{Head: "イベント金額", Kind: table.Number, Sum: true},
		{Head: "精算書の金額", Kind: table.Number, Sum: true},
		{Head: "差額", Kind: table.Number, Sum: true},
		{Head: "状態"},
		{Head: "精算日", Kind: table.Day},
	}}
	for _, r := range all {
		t.Rows = append(t.Rows, []string{
			s.Channel(r.Channel).Label, r.Round, r.OrderNo, r.EventID, yen(r.Ours), yen(r.Theirs), yen(r.Theirs - r.Ours), r.State, r.SettledOn,
		})
	}
	return t
}

// Reason counts why money went back; it names nobody.
type Reason struct {
	Month, Channel, Reason, Items string
	Count, Yen                    int64
}

// Reasons is 返金理由, for the shop's own improvement.
func Reasons(all []Reason, s book.Shop) table.Table {
	t := table.Table{Name: "返金理由", Columns: []table.Column{
		{Head: "月"},
		{Head: "モール"},
		{Head: "理由"},
		{Head: "件数", Kind: table.Number, Sum: true},
		{Head: "金額", Kind: table.Number, Sum: true},
		{Head: "商品番号上位"},
	}}
	for _, r := range all {
		t.Rows = append(t.Rows, []string{r.Month, s.Channel(r.Channel).Label, r.Reason, yen(r.Count), yen(r.Yen), r.Items})
	}
	return t
}

// Warnings is what was changed or doubted when the files were written.
func Warnings(all []book.Warning) table.Table {
	t := table.Table{Name: "警告", Columns: []table.Column{{Head: "イベントID"}, {Head: "列"}, {Head: "内容"}, {Head: "変換前"}, {Head: "変換後"}}}
	for _, w := range all {
		t.Rows = append(t.Rows, []string{w.EventID, w.Column, w.Text, w.Before, w.After})
	}
	return t
}
