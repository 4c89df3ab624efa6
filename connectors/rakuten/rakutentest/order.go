package rakutentest

import (
	"fmt"
	"time"

	"madoguchi/connectors/jst"
)

// Order is an order as a test or the demo seeds it. Number and At are made up
// when empty; everything else may stay empty.
type Order struct {
	Number    string
	At        time.Time
	Progress  int // 300 when zero
	SubStatus string
	Buyer     Person
	Recipient Person // the buyer when empty
	Items     []Item

	Postage, CashFee, Wrapping, Coupon, Points int64
	NotFixed                                   bool // postage and amount due are not fixed yet (-9999)

	PaymentCode int    // 1 クレジットカード when zero
	Payment     string // its words
	OwnPayment  bool   // not settled by the mall

	Shipments []Shipment
	ShippedAt time.Time // when the shipment was reported
	PaidAt    time.Time // when the payment was settled
	Carrier   string    // the shop's usual one, 1001 when empty
	WishDay   string    // 2026-06-19
	WishHours int       // 1416
	Remarks   string
	Memo      string
	Noshi     string
	DropOff   string

	Gift        bool   // wrapping or card wished
	WrapName    string // of the wrapping paper
	SocialGift  bool
	GiftWaiting bool // the recipient has not entered an address yet
	Caution     int
	CautionWhy  int
	InReview    bool // 楽天確認中
	Receipts    []time.Time
}

// Person is a buyer or recipient.
type Person struct {
	Family, First, FamilyKana, FirstKana string
	Zip1, Zip2, Prefecture, City, Rest   string
	Phone                                [3]string
	Mail                                 string
}

// Item is a line of an order.
type Item struct {
	Name, Number, Manage, SKU, Variant, SKUInfo, Choice, Lead string
	Price, Units                                              int64 // tax included
	TaxRate                                                   int   // percent, 10 when zero
	Deleted                                                   bool
}

// Shipment is a parcel on its way.
type Shipment struct {
	Number, Company, CompanyName, Date string
}

// AddOrder keeps an order and returns its number.
func (s *Server) AddOrder(o Order) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serial++
	if o.At.IsZero() {
		o.At = s.now()
	}
	if o.Number == "" {
		o.Number = fmt.Sprintf("%s-%s-%010d", s.shop, jst.In(o.At).Format("20060102"), s.serial)
	}
	s.orders[o.Number] = o
	return o.Number
}

// UpdateOrder changes an order, for example when it is shipped.
func (s *Server) UpdateOrder(number string, change func(*Order)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok := s.orders[number]
	if !ok {
		return
	}
	change(&o)
	s.orders[number] = o
}

func (o Order) goods() int64 {
	var sum int64
	for _, i := range o.Items {
		if !i.Deleted {
			sum += i.Price * i.Units
		}
	}
	return sum
}

func (o Order) progress() int {
	if o.Progress == 0 {
		return 300
	}
	return o.Progress
}

