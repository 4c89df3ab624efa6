package store

import (
	"madoguchi/connectors"
)

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
	CategoryID   int64  // what it is about in the shop's own words (分類), 0 for not said
	Topic        string // the name of that category
	Care         string // '', complaint, care or harassment
	VIP          bool   // the shop has marked its customer
	SnoozeUntil  int64  // when a put-off inquiry comes back, 0: with the next question
	SnoozeFor    string // what for
	DueWhy       string // why DueAt is what it is, a word of due.go
	DueSet       int64  // the due date that was set instead of the computed one, 0 for none
	WokeAt       int64  // when it came back by itself, 0 once somebody has moved it on
	Thanks       bool   // what came last was only thanks and has moved nothing
	Repeat       bool   // the customer has written or bought here before
	Returned     bool   // a mail of nobody known that did not arrive
	Scam         bool   // a mail in it looks like a fraud, and its sender is not trusted
	Tags         []RowTag
}

// RowTag is a tag as the list shows it.
type RowTag struct {
	ID   int64
	Name string
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
	TemplateID int64  // that a rule suggests, 0 for none
	AboutID    string // its number at the mall, "" when the notice does not say
	OrderID    int64  // 0 when the number is known but the order has not been read
	LinkBy     string // "machine" or "person", "" when not linked
	SeenID     int64  // newest message a person has seen
	NewestID   int64  // newest message of the other side or of the shop
	Raw        string // blob of the mall's own answer
	Version    int64
	CreatedAt  int64
}

// Nobody asks for what has no owner.
const Nobody = int64(-1)

// InquiryQuery selects and pages the list. Zero values select everything.
type InquiryQuery struct {
	State    string
	States   []string // any of these, when State is empty
	Accounts []int64  // any of these
	Owner    int64    // of a member of the staff, or Nobody
	Reach    Reach
	Category int64
	Tag      int64
	// DueFrom and DueUntil ask for what is owed from one time on and before
	// another; NotDue for what is not owed at all.
	DueFrom, DueUntil int64
	NotDue            bool
	Stage             string // "before" an order, "after" one
	Care              string // "any", or one of the words
	Unread            bool
	Files             bool
	VIP               bool
	Repeat            bool
	Scam              bool
	Search            string
	// Uncompleted, when not empty, asks for what was answered and is not complete
	// at the mall, among accounts of these kinds.
	Uncompleted []string
	Sort        string // "due" (default), "new", "old" (by the newest message) or "customer"
	After       string // Next of the page before
	Limit       int    // 0: all

	lead string // the column whose index a list is read by, "" where the planner may choose (byname.go)
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
	EditedAt  int64 // when its writer changed a note, 0 for never
	Talk      Talk  // of a telephone memo
	Files     []File
}

// States of an attachment.
const (
	FilePending = "pending" // known, not fetched yet
	FileStored  = "stored"
	FileGone    = "gone"    // the other side no longer keeps it
	FileExpired = "expired" // its time was over: name, size and hash stay
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
	ExpiredAt int64 // when its bytes went after their time, 0 for never
}

// Link is a possible or chosen order of an inquiry.
type Link struct {
	Number  string
	OrderID int64
	Score   int      // 0–100
	Reason  string   // the strongest: mall, text, person, unverified, address, masked, phone, name, kana
	Reasons []string // all, the strongest first; also item and date
	Verdict string   // "linked", "also" (a further one), "offered", "refused"
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

// Ingested is what a batch changed.
type Ingested struct {
	Changed []int64 // inquiries, for the window
	New     []int64 // inquiries with a new message of a customer
	Sent    []int64 // outbox items the batch proved to be sent
}
