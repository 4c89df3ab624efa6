package app

// Change is what the acting person did with one click and can take back.
type Change struct {
	ID         int64  `json:"id"`
	At         int64  `json:"at"`
	Verb       string `json:"verb"`        // state, assign, link, unlink, draft_drop, …
	Detail     string `json:"detail"`      // the state, the name, the number
	Inquiry    int64  `json:"inquiry"`     // the first it touched, 0 for none
	CustomerID int64  `json:"customer_id"` // it is about, 0 for none
	Customer   string `json:"customer"`
	Order      string `json:"order_number"`
	Mall       string `json:"mall"`
	Subject    string `json:"subject"`
	Count      int    `json:"count"`     // how many it touched
	UndoneAt   int64  `json:"undone_at"` // 0 while it stands
}

// ChangesQuery asks for the newest changes of the acting person.
type ChangesQuery struct {
	Limit int `json:"limit"`
}

// ChangeList is the newest first.
type ChangeList struct {
	Changes []Change `json:"changes"`
}

// Undone is what became of taking a change back.
type Undone struct {
	Change Change     `json:"change"`
	Back   []int64    `json:"back"` // inquiries of which something is as it was
	Left   []LeftBack `json:"left"`
}

// LeftBack is what was left alone, because a later word stands.
type LeftBack struct {
	Inquiry  int64  `json:"inquiry"`
	Customer string `json:"customer"`
	Order    string `json:"order_number"`
	Mall     string `json:"mall"`
	Subject  string `json:"subject"`
	Part     string `json:"part"` // state, owner, category, tags, due, care, link, draft, ask, customer; "" for all of it
	Why      string `json:"why"`  // changed, gone, missing, closed (no longer open to the person)
	By       string `json:"by"`   // who changed it, "" for the program
}

// OpenDraft is an answer that is being written.
type OpenDraft struct {
	Inquiry   Row    `json:"inquiry"`
	Text      string `json:"text"`
	Files     int    `json:"files"`
	UpdatedAt int64  `json:"updated_at"`
	By        string `json:"by"`
}

// OpenDrafts are all of them, the last touched first.
type OpenDrafts struct {
	Drafts []OpenDraft `json:"drafts"`
}

// DroppedDraft is an answer that was thrown away in the last 30 days.
type DroppedDraft struct {
	ID      int64  `json:"id"`
	Inquiry Row    `json:"inquiry"`
	Text    string `json:"text"`
	Files   int    `json:"files"`
	At      int64  `json:"at"`
	By      string `json:"by"`
}

// DroppedDrafts are the newest first.
type DroppedDrafts struct {
	Drafts []DroppedDraft `json:"drafts"`
}
