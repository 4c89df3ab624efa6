package rakuten

import (
	"strconv"

	"madoguchi/connectors"
	"madoguchi/connectors/orderstatus"
)

// The codes of orderProgress that say something of the money.
const (
	progressReady   = 300
	progressShipped = 500
	progressPaying  = 600
	progressPaid    = 700
)

const cashOnDelivery = 2 // settlementMethodCode

// status says where the order stands, in our word and theirs.
func status(m orderModel) (word, label string) {
	word, label = progress(m.Progress)
	held := word == connectors.OrderUnconfirmed || word == connectors.OrderUnpaid || word == connectors.OrderReady
	if bool(m.InReview) && held { // nothing may be promised about shipping
		return connectors.OrderHeld, label + "（楽天確認中）"
	}
	return word, label
}

func progress(n number) (word, label string) {
	if !n.set {
		return connectors.OrderUnknown, "不明"
	}
	code := strconv.FormatInt(n.value, 10)
	if word, label, ok := orderstatus.Rakuten(code); ok {
		return word, label
	}
	return connectors.OrderUnknown, "不明（" + code + "）"
}

// paid: an order reaches 発送待ち only when the mall has the money, except
// where the carrier collects it or the shop settles by itself.
func paid(m orderModel) bool {
	s := m.Settlement.value
	switch m.Progress.value {
	case progressPaid:
		return true
	case progressReady, progressShipped, progressPaying:
		return bool(s.Common) && s.Code.value != cashOnDelivery
	}
	return false
}

// caution is the mall's warning about the buyer: for the owner, never quoted.
func caution(m orderModel) string {
	switch m.Caution.value {
	case 1:
		if why := cautionWhy(m.CautionWhy.value); why != "" {
			return "注意喚起: " + why
		}
		return "注意喚起"
	case 2:
		return "キャンセル確定"
	}
	return ""
}

func cautionWhy(n int64) string {
	switch n {
	case 101:
		return "前払い未払い"
	case 102:
		return "受取拒否"
	case 103:
		return "長期不在による受取拒否"
	case 104:
		return "開梱後の返品"
	case 105:
		return "高いサービスレベルの要望"
	}
	return ""
}
