package rakuten

import (
	"slices"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// Codes of ChangeReasonModel and DueDateModel (getOrder version 10, read 2026-11).
const (
	changeCancelWanted = 0
	changeCancelBack   = 3 // キャンセル取消
	changeWanted       = 4
	changeBack         = 7 // 変更取消
	detailLess         = 0
	detailLessByPay    = 11 // 支払方法変更・減額
	byShop             = 0
	dueRefund          = 2 // 返金手続き期限日
)

var becauseOf = map[int64]string{
	1: connectors.BecauseCanceled, 2: connectors.BecauseReturned, 3: connectors.BecauseAbsent, 4: connectors.BecauseUnpaid, 5: connectors.BecauseCash,
	6: connectors.BecauseOther, 8: connectors.BecauseNoStock, 10: connectors.BecauseOther, 13: connectors.BecauseLate, 14: connectors.BecauseCaution,
	15: connectors.BecauseFaulty, 16: connectors.BecauseNoAddress,
}

// change is the newest cancel or change that was not taken back.
func change(m orderModel) connectors.Change {
	var c connectors.Change
	all := slices.Clone(m.Changes)
	slices.SortStableFunc(all, func(a, b changeModel) int { return readTime(a.Applied.String()).Compare(readTime(b.Applied.String())) })
	for _, one := range all {
		t := one.Type.value
		switch {
		case t == changeCancelBack || t == changeBack:
			c = connectors.Change{}
		case one.Type.set && t >= changeCancelWanted && t < changeCancelBack:
			c = connectors.Change{What: connectors.ChangeCancel, Done: t > changeCancelWanted}
		case t >= changeWanted && t < changeBack:
			c = connectors.Change{
				What: connectors.ChangeOrder, Done: t > changeWanted,
				Less: one.Detail.set && (one.Detail.value == detailLess || one.Detail.value == detailLessByPay),
			}
		default:
			continue // 注文確認, 再決済手続き
		}
		if c.What != "" {
			c.Shop, c.Why = one.By.set && one.By.value == byShop, becauseOf[one.Why.value]
		}
	}
	return c
}

// refundBy is the last day for giving the money back, as the mall counts it.
func refundBy(m orderModel) string {
	for _, d := range m.DueDates {
		if d.Type.value == dueRefund {
			if t := readEnd(d.Date.String()); !t.IsZero() {
				return jst.Day(t)
			}
		}
	}
	return ""
}
