package app

// Category is one word for what inquiries are about (分類).
type Category struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Reading  string `json:"reading"`  // かな, so that it is found as it is typed
	Topic    string `json:"topic"`    // which usual category it is, "" for the shop's own
	Position int    `json:"position"` // place in the list, from 0
	Uses     int    `json:"uses"`     // inquiries that have it
	Version  int64  `json:"version"`
}

// CategoryList is every category in the shop's order.
type CategoryList struct {
	Categories []Category `json:"categories"`
}

// Tag is a word that may stand at an inquiry beside others (タグ).
type Tag struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Reading string `json:"reading"`
	Uses    int    `json:"uses"`
	Version int64  `json:"version"`
}

// TagList is every tag by reading.
type TagList struct {
	Tags []Tag `json:"tags"`
}

// NameRemoval takes a category or a tag out of use. While inquiries have it, it
// must be said what becomes of them.
type NameRemoval struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
	To      int64 `json:"to"`   // what its inquiries have from now on, 0: they keep its word
	Keep    bool  `json:"keep"` // they are to keep its word
}

// RuleTest asks one fact of an inquiry. Words and IDs: any of them.
type RuleTest struct {
	Fact  string   `json:"fact"`
	Not   bool     `json:"not"`
	Words []string `json:"words"`
	IDs   []int64  `json:"ids"`
	Names []string `json:"names"` // of IDs; taken for them where IDs is empty
	From  int64    `json:"from"`  // amount: yen; hours: minute of the day
	To    int64    `json:"to"`
}

// RuleInner is a group inside the conditions of a rule.
type RuleInner struct {
	Any   bool       `json:"any"`
	Tests []RuleTest `json:"tests"`
}

// RuleGroup is the conditions of a rule: all of them, or any.
type RuleGroup struct {
	Any    bool        `json:"any"`
	Tests  []RuleTest  `json:"tests"`
	Groups []RuleInner `json:"groups"`
}

// RuleAction is one thing a rule does.
type RuleAction struct {
	Do     string   `json:"do"`
	IDs    []int64  `json:"ids"`
	Names  []string `json:"names"`
	Word   string   `json:"word"` // care: which; due: the unit
	Amount int64    `json:"amount"`
	Sure   bool     `json:"sure"` // ignore: a person has confirmed it
}

// Rule says what happens by itself to an inquiry that comes in (振り分け).
type Rule struct {
	ID       int64        `json:"id"`
	Name     string       `json:"name"`
	Position int          `json:"position"` // place in the list, from 0
	Active   bool         `json:"active"`
	When     RuleGroup    `json:"when"`
	Actions  []RuleAction `json:"actions"`
	GoOn     bool         `json:"go_on"` // the rules behind it are looked at too
	Again    bool         `json:"again"` // also at each later message of the customer
	Hits     int          `json:"hits"`  // inquiries it has been at
	Fault    string       `json:"fault"` // why it does not do all it says, "" when it does
	Version  int64        `json:"version"`
}

// RuleChoice is one word that a fact can have.
type RuleChoice struct {
	Fact  string `json:"fact"`
	Code  string `json:"code"`
	Label string `json:"label"`
}

// RuleList is every rule in the order they are looked at, and what an editor offers.
type RuleList struct {
	Rules   []Rule       `json:"rules"`
	Choices []RuleChoice `json:"choices"`
	Guess   bool         `json:"guess"` // the desk names a category by the words itself
}

// RuleTry asks what a rule, saved or not, would have done in the last days.
type RuleTry struct {
	Rule Rule `json:"rule"`
	Days int  `json:"days"`
}

// RuleTrial is what it would have done. Nothing has been changed.
type RuleTrial struct {
	Looked     int         `json:"looked"`
	Cut        bool        `json:"cut"` // there are more inquiries than were looked at
	Matched    int         `json:"matched"`
	Earlier    int         `json:"earlier"` // of those a rule in front of it decides
	Changed    int         `json:"changed"`
	Categories int         `json:"categories"` // people have chosen another category
	Owners     int         `json:"owners"`     // another owner
	Inquiries  []RuleMatch `json:"inquiries"`  // the newest that match
}

// RuleMatch is one inquiry that a rule would match.
type RuleMatch struct {
	ID       int64        `json:"id"`
	At       int64        `json:"at"`
	Subject  string       `json:"subject"`
	Customer string       `json:"customer"`
	Mark     string       `json:"mark"`
	Shape    string       `json:"shape"`
	Changes  []RuleChange `json:"changes"`
}

// RuleChange is what a rule would do to one inquiry.
type RuleChange struct {
	Do     string `json:"do"`
	Now    string `json:"now"`
	To     string `json:"to"`
	Same   bool   `json:"same"`   // it stands so already
	Person bool   `json:"person"` // a person has chosen otherwise
}

// GuessChoice turns the desk's own naming of categories on or off.
type GuessChoice struct {
	On bool `json:"on"`
}
