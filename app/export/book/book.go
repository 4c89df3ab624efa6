// Package book is what accounting must know of an inquiry, before any program's
// file format: events with their journal lines, the shop's tax settings, and the
// rules between them.
//
// It is pure: rows come in, rows go out; no I/O, no database, no clock. Everything
// here helps with bookkeeping and is no tax advice: every name of an account and
// every journal is a proposal that the shop and its tax accountant may change.
// Sales are never booked here, the malls' settlements are their source; an event is
// only what the desk alone knows: a refund, a postage, an apology, a repair.
package book

// Event is one thing that accounting must know. Its JSON is the form in which
// events are imported and kept.
type Event struct {
	ID        string `json:"event_id"`   // EV-YYYYMM-NNNN, printed into every file
	Date      string `json:"date"`       // the Japanese day, 2026-10-03, on which the obligation changed
	Channel   string `json:"channel"`    // code of a Channel of the shop
	OrderNo   string `json:"order_no"`   // as the mall writes it
	Type      string `json:"type"`       // code of a Kind
	TypeLabel string `json:"type_label"` // "" for the label of the kind
	Memo      string `json:"memo"`       // the reason; goes into every file: nobody's name, address or phone
	Note      string `json:"note"`       // for the accountant; not in the files of the packages
	Lines     []Line `json:"lines"`      // none: an event without a journal
	Gross     int64  `json:"gross"`      // yen with tax of an event without lines
	SettledBy string `json:"settled_by"` // how the money goes: By…
	RelatedID string `json:"related_event_id"`
	Undoes    string `json:"undoes"`   // code of the type that a REVERSAL takes back
	Variant   string `json:"variant"`  // code of the Variant its lines were proposed by
	Status    string `json:"status"`   // State…; "" counts as confirmed
	Evidence  string `json:"evidence"` // numbers of documents, parted by spaces
}

// Line is one row of a journal: one debit, one credit, one amount. Every row
// balances in itself, so that no package ever sees an empty side.
type Line struct {
	Debit     string `json:"debit"`
	DebitSub  string `json:"debit_sub"`
	DebitTax  string `json:"debit_tax"` // a tax Key
	Credit    string `json:"credit"`
	CreditSub string `json:"credit_sub"`
	CreditTax string `json:"credit_tax"`
	Amount    int64  `json:"amount"`     // yen with tax, always more than nothing
	Rate      int    `json:"rate"`       // 10, 8 or 0
	TaxYen    int64  `json:"tax_yen"`    // counts only with a TaxSource
	TaxSource string `json:"tax_source"` // Tax…; "": not said, Shop.Tax reckons it
}

// How the money of an event goes.
const (
	ByMall    = "mall"    // set off against the mall's next payment
	ByBank    = "bank"    // leaves the bank account
	ByCash    = "cash"    // paid at the counter
	ByCarrier = "carrier" // stands on the carrier's next bill
	ByPayable = "payable" // any other bill to come
)

// Where the tax of a line comes from.
const (
	TaxFromOrder  = "order_summary" // the mall's own sum per rate
	TaxCalculated = "calculated"
	TaxFromPerson = "user"
	TaxAssumed    = "assumed" // reckoned at 10%: the order does not say the rate, and nobody else has
	TaxShared     = "shared"  // reckoned of an order whose sums do not fit: postage and discounts are shared out
)

// Guessed reports whether nobody has said the rate of a line for certain.
func (l Line) Guessed() bool { return l.TaxSource == TaxAssumed || l.TaxSource == TaxShared }

// How far an event is. Only a confirmed one goes into a file; an exported one is
// never changed, a REVERSAL takes it back.
const (
	StateDraft     = "draft"
	StateConfirmed = "confirmed"
	StateExported  = "exported"
	StateReversed  = "reversed"
)

// Total is what an event is about: the sum of its lines, or what it says itself.
func (e Event) Total() int64 {
	if len(e.Lines) == 0 {
		return e.Gross
	}
	var sum int64
	for _, l := range e.Lines {
		sum += l.Amount
	}
	return sum
}

// LineTotal is what an event books.
func (e Event) LineTotal() int64 {
	if len(e.Lines) == 0 {
		return 0
	}
	return e.Total()
}

// Meaning is the kind that an event counts as, and whether it adds to it (1) or takes
// it back (-1).
func (e Event) Meaning() (Kind, int64) {
	if e.Type == Reversal {
		k, _ := KindOf(e.Undoes)
		return k, -1
	}
	k, _ := KindOf(e.Type)
	return k, 1
}

// Label is the Japanese name of what happened.
func (e Event) Label() string {
	if e.TypeLabel != "" {
		return e.TypeLabel
	}
	if k, ok := KindOf(e.Type); ok {
		return k.Label
	}
	return e.Type
}

// Month is the month an event belongs to: 2026-10.
func (e Event) Month() string {
	if len(e.Date) < len("2026-10") {
		return ""
	}
	return e.Date[:len("2026-10")]
}

// File is a month of events as a file holds them.
type File struct {
	Shop   Shop    `json:"shop"`
	Month  string  `json:"month"`
	Events []Event `json:"events"`
}

// Warning is what a person should see before a file is written: a doubt about an
// event, or what had to be changed for the program that will read it.
type Warning struct {
	EventID string `json:"event_id"`
	Column  string `json:"column"` // as the file or the screen names it
	Text    string `json:"text"`   // a Japanese sentence
	Before  string `json:"before"`
	After   string `json:"after"`
}
