package app

// Customer is a person over all accounts (お客様). ID 0: nobody can tell who.
type Customer struct {
	ID          int64           `json:"id"`
	Name        string          `json:"name"`
	Kana        string          `json:"kana"`
	Contacts    []Contact       `json:"contacts"`
	Inquiries   int             `json:"inquiries"`
	Orders      int             `json:"orders"`
	FirstAt     int64           `json:"first_at"` // oldest order
	LastAt      int64           `json:"last_at"`  // newest order
	Total       int64           `json:"total"`    // yen of all orders that were not cancelled
	Merged      []CustomerMerge `json:"merged"`
	Suggestions []CustomerLike  `json:"suggestions"` // who may be the same person
	Note        string          `json:"note"`        // what the shop has noted
	VIP         bool            `json:"vip"`
	Version     int64           `json:"version"`
}

// Contact is by what a customer is known.
type Contact struct {
	Kind  string `json:"kind"` // mail, mask (an address the mall masks), tel
	Value string `json:"value"`
}

// CustomerMerge is a merge that can be taken back.
type CustomerMerge struct {
	ID int64  `json:"id"` // for SplitCustomer
	At int64  `json:"at"`
	By string `json:"by"`
}

// CustomerRow is one line of a list of customers.
type CustomerRow struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Inquiries int    `json:"inquiries"`
	Orders    int    `json:"orders"`
	LastAt    int64  `json:"last_at"` // newest message or order
	VIP       bool   `json:"vip"`
}

// CustomerLike is another customer who may be the same person.
type CustomerLike struct {
	Customer CustomerRow `json:"customer"`
	Reason   string      `json:"reason"` // phone, masked, place (each with the same name), order
}

// CustomerQuery selects customers: by the words of their inquiries and orders.
type CustomerQuery struct {
	Search string `json:"search"`
	Limit  int    `json:"limit"` // 0: all
}

// CustomerList is a list of customers, the newest first.
type CustomerList struct {
	Customers []CustomerRow `json:"customers"`
}

// MergeRequest makes one customer, or one inquiry, of two.
type MergeRequest struct {
	Keep  int64 `json:"keep"`
	Other int64 `json:"other"`
}
