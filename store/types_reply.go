package store

import (
	"madoguchi/connectors"
)

// Draft is an unsent answer. There is one per inquiry.
type Draft struct {
	InquiryID int64
	Text      string
	Template  int64
	Files     []DraftFile
	Facts     DraftFacts
	SeenID    int64    // newest message when the writing began
	Accepted  []string // keys of warnings that a person has accepted
	UpdatedAt int64
	By        string
	Version   int64
	Over      string // what the writer's own save before this one said, when its answer is not known; not kept
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
	Planned   bool  // a person has set SendAt
	FollowAt  int64 // when the inquiry comes back after it is sent, 0 does not
	Template  int64 // it was written with, 0 none
	Stood     string
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

	// Accepted and Warned are the codes of the warnings it goes with: those that a
	// person has accepted one by one, and the others. They are only told in the
	// history.
	Accepted, Warned []string

	// Facts are what the draft was made of, for the draft that it becomes when it is
	// taken back.
	Facts DraftFacts

	// Promised is what the books shall know once it has left, nothing before.
	Promised []Promised
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
