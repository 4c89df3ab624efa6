package app

// LibraryPick names templates of the library by their words; none means all.
type LibraryPick struct {
	Words []string `json:"words"`
}

// LibraryTemplate is a text of the library and whether the shop has it.
type LibraryTemplate struct {
	Word     string   `json:"word"`
	Name     string   `json:"name"`
	Category string   `json:"category"`
	Body     string   `json:"body"`
	Needs    []string `json:"needs"`  // what the shop has to decide
	Steps    []string `json:"steps"`  // what to do beside the reply
	Attach   string   `json:"attach"` // the file that goes with it, "" for none
	Here     bool     `json:"here"`   // the shop has it, changed or not, or one of its name
}

// LibraryList is the whole library.
type LibraryList struct {
	Templates []LibraryTemplate `json:"templates"`
	Added     []string          `json:"added"` // names of what was added just now
}
