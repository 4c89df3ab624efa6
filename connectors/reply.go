package connectors

import (
	"time"
)

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
