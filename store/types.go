package store

import (
	"errors"

	"madoguchi/connectors"
)

// The two failures a caller tests for.
var (
	ErrNotFound = errors.New("not found")
	ErrConflict = errors.New("changed by someone else meanwhile")
)

// Times are milliseconds since 1970 in UTC, 0 when there is none. Money is yen.

// Actor is who does a thing; the zero Actor is the machine.
type Actor struct {
	Staff int64
	Name  string
}

// States of an account.
const (
	AccountNew     = "new"     // never pulled yet
	AccountOK      = "ok"      // the last pull was good
	AccountRetry   = "retry"   // a passing fault; tried again at NextAt
	AccountStopped = "stopped" // needs a person: dead key, wrong password
	AccountPaused  = "paused"  // a person paused it
)

// Account is one configured connector (接続). Secrets are sealed: the store
// cannot read them.
type Account struct {
	ID         int64
	Kind       string
	Name       string
	Settings   map[string]string
	Secrets    map[string][]byte
	State      string
	ReasonCode string // why it is in this state: stable word and Japanese sentence
	ReasonText string
	Notices    []connectors.Notice // of the last pull
	Keys       []KeyDate
	Cursor     string
	SyncFrom   int64 // first pull reaches back to here; 0: the kind's own reach
	OrdersAt   int64 // orders are known up to here
	LastOKAt   int64
	LastTryAt  int64
	NextAt     int64
	Failures   int
	CreatedAt  int64
	Version    int64
	// How much of the past has been read, in items; both 0 when none is left.
	ProgressDone, ProgressAll int64
}

// KeyDate is a connectors.Key as it is kept.
type KeyDate struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  int64  `json:"expires"`
	LifeDays int    `json:"life_days"`
	Next     string `json:"next"`
}

// PollResult is what one poll of an account left behind.
type PollResult struct {
	State      string
	ReasonCode string
	ReasonText string
	Notices    []connectors.Notice
	NextAt     int64
	Good       bool // the poll reached its end without an error
	// Version of the account that was polled: what a person saved meanwhile stays
	// as it was saved. 0 compares nothing.
	Version int64
}

// States of an inquiry (対応状況).
const (
	StateNew     = "new"
	StateWorking = "working"
	StateReview  = "review"
	StateWaiting = "waiting"
	StateSnoozed = "snoozed"
	StateDone    = "done"
	StateIgnored = "ignored"
)

// InquiryRow is one line of the list: exactly the columns that are shown.
type InquiryRow struct {
	ID           int64
	Account      int64
	AccountName  string
	Kind         string
	RemoteID     string
	Subject      string
	Customer     string
	Snippet      string // start of the newest message, one line
	State        string
	OwnerID      int64
	Owner        string
	DueAt        int64
	LastInAt     int64
	LastOutAt    int64
	LastAt       int64
	OrderNumber  string
	LinkReason   string
	Unread       bool
	MessageCount int
	HasFiles     bool
	Sending      string // state of its newest outbox item that is not sent, "" when none
	Official     bool   // a mall's own letter to the shop is in it
	Deadline     int64  // by when it wants an answer, 0 when it does not say or has one
	AboutKind    string // kind of the mall whose inquiry it only announces, "" for none
	Mail         bool   // its messages are mails; otherwise the other side keeps the thread
}

// Inquiry is one conversation with everything the desk knows of it.
type Inquiry struct {
	InquiryRow
	Address    string // the customer's mail address, masked where the mall masks it
	Phone      string
	CustomerID int64
	Category   string
	ItemCode   string
	ItemName   string
	ItemURL    string
	Public     bool
	Gift       bool
	RemoteDone bool
	RemoteSeen bool   // the mall says that somebody of the shop has read all of it
	DoneAs     string // why it is complete, as the mall words it
	RemoteURL  string
	AboutID    string // its number at the mall, "" when the notice does not say
	OrderID    int64  // 0 when the number is known but the order has not been read
	LinkBy     string // "machine" or "person", "" when not linked
	SeenID     int64  // newest message a person has seen
	NewestID   int64  // newest message of the other side or of the shop
	Raw        string // blob of the mall's own answer
	Version    int64
	CreatedAt  int64
}

// InquiryQuery selects and pages the list. Zero values select everything.
type InquiryQuery struct {
	State   string
	Account int64
	Owner   int64
	Search  string
	// Uncompleted, when not empty, asks for what was answered and is not complete
	// at the mall, among accounts of these kinds.
	Uncompleted []string
	Sort        string // "due" (default: latest due first in line), "new" (newest message first)
	After       string // Next of the page before
	Limit       int    // 0: all
}

// InquiryPage is one page of the list.
type InquiryPage struct {
	Rows []InquiryRow
	Next string // "" on the last page
}

// Counts are the live numbers of the state tabs, kept by the writer.
type Counts struct {
	States map[string]int
	Outbox map[string]int // items per outbox state
}

