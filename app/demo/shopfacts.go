package demo

// What the demo shop says of itself in its replies.
const (
	StaffName = "高橋"
	Hours     = "平日 10:00〜17:00"
	Signature = "――――――――――――――――\n見本堂　担当 高橋\n受付時間：平日 10:00〜17:00\n――――――――――――――――"
)
