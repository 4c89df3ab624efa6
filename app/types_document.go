package app

import "madoguchi/app/receipt"

// Document is a paper of a deal that is kept as it is (証憑): a receipt or a notice that the
// shop gave, or an invoice that it received. A wrong one is voided and keeps its number.
// Its bytes are at /paper/document/<id>, those of a search as a zip at /paper/documents.
type Document struct {
	ID           int64             `json:"id"`
	DocID        string            `json:"doc_id"` // DOC-YYYYMM-NNNN
	Kind         string            `json:"kind"`   // receipt, refund_notice, invoice, statement, delivery, other
	Label        string            `json:"label"`  // as the paper calls itself
	Direction    string            `json:"direction"`
	Issued       string            `json:"issued"` // YYYY-MM-DD, the day on it
	Traded       string            `json:"traded"` // the day of the deal
	Partner      string            `json:"partner"`
	Channel      string            `json:"channel"`
	ChannelName  string            `json:"channel_name"`
	OrderNumber  string            `json:"order_number"`
	OrderID      int64             `json:"order_id"`
	InquiryID    int64             `json:"inquiry_id"`
	MessageID    int64             `json:"message_id"` // the mail it came with, 0 for none
	EntryID      int64             `json:"entry_id"`   // what it is to the books, 0 for nothing
	EventID      string            `json:"event_id"`
	Amount       int64             `json:"amount"` // yen with tax, less than nothing for money given back
	Rates        []DocumentRate    `json:"rates"`
	TaxNumber    string            `json:"tax_number"`
	Way          string            `json:"way"` // how it was given: mail, web, paper; how it came for a received one
	WayLabel     string            `json:"way_label"`
	Reason       string            `json:"reason"` // why again, anew, or though the mall does
	Note         string            `json:"note"`
	FileName     string            `json:"file_name"`
	Type         string            `json:"type"`
	Size         int64             `json:"size"`
	SHA256       string            `json:"sha256"`
	Version      int64             `json:"version"`
	SupersedesID int64             `json:"supersedes_id"`
	Supersedes   string            `json:"supersedes"`    // number of the one it takes the place of, "" for none
	SupersededBy string            `json:"superseded_by"` // number of the one that took its place
	FirstID      int64             `json:"first_id"`      // the original of a reissue
	First        string            `json:"first"`
	Reissue      int64             `json:"reissue"` // how often it was issued again
	KeepUntil    string            `json:"keep_until"`
	CreatedAt    int64             `json:"created_at"`
	CreatedBy    string            `json:"created_by"`
	VoidedAt     int64             `json:"voided_at"` // 0: it holds
	VoidedBy     string            `json:"voided_by"`
	VoidReason   string            `json:"void_reason"`
	Sendings     []DocumentSending `json:"sendings"` // how it was given, the first first
}

// DocumentSending says how a paper was given (渡した記録): the desk knows which of its answers
// carried it, of everything else a person says so.
type DocumentSending struct {
	ID        int64  `json:"id"`
	Way       string `json:"way"` // reply, mail, web, paper, post
	WayLabel  string `json:"way_label"`
	Day       string `json:"day"`        // YYYY-MM-DD
	At        int64  `json:"at"`         // 0: only the day is known
	OutboxID  int64  `json:"outbox_id"`  // the answer of the desk that carried it, 0 for none
	MessageID int64  `json:"message_id"` // the message that carried it, 0 for none
	InquiryID int64  `json:"inquiry_id"` // where that message stands, 0 once it is gone
	Remote    string `json:"remote"`     // the number that the mall or the mail has for it
	Note      string `json:"note"`
	CreatedAt int64  `json:"created_at"`
	CreatedBy string `json:"created_by"`
	UndoneAt  int64  `json:"undone_at"` // 0: it holds
	UndoneBy  string `json:"undone_by"`
	UndoneFor string `json:"undone_for"`
}

// DocumentGiving is what a person says of how a paper was given.
type DocumentGiving struct {
	ID        int64  `json:"id"`         // of the document
	Way       string `json:"way"`        // reply, mail, web, paper, post
	Day       string `json:"day"`        // "" for today, or for that of the message
	MessageID int64  `json:"message_id"` // the message of the shop that carried it, 0 for none
	Note      string `json:"note"`
}

// DocumentUngiving takes back what a person has said of it.
type DocumentUngiving struct {
	ID      int64  `json:"id"`      // of the document
	Sending int64  `json:"sending"` // what was said
	Reason  string `json:"reason"`
}

// DocumentRate is what a document comes to at one rate.
type DocumentRate struct {
	Rate   int   `json:"rate"`
	Amount int64 `json:"amount"` // yen with tax
	Tax    int64 `json:"tax"`
}

// DocumentQuery selects and pages documents. Zero values select everything; all that is
// said holds together.
type DocumentQuery struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Traded    bool   `json:"traded"`  // from and to are days of deals, else of papers
	Min       int64  `json:"min"`     // yen without the sign
	Max       int64  `json:"max"`     // 0 for no end
	Partner   string `json:"partner"` // each of its words stands in partner, number or note
	Kind      string `json:"kind"`
	Channel   string `json:"channel"`
	Direction string `json:"direction"`
	InquiryID int64  `json:"inquiry_id"`
	EntryID   int64  `json:"entry_id"`
	Order     string `json:"order"`
	Voided    string `json:"voided"` // "": all, no: those that hold, yes: those that were voided
	After     string `json:"after"`
	Limit     int    `json:"limit"` // 0 for all
}

// DocumentPage is one page of documents, the newest day first.
type DocumentPage struct {
	Documents []Document `json:"documents"`
	Next      string     `json:"next"`
}

