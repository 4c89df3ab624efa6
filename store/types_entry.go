package store

// States of an entry.
const (
	EntryDraft     = "draft"     // may still be changed and thrown away
	EntryConfirmed = "confirmed" // stands for good
	EntryExported  = "exported"  // stands in a file for the books
	EntryReversed  = "reversed"  // another entry has turned it round
)

// Entry is what the books must know of an inquiry (経理の記録).
type Entry struct {
	ID          int64
	EventID     string // EV-YYYYMM-NNNN, "" for a draft
	Day         string // YYYY-MM-DD, the business day in Japan
	Channel     string // a kind of account, "own" for the shop's own orders
	Account     int64
	OrderNumber string
	OrderID     int64
	InquiryID   int64
	MessageID   int64 // the mail that promised it, 0 for none
	OutboxID    int64
	Type        string
	Label       string // its type in Japanese
	Memo        string
	Note        string
	SettledBy   string
	Undoes      string // type of the entry that it turns round
	Variant     string // which of its type's journals was proposed
	Evidence    string // numbers of documents
	Partner     string // of whom else it speaks: only to be found by, it is not read back
	Amount      int64  // of its lines, tax included, or what an entry without any is about
	Status      string
	RelatedID   int64
	Related     string // event id of it
	Reason      string // why it corrects another
	Created     Signed
	Confirmed   Signed
	Version     int64
	Promise     int // which of the entries of its answer it is, from 1; not read back
	Lines       []EntryLine
	Exports     []string // batches that hold it
}

// Signed is who did a thing, and when.
type Signed struct {
	At    int64
	Staff int64
	Name  string
}

// EntryLine is one debit against one credit of the same amount.
type EntryLine struct {
	Debit     string
	DebitSub  string
	DebitTax  string // a tax key
	Credit    string
	CreditSub string
	CreditTax string
	Amount    int64 // yen, tax included
	Rate      int64 // percent
	Tax       int64 // yen of it
	TaxSource string
}

// EntryQuery selects and pages entries. Zero values select everything.
type EntryQuery struct {
	From, To  string // first and last day
	Min, Max  int64  // yen; Max 0 is no end
	Words     string // each of them stands in partner, number or text
	Channel   string
	Type      string
	Status    string
	InquiryID int64
	Order     string // its number
	After     string // Next of the page before
	Limit     int
}

// EntryPage is one page of entries, the newest day first.
type EntryPage struct {
	Entries []Entry
	Next    string // "" on the last page
}

// EntryMonth is what a month holds.
type EntryMonth struct {
	Month  string // YYYY-MM
	Drafts int
	Stands int   // confirmed ones, those that were corrected too
	Amount int64 // of those that stand
	Locked Signed
}

// Export is a file that went to the books.
type Export struct {
	ID       int64
	Batch    string // EX-YYYYMM-NNNN
	Kind     string
	From, To string
	FileName string
	SHA256   string
	Size     int64
	Entries  int
	Rows     int
	MadeOf   string // a hash of everything that the file was made of
	Settings string // JSON
	Warnings string // JSON
	Data     []byte // what the file is written from again: all of it, or all but the papers. Only of one that is read alone
	By       Signed
}
