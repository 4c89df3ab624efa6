// Package connectors is the plug-in contract of 窓口: what a kind of account
// (楽天, Yahoo!ショッピング, a mailbox) must be able to do, and the plain types
// in which what it brings crosses the border.
//
// It imports nothing of ours, knows no database, no screen and no keychain. A
// connector only translates: it turns their answers into the types below and
// our replies into their calls, and keeps nothing between calls that it could
// not lose at any moment.
package connectors

import (
	"context"
	"time"
)

// Connector is the least every kind can do.
type Connector interface {
	// Pull returns what is new after cur, oldest first. An item may come twice:
	// the desk recognises it by its remote id. An empty cur is the first pull of
	// a new account. When Batch.More is set the caller pulls again at once.
	//
	// The cursor is opaque to everyone else and is saved in the same transaction
	// as the batch, so that a crash only repeats work.
	Pull(ctx context.Context, cur string) (Batch, error)

	// Send delivers one reply. It is never called again after an Unknown outcome:
	// an *Error with reason Unknown says that the reply may have been delivered,
	// any other reason that it certainly was not.
	Send(ctx context.Context, r Reply) (Receipt, error)
}

// Optional abilities are small interfaces, found by type assertion.

// OrderReader reads orders: those with the given numbers, or, when numbers is
// empty, every order placed or changed since the given time. A number the mall
// does not know is left out of the answer without an error.
//
// Orders that come together with an error have been read and may be kept.
// ErrMore says that the rest waits behind the last one's ChangedAt: a mall that
// answers one order a second must not hold up the inquiries.
type OrderReader interface {
	Orders(ctx context.Context, since time.Time, numbers []string) ([]Order, error)
}

// Prober tries the connection (接続テスト) without side effects: nothing is
// marked, sent or changed on the other side.
type Prober interface {
	Probe(ctx context.Context) error
}

// Confirmer finds out what became of a reply whose outcome is unknown by
// reading the thread or the Sent folder. It never sends. The receipt counts when
// the reply was Delivered.
type Confirmer interface {
	FindSent(ctx context.Context, r Reply) (Receipt, Finding, error)
}

// ThreadReader reads one inquiry again as it stands now: the last look before a
// reply leaves, and the check of old threads that no window covers any more.
// It marks nothing as read.
type ThreadReader interface {
	Thread(ctx context.Context, remoteID string) (Inquiry, error)
}

// FileReader fetches an attachment that came as a reference only
// (Attachment.Ref). A file the other side no longer keeps is a Rejected error.
type FileReader interface {
	File(ctx context.Context, a Attachment) ([]byte, error)
}

// Mark is something the other side can note on an inquiry.
type Mark string

// The marks a Marker may be asked for.
const (
	MarkRead       Mark = "read"
	MarkComplete   Mark = "complete"
	MarkIncomplete Mark = "incomplete"
	MarkPrivate    Mark = "private" // nobody but the customer can read it any more
)

// Marking is one mark for one inquiry.
type Marking struct {
	Inquiry string // RemoteID
	Mark    Mark
	Reason  string // of MarkComplete: a code of Spec.Marks.Reasons, empty for the usual one
}

// Marker carries marks to the other side. It returns one error for each marking,
// nil where the mark stands now, also when it stood before: asking twice does no
// harm. A mark the kind does not have is a Rejected error.
type Marker interface {
	Mark(ctx context.Context, all []Marking) []error
}

// OrderNoter adds a line to the shop's own memo of an order at the mall. What
// others wrote there stays. It returns the memo as it stands afterwards.
type OrderNoter interface {
	NoteOrder(ctx context.Context, number, text string) (string, error)
}

// Watcher waits for the other side to say that something new is there. It calls
// hint as often as it likes until ctx ends or the line breaks; a hint may be
// wrong and may be missing, so polling goes on beside it.
type Watcher interface {
	Watch(ctx context.Context, hint func()) error
}

// FolderLister names the folders a person may choose from, the usual one first.
type FolderLister interface {
	Folders(ctx context.Context) ([]Folder, error)
}

// Folder is a place in a mailbox.
type Folder struct {
	Name  string `json:"name"`  // as settings name it
	Label string `json:"label"` // as a person reads it
	Use   string `json:"use"`   // "inbox", "sent", "drafts", "junk", "trash", "archive", "" for another
	Count int    `json:"count"` // messages in it, -1 when not known
}

// MailReader reads mails without a server: those a person brings in as files, and
// those kept earlier, when reading has become better. It does no I/O and refuses
// nothing: what could not be read is said in the message's Warnings.
type MailReader interface {
	// ReadMail returns a batch of one inquiry with one message, and what the mail
	// says about orders. It has no cursor.
	ReadMail(m KeptMail) Batch
	// ReadingVersion grows when ReadMail reads better than before.
	ReadingVersion() int
}

