package app

import "madoguchi/connectors/carrier"

// Named is a member of the staff who is named in a note.
type Named struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// Talk is a telephone call as its memo keeps it.
type Talk struct {
	Number  string `json:"number"`
	Name    string `json:"name"` // whose number it is
	Way     string `json:"way"`  // in: the customer called, out: the shop did, "": not said
	Seconds int64  `json:"seconds"`
}

// NoteChange is what the writer of a note makes of it on the same day. Empty text
// takes it away.
type NoteChange struct {
	ID       int64   `json:"id"` // of the message
	Text     string  `json:"text"`
	Mentions []int64 `json:"mentions"`
}

// NoteEdit is what a note said until it was changed.
type NoteEdit struct {
	At   int64  `json:"at"`
	By   string `json:"by"`
	Text string `json:"text"`
}

// NoteEdits are all of a note, the newest first.
type NoteEdits struct {
	Edits []NoteEdit `json:"edits"`
}

// Mention is a note in which the acting person is named and has not looked yet.
type Mention struct {
	Message  int64  `json:"message"`
	Inquiry  int64  `json:"inquiry"`
	At       int64  `json:"at"`
	By       string `json:"by"`
	Subject  string `json:"subject"`
	Customer string `json:"customer"`
	Text     string `json:"text"`
}

// MentionList is what waits for the acting person, the newest first.
type MentionList struct {
	Mentions []Mention `json:"mentions"`
}

// CallerQuery is what is known of somebody on the telephone: a number or a part
// of it, a name, its reading.
type CallerQuery struct {
	Text string `json:"text"`
}

// Caller is somebody who may be on the telephone, with what it may be about.
type Caller struct {
	Customer  CustomerRow `json:"customer"`
	Contacts  []Contact   `json:"contacts"`
	Why       string      `json:"why"` // number, tail, name, text
	Orders    []OrderRow  `json:"orders"`
	Inquiries []Row       `json:"inquiries"` // those that are not closed
}

// CallerList is who it may be, the surest first.
type CallerList struct {
	Callers []Caller `json:"callers"`
}

// NewCall is a telephone call: into an inquiry when one is named, else an inquiry
// of its own.
type NewCall struct {
	Inquiry  int64   `json:"inquiry"`
	Customer int64   `json:"customer"` // 0: not known here
	Order    int64   `json:"order"`    // id, 0: about none
	Subject  string  `json:"subject"`  // of a new inquiry, "" for the usual one
	Text     string  `json:"text"`
	Talk     Talk    `json:"talk"`
	Mentions []int64 `json:"mentions"`
	Done     bool    `json:"done"` // settled on the telephone: a new inquiry is complete
}

// CustomerNote is what the shop notes about a customer.
type CustomerNote struct {
	ID      int64  `json:"id"`
	Note    string `json:"note"`
	VIP     bool   `json:"vip"`
	Version int64  `json:"version"`
}

// HistoryQuery asks for a page of what a customer has ordered and asked.
type HistoryQuery struct {
	ID    int64  `json:"id"`
	Of    string `json:"of"`    // orders or inquiries, "": the first page of both
	After string `json:"after"` // the next of the page before
	Limit int    `json:"limit"` // of each, 0: 50
}

// CustomerHistory is what a customer has ordered and asked, the newest first.
type CustomerHistory struct {
	Orders        []OrderRow `json:"orders"`
	OrdersNext    string     `json:"orders_next"` // "" at the end
	Inquiries     []Row      `json:"inquiries"`
	InquiriesNext string     `json:"inquiries_next"`
}

// TrackFound is a number in a customer's message that may be a parcel's (候補).
type TrackFound struct {
	Number string         `json:"number"` // as shown, with hyphens
	At     int64          `json:"at"`     // when the message came
	Pages  []carrier.Page `json:"pages"`  // of the carriers whose numbers look so
}

// CarrierPage is a carrier and the page that follows its parcels.
type CarrierPage struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Template string   `json:"template"` // address with {n} for the number, "" when none is known
	Shipped  string   `json:"shipped"`  // as the program brings it
	Own      bool     `json:"own"`      // the shop has set another
	Sites    []string `json:"sites"`    // domains the page is on; empty: none is known for sure, the shop's word is taken
	Example  string   `json:"example"`  // the page for a number that fits, to try it
}

// Carriers are the carriers the desk knows (運送会社).
type Carriers struct {
	Version  string        `json:"version"` // day of the table that came with the program
	Usual    string        `json:"usual"`   // whom the shop mostly uses, "" for none
	Carriers []CarrierPage `json:"carriers"`
}

// CarrierChange sets a carrier's page; an empty template is the shipped one.
type CarrierChange struct {
	ID       string `json:"id"`
	Template string `json:"template"`
}

// CarrierID names a carrier, "" for none.
type CarrierID struct {
	ID string `json:"id"`
}

// TrackNumber is a tracking number of a carrier.
type TrackNumber struct {
	Carrier string `json:"carrier"`
	Number  string `json:"number"`
}

// ListedOrder is one line of the list of orders: an order, its place and who has
// asked about it.
type ListedOrder struct {
	ID        int64  `json:"id"`
	Account   int64  `json:"account"`
	Kind      string `json:"kind"`
	Mark      string `json:"mark"`
	Shape     string `json:"shape"`
	Number    string `json:"number"`
	OrderedAt int64  `json:"ordered_at"`
	Status    string `json:"status"`
	StatusAs  string `json:"status_as"`
	Buyer     string `json:"buyer"`
	Total     int64  `json:"total"`
	Items     string `json:"items"`
	Inquiries int64  `json:"inquiries"`      // that are about it
	Open      int64  `json:"open_inquiries"` // of them: an answer is owed
}

// OrderQuery selects and pages orders.
type OrderQuery struct {
	Search  string `json:"search"`  // number, name, telephone, tracking number
	Status  string `json:"status"`  // a state of an order, or unshipped, cancel; "": all
	Account int64  `json:"account"` // 0: all
	From    string `json:"from"`    // day, 2026-11-01; "": from the first on
	Until   string `json:"until"`   // the last day, "": to the last
	Asked   string `json:"asked"`   // any: somebody asks about it, open: an answer is owed
	After   string `json:"after"`
	Limit   int    `json:"limit"`
}

// OrderPage is one page of orders, newest first.
type OrderPage struct {
	Orders []ListedOrder `json:"orders"`
	Next   string        `json:"next"`
}

// OrderInquiries are who bought an order and what has been asked about it, the
// newest first.
type OrderInquiries struct {
	CustomerID int64 `json:"customer_id"` // 0: nobody knows
	Inquiries  []Row `json:"inquiries"`
}
