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

// OrderQuery selects and pages orders.
type OrderQuery struct {
	Search  string // number, name, kana, phone digits, tracking number
	Account int64
	After   string
	Limit   int
}

// OrderPage is one page of orders, newest first.
type OrderPage struct {
	Rows []OrderRow
	Next string
}
