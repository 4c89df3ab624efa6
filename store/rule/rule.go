// Package rule decides what happens by itself to an inquiry that comes in
// (振り分け): from what is known of it to what is to be done. It is pure: it knows
// no database and no clock, decides nothing twice, and never against what a person
// has chosen.
package rule

// Rule is one line of the shop's own: when all this is so, do that.
type Rule struct {
	ID      int64
	Name    string
	When    Group
	Then    []Action
	GoOn    bool // the rules behind it are looked at too
	Again   bool // also at each later message of the customer
	Version int64
}

// Group holds tests of which all or any must be true. Groups stand only in the
// outermost one. An empty group is true: the rule for everything that is left.
type Group struct {
	Any    bool    `json:"any"`
	Tests  []Test  `json:"tests"`
	Groups []Group `json:"groups,omitempty"`
}

// Test asks one fact. Words, IDs: any of them.
type Test struct {
	Fact  string   `json:"fact"`
	Not   bool     `json:"not,omitempty"`
	Words []string `json:"words,omitempty"`
	IDs   []int64  `json:"ids,omitempty"`
	From  int64    `json:"from,omitempty"` // amount: yen; hours: minute of the day
	To    int64    `json:"to,omitempty"`   // hours: first minute that is outside
}

// The facts a test can ask.
const (
	Subject      = "subject"       // holds a word
	Text         = "text"          // holds a word
	Words        = "words"         // subject or text holds a word
	Sender       = "sender"        // the address, or with "@" in front its domain
	MallCategory = "mall_category" // the mall's own word holds a word
	Item         = "item"          // code or name of an article holds a word
	Payment      = "payment"       // how it is paid holds a word
	Account      = "account"       // ids of connections
	Channel      = "channel"       // kind of the connection
	Mall         = "mall"          // kind of the mall it came from or is about
	OrderState   = "order_state"
	Carrier      = "carrier"
	Kind         = "kind"   // of the message
	Linked       = "linked" // an order belongs to it (購入後)
	Files        = "files"
	Repeat       = "repeat" // the customer has ordered before
	VIP          = "vip"
	Closed       = "closed" // it came on a day on which the shop is closed
	Foreign      = "foreign"
	Suspicious   = "suspicious"
	Amount       = "amount"  // total of the order is at least From
	Hours        = "hours"   // it came between From and To, also over midnight
	Weekday      = "weekday" // ids: 0 is Sunday
)

// Action is one thing a rule does.
type Action struct {
	Do     string  `json:"do"`
	IDs    []int64 `json:"ids,omitempty"`  // category, template, owner: one; tags; people in turn (none: everybody)
	Word   string  `json:"word,omitempty"` // care: which; due: the unit
	Amount int64   `json:"amount,omitempty"`
	Sure   bool    `json:"sure,omitempty"` // ignore: a person has confirmed it
}

// What a rule can do.
const (
	Category   = "category"
	Owner      = "owner"
	RoundRobin = "round_robin" // the next in turn has it
	LeastOpen  = "least_open"  // who has the fewest open ones
	Tags       = "tags"
	Due        = "due"
	Template   = "template" // suggested when the answer is written
	Care       = "care"
	Ignore     = "ignore"
	Notify     = "notify"
	Approval   = "approval" // somebody has to agree to every answer
)

// Facts is what is known of an inquiry when a message of it came. Texts are folded
// (store/fold), so that a person's way of writing makes no difference.
type Facts struct {
	Subject, Text string
	Sender        string // lower case
	MallCategory  string // folded
	Items         string // folded, one a line
	Payment       string // folded
	Account       int64
	Channel, Mall string
	OrderState    string
	Carriers      []string
	Kind          string
	Linked        bool
	Files         bool
	Repeat        bool
	VIP           bool
	Closed        bool
	Foreign       bool
	Suspicious    bool
	Amount        int64 // 0 when no order is known
	Minute        int64 // of the day in Japan
	Weekday       int64
}

// Held is what is not to be touched in an inquiry.
type Held struct {
	Category bool // a person has chosen it
	Owner    bool
	Due      bool
	Care     bool
	Owned    bool // somebody has it: nobody else gets a turn
	Closed   bool // it wants nobody: no owner, no due date, no notice
	Keep     bool // it must not be ignored: a mall's letter, or about an order
	// Done are the rules that have been at this inquiry before. What a person has
	// taken off since stays off.
	Done map[int64]bool
}

// Effect is what one rule does to one inquiry.
type Effect struct {
	Rule Rule
	Do   []Action // what is left of its actions, perhaps nothing
}
