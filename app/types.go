package app

import "madoguchi/connectors"

// The types below cross the border to the page as JSON. Times are milliseconds
// since 1970 in UTC (0: none), money is yen, lists are never null.

// ID names one thing.
type ID struct {
	ID int64 `json:"id"`
}

// InboxQuery selects and pages the list of inquiries.
type InboxQuery struct {
	State   string `json:"state"` // "" = all
	Account int64  `json:"account"`
	Search  string `json:"search"`
	Sort    string `json:"sort"` // "due" (default) or "new"
	After   string `json:"after"`
	Limit   int    `json:"limit"`
}

// Row is one line of the list.
type Row struct {
	ID           int64  `json:"id"`
	Account      int64  `json:"account"`
	AccountName  string `json:"account_name"`
	Kind         string `json:"kind"`
	Mark         string `json:"mark"`  // one or two characters
	Shape        string `json:"shape"` // "square" or "circle"
	RemoteID     string `json:"remote_id"`
	Subject      string `json:"subject"`
	Customer     string `json:"customer"` // "" when the mall gives no name
	Snippet      string `json:"snippet"`
	State        string `json:"state"`
	OwnerID      int64  `json:"owner_id"`
	Owner        string `json:"owner"`
	DueAt        int64  `json:"due_at"`
	Level        string `json:"level"` // "late", "today", "soon", "later", "" (nothing owed)
	LastInAt     int64  `json:"last_in_at"`
	LastOutAt    int64  `json:"last_out_at"`
	LastAt       int64  `json:"last_at"`
	OrderNumber  string `json:"order_number"`
	LinkReason   string `json:"link_reason"`
	Unread       bool   `json:"unread"`
	MessageCount int    `json:"message_count"`
	HasFiles     bool   `json:"has_files"`
	Sending      string `json:"sending"` // outbox state that needs a look, "" when none
}

// InboxPage is one page of the list.
type InboxPage struct {
	Inquiries []Row  `json:"inquiries"`
	Next      string `json:"next"` // "" on the last page
}

// Counts are the numbers of the state tabs and of the outbox.
type Counts struct {
	New     int `json:"new"`
	Working int `json:"working"`
	Review  int `json:"review"`
	Waiting int `json:"waiting"`
	Snoozed int `json:"snoozed"`
	Done    int `json:"done"`
	Ignored int `json:"ignored"`
	Queued  int `json:"queued"`  // outbox: queued and sending
	Trouble int `json:"trouble"` // outbox: failed and unknown
}

// Thread is one inquiry with everything beside it.
type Thread struct {
	Inquiry        Row              `json:"inquiry"`
	Version        int64            `json:"version"`
	Address        string           `json:"address"`
	Category       string           `json:"category"`
	Item           connectors.Item  `json:"item"`
	Public         bool             `json:"public"`
	Gift           bool             `json:"gift"`
	RemoteDone     bool             `json:"remote_done"`
	RemoteURL      string           `json:"remote_url"`
	SeenID         int64            `json:"seen_id"`
	NewestID       int64            `json:"newest_id"`
	Messages       []Message        `json:"messages"`
	Orders         []Order          `json:"orders"` // the linked one, or none
	Links          []Link           `json:"links"`  // offered, refused and linked orders
	Events         []Event          `json:"events"`
	Draft          Draft            `json:"draft"`
	Outbox         []OutboxItem     `json:"outbox"` // not sent yet or in trouble
	Rules          connectors.Rules `json:"rules"`
	OtherOrders    []OrderRow       `json:"other_orders"`
	OtherInquiries []Row            `json:"other_inquiries"`
}

// Message is one post, mail, note or call of the conversation.
type Message struct {
	ID        int64    `json:"id"`
	RemoteID  string   `json:"remote_id"`
	Direction string   `json:"direction"` // in, out, unknown, note, call
	Kind      string   `json:"kind"`      // normal, bounce, auto, complaint, notice
	Author    string   `json:"author"`
	Address   string   `json:"address"`
	SentAt    int64    `json:"sent_at"`
	Subject   string   `json:"subject"`
	Text      string   `json:"text"`
	HTML      string   `json:"html"` // cleaned; for a sandboxed frame only
	Deleted   bool     `json:"deleted"`
	Warnings  []string `json:"warnings"`
	HasRaw    bool     `json:"has_raw"`
	OutboxID  int64    `json:"outbox_id"`
	Files     []File   `json:"files"`
}

