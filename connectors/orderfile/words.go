package orderfile

import (
	"cmp"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/connectors/orderstatus"

	"golang.org/x/text/unicode/norm"
)

// statusWords are labels of the malls and words of shops, in the order in which
// they are looked for: a longer word stands before one that is part of it.
var statusWords = []struct{ part, word string }{
	{"キャンセル確定待ち", connectors.OrderCanceling},
	{"キャンセル申請", connectors.OrderCanceling},
	{"キャンセル", connectors.OrderCanceled},
	{"取消", connectors.OrderCanceled},
	{"cancel", connectors.OrderCanceled},
	{"変更確定待ち", connectors.OrderHeld},
	{"保留", connectors.OrderHeld},
	{"予約中", connectors.OrderHeld},
	{"注文確認待ち", connectors.OrderUnconfirmed},
	{"新規", connectors.OrderUnconfirmed},
	{"未確認", connectors.OrderUnconfirmed},
	{"楽天処理中", connectors.OrderUnpaid},
	{"入金待ち", connectors.OrderUnpaid},
	{"未入金", connectors.OrderUnpaid},
	{"決済待ち", connectors.OrderUnpaid},
	{"支払手続き済", connectors.OrderFinished},
	{"支払手続き中", connectors.OrderShipped},
	{"発送待ち", connectors.OrderReady},
	{"出荷待ち", connectors.OrderReady},
	{"未発送", connectors.OrderReady},
	{"未出荷", connectors.OrderReady},
	{"出荷処理中", connectors.OrderReady},
	{"発送準備", connectors.OrderReady},
	{"unfulfilled", connectors.OrderReady},
	{"発送済", connectors.OrderShipped},
	{"出荷済", connectors.OrderShipped},
	{"着荷", connectors.OrderShipped},
	{"shipped", connectors.OrderShipped},
	{"fulfilled", connectors.OrderShipped},
	{"処理済", connectors.OrderFinished},
	{"完了", connectors.OrderFinished},
	{"completed", connectors.OrderFinished},
}

// status reads what a row says of where its order stands.
func (r *reader) status(facts facts) (word, label string) {
	s := norm.NFKC.String(facts["status"])
	if s == "" {
		s = norm.NFKC.String(facts["ship_status"])
	}
	if word, label, ok := orderstatus.Rakuten(s); ok && r.m.Kind == rakuten {
		return word, label
	}
	if r.m.Kind == yahoo && len(s) == 1 {
		return yahooStatus(facts)
	}
	low := strings.ToLower(s)
	for _, w := range statusWords {
		if strings.Contains(low, w.part) {
			return w.word, facts.or("status", "ship_status")
		}
	}
	return connectors.OrderUnknown, facts.or("status", "ship_status")
}

// yahooStatus reads the codes of a store's list. One without a status is in 処理中.
func yahooStatus(f facts) (word, label string) {
	seen, has := f["seen"]
	return orderstatus.Yahoo{
		Status: cmp.Or(f["status"], "2"), Ship: f["ship_status"], Unseen: has && !yes(seen),
		Owes: f["pay_status"] == "0" && !paysLater(f["payment"]),
	}.Read()
}

// paysLater: cash on delivery and deferred payment are shipped unpaid.
func paysLater(payment string) bool {
	for _, part := range []string{"代引", "代金引換", "後払い", "payment_d1", "payment_c2"} {
		if strings.Contains(payment, part) {
			return true
		}
	}
	return false
}

// paid is what the file says in so many words; without a word nothing is paid.
func paid(f facts) bool {
	s := f["pay_status"]
	return s == "1" || strings.Contains(s, "済") || strings.EqualFold(s, "paid")
}

// carrierOf reads a code of the mall or a name.
func (r *reader) carrierOf(s string) (id, label string) {
	if s == "" {
		return "", ""
	}
	plain := norm.NFKC.String(s)
	read := carrier.FromRakuten
	if r.m.Kind == yahoo {
		read = carrier.FromYahoo
	}
	if c := read(plain); c.Name != "" && r.m.Kind != "" {
		return c.ID, c.Name
	}
	for _, c := range carrier.All() {
		if c.Name != "" && strings.Contains(plain, norm.NFKC.String(c.Name)) {
			return c.ID, s
		}
	}
	for _, n := range nicknames {
		if strings.Contains(plain, n.part) {
			return n.id, s
		}
	}
	if len(digits(plain)) == len(plain) {
		return carrier.Other, "配送会社コード " + plain
	}
	return carrier.Other, s
}

// nicknames are what shops call a carrier and its services.
var nicknames = []struct{ part, id string }{
	{"ヤマト", "yamato"},
	{"クロネコ", "yamato"},
	{"宅急便", "yamato"},
	{"ネコポス", "yamato"},
	{"佐川", "sagawa"},
	{"飛脚", "sagawa"},
	{"郵便", "japanpost"},
	{"ゆうパ", "japanpost"},
	{"レターパック", "japanpost"},
	{"クリックポスト", "japanpost"},
	{"西濃", "seino"},
	{"福山", "fukuyama"},
	{"名鉄", "meitetsu"},
	{"トナミ", "tonami"},
}