// Message is one post, mail, note or call.
type Message struct {
	ID        int64
	InquiryID int64
	RemoteID  string
	Direction string
	Kind      string
	Author    string
	Address   string
	To        []connectors.Person
	Cc        []connectors.Person
	SentAt    int64
	Subject   string
	Text      string
	HTML      string
	Deleted   bool
	Auth      string // what the receiving server says of the sender: "pass", "fail", ""
	Cues      []connectors.Cue
	JoinedBy  string // what put it into a thread that was there: ids, order, subject, ""
	Warnings  []string
	MailID    string
	Refs      []string
	Raw       string // blob of the raw mail, "" when it came as part of an inquiry
	OutboxID  int64  // the item that sent it, 0 when it was written elsewhere
	Staff     int64
	Files     []File
}

// States of an attachment.
const (
	FilePending = "pending" // known, not fetched yet
	FileStored  = "stored"
	FileGone    = "gone" // the other side no longer keeps it
)

// File is an attachment of a message.
type File struct {
	ID        int64
	MessageID int64
	Account   int64
	Name      string
	Type      string
	Size      int64
	SHA256    string
	State     string
	Ref       string
	CID       string
	Inline    bool
}

// Link is a possible or chosen order of an inquiry.
type Link struct {
	Number  string
	OrderID int64
	Score   int      // 0–100
	Reason  string   // the strongest: mall, text, person, unverified, address, masked, phone, name, kana
	Reasons []string // all, the strongest first; also item and date
	Verdict string   // "linked", "offered", "refused"
	By      string   // "machine" or "person"
}

// Event is something that happened to an inquiry.
type Event struct {
	ID     int64
	At     int64
	Staff  int64
	Name   string // of the staff, "" for the machine
	Kind   string // received, opened, state, queued, sent, failed, unknown, taken_back, stopped, linked, unlinked, note …
	Detail string // state: the new state, then why; linked: the number; failed, unknown, stopped: the code
}

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

// Draft is an unsent answer. There is one per inquiry.
type Draft struct {
	InquiryID int64
	Text      string
	Template  int64
	Files     []DraftFile
	SeenID    int64 // newest message when the writing began
	UpdatedAt int64
	By        string
	Version   int64
}

// DraftFile is a file put beside a draft or a reply.
type DraftFile struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// States of an outbox item (送信待ち).
const (
	OutQueued  = "queued"
	OutSending = "sending"
	OutSent    = "sent"
	OutFailed  = "failed"
	OutUnknown = "unknown"
)

// OutboxItem is an answer on its way. Everything that goes over the wire is
// decided when it is queued.
type OutboxItem struct {
	ID        int64
	InquiryID int64
	Account   int64
	Kind      string
	Thread    string // remote id of the inquiry, empty while this reply starts it
	Customer  string
	Subject   string
	To        []connectors.Person
	Text      string
	Files     []DraftFile
	MailID    string
	InRef     string
	Refs      []string
	Order     string   // number a reply that starts an inquiry is about
	Category  string   // of such a reply, as the mall knows it
	Charset   string   // chosen for the customer, empty for the channel's own
	SeenID    int64    // newest message the writer had seen
	Known     []string // remote ids of the shop's messages known at the attempt
	Done      bool     // close the inquiry after it is sent
	State     string
	SendAt    int64 // not before
	Attempts  int
	StartedAt int64 // of the attempt whose outcome counts
	CheckedAt int64 // last look for an unknown one
	AbsentAt  int64 // when that look showed that it is not where it would have to be, else 0
	SentAt    int64
	RemoteID  string
	Code      string // why it failed, or why it waits
	Reason    string // Japanese
	By        int64
	ByName    string
	CreatedAt int64
	Version   int64
}

// Template is a text with variables.
type Template struct {
	ID       int64
	Name     string
	Reading  string // かな, for the palette
	Category string
	Subject  string
	Body     string
	Next     string // state after sending: "waiting" or "done"
	Uses     int
	Version  int64
}

// Staff is a person who acts (担当者).
type Staff struct {
	ID   int64
	Name string
	Role string // owner, staff, trainee, accounting, viewer
	Off  bool
}

// Ingested is what a batch changed.
type Ingested struct {
	Changed []int64 // inquiries, for the window
	New     []int64 // inquiries with a new message of a customer
	Sent    []int64 // outbox items the batch proved to be sent
}

// Outcomes of an attempt to send.
const (
	OutcomeSent    = "sent"
	OutcomeFailed  = "failed"
	OutcomeUnknown = "unknown"
	OutcomeRetry   = "retry" // certainly not sent; again at RetryAt
)

// Outcome is how an attempt to send ended.
type Outcome struct {
	Kind     string
	RemoteID string
	Thread   string // remote id of the inquiry the reply has started
	At       int64
	Code     string
	Text     string // Japanese
	RetryAt  int64
}

// PendingMark is something to note on the other side.
type PendingMark struct {
	ID        int64
	InquiryID int64
	RemoteID  string
	Mark      connectors.Mark
	Reason    string // why it is complete, as a code of the kind
}
