package rakuten

import (
	"encoding/json"
	"strings"
)

// tree names the fields of an answer that may be kept; a field with a tree of
// its own is a model or a list of models.
type tree map[string]tree

// leaves makes fields without anything below them.
func leaves(names string) tree {
	t := tree{}
	for _, n := range strings.Fields(names) {
		t[strings.ToLower(n)] = nil
	}
	return t
}

func (t tree) with(name string, sub tree) tree {
	t[strings.ToLower(name)] = sub
	return t
}

// keptFields is a list of what is allowed, not of what is not: a field the mall
// adds tomorrow is dropped until somebody has looked at it. Card, sex, birth
// date, device and mail carrier are missing on purpose.
func keptFields() tree {
	address := `zipCode1 zipCode2 prefecture city subAddress familyName firstName familyNameKana firstNameKana
		phoneNumber1 phoneNumber2 phoneNumber3 isolatedIslandFlag`
	wrapping := leaves("title name price includeTaxFlag deleteWrappingFlag taxRate taxPrice")
	item := leaves(`itemDetailId itemName itemId itemNumber manageNumber price units includePostageFlag includeTaxFlag
		includeCashOnDeliveryPostageFlag selectedChoice pointRate pointType inventoryType delvdateInfo restoreInventoryFlag
		dealFlag drugFlag deleteItemFlag taxRate priceTaxIncl isSingleItemShipping`).
		with("SkuModelList", leaves("variantId merchantDefinedSkuId skuInfo"))
	parcel := leaves(`basketId postagePrice postageTaxRate deliveryPrice deliveryTaxRate goodsPrice totalPrice noshi
		packageDeleteFlag defaultDeliveryCompanyCode dropOffFlag dropOffLocation`).
		with("SenderModel", leaves(address)).
		with("ItemModelList", item).
		with("ShippingModelList", leaves("shippingDetailId shippingNumber deliveryCompany deliveryCompanyName shippingDate")).
		with("DeliveryCvsModel", leaves(`cvsCode storeGenreCode storeCode storeName storeZip storePrefecture storeAddress
			areaCode depo openTime closeTime cvsRemarks`)).
		with("SocialGiftModel", leaves("sgMngNumber inputDueDate inputFlag inputCompDatetime receiverEmailAddress"))
	return leaves(`orderNumber orderProgress subStatusId subStatusName orderDatetime shopOrderCfmDatetime orderFixDatetime
		shippingInstDatetime shippingCmplRptDatetime cancelDueDate deliveryDate shippingTerm remarks giftCheckFlag
		socialGiftFlag severalSenderFlag equalSenderFlag isolatedIslandFlag rakutenMemberFlag orderType reserveNumber
		reserveDeliveryCount cautionDisplayType cautionDisplayDetailType rakutenConfirmFlag goodsPrice postagePrice
		deliveryPrice paymentCharge paymentChargeTaxRate totalPrice requestPrice couponAllTotalPrice couponShopPrice
		couponOtherPrice additionalFeeOccurAmountToUser additionalFeeOccurAmountToShop asurakuFlag drugFlag dealFlag
		membershipType memo operator mailPlugSentence modifyFlag receiptIssueCount receiptIssueHistoryList
		deliveryCertPrgFlag oneDayOperationFlag`).
		with("OrdererModel", leaves(address+" emailAddress")).
		with("SettlementModel", leaves("settlementMethodCode settlementMethod rpaySettlementFlag")).
		with("DeliveryModel", leaves("deliveryName deliveryClass")).
		with("PointModel", leaves("usedPoint")).
		with("WrappingModel1", wrapping).
		with("WrappingModel2", wrapping).
		with("PackageModelList", parcel).
		with("CouponModelList", leaves(`couponCode itemId couponName couponSummary couponCapital couponCapitalCode expiryDate
			couponPrice couponUnit couponTotalPrice itemDetailId`)).
		with("ChangeReasonModelList", leaves(`changeId changeType changeTypeDetail changeReason changeReasonDetail
			changeApplyDatetime changeFixDatetime changeCmplDatetime`)).
		with("TaxSummaryModelList", leaves("taxRate reqPrice reqPriceTax totalPrice paymentCharge couponPrice point")).
		with("DueDateModelList", leaves("dueDateType dueDate"))
}

// keep returns an order's JSON with nothing but keptFields.
func keep(raw []byte) []byte { return keptFields().filter(raw) }

func (t tree) filter(raw json.RawMessage) json.RawMessage {
	switch {
	case t == nil: // a leaf: a value or a list of values, never an object
		if holdsObject(raw) {
			return json.RawMessage("null")
		}
		return raw
	case len(raw) > 0 && raw[0] == '[':
		var rows []json.RawMessage
		if json.Unmarshal(raw, &rows) != nil {
			return json.RawMessage("null")
		}
		for i, r := range rows {
			rows[i] = t.filter(r)
		}
		return encode(rows)
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields == nil {
		return json.RawMessage("null")
	}
	kept := map[string]json.RawMessage{}
	for name, v := range fields {
		if sub, ok := t[strings.ToLower(name)]; ok {
			kept[name] = sub.filter(v)
		}
	}
	return encode(kept)
}

// holdsObject: an object where a plain value belongs may carry anything.
func holdsObject(raw json.RawMessage) bool {
	if len(raw) == 0 || raw[0] == '{' {
		return true
	}
	var rows []json.RawMessage
	if raw[0] != '[' || json.Unmarshal(raw, &rows) != nil {
		return raw[0] == '['
	}
	for _, r := range rows {
		if holdsObject(r) {
			return true
		}
	}
	return false
}

func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		return json.RawMessage("null")
	}
	return b
}
