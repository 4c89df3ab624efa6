package reply

import (
	"embed"
	"strconv"
	"strings"
)

//go:embed library/*.txt
var library embed.FS

// Template is a text of the library, as a new shop finds it.
type Template struct {
	ID       string   `json:"id"` // stable word
	Title    string   `json:"title"`
	Kana     string   `json:"kana"` // readings, so that ひらがな finds it
	Category string   `json:"category"`
	Body     string   `json:"body"`
	Next     string   `json:"next"`     // state of the inquiry after the reply
	Channels []string `json:"channels"` // kinds of account it fits
	Follow   int      `json:"follow"`   // days until somebody should look again, 0 for never
}

// Library returns the templates a new shop starts with, in the order of their
// ids. They hold no links, so that every one passes every channel.
func Library() []Template {
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
}

// readTemplate reads a head of 「名: 値」 lines, a blank line and the body.
func readTemplate(id, raw string) Template {
	head, body, _ := strings.Cut(strings.ReplaceAll(raw, "\r\n", "\n"), "\n\n")
	t := Template{ID: id, Body: strings.TrimSpace(body)}
	for _, line := range strings.Split(head, "\n") {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch name {
		case "題名":
			t.Title = value
		case "よみ":
			t.Kana = value
		case "分類":
			t.Category = value
		case "返信後":
			t.Next = value
		case "接続":
			t.Channels = strings.Fields(value)
		case "フォロー":
			t.Follow, _ = strconv.Atoi(value)
		}
	}
	return t
}
