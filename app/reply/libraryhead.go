package reply

import (
	"strconv"
	"strings"

	"madoguchi/store/topic"
)

// readTemplate reads a head of 「名: 値」 lines, a blank line and the body. A line
// that names something unknown is lost on purpose: the test of the library holds
// every file against the names below.
func readTemplate(id, raw string) Template {
	head, body, _ := strings.Cut(strings.ReplaceAll(raw, "\r\n", "\n"), "\n\n")
	t := Template{ID: id, Body: strings.TrimSpace(body), Category: "案内"}
	for _, line := range strings.Split(head, "\n") {
		name, value, _ := strings.Cut(line, ":")
		if read, ok := headNames[name]; ok {
			read(&t, strings.TrimSpace(value))
		}
	}
	return t
}

// headNames are the lines a head may have.
var headNames = map[string]func(*Template, string){
	"題名":   func(t *Template, s string) { t.Title = s },
	"よみ":   func(t *Template, s string) { t.Kana = s },
	"話題":   func(t *Template, s string) { t.Topic, t.Category = s, topicName(s) },
	"件名":   func(t *Template, s string) { t.Subject = s },
	"返信後":  func(t *Template, s string) { t.Next = s },
	"接続":   func(t *Template, s string) { t.Channels = strings.Fields(s) },
	"フォロー": func(t *Template, s string) { t.Follow, _ = strconv.Atoi(s) },
	"承認":   func(t *Template, s string) { t.Approval = s == "要" },
	"手順":   func(t *Template, s string) { t.Steps = append(t.Steps, s) },
	"記録":   func(t *Template, s string) { t.Records = s },
	"添付":   func(t *Template, s string) { t.Attach = s },
	"必須":   func(t *Template, s string) { t.Needs = strings.Fields(s) },
	"案":    readOffer,
	"状況":   func(t *Template, s string) { t.When = s },
	"ことば":  func(t *Template, s string) { t.Words = append(t.Words, strings.Fields(s)...) },
	"言語":   func(t *Template, s string) { t.English = s == "英語" },
	"相手":   func(t *Template, s string) { t.Internal = s == "社内" },
}

// readOffer reads 「回答期限={今日:営業日+3}」.
func readOffer(t *Template, s string) {
	name, text, _ := strings.Cut(s, "=")
	t.Offers = append(t.Offers, Offer{Name: strings.TrimSpace(name), Text: strings.TrimSpace(text)})
}

func topicName(word string) string {
	for _, t := range topic.Usual() {
		if t.Word == word {
			return t.Name
		}
	}
	return ""
}
