package demo

import (
	"strconv"
	"strings"

	"madoguchi/app/demo/content"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/yahoo/yahootest"
)

func yahooTopic(t content.Thread) yahootest.Topic {
	out := yahootest.Topic{Title: t.Title, Public: t.Public, Category: 2080401, Completed: t.State == "done"}
	out.CategoryAs = []string{"ストアへの質問", t.Category}
	if out.Completed {
		out.Condition = "解決済み"
	}
	if t.Order != nil {
		out.Order = t.Order.Number
	}
	if t.Item != nil {
		out.Item = strings.ToLower(t.Item.Code)
	}
	for _, p := range t.Posts {
		post := yahootest.Post{By: side(p, "seller", "user"), Text: p.Text, At: p.At}
		if p.File != "" {
			data, _ := content.File(p.File, p.Kind)
			post.Files = []yahootest.File{{Name: p.File, Data: data}}
		}
		out.Posts = append(out.Posts, post)
	}
	return out
}

func yahooOrder(o content.Order) yahootest.Order {
	out := yahootest.Order{
		Number: o.Number, OrderedAt: o.At, UpdatedAt: o.Shipped, Carrier: carrierCode(o.Carrier), ShipCharge: o.Postage, Points: o.Points,
		Mail: o.Buyer.Mail, Seen: o.State != connectors.OrderUnconfirmed, Paid: true, Fields: map[string]string{},
	}
	out.LastName, out.FirstName, _ = strings.Cut(o.Buyer.Name, " ")
	out.Status, out.Ship = yahooState(o.State)
	switch o.State {
	case connectors.OrderUnpaid, connectors.OrderCanceled:
		out.Paid = false
	}
	for _, l := range o.Lines {
		out.Lines = append(out.Lines, yahootest.Line{
			Code: strings.ToLower(l.Product.Code), SKU: l.Product.Key, Name: l.Product.Name, Variant: l.Product.Options,
			Price: l.Product.Price, Count: l.Count, TaxRate: l.Product.TaxRate,
		})
	}
	if len(o.Parcels) > 0 {
		out.Tracking = o.Parcels[0]
	}
	yahooFields(o, out.Fields)
	return out
}

// yahooFields are the facts that the manual puts elsewhere than the seed does.
func yahooFields(o content.Order, f map[string]string) {
	address(f, "Bill", o.Buyer)
	address(f, "Ship", o.To)
	f["ShipLastName"], f["ShipFirstName"], _ = strings.Cut(o.To.Name, " ")
	f["PayMethodName"], f["PayMethod"] = o.Payment, yahooPayment(o.Payment)
	f["BuyerComments"], f["Notes"] = o.Remarks, o.Memo
	f["ShipRequestDate"], f["ShipRequestTime"] = o.WishDay, o.WishAt
	if len(o.Parcels) > 1 {
		f["ShipInvoiceNumber2"] = o.Parcels[1]
	}
	if !o.Shipped.IsZero() {
		f["ShipDate"] = jst.Day(o.Shipped)
	}
	if o.Noshi != "" {
		f["NeedGiftWrapPaper"], f["GiftWrapPaperType"], f["GiftWrapName"] = "1", "紅白蝶結び", o.Noshi
	}
	total := o.Postage - o.Coupon - o.Points
	for _, l := range o.Lines {
		total += l.Product.Price * l.Count
	}
	if o.Wrap {
		f["NeedGiftWrap"], f["GiftWrapType"], f["GiftWrapCharge"] = "1", "包装紙 花柄", "330"
		total += 330
	}
	if o.Payment == "代金引換" {
		f["PayCharge"] = "330"
		total += 330
	}
	if o.Coupon > 0 {
		f["TotalCouponDiscount"] = strconv.FormatInt(o.Coupon, 10)
	}
	f["TotalPrice"] = strconv.FormatInt(total, 10)
}

func address(f map[string]string, part string, p content.Person) {
	f[part+"LastNameKana"], f[part+"FirstNameKana"], _ = strings.Cut(p.Kana, " ")
	f[part+"ZipCode"], f[part+"Prefecture"], f[part+"City"], f[part+"Address1"] = p.Zip, p.Prefecture, p.City, p.To
	f[part+"PhoneNumber"] = p.Phone
}

// yahooState is OrderStatus and ShipStatus.
func yahooState(state string) (status, ship int) {
	switch state {
	case connectors.OrderFinished:
		return 5, 4
	case connectors.OrderShipped:
		return 2, 3
	case connectors.OrderHeld:
		return 3, 0
	case connectors.OrderCanceled:
		return 4, 0
	case connectors.OrderReady:
		return 2, 1
	}
	return 2, 0
}

func yahooPayment(method string) string {
	return map[string]string{
		"クレジットカード": "payment_a1", "PayPay残高等": "payment_a17", "銀行振込": "payment_b1",
		"コンビニエンスストア": "payment_a7", "代金引換": "payment_d1",
	}[method]
}
