package yahoo

import (
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/connectors/orderstatus"
)

// orderState is where the order stands, and for a cancelled one why.
func orderState(o orderInfo) (state, label string) {
	state, label = orderstatus.Yahoo{
		Status: o.Status.String(), Ship: o.Ship.Status.String(), Unseen: !o.IsSeen.Bool(),
		Owes: o.Pay.Status != "1" && !paysLater(o.Pay),
	}.Read()
	if why := cancelReasons[o.CancelReason.String()]; state == connectors.OrderCanceled && why != "" {
		label += "（" + why + "）"
	}
	return state, label
}

// paysLater: cash on delivery and deferred payment are shipped unpaid.
func paysLater(p payInfo) bool {
	return p.Type == "0" || p.Kind == "4" || p.Method == "payment_d1" || p.Method == "payment_c2"
}

var cancelReasons = map[string]string{
	"100": "お客様都合", "110": "返品", "120": "未入金", "130": "住所不明", "140": "受け取り拒否", "150": "連絡不通",
	"160": "重複注文", "170": "決済審査不可", "180": "お客様都合・その他", "200": "決済方法都合", "210": "欠品",
	"220": "販売中止", "230": "ストア都合・その他", "300": "注文間違い", "400": "役務連動キャンセル",
}

func sub(o orderInfo) string {
	var list []string
	if s := o.StoreStatus.String(); s != "" && s != "0" {
		list = append(list, "ストアステータス "+s)
	}
	if o.IsSplit.Bool() {
		list = append(list, "分割注文")
	}
	return strings.Join(list, "・")
}

// payment is their own name for it; the table serves where that is empty.
func payment(p payInfo) string {
	if name := p.MethodName.String(); name != "" {
		return name
	}
	if name, ok := payMethods[p.Method.String()]; ok {
		return name
	}
	return p.Method.String()
}

var payMethods = map[string]string{
	"payment_a1": "クレジットカード", "payment_a6": "コンビニ（セブン-イレブン）", "payment_a7": "コンビニ（その他）",
	"payment_a8": "モバイルSuica", "payment_a9": "ドコモケータイ払い", "payment_a10": "auかんたん決済", "payment_a11": "ソフトバンクまとめて支払い",
	"payment_a15": "ペイジー", "payment_a16": "Yahoo!マネー・預金払い", "payment_a17": "PayPay残高等", "payment_a19": "PayPayクレジット",
	"payment_b1": "銀行振込", "payment_b2": "銀行振込", "payment_b3": "銀行振込", "payment_b4": "銀行振込", "payment_b5": "銀行振込", "payment_b6": "銀行振込",
	"payment_c1": "ゆうちょ前払い", "payment_c2": "ゆうちょ後払い", "payment_c3": "現金書留", "payment_d1": "商品代引", "payment_z1": "ポイント全額",
}

func receipt(p payInfo) string {
	var list []string
	for _, w := range []struct {
		need  loose
		label string
	}{{p.NeedReceipt, "領収書"}, {p.NeedSlip, "明細書"}, {p.NeedBill, "請求書"}} {
		if w.need.Bool() {
			list = append(list, w.label)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, "・") + "の希望あり"
}

func wrapping(s shipInfo) string {
	var list []string
	add := func(label, value string) {
		if value != "" {
			list = append(list, label+"："+value)
		}
	}
	if s.NeedPaper.Bool() {
		add("のし", join(" ", s.PaperType, s.PaperName))
	}
	if s.NeedWrap.Bool() {
		add("包装", first(s.WrapType, "あり"))
		add("メッセージ", s.WrapMessage.String())
	}
	return strings.Join(list, "\n")
}

func caution(o orderInfo) string {
	if o.Suspect != "1" {
		return ""
	}
	if text := o.SuspectText.String(); text != "" {
		return text
	}
	return "いたずら注文の疑いがあります。"
}

// carrierOf returns our id and the label; a code nobody knows is shown as it is.
func carrierOf(code string) (id, label string) {
	c := carrier.FromYahoo(code)
	if code != "" && c.Name == "" {
		return carrier.Other, "配送会社コード " + code
	}
	return c.ID, c.Name
}
