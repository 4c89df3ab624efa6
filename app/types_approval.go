package app

// ApprovalRequest asks for a reply (承認を頼む): whoever may agree reads it and sends
// it.
type ApprovalRequest struct {
	ID       int64       `json:"id"`
	Text     string      `json:"text"`
	Files    []DraftFile `json:"files"`
	Template int64       `json:"template"`
	Facts    DraftFacts  `json:"facts"` // what it is made of; empty: as the draft
	SeenID   int64       `json:"seen_id"`
	Version  int64       `json:"version"` // of the draft
	Note     string      `json:"note"`
	Done     bool        `json:"done"` // close it after sending
	At       int64       `json:"at"`   // planned moment to send at, 0 when it is approved
	Follow   int         `json:"follow"`
}

// ApprovalQuery selects approvals: those of one inquiry, else all that are open.
type ApprovalQuery struct {
	Inquiry int64 `json:"inquiry"`
}

// ApprovalList are approvals, the oldest first.
type ApprovalList struct {
	Approvals []Approval `json:"approvals"`
}

// Approval is a reply that somebody else has to agree to (承認). A list leaves
// words and changes out.
type Approval struct {
	ID           int64          `json:"id"`
	InquiryID    int64          `json:"inquiry_id"`
	Customer     string         `json:"customer"`
	Subject      string         `json:"subject"`
	State        string         `json:"state"` // open approved returned withdrawn
	Why          string         `json:"why"`   // role template rule asked
	Text         string         `json:"text"`
	Final        string         `json:"final"` // what was sent, "" until then
	Files        []DraftFile    `json:"files"`
	Template     int64          `json:"template"` // 0 for none
	TemplateName string         `json:"template_name"`
	Done         bool           `json:"done"`
	SendAt       int64          `json:"send_at"` // planned, 0 at once
	Follow       int            `json:"follow"`
	By           string         `json:"by"` // who asked
	AskedAt      int64          `json:"asked_at"`
	AnsweredBy   string         `json:"answered_by"`
	AnsweredAt   int64          `json:"answered_at"`
	OutboxID     int64          `json:"outbox_id"`
	Version      int64          `json:"version"`
	Newest       int64          `json:"newest"`  // newest message of the thread
	Newer        bool           `json:"newer"`   // somebody has written since it was asked for
	Mine         bool           `json:"mine"`    // the acting person asked
	May          bool           `json:"may"`     // the acting person may agree
	Records      []RecordLine   `json:"records"` // what the books shall know once it has left
	Words        []ApprovalWord `json:"words"`
	Changes      []TextChange   `json:"changes"`
}

// ApprovalWord is something said about it.
type ApprovalWord struct {
	By   string `json:"by"`
	At   int64  `json:"at"`
	Text string `json:"text"`
}

// TextChange is how a text differs from another.
type TextChange struct {
	Against string      `json:"against"` // template, earlier, asked
	Pieces  []TextPiece `json:"pieces"`
}

// TextPiece is a part of both texts or of one.
type TextPiece struct {
	Kind string `json:"kind"` // same, gone, new
	Text string `json:"text"`
}

// ApproveRequest sends a reply that was asked for, as it is or changed.
type ApproveRequest struct {
	ID      int64  `json:"id"`
	Version int64  `json:"version"`
	Text    string `json:"text"`    // "" as it was asked for
	SeenID  int64  `json:"seen_id"` // newest message the person has read
	Done    bool   `json:"done"`
	At      int64  `json:"at"`   // planned moment, 0 when the hold is over
	Hold    int    `json:"hold"` // seconds; -1: the shop's own setting

	// Confirm and Accepted as in SendRequest.
	Confirm  bool     `json:"confirm"`
	Accepted []string `json:"accepted"`
}

// ApprovalWords says something about it: why it is returned, or a question.
type ApprovalWords struct {
	ID      int64  `json:"id"`
	Version int64  `json:"version"`
	Text    string `json:"text"`
}

// ApprovalText asks how a changed text differs from what was asked for.
type ApprovalText struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
}

// RescheduleRequest sets when a queued reply leaves.
type RescheduleRequest struct {
	ID int64 `json:"id"`
	At int64 `json:"at"`
}
