package folder

import "encoding/json"

// version is the schema of the JSON files. README.md is its reference; a field is
// added, but never renamed.
const version = 1

type jsonFile struct {
	Version   *int              `json:"madoguchi"`
	Inquiries []json.RawMessage `json:"inquiries,omitempty"`
	Orders    []json.RawMessage `json:"orders,omitempty"`
	Reply     *jsonReply        `json:"reply,omitempty"`
}

type jsonPerson struct {
	Name    string `json:"name,omitempty"`
	Kana    string `json:"kana,omitempty"`
	Address string `json:"address,omitempty"`
	Phone   string `json:"phone,omitempty"`
}

type jsonItem struct {
	Code string `json:"code"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

type jsonInquiry struct {
	Thread   string        `json:"thread"`
	Subject  string        `json:"subject"`
	Order    string        `json:"order"`
	Category string        `json:"category"`
	URL      string        `json:"url"`
	Answered bool          `json:"answered"`
	Done     bool          `json:"done"`
	Customer jsonPerson    `json:"customer"`
	Item     jsonItem      `json:"item"`
	Messages []jsonMessage `json:"messages"`
}

type jsonMessage struct {
	ID          string           `json:"id"`
	From        string           `json:"from"` // customer, shop
	Date        string           `json:"date"`
	Name        string           `json:"name"`
	Address     string           `json:"address"`
	Text        string           `json:"text"`
	Attachments []jsonAttachment `json:"attachments"`
}

type jsonAttachment struct {
	Name string `json:"name"`
	Type string `json:"type,omitempty"`
	Data []byte `json:"data,omitempty"` // base64
	File string `json:"file,omitempty"` // a file beside this one
}

type jsonReply struct {
	ID          string           `json:"id"`
	Thread      string           `json:"thread"`
	Date        string           `json:"date"`
	Subject     string           `json:"subject"`
	Order       string           `json:"order,omitempty"`
	From        jsonPerson       `json:"from"`
	To          []jsonPerson     `json:"to"`
	Text        string           `json:"text"`
	Attachments []jsonAttachment `json:"attachments,omitempty"`
}
