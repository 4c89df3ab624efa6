package rakuten

// orderModel holds the fields of getOrder that we show. What must not be kept
// (card, sex, birth date) has no field here and none in keptFields.
type orderModel struct {
	Number      text    `json:"orderNumber"`
	Progress    number  `json:"orderProgress"`
	Sub         text    `json:"subStatusName"`
	Ordered     text    `json:"orderDatetime"`
	Confirmed   text    `json:"shopOrderCfmDatetime"`
	Fixed       text    `json:"orderFixDatetime"`
	Instructed  text    `json:"shippingInstDatetime"`
	Reported    text    `json:"shippingCmplRptDatetime"`
	WishDay     text    `json:"deliveryDate"`
	WishTime    number  `json:"shippingTerm"`
	Remarks     text    `json:"remarks"`
	Memo        text    `json:"memo"`
	GiftWrapped boolean `json:"giftCheckFlag"`
	SocialGift  boolean `json:"socialGiftFlag"`
	Caution     number  `json:"cautionDisplayType"`
	CautionWhy  number  `json:"cautionDisplayDetailType"`
	InReview    boolean `json:"rakutenConfirmFlag"`

	Goods    number `json:"goodsPrice"`
	Postage  number `json:"postagePrice"`
	Delivery number `json:"deliveryPrice"` // 代引料
	Charge   number `json:"paymentCharge"`
	Extra    number `json:"additionalFeeOccurAmountToUser"`
	Coupons  number `json:"couponAllTotalPrice"`
	Request  number `json:"requestPrice"`

	Receipts     number     `json:"receiptIssueCount"`
	ReceiptTimes list[text] `json:"receiptIssueHistoryList"`

	Orderer    model[personModel]     `json:"OrdererModel"`
	Settlement model[settlementModel] `json:"SettlementModel"`
	Point      model[struct {
		Used number `json:"usedPoint"`
	}] `json:"PointModel"`
	Wrapping1 model[wrappingModel] `json:"WrappingModel1"`
	Wrapping2 model[wrappingModel] `json:"WrappingModel2"`
	Packages  list[packageModel]   `json:"PackageModelList"`
	Taxes     list[taxModel]       `json:"TaxSummaryModelList"`
	Changes   list[changeModel]    `json:"ChangeReasonModelList"`
	DueDates  list[dueDateModel]   `json:"DueDateModelList"`
}

type personModel struct {
	Zip1       text `json:"zipCode1"`
	Zip2       text `json:"zipCode2"`
	Prefecture text `json:"prefecture"`
	City       text `json:"city"`
	Rest       text `json:"subAddress"`
	Family     text `json:"familyName"`
	First      text `json:"firstName"`
	FamilyKana text `json:"familyNameKana"`
	FirstKana  text `json:"firstNameKana"`
	Phone1     text `json:"phoneNumber1"`
	Phone2     text `json:"phoneNumber2"`
	Phone3     text `json:"phoneNumber3"`
	Mail       text `json:"emailAddress"`
}

type settlementModel struct {
	Code   number  `json:"settlementMethodCode"`
	Method text    `json:"settlementMethod"`
	Common boolean `json:"rpaySettlementFlag"` // settled by the mall
}

type wrappingModel struct {
	Price    number  `json:"price"`
	TaxIn    boolean `json:"includeTaxFlag"`
	TaxPrice number  `json:"taxPrice"`
	Deleted  boolean `json:"deleteWrappingFlag"`
}

type packageModel struct {
	Noshi     text                `json:"noshi"`
	Deleted   boolean             `json:"packageDeleteFlag"`
	Recipient model[personModel]  `json:"SenderModel"` // the recipient, in spite of its name
	Items     list[itemModel]     `json:"ItemModelList"`
	Shippings list[shippingModel] `json:"ShippingModelList"`
	Store     model[storeModel]   `json:"DeliveryCvsModel"`
	Carrier   text                `json:"defaultDeliveryCompanyCode"`
	DropOff   boolean             `json:"dropOffFlag"`
	DropOffAt text                `json:"dropOffLocation"`
}

type itemModel struct {
	Name    text           `json:"itemName"`
	Number  text           `json:"itemNumber"`
	Manage  text           `json:"manageNumber"`
	Price   number         `json:"price"`
	TaxIn   boolean        `json:"includeTaxFlag"`
	Gross   number         `json:"priceTaxIncl"`
	Units   number         `json:"units"`
	Choice  text           `json:"selectedChoice"`
	Lead    text           `json:"delvdateInfo"`
	TaxRate percent        `json:"taxRate"`
	Deleted boolean        `json:"deleteItemFlag"`
	SKUs    list[skuModel] `json:"SkuModelList"`
}

type skuModel struct {
	Variant text `json:"variantId"`
	Own     text `json:"merchantDefinedSkuId"`
	Info    text `json:"skuInfo"`
}

type shippingModel struct {
	Number  text `json:"shippingNumber"`
	Company text `json:"deliveryCompany"`
	Name    text `json:"deliveryCompanyName"`
	Date    text `json:"shippingDate"`
}

type storeModel struct {
	Chain number `json:"cvsCode"`
	Name  text   `json:"storeName"`
}

type taxModel struct {
	Rate  percent `json:"taxRate"`
	Total number  `json:"reqPrice"`
	Tax   number  `json:"reqPriceTax"`
}

type changeModel struct {
	Type     number `json:"changeType"`
	Detail   number `json:"changeTypeDetail"`
	By       number `json:"changeReason"`
	Why      number `json:"changeReasonDetail"`
	Applied  text   `json:"changeApplyDatetime"`
	Fixed    text   `json:"changeFixDatetime"`
	Complete text   `json:"changeCmplDatetime"`
}

type dueDateModel struct {
	Type number `json:"dueDateType"`
	Date text   `json:"dueDate"`
}
