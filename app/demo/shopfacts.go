package demo

// What the demo shop says of itself in its replies.
const (
	StaffName = "高橋"
	Hours     = "平日 10:00〜17:00"
	Signature = "――――――――――――――――\n見本堂　担当 高橋\n受付時間：平日 10:00〜17:00\n――――――――――――――――"

	ShopPhone = "076-000-1200"
	ReturnTo  = "〒920-0999 石川県金沢市見本町1-1 見本堂 返品係"
	// Of goods that a customer sends back because he has changed his mind.
	ReturnTerms   = "未使用で、届いたときの箱と付属品がそろっているもの"
	ReturnPostage = "お客様のご負担"

	Bank = "見本銀行 金沢支店 普通 0001234 ミホンドウ"
	// TaxNumber has the check figure of a company and is nobody's.
	TaxNumber = "T9999999999999"
)
