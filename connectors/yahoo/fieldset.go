package yahoo

import (
	"slices"
	"strings"
	"sync"
)

// fieldSet is the list of fields an order call asks for, less those the server
// has refused: an unknown name fails the whole call (od90101).
type fieldSet struct {
	mu    sync.Mutex
	names []string
}

func newFieldSet(names string) *fieldSet {
	return &fieldSet{names: strings.FieldsFunc(names, func(r rune) bool { return r == ',' || r == '\n' || r == '\t' || r == ' ' })}
}

func (f *fieldSet) String() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return strings.Join(f.names, ",")
}

// drop removes the field that a refusal names and reports whether it did. The
// id is never dropped: without it an answer is worth nothing.
func (f *fieldSet) drop(message string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, after, ok := strings.Cut(message, ":")
	if !ok {
		return false
	}
	name := strings.TrimSpace(after)
	i := slices.Index(f.names, name)
	if i < 0 || name == "OrderId" {
		return false
	}
	f.names = slices.Delete(f.names, i, i+1)
	return true
}

// listFields are for finding what changed; everything else comes by orderInfo.
const listFields = "OrderId,OrderTime,LastUpdateTime"

// infoFields are the fields of orderInfo that the desk shows (orderInfo.html,
// read 2026-06). Card and settlement fields are never asked for.
const infoFields = `
	OrderId,Version,ParentOrderId,ChildOrderId,IsSeen,IsSplit,OrderTime,LastUpdateTime,Suspect,SuspectMessage,
	OrderStatus,StoreStatus,CancelReason,BuyerComments,SellerComments,Notes,TotalCouponDiscount,ShippingCouponDiscount,SocialGiftType,
	PayStatus,PayKind,PayType,PayMethod,PayMethodName,PayDate,NeedBillSlip,NeedDetailedSlip,NeedReceipt,
	BillLastName,BillFirstName,BillLastNameKana,BillFirstNameKana,BillZipCode,BillPrefecture,BillCity,BillAddress1,BillAddress2,
	BillPhoneNumber,BillMailAddress,
	ShipStatus,ShipMethodName,ShipRequestDate,ShipRequestTime,ShipNotes,ShipCompanyCode,ShipInvoiceNumber1,ShipInvoiceNumber2,
	ShipUrl,ShipDate,ArrivalDate,NeedGiftWrap,GiftWrapType,GiftWrapMessage,NeedGiftWrapPaper,GiftWrapPaperType,GiftWrapName,
	ShipLastName,ShipFirstName,ShipLastNameKana,ShipFirstNameKana,ShipZipCode,ShipPrefecture,ShipCity,ShipAddress1,ShipAddress2,ShipPhoneNumber,
	LineId,ItemId,Title,SubCode,SubCodeOption,ItemOption,Inscription,IsTaxable,ItemTaxRatio,UnitPrice,Quantity,LeadTimeText,
	PayCharge,ShipCharge,GiftWrapCharge,Discount,Adjustments,UsePoint,GiftCardDiscount,TotalMallCouponDiscount,TotalPrice`
