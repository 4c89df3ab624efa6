package app

import (
	"madoguchi/app/receipt"
	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// The types below cross the border to the page as JSON. Times are milliseconds
// since 1970 in UTC (0: none), money is yen, lists are never null.

// ID names one thing.
type ID struct {
	ID int64 `json:"id"`
}

// Row is one line of the list.
type Row struct {
	ID           int64  `json:"id"`
	Account      int64  `json:"account"`
	AccountName  string `json:"account_name"`
	Kind         string `json:"kind"`
	Mall         string `json:"mall"`  // 楽天市場; "" when it came through no mall
	Mark         string `json:"mark"`  // one or two characters
	Shape        string `json:"shape"` // "square" or "circle"
	About        string `json:"about"` // kind of the mall it only announces an inquiry of
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
	Official     bool   `json:"official"` // a mall's own letter to the shop
	Deadline     int64  `json:"deadline"` // by when it wants an answer, 0 when it does not say
	Sending      string `json:"sending"`  // outbox state that needs a look, "" when none
	CategoryID   int64  `json:"category_id"`
	Topic        string `json:"topic"`        // name of its category (分類), "" for not said
	Care         string `json:"care"`         // "", complaint, care or harassment
	VIP          bool   `json:"vip"`          // the shop has marked its customer
	SnoozeUntil  int64  `json:"snooze_until"` // when a put-off inquiry comes back, 0: with the next question
	SnoozeFor    string `json:"snooze_for"`   // what for
	DueWhy       string `json:"due_why"`      // why DueAt is what it is
	DueSet       int64  `json:"due_set"`      // set instead of the computed one, 0 for none
	WokeAt       int64  `json:"woke_at"`      // when it came back by itself
	Thanks       bool   `json:"thanks"`       // what came last only thanks, and has moved nothing
	Repeat       bool   `json:"repeat"`       // the customer has written or bought here before
	Scam         bool   `json:"scam"`         // a mail in it looks like a fraud
	Returned     bool   `json:"returned"`     // a mail of the shop that did not arrive, to nobody known by name
	Tags         []Word `json:"tags"`
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
	RemoteReason   string           `json:"remote_reason"` // why it is complete, as the mall words it
	Marks          connectors.Marks `json:"marks"`         // what can be carried over to the mall
	RemoteURL      string           `json:"remote_url"`
	About          About            `json:"about"`     // the mall's inquiry a notice mail announces
	Phone          bool             `json:"phone"`     // began with a telephone call: there is nobody to send an answer to
	CalledMe       bool             `json:"called_me"` // a note names the acting person, who may not have looked yet
	Starting       bool             `json:"starting"`  // ours only: the first text has not arrived yet
	SeenID         int64            `json:"seen_id"`
	NewestID       int64            `json:"newest_id"`
	Messages       []Message        `json:"messages"`
	Orders         []Order          `json:"orders"`   // the linked one first, then further ones
	Tracking       []TrackFound     `json:"tracking"` // numbers in what the customer wrote that may be parcels'
	Links          []Link           `json:"links"`    // offered, refused and linked orders
	Events         []Event          `json:"events"`
	Suggested      int64            `json:"suggested"` // the template that a rule suggests, 0 for none
	Approval       int64            `json:"approval"`  // what is asked for, or was returned and not sent since; 0 for none
	MustAsk        string           `json:"must_ask"`  // why the acting person cannot send without approval: role, rule; "" when they can
	Draft          Draft            `json:"draft"`
	Outbox         []OutboxItem     `json:"outbox"` // not sent yet or in trouble
	Rules          connectors.Rules `json:"rules"`
	Charsets       []string         `json:"charsets"` // what a reply to the customer can be written in by choice
	Charset        string           `json:"charset"`  // the chosen one of them, "" for the usual one
	OtherOrders    []OrderRow       `json:"other_orders"`
	OtherInquiries []Row            `json:"other_inquiries"`
	Customer       Customer         `json:"customer"`
	Joins          []Join           `json:"joins"`      // splits and merges that can be taken back, the newest first
	Splittable     bool             `json:"splittable"` // it may be split at one of its messages
	Mergeable      []Row            `json:"mergeable"`  // of the customer, which may become one with it
}

// Join is a split or a merge that a person made.
type Join struct {
	ID    int64  `json:"id"`
	Kind  string `json:"kind"`  // split or merge
	Kept  int64  `json:"kept"`  // the inquiry that stays
	Other int64  `json:"other"` // the one that was split off, or that ended in the merge
	At    int64  `json:"at"`
	By    string `json:"by"`
}

// SplitRequest names what becomes an inquiry of its own: a message and all after
// it, or the chosen ones.
type SplitRequest struct {
	ID       int64   `json:"id"`
	From     int64   `json:"from"`
	Messages []int64 `json:"messages"`
}

// MailLink is a link of a mail with its true host, punycode left as it is.
type MailLink struct {
	Text string `json:"text"`
	URL  string `json:"url"`
	Host string `json:"host"`
}

// About is the inquiry at a mall that a notice mail announces.
type About struct {
	Kind string `json:"kind"` // of the mall, "" when the inquiry is one itself
	ID   string `json:"id"`   // its number there, "" when the notice does not say
	Mall string `json:"mall"` // as customers know it
	URL  string `json:"url"`  // the mall's own screen, "" when it is not known
}

// Message is one post, mail, note or call of the conversation.
type Message struct {
	Mine     bool    `json:"mine"`      // a note that the acting person may still change
	EditedAt int64   `json:"edited_at"` // when its writer changed a note, 0 for never
	Mentions []Named `json:"mentions"`  // who is named in a note
	Talk     Talk    `json:"talk"`      // of a telephone memo

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
	Folds     []Fold   `json:"folds"` // places of Text the screen keeps closed

	Cues       []connectors.Cue `json:"cues"`       // why it may be a fraud
	Suspicious bool             `json:"suspicious"` // they deserve a banner, and the sender is not trusted
	Trustable  bool             `json:"trustable"`  // trusting the sender takes the banner off
	Links      []MailLink       `json:"links"`      // where its links lead; the HTML names them by number
	JoinedBy   string           `json:"joined_by"`  // what put it here: ids, order, subject, ""
	Mall       string           `json:"mall"`       // who wrote it, when that is a mall or another company of note and no customer
	Elsewhere  bool             `json:"elsewhere"`  // the shop's answer, written with another mail program
	Bounce     Bounce           `json:"bounce"`
	Model      bool             `json:"model"`      // 模範回答: worth reading again
	ModelNote  string           `json:"model_note"` // what is good about it
}

// Bounce tells that a mail did not arrive. It stands with the mail and with the
// report that says so.
type Bounce struct {
	State   string `json:"state"`  // "" arrived as far as known, "failed" (届いていません), "delayed"
	Report  int64  `json:"report"` // the message that says so
	About   int64  `json:"about"`  // the mail it is about, 0 when that is not known
	At      int64  `json:"at"`
	Address string `json:"address"` // that was not reached
	Reason  string `json:"reason"`  // e.g. userunknown, mailboxfull, filtered
	Text    string `json:"text"`    // what happened and what to do
}

// Fold is a place in a text in UTF-16 units: an earlier mail ("quote",
// "forward") or a "signature".
type Fold struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// File is an attachment; its bytes are at /files/<id>?part=<part>.
type File struct {
	ID     int64  `json:"id"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	State  string `json:"state"` // pending, stored, gone, expired
	// ExpiredAt is when its bytes went after their time, 0 for never.
	ExpiredAt int64  `json:"expired_at"`
	Image     bool   `json:"image"` // safe to show as a picture
	Inline    bool   `json:"inline"`
	Mail      bool   `json:"mail"` // a mail, which opens in place
	Part      string `json:"part"` // where it lies in an attached mail, "" for a message's own file
	// Danger is why nobody should save or open it without a thought, empty for an
	// ordinary file.
	Danger []string `json:"danger"`
}

// Link is a possible or chosen order of an inquiry.
type Link struct {
	Number  string   `json:"number"`
	Score   int      `json:"score"`
	Reason  string   `json:"reason"`  // the strongest: mall, text, person, unverified, address, masked, phone, name, kana
	Reasons []string `json:"reasons"` // all, the strongest first; also item and date
	Verdict string   `json:"verdict"` // linked, also (a further one), offered, refused
	Known   bool     `json:"known"`   // the order itself has been read
	Brief   string   `json:"brief"`   // date, buyer and items in one line
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
	Linked   bool       `json:"linked"` // the one drafts draw on
	Facts    OrderFacts `json:"facts"`

	ReceiptBy receipt.Advice `json:"receipt_by"` // who gives the receipt
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
	Change    string              `json:"change"`    // a cancel or a change that the mall keeps, in Japanese
	BookAs    string              `json:"book_as"`   // the type of entry that it usually is, "" for none
	RefundBy  string              `json:"refund_by"` // last day for giving money back, YYYY-MM-DD
	Caution   string              `json:"caution"`
	URL       string              `json:"url"`
	Source    string              `json:"source"` // "" the mall itself, "file", "mail"
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
	Pages     []carrier.Page   `json:"pages"`   // where it can be followed, the likeliest first
	Decided   string           `json:"decided"` // who says which carrier: mall, shop, shape, "" nobody
	Verdict   string           `json:"verdict"` // of the check digit: wrong, odd, "" when nothing is amiss
	Third     bool             `json:"third"`   // goes to somebody else than the buyer
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

// StateChange moves an inquiry.
type StateChange struct {
	ID      int64  `json:"id"`
	Version int64  `json:"version"` // 0: do not compare
	State   string `json:"state"`
	Reason  string `json:"reason"` // of done: a code of Marks.Reasons, "" for the usual one
	Sure    bool   `json:"sure"`   // a mall's letter is to be ignored although it may want an answer
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
	// Mentions are the staff who are to look at it; Talk is of a call.
	Mentions []int64 `json:"mentions"`
	Talk     Talk    `json:"talk"`
}
