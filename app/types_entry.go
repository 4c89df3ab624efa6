package app

import "madoguchi/app/export/book"

// Entry is what the books must know of an inquiry (経理の記録). Only a draft can be
// changed; what is confirmed is corrected by another entry.
type Entry struct {
	ID             int64        `json:"id"`
	EventID        string       `json:"event_id"` // EV-YYYYMM-NNNN, "" for a draft
	Date           string       `json:"date"`     // YYYY-MM-DD, the business day in Japan
	Channel        string       `json:"channel"`  // rakuten, yahoo, own
	ChannelName    string       `json:"channel_name"`
	Account        int64        `json:"account"`
	OrderNumber    string       `json:"order_number"`
	OrderID        int64        `json:"order_id"`
	InquiryID      int64        `json:"inquiry_id"`
	MessageID      int64        `json:"message_id"` // the mail that promised it, 0 for none
	OutboxID       int64        `json:"outbox_id"`
	Type           string       `json:"type"`
	TypeLabel      string       `json:"type_label"`
	Variant        string       `json:"variant"` // which of the journals of its type
	Memo           string       `json:"memo"`    // the reason; goes into every file: nobody's name, address or phone
	Note           string       `json:"note"`    // for the accountant
	Lines          []book.Line  `json:"lines"`   // none: no journal
	Amount         int64        `json:"amount"`  // of the lines, or what it is about without any
	SettledBy      string       `json:"settled_by"`
	Evidence       string       `json:"evidence"`
	Status         string       `json:"status"` // draft, confirmed, exported, reversed
	RelatedID      int64        `json:"related_id"`
	RelatedEventID string       `json:"related_event_id"`
	Undoes         string       `json:"undoes"` // type of the entry that a REVERSAL takes back
	Reason         string       `json:"reason"` // why it corrects another
	Exports        []string     `json:"exports"`
	CreatedAt      int64        `json:"created_at"`
	CreatedBy      string       `json:"created_by"`
	ConfirmedAt    int64        `json:"confirmed_at"`
	ConfirmedBy    string       `json:"confirmed_by"`
	Version        int64        `json:"version"`
	Doubts         []EntryDoubt `json:"doubts"`
}

// EntryDoubt is what a person should see before an entry goes to the books.
type EntryDoubt struct {
	EntryID int64  `json:"entry_id"`
	EventID string `json:"event_id"`
	Column  string `json:"column"` // as the screen names it
	Text    string `json:"text"`
	Before  string `json:"before"` // what stands there
	After   string `json:"after"`  // what a file makes of it, "" for the same
	Block   bool   `json:"block"`  // nothing goes out while it is so
}

// EntryQuery selects and pages entries. Zero values select everything.
type EntryQuery struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Min       int64  `json:"min"`
	Max       int64  `json:"max"`     // 0 for no end
	Partner   string `json:"partner"` // each of its words stands in partner, number or text
	Channel   string `json:"channel"`
	Type      string `json:"type"`
	Status    string `json:"status"`
	InquiryID int64  `json:"inquiry_id"`
	Order     string `json:"order"`
	After     string `json:"after"`
	Limit     int    `json:"limit"` // 0 for all
}

// EntryPage is one page of entries, the newest day first.
type EntryPage struct {
	Entries []Entry `json:"entries"`
	Next    string  `json:"next"`
}

// EntryRef names an entry as a person has read it.
type EntryRef struct {
	ID      int64 `json:"id"`
	Version int64 `json:"version"`
}

// EntryRefs are entries that are confirmed together, all of them or none.
type EntryRefs struct {
	Entries []EntryRef `json:"entries"`
}

// EntryWish is what a person says of an entry; the journal is proposed.
type EntryWish struct {
	ID      int64          `json:"id"`    // of the inquiry, 0 for none
	Order   string         `json:"order"` // "" for the order of the inquiry
	Type    string         `json:"type"`
	Variant string         `json:"variant"` // "" for the usual one
	Date    string         `json:"date"`    // "" for today
	Memo    string         `json:"memo"`    // "" for the name of the type
	Note    string         `json:"note"`
	Amount  int64          `json:"amount"`  // in one sum; a refund is shared out over the rates of the order. 0: the whole order
	Amounts []book.PerRate `json:"amounts"` // by rate, instead
	Partner string         `json:"partner"` // carrier, workshop
	Bank    string         `json:"bank"`
	Fee     int64          `json:"fee"`     // of a transfer
	Invoice string         `json:"invoice"` // of a purchase: qualified, transitional, none, "" for not said
}

// EntryProposal is an entry that is not saved yet.
type EntryProposal struct {
	Entry Entry          `json:"entry"`
	Order []book.PerRate `json:"order"` // what the order has at each rate, as its mall says it
	Known bool           `json:"known"` // the mall has fixed the amounts
}

