package rakuten

import (
	"strconv"

	"madoguchi/connectors"
)

// Codes of orderProgress. The mall pays the shop after shipping, so 600 and 700
// follow 500.
const (
	progressUnconfirmed = 100
	progressProcessing  = 200
	progressReady       = 300
	progressChanging    = 400
	progressShipped     = 500
	progressPaying      = 600
	progressPaid        = 700
	progressCanceling   = 800
	progressCanceled    = 900
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
	switch n.value {
	case progressUnconfirmed:
		return connectors.OrderUnconfirmed, "注文確認待ち"
	case progressProcessing:
		return connectors.OrderUnpaid, "楽天処理中"
	case progressReady:
		return connectors.OrderReady, "発送待ち"
	case progressChanging:
		return connectors.OrderHeld, "変更確定待ち"
	case progressShipped:
		return connectors.OrderShipped, "発送済"
	case progressPaying:
		return connectors.OrderShipped, "支払手続き中"
	case progressPaid:
		return connectors.OrderFinished, "支払手続き済"
	case progressCanceling:
		return connectors.OrderCanceling, "キャンセル確定待ち"
	case progressCanceled:
		return connectors.OrderCanceled, "キャンセル確定"
	}
	if !n.set {
		return connectors.OrderUnknown, "不明"
	}
	return connectors.OrderUnknown, "不明（" + strconv.FormatInt(n.value, 10) + "）"
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
