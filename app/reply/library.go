package reply

import (
	"embed"
	"strings"
	"sync"
)

//go:embed library/*.txt
var library embed.FS

// Template is a text of the library, as a new shop finds it.
type Template struct {
	ID       string   `json:"id"` // stable word
	Title    string   `json:"title"`
	Kana     string   `json:"kana"`     // readings, so that ひらがな finds it
	Topic    string   `json:"topic"`    // a word of store/topic, "" when it answers anything
	Category string   `json:"category"` // the usual name of the topic
	Subject  string   `json:"subject"`  // of a mail that begins a conversation
	Body     string   `json:"body"`
	Next     string   `json:"next"`     // state of the inquiry after the reply
	Channels []string `json:"channels"` // kinds of account it fits
	Follow   int      `json:"follow"`   // business days until somebody should look again, 0 for never
	Approval bool     `json:"approval"` // an owner has to agree
	Steps    []string `json:"steps"`    // what to do beside the reply
	Records  string   `json:"records"`  // type of entry for the books that it promises
	Attach   string   `json:"attach"`   // the file that goes with it, "" for none
	Needs    []string `json:"needs"`    // what the shop has to decide before it can be sent
	Offers   []Offer  `json:"offers"`   // values to begin with for what the shop decides

	When     string   `json:"when"`     // the state of the order it fits, as a condition
	Words    []string `json:"words"`    // what a question that it answers says, as patterns
	English  bool     `json:"english"`  // for customers who write English
	Internal bool     `json:"internal"` // to partners of the shop, never to a customer
}

// Offer is a value to begin with: the name of a typed variable and a template
// that says it.
type Offer struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Library returns the templates a new shop starts with, in the order of their
// ids. They hold no links, so that every one passes every channel.
func Library() []Template {
	return append([]Template(nil), readLibrary()...)
}

// InLibrary finds a template of the library by its word.
func InLibrary(word string) (Template, bool) {
	for _, t := range readLibrary() {
		if t.ID == word {
			return t, true
		}
	}
	return Template{}, false
}

var readLibrary = sync.OnceValue(func() []Template {
	files, err := library.ReadDir("library")
	if err != nil {
		return nil // embedded: cannot happen outside a broken build
	}
	var ts []Template
	for _, f := range files {
		raw, err := library.ReadFile("library/" + f.Name())
		if err != nil {
			return nil
		}
		ts = append(ts, readTemplate(strings.TrimSuffix(f.Name(), ".txt"), string(raw)))
	}
	return ts
})

// Offered are values to begin with for the typed variables of a template of the
// library. One that lacks a fact itself is not offered.
func Offered(word string, f Facts) map[string]string {
	t, _ := InLibrary(word)
	all := map[string]string{}
	for _, o := range t.Offers {
		filled := Fill(Text{Body: o.Text}, f)
		whole := filled.Text != ""
		for _, v := range filled.Values {
			whole = whole && !v.Missing
		}
		if whole {
			all[o.Name] = filled.Text
		}
	}
	return all
}
