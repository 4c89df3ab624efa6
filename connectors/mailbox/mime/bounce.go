package mime

// Bounce is what a delivery report says.
type Bounce struct {
	Recipients []Recipient
	MessageID  string // of the mail that came back, bare
	Subject    string // of the mail that came back
}

// Recipient is one address the report speaks of.
type Recipient struct {
	Address    string
	Action     string // failed, delayed, delivered, relayed, expanded or "" when not said
	Status     string // x.y.z, "" when not said
	Diagnostic string
	Reason     string // one of the Reason words
}
