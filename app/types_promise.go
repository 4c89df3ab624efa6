package app

// DraftRecord is an entry for the books that a person has ticked beside a reply. It is
// made when the reply has left, not before.
type DraftRecord struct {
	Type    string `json:"type"`
	Amount  int64  `json:"amount"`  // yen; 0: the whole order, or for an outlay said later
	Confirm bool   `json:"confirm"` // it stands at once; else it is a draft
}

// RecordLine is a thing that the books may know of a reply: この返信で返金 3,280円 を記録.
// What is ticked comes first, in the order of the draft's records; the rest is only offered.
type RecordLine struct {
	Type       string      `json:"type"`
	Label      string      `json:"label"`
	Amount     int64       `json:"amount"`  // 0: nobody has said
	Later      bool        `json:"later"`   // an amount may be said later
	Choices    []EntryWord `json:"choices"` // the types that it may be
	Ticked     bool        `json:"ticked"`
	Confirm    bool        `json:"confirm"`
	MayConfirm bool        `json:"may_confirm"`
	From       string      `json:"from"`  // text, template, person
	Words      string      `json:"words"` // the sentence that promises it, "" for none
	Start      int         `json:"start"` // of its words, UTF-16 units
	End        int         `json:"end"`
	Missing    bool        `json:"missing"` // the text promises it and nothing records it
	There      string      `json:"there"`   // an entry of the inquiry that says it already, "" for none
}
