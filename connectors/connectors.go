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
	// Past: nothing in it is newer than what was there when the account was first
	// read. It wants no haste: whoever shows it may do so a moment later.
	Past bool
	// Reached is how far back such a batch goes, zero where nobody can tell.
	Reached time.Time
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

// Suspicious tells whether the cues of a mail together deserve a banner. Trust is
// given to an address: where the own mail server says that a mail is not from
// there, it counts for nothing if more speaks against the mail.
func Suspicious(cues []Cue, trusted bool) bool {
	strong, forged, others := false, false, false
	for _, c := range cues {
		strong = strong || c.Strong
		forged = forged || c.Code == "auth_failed"
		others = others || c.Strong && c.Code != "auth_failed"
	}
	return (strong || len(cues) >= 2) && !(trusted && !(forged && others))
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
