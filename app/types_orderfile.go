package app

// HeldFile is a list of orders that waits in memory, and nowhere else, until it
// is imported.
type HeldFile struct {
	Token string `json:"token"`
	Name  string `json:"name"`
	Size  int64  `json:"size"`
}

// OrderFileQuery asks how a file would be read. Without a map it is guessed.
type OrderFileQuery struct {
	Token   string   `json:"token"`
	Account int64    `json:"account"`
	Preset  string   `json:"preset"` // "rakuten", "yahoo", "": by the names of the columns
	Map     OrderMap `json:"map"`    // used when it has fields
}

// OrderMap says which column of a file holds what.
type OrderMap struct {
	Name   string       `json:"name"`
	Kind   string       `json:"kind"`   // whose words states and carriers stand in: "rakuten", "yahoo", ""
	Dates  string       `json:"dates"`  // "ymd", "mdy", "dmy"
	Prefix string       `json:"prefix"` // before order numbers that are only digits
	Fields []OrderField `json:"fields"`
}

// OrderField is one of our facts and where it stands.
type OrderField struct {
	Key      string   `json:"key"`
	Label    string   `json:"label"`
	Columns  []string `json:"columns"`  // several make it up together
	Constant string   `json:"constant"` // where no column has it
	Samples  []string `json:"samples"`  // of the first column
}

// OrderColumn is a column of the file.
type OrderColumn struct {
	Name    string   `json:"name"`
	Samples []string `json:"samples"`
}

// OrderDamage is what could not be read.
type OrderDamage struct {
	Line   int    `json:"line"`
	Column string `json:"column"` // "" when it concerns the whole row
	Reason string `json:"reason"`
}

// OrderFileCounts are what an import does, in orders but for Lines.
type OrderFileCounts struct {
	Orders  int `json:"orders"` // that can be read
	New     int `json:"new"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Kept    int `json:"kept"` // left as they are: the mall's own answer is here
	Left    int `json:"left"` // left out: a row of theirs is damaged
	Lines   int `json:"lines"`
}

// OrderFileView is a file as it would be imported.
type OrderFileView struct {
	Name    string          `json:"name"`
	Charset string          `json:"charset"`
	Sheet   string          `json:"sheet"` // of a workbook
	Columns []OrderColumn   `json:"columns"`
	Map     OrderMap        `json:"map"`
	Problem string          `json:"problem"` // why the map cannot read the file, "" when it can
	Orders  []OrderFacts    `json:"orders"`  // the first ones
	Counts  OrderFileCounts `json:"counts"`
	Damaged []OrderDamage   `json:"damaged"`
	More    int             `json:"more"` // damaged places that are not listed
}

// OrderFileDone is what an import has done.
type OrderFileDone struct {
	Counts  OrderFileCounts `json:"counts"`
	Damaged []OrderDamage   `json:"damaged"`
	More    int             `json:"more"`
}

// OrderMapList are the saved maps by name.
type OrderMapList struct {
	Maps []OrderMap `json:"maps"`
}
