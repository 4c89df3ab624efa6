package app

import "madoguchi/app/export/month"

// MonthQuery asks for the sheet of a month.
type MonthQuery struct {
	Month string `json:"month"` // YYYY-MM
}

// MonthPage is the sheet of a month (月のまとめ) with how far the month is.
type MonthPage struct {
	Sheet    month.Sheet `json:"sheet"`
	Drafts   int         `json:"drafts"` // of the month; they are not counted
	Locked   bool        `json:"locked"`
	LockedAt int64       `json:"locked_at"`
	LockedBy string      `json:"locked_by"`
}
