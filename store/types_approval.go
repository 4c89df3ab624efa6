package store

import "errors"

// ErrAsked says that somebody is to agree to the answer of an inquiry before
// anything is sent.
var ErrAsked = errors.New("an answer waits for approval")

// ErrOnItsWay refuses to ask about an answer while another is on its way: agreeing to
// it could not send it.
var ErrOnItsWay = errors.New("another answer is on its way")

// States of an approval (承認).
const (
	ApprovalOpen      = "open"
	ApprovalApproved  = "approved"
	ApprovalReturned  = "returned"
	ApprovalWithdrawn = "withdrawn"
)

// Why somebody has to agree.
const (
	WhyRole     = "role"     // of whoever writes
	WhyTemplate = "template" // it was written with
	WhyRule     = "rule"     // of the shop, about the inquiry
	WhyAsked    = "asked"    // the writer wants it
)

// Approval is a reply that somebody else has to agree to. There is one open at a
// time for an inquiry.
type Approval struct {
	ID           int64
	InquiryID    int64
	State        string
	Why          string
	Text         string
	Files        []DraftFile
	Template     int64
	Base         string // what the template said by itself, "" without one
	SeenID       int64
	SendAt       int64 // planned moment, 0 as usual
	Done         bool
	Follow       int64 // business days until the inquiry comes back, 0 never
	AskedBy      int64
	AskedName    string
	AskedAt      int64
	AnsweredBy   int64
	AnsweredName string
	AnsweredAt   int64
	Final        string // what was sent
	OutboxID     int64
	NoteID       int64
	Records      []DraftRecord // what the books shall know once it has left
	Version      int64
	Words        []ApprovalWord
}

// ApprovalWord is something said about a reply that is asked for.
type ApprovalWord struct {
	By   int64
	Name string
	At   int64
	Text string
}

// ApprovalAsk is what a person asks for.
type ApprovalAsk struct {
	Approval
	Draft    int64      // version of the draft it was made from
	Facts    DraftFacts // what it is made of; empty: as the draft
	Accepted []string   // keys of the warnings that were accepted in a first text
	Words    string     // of the person
	Note     string     // in the thread, for whoever is called
	Roles    []string   // who may agree
}
