package app

// Whose inquiries a list shows, beside the id of a member of the staff.
const (
	OwnerNobody = int64(-1) // of those nobody has taken (担当なし)
	OwnerMe     = int64(-2) // of who asks (自分)
)

// InboxQuery selects and pages the list of inquiries. Zero values select
// everything; conditions of several fields hold together.
type InboxQuery struct {
	State    string   `json:"state"`  // "" = all, or any of States
	States   []string `json:"states"` // any of these, when State is empty
	Accounts []int64  `json:"accounts"`
	Owner    int64    `json:"owner"` // 0 = all, -1 nobody, -2 who asks
	Category int64    `json:"category"`
	Tag      int64    `json:"tag"`
	Due      string   `json:"due"`   // late, today, soon, none (nothing owed)
	Stage    string   `json:"stage"` // before (購入前) or after (購入後)
	Care     string   `json:"care"`  // any, complaint, care, harassment
	Unread   bool     `json:"unread"`
	Files    bool     `json:"files"`
	VIP      bool     `json:"vip"`
	Repeat   bool     `json:"repeat"` // the customer has written or bought here before
	Scam     bool     `json:"scam"`   // a mail in it looks like a fraud
	// Uncompleted: answered, but not complete at a mall that wants to be told.
	Uncompleted bool   `json:"uncompleted"`
	Search      string `json:"search"`
	Sort        string `json:"sort"` // "due" (default), "new", "old", "customer"
	After       string `json:"after"`
	Limit       int    `json:"limit"`
}

// CountsQuery names whose inquiries the tabs count: those of some accounts, of
// one owner, or all.
type CountsQuery struct {
	Accounts []int64 `json:"accounts"`
	Owner    int64   `json:"owner"`
}

// Word is a thing with a name of the shop's own.
type Word struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// View is a list under a name (保存した表示).
type View struct {
	ID       int64      `json:"id"`       // 0 for one that is always there
	BuiltIn  string     `json:"built_in"` // its word, "" for a saved one
	Name     string     `json:"name"`
	Shared   bool       `json:"shared"` // everybody sees it
	Position int64      `json:"position"`
	Query    InboxQuery `json:"query"` // without a page
	Version  int64      `json:"version"`
}

// ViewList is those that are always there, then the saved ones in their order.
type ViewList struct {
	Views []View `json:"views"`
}

// OwnerChange gives an inquiry to a member of the staff, 0 to nobody, -2 to who
// asks.
type OwnerChange struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"` // 0: do not compare; so in those below
	Owner   int64 `json:"owner"`
}

// CategoryChange says what an inquiry is about, 0 nothing.
type CategoryChange struct {
	ID       int64 `json:"id"`
	Version  int64 `json:"version"`
	Category int64 `json:"category"`
}

// TagChange adds tags to an inquiry and takes others away.
type TagChange struct {
	ID      int64   `json:"id"`
	Version int64   `json:"version"`
	Add     []int64 `json:"add"`
	Remove  []int64 `json:"remove"`
}

// CareChange marks how an inquiry is to be handled.
type CareChange struct {
	ID      int64  `json:"id"`
	Version int64  `json:"version"`
	Care    string `json:"care"` // "", complaint, care, harassment
}

// BulkItem is a chosen inquiry as it was shown.
type BulkItem struct {
	ID     int64 `json:"id"`
	LastAt int64 `json:"last_at"` // of its row; what was written since keeps it open. 0: do not compare
}

// BulkRequest does one thing to many inquiries, up to 1,000.
type BulkRequest struct {
	Items    []BulkItem `json:"items"`
	Set      []string   `json:"set"` // which of owner, category, care and due_at count: 0 and "" are words too
	State    string     `json:"state"`
	Owner    int64      `json:"owner"`
	Category int64      `json:"category"`
	Care     string     `json:"care"`
	DueAt    int64      `json:"due_at"` // 0: as the rules say
	Tags     []int64    `json:"tags"`
	Untags   []int64    `json:"untags"`
}

// BulkDone says what was done.
type BulkDone struct {
	Changed []int64       `json:"changed"`
	Refused []BulkRefusal `json:"refused"`
}

// BulkRefusal is one inquiry that stayed as it was, and why.
type BulkRefusal struct {
	ID   int64  `json:"id"`
	Name string `json:"name"` // of the customer, or the subject
	Code string `json:"code"`
	Text string `json:"text"`
}

// BatchQuery asks for one template filled for many inquiries (一括返信).
type BatchQuery struct {
	Template int64             `json:"template"`
	IDs      []int64           `json:"ids"`
	Typed    map[string]string `json:"typed"` // for the facts that all of them lack
}

// BatchPart is the text for one inquiry and what speaks against it.
type BatchPart struct {
	Inquiry  Row       `json:"inquiry"`
	Text     string    `json:"text"`
	Values   []Value   `json:"values"`
	Problems []Problem `json:"problems"`
	Beside   []Problem `json:"beside"` // those of Problems that no other text takes away
	Asks     []Ask     `json:"asks"`   // facts that it lacks and that can be said once for all

	Records []RecordLine `json:"records"` // what the books may know of it once it has left

	MustAsk  string `json:"must_ask"` // why somebody has to agree first, "" when nobody has to
	Clean    bool   `json:"clean"`    // nothing speaks against sending it
	Sendable bool   `json:"sendable"` // only warnings do
	SeenID   int64  `json:"seen_id"`  // newest message the text was made with
}

// BatchList is the parts in the order they were asked for.
type BatchList struct {
	Parts []BatchPart `json:"parts"`
}

// BatchText is a part as a person has read it.
type BatchText struct {
	ID       int64      `json:"id"`
	Text     string     `json:"text"`
	Facts    DraftFacts `json:"facts"` // what it is made of
	SeenID   int64      `json:"seen_id"`
	Accepted []string   `json:"accepted"` // keys of the warnings that were read with it
}

// BatchRequest sends what a person has read, each text as an answer of its own.
type BatchRequest struct {
	Template int64       `json:"template"`
	Parts    []BatchText `json:"parts"`
	Done     bool        `json:"done"`
	Hold     int         `json:"hold"` // seconds; negative is the shop's own time
	At       int64       `json:"at"`   // planned moment to send at, 0 when the hold is over
	Ask      bool        `json:"ask"`  // ask somebody to agree instead of sending
	Note     string      `json:"note"` // for whoever reads what is asked
}

// BatchSent says what became of each.
type BatchSent struct {
	Sent    []OutboxItem  `json:"sent"`
	Asked   []int64       `json:"asked"` // inquiries whose answer waits for approval now
	Refused []BulkRefusal `json:"refused"`
}
