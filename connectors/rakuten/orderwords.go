package rakuten

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// wish is the wanted day and hours in words.
func wish(m orderModel) string {
	return strings.TrimSpace(m.WishDay.String() + " " + hours(m.WishTime.value))
}

// hours reads shippingTerm: a few fixed words, otherwise start and end hour
// written together, 1416 for 14 to 16 and 708 for 7 to 8.
func hours(n int64) string {
	switch {
	case n == 1:
		return "午前"
	case n == 2:
		return "午後"
	case n == 9:
		return "その他"
	case n >= 100 && n <= 2424 && n%100 <= 24:
		return fmt.Sprintf("%d時～%d時", n/100, n%100)
	case n > 0:
		return strconv.FormatInt(n, 10)
	}
	return ""
}

const labelWrapping = "ギフト包装"

// amounts are the sum as RMS shows it. goodsPrice holds the wrapping, which
// gets a line of its own; nothing is computed while a part is not fixed.
func amounts(m orderModel) []connectors.Amount {
	goods, wrapping := m.Goods.value, wrappingPrice(m.Wrapping1)+wrappingPrice(m.Wrapping2)
	if goods != connectors.NotFixed {
		goods -= wrapping
	}
	out := []connectors.Amount{{Label: "小計", Yen: goods}, {Label: "送料", Yen: m.Postage.value}}
	for _, a := range []connectors.Amount{
		{Label: "代引料", Yen: m.Delivery.value, Role: connectors.AmountCash},
		{Label: labelWrapping, Yen: wrapping},
		{Label: "決済手数料", Yen: m.Charge.value},
		{Label: "後払い手数料", Yen: m.Extra.value},
		{Label: "クーポン", Yen: minus(m.Coupons)},
		{Label: "ポイント", Yen: minus(m.Point.value.Used), Role: connectors.AmountPays},
	} {
		if a.Yen != 0 || a.Label == labelWrapping && wrapped(m) {
			out = append(out, a)
		}
	}
	return out
}

func wrappingPrice(w model[wrappingModel]) int64 {
	v := w.value
	if v.Deleted || v.Price.value == connectors.NotFixed {
		return 0
	}
	if !v.TaxIn && v.TaxPrice.value > 0 {
		return v.Price.value + v.TaxPrice.value
	}
	return v.Price.value
}

// wrapped: wrapping is wished, though it may cost nothing. It makes no gift by
// itself.
func wrapped(m orderModel) bool {
	on := func(w model[wrappingModel]) bool { return w.set && !bool(w.value.Deleted) }
	return bool(m.GiftWrapped) || on(m.Wrapping1) || on(m.Wrapping2)
}

func minus(n number) int64 {
	if n.value == connectors.NotFixed {
		return n.value
	}
	return -n.value
}

func receipt(m orderModel) string {
	if m.Receipts.value <= 0 {
		return ""
	}
	s := fmt.Sprintf("領収書 発行済み %d 回", m.Receipts.value)
	var last time.Time
	for _, t := range m.ReceiptTimes {
		last = newer(last, readTime(t.String()))
	}
	if !last.IsZero() {
		s += "（最終 " + jst.Day(last) + "）"
	}
	return s
}

func changedAt(m orderModel) time.Time {
	all := []text{m.Ordered, m.Confirmed, m.Fixed, m.Instructed, m.Reported}
	for _, c := range m.Changes {
		all = append(all, c.Applied, c.Fixed, c.Complete)
	}
	var last time.Time
	for _, t := range all {
		last = newer(last, readTime(t.String()))
	}
	return last
}

func newer(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
