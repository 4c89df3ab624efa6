package app

// DraftSettings is how a machine may help to word replies. It is off until an
// owner switches it on.
type DraftSettings struct {
	On         bool     `json:"on"`
	Endpoint   string   `json:"endpoint"` // http://127.0.0.1:11434/v1
	Model      string   `json:"model"`
	Key        string   `json:"key"`        // goes in, never out; "" keeps what is stored
	ForgetKey  bool     `json:"forget_key"` // goes in
	HasKey     bool     `json:"has_key"`
	Local      bool     `json:"local"`      // the words stay on this machine
	Written    bool     `json:"written"`    // the customer's words go along
	Categories []int64  `json:"categories"` // never for these
	Cares      []string `json:"cares"`      // never with these marks: complaint, care, harassment
	Sensitive  bool     `json:"sensitive"`  // never where the customer writes of illness and the like
	Money      bool     `json:"money"`      // never where the customer writes of refunds or damages
	Seconds    int      `json:"seconds"`    // an answer may take
}

// DraftTest is what an endpoint said to a try without any data of a customer.
type DraftTest struct {
	OK     bool     `json:"ok"`
	Text   string   `json:"text"` // Japanese
	Took   int64    `json:"took"` // milliseconds
	Models []string `json:"models"`
}

// LocalModels are the servers that were found on this machine.
type LocalModels struct {
	Servers []LocalServer `json:"servers"`
}

// LocalServer is one of them.
type LocalServer struct {
	Name     string   `json:"name"` // Ollama, llama.cpp, LM Studio
	Endpoint string   `json:"endpoint"`
	Models   []string `json:"models"`
}

// DraftHelp tells whether a machine may help with an inquiry, and how the last
// draft stands.
type DraftHelp struct {
	InquiryID int64    `json:"inquiry_id"`
	On        bool     `json:"on"`
	Local     bool     `json:"local"`
	Host      string   `json:"host"`
	Model     string   `json:"model"`
	Why       string   `json:"why"` // Japanese: why not for this inquiry, "" when it may
	Tones     []string `json:"tones"`
}

// DraftWish is what a person wants a machine to word.
type DraftWish struct {
	ID     int64    `json:"id"` // of the inquiry
	Points []string `json:"points"`
	Tone   string   `json:"tone"`
	Seen   string   `json:"seen"` // the mark of the preview the person has seen; needed when words leave this machine
}

// DraftPreview is exactly what would be sent.
type DraftPreview struct {
	InquiryID int64  `json:"inquiry_id"`
	Local     bool   `json:"local"`
	Host      string `json:"host"`
	Model     string `json:"model"`
	Text      string `json:"text"`
	Mark      string `json:"mark"` // for DraftWish.Seen
}

// DraftRun is a machine's draft, also while it is being written.
type DraftRun struct {
	InquiryID int64     `json:"inquiry_id"`
	Number    int64     `json:"number"` // in the log, 0 when there has been none
	State     string    `json:"state"`  // "", running, done, cut, stopped, failed
	Text      string    `json:"text"`
	Why       string    `json:"why"`      // Japanese: why it is not whole
	Problems  []Problem `json:"problems"` // places that nothing bears out, once it has ended
	Model     string    `json:"model"`
	Took      int64     `json:"took"` // milliseconds
}

// DoubtConfirm says that a person has held a doubtful value against the records.
type DoubtConfirm struct {
	ID    int64  `json:"id"` // of the inquiry
	Value string `json:"value"`
	Typed string `json:"typed"` // the same value, typed by the person
}

// DraftLogQuery pages the log.
type DraftLogQuery struct {
	Before int64 `json:"before"` // number of the last entry seen, 0 from the newest
	Limit  int   `json:"limit"`
}

// DraftLog is what machines have drafted, the newest first.
type DraftLog struct {
	Entries []DraftLogEntry `json:"entries"`
	Next    int64           `json:"next"` // for Before; 0 at the end
}

// DraftLogEntry is one draft of a machine and what became of it.
type DraftLogEntry struct {
	Number    int64       `json:"number"`
	InquiryID int64       `json:"inquiry_id"`
	At        int64       `json:"at"`
	By        string      `json:"by"`
	Host      string      `json:"host"`
	Model     string      `json:"model"`
	Prompt    string      `json:"prompt"` // version
	Local     bool        `json:"local"`
	Tone      string      `json:"tone"`
	Points    []string    `json:"points"`
	State     string      `json:"state"`
	Reason    string      `json:"reason"` // code
	Took      int64       `json:"took"`
	Doubts    int         `json:"doubts"`
	Sent      string      `json:"sent"`    // what left this machine
	Body      string      `json:"body"`    // what came
	Final     string      `json:"final"`   // what the person sent, "" when nothing yet
	Changed   int         `json:"changed"` // letters
	Change    []TextPiece `json:"change"`  // what the person made of Body; empty when nothing was sent
}
