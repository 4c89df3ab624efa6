package store

// Ways of a document.
const (
	DocumentSent     = "sent"
	DocumentReceived = "received"
)

// Document is a paper of a deal with its bytes (証憑). It never changes.
type Document struct {
	ID          int64
	DocID       string // DOC-YYYYMM-NNNN
	Kind        string // receipt, refund_notice, invoice …
	Label       string // as the paper calls itself
	Direction   string // sent, received
	Issued      string // YYYY-MM-DD, the day on it
	Traded      string // the day of what it is about
	Partner     string // whom it names, or the mall
	Channel     string
	OrderNumber string
	OrderID     int64
	InquiryID   int64
	MessageID   int64 // the mail it came with, 0 for none
	EntryID     int64 // what it is to the books, 0 for nothing
	EventID     string
	Amount      int64 // yen with tax, less than nothing for money given back
	Rates       []DocumentRate
	TaxNumber   string // the registration number on it
	Way         string // how it was given
	Reason      string // why again, anew, or though the mall does
	Note        string
	Name        string // of the file
	Type        string // of the bytes
	Size        int64
	SHA256      string
	Version     int64  // 1, or one more than what it takes the place of
	Supersedes  int64  // what it takes the place of, 0 for nothing
	Before      string // its number
	After       string // the number of what took its place, "" for none
	FirstID     int64  // the original of a reissue, 0 for an original
	First       string // its number
	Reissue     int64  // how often it was issued again
	KeepUntil   string // the last day on which it must be kept
	Created     Signed
	Voided      Signed
	VoidReason  string
	Sendings    []DocumentSending // how it was given, the first first
}

// SentByReply is the way of a paper that an answer has carried.
const SentByReply = "reply"

// DocumentSending says how a paper was given (渡した記録): an answer carried it, or a person
// says so. It never changes; one that a person said may be taken back.
type DocumentSending struct {
	ID        int64
	Way       string // SentByReply, or a word of the person's
	Day       string // YYYY-MM-DD
	At        int64  // 0: only the day is known
	Outbox    int64  // the answer that carried it, 0 where a person says so
	Message   int64  // in the conversation, 0 for none
	InquiryID int64  // where that message stands now, 0 once it is gone
	Remote    string // the number under which the other side knows it
	Note      string
	By        Signed
	Undone    Signed // when it was taken back
	UndoneFor string
}

// DocumentRate is what a document comes to at one rate.
type DocumentRate struct {
	Rate   int64 // percent
	Amount int64 // yen with tax
	Tax    int64 // within it
}

// DocumentQuery selects and pages documents. Zero values select everything.
type DocumentQuery struct {
	From, To  string // first and last day
	Traded    bool   // these are days of deals, else of papers
	Min, Max  int64  // yen, without the sign; Max 0 is no end
	Words     string // each of them stands in partner, number or text
	Kind      string
	Channel   string
	Direction string
	InquiryID int64
	EntryID   int64
	Order     string // its number
	Voided    string // "": all, "no": those that hold, "yes": the others
	After     string // Next of the page before
	Limit     int
}

// DocumentPage is one page of documents, the newest day first.
type DocumentPage struct {
	Documents []Document
	Next      string // "" on the last page
}
