package store

// Template is a text with variables, and what a shop has decided about it.
type Template struct {
	ID         int64
	Name       string
	Reading    string // かな, for the palette
	Category   string // name of the category, or what it was called before there were any
	CategoryID int64  // what it answers, 0 for anything
	OwnerID    int64  // who keeps it true, 0 for nobody
	Owner      string // that person's name
	Subject    string // of a mail that begins a conversation
	Body       string
	Next       string // state after sending: "waiting" or "done"
	ReviewOn   string // day somebody looks whether it is still true, '' for never
	ValidFrom  string // first and last day it may be used, '' for no end
	ValidTo    string
	FollowDays int      // business days until somebody looks at the inquiry again, 0 for never
	Approval   bool     // an owner has to agree
	Steps      []string // what to do beside the reply
	Records    string   // type of entry for the books that an answer promises, '' for none
	Library    string   // word of the library it came from
	Uses       int
	UsedAt     int64
	Texts      []TemplateText // in the order of their channels
	Version    int64
}

// TemplateText is what a channel says instead of the common text.
type TemplateText struct {
	Channel string // a kind of account
	Subject string
	Body    string
}

// For is the text for a kind of account, and its subject.
func (t Template) For(kind string) TemplateText {
	for _, one := range t.Texts {
		if one.Channel == kind {
			if one.Subject == "" {
				one.Subject = t.Subject
			}
			return one
		}
	}
	return TemplateText{Channel: kind, Subject: t.Subject, Body: t.Body}
}

// Snippet is a piece of text that templates share (文例).
type Snippet struct {
	ID      int64
	Name    string
	Reading string
	Body    string
	Version int64
}

// Signature is how replies of an account, a person or both are signed.
type Signature struct {
	Account int64 // 0 for every account
	Staff   int64 // 0 for everybody
	Body    string
	Version int64
}