// DocumentWords are the words of the screen.
type DocumentWords struct {
	Kinds      []EntryWord `json:"kinds"`      // the first two are issued here, all others are received
	Directions []EntryWord `json:"directions"` // sent, received
	Methods    []EntryWord `json:"methods"`    // of payment, as they stand on a receipt
	Ways       []EntryWord `json:"ways"`       // how it is to be given
	Given      []EntryWord `json:"given"`      // how it was given, as a person may say
}

// DocumentEnd voids a document.
type DocumentEnd struct {
	ID     int64  `json:"id"`
	Reason string `json:"reason"`
}

// ReceiptWish is what a person says of a receipt or of a notice of a refund. What it does not
// say, the order says.
type ReceiptWish struct {
	Order         string `json:"order"` // its number; "" for that of the entry or of the document
	Kind          string `json:"kind"`  // receipt, refund_notice
	InquiryID     int64  `json:"inquiry_id"`
	Name          string `json:"name"`           // 宛名; "" or 上様 for none
	NameConfirmed bool   `json:"name_confirmed"` // a person has said that it goes without a name
	For           string `json:"for"`            // 但し書き, "" for お品代として
	Issued        string `json:"issued"`         // "" for today, which is the only day there is
	Traded        string `json:"traded"`         // "" for that of the order; another one is refused
	Amount        int64  `json:"amount"`         // 0 for that of the order; another one is refused
	// Rates are what the person says of the rates where the order says nothing of them; else they are refused.
	Rates       []DocumentRate `json:"rates"`
	Method      string         `json:"method"`       // "" for that of the order, else one of the words
	PointsShown bool           `json:"points_shown"` // points used and what was left to pay
	ItemsShown  bool           `json:"items_shown"`  // each article, else the sum by rate
	Way         string         `json:"way"`          // mail, web, paper
	Entry       int64          `json:"entry"`        // the refund that a notice is about
	ReissueOf   int64          `json:"reissue_of"`   // the document that is issued once more
	Corrects    int64          `json:"corrects"`     // the document that this one takes the place of
	Reason      string         `json:"reason"`       // why again, anew, or though the mall gives it
}

// ReceiptLine is an article on a receipt.
type ReceiptLine struct {
	Name    string `json:"name"`
	Count   int64  `json:"count"`
	Price   int64  `json:"price"`
	Amount  int64  `json:"amount"`
	Rate    int    `json:"rate"`
	Reduced bool   `json:"reduced"` // 軽減税率の対象: marked ※
}

// ReceiptDraft is what would stand on a paper, and what a person should see before it is
// issued. Nothing is kept yet.
type ReceiptDraft struct {
	InquiryID   int64          `json:"inquiry_id"`
	Kind        string         `json:"kind"`
	Title       string         `json:"title"`     // 領収書
	Label       string         `json:"label"`     // for the ledger: 領収書(適格簡易請求書)
	Name        string         `json:"name"`      // as it will stand there, "" for none
	Honorific   string         `json:"honorific"` // 様 or 御中, "" where the name has its own
	Offered     string         `json:"offered"`   // whom the order names: a proposal for 宛名
	For         string         `json:"for"`
	Issued      string         `json:"issued"`
	Traded      string         `json:"traded"`
	Supplied    string         `json:"supplied"` // on a notice: the day of what is given back
	Method      string         `json:"method"`   // in words
	Channel     string         `json:"channel"`
	ChannelName string         `json:"channel_name"`
	OrderNumber string         `json:"order_number"`
	Shop        string         `json:"shop"`
	TaxNumber   string         `json:"tax_number"`
	Lines       []ReceiptLine  `json:"lines"`
	Rates       []DocumentRate `json:"rates"`
	Amount      int64          `json:"amount"` // less than nothing on a notice
	Points      int64          `json:"points"` // points and gift cards used, 0 where they are not shown
	Billed      int64          `json:"billed"` // what was left to pay after them
	First       string         `json:"first"`  // 再発行 of this document
	Reissue     int64          `json:"reissue"`
	Supersedes  string         `json:"supersedes"`
	KeepUntil   string         `json:"keep_until"`
	Advice      receipt.Advice `json:"advice"`  // who gives the receipt of this order
	Earlier     []Document     `json:"earlier"` // for the same order
	// Blocks keep it from being issued; NeedsReason tells that a reason takes some of them away.
	Blocks      []Problem `json:"blocks"`
	Warnings    []Problem `json:"warnings"` // a person reads them and decides
	NeedsReason bool      `json:"needs_reason"`
	Unprintable []string  `json:"unprintable"` // characters that the font lacks
	Stamp       string    `json:"stamp"`       // hint on revenue stamps, "" for none
}

// NewDocument is a received paper that is to be kept: an attachment of a message.
type NewDocument struct {
	Message   int64          `json:"id"`   // of the message
	File      int64          `json:"file"` // of the attachment
	Kind      string         `json:"kind"` // invoice, statement, delivery, receipt, other
	Issued    string         `json:"issued"`
	Traded    string         `json:"traded"` // "" for issued
	Partner   string         `json:"partner"`
	Channel   string         `json:"channel"` // the mall it is about, "" for none
	Amount    int64          `json:"amount"`
	Rates     []DocumentRate `json:"rates"` // as far as the paper says them
	TaxNumber string         `json:"tax_number"`
	Note      string         `json:"note"`
	EntryID   int64          `json:"entry_id"`
	Corrects  int64          `json:"corrects"` // an earlier one with wrong particulars
	Reason    string         `json:"reason"`
}
