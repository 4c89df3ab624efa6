package store

import (
	"madoguchi/connectors"
)

// Order is an order as kept: the mall's facts and where they come from.
type Order struct {
	ID       int64
	Account  int64
	Kind     string
	SyncedAt int64
	Raw      string // blob
	connectors.Order
}

// OrderRow is one line of an order list.
type OrderRow struct {
	ID        int64
	Account   int64
	Kind      string
	Number    string
	OrderedAt int64
	Status    string
	StatusAs  string
	Buyer     string
	Total     int64
	Items     string // names of the lines, short
}

// ListedOrder is a line of the list of orders: an order and who has asked about it.
type ListedOrder struct {
	OrderRow
	Inquiries int64 // that are about it
	Open      int64 // of them: an answer is owed
}

// OrderQuery selects and pages orders.
type OrderQuery struct {
	Search   string // number, name, kana, phone digits, tracking number
	Account  int64
	Statuses []string // any of these
	From     int64    // ordered then or later, 0: from the first on
	Before   int64    // ordered earlier than that, 0: to the last
	Asked    string   // AskedAny, AskedOpen, "": asked about or not
	After    string
	Limit    int

	fewAsked bool // so few have been asked about that the list begins with them
}

// What has been asked about an order.
const (
	AskedAny  = "any"  // somebody has
	AskedOpen = "open" // and an answer is owed
)

// OrderPage is one page of orders, newest first.
type OrderPage struct {
	Rows []ListedOrder
	Next string
}
