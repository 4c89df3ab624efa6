package app

import (
	"madoguchi/app/worker"
	"madoguchi/connectors"
)

// Kind is a kind of account that can be added.
type Kind struct {
	Kind   string             `json:"kind"`
	Label  string             `json:"label"`
	Mall   string             `json:"mall"` // 楽天市場; "" for a mailbox
	Mark   string             `json:"mark"`
	Shape  string             `json:"shape"`
	Needs  string             `json:"needs"`
	Takes  string             `json:"takes"`
	Guide  []string           `json:"guide"`
	Fields []connectors.Field `json:"fields"`
	Marks  connectors.Marks   `json:"marks"`
	Start  KindStart          `json:"start"`
	SignIn bool               `json:"sign_in"` // has a sign-in through the browser
	// Discover: Discover fills most of the form; the first fields are all a person
	// has to know.
	Discover bool `json:"discover"`
}

// KindStart tells how the shop writes first with a kind.
type KindStart struct {
	Can        bool                `json:"can"`      // false: the customer must have written
	ByOrder    bool                `json:"by_order"` // it belongs to an order; otherwise to a mail address
	Subject    bool                `json:"subject"`
	Categories []connectors.Choice `json:"categories"`
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
	Mall      string            `json:"mall"` // 楽天市場; "" for one that is no mall
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
	FailingAt int64             `json:"failing_at"` // since when it does not work, 0 while it does
	NextAt    int64             `json:"next_at"`
	Every     int64             `json:"every"` // seconds between polls
	Busy      bool              `json:"busy"`
	Inquiries int               `json:"inquiries"`
	Version   int64             `json:"version"`

	Advice        string   `json:"advice"`      // Japanese: what to do now, also when all is well
	Pending       []string `json:"pending"`     // fields whose new value waits until it works
	Abilities     []string `json:"abilities"`   // what the connection can do; see connectors.Abilities
	CallsToday    int64    `json:"calls_today"` // to the other side, on this Japanese day; counted with the ability "calls"
	CallsLimit    int64    `json:"calls_limit"` // a day, 0: the other side names none
	PollsToday    int64    `json:"polls_today"`
	FailuresToday int64    `json:"failures_today"`

	// How much of the past has been read, in items; both 0 when none is left.
	ProgressDone int64 `json:"progress_done"`
	ProgressAll  int64 `json:"progress_all"`

	Past PastState `json:"past"`
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
	Accounts []Account       `json:"accounts"`
	Search   SearchPreparing `json:"search"` // how far what came is ready to be searched; All is 0 when it is
}

// AccountForm is a filled settings form. An empty secret keeps the stored one.
type AccountForm struct {
	ID       int64             `json:"id"` // 0: a new account
	Version  int64             `json:"version"`
	Kind     string            `json:"kind"`
	Name     string            `json:"name"`
	Settings map[string]string `json:"settings"`
	Secrets  map[string]string `json:"secrets"`
	Since    int64             `json:"since"`   // first pull reaches back to here
	SignIn   string            `json:"sign_in"` // a finished sign-in that fills the secrets it has brought
}

// MailboxSearch asks for the settings of a half-filled form.
type MailboxSearch struct {
	Form AccountForm `json:"form"`
	// Look allows to ask the network; without it the answer comes at once.
	Look bool `json:"look"`
}

// MailboxFound is what is known or was found out.
type MailboxFound struct {
	Provider string            `json:"provider"` // as a person knows the service, "" when unknown
	Settings map[string]string `json:"settings"` // fields to fill; never a secret
	Complete bool              `json:"complete"` // with a password or a sign-in the form is whole
	Ways     []string          `json:"ways"`     // values of the field auth, the best first
	Text     string            `json:"text"`     // Japanese: what it is and the next step
	Steps    []connectors.Step `json:"steps"`    // what was tried
	Hosts    []string          `json:"hosts"`    // a person may choose one as the server
}

