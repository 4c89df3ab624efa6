package app

import "madoguchi/app/export/book"

// Books is how the shop keeps its books (経理の設定). SplitTax is of the csv alone.
type Books struct {
	Shop     book.Shop      `json:"shop"`
	Package  string         `json:"package"` // the program it uses, as the kind of its export; csv for none, "" while nobody has said
	Packages []PackageWords `json:"packages"`
	SplitTax book.SplitTax  `json:"split_tax"`
	Payouts  []MallPayout   `json:"payouts"`   // when the malls pay; nobody has said: the usual ones
	Known    bool           `json:"known"`     // somebody has saved it; only in answers
	TaxDoubt string         `json:"tax_doubt"` // why the registration number may be wrong; only in answers
	Version  string         `json:"version"`   // as it was read; "" writes over whatever is there
}

// MallPayout is one of the rounds in which a mall closes its accounts and pays (精算の時期).
type MallPayout struct {
	Channel  string `json:"channel"`
	Close    int    `json:"close"`    // day of the month, 31 for the last
	Months   int    `json:"months"`   // paid in the month of the closing (0), the next (1) or later
	Day      int    `json:"day"`      // day of that month, 31 for the last; 0 where business days count
	Business int    `json:"business"` // business days of banks after the closing, 0 for a day
}

// PackageWords are the shop's own words for one accounting program, laid over ours.
type PackageWords struct {
	Kind  string     `json:"kind"` // of an export
	Words book.Words `json:"words"`
}

// BookPackages are the accounting programs with the words we would use for the shop.
type BookPackages struct {
	Packages []BookPackage `json:"packages"`
}

// BookPackage is one of them.
type BookPackage struct {
	Kind      string      `json:"kind"`
	Label     string      `json:"label"`
	Editions  []EntryWord `json:"editions"`  // none: there is one only
	Encodings []EntryWord `json:"encodings"` // none: it reads one only
	Taxes     []BookTax   `json:"taxes"`
	Accounts  []string    `json:"accounts"` // the shop's names, which the program may call otherwise
	Subs      []string    `json:"subs"`
	Usual     book.Words  `json:"usual"`
}

// BookTax is our word for a tax in a program.
type BookTax struct {
	Key     string `json:"key"`
	Label   string `json:"label"`
	Text    string `json:"text"`
	Invoice string `json:"invoice"` // of mf: its インボイス column
	Unsure  bool   `json:"unsure"`  // 要確認
	Later   bool   `json:"later"`   // of a share that is not in force yet
}

// BookFile is a journal that the shop's own program has written, or its beginning.
type BookFile struct {
	Kind string `json:"kind"` // which program it should be of; "" for any
	Data string `json:"data"` // base64
}

// BookLearned is what stands in it beside our words.
type BookLearned struct {
	Kind     string      `json:"kind"`
	Label    string      `json:"label"`
	Rows     int         `json:"rows"`
	Encoding string      `json:"encoding"`
	Columns  []string    `json:"columns"` // of mf: its header
	Accounts []string    `json:"accounts"`
	Subs     []string    `json:"subs"`
	Taxes    []string    `json:"taxes"`
	Words    []BookMatch `json:"words"` // ours, one by one
	Doubts   []string    `json:"doubts"`
}

// BookMatch is a word of ours held against a file.
type BookMatch struct {
	Of      string   `json:"of"`   // tax, account, sub
	Word    string   `json:"word"` // the key of a tax, else our name
	Label   string   `json:"label"`
	Text    string   `json:"text"` // what our file says now
	Invoice string   `json:"invoice"`
	Unsure  bool     `json:"unsure"`
	Later   bool     `json:"later"`
	Found   bool     `json:"found"` // it stands in theirs
	Near    []string `json:"near"`  // theirs that come nearest, the nearest first
	Sure    bool     `json:"sure"`  // the first of them is the same but for how it is written
}

// BookTake are the words of a file that become the shop's own.
type BookTake struct {
	Kind     string         `json:"kind"`
	Version  string         `json:"version"` // of the books as they were read
	Encoding string         `json:"encoding"`
	Columns  []string       `json:"columns"`
	Taxes    []book.TaxWord `json:"taxes"`
	Accounts []book.Rename  `json:"accounts"`
	Subs     []book.Rename  `json:"subs"`
}
