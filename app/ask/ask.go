// Package ask reads what a person types into the search box: words, "phrases",
// -words to leave out and filters such as 担当:田中. It is pure: what a name stands
// for is looked up by the caller, and nothing that is typed is ever an error.
package ask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/store/fold"
)

// Key is what a filter is about; Word is no filter.
type Key string

// The filters.
const (
	Word     Key = ""
	Name     Key = "name"
	Owner    Key = "owner"
	Period   Key = "period"
	Files    Key = "files"
	Account  Key = "account"
	State    Key = "state"
	Category Key = "category"
	Tag      Key = "tag"
	Order    Key = "order"
	Phone    Key = "phone"
	Tracking Key = "tracking"
)

// keys are the filter words, folded.
var keys = map[string]Key{
	"名前": Name, "お客様": Name, "担当": Owner, "担当者": Owner, "期間": Period, "添付": Files, "接続": Account,
	"状態": State, "対応状況": State, "分類": Category, fold.Fold("タグ"): Tag, "注文": Order, "注文番号": Order,
	"電話": Phone, "電話番号": Phone, "追跡": Tracking, "追跡番号": Tracking,
}

// Part is one thing that was typed.
type Part struct {
	Key   Key
	Text  string // without minus, filter word and quotes, as it was typed
	Not   bool
	Start int // bytes of the whole
	End   int
}

// Parse reads a question from left to right. What is not understood is a word.
func Parse(typed string) []Part {
	var all []Part
	for i := 0; i < len(typed); {
		r, n := utf8.DecodeRuneInString(typed[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + wordEnd(typed[i:])
		if p, ok := part(typed[i:end]); ok {
			p.Start, p.End = i, end
			all = append(all, p)
		}
		i = end
	}
	return all
}

// wordEnd is where the word at the beginning of s ends: at the next space that
// is not within quotes.
func wordEnd(s string) int {
	quoted := false
	for i, r := range s {
		if isQuote(r) {
			quoted = !quoted
		}
		if unicode.IsSpace(r) && !quoted {
			return i
		}
	}
	return len(s)
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '＂' || r == '„' }

// part reads one word. It reports false when nothing of it can be looked for.
func part(s string) (Part, bool) {
	var p Part
	s, p.Not = minus(s)
	if key, rest, ok := filter(s); ok {
		p.Key, s = key, rest
	}
	p.Text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if isQuote(r) {
			return -1
		}
		return r
	}, s))
	return p, p.Key != Word || p.Text != ""
}

// minus takes the sign off a word that is to be left out. A sign alone is a word
// that is still being typed.
func minus(s string) (string, bool) {
	r, n := utf8.DecodeRuneInString(s)
	if len(s) > n && r != 'ー' && fold.Fold(s[:n]) == "-" {
		return s[n:], true
	}
	return s, false
}

// filter reads a filter word and its colon.
func filter(s string) (Key, string, bool) {
	at := strings.IndexAny(s, ":：")
	if at < 0 {
		return Word, s, false
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	key, ok := keys[fold.Fold(s[:at])]
	return key, s[at+n:], ok
}

// Without is the question without one of its parts.
func Without(typed string, p Part) string {
	before, after := strings.TrimRightFunc(typed[:p.Start], unicode.IsSpace), strings.TrimLeftFunc(typed[p.End:], unicode.IsSpace)
	if before == "" || after == "" {
		return before + after
	}
	return before + " " + after
}
