package app

// FAQ is what customers ask again and again, with its answer in general words.
type FAQ struct {
	ID         int64     `json:"id"`
	Question   string    `json:"question"`
	Answer     string    `json:"answer"`
	CategoryID int64     `json:"category_id"` // 0 for none
	Category   string    `json:"category"`
	TemplateID int64     `json:"template_id"` // that answers the same in a reply, 0 for none
	Template   string    `json:"template"`
	Shown      bool      `json:"shown"` // on the pages of the shop
	Uses       int       `json:"uses"`
	Place      int       `json:"place"` // in the shop's order, from 0
	Fits       bool      `json:"fits"`  // the category of the inquiry that was named
	By         string    `json:"by"`
	ChangedAt  int64     `json:"changed_at"`
	Version    int64     `json:"version"`
	Problems   []Problem `json:"problems"` // of the answer
}

// FAQQuery lists entries. When an inquiry is named, those of its category come first.
type FAQQuery struct {
	ID       int64  `json:"id"`       // of an inquiry, 0 for none
	Search   string `json:"search"`   // every word of it stands somewhere
	Category int64  `json:"category"` // 0 any, -1 those without one
}

// FAQList are the entries that were asked for.
type FAQList struct {
	FAQs  []FAQ `json:"faqs"`
	Total int   `json:"total"` // of the shop
}

// FAQRemoval takes one away.
type FAQRemoval struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
}

// FAQMove puts one at a place of the shop's order, from 0.
type FAQMove struct {
	ID    int64 `json:"id"`
	Place int   `json:"place"`
}

// FAQUse puts an answer into the reply to an inquiry.
type FAQUse struct {
	ID  int64 `json:"id"` // of the inquiry
	FAQ int64 `json:"faq"`
}

// FAQSource is an answer in a conversation.
type FAQSource struct {
	ID      int64 `json:"id"` // of the inquiry
	Message int64 `json:"message"`
}

// FAQStart is an entry that is not saved yet: a question and its answer without
// what belongs to their case.
type FAQStart struct {
	Question   string   `json:"question"`
	Answer     string   `json:"answer"`
	CategoryID int64    `json:"category_id"`
	Category   string   `json:"category"`
	Taken      []string `json:"taken"` // names of what was taken out, each once
}

// FAQExport chooses a file of entries.
type FAQExport struct {
	Kind     string `json:"kind"`     // "html" for the pages of the shop, "csv" for a spreadsheet
	Category int64  `json:"category"` // 0 any, -1 those without one
	Shown    bool   `json:"shown"`    // only what is for the pages; HTML never holds anything else
	Charset  string `json:"charset"`  // "utf-8" ("" too) or "cp932"
}

// FAQFile is a file of entries as it goes out.
type FAQFile struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Data  string `json:"data"` // base64
	Text  string `json:"text"` // HTML as it is pasted, "" of a CSV
	Count int    `json:"count"`
}

// Manual is how the shop handles a kind of question (手順書).
type Manual struct {
	Category  int64  `json:"category"` // 0 is the page for every question
	Title     string `json:"title"`
	Body      string `json:"body"` // "" when it is not written
	By        string `json:"by"`
	ChangedAt int64  `json:"changed_at"`
	Version   int64  `json:"version"`
}

// ManualList are pages: of every category, or of one inquiry.
type ManualList struct {
	InquiryID int64    `json:"inquiry_id"` // 0 for the whole shop
	Category  int64    `json:"category"`   // of the inquiry
	Manuals   []Manual `json:"manuals"`
}
