package store

// SettlementFile is a mall's settlement that a person has brought (精算書).
type SettlementFile struct {
	ID       int64
	Channel  string // whose it is, as in Entry
	Name     string
	SHA256   string
	Size     int64
	Rows     int
	Left     int    // rows that could not be read
	From, To string // days of its rows
	By       Signed
}

// SettlementRow is what a settlement took off for an order.
type SettlementRow struct {
	ID      int64
	File    int64
	Line    int64 // in the file
	Channel string
	Order   string // its number
	Amount  int64  // yen, more than nothing
	Day     string
	Kind    string
	Round   string // 精算回
}

// SettlementEntry is what a settlement is held against: an entry that a mall settles.
type SettlementEntry struct {
	ID        int64
	EventID   string // "" for a draft
	Day       string
	Channel   string
	Order     string
	OrderID   int64
	InquiryID int64
	Type      string
	Label     string
	Undoes    string
	RelatedID int64
	Amount    int64
	Journal   bool // it has lines
}

// What a person says in a settlement.
const (
	SettlementOut  = "out"  // nothing to compare
	SettlementLink = "link" // entry and row belong together
)

// SettlementVerdict is what a person says of an entry, of a row, or of both together.
type SettlementVerdict struct {
	EntryID int64
	RowID   int64
	Verdict string
	Reason  string
	By      Signed
}
