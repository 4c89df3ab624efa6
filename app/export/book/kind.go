package book

// Kind is a type of event with the journals that are proposed for it.
type Kind struct {
	Code     string    `json:"code"`
	Label    string    `json:"label"`
	Help     string    `json:"help"`     // when it is the right one, a Japanese sentence
	Variants []Variant `json:"variants"` // the first is proposed
	Incoming bool      `json:"incoming"` // money comes to the shop
	Refund   bool      `json:"refund"`   // gives back part of an order's price
	Outlay   bool      `json:"outlay"`   // the shop pays somebody for something
}

// Variant is one way to book a kind.
type Variant struct {
	Code      string `json:"code"`
	Label     string `json:"label"`
	Rows      []Row  `json:"rows"` // none: no journal
	SettledBy string `json:"settled_by"`
	Unsure    bool   `json:"unsure"` // 要確認: practice differs, ask the tax accountant
}

// Row is one line of a journal before amounts and the shop's names are known.
type Row struct {
	Debit     Place  `json:"debit"`
	DebitTax  string `json:"debit_tax"` // a family of tax keys, "" for 対象外
	Credit    Place  `json:"credit"`
	CreditTax string `json:"credit_tax"`
	Fee       bool   `json:"fee"` // takes the bank's fee, not the amounts
}

// Place is what an account is for; Shop.Accounts gives it its name.
type Place string

// The places of the journals.
const (
	AtSales       Place = "sales"
	AtReturns     Place = "returns"
	AtReceivable  Place = "receivable"   // 売掛金 of the channel
	AtPrepaid     Place = "prepaid"      // 前受金 of the channel
	AtPayable     Place = "payable"      // 未払金 towards the other side
	AtPayableMall Place = "payable_mall" // 未払金 towards the mall
	AtBank        Place = "bank"         // 普通預金 at the bank
	AtCash        Place = "cash"         // 現金
	AtFreight     Place = "freight"      // 荷造運賃
	AtFee         Place = "fee"          // 支払手数料
	AtPromotion   Place = "promotion"    // 販売促進費
	AtLoss        Place = "loss"         // 雑損失
	AtIncome      Place = "income"       // 雑収入
	AtOutsource   Place = "outsource"    // 外注費
	AtRepair      Place = "repair"       // 修繕費
	AtPurchases   Place = "purchases"    // 仕入高
)

// Codes of the kinds.
const (
	RefundFull             = "REFUND_FULL"
	RefundPartial          = "REFUND_PARTIAL"
	CancelBeforeShip       = "CANCEL_BEFORE_SHIP"
	CancelAfterShip        = "CANCEL_AFTER_SHIP"
	RefundBank             = "REFUND_BANK"
	ReturnShippingShop     = "RETURN_SHIPPING_SHOP"
	ReturnShippingCustomer = "RETURN_SHIPPING_CUSTOMER"
	ReshipShipping         = "RESHIP_SHIPPING"
	ReshipGoods            = "RESHIP_GOODS"
	CompPoint              = "COMP_POINT"
	CompCoupon             = "COMP_COUPON"
	CompCash               = "COMP_CASH"
	CompGift               = "COMP_GIFT"
	RepairOutsource        = "REPAIR_OUTSOURCE"
	ShippingCollected      = "SHIPPING_COLLECTED"
	ReceiptIssued          = "RECEIPT_ISSUED"
	Reversal               = "REVERSAL"
)

// KindOf finds a kind by its code.
func KindOf(code string) (Kind, bool) {
	for _, k := range Kinds() {
		if k.Code == code {
			return k, true
		}
	}
	return Kind{}, false
}

// Variant finds a way to book a kind; "" is the first.
func (k Kind) Variant(code string) (Variant, bool) {
	for _, v := range k.Variants {
		if v.Code == code || code == "" {
			return v, true
		}
	}
	return Variant{}, false
}
