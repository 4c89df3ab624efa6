package reply

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
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
	Automatic     bool // every message that came was written by a machine
	Files         []File
	Own           []string // addresses and telephone numbers of the shop, which may stand anywhere
	Now           time.Time

	// Accepted are tracking numbers that are right although the check digit is not.
	Accepted []string
	// Allowed are order numbers the customer wrote in this thread.
	Allowed []string
	// Numbers finds order numbers in a text, each as it stands there.
	Numbers func(text string) []string
	// Owner tells whose order a number is.
	Owner func(number string) Owner
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
}

// What a fix does.
const (
	fixReplace = "replace" // put FixTo between Start and End
	fixWrap    = "wrap"    // the same, with line breaks
	fixFill    = "fill"    // go there and type
	fixPick    = "pick"    // choose another variable
	fixAccept  = "accept"  // say that the number FixTo is right
)

// Check returns everything that is wrong with a text, blockers first.
func Check(text string, c Context) []Problem {
	d := draft{text: strings.ReplaceAll(text, "\r\n", "\n"), Context: c}
	d.empty()
	d.holes()
	d.length()
	d.lines()
	d.links()
	d.greeting()
	d.orderNumbers()
	d.gift()
	d.public()
	d.cards()
	d.tracking()
	d.dates()
	d.files()
	d.automatic()
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
	problems []Problem
}

// at reports a problem at bytes [start,end) of the text.
func (d *draft) at(start, end int, p Problem) {
	if len(d.problems) >= most {
		return
	}
	p.Start, p.End = units(d.text[:start]), units(d.text[:end])
	d.problems = append(d.problems, p)
}

// whole reports a problem of the whole reply.
func (d *draft) whole(p Problem) { d.problems = append(d.problems, p) }

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
