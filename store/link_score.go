package store

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// Why an order without a certain number may be the one, the strongest first.
const (
	reasonAddress = "address"
	reasonMasked  = "masked"
	reasonPhone   = "phone"
	reasonName    = "name"
	reasonKana    = "kana"
	reasonItem    = "item"
	reasonDate    = "date"
)

// What each reason is worth; ADR 0017 has the table with its grounds.
const (
	scoreAddress   = 60
	scoreMasked    = 50
	scorePhone     = 45
	scorePhoneText = 35 // the number stands in the text: it may be somebody else's
	scoreName      = 25
	scoreNameText  = 20
	scoreKana      = 15
	scoreItem      = 15
	scoreDate      = 10
	scoreStranger  = -15 // known by contact, but under another name
	scoreLeast     = 35  // below it nothing is offered
	scoreMost      = 79  // below every number of ours
	scoreCertain   = 85
)

// nearDays is how soon after an order its questions usually come, sureDays how
// far back "the only order" looks.
const (
	nearDays = 14
	sureDays = 90
)

const dayMillis = int64(24 * time.Hour / time.Millisecond)

// asker is what is known of who asks and what about.
type asker struct {
	account     int64
	mall        bool // the inquiry came by a mall, whose other shops are not meant
	person      connectors.Person
	item        connectors.Item
	words       []string // own contact and name
	textPhones  []string
	folded      string // what the customer wrote
	text        string // the same in one piece, once there is an order to hold it against
	first, last int64  // of the customer's messages
	forged      bool   // a mail of theirs failed the check of its sender
}

// bought is an order that shares a word with the asker.
type bought struct {
	id, account int64
	kind        string
	at          int64
	order       connectors.Order
}

// score tells how much speaks for an order, and what.
func (a asker) score(b bought) (int, []string) {
	total, why := a.contact(b)
	name, named := a.named(b)
	switch {
	case named != "":
		total += name
		why = append(why, named)
	case len(why) > 0 && a.otherName(b):
		total += scoreStranger
	}
	if a.aboutItem(b) {
		total += scoreItem
		why = append(why, reasonItem)
	}
	if a.last-b.at <= nearDays*dayMillis {
		total += scoreDate
		why = append(why, reasonDate)
	}
	return min(total, scoreMost), why
}

// contact is what the strongest common contact is worth.
func (a asker) contact(b bought) (int, []string) {
	theirs := orderWords(b.order)
	shared := func(prefix string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) && slices.Contains(theirs, w) })
	}
	total := 0
	var why []string
	add := func(points int, reason string) {
		total = max(total, points)
		why = append(why, reason)
	}
	if shared(byMail, a.words) {
		add(scoreAddress, reasonAddress)
	}
	if shared(byMask, a.words) {
		add(scoreMasked, reasonMasked)
	}
	if shared(byTel, a.words) {
		add(scorePhone, reasonPhone)
	} else if shared(byTel, a.textPhones) {
		add(scorePhoneText, reasonPhone)
	}
	return total, why
}

// named tells whether the names agree: as given, in the text, or as read.
func (a asker) named(b bought) (int, string) {
	buyer := buyerOf(b.order)
	mine, theirs := nameWords(a.person.Name, a.person.Kana), nameWords(buyer.Name, buyer.Kana)
	both := func(prefix string) bool {
		return slices.ContainsFunc(mine, func(w string) bool { return strings.HasPrefix(w, prefix) && slices.Contains(theirs, w) })
	}
	const short = 3 // a family name alone stands in too many texts
	n := plainName(buyer.Name)
	switch {
	case both(byName):
		return scoreName, reasonName
	case utf8.RuneCountInString(n) >= short && strings.Contains(a.text, n):
		return scoreNameText, reasonName
	case both(byKana):
		return scoreKana, reasonKana
	}
	return 0, ""
}

func (a asker) otherName(b bought) bool {
	return plainName(a.person.Name) != "" && plainName(buyerOf(b.order).Name) != ""
}

// aboutItem tells whether the inquiry names an article of the order.
func (a asker) aboutItem(b bought) bool {
	return slices.ContainsFunc(b.order.Lines, func(l connectors.Line) bool {
		return a.namesItem(l) || a.tellsOf(l)
	})
}

// namesItem holds the article the mall names against a line.
func (a asker) namesItem(l connectors.Line) bool {
	if code := onePiece(a.item.Code); code != "" && (code == onePiece(l.Code) || code == onePiece(l.SKU)) {
		return true
	}
	mine, theirs := onePiece(a.item.Name), onePiece(l.Name)
	const short = 4
	return utf8.RuneCountInString(mine) >= short && utf8.RuneCountInString(theirs) >= short &&
		(strings.Contains(theirs, mine) || strings.Contains(mine, theirs))
}

// tellsOf looks for an article in the customer's own words: its code, or a long
// part of its name. What stands in 【】 is advertising.
func (a asker) tellsOf(l connectors.Line) bool {
	const code, part = 5, 4
	for _, c := range []string{onePiece(l.Code), onePiece(l.SKU)} {
		if utf8.RuneCountInString(c) >= code && strings.Contains(a.text, c) {
			return true
		}
	}
	for _, w := range strings.FieldsFunc(withoutBrackets(fold.Fold(l.Name)), func(r rune) bool { return strings.ContainsRune(" 　/・[]()", r) }) {
		if utf8.RuneCountInString(w) >= part && strings.Contains(a.text, w) {
			return true
		}
	}
	return false
}

func withoutBrackets(s string) string {
	for {
		head, rest, found := strings.Cut(s, "【")
		if !found {
			return s
		}
		_, tail, closed := strings.Cut(rest, "】")
		if !closed {
			return head
		}
		s = head + " " + tail
	}
}

// onePiece is a text as it is compared: folded, without spaces.
func onePiece(s string) string { return strings.Join(strings.Fields(fold.Fold(s)), "") }

// otherItem tells whether the mall names an article that the order does not have.
func (a asker) otherItem(b bought) bool {
	return (a.item.Code != "" || a.item.Name != "") && len(b.order.Lines) > 0 && !slices.ContainsFunc(b.order.Lines, a.namesItem)
}
