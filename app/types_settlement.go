package app

// SettlementMap says which column of a mall's settlement holds what. A heading is "" where
// no column has it.
type SettlementMap struct {
	Order  string   `json:"order"`
	Amount string   `json:"amount"`
	Day    string   `json:"day"`
	Kind   string   `json:"kind"`
	Round  string   `json:"round"`
	Signs  string   `json:"signs"`  // minus: what was taken off has one; plus: it has a column of its own
	Skip   []string `json:"skip"`   // kinds that are no refunds
	Dates  string   `json:"dates"`  // ymd, mdy, dmy
	Prefix string   `json:"prefix"` // before order numbers that are only digits
}

// SettlementImport asks how a held file would be read, or brings it.
type SettlementImport struct {
	Token   string        `json:"token"`
	Channel string        `json:"channel"`
	Day     string        `json:"day"`   // of all its rows, where no column has one
	Round   string        `json:"round"` // likewise
	Own     bool          `json:"own"`   // read it by Map; else as the last one of the mall, or by its headings
	Map     SettlementMap `json:"map"`
}

// SettlementKind is a mall's word for what it took off.
type SettlementKind struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Yen  int64  `json:"yen"`
	Skip bool   `json:"skip"`
}

// SettlementRow is what a settlement took off for an order.
type SettlementRow struct {
	ID    int64  `json:"id"`
	Line  int    `json:"line"`
	Order string `json:"order"`
	Yen   int64  `json:"yen"`
	Day   string `json:"day"`
	Kind  string `json:"kind"`
	Round string `json:"round"`
}

// SettlementCounts are what a file holds.
type SettlementCounts struct {
	Rows    int   `json:"rows"` // that count
	Yen     int64 `json:"yen"`
	Added   int   `json:"added"` // sales
	Fees    int   `json:"fees"`  // without an order
	FeesYen int64 `json:"fees_yen"`
	Left    int   `json:"left"` // that cannot be read
}

// SettlementFileView is a file as it would be taken.
type SettlementFileView struct {
	Name    string           `json:"name"`
	Charset string           `json:"charset"`
	Sheet   string           `json:"sheet"`
	Columns []OrderColumn    `json:"columns"`
	Map     SettlementMap    `json:"map"`
	Saved   bool             `json:"saved"`   // the map is that of the last file of this mall
	Problem string           `json:"problem"` // why it cannot be read so, "" when it can
	Rows    []SettlementRow  `json:"rows"`    // the first ones
	Counts  SettlementCounts `json:"counts"`
	Kinds   []SettlementKind `json:"kinds"`
	Damaged []OrderDamage    `json:"damaged"`
	More    int              `json:"more"`
	Known   []SettlementFile `json:"known"` // the same file, when it is here already
}

// SettlementDone is what an import has done.
type SettlementDone struct {
	File    SettlementFile   `json:"file"`
	Again   bool             `json:"again"` // it was here: nothing has changed
	Counts  SettlementCounts `json:"counts"`
	Kinds   []SettlementKind `json:"kinds"` // what counted and what was left out
	Damaged []OrderDamage    `json:"damaged"`
	More    int              `json:"more"`
}

// SettlementFile is a settlement that is here (精算書).
type SettlementFile struct {
	ID          int64  `json:"id"`
	Channel     string `json:"channel"`
	ChannelName string `json:"channel_name"`
	Name        string `json:"name"`
	SHA256      string `json:"sha256"`
	Rows        int    `json:"rows"`
	Left        int    `json:"left"`
	From        string `json:"from"` // day of its first row
	To          string `json:"to"`
	At          int64  `json:"at"`
	By          string `json:"by"`
}

// SettlementFiles are all of them, the newest first.
type SettlementFiles struct {
	Files []SettlementFile `json:"files"`
}

// SettlementQuery asks how a month stands.
type SettlementQuery struct {
	Month   string `json:"month"`   // YYYY-MM
	Channel string `json:"channel"` // "" for every mall
}

// SettlementLine is an entry beside what settlements say of it, or what was taken off
// and stands in no entry.
type SettlementLine struct {
	Key         string  `json:"key"` // names the line
	Channel     string  `json:"channel"`
	ChannelName string  `json:"channel_name"`
	EntryID     int64   `json:"entry_id"` // 0 for none
	EventID     string  `json:"event_id"`
	Date        string  `json:"date"` // of the entry
	TypeLabel   string  `json:"type_label"`
	Rows        []int64 `json:"rows"`
	Order       string  `json:"order"`
	Ours        int64   `json:"ours"`
	Theirs      int64   `json:"theirs"`
	Day         string  `json:"day"`  // 精算日, "" for not yet
	Due         string  `json:"due"`  // of what waits: the day on which the mall pays its round, "" where nobody has said
	Late        bool    `json:"late"` // that day is over
	Round       string  `json:"round"`
	State       string  `json:"state"` // waiting, differs, unknown, same, out
	StateLabel  string  `json:"state_label"`
	Why         string  `json:"why"`    // of out: person, reversed, no_journal
	Judged      bool    `json:"judged"` // a person has said something
	Reason      string  `json:"reason"`
	By          string  `json:"by"`
	At          int64   `json:"at"`
	Draft       int64   `json:"draft"` // a draft about the order of what nobody has recorded, 0 for none
}

// SettlementSum is what the lines of a state come to.
type SettlementSum struct {
	State  string `json:"state"`
	Label  string `json:"label"`
	Count  int    `json:"count"`
	Ours   int64  `json:"ours"`
	Theirs int64  `json:"theirs"`
}

// SettlementLater is an entry that no mall settles, for the accountant.
type SettlementLater struct {
	EntryID     int64  `json:"entry_id"`
	EventID     string `json:"event_id"`
	Date        string `json:"date"`
	ChannelName string `json:"channel_name"`
	Order       string `json:"order"`
	TypeLabel   string `json:"type_label"`
	Partner     string `json:"partner"` // the bank, the carrier
	Amount      int64  `json:"amount"`  // less than nothing where it comes in
	Settled     string `json:"settled"`
	Due         string `json:"due"` // month in which it is paid
}

// SettlementView is a month of entries beside the malls' settlements (精算の突合).
type SettlementView struct {
	Month   string            `json:"month"`
	Channel string            `json:"channel"`
	Files   int               `json:"files"` // settlements of these malls that are here
	Sums    []SettlementSum   `json:"sums"`  // of Lines, each state
	Lines   []SettlementLine  `json:"lines"`
	Carried []SettlementLine  `json:"carried"` // of months before: taken off in this one or later, or not yet
	Later   []SettlementLater `json:"later"`
}

// SettlementJudgement is what a person says of entries and rows.
type SettlementJudgement struct {
	Entries []int64 `json:"entries"`
	Rows    []int64 `json:"rows"`
	Verdict string  `json:"verdict"` // out, link; "" takes back what was said
	Reason  string  `json:"reason"`
}

// SettlementRecord asks for a draft of what was taken off and nobody has recorded.
type SettlementRecord struct {
	ID   int64  `json:"id"`   // of the row
	Date string `json:"date"` // of the entry, "" for the day of the row
}
