package app

// ExportKind is a file that can be written for the books.
type ExportKind struct {
	Kind  string `json:"kind"`
	Label string `json:"label"`
	Help  string `json:"help"`
}

// ExportKinds are all of them.
type ExportKinds struct {
	Kinds []ExportKind `json:"kinds"`
}

// ExportRequest asks for a file of the confirmed entries of a period.
type ExportRequest struct {
	Kind  string `json:"kind"`
	From  string `json:"from"`  // first day, YYYY-MM-DD
	To    string `json:"to"`    // last day
	Fresh bool   `json:"fresh"` // only what has not gone out as this kind
	Seen  string `json:"seen"`  // of the preview a person has read: what is otherwise by now is not written. "": nobody has
}

// ExportTotal is what a mall's entries come to at one tax, as the program of the books adds
// it up: what is taken back counts down.
type ExportTotal struct {
	Channel string `json:"channel"`
	Name    string `json:"name"`
	Word    string `json:"word"`    // the tax: 課税売上の返還10%; "" for entries without a journal
	Rate    int    `json:"rate"`    // 0 for 対象外 and for entries without a journal
	Journal bool   `json:"journal"` // false: entries without a journal
	Count   int    `json:"count"`
	Amount  int64  `json:"amount"`
	Tax     int64  `json:"tax"`
}

// ExportPreview is what a file would hold, with everything doubtful.
type ExportPreview struct {
	Kind     string        `json:"kind"`
	FileName string        `json:"file_name"`
	Entries  []Entry       `json:"entries"`
	Rows     int           `json:"rows"` // lines of journals
	Totals   []ExportTotal `json:"totals"`
	Blocks   []EntryDoubt  `json:"blocks"`   // nothing is written while there is one
	Warnings []EntryDoubt  `json:"warnings"` // a person reads them and decides
	Drafts   int           `json:"drafts"`   // in the period; they do not go out
	Earlier  []Export      `json:"earlier"`  // as the same kind, of the same entries
	Same     bool          `json:"same"`     // the same file went out before and is given again
	Seen     string        `json:"seen"`     // names what the file would be made of, for the request that follows
	Contents []ExportPart  `json:"contents"` // what lies in a package; of other kinds none
	Months   []ExportMonth `json:"months"`   // of a package: while one is open, it may still change
}

// ExportMonth is a month of the books that a package touches.
type ExportMonth struct {
	Month    string `json:"month"`
	Entries  int    `json:"entries"` // that stand
	Locked   bool   `json:"locked"`
	LockedAt int64  `json:"locked_at"`
	LockedBy string `json:"locked_by"`
}

// ExportPart is a file of a package, or all its papers.
type ExportPart struct {
	Name  string `json:"name"`
	What  string `json:"what"`
	Files int    `json:"files"`
	Size  int64  `json:"size"` // of papers; 0 for what is not made yet
}

// Export is a file that went to the books.
type Export struct {
	ID       int64        `json:"id"`
	Batch    string       `json:"batch"`
	Kind     string       `json:"kind"`
	Label    string       `json:"label"`
	From     string       `json:"from"`
	To       string       `json:"to"`
	FileName string       `json:"file_name"`
	SHA256   string       `json:"sha256"`
	Size     int64        `json:"size"`
	Entries  int          `json:"entries"`
	Rows     int          `json:"rows"`
	At       int64        `json:"at"`
	By       string       `json:"by"`
	Warnings []EntryDoubt `json:"warnings"` // that were shown before it was written
	Stage    string       `json:"stage"`    // of a package: open, final, older; "" for other files and for parts of months
}

// ExportQuery pages what went out, the newest first.
type ExportQuery struct {
	Before int64 `json:"before"`
	Limit  int   `json:"limit"`
}

// ExportList is a page of it.
type ExportList struct {
	Exports []Export `json:"exports"`
}

// ExportDone is a file as it went out.
type ExportDone struct {
	Export Export `json:"export"`
	Type   string `json:"type"`
	Data   string `json:"data"`  // base64; "" for a package, which is fetched by its number
	Again  bool   `json:"again"` // it is the file of an earlier export, byte for byte
}

// CaseFileWish asks for a file of what customers and shop wrote: no file for the books.
type CaseFileWish struct {
	Kind string `json:"kind"` // cases, messages
	Form string `json:"form"` // csv, xlsx
	From string `json:"from"`
	To   string `json:"to"`
}

// CaseFileMade is a file that waits to be saved.
type CaseFileMade struct {
	Token    string   `json:"token"`
	Name     string   `json:"name"`
	Rows     int      `json:"rows"`
	Size     int64    `json:"size"`
	SHA256   string   `json:"sha256"`
	Warnings []string `json:"warnings"`
}

// CaseFileToken names it.
type CaseFileToken struct {
	Token string `json:"token"`
}