// FolderList is what a mailbox holds, in the order to choose from.
type FolderList struct {
	Folders []connectors.Folder `json:"folders"`
}

// Probed is the outcome of 接続テスト.
type Probed struct {
	OK   bool   `json:"ok"`
	Code string `json:"code"`
	Text string `json:"text"`
}

// Inspected is the outcome of trying every function of a connection.
type Inspected struct {
	Steps []connectors.Step `json:"steps"`
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
	ID      int64  `json:"id"` // of the staff
	Name    string `json:"name"`
	Role    string `json:"role"`
	Demo    bool   `json:"demo"`
	Window  bool   `json:"window"` // inside the desktop window
	Version string `json:"version"`
	Hold    int    `json:"hold"` // seconds a reply waits
	Now     int64  `json:"now"`

	Rights      []string `json:"rights"`       // what the page may offer; the program decides again
	Masked      bool     `json:"masked"`       // sees names, addresses and numbers masked
	Locked      bool     `json:"locked"`       // nobody has said who they are, or the window is locked
	LockMinutes int      `json:"lock_minutes"` // without a key or a click until the page locks, 0 never
	Alone       bool     `json:"alone"`        // one person without a PIN: nothing is ever asked
}

// ShopSettings are the shop's own facts used in replies.
type ShopSettings struct {
	ShopName  string `json:"shop_name"`
	StaffName string `json:"staff_name"`
	Signature string `json:"signature"`
	Hours     string `json:"hours"`
	ShopPhone string `json:"shop_phone"`
	ReturnTo  string `json:"return_to"` // where returned goods are sent
	// Of goods that a customer sends back because he has changed his mind.
	ReturnTerms   string `json:"return_terms"`
	ReturnPostage string `json:"return_postage"` // who pays
	Bank          string `json:"bank"`           // account for transfers
	TaxNumber     string `json:"tax_number"`     // 適格請求書の登録番号: T and 13 figures
	TaxDoubt      string `json:"tax_doubt"`      // why the number may be wrong; only in answers
	ReplyHours    int    `json:"reply_hours"`
	Hold          int    `json:"hold"`
}

// RawText is a message as it came.
type RawText struct {
	Text string `json:"text"`
}

// Event names sent to the page after a commit. They are hints: the page reads
// again.
const (
	EventInquiries = worker.Inquiries
	EventOutbox    = worker.Outbox
	EventAccounts  = worker.Accounts
	EventAlerts    = "alerts"
	EventDrafting  = "drafting" // a machine's draft has grown or ended
)

// Hint is one event: which things may have changed; no ids means all.
type Hint struct {
	Name string  `json:"name"`
	IDs  []int64 `json:"ids"`
}

// Alert is something a person should know of without looking for it. Its title
// and text name no customer: whoever stands beside the screen reads them too.
type Alert struct {
	ID      string `json:"id"`    // stable as long as the cause is the same
	Level   string `json:"level"` // info, warn, serious
	Kind    string `json:"kind"`  // key, stopped, failing, notice, outbox, due, follow, new, disk
	Title   string `json:"title"`
	Text    string `json:"text"` // what it means and the next step
	At      int64  `json:"at"`
	Account int64  `json:"account"` // 0: none
	Inquiry int64  `json:"inquiry"` // the one to open, 0: none or several
	Told    bool   `json:"told"`    // a notification of it has been shown
}

// AlertList is what is to be known now, the most serious first.
type AlertList struct {
	Alerts []Alert `json:"alerts"`
}

// ToldAlerts are alerts that a notification has shown.
type ToldAlerts struct {
	IDs []string `json:"ids"`
}

// AlertChoice is whether alerts of a kind are shown.
type AlertChoice struct {
	Kind  string `json:"kind"`
	Label string `json:"label"`
	On    bool   `json:"on"`
}

// AlertChoices is every kind of alert.
type AlertChoices struct {
	Choices []AlertChoice `json:"choices"`
}
