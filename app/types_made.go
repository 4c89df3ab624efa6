package app

// DraftFacts is what a draft is made of. It is saved with the draft, so that a value
// keeps its source and its place in a template.
type DraftFacts struct {
	Typed  map[string]string `json:"typed"`  // what a person typed for a fact
	Parts  []DraftPart       `json:"parts"`  // templates that were put in, in their order
	Ticked []string          `json:"ticked"` // steps beside the reply that are done

	Records []DraftRecord `json:"records"` // what the books shall know once it has left
}

// DraftPart is a filled template as it was put into a draft; its values have their
// places in its own text.
type DraftPart struct {
	Template int64   `json:"template"`
	Text     string  `json:"text"`
	Values   []Value `json:"values"`
}

// Ask is a fact that a draft still lacks, once however often it stands there.
type Ask struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind"` // that of the variable, or choice
	Help     string   `json:"help"`
	Why      string   `json:"why"` // why nothing stands there
	Personal bool     `json:"personal"`
	Setting  bool     `json:"setting"` // the shop says it once, in its settings
	Offers   []Answer `json:"offers"`  // the likeliest first
}

// Answer is a value that can be taken for a missing fact.
type Answer struct {
	Text  string `json:"text"`
	Label string `json:"label"` // 今日, 前回の言葉, 選択肢 …
	Sure  bool   `json:"sure"`  // worked out for this inquiry: Enter alone takes it
}

// RefillQuery asks for a draft with the facts as they are now and were typed.
type RefillQuery struct {
	ID    int64      `json:"id"`
	Text  string     `json:"text"`
	Facts DraftFacts `json:"facts"`
}

// Refilled is a draft written anew.
type Refilled struct {
	Text   string     `json:"text"`
	Facts  DraftFacts `json:"facts"`
	Asks   []Ask      `json:"asks"`
	Values []Value    `json:"values"`
}

// Suggestion is a template that may answer an inquiry.
type Suggestion struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Why     string `json:"why"`
	Missing int    `json:"missing"` // variables without a fact
}

// Suggestions are the templates that may answer an inquiry, the likeliest first.
type Suggestions struct {
	Suggestions []Suggestion `json:"suggestions"`
}
