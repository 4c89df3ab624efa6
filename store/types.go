package store

import (
	"errors"

	"madoguchi/connectors"
)

// The failures a caller tests for.
var (
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("changed by someone else meanwhile")
	ErrTaken    = errors.New("the name is taken")
)

// Times are milliseconds since 1970 in UTC, 0 when there is none. Money is yen.

// Actor is who does a thing; the zero Actor is the machine.
type Actor struct {
	Staff int64
	Name  string
}

// States of an account.
const (
	AccountNew     = "new"     // never pulled yet
	AccountOK      = "ok"      // the last pull was good
	AccountRetry   = "retry"   // a passing fault; tried again at NextAt
	AccountStopped = "stopped" // needs a person: dead key, wrong password
	AccountPaused  = "paused"  // a person paused it
)

// Account is one configured connector (接続). Secrets are sealed: the store
// cannot read them.
type Account struct {
	ID         int64
	Kind       string
	Name       string
	Settings   map[string]string
	Secrets    map[string][]byte
	State      string
	ReasonCode string // why it is in this state: stable word and Japanese sentence
	ReasonText string
	Notices    []connectors.Notice // of the last pull
	Keys       []KeyDate
	Cursor     string
	SyncFrom   int64 // first pull reaches back to here; 0: the kind's own reach
	OrdersAt   int64 // orders are known up to here
	LastOKAt   int64
	LastTryAt  int64
	NextAt     int64
	Failures   int
	CreatedAt  int64
	Version    int64
	// How much of the past has been read, in items; both 0 when none is left.
	ProgressDone, ProgressAll int64
	ProgressRate              int64  // items an hour, 0: not known yet
	Past                      string // PastRead, PastPaused, PastEnded
	PastAt                    int64  // how far back reading has come, 0: not known
}

// What a person wants of the past of an account. A pause and an end are the same to
// the program: what is new comes all the same, and the past goes on when it is asked
// for.
const (
	PastRead   = ""
	PastPaused = "paused"
	PastEnded  = "ended" // what has come is enough
)

// KeyDate is a connectors.Key as it is kept.
type KeyDate struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  int64  `json:"expires"`
	LifeDays int    `json:"life_days"`
	Next     string `json:"next"`
}

// PollResult is what one poll of an account left behind.
type PollResult struct {
	State      string
	ReasonCode string
	ReasonText string
	Notices    []connectors.Notice
	NextAt     int64
	Good       bool // the poll reached its end without an error
	// Version of the account that was polled: what a person saved meanwhile stays
	// as it was saved. 0 compares nothing.
	Version int64
}

// Staff is a person who acts (担当者).
type Staff struct {
	ID      int64
	Name    string
	Kana    string
	Role    string // owner, staff, trainee, accounting, viewer
	Off     bool   // has left
	LastDay string // last day of work, YYYY-MM-DD as Japan counts; "" for no end
	HasPIN  bool
	Version int64
}
