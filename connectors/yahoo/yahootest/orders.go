package yahootest

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// Order is an order of the store. Fields holds further scalars by their manual
// name, e.g. "BuyerComments"; they go where the manual puts them.
type Order struct {
	Number     string
	OrderedAt  time.Time
	UpdatedAt  time.Time // OrderedAt when zero
	Status     int       // 2 when zero
	Seen       bool
	Paid       bool
	Ship       int
	LastName   string
	FirstName  string
	Mail       string
	Carrier    string
	Tracking   string
	Lines      []Line
	ShipCharge int64
	Points     int64
	Fields     map[string]string
}

// Line is an article of an order.
type Line struct {
	Code, SKU, Name, Variant string
	Price, Count             int64
	TaxRate                  int // 10 when zero
}

// AddOrder seeds an order, or replaces the one of the same number.
func (s *Shop) AddOrder(o Order) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o.UpdatedAt.IsZero() {
		o.UpdatedAt = o.OrderedAt
	}
	if o.Status == 0 {
		o.Status = 2
	}
	s.orders = slices.DeleteFunc(s.orders, func(x *Order) bool { return x.Number == o.Number })
	s.orders = append(s.orders, &o)
}

// Orders returns copies of all orders.
func (s *Shop) Orders() []Order {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Order
	for _, o := range s.orders {
		list = append(list, *o)
	}
	return list
}

func (s *Shop) order(number string) *Order {
	for _, o := range s.orders {
		if o.Number == number {
			return o
		}
	}
	return nil
}

// place says in which element of orderInfo a field stands, "" for the top.
func place(field string) string {
	switch {
	case slices.Contains([]string{
		"LineId", "ItemId", "Title", "SubCode", "SubCodeOption", "ItemOption", "Inscription", "IsUsed", "IsTaxable",
		"ItemTaxRatio", "Jan", "UnitPrice", "OriginalPrice", "Quantity", "CouponDiscount", "LeadTimeText",
	}, field):
		return "Item"
	case slices.Contains([]string{
		"PayCharge", "ShipCharge", "GiftWrapCharge", "Discount", "Adjustments", "UsePoint", "GiftCardDiscount",
		"TotalMallCouponDiscount", "TotalPrice",
	}, field):
		return "Detail"
	case strings.HasPrefix(field, "Bill"), slices.Contains([]string{
		"PayStatus", "SettleStatus", "PayKind", "PayType", "PayMethod", "PayMethodName",
		"PayDate", "NeedBillSlip", "NeedDetailedSlip", "NeedReceipt",
	}, field):
		return "Pay"
	case strings.HasPrefix(field, "Ship") && !strings.HasPrefix(field, "ShippingCoupon"), strings.HasPrefix(field, "GiftWrap"),
		strings.HasPrefix(field, "NeedGiftWrap"), field == "ArrivalDate", field == "ArriveType", field == "ExcellentDelivery":
		return "Ship"
	}
	return ""
}

var topFields = []string{
	"OrderId", "Version", "ParentOrderId", "ChildOrderId", "DeviceType", "IsSeen", "IsSplit", "IsActive", "OrderTime", "LastUpdateTime",
	"Suspect", "SuspectMessage", "OrderStatus", "StoreStatus", "CancelReason", "CancelReasonDetail", "BuyerComments", "SellerComments",
	"Notes", "UseCouponData", "TotalCouponDiscount", "ShippingCouponFlg", "ShippingCouponDiscount", "SocialGiftType", "IsMultiShip",
}

// value is the text of a field outside the lines.
func (o *Order) value(field, seller string) string {
	if v, ok := o.Fields[field]; ok {
		return v
	}
	var items int64
	for _, l := range o.Lines {
		items += l.Price * l.Count
	}
	n := func(i int64) string { return strconv.FormatInt(i, 10) }
	pay := int64(0)
	if o.Paid {
		pay = 1
	}
	return map[string]string{
		"OrderId": o.Number, "Version": "1", "IsSeen": strconv.FormatBool(o.Seen), "IsSplit": "false",
		"OrderTime": jst.In(o.OrderedAt).Format(time.RFC3339), "LastUpdateTime": jst.In(o.UpdatedAt).Format(time.RFC3339),
		"OrderStatus": strconv.Itoa(o.Status), "PayStatus": n(pay), "ShipStatus": strconv.Itoa(o.Ship), "PayMethod": "payment_a1",
		"PayMethodName": "クレジットカード決済", "BillLastName": o.LastName, "BillFirstName": o.FirstName, "BillMailAddress": o.Mail,
		"ShipLastName": o.LastName, "ShipFirstName": o.FirstName, "ShipCompanyCode": o.Carrier, "ShipInvoiceNumber1": o.Tracking,
		"ShipCharge": n(o.ShipCharge), "UsePoint": n(o.Points), "TotalPrice": n(items + o.ShipCharge - o.Points), "SellerId": seller,
	}[field]
}

func (l Line) value(field string, index int) string {
	rate := l.TaxRate
	if rate == 0 {
		rate = 10
	}
	return map[string]string{
		"LineId": strconv.Itoa(index + 1), "ItemId": l.Code, "SubCode": l.SKU, "SubCodeOption": l.Variant, "Title": l.Name,
		"IsTaxable": "true", "ItemTaxRatio": strconv.Itoa(rate), "UnitPrice": strconv.FormatInt(l.Price, 10), "Quantity": strconv.FormatInt(l.Count, 10),
	}[field]
}

func element(b *strings.Builder, name, value string) {
	b.WriteString("<" + name + ">")
	_ = xml.EscapeText(b, []byte(value))
	b.WriteString("</" + name + ">")
}

// xmlBody is the answer of orderInfo for the fields that were asked for.
func (o *Order) xmlBody(fields []string, seller string) string {
	var b strings.Builder
	group := func(in string) {
		for _, f := range fields {
			if place(f) == in {
				element(&b, f, o.value(f, seller))
			}
		}
	}
	b.WriteString(xml.Header + `<ResultSet totalResultsAvailable="1" totalResultsReturned="1" firstResultPosition="1"><Result><Status>OK</Status><OrderInfo>`)
	group("")
	for _, in := range []string{"Pay", "Ship"} {
		b.WriteString("<" + in + ">")
		group(in)
		b.WriteString("</" + in + ">")
	}
	for i, l := range o.Lines {
		b.WriteString("<Item>")
		for _, f := range fields {
			if place(f) == "Item" && f != "ItemOption" && f != "Inscription" {
				element(&b, f, l.value(f, i))
			}
		}
		b.WriteString("</Item>")
	}
	b.WriteString("<Detail>")
	group("Detail")
	b.WriteString("</Detail><Seller><SellerId>" + seller + "</SellerId></Seller></OrderInfo></Result></ResultSet>")
	return b.String()
}
