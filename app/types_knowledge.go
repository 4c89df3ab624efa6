package app

// AlikeList are earlier questions that are like the one of an inquiry, with what
// was answered, the most alike first.
type AlikeList struct {
	Alike []AlikeAnswer `json:"alike"`
}

// AlikeAnswer is an earlier question and its answer, both without what belongs to
// that case: facts stand as {名前}.
type AlikeAnswer struct {
	InquiryID int64    `json:"inquiry_id"` // the earlier inquiry
	MessageID int64    `json:"message_id"` // the answer
	At        int64    `json:"at"`
	Mall      string   `json:"mall"`
	Question  string   `json:"question"`
	Answer    string   `json:"answer"`
	Reasons   []string `json:"reasons"` // Japanese, the strongest first
	Model     bool     `json:"model"`   // 模範回答
	More      int      `json:"more"`    // further inquiries that were answered in the same words
}

// PastUse puts an earlier answer into the reply to an inquiry.
type PastUse struct {
	ID      int64 `json:"id"`      // of the inquiry that is answered now
	Message int64 `json:"message"` // the earlier answer
}

// ModelChange marks an answer as worth reading again (模範回答), or no longer.
type ModelChange struct {
	ID   int64  `json:"id"` // of the message
	On   bool   `json:"on"`
	Note string `json:"note"`
}

// ModelList are the marked answers, the newest mark first.
type ModelList struct {
	Models []ModelAnswer `json:"models"`
}

// ModelAnswer is a marked answer without what belongs to its case.
type ModelAnswer struct {
	InquiryID int64  `json:"inquiry_id"`
	MessageID int64  `json:"message_id"`
	At        int64  `json:"at"` // when it was marked
	By        string `json:"by"`
	Note      string `json:"note"`
	Answer    string `json:"answer"`
}

// TemplateSource says what a new template is made from: an answer of the inquiry,
// or, with Message 0, Text.
type TemplateSource struct {
	ID      int64  `json:"id"` // of the inquiry
	Message int64  `json:"message"`
	Text    string `json:"text"`
}

// TemplateStart is a template that is not saved yet. The facts of the case have
// become variables; what has none stands as a hole that the editor marks.
type TemplateStart struct {
	Name       string `json:"name"`
	Category   string `json:"category"`
	CategoryID int64  `json:"category_id"`
	Body       string `json:"body"`
	Variables  int    `json:"variables"` // places that fill themselves
	Holes      int    `json:"holes"`     // places a person has to decide
	Taken      []Was  `json:"taken"`     // what of the case was taken out, in the order of the text
}

// Was is a value of a case and what stands in its place.
type Was struct {
	Name  string `json:"name"`
	Known bool   `json:"known"` // a variable that fills itself; else a hole
	Was   string `json:"was"`
}
