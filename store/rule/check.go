package rule

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// Fault is something wrong with a rule. Place is the field: "when.tests.0",
// "when.groups.1.tests.0", "actions.2"; Code is a word of this file.
type Fault struct {
	Place string
	Code  string
}

// What can be wrong.
const (
	FaultFact    = "fact"    // no such fact
	FaultWords   = "words"   // no word is given
	FaultChoice  = "choice"  // nothing is chosen
	FaultAmount  = "amount"  // not a number that makes sense
	FaultHours   = "hours"   // the same hour twice, or none of a day
	FaultDeep    = "deep"    // a group in a group in a group
	FaultEmpty   = "empty"   // a group without a test
	FaultNothing = "nothing" // it does nothing
	FaultDo      = "do"      // no such action
	FaultTwice   = "twice"   // it decides the same thing twice
	FaultSure    = "sure"    // ignoring was not confirmed
	FaultMany    = "many"    // more than anybody reads
)

// limit is how many tests, actions or words one list may hold.
const limit = 100

type needs int

const (
	aWord needs = iota + 1
	aChoice
	anID
	nothing
	aNumber
	someHours
)

var facts = map[string]needs{
	Subject: aWord, Text: aWord, Words: aWord, Sender: aWord, MallCategory: aWord, Item: aWord, Payment: aWord,
	Channel: aChoice, Mall: aChoice, OrderState: aChoice, Carrier: aChoice, Kind: aChoice,
	Account: anID, Weekday: anID,
	Linked: nothing, Files: nothing, Repeat: nothing, VIP: nothing, Closed: nothing, Foreign: nothing, Suspicious: nothing,
	Amount: aNumber, Hours: someHours,
}

// Units and cares are the words of the store.
var (
	units = []string{"hours", "business_hours", "business_days"}
	cares = []string{"complaint", "care", "harassment"}
)

// Check returns everything that is wrong with a rule, in the order of its fields.
func (r Rule) Check() []Fault {
	all := r.When.check("when", 0)
	if len(r.Then) == 0 {
		all = append(all, Fault{"actions", FaultNothing})
	}
	if len(r.Then) > limit {
		return append(all, Fault{"actions", FaultMany})
	}
	decided := map[string]bool{}
	for i, a := range r.Then {
		place := fmt.Sprintf("actions.%d", i)
		if code := a.check(); code != "" {
			all = append(all, Fault{place, code})
			continue
		}
		if decided[aspect(a.Do)] {
			all = append(all, Fault{place, FaultTwice})
		}
		decided[aspect(a.Do)] = true
	}
	return all
}

func (g Group) check(place string, depth int) []Fault {
	if len(g.Tests) > limit || len(g.Groups) > limit {
		return []Fault{{place, FaultMany}}
	}
	if depth > 1 {
		return []Fault{{place, FaultDeep}}
	}
	var all []Fault
	if depth > 0 && len(g.Tests)+len(g.Groups) == 0 {
		all = append(all, Fault{place, FaultEmpty})
	}
	for i, t := range g.Tests {
		if code := t.check(); code != "" {
			all = append(all, Fault{fmt.Sprintf("%s.tests.%d", place, i), code})
		}
	}
	for i, inner := range g.Groups {
		all = append(all, inner.check(fmt.Sprintf("%s.groups.%d", place, i), depth+1)...)
	}
	return all
}

func (t Test) check() string {
	if len(t.Words) > limit || len(t.IDs) > limit {
		return FaultMany
	}
	said := slices.ContainsFunc(t.Words, func(w string) bool { return strings.TrimSpace(fold.Fold(w)) != "" })
	switch facts[t.Fact] {
	case aWord:
		return unless(said, FaultWords)
	case aChoice:
		return unless(said, FaultChoice)
	case anID:
		return unless(len(t.IDs) > 0, FaultChoice)
	case aNumber:
		return unless(t.From > 0, FaultAmount)
	case someHours:
		return unless(t.From != t.To && t.From >= 0 && t.To >= 0 && t.From < 24*60 && t.To <= 24*60, FaultHours)
	case nothing:
		return ""
	}
	return FaultFact
}

func (a Action) check() string {
	if len(a.IDs) > limit {
		return FaultMany
	}
	switch a.Do {
	case Category, Owner, Template:
		return unless(len(a.IDs) == 1, FaultChoice)
	case Tags:
		return unless(len(a.IDs) > 0, FaultChoice)
	case Due:
		if !slices.Contains(units, a.Word) {
			return FaultChoice
		}
		return unless(a.Amount >= 1 && a.Amount <= 999, FaultAmount)
	case Care:
		return unless(slices.Contains(cares, a.Word), FaultChoice)
	case Ignore:
		return unless(a.Sure, FaultSure)
	case RoundRobin, LeastOpen, Notify, Approval:
		return ""
	}
	return FaultDo
}

func unless(good bool, code string) string {
	if good {
		return ""
	}
	return code
}
