package app

// Staff is a person who works or has worked here (担当者).
type Staff struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Kana    string `json:"kana"`
	Role    string `json:"role"`     // owner, staff, trainee, accounting, viewer
	Off     bool   `json:"off"`      // has left, or the last day is over
	LastDay string `json:"last_day"` // YYYY-MM-DD, "" for no end
	HasPIN  bool   `json:"has_pin"`
	Version int64  `json:"version"`
}

// Staffs are everybody in the order they came.
type Staffs struct {
	Staff []Staff `json:"staff"`
}
