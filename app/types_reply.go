package app

// Draft is an unsent answer as it is saved while it is typed.
type Draft struct {
	ID        int64       `json:"id"` // of the inquiry
	Text      string      `json:"text"`
	Template  int64       `json:"template"`
	Files     []DraftFile `json:"files"`
	Facts     DraftFacts  `json:"facts"`
	SeenID    int64       `json:"seen_id"`
	Accepted  []string    `json:"accepted"` // keys of warnings that a person has accepted
	UpdatedAt int64       `json:"updated_at"`
	By        string      `json:"by"`
	Version   int64       `json:"version"`
	// Over is the text of a save that the same page sent before and has had no answer to:
	// this one follows it. "" for none, and in every answer.
	Over string `json:"over"`
}

// DraftFile is a file put beside a draft.
type DraftFile struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// ComposeQuery asks for a template filled with the facts of an inquiry.
type ComposeQuery struct {
	ID       int64 `json:"id"`
	Template int64 `json:"template"`

	Typed map[string]string `json:"typed"` // what a person typed for its facts
}

// Composed is a filled template.
type Composed struct {
	Subject  string    `json:"subject"`
	Text     string    `json:"text"`
	Values   []Value   `json:"values"`
	Problems []Problem `json:"problems"`
	Asks     []Ask     `json:"asks"` // what a person has to fill in
}

// Value is one variable of a draft and where its text came from. A missing one
// has no text and stands in the draft as {名前}.
type Value struct {
	Name     string `json:"name"`
	Filter   string `json:"filter"` // as in the template: 営業日+3
	Text     string `json:"text"`
	Source   string `json:"source"` // 注文, 設定, 担当者 …
	Personal bool   `json:"personal"`
	Missing  bool   `json:"missing"`
	Why      string `json:"why"`   // why it is missing, or how it was worked out
	Start    int    `json:"start"` // place in the text, UTF-16 units
	End      int    `json:"end"`
}

// Problem is a reason why a reply cannot be sent as it is.
type Problem struct {
	Code  string `json:"code"`
	Text  string `json:"text"`
	Fix   string `json:"fix"`    // word of the repair the page offers, "" when none
	FixTo string `json:"fix_to"` // what the place is replaced with by the repair
	Start int    `json:"start"`
	End   int    `json:"end"`
	Warn  bool   `json:"warn"`
	// Key names a warning for as long as its words stay the same; what a person has
	// accepted (確かめました) is kept under it.
	Key      string `json:"key"`
	Accepted bool   `json:"accepted"`
	// In is the text it stands in where there are several: a channel of a template, ""
	// for the common one.
	In string `json:"in"`
}

// CheckQuery asks what stands in the way of a text.
type CheckQuery struct {
	ID       int64       `json:"id"`
	Text     string      `json:"text"`
	Files    []DraftFile `json:"files"`
	Facts    DraftFacts  `json:"facts"`
	Template int64       `json:"template"`
	SeenID   int64       `json:"seen_id"`  // newest message the writer saw, 0 for all
	Accepted []string    `json:"accepted"` // keys of warnings that a person has accepted
}

// Checked lists every problem at once.
type Checked struct {
	Problems []Problem `json:"problems"`
	Chars    int       `json:"chars"`  // as the channel counts
	Values   []Value   `json:"values"` // facts that stand in the text
	Asks     []Ask     `json:"asks"`   // facts that it lacks
	Steps    []string  `json:"steps"`  // what its templates ask to do beside it
	Next     string    `json:"next"`   // state that its last template proposes, "" for none
	Follow   int       `json:"follow"` // business days after which that template wants it looked at again, 0 never

	// Records are what the books shall or may know once it has left (この返信で記録).
	Records []RecordLine `json:"records"`

	// MustAsk says why somebody has to agree before it is sent: role, rule, template; ""
	// when nobody has to.
	MustAsk string `json:"must_ask"`
}

// CharsetChange chooses what the replies to the customer of an inquiry are
// written in.
type CharsetChange struct {
	ID      int64  `json:"id"`
	Charset string `json:"charset"` // one of the thread's, "" for the usual one
}

// SendRequest queues a reply.
type SendRequest struct {
	ID       int64       `json:"id"`
	Text     string      `json:"text"`
	Files    []DraftFile `json:"files"`
	Template int64       `json:"template"`
	Facts    DraftFacts  `json:"facts"` // what it is made of; empty: as the draft with the same words
	Done     bool        `json:"done"`
	Hold     int         `json:"hold"`    // seconds; -1: the shop's own setting
	SeenID   int64       `json:"seen_id"` // newest message the writer saw
	At       int64       `json:"at"`      // planned moment to send at, 0 when the hold is over
	Follow   int         `json:"follow"`  // look at it again so many business days after it is sent; 0 never, -1 as the template says

	// Confirm lets nothing go with a warning whose key is not in Accepted: what
	// nobody has seen, nobody has decided.
	Confirm  bool     `json:"confirm"`
	Accepted []string `json:"accepted"`
}

// OutboxItem is an answer on its way.
type OutboxItem struct {
	ID        int64       `json:"id"`
	InquiryID int64       `json:"inquiry_id"`
	Account   int64       `json:"account"`
	Kind      string      `json:"kind"`
	Mall      string      `json:"mall"` // 楽天市場; "" when it goes through no mall
	Mark      string      `json:"mark"`
	Shape     string      `json:"shape"`
	Customer  string      `json:"customer"`
	Subject   string      `json:"subject"`
	Text      string      `json:"text"`
	Files     []DraftFile `json:"files"`
	State     string      `json:"state"` // queued sending sent failed unknown
	Done      bool        `json:"done"`
	SendAt    int64       `json:"send_at"`
	Planned   bool        `json:"planned"`   // a person has set the time
	FollowAt  int64       `json:"follow_at"` // when it comes back after it is sent, 0 never
	SentAt    int64       `json:"sent_at"`
	CreatedAt int64       `json:"created_at"`
	Attempts  int         `json:"attempts"`
	Code      string      `json:"code"`
	Reason    string      `json:"reason"` // Japanese
	By        string      `json:"by"`

	Starts      bool   `json:"starts"`       // the first text of its inquiry
	OrderNumber string `json:"order_number"` // of the order a first text is about
	To          string `json:"to"`           // mail address, "" when the mall knows whom to reach

	Records []RecordLine `json:"records"` // what the books shall know once it has left

	Likely   string `json:"likely"`    // "not_sent": of unknown outcome, and it is not where it would have to be; "" nobody can tell
	AbsentAt int64  `json:"absent_at"` // when that was seen, 0 unless likely
}

// OutboxQuery selects outbox items; no states means all that is not settled and the newest of what was sent. The oldest comes first.
type OutboxQuery struct {
	States []string `json:"states"`
}

// OutboxList is the outbox.
type OutboxList struct {
	Outbox []OutboxItem `json:"outbox"`
}

// ResolveRequest is a person's word on an unknown outcome.
type ResolveRequest struct {
	ID   int64 `json:"id"`
	Sent bool  `json:"sent"`
}

// Variable is a name a template may use.
type Variable struct {
	Name     string `json:"name"`
	Help     string `json:"help"`
	Source   string `json:"source"`
	Personal bool   `json:"personal"`

	Kind    string   `json:"kind"`    // text, name, date, yen …
	Filters []string `json:"filters"` // what may stand behind the colon

	Loop       string `json:"loop"`         // inside this loop it is of that one only
	OnlyInLoop bool   `json:"only_in_loop"` // and means nothing outside
}
