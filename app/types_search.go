package app

// SearchQuery is what stands in the search box and what is ticked beside it.
type SearchQuery struct {
	Text     string   `json:"text"`
	Year     int      `json:"year"`     // 0: all
	Kinds    []string `json:"kinds"`    // in, out, memo, fact; empty: all
	Accounts []int64  `json:"accounts"` // empty: all
	After    string   `json:"after"`
	Limit    int      `json:"limit"` // 0: all
}

// SearchAnswer is everything that a question finds. Totals, facets, orders and
// customers stand on the first page only.
type SearchAnswer struct {
	Chips     []SearchChip    `json:"chips"`
	Hits      []SearchHit     `json:"hits"`
	Next      string          `json:"next"`
	Total     SearchTotal     `json:"total"`
	Counted   SearchTotal     `json:"counted"` // what the facets are counted over
	Years     []SearchYear    `json:"years"`
	Months    []SearchMonth   `json:"months"`
	Kinds     []SearchKind    `json:"kinds"`
	Accounts  []SearchAccount `json:"accounts"`
	Orders    SearchOrders    `json:"orders"`
	Customers SearchCustomers `json:"customers"`
	Alone     []SearchAlone   `json:"alone"`     // when nothing is found: what each word finds by itself
	Preparing SearchPreparing `json:"preparing"` // how far what came is ready; All is 0 when it is
}

// SearchChip is one thing that was typed, as the screen shows and removes it.
type SearchChip struct {
	Text    string `json:"text"` // as typed
	Key     string `json:"key"`  // "" for a word; name, owner, period, files, account, state, category, tag, order, phone, tracking
	Not     bool   `json:"not"`
	Without string `json:"without"` // the whole question without it
	Problem string `json:"problem"` // why it does nothing, or finds nothing
}

// SearchTotal is a count that may end at a limit: 「1,000+」.
type SearchTotal struct {
	Count int  `json:"count"`
	More  bool `json:"more"`
}

// SearchYear counts the inquiries whose newest message is of a year.
type SearchYear struct {
	Year  int `json:"year"`
	Count int `json:"count"`
}

// SearchMonth counts the inquiries of a month, 2026-11.
type SearchMonth struct {
	Month string `json:"month"`
	Count int    `json:"count"`
}

// SearchKind counts the inquiries in which a word stands in a kind of place: what
// the customer wrote (in), the shop wrote (out), a note or telephone memo (memo),
// or names, numbers, subject (fact). One inquiry may count in several.
type SearchKind struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// SearchAccount counts the inquiries of an account.
type SearchAccount struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// SearchHit is an inquiry that was found, and where.
type SearchHit struct {
	Inquiry  Row    `json:"inquiry"`
	Message  int64  `json:"message"` // in which the snippet stands, 0 for none
	Label    string `json:"label"`   // what the snippet is: text, file, attached, name, phone, order, tracking, memo …
	Kind     string `json:"kind"`    // as of SearchKind
	Snippet  string `json:"snippet"`
	Marks    []Mark `json:"marks"`    // in the snippet
	Subject  []Mark `json:"subject"`  // in the subject of the row
	Customer []Mark `json:"customer"` // in the customer's name of the row
	Places   int    `json:"places"`   // how often a word stands in it
}

// Mark is a place in a text in UTF-16 units.
type Mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// SearchOrders are the newest orders that were found.
type SearchOrders struct {
	Orders []OrderRow  `json:"orders"`
	Total  SearchTotal `json:"total"`
}

// SearchCustomers are the customers whose name, address or telephone number was
// found.
type SearchCustomers struct {
	Customers []CustomerRow `json:"customers"`
	Total     SearchTotal   `json:"total"`
}

// SearchAlone is what a word finds without the others.
type SearchAlone struct {
	Text  string      `json:"text"`
	Total SearchTotal `json:"total"`
}

// SearchPreparing is how far the search is being made ready; all 0 when it is.
type SearchPreparing struct {
	Done int `json:"done"`
	All  int `json:"all"`
}

// SearchPlaceQuery asks where the words of a question stand in an inquiry.
type SearchPlaceQuery struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
}

// SearchPlaces are all places of an inquiry that a question finds, in the order
// of the conversation.
type SearchPlaces struct {
	Places []SearchPlace `json:"places"`
}

// SearchPlace is a text of an inquiry with its marks.
type SearchPlace struct {
	Message int64  `json:"message"` // 0: of the inquiry itself
	Label   string `json:"label"`
	Text    string `json:"text"` // "" for the text of a message, which the screen has
	Marks   []Mark `json:"marks"`
}