// json is a full OrderModel of version 10, with the fields a desk must drop.
func (o Order) json() map[string]any {
	goods := o.goods() + o.Wrapping
	postage, due := o.Postage, goods+o.Postage+o.CashFee-o.Coupon-o.Points
	total := goods + o.Postage
	if o.NotFixed {
		postage, due, total = -9999, -9999, -9999
	}
	receipts := []any{}
	for _, t := range o.Receipts {
		receipts = append(receipts, jst.In(t).Format(orderTime))
	}
	v := map[string]any{
		"orderNumber": o.Number, "orderProgress": o.progress(), "subStatusId": nil, "subStatusName": null(o.SubStatus),
		"orderDatetime":        jst.In(o.At).Format(orderTime),
		"shopOrderCfmDatetime": jst.In(o.At.Add(time.Hour)).Format(orderTime), "orderFixDatetime": nil,
		"shippingInstDatetime": nil, "shippingCmplRptDatetime": when(o.ShippedAt), "cancelDueDate": nil,
		"deliveryDate": null(o.WishDay), "shippingTerm": o.WishHours, "remarks": null(o.Remarks),
		"giftCheckFlag": bit(o.Gift), "socialGiftFlag": bit(o.SocialGift), "severalSenderFlag": 0,
		"equalSenderFlag": bit(o.Recipient == Person{}), "isolatedIslandFlag": 0, "rakutenMemberFlag": 1,
		"carrierCode": 11, "emailCarrierCode": 0, "orderType": 1, "reserveNumber": nil, "reserveDeliveryCount": nil,
		"cautionDisplayType": o.Caution, "cautionDisplayDetailType": nullInt(o.CautionWhy), "rakutenConfirmFlag": bit(o.InReview),
		"goodsPrice": goods, "postagePrice": postage, "deliveryPrice": o.CashFee, "paymentCharge": 0, "paymentChargeTaxRate": 0.1,
		"totalPrice": total, "requestPrice": due, "couponAllTotalPrice": o.Coupon, "couponShopPrice": o.Coupon,
		"couponOtherPrice": 0, "additionalFeeOccurAmountToUser": 0, "additionalFeeOccurAmountToShop": 0, "asurakuFlag": 0,
		"drugFlag": 0, "dealFlag": 0, "membershipType": 0, "memo": null(o.Memo), "operator": nil, "mailPlugSentence": nil,
		"modifyFlag": 0, "receiptIssueCount": len(o.Receipts), "receiptIssueHistoryList": receipts, "deliveryCertPrgFlag": 0,
		"oneDayOperationFlag": 0, "OrdererModel": o.orderer(), "SettlementModel": o.settlement(),
		"DeliveryModel":  map[string]any{"deliveryName": "宅配便", "deliveryClass": 1},
		"PointModel":     map[string]any{"usedPoint": o.Points},
		"WrappingModel1": nil, "WrappingModel2": nil, "PackageModelList": []any{o.parcel(postage, goods)},
		"CouponModelList": o.coupons(), "ChangeReasonModelList": nil, "TaxSummaryModelList": o.taxes(), "DueDateModelList": []any{},
	}
	if o.Wrapping > 0 || o.WrapName != "" {
		v["WrappingModel1"] = map[string]any{
			"title": 1, "name": or(o.WrapName, "花柄の包装紙"), "price": o.Wrapping, "includeTaxFlag": 1, "deleteWrappingFlag": 0,
			"taxRate": 0.1, "taxPrice": o.Wrapping / 11,
		}
	}
	return v
}

func (o Order) orderer() map[string]any {
	v := o.Buyer.json()
	delete(v, "isolatedIslandFlag")
	v["emailAddress"] = null(o.Buyer.Mail)
	v["sex"], v["birthYear"], v["birthMonth"], v["birthDay"] = "女", 1988, 7, 21
	return v
}

func (o Order) settlement() map[string]any {
	code, name := o.PaymentCode, o.Payment
	if code == 0 {
		code, name = 1, or(name, "クレジットカード")
	}
	return map[string]any{
		"settlementMethodCode": code, "settlementMethod": name, "rpaySettlementFlag": bit(!o.OwnPayment),
		"cardName": "VISA", "cardNumber": "XXXX-XXXX-XXXX-4242", "cardOwner": "CARD OWNER", "cardYm": "2031-08",
		"cardPayType": 0, "cardInstallmentDesc": nil,
	}
}

func (o Order) parcel(postage, goods int64) map[string]any {
	to := o.Recipient
	if to == (Person{}) {
		to = o.Buyer
	}
	if o.GiftWaiting {
		to = waiting()
	}
	items := []any{}
	for n, i := range o.Items {
		items = append(items, i.json(n))
	}
	shipments := []any{}
	for n, p := range o.Shipments {
		shipments = append(shipments, map[string]any{
			"shippingDetailId": 7000 + n, "shippingNumber": null(p.Number), "deliveryCompany": null(p.Company),
			"deliveryCompanyName": null(p.CompanyName), "shippingDate": null(p.Date),
		})
	}
	v := map[string]any{
		"basketId": 90000001, "postagePrice": postage, "postageTaxRate": 0.1, "deliveryPrice": o.CashFee, "deliveryTaxRate": 0.1,
		"goodsPrice": goods, "totalPrice": goods + max(postage, 0), "noshi": null(o.Noshi), "packageDeleteFlag": 0,
		"SenderModel": to.json(), "ItemModelList": items, "ShippingModelList": shipments, "DeliveryCvsModel": nil,
		"defaultDeliveryCompanyCode": or(o.Carrier, "1001"), "dropOffFlag": bit(o.DropOff != ""), "dropOffLocation": null(o.DropOff),
		"SocialGiftModel": nil,
	}
	if o.SocialGift {
		v["SocialGiftModel"] = map[string]any{
			"sgMngNumber": o.Number + "-sg", "inputDueDate": nil, "inputFlag": bit(!o.GiftWaiting), "inputCompDatetime": nil,
			"receiverEmailAddress": nil,
		}
	}
	return v
}

