package app

import "madoguchi/connectors"

// Template is a text with variables, and what a shop has decided about it.
type Template struct {
	ID         int64          `json:"id"`
	Name       string         `json:"name"`
	Reading    string         `json:"reading"`
	Category   string         `json:"category"`    // name of the category, or an old word for it
	CategoryID int64          `json:"category_id"` // what it answers, 0 for anything
	OwnerID    int64          `json:"owner_id"`    // who keeps it true, 0 for nobody
	Owner      string         `json:"owner"`
	Subject    string         `json:"subject"` // of a mail that begins a conversation
	Body       string         `json:"body"`
	Next       string         `json:"next"`
	ReviewOn   string         `json:"review_on"`  // 2026-12-01: somebody looks whether it is still true, "" never
	ValidFrom  string         `json:"valid_from"` // first and last day it may be used, "" for no end
	ValidTo    string         `json:"valid_to"`
	FollowDays int            `json:"follow_days"` // business days until somebody looks at the inquiry again, 0 never
	Approval   bool           `json:"approval"`    // an owner has to agree
	Steps      []string       `json:"steps"`       // what to do beside the reply
	Records    string         `json:"records"`     // type of entry for the books that an answer promises, "" for none
	Texts      []TemplateText `json:"texts"`       // of single channels
	Library    string         `json:"library"`     // word of the library it came from
	Uses       int            `json:"uses"`
	UsedAt     int64          `json:"used_at"`
	Time       string         `json:"time"`    // "early" and "over" out of its days, "" within
	Review     bool           `json:"review"`  // the day to look at it has come
	Missing    int            `json:"missing"` // variables without a fact, for the inquiry that was named
	Version    int64          `json:"version"`
	Problems   []Problem      `json:"problems"` // of the common text
}

// TemplateText is what a channel says instead of the common text.
type TemplateText struct {
	Channel  string    `json:"channel"` // a kind of account
	Subject  string    `json:"subject"`
	Body     string    `json:"body"`
	Problems []Problem `json:"problems"`
}

// TemplateChannel is a channel that may have a text of its own, and what it allows.
type TemplateChannel struct {
	Kind  string           `json:"kind"`
	Label string           `json:"label"`
	Mark  string           `json:"mark"`
	Shape string           `json:"shape"`
	Rules connectors.Rules `json:"rules"`
	Used  bool             `json:"used"` // the shop has an account of it
}

// TemplateQuery lists templates, fitted to an inquiry when one is named.
type TemplateQuery struct {
	Inquiry int64 `json:"inquiry"`
}

// TemplateList is every template.
type TemplateList struct {
	Templates []Template        `json:"templates"`
	Variables []Variable        `json:"variables"`
	Channels  []TemplateChannel `json:"channels"`
	Snippets  []Snippet         `json:"snippets"`
}

// TemplateTrial is a template, saved or not, held against what the shop has.
type TemplateTrial struct {
	Template Template `json:"template"`
	Channel  string   `json:"channel"` // a kind of account; "" for any
	Inquiry  int64    `json:"inquiry"` // 0 for the newest that it would fit
	Order    string   `json:"order"`   // number of an order, "" for none
}

// TemplatePreview is a template with the facts of one inquiry or order.
type TemplatePreview struct {
	InquiryID   int64          `json:"inquiry_id"` // 0: there is none
	OrderNumber string         `json:"order_number"`
	Customer    string         `json:"customer"`
	Kind        string         `json:"kind"`
	Label       string         `json:"label"`
	Subject     string         `json:"subject"`
	Text        string         `json:"text"`
	Values      []Value        `json:"values"`
	Problems    []Problem      `json:"problems"`   // what would stop the reply
	Chars       int            `json:"chars"`      // as the channel counts
	Mistakes    []Problem      `json:"mistakes"`   // of the common text as it is written
	Texts       []TemplateText `json:"texts"`      // of the channels, with their mistakes
	InSubject   []Problem      `json:"in_subject"` // of the subject
}

// TemplateTries is how a template would have gone with the latest inquiries.
type TemplateTries struct {
	Fitting bool          `json:"fitting"` // of its category; else the latest with an order
	Whole   int           `json:"whole"`   // without a hole or a problem
	Tries   []TemplateTry `json:"tries"`
}

// TemplateTry is one of them.
type TemplateTry struct {
	InquiryID   int64    `json:"inquiry_id"`
	Customer    string   `json:"customer"`
	Subject     string   `json:"subject"`
	OrderNumber string   `json:"order_number"`
	Kind        string   `json:"kind"`
	Mark        string   `json:"mark"`
	Shape       string   `json:"shape"`
	Missing     []string `json:"missing"`  // names of variables without a fact
	Problems    []string `json:"problems"` // what else would stop the reply
}

// Snippet is a piece of text that templates share (文例).
type Snippet struct {
	ID       int64     `json:"id"`
	Name     string    `json:"name"`
	Reading  string    `json:"reading"`
	Body     string    `json:"body"`
	Version  int64     `json:"version"`
	Problems []Problem `json:"problems"`
	UsedBy   []string  `json:"used_by"` // names of what puts it in
}

// SnippetList is every shared piece of text.
type SnippetList struct {
	Snippets []Snippet `json:"snippets"`
}

// SnippetRemoval takes one out of use.
type SnippetRemoval struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
}

// Signature is how replies of an account, a person or both are signed.
type Signature struct {
	Account     int64  `json:"account"` // 0 for every account
	AccountName string `json:"account_name"`
	Staff       int64  `json:"staff"` // 0 for everybody
	StaffName   string `json:"staff_name"`
	Body        string `json:"body"` // "" removes it
	Version     int64  `json:"version"`
}

// SignatureList is every signature. Common is that of the shop's settings, which
// stands where no other does.
type SignatureList struct {
	Common     string      `json:"common"`
	Signatures []Signature `json:"signatures"`
}

// TemplateFile is a file of templates as it goes out.
type TemplateFile struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Data string `json:"data"` // base64
}

// TemplateFileKind chooses the form of a file: "csv" or "json".
type TemplateFileKind struct {
	Kind string `json:"kind"`
}

// TemplateImport is a file of templates that comes in. Nothing is changed without
// Apply; Seen is what the person was shown.
type TemplateImport struct {
	Data  string `json:"data"` // base64
	Apply bool   `json:"apply"`
	Seen  string `json:"seen"`
}

// TemplateImportPlan is what an import would do, or has done.
type TemplateImportPlan struct {
	Rows  []TemplateImportRow `json:"rows"`
	Seen  string              `json:"seen"`
	Done  bool                `json:"done"`
	Saved int                 `json:"saved"`
}

// TemplateImportRow is one template or snippet of the file.
type TemplateImportRow struct {
	Line    int      `json:"line"`
	Snippet bool     `json:"snippet"`
	Name    string   `json:"name"`
	Does    string   `json:"does"`   // new, changed, same, refused
	Reason  string   `json:"reason"` // why it is refused, or what is different than in the file
	Fields  []string `json:"fields"` // what changes, in Japanese
}
