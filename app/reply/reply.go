// Package reply turns a template and the facts of an inquiry into the text of
// an answer, says which facts are missing, and holds a finished text against
// everything that must not leave the shop.
//
// It is pure: no I/O, no clock, no state. It invents nothing: a fact that is
// not there stays as a visible hole, and a text with a hole does not pass Check.
// Every place it names is counted in UTF-16 units, as the page counts.
package reply

import (
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
)

// Facts are what a template may draw on. The caller fills in what it knows;
// everything may be empty.
type Facts struct {
	Shop      string
	Staff     string
	Signature string
	Hours     string // opening hours, as a sentence part: 平日 10:00〜17:00
	Holiday   string // sentence about the days off, empty when there are none near
	ShopPhone string
	ShopMail  string
	ReturnTo  string // address for returned goods
	Bank      string // account for bank transfers
	TaxNumber string // 適格請求書の登録番号
	Mall      string // 楽天市場, Yahoo!ショッピング, empty for mail
	// OrderedAt is the mall whose order it is, whichever way the customer writes;
	// empty for the shop's own orders.
	OrderedAt string

	Customer string // the writer of the inquiry
	Subject  string
	Said     string // what the customer wrote since the shop's last answer
	Item     string // the article the inquiry is about, when it names one
	Received time.Time

	Order *connectors.Order // the linked order, nil when there is none

	// OrderNumber is the order the inquiry names, also while the order is not here.
	OrderNumber string

	// GiftRecipient: the writer received a gift and is not the buyer. Nothing of
	// the buyer's may reach him, neither amounts nor addresses.
	GiftRecipient bool

	// Masked leaves personal values as {名前} in the text and shows them masked in
	// the chips, for staff who may not see them. The caller fills once more
	// without it when the reply is queued.
	Masked bool

	// Typed are values a person entered for this reply. They win over everything.
	Typed map[string]string

	Now      time.Time
	Calendar workday.Calendar // which days count as 営業日

	// Of a loop: the word of it, and the order it runs over. Order is narrowed to
	// the one that is being written.
	loop  string
	whole *connectors.Order
}

// Text is a template, or a text of it for one channel.
type Text struct {
	Body     string
	Snippets map[string]string // shared pieces of text by name
}

// Filled is a template with its facts in place.
type Filled struct {
	Text   string  `json:"text"`
	Values []Value `json:"values"` // in the order of the text
	Caret  int     `json:"caret"`  // where {カーソル} stood, -1 without one
}

// Value is one place of a filled template where a fact stands or is missing.
type Value struct {
	Name     string `json:"name"`
	Filter   string `json:"filter"` // as in the template: 営業日+3:曜日なし
	Text     string `json:"text"`
	Source   string `json:"source"` // 注文, 明細, 設定, 入力 …
	Personal bool   `json:"personal"`
	Missing  bool   `json:"missing"`
	Why      string `json:"why"` // Japanese: why it is missing, or how it was worked out
	Start    int    `json:"start"`
	End      int    `json:"end"`
}
