package reply

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
)

// Context is what Check needs to know about the thread a text will go to.
type Context struct {
	Rules         connectors.Rules
	Mall          string // 楽天, Yahoo! …, as the sentences name it; empty for mail
	Customer      string // the writer of the inquiry
	Others        []string
	Order         *connectors.Order
	GiftRecipient bool
	Public        bool
	Official      bool // the mall itself wrote, which knows the order
	Automatic     bool // every message that came was written by a machine
	Files         []File
	Own           []string // addresses and telephone numbers of the shop, which may stand anywhere
	Now           time.Time

	Writer     string            // the address the reply goes to
	Shop       string            // the shop's name
	Signature  string            // as set
	OtherShops []string          // names of the shop's other places
	Said       string            // all that the customer has written in this thread
	Newest     string            // the last message of the customer
	Last       string            // the last reply of the shop
	News       []News            // what came after the writer has looked
	Internal   []string          // what was noted for colleagues: notes, memo, the mall's warning
	Template   Origin            // that the text was made from
	Calendar   *workday.Calendar // when the shop works; nil: not known
	Item       string            // the article the inquiry is about

	// Whose tells whose a value is: of a kind of the constants below.
	Whose func(kind, value string) Owner

	// Accepted are tracking numbers that are right although the check digit is not.
	Accepted []string
	// Allowed are order numbers the customer wrote in this thread.
	Allowed []string
	// Numbers finds order numbers in a text that are certain by their form.
	Numbers func(text string) []string
	// Called finds what stands behind a word such as 「注文番号」. It may be
	// anything, and counts only where Owner knows it.
	Called func(text string) []string
	// Owner tells whose order a number is.
	Owner func(number string) Owner
}

// What Context.Whose is asked about.
const (
	ByPhone    = "tel"
	ByMail     = "mail"
	ByName     = "name"
	ByTracking = "tracking"
)

// News is a message that came while the reply was written.
type News struct {
	Ours bool   // somebody of the shop has answered
	By   string // who, for one of ours
	At   time.Time
}

// Origin is the template a text comes from, as far as it can be the wrong one.
type Origin struct {
	Name     string
	From, To string // first and last day, YYYY-MM-DD; empty for no end
	Category string // what it answers, empty for anything
	Asked    string // what the inquiry is about, empty when nobody has said
}

// Owner says whose order a number belongs to.
type Owner string

// The answers of Context.Owner.
const (
	OwnerUnknown Owner = ""      // no such order here
	OwnerSame    Owner = "same"  // the customer of this thread
	OwnerOther   Owner = "other" // somebody else
)

// File is an attachment of the reply.
type File struct {
	Name string
	Size int64
	Text string // what can be read in it, as far as it is plain text
}

// Problem is one reason not to send a text as it is.
type Problem struct {
	Code  string `json:"code"`
	Text  string `json:"text"`   // Japanese, with what to do
	Fix   string `json:"fix"`    // what a button can do about it, empty for nothing
	FixTo string `json:"fix_to"` // the text that goes between Start and End
	Start int    `json:"start"`
	End   int    `json:"end"`
	Warn  bool   `json:"warn"`
	// Key names a warning for as long as the words it is about stay the same; what a
	// person has accepted is kept under it.
	Key      string `json:"key"`
	Accepted bool   `json:"accepted"`
	// In is the text it stands in where there are several: a channel of a template, ""
	// for the common one.
	In string `json:"in"`
}

// What a fix does.
const (
	fixReplace = "replace" // put FixTo between Start and End
	fixWrap    = "wrap"    // the same, with line breaks
	fixFill    = "fill"    // go there and type
	fixPick    = "pick"    // choose another variable
	fixAccept  = "accept"  // say that the number FixTo is right
	fixInsert  = "insert"  // put FixTo at Start, where nothing is replaced
	fixAttach  = "attach"  // choose a file
	fixDetach  = "detach"  // take the file FixTo away
	fixRead    = "read"    // the new messages have been read
)

// Check returns everything that is wrong with a text, blockers first.
func Check(text string, c Context) []Problem {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	d := draft{text: text, Context: c, plain: narrow(text), loose: looseOf(text), saidBare: letters(c.Said)}
	for _, look := range []func(){
		d.empty, d.holes, d.length, d.lines, d.links,
		d.greeting, d.honorifics, d.names, d.orderNumbers, d.numbersOfOthers, d.mails, d.addresses, d.gift, d.public, d.cards, d.recipient,
		d.tracking, d.carriers, d.dates, d.orderDates, d.closedDays, d.amounts, d.refunds, d.items,
		d.files, d.fileNames, d.receipt,
		d.words, d.lead, d.returns, d.internal, d.shopNames, d.signed, d.language,
		d.template, d.news, d.twice, d.automatic,
	} {
		look()
	}
	slices.SortStableFunc(d.problems, func(a, b Problem) int {
		if a.Warn != b.Warn {
			if b.Warn {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Start, b.Start)
	})
	return d.problems
}

// most is where counting further problems helps nobody.
const most = 100

// draft is a text under examination.
type draft struct {
	Context
	text     string
	plain    narrowed
	loose    loose
	small    string  // the plain text in small letters, once may has looked
	dayspans []dated // once days has looked
	noSuch   []span  // days that no calendar has
	saidBare string
	problems []Problem
}

// at reports a problem at bytes [start,end) of the text. What already has a
// problem of that code gets no second one.
func (d *draft) at(start, end int, p Problem) {
	p.Start, p.End = units(d.text[:start]), units(d.text[:end])
	p.Key = p.Code + ":" + Key(d.text[start:end])
	d.add(p)
}

// whole reports a problem of the whole reply; Key, when set, is what it is about.
func (d *draft) whole(p Problem) {
	p.Key = p.Code + ":" + Key(cmp.Or(p.Key, p.Text))
	d.add(p)
}

func (d *draft) add(p Problem) {
	same := func(o Problem) bool {
		return o.Code == p.Code && o.Start == p.Start && o.End == p.End && o.Key == p.Key
	}
	if len(d.problems) < most && !slices.ContainsFunc(d.problems, same) {
		d.problems = append(d.problems, p)
	}
}

// Key is a short word for what a warning is about. It is kept instead of the
// words themselves, which may be somebody's name.
func Key(about string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(about))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

func (d *draft) empty() {
	if strings.TrimSpace(d.text) == "" {
		d.whole(Problem{Code: "empty", Text: "本文が空です。返信を書いてから送ってください。"})
	}
}

// channel names where the reply goes.
func (d *draft) channel() string {
	if d.Mall != "" {
		return d.Mall
	}
	return "メール"
}
