// Package topic says what a Japanese shop is usually asked about, and guesses from
// the words of a question which of it this one is. It would rather say nothing than
// something wrong: a wrong category sends a question to the wrong person. It knows
// no database and keeps nothing.
package topic

// The topics. Their words are stored with a category and never change.
const (
	Delivery  = "delivery"
	Stock     = "stock"
	Product   = "product"
	Cancel    = "cancel"
	Change    = "change"
	Return    = "return"
	Receipt   = "receipt"
	Gift      = "gift"
	Payment   = "payment"
	Complaint = "complaint"
	Mall      = "mall"
	Other     = "other"
)

// Topic is one usual category.
type Topic struct {
	Word    string
	Name    string
	Reading string
}

// Usual returns the categories a shop begins with, the most frequent first.
func Usual() []Topic {
	return []Topic{
		{Delivery, "配送状況・納期", "はいそうじょうきょう のうき いつとどく"},
		{Stock, "在庫・再入荷", "ざいこ さいにゅうか"},
		{Product, "商品仕様", "しょうひんしよう さいず つかいかた"},
		{Cancel, "キャンセル", "きゃんせる とりけし"},
		{Change, "変更（住所・日時・数量・支払）", "へんこう じゅうしょ にちじ すうりょう しはらい"},
		{Return, "返品・交換・不良", "へんぴん こうかん ふりょう はそん ごはいそう"},
		{Receipt, "領収書・請求書", "りょうしゅうしょ せいきゅうしょ のうひんしょ"},
		{Gift, "のし・ギフト・名入れ", "のし ぎふと ないれ らっぴんぐ"},
		{Payment, "支払い・ポイント・クーポン", "しはらい ぽいんと くーぽん"},
		{Complaint, "クレーム", "くれーむ くじょう"},
		{Mall, "モールからの連絡", "もーるからのれんらく"},
		{Other, "その他", "そのた"},
	}
}
