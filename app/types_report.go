package app

// ReportQuery asks for the figures of a period. Days are Japanese days, both
// included; empty days ask for the last 30.
type ReportQuery struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Account int64  `json:"account"` // 0: all
}

// ShopReport is how the shop answers: a period beside the one of the same length
// before it. Times are in minutes by the clock, or in business hours where it
// says so.
type ShopReport struct {
	From       string          `json:"from"`
	To         string          `json:"to"`
	Days       int             `json:"days"`
	Now        ReportFigures   `json:"now"`
	Before     ReportFigures   `json:"before"`
	Accounts   []ReportShare   `json:"accounts"`
	Topics     []ReportShare   `json:"topics"`
	Weeks      []ReportWeek    `json:"weeks"`       // up to 12, the oldest first
	Hours      [][]int         `json:"hours"`       // by weekday (0 Sunday) and hour of Japan
	FirstAt    int64           `json:"first_at"`    // the oldest inquiry that is here, by its last message, 0 for none
	OldestOpen int64           `json:"oldest_open"` // since when the longest waiting customer waits, 0 for nobody
	Open       int             `json:"open"`        // who waits for an answer now, whatever the period
	Late       int             `json:"late"`        // of them, past their due date
	Inquiries  int             `json:"inquiries"`   // all that are here
	Orders     int             `json:"orders"`
	Pending    []ReportPending `json:"pending"` // accounts whose past is still being read
}

// ReportFigures are the numbers of one period.
type ReportFigures struct {
	Came     int `json:"came"`
	Answered int `json:"answered"`
	Open     int `json:"open"`
	Median   int `json:"median"` // minutes to the first answer, half of the answered
	Slow     int `json:"slow"`   // minutes that nine tenths kept to
	// MedianOpen and SlowOpen are the same in the shop's business hours.
	MedianOpen int `json:"median_open"`
	SlowOpen   int `json:"slow_open"`
	Within24h  int `json:"within24h"` // of answered
	OneReply   int `json:"one_reply"` // of settled: done with one answer and quiet for a week
	Settled    int `json:"settled"`
	Orders     int `json:"orders"` // placed in the period
}

// ReportShare is how many inquiries came by an account or about a category.
type ReportShare struct {
	Name   string `json:"name"` // "" when no category was said
	N      int    `json:"n"`
	Before int    `json:"before"`
}

// ReportWeek is one week of a report.
type ReportWeek struct {
	To       string `json:"to"` // its last day
	Came     int    `json:"came"`
	Answered int    `json:"answered"`
	Median   int    `json:"median"` // in business hours
	Slow     int    `json:"slow"`   // in business hours
}

// ReportPending is an account whose past is still on its way.
type ReportPending struct {
	Account string `json:"account"`
	Done    int64  `json:"done"`
	All     int64  `json:"all"`
}