// KeptMail is a mail that lies on this computer.
type KeptMail struct {
	Raw  []byte
	At   time.Time // when it arrived, zero when not known
	Sent bool      // it lay among the sent ones
}

// Meter counts the calls made to the other side since Open, whatever became of
// them.
type Meter interface{ Calls() int64 }

// Inspector tries every function the kind uses, one after the other, and only
// reads. A shop can pass the result on: it holds no body, name, address or key.
type Inspector interface {
	Inspect(ctx context.Context) []Step
}

// Step is one line of an inspection.
type Step struct {
	Name   string `json:"name"`   // Japanese: what was tried
	State  string `json:"state"`  // "ok", "failed", "skipped"
	Text   string `json:"text"`   // Japanese: what it means and the next step, empty when all is well
	Detail string `json:"detail"` // for support: status, code, shape of the answer
}

// SignIn is one sign-in of a person at the other side through the browser (OAuth
// 2.0 for native apps, RFC 8252). It is kept in memory only and used once.
type SignIn interface {
	// URL is opened in the person's own browser.
	URL() string
	// Redirect is the loopback address the browser comes back to.
	Redirect() string
	// Finish turns the address the browser came back with into settings of the
	// account, secret ones included.
	Finish(ctx context.Context, returned string) (Settings, error)
}

// Rescanner turns a cursor into one whose next pulls look at everything again,
// from since on; a zero since means the kind's usual reach. It does no I/O.
type Rescanner interface {
	Rescan(cur string, since time.Time) string
}

// KeyReader tells how long the keys of the account live.
type KeyReader interface {
	Keys(ctx context.Context) ([]Key, error)
}

// Checker holds a reply against rules of the channel that Spec.Rules cannot
// express, for example a masked address without the relay that reaches it. It
// does no I/O and returns every problem at once.
type Checker interface {
	Check(r Reply) []Problem
}

// Batch is one step of a pull.
type Batch struct {
	Inquiries []Inquiry // oldest first
	Orders    []Order   // what the same bytes say about orders, e.g. an order mail
	Next      string    // the cursor after this batch
	More      bool      // there is more to pull now
	Notices   []Notice  // what the shop should know about the connection itself
	Done, All int64     // progress of a long first pull in items; All is 0 when there is none
	// Unhurried: everything new has come, and More stands for the long past only.
	// Who waits for the newest need not pull again.
	Unhurried bool
	// History: conversations of this batch that end before it are nobody's work
	// any more. Zero where all of them may be.
	History time.Time
}

// Notice is something wrong that does not stop the work, such as a refused
// signature on an answer that came all the same.
type Notice struct {
	Code string // stable word, e.g. "signature_refused"
	Text string // one Japanese sentence with the next step
	// Serious: a person should act soon, or the connection dies.
	Serious bool
}

// Direction says who wrote a message.
type Direction string

// Out is what the shop wrote, In what came from outside. Unknown is a message
// whose writer the mall did not say: it is shown, is never taken for the
// customer's and reopens nothing. Note and Call are written by our staff only.
const (
	In      Direction = "in"
	Out     Direction = "out"
	Unknown Direction = "unknown"
	Note    Direction = "note"
	Call    Direction = "call"
)

// The kinds of a message. Everything but Normal is automatic mail: it is never
// answered by itself and never counts as an unanswered inquiry. Official is a
// mall's own letter to the shop: no customer wrote it, but a person must read it,
// because not answering one can cost the shop its store.
const (
	Normal    = "normal"
	Bounce    = "bounce"
	Auto      = "auto"
	Complaint = "complaint"
	NoticeOf  = "notice"
	Official  = "official"
)

// Person is somebody as the other side names them. Every field may be empty.
type Person struct {
	Name    string `json:"name"`
	Kana    string `json:"kana"`
	Address string `json:"address"` // mail address, masked where the mall masks it
	Phone   string `json:"phone"`   // digits as given
}

// Inquiry is one conversation as the other side shows it now. A connector may
// give the whole thread each time or only what is new in it.
type Inquiry struct {
	RemoteID string // their bare number, topic id or Message-ID
	Subject  string
	Customer Person
	Order    string // structured order number, empty when they name none
	Item     Item   // the article it is about, if any
	Category string // their word, shown as it is
	Public   bool   // others can read the thread on the mall's page
	Gift     bool   // the writer is the recipient of a gift, not the buyer
	Answered bool   // the other side says that nothing is owed; of a mail, that it was answered with another program
	Done     bool   // completed on the mall's side
	DoneAs   string // why, as the mall words it
	Seen     bool   // the mall says that somebody of the shop has read all of it
	About    Remote // the mall's inquiry that this one only announces
	// Deadline is the moment an official letter asks to be answered by, zero when
	// it names none.
	Deadline time.Time
	URL      string // the mall's own screen of it
	Messages []Message
	Raw      []byte // their JSON or XML, byte for byte; nil for mail
}

