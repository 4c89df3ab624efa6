package app

import "madoguchi/connectors"

// StartQuery asks how the shop can write first: to the buyer of an order, or,
// without one, to the customer of an inquiry or to a mail address.
type StartQuery struct {
	Order   int64  `json:"order"`
	Inquiry int64  `json:"inquiry"` // its order counts when it has one
	To      string `json:"to"`
}

// Starters is what a first text to a customer is begun from.
type Starters struct {
	Order    int64      `json:"order"`    // id, 0 without
	Number   string     `json:"number"`   // of the order
	Inquiry  int64      `json:"inquiry"`  // it was asked from, 0 none
	Brief    string     `json:"brief"`    // the order in one line
	URL      string     `json:"url"`      // the order's page at the mall, "" when none
	Mall     string     `json:"mall"`     // where the order was made
	Customer string     `json:"customer"` // name
	Address  string     `json:"address"`  // mail address as known, masked where the mall masks it
	Subject  string     `json:"subject"`  // one that fits, to begin with
	Ways     []Way      `json:"ways"`     // the usable ones first
	Draft    StartDraft `json:"draft"`    // what is being written already
}

// Way is an account that a first text could leave by.
type Way struct {
	Account    int64               `json:"account"`
	Name       string              `json:"name"`
	Kind       string              `json:"kind"`
	Label      string              `json:"label"` // of the kind
	Mark       string              `json:"mark"`
	Shape      string              `json:"shape"`
	OK         bool                `json:"ok"`
	Why        string              `json:"why"`      // why not, with the next step
	ByOrder    bool                `json:"by_order"` // the mall knows whom to reach: no address
	Subject    bool                `json:"subject"`
	Categories []connectors.Choice `json:"categories"`
	Rules      connectors.Rules    `json:"rules"`
}

// Start is a first text to a customer: to fill from a template, to check or to
// queue.
type Start struct {
	Account  int64       `json:"account"`
	Order    int64       `json:"order"`   // id, 0 without
	Inquiry  int64       `json:"inquiry"` // it was begun from, 0 none
	Customer string      `json:"customer"`
	To       string      `json:"to"` // mail address; not used by an account that writes by order
	Subject  string      `json:"subject"`
	Category string      `json:"category"`
	Text     string      `json:"text"`
	Files    []DraftFile `json:"files"`
	Facts    DraftFacts  `json:"facts"`
	Template int64       `json:"template"`
	Hold     int         `json:"hold"`    // seconds; -1: the shop's own setting
	At       int64       `json:"at"`      // planned moment to send at, 0 when the hold is over
	Confirm  bool        `json:"confirm"` // as in SendRequest
	Accepted []string    `json:"accepted"`
}

// StartApproval asks for a first text (承認を頼む) instead of sending it.
type StartApproval struct {
	Start Start  `json:"start"`
	Note  string `json:"note"` // for whoever reads it
}

// StartDraft is an unsent first text as it is saved while it is typed. There is
// one for each order, and without an order one for each mail address.
type StartDraft struct {
	Order     int64       `json:"order"`
	Inquiry   int64       `json:"inquiry"` // it is begun from; not kept
	Address   string      `json:"address"` // by which it is found without an order
	Account   int64       `json:"account"`
	To        string      `json:"to"`
	Subject   string      `json:"subject"`
	Category  string      `json:"category"`
	Text      string      `json:"text"`
	Template  int64       `json:"template"`
	Files     []DraftFile `json:"files"`
	Facts     DraftFacts  `json:"facts"`
	Accepted  []string    `json:"accepted"` // keys of warnings that a person has accepted
	UpdatedAt int64       `json:"updated_at"`
	By        string      `json:"by"`
	Version   int64       `json:"version"` // 0: nothing is saved
}

// StartDraftKey names a draft of a first text.
type StartDraftKey struct {
	Order   int64  `json:"order"`
	Inquiry int64  `json:"inquiry"`
	Address string `json:"address"`
}

// TakenBack is a reply that was taken out of the outbox: the draft of its
// inquiry, or, when it was to start one, the draft of the start.
type TakenBack struct {
	Starts bool       `json:"starts"`
	Draft  Draft      `json:"draft"`
	Start  StartDraft `json:"start"`
}

// OrderNote is a line for the shop's own memo of an order at the mall.
type OrderNote struct {
	Order  int64  `json:"order"` // id
	Text   string `json:"text"`
	Signed bool   `json:"signed"` // with the day and who wrote it
}

// OrderMemo is the memo as it stands at the mall.
type OrderMemo struct {
	Memo string `json:"memo"`
}
