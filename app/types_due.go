package app

// WeekDay are the opening hours of a weekday.
type WeekDay struct {
	Open bool   `json:"open"`
	From string `json:"from"` // 09:00
	To   string `json:"to"`   // 18:00; 24:00 is the end of the day
}

// Week is the usual week of the shop, Sunday first, and whether it closes on
// public holidays.
type Week struct {
	Days     []WeekDay `json:"days"`
	Holidays bool      `json:"holidays"`
}

// OwnDay is a day that differs from the usual week.
type OwnDay struct {
	Day  string `json:"day"`  // 2026-12-29
	Kind string `json:"kind"` // closed or open
	Name string `json:"name"`
}

// DayChange closes or opens the days from one to another; without a kind they
// follow the usual week again.
type DayChange struct {
	From string `json:"from"`
	To   string `json:"to"` // "" is the same day
	Kind string `json:"kind"`
	Name string `json:"name"`
}

// Holiday is a public holiday.
type Holiday struct {
	Day  string `json:"day"`
	Name string `json:"name"`
	Open bool   `json:"open"` // the shop works all the same
}

// Peak is a busy time: what is asked in it may be answered some hours later.
type Peak struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	From    string `json:"from"`
	To      string `json:"to"`
	Hours   int64  `json:"hours"`
	Version int64  `json:"version"`
}

// DueRule is how soon an answer is owed; the first that fits counts. Zero values
// fit everything.
type DueRule struct {
	ID         int64  `json:"id"`
	AccountID  int64  `json:"account_id"`
	Kind       string `json:"kind"`
	CategoryID int64  `json:"category_id"`
	Weekdays   []int  `json:"weekdays"` // on which the question came, 0 is Sunday; none is all
	Amount     int64  `json:"amount"`
	Unit       string `json:"unit"` // hours, business_hours, business_days
	Version    int64  `json:"version"`
}

// RuleOrder is the order of the due rules.
type RuleOrder struct {
	IDs []int64 `json:"ids"`
}

// DueExample tells when an answer to a question that comes now would be owed.
type DueExample struct {
	Account int64  `json:"account"`
	Name    string `json:"name"`
	Mark    string `json:"mark"`
	Shape   string `json:"shape"`
	At      int64  `json:"at"`
	Why     string `json:"why"`
}

// CalendarView is when the shop works, and how soon it answers.
type CalendarView struct {
	Today      string       `json:"today"`
	Week       Week         `json:"week"`
	Chosen     bool         `json:"chosen"`   // somebody has said what the week is
	Days       []OwnDay     `json:"days"`     // from today on, by day
	Holidays   []Holiday    `json:"holidays"` // of the next twelve months
	Peaks      []Peak       `json:"peaks"`
	Rules      []DueRule    `json:"rules"` // in their order
	UsualHours int          `json:"usual_hours"`
	ThanksRest bool         `json:"thanks_rest"` // a message of thanks brings nothing back
	Examples   []DueExample `json:"examples"`    // one for each account
}

// UsualReply is how soon an answer is owed where no rule fits, and what becomes of
// messages of thanks.
type UsualReply struct {
	Hours      int  `json:"hours"`
	ThanksRest bool `json:"thanks_rest"`
}

// DueChange sets the due date of inquiries, 0 to compute it again.
type DueChange struct {
	IDs []int64 `json:"ids"`
	At  int64   `json:"at"`
}

// SnoozeRequest puts inquiries off: until a moment, or with 0 until the next
// question.
type SnoozeRequest struct {
	IDs   []int64 `json:"ids"`
	Until int64   `json:"until"`
	For   string  `json:"for"`
}

// SnoozeTime is a moment that is offered.
type SnoozeTime struct {
	Key string `json:"key"` // evening, tomorrow, next_open, days3, monday
	At  int64  `json:"at"`

	Closed bool `json:"closed"` // the shop does not work on that day
}

// SnoozeTimes are the moments that are offered now.
type SnoozeTimes struct {
	Times []SnoozeTime `json:"times"`
}

// Oldest is the inquiry that has waited longest for an answer.
type Oldest struct {
	ID       int64  `json:"id"` // 0: nobody waits
	Since    int64  `json:"since"`
	Customer string `json:"customer"`
	Subject  string `json:"subject"`
	Level    string `json:"level"`
}

// Pressing is how much is owed by level, over everything and whatever filters
// are set.
type Pressing struct {
	Late    int    `json:"late"`
	LateNew int    `json:"late_new"` // of them, those nobody has begun
	Today   int    `json:"today"`
	Soon    int    `json:"soon"`
	Oldest  Oldest `json:"oldest"`
}

// MorningDay is a day as the shop works on it.
type MorningDay struct {
	Day     string `json:"day"`
	Open    bool   `json:"open"`
	From    string `json:"from"`
	To      string `json:"to"`
	Holiday string `json:"holiday"` // its name, "" for none
	Name    string `json:"name"`    // of the shop's own day
}

// MorningKey is a key that ends soon.
type MorningKey struct {
	Account  int64  `json:"account"`
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  int64  `json:"expires"`
	DaysLeft int    `json:"days_left"`
	Level    string `json:"level"`
}

// Morning is the morning sheet (朝の一枚).
type Morning struct {
	At        int64           `json:"at"`
	Shop      string          `json:"shop"`
	Days      []MorningDay    `json:"days"` // today and the six that follow
	Pressing  Pressing        `json:"pressing"`
	Late      []Row           `json:"late"`
	Today     []Row           `json:"today"`
	Soon      []Row           `json:"soon"`
	Back      []Row           `json:"back"`  // put off until today
	Since     string          `json:"since"` // the business day before, from which the numbers count
	Received  int             `json:"received"`
	Sent      int             `json:"sent"`
	Completed int             `json:"completed"`
	Thanks    int             `json:"thanks"` // unread messages that only thank
	Keys      []MorningKey    `json:"keys"`
	Reviews   []MorningReview `json:"reviews"` // templates whose day to be looked at has come, for who may change them
}

// MorningReview is a template that somebody has to look at again.
type MorningReview struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Owner    string `json:"owner"` // who keeps it true, "" for nobody
	ReviewOn string `json:"review_on"`
}
