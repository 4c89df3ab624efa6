package app

// MailImportQuery names files and folders of this computer whose mails are
// brought into an account.
type MailImportQuery struct {
	Account int64    `json:"account"`
	Paths   []string `json:"paths"`
}

// MailImport is how far bringing in mails has come, and its end.
type MailImport struct {
	Account   int64      `json:"account"`
	Running   bool       `json:"running"`
	Files     int        `json:"files"`
	FilesDone int        `json:"files_done"`
	Bytes     int64      `json:"bytes"`
	BytesDone int64      `json:"bytes_done"`
	Taken     int        `json:"taken"` // new mails
	Known     int        `json:"known"` // there already
	Left      int        `json:"left"`  // left out
	Reasons   []MailLeft `json:"reasons"`
	More      int        `json:"more"` // left out and not listed
	Problem   string     `json:"problem"`
}

// MailLeft is a mail or a file that was left out.
type MailLeft struct {
	File   string `json:"file"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// MailAsQuery asks for a mail in a charset that a person chose; empty for the
// mail's own.
type MailAsQuery struct {
	ID      int64  `json:"id"`
	Charset string `json:"charset"`
}

// MailPart names an attachment that is a mail, or what lies inside it: Part is the
// way there, the number of an attachment in each mail, joined by dots ("2.0").
type MailPart struct {
	ID   int64  `json:"id"`
	Part string `json:"part"`
}

// MailView is a mail as it is read now, to look at only.
type MailView struct {
	Subject  string     `json:"subject"`
	From     string     `json:"from"`
	To       string     `json:"to"`
	At       int64      `json:"at"`
	Text     string     `json:"text"`
	HTML     string     `json:"html"` // cleaned; for a sandboxed frame only
	Folds    []Fold     `json:"folds"`
	Links    []MailLink `json:"links"`
	Files    []File     `json:"files"`
	Warnings []string   `json:"warnings"`
	Charsets []Charset  `json:"charsets"`
}

// Charset is one to choose from.
type Charset struct {
	Name  string `json:"name"`
	Label string `json:"label"`
}

// Sender is an address that a person trusts: its mails get no banner.
type Sender struct {
	Address string `json:"address"`
}

// SenderList is all of them.
type SenderList struct {
	Senders []Sender `json:"senders"`
}

// SenderTrust trusts an address or takes that back.
type SenderTrust struct {
	Address string `json:"address"`
	Trusted bool   `json:"trusted"`
}
