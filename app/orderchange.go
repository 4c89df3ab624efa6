package app

import (
	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// becauseWords are why an order was cancelled or changed, as the mall's screen says it.
var becauseWords = map[string]string{
	connectors.BecauseCanceled: "キャンセル", connectors.BecauseReturned: "受取後の返品", connectors.BecauseAbsent: "長期不在による受取拒否",
	connectors.BecauseUnpaid: "未入金", connectors.BecauseCash: "代引の受取拒否", connectors.BecauseOther: "その他", connectors.BecauseNoStock: "欠品",
	connectors.BecauseLate: "発送遅延", connectors.BecauseCaution: "お客様・配送の注意表示", connectors.BecauseFaulty: "破損・品間違いの返品",
	connectors.BecauseNoAddress: "受取情報の入力期限切れ",
}

// changeWords say what the mall keeps of a cancel or a change, "" for nothing.
func changeWords(c connectors.Change) string {
	what := map[string]string{connectors.ChangeCancel: "キャンセル", connectors.ChangeOrder: "注文の変更"}[c.What]
	if what == "" {
		return ""
	}
	if c.Less {
		what += "（減額）"
	}
	if !c.Done {
		what += "の申請"
	}
	by := "お客様都合"
	if c.Shop {
		by = "店舗都合"
	}
	if why := becauseWords[c.Why]; why != "" {
		by = why + "・" + by
	}
	return what + "：" + by
}

// cameBack are reasons by which a parcel that had left came back.
var cameBack = map[string]bool{
	connectors.BecauseReturned: true, connectors.BecauseAbsent: true, connectors.BecauseCash: true, connectors.BecauseFaulty: true,
}

// changeType is the type of entry that a cancel or a change of an order usually is, "" for none.
func changeType(o connectors.Order) string {
	switch c := o.Change; {
	case c.What == connectors.ChangeOrder && c.Less:
		return book.RefundPartial
	case c.What != connectors.ChangeCancel:
		return ""
	case cameBack[c.Why] || sentOff(o):
		return book.CancelAfterShip
	}
	return book.CancelBeforeShip
}

// sentOff tells whether a parcel of an order has left the shop. The state of a cancelled one
// does not say so any more.
func sentOff(o connectors.Order) bool {
	for _, p := range o.Parcels {
		if p.ShippedAt != "" || p.Number != "" {
			return true
		}
	}
	return o.Status == connectors.OrderShipped || o.Status == connectors.OrderFinished
}

// reasonOfMall is why an order was cancelled or changed, for the memo of its refund.
func reasonOfMall(o *store.Order, kind book.Kind) string {
	if o == nil || !kind.Refund || changeType(o.Order) == "" || becauseWords[o.Change.Why] == "" {
		return ""
	}
	return kind.Label + "（" + becauseWords[o.Change.Why] + "）"
}