// File is an attachment; its bytes are at /files/<id>.
type File struct {
	ID     int64  `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	State  string `json:"state"` // pending, stored, gone
	Image  bool   `json:"image"` // safe to show as a picture
	Inline bool   `json:"inline"`
}

// Link is a possible or chosen order of an inquiry.
type Link struct {
	Number  string `json:"number"`
	Score   int    `json:"score"`
	Reason  string `json:"reason"`  // mall, text, person, unverified …
	Verdict string `json:"verdict"` // linked, offered, refused
	Known   bool   `json:"known"`   // the order itself has been read
	Brief   string `json:"brief"`   // date, buyer and items in one line
}

// Event is something that happened to an inquiry.
type Event struct {
	At     int64  `json:"at"`
	Kind   string `json:"kind"`
	By     string `json:"by"` // "" for the desk itself
	Detail string `json:"detail"`
}

// Order is an order for the order pane.
type Order struct {
	ID       int64      `json:"id"`
	Account  int64      `json:"account"`
	Kind     string     `json:"kind"`
	Mark     string     `json:"mark"`
	Shape    string     `json:"shape"`
	Shop     string     `json:"shop"`
	SyncedAt int64      `json:"synced_at"`
	Reason   string     `json:"reason"` // why it is linked, as a word of the link
	Facts    OrderFacts `json:"facts"`
}

// OrderFacts is what the mall says of an order.
type OrderFacts struct {
	Number    string              `json:"number"`
	OrderedAt int64               `json:"ordered_at"`
	Status    string              `json:"status"`
	StatusAs  string              `json:"status_as"`
	Sub       string              `json:"sub"`
	Paid      bool                `json:"paid"`
	PaidAt    int64               `json:"paid_at"`
	Payment   string              `json:"payment"`
	Buyer     connectors.Person   `json:"buyer"`
	BuyerAt   connectors.Place    `json:"buyer_at"`
	Gift      bool                `json:"gift"`
	Remarks   string              `json:"remarks"`
	Memo      string              `json:"memo"`
	Wish      string              `json:"wish"`
	Noshi     string              `json:"noshi"`
	Parcels   []Parcel            `json:"parcels"`
	Lines     []connectors.Line   `json:"lines"`
	Amounts   []connectors.Amount `json:"amounts"`
	Total     int64               `json:"total"`
	Taxes     []connectors.Tax    `json:"taxes"`
	Receipt   string              `json:"receipt"`
	Caution   string              `json:"caution"`
	URL       string              `json:"url"`
}

// Parcel is one shipment with the page that tracks it.
type Parcel struct {
	To        connectors.Place `json:"to"`
	Carrier   string           `json:"carrier"`
	CarrierAs string           `json:"carrier_as"`
	Number    string           `json:"number"` // as shown, with hyphens
	Track     string           `json:"track"`  // https address, "" when unknown
	ShippedAt string           `json:"shipped_at"`
	Arrives   string           `json:"arrives"`
	DropOff   string           `json:"drop_off"`
}

// OrderRow is one line of an order list.
type OrderRow struct {
	ID        int64  `json:"id"`
	Account   int64  `json:"account"`
	Kind      string `json:"kind"`
	Number    string `json:"number"`
	OrderedAt int64  `json:"ordered_at"`
	Status    string `json:"status"`
	StatusAs  string `json:"status_as"`
	Buyer     string `json:"buyer"`
	Total     int64  `json:"total"`
	Items     string `json:"items"`
}

// OrderQuery selects and pages orders.
type OrderQuery struct {
	Search string `json:"search"`
	After  string `json:"after"`
	Limit  int    `json:"limit"`
}

// OrderPage is one page of orders, newest first.
type OrderPage struct {
	Orders []OrderRow `json:"orders"`
	Next   string     `json:"next"`
}

// StateChange moves an inquiry.
type StateChange struct {
	ID      int64  `json:"id"`
	Version int64  `json:"version"` // 0: do not compare
	State   string `json:"state"`
}

// LinkChange links an inquiry to an order, or takes the link away.
type LinkChange struct {
	ID    int64  `json:"id"`
	Order string `json:"order"`
}

// NewNote is a note (社内メモ) or a call (電話メモ).
type NewNote struct {
	ID   int64  `json:"id"`
	Kind string `json:"kind"` // note or call
	Text string `json:"text"`
}

// Draft is an unsent answer as it is saved while it is typed.
type Draft struct {
	ID        int64       `json:"id"` // of the inquiry
	Text      string      `json:"text"`
	Template  int64       `json:"template"`
	Files     []DraftFile `json:"files"`
	SeenID    int64       `json:"seen_id"`
	UpdatedAt int64       `json:"updated_at"`
	By        string      `json:"by"`
	Version   int64       `json:"version"`
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
}

// Composed is a filled template.
type Composed struct {
	Subject  string    `json:"subject"`
	Text     string    `json:"text"`
	Values   []Value   `json:"values"`
	Problems []Problem `json:"problems"`
}

// Value is one variable of a draft and where its text came from. A missing one
// has no text and stands in the draft as {名前}.
type Value struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Source  string `json:"source"` // 注文, 設定, 担当者 …
	Missing bool   `json:"missing"`
	Start   int    `json:"start"` // place in the text, UTF-16 units
	End     int    `json:"end"`
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
}

// CheckQuery asks what stands in the way of a text.
type CheckQuery struct {
	ID    int64       `json:"id"`
	Text  string      `json:"text"`
	Files []DraftFile `json:"files"`
}

// Checked lists every problem at once.
type Checked struct {
	Problems []Problem `json:"problems"`
	Chars    int       `json:"chars"`  // as the channel counts
	Values   []Value   `json:"values"` // facts that stand in the text
}

// SendRequest queues a reply.
type SendRequest struct {
	ID       int64       `json:"id"`
	Text     string      `json:"text"`
	Files    []DraftFile `json:"files"`
	Template int64       `json:"template"`
	Done     bool        `json:"done"`
	Hold     int         `json:"hold"`    // seconds; -1: the shop's own setting
	SeenID   int64       `json:"seen_id"` // newest message the writer saw
}

// OutboxItem is an answer on its way.
type OutboxItem struct {
	ID        int64       `json:"id"`
	InquiryID int64       `json:"inquiry_id"`
	Account   int64       `json:"account"`
	Kind      string      `json:"kind"`
	Mark      string      `json:"mark"`
	Shape     string      `json:"shape"`
	Customer  string      `json:"customer"`
	Subject   string      `json:"subject"`
	Text      string      `json:"text"`
	Files     []DraftFile `json:"files"`
	State     string      `json:"state"` // queued sending sent failed unknown
	Done      bool        `json:"done"`
	SendAt    int64       `json:"send_at"`
	SentAt    int64       `json:"sent_at"`
	CreatedAt int64       `json:"created_at"`
	Attempts  int         `json:"attempts"`
	Code      string      `json:"code"`
	Reason    string      `json:"reason"` // Japanese
	By        string      `json:"by"`
}

// OutboxQuery selects outbox items; no states means all. The oldest comes first.
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

// Template is a text with variables.
type Template struct {
	ID       int64     `json:"id"`
	Name     string    `json:"name"`
	Reading  string    `json:"reading"`
	Category string    `json:"category"`
	Subject  string    `json:"subject"`
	Body     string    `json:"body"`
	Next     string    `json:"next"`
	Uses     int       `json:"uses"`
	Missing  int       `json:"missing"` // variables without a fact, for the inquiry that was named
	Version  int64     `json:"version"`
	Problems []Problem `json:"problems"` // of the template itself
}

// TemplateQuery lists templates, fitted to an inquiry when one is named.
type TemplateQuery struct {
	Inquiry int64 `json:"inquiry"`
}

// TemplateList is every template.
type TemplateList struct {
	Templates []Template `json:"templates"`
	Variables []Variable `json:"variables"`
}

// Variable is a name a template may use.
type Variable struct {
	Name   string `json:"name"`
	Help   string `json:"help"`
	Source string `json:"source"`
}

// Kind is a kind of account that can be added.
type Kind struct {
	Kind   string             `json:"kind"`
	Label  string             `json:"label"`
	Mark   string             `json:"mark"`
	Shape  string             `json:"shape"`
	Needs  string             `json:"needs"`
	Takes  string             `json:"takes"`
	Guide  []string           `json:"guide"`
	Fields []connectors.Field `json:"fields"`
}

// KindList is every kind.
type KindList struct {
	Kinds []Kind `json:"kinds"`
}

// Account is a configured connector (接続). Secrets never come out: Sealed
// names those that are set.
type Account struct {
	ID        int64             `json:"id"`
	Kind      string            `json:"kind"`
	Label     string            `json:"label"`
	Mark      string            `json:"mark"`
	Shape     string            `json:"shape"`
	Name      string            `json:"name"`
	State     string            `json:"state"` // new ok retry stopped paused
	Reason    string            `json:"reason"`
	Text      string            `json:"text"` // Japanese: what happened and the next step
	Notices   []Notice          `json:"notices"`
	Settings  map[string]string `json:"settings"`
	Sealed    []string          `json:"sealed"`
	Keys      []Key             `json:"keys"`
	LastOKAt  int64             `json:"last_ok_at"`
	NextAt    int64             `json:"next_at"`
	Every     int64             `json:"every"` // seconds between polls
	Busy      bool              `json:"busy"`
	Inquiries int               `json:"inquiries"`
	Version   int64             `json:"version"`
}

// Notice is something wrong with a connection that does not stop it.
type Notice struct {
	Code    string `json:"code"`
	Text    string `json:"text"`
	Serious bool   `json:"serious"` // a person should act soon
}

// Key is something of an account that ends.
type Key struct {
	Name     string `json:"name"`
	Label    string `json:"label"`
	Expires  int64  `json:"expires"`
	LifeDays int    `json:"life_days"`
	DaysLeft int    `json:"days_left"`
	Level    string `json:"level"` // "ok", "soon", "urgent", "over", "" (unknown)
	Next     string `json:"next"`
}

// AccountList is every account.
type AccountList struct {
	Accounts []Account `json:"accounts"`
}

// AccountForm is a filled settings form. An empty secret keeps the stored one.
type AccountForm struct {
	ID       int64             `json:"id"` // 0: a new account
	Version  int64             `json:"version"`
	Kind     string            `json:"kind"`
	Name     string            `json:"name"`
	Settings map[string]string `json:"settings"`
	Secrets  map[string]string `json:"secrets"`
	Since    int64             `json:"since"` // first pull reaches back to here
}

// Probed is the outcome of 接続テスト.
type Probed struct {
	OK   bool   `json:"ok"`
	Code string `json:"code"`
	Text string `json:"text"`
}

// Synced is the outcome of one round of polling.
type Synced struct {
	Accounts []SyncedAccount `json:"accounts"`
}

// SyncedAccount is what polling one account brought.
type SyncedAccount struct {
	Account   int64  `json:"account"`
	Name      string `json:"name"`
	OK        bool   `json:"ok"`
	Inquiries int    `json:"inquiries"` // new or changed
	Orders    int    `json:"orders"`
	Files     int    `json:"files"`
	Reason    string `json:"reason"`
	Text      string `json:"text"`
}

// Me is who acts and what the page needs at its start.
type Me struct {
	Name    string `json:"name"`
	Role    string `json:"role"`
	Demo    bool   `json:"demo"`
	Window  bool   `json:"window"` // inside the desktop window
	Version string `json:"version"`
	Hold    int    `json:"hold"` // seconds a reply waits
	Now     int64  `json:"now"`
}

// ShopSettings are the shop's own facts used in replies.
type ShopSettings struct {
	ShopName   string `json:"shop_name"`
	StaffName  string `json:"staff_name"`
	Signature  string `json:"signature"`
	Hours      string `json:"hours"`
	ReplyHours int    `json:"reply_hours"`
	Hold       int    `json:"hold"`
}

// RawText is a message as it came.
type RawText struct {
	Text string `json:"text"`
}

// Event names sent to the page after a commit. They are hints: the page reads
// again.
const (
	EventInquiries = "inquiries"
	EventOutbox    = "outbox"
	EventAccounts  = "accounts"
)

// Hint is one event: which things may have changed; no ids means all.
type Hint struct {
	Name string  `json:"name"`
	IDs  []int64 `json:"ids"`
}