// EntryCorrection turns an entry round and, where there is one, adds the right one.
type EntryCorrection struct {
	ID      int64   `json:"id"`
	Version int64   `json:"version"`
	Date    string  `json:"date"` // of the correction, "" for today
	Reason  string  `json:"reason"`
	Instead []Entry `json:"instead"` // one or none
}

// EntryList are entries that an act has made.
type EntryList struct {
	Entries []Entry `json:"entries"`
}

// EntryWord is a word of ours with its name on the screen.
type EntryWord struct {
	Word  string `json:"word"`
	Label string `json:"label"`
}

// EntryWords are the words of the screen: types with their journals, taxes, places.
type EntryWords struct {
	Kinds    []book.Kind    `json:"kinds"`
	Taxes    []EntryWord    `json:"taxes"`
	Channels []book.Channel `json:"channels"`
	Settled  []EntryWord    `json:"settled"`
}

// EntryImport asks how a held file of entries is read, and with Apply takes it in.
type EntryImport struct {
	Token  string          `json:"token"`
	Fields []OrderField    `json:"fields"` // none: by Map or by the headings
	Words  []EntryFileWord `json:"words"`  // of theirs, by ours
	Map    string          `json:"map"`    // name of a saved map; "" for the one saved for these headings
	Guess  bool            `json:"guess"`  // by the headings, whatever is saved for them
	Apply  bool            `json:"apply"`  // else only looks
}

// EntryMap is a saved way to read tables with certain headings (列の対応).
type EntryMap struct {
	Name    string          `json:"name"`
	Columns []string        `json:"columns"` // headings of the table it was saved with
	Fields  []OrderField    `json:"fields"`  // those that have a place
	Words   []EntryFileWord `json:"words"`
}

// EntryMapList are the saved maps by name.
type EntryMapList struct {
	Maps []EntryMap `json:"maps"`
}

// EntryMapSave keeps how a held file is read under a name; one that has the name is replaced.
type EntryMapSave struct {
	Token  string          `json:"token"`
	Name   string          `json:"name"`
	Fields []OrderField    `json:"fields"`
	Words  []EntryFileWord `json:"words"`
}

// EntryMapName names a saved map.
type EntryMapName struct {
	Name string `json:"name"`
}

// EntryMapChoice is a saved map beside a file.
type EntryMapChoice struct {
	Name string `json:"name"`
	Fits bool   `json:"fits"` // the file has every column that it needs
}

// EntryFileWord is a word of the file and which of ours it is.
type EntryFileWord struct {
	Field string `json:"field"`
	Word  string `json:"word"`
	Ours  string `json:"ours"` // "" while nobody has said
}

// EntryFileChoice are the words that a field may hold.
type EntryFileChoice struct {
	Field string      `json:"field"`
	Words []EntryWord `json:"words"`
}

// EntryFileView is a file as it would come in.
type EntryFileView struct {
	Name    string            `json:"name"`
	Table   bool              `json:"table"` // its columns are named by a map; JSON needs none
	Columns []OrderColumn     `json:"columns"`
	Fields  []OrderField      `json:"fields"`
	Words   []EntryFileWord   `json:"words"` // to be explained, or explained
	Choices []EntryFileChoice `json:"choices"`
	Map     string            `json:"map"` // name of the saved map it is read by, "" for none
	Maps    []EntryMapChoice  `json:"maps"`
	Problem string            `json:"problem"` // why it cannot be read by this map, "" when it can
	Plan    EntryImportPlan   `json:"plan"`    // rows: what is refused, and the first of the others
}

// EntryImportRow is what becomes of one entry of a file.
type EntryImportRow struct {
	Line    int    `json:"line"`  // of a CSV; its place in a JSON file, from 1
	Place   string `json:"place"` // that in words: 3 行目
	EventID string `json:"event_id"`
	Date    string `json:"date"`
	Type    string `json:"type"`
	Amount  int64  `json:"amount"`
	Does    string `json:"does"` // new, same, refused
	Reason  string `json:"reason"`
}

// EntryImportPlan is what a file would bring, or has brought: all of it or nothing.
type EntryImportPlan struct {
	Rows    []EntryImportRow `json:"rows"`
	New     int              `json:"new"`
	Same    int              `json:"same"`
	Refused int              `json:"refused"`
	Done    bool             `json:"done"`
	Doubts  []EntryDoubt     `json:"doubts"`
}

// EntryMonth is a month of the books.
type EntryMonth struct {
	Month    string `json:"month"` // YYYY-MM
	Drafts   int    `json:"drafts"`
	Entries  int    `json:"entries"` // that stand
	Amount   int64  `json:"amount"`
	Locked   bool   `json:"locked"`
	LockedAt int64  `json:"locked_at"`
	LockedBy string `json:"locked_by"`
}

// EntryMonths are the months that hold entries, the newest first.
type EntryMonths struct {
	Months []EntryMonth `json:"months"`
}

// MonthLock closes a month, or opens it again.
type MonthLock struct {
	Month  string `json:"month"`
	Locked bool   `json:"locked"`
}
