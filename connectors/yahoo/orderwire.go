package yahoo

import (
	"encoding/xml"
	"time"
)

// The order API as the manual names it (orderList.html, orderInfo.html, read
// 2026-06). Scalars are loose: an element may be empty, missing or CDATA.

const askTime = "20060102150405" // Japan time

type listRequest struct {
	XMLName xml.Name `xml:"Req"`
	Search  struct {
		Result int    `xml:"Result"`
		Start  int    `xml:"Start"`
		Sort   string `xml:"Sort"`
		From   string `xml:"Condition>OrderTimeFrom"`
		To     string `xml:"Condition>OrderTimeTo"`
		Field  string `xml:"Field"`
	} `xml:"Search"`
	Seller string `xml:"SellerId"`
}

type infoRequest struct {
	XMLName xml.Name `xml:"Req"`
	Target  struct {
		OrderID string `xml:"OrderId"`
		Field   string `xml:"Field"`
	} `xml:"Target"`
	Seller string `xml:"SellerId"`
}

type listResult struct {
	XMLName xml.Name
	Total   string   `xml:"Search>TotalCount"`
	Orders  []listed `xml:"Search>OrderInfo"`
}

type listed struct {
	Number  string `xml:"OrderId"`
	Ordered loose  `xml:"OrderTime"`
	Updated loose  `xml:"LastUpdateTime"`
}

// changed falls back to the time of the order where the update is not told.
func (l listed) changed() time.Time {
	if t := moment(l.Updated); !t.IsZero() {
		return t
	}
	return moment(l.Ordered)
}

type infoResult struct {
	XMLName xml.Name
	Order   *orderInfo `xml:"Result>OrderInfo"`
}

type orderInfo struct {
	OrderID        loose     `xml:"OrderId"`
	Ordered        loose     `xml:"OrderTime"`
	Updated        loose     `xml:"LastUpdateTime"`
	IsSeen         loose     `xml:"IsSeen"`
	IsSplit        loose     `xml:"IsSplit"`
	Status         loose     `xml:"OrderStatus"`
	StoreStatus    loose     `xml:"StoreStatus"`
	CancelReason   loose     `xml:"CancelReason"`
	Suspect        loose     `xml:"Suspect"`
	SuspectText    loose     `xml:"SuspectMessage"`
	BuyerComments  loose     `xml:"BuyerComments"`
	Notes          loose     `xml:"Notes"`
	StoreCoupon    loose     `xml:"TotalCouponDiscount"`
	ShippingCoupon loose     `xml:"ShippingCouponDiscount"`
	SocialGift     loose     `xml:"SocialGiftType"`
	Pay            payInfo   `xml:"Pay"`
	Ship           shipInfo  `xml:"Ship"`
	Items          []item    `xml:"Item"`
	Detail         sumDetail `xml:"Detail"`
}

type payInfo struct {
	Status        loose `xml:"PayStatus"`
	Kind          loose `xml:"PayKind"`
	Type          loose `xml:"PayType"`
	Method        loose `xml:"PayMethod"`
	MethodName    loose `xml:"PayMethodName"`
	Date          loose `xml:"PayDate"`
	NeedReceipt   loose `xml:"NeedReceipt"`
	NeedBill      loose `xml:"NeedBillSlip"`
	NeedSlip      loose `xml:"NeedDetailedSlip"`
	LastName      loose `xml:"BillLastName"`
	FirstName     loose `xml:"BillFirstName"`
	LastNameKana  loose `xml:"BillLastNameKana"`
	FirstNameKana loose `xml:"BillFirstNameKana"`
	Zip           loose `xml:"BillZipCode"`
	Prefecture    loose `xml:"BillPrefecture"`
	City          loose `xml:"BillCity"`
	Address1      loose `xml:"BillAddress1"`
	Address2      loose `xml:"BillAddress2"`
	Phone         loose `xml:"BillPhoneNumber"`
	Mail          loose `xml:"BillMailAddress"`
}

type shipInfo struct {
	Status        loose `xml:"ShipStatus"`
	RequestDate   loose `xml:"ShipRequestDate"`
	RequestTime   loose `xml:"ShipRequestTime"`
	Company       loose `xml:"ShipCompanyCode"`
	Number1       loose `xml:"ShipInvoiceNumber1"`
	Number2       loose `xml:"ShipInvoiceNumber2"`
	URL           loose `xml:"ShipUrl"`
	Date          loose `xml:"ShipDate"`
	Arrival       loose `xml:"ArrivalDate"`
	NeedWrap      loose `xml:"NeedGiftWrap"`
	WrapType      loose `xml:"GiftWrapType"`
	WrapMessage   loose `xml:"GiftWrapMessage"`
	NeedPaper     loose `xml:"NeedGiftWrapPaper"`
	PaperType     loose `xml:"GiftWrapPaperType"`
	PaperName     loose `xml:"GiftWrapName"`
	LastName      loose `xml:"ShipLastName"`
	FirstName     loose `xml:"ShipFirstName"`
	LastNameKana  loose `xml:"ShipLastNameKana"`
	FirstNameKana loose `xml:"ShipFirstNameKana"`
	Zip           loose `xml:"ShipZipCode"`
	Prefecture    loose `xml:"ShipPrefecture"`
	City          loose `xml:"ShipCity"`
	Address1      loose `xml:"ShipAddress1"`
	Address2      loose `xml:"ShipAddress2"`
	Phone         loose `xml:"ShipPhoneNumber"`
}

type item struct {
	Code    loose    `xml:"ItemId"`
	SKU     loose    `xml:"SubCode"`
	Title   loose    `xml:"Title"`
	Variant loose    `xml:"SubCodeOption"`
	Options []option `xml:"ItemOption"`
	Engrave []option `xml:"Inscription"`
	Taxable loose    `xml:"IsTaxable"`
	TaxRate loose    `xml:"ItemTaxRatio"`
	Price   loose    `xml:"UnitPrice"`
	Count   loose    `xml:"Quantity"`
	Lead    loose    `xml:"LeadTimeText"`
}

type option struct {
	Name  loose `xml:"Name"`
	Value loose `xml:"Value"`
}

type sumDetail struct {
	PayCharge   loose `xml:"PayCharge"`
	ShipCharge  loose `xml:"ShipCharge"`
	WrapCharge  loose `xml:"GiftWrapCharge"`
	Discount    loose `xml:"Discount"`
	Adjustments loose `xml:"Adjustments"`
	Points      loose `xml:"UsePoint"`
	GiftCard    loose `xml:"GiftCardDiscount"`
	MallCoupon  loose `xml:"TotalMallCouponDiscount"`
	Total       loose `xml:"TotalPrice"`
}