// Remote names an inquiry at a mall that may have reached the desk by another
// way. A notice mail stands for one until the mall's own connection brings it; it
// cannot be answered from here.
type Remote struct {
	Kind string // of the connection that would bring it, e.g. "rakuten"
	ID   string // its RemoteID there, empty when the notice does not say
}

// Item is an article of the shop.
type Item struct {
	Code string `json:"code"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// Message is one post or mail. RemoteID is unique within the account and stable
// over reads.
type Message struct {
	RemoteID    string
	Direction   Direction
	Author      string // name as shown
	Address     string // mail address of the author, if there is one
	To, Cc      []Person
	SentAt      time.Time
	Text        string // never cut, never folded
	HTML        string // as received, not cleaned; empty when there is only text
	Kind        string // Normal when empty
	Deleted     bool   // removed by the mall
	Attachments []Attachment
	Raw         []byte // a mail byte for byte; nil where Inquiry.Raw holds it
	// Partial: only its beginning has come. The whole message follows under the
	// same RemoteID and takes its place.
	Partial bool

	// Threading of mail: bare ids without angle brackets.
	MailID string
	Refs   []string // In-Reply-To first, then References from newest to oldest
	// SentAs is the id a provider gave a mail of the shop in place of MailID: under
	// it the mail travels, and answers name it. Empty where MailID stayed.
	SentAs string
	// Returned is what a delivery report (Kind Bounce) says, nil for any other mail.
	Returned *Returned

	Subject  string   // a mail's own subject; empty where the inquiry has the only one
	Auth     string   // what the receiving server says of the sender: "pass", "fail", ""
	Warnings []string // what could not be read, in Japanese
	Attached string   // what mails attached to it say: for the search, never shown as its words
	Cues     []Cue    // why it may be a fraud
	StandIn  bool     // in the place of a mail that could not be had
}

// IsMail tells whether the message is a mail, and its inquiry no more than a
// wrapping around it: the desk puts it into the conversation that its ids name.
// Every other message stays in the inquiry that brought it.
func (m Message) IsMail() bool { return m.MailID != "" || len(m.Raw) > 0 || m.StandIn }

// Cue is one mark of a fraudulent message. It is a reason, never a verdict.
type Cue struct {
	Code   string `json:"code"`
	Text   string `json:"text"`   // Japanese, one sentence
	Strong bool   `json:"strong"` // alone a reason for a banner
}

// Returned is what a delivery report says of a mail of the shop.
type Returned struct {
	MailID  string // of that mail, bare; empty when the report does not say
	Subject string // of that mail; empty when the report does not say
	Address string // that was not reached
	Failed  bool   // false: the other side is still trying
	Reason  string // stable word, e.g. "mailboxfull"
	Text    string // Japanese: what happened and what to do
}

// Attachment is a file of a message: with Data, or with a Ref to fetch it by.
type Attachment struct {
	Name   string
	Type   string // media type, as far as known
	Size   int64
	Ref    string // opaque to everyone but the connector
	CID    string // Content-ID without brackets, for pictures inside HTML
	Inline bool
	Data   []byte
}

// Reply is one answer on its way. All of it is decided before the first
// attempt, so that a crash between two lines changes nothing.
type Reply struct {
	Thread  string // RemoteID of the inquiry; empty starts a new one
	Subject string
	// Order and Category say what a new inquiry is about; see Spec.Start.
	Order    string
	Category string
	To       []Person
	Text     string
	Files    []File
	Public   bool // others than the customer can read the inquiry; known when checking
	// Charset is one of Spec.Charsets that a person chose for this customer; empty
	// leaves it to the connector.
	Charset string
	// MailID is the Message-ID a mail goes out with, and what FindSent looks for.
	MailID string
	InRef  string   // Message-ID of the mail that is answered
	Refs   []string // its References, oldest first
	Since  time.Time
	Known  []string // RemoteIDs of the shop's messages known before the attempt
}

// File is an attachment of ours.
type File struct {
	Name string
	Type string
	Data []byte
}

// Receipt is the other side's word that a reply arrived.
type Receipt struct {
	RemoteID string // of the new message, when they say it
	Thread   string // RemoteID of the inquiry that the reply has started
	At       time.Time
	// Note is a Japanese sentence about something that went wrong after the
	// delivery, such as a copy that could not be saved. The reply is sent.
	Note string
}

// Problem is a reason why a reply cannot be sent as it is.
type Problem struct {
	Code string // stable word, e.g. "line_too_long"
	Text string // Japanese, with what to do
	// Start and End are the place in the text in UTF-16 units, both 0 when it
	// concerns the whole reply.
	Start, End int
	Warn       bool // worth a second look, but does not block
}

// Key is something with an end: a licence key, a sign-in, a public key.
type Key struct {
	Name     string    // stable word, e.g. "license"
	Label    string    // Japanese
	Expires  time.Time // zero when unknown
	LifeDays int       // its whole life, for the bar on screen
	Next     string    // Japanese: what to do when it ends
}