// waiting is what stands in for a gift's recipient who has not answered yet.
func waiting() Person {
	const name, kana = "入力待ち", "ニュウリョクマチ"
	return Person{name, name, kana, kana, "999", "9999", name, name, name, [3]string{"999", "9999", "9999"}, ""}
}

func (i Item) json(n int) map[string]any {
	return map[string]any{
		"itemDetailId": 80000001 + n, "itemName": i.Name, "itemId": 10000001 + n, "itemNumber": null(i.Number),
		"manageNumber": i.Manage, "price": i.Price, "units": i.Units, "includePostageFlag": 0, "includeTaxFlag": 1,
		"includeCashOnDeliveryPostageFlag": 0, "selectedChoice": null(i.Choice), "pointRate": 1, "pointType": 0, "inventoryType": 1,
		"delvdateInfo": null(i.Lead), "restoreInventoryFlag": 0, "dealFlag": 0, "drugFlag": 0, "deleteItemFlag": bit(i.Deleted),
		"taxRate": float64(i.rate()) / 100, "priceTaxIncl": i.Price, "isSingleItemShipping": 0,
		"SkuModelList": []any{map[string]any{
			"variantId": null(i.Variant), "merchantDefinedSkuId": null(i.SKU), "skuInfo": null(i.SKUInfo),
		}},
	}
}

func (i Item) rate() int {
	if i.TaxRate == 0 {
		return 10
	}
	return i.TaxRate
}

func (p Person) json() map[string]any {
	return map[string]any{
		"zipCode1": p.Zip1, "zipCode2": p.Zip2, "prefecture": p.Prefecture, "city": p.City, "subAddress": p.Rest,
		"familyName": p.Family, "firstName": p.First, "familyNameKana": p.FamilyKana, "firstNameKana": p.FirstKana,
		"phoneNumber1": null(p.Phone[0]), "phoneNumber2": null(p.Phone[1]), "phoneNumber3": null(p.Phone[2]),
		"isolatedIslandFlag": 0,
	}
}

func (o Order) coupons() []any {
	if o.Coupon == 0 {
		return []any{}
	}
	return []any{map[string]any{
		"couponCode": "DEMO-0000-0000-0001", "itemId": 0, "couponName": "お買い物クーポン", "couponSummary": "定額割引",
		"couponCapital": "ショップ", "couponCapitalCode": 1, "expiryDate": "2030-12-31", "couponPrice": o.Coupon,
		"couponUnit": 1, "couponTotalPrice": o.Coupon, "itemDetailId": 0,
	}}
}

// taxes adds up each rate; the coupon, the postage and the wrapping fall on 10 %.
func (o Order) taxes() []any {
	totals := map[int]int64{}
	for _, i := range o.Items {
		if !i.Deleted {
			totals[i.rate()] += i.Price * i.Units
		}
	}
	totals[10] += o.Postage + o.Wrapping + o.CashFee
	out := []any{}
	for _, rate := range []int{10, 8} {
		if totals[rate] == 0 {
			continue
		}
		due, coupon := totals[rate], int64(0)
		if rate == 10 {
			coupon = min(o.Coupon, due)
			due -= coupon
		}
		out = append(out, map[string]any{
			"taxRate": float64(rate) / 100, "reqPrice": due, "reqPriceTax": due * int64(rate) / int64(100+rate),
			"totalPrice": totals[rate], "paymentCharge": 0, "couponPrice": coupon, "point": 0,
		})
	}
	return out
}

func bit(v bool) int {
	if v {
		return 1
	}
	return 0
}

func nullInt(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func when(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return jst.In(t).Format(orderTime)
}
