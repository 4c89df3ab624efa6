package reply

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"madoguchi/app/reply/language"

	"golang.org/x/text/unicode/norm"
)

// truth has a third value: what nobody has said is neither so nor not so.
type truth int

const (
	unknown truth = iota
	yes
	no
)

func of(b bool) truth {
	if b {
		return yes
	}
	return no
}

// verdict is what a condition comes to; an unknown one names the fact that would
// decide it.
type verdict struct {
	is   truth
	name string
	why  string
}

// decide reads a condition. One group that holds is enough; an unknown term only
// matters where the others leave it open.
func decide(c language.Condition, f Facts) verdict {
	open := verdict{is: no}
	for _, group := range c.Any {
		all := verdict{is: yes}
		for _, t := range group {
			v := decideTerm(t, f)
			if v.is == no {
				all = v
				break
			}
			if v.is == unknown && all.is == yes {
				all = v
			}
		}
		if all.is == yes {
			return all
		}
		if all.is == unknown && open.is == no {
			open = all
		}
	}
	return open
}

func decideTerm(t language.Term, f Facts) verdict {
	s, ok := subjectOf(t)
	if !ok || !s.takes(t) {
		return verdict{name: shownName(t.Subject), why: "この条件は読めません。テンプレートを直してください。"}
	}
	v := s.decide(t, f)
	if said := strings.TrimSpace(f.Typed[t.Subject]); v.is == unknown && said != "" && s.words != nil {
		v = verdict{is: of(s.known(said) == s.known(t.Value))} // a person has said what no record tells
	}
	if v.is == unknown && v.name == "" {
		v.name = t.Subject
	}
	if v.is != unknown && (t.Op == language.OpNot || t.Op == language.OpIsNot || t.Op == language.OpHasNot) {
		v.is = yes + no - v.is
	}
	return v
}

// subject is what a condition can ask about.
type subject struct {
	ops    []string
	words  []string // what it may be compared with, nil for anything
	same   func(string) string
	decide func(language.Term, Facts) verdict // as if without a negation
}

var (
	asFlag   = []string{language.OpIs, language.OpIsNot}
	asWord   = []string{language.OpEqual, language.OpNot}
	asNumber = []string{language.OpEqual, language.OpNot, language.OpMore, language.OpLess, language.OpFrom, language.OpUpTo}
)

// subjects are what conditions know besides the variables.
var subjects = map[string]subject{
	"贈り物":        {ops: asFlag, decide: isGift},
	"贈り物を受け取った方": {ops: asFlag, decide: func(_ language.Term, f Facts) verdict { return verdict{is: of(f.GiftRecipient)} }},
	"購入前":        {ops: asFlag, decide: func(_ language.Term, f Facts) verdict { return verdict{is: of(f.beforeOrder())} }},
	"入金済":        {ops: asFlag, decide: isPaid},

	"モール": {ops: asWord, words: mallWords, same: mallWord, decide: func(t language.Term, f Facts) verdict { return verdict{is: of(mallWord(f.Mall) == mallWord(t.Value))} }},
	"注文元": {ops: asWord, words: originWords, same: OrderPlace, decide: func(t language.Term, f Facts) verdict {
		return verdict{is: of(OrderPlace(f.OrderedAt) == OrderPlace(t.Value))}
	}},
	"配送会社": {ops: asWord, same: carrierWord, decide: byCarrier},
	"支払方法": {ops: asWord, words: payWords(), same: PayKind, decide: paidBy},
	"出荷状況": {ops: asWord, words: goneWords, decide: hasGone},
}

// subjectOf is what a term asks about: a subject of its own, or a variable.
func subjectOf(t language.Term) (subject, bool) {
	if t.Op == language.OpHas || t.Op == language.OpHasNot {
		_, ok := find(language.ReadName(t.Subject).Name)
		return subject{ops: []string{language.OpHas, language.OpHasNot}, decide: isThere}, ok
	}
	if s, ok := subjects[t.Subject]; ok {
		return s, true
	}
	d, ok := find(language.ReadName(t.Subject).Name)
	switch {
	case !ok:
		return subject{}, false
	case d.Kind == KindYen || d.Kind == KindNumber:
		return subject{ops: asNumber, decide: byNumber}, true
	case d.Kind == KindText || d.Kind == KindName:
		return subject{ops: asWord, decide: byText}, true
	}
	return subject{}, true // asked for only by がある and がない
}

// takes tells whether the comparison is one the subject can answer.
func (s subject) takes(t language.Term) bool {
	return slices.Contains(s.ops, t.Op) && (s.words == nil || slices.Contains(s.words, s.known(t.Value)))
}

// known is the usual word for a value: 楽天市場 is 楽天.
func (s subject) known(value string) string {
	if s.same == nil {
		return value
	}
	if word := s.same(value); word != "" {
		return word
	}
	return value
}

func isThere(t language.Term, f Facts) verdict {
	return verdict{is: of(!look(language.ReadName(t.Subject), f).Missing)}
}

func isGift(_ language.Term, f Facts) verdict {
	switch {
	case f.GiftRecipient:
		return verdict{is: yes}
	case f.Order != nil:
		return verdict{is: of(f.Order.Gift)}
	case f.beforeOrder():
		return verdict{is: no}
	}
	return verdict{why: noOrder}
}

// beforeOrder tells that the inquiry is about no order: neither is one linked nor
// does it name one.
func (f Facts) beforeOrder() bool { return f.Order == nil && f.OrderNumber == "" }

const noOrder = "注文に紐付いていません。注文を選ぶと決まります。"

// isPaid trusts a no only from the mall's own answer: a mail of an order was
// written before anybody paid.
func isPaid(_ language.Term, f Facts) verdict {
	switch {
	case f.GiftRecipient:
		return verdict{why: "贈り物を受け取った方への返信では、支払いにふれられません。"}
	case f.Order == nil:
		return verdict{why: noOrder}
	case !f.Order.Paid && f.Order.Source != "":
		return verdict{why: "入金の記録がありません。"}
	}
	return verdict{is: of(f.Order.Paid)}
}

// byCarrier answers for all parcels at once; carriers that differ give none.
func byCarrier(t language.Term, f Facts) verdict {
	if f.Order == nil {
		return verdict{why: noOrder}
	}
	want, all := carrierWord(t.Value), carriersOf(*f.Order)
	if want == "" {
		want = t.Value
	}
	fits := slices.ContainsFunc(all, func(one string) bool { return plainName(one) == plainName(want) })
	switch {
	case len(all) == 0:
		return verdict{why: notShipped}
	case fits && len(all) > 1:
		return verdict{why: "お荷物によって運送会社が違います。{荷物ごと} の中で使ってください。"}
	}
	return verdict{is: of(fits)}
}

func paidBy(t language.Term, f Facts) verdict {
	d, _ := find("支払方法")
	found, why := value(d, f)
	if why != "" {
		return verdict{why: why}
	}
	kind := PayKind(found.text)
	if kind == "" {
		return verdict{why: "「" + clip(found.text) + "」がどの支払方法か分かりません。"}
	}
	return verdict{is: of(kind == PayKind(t.Value))}
}

func hasGone(t language.Term, f Facts) verdict {
	now := gone(f)
	switch {
	case f.Order == nil:
		return verdict{why: noOrder}
	case now == "":
		return verdict{why: "注文がどこまで進んだかの記録がありません。"}
	}
	return verdict{is: of(now == t.Value)}
}

func byText(t language.Term, f Facts) verdict {
	v := look(language.ReadName(t.Subject), f)
	if v.Missing {
		return verdict{why: v.Why}
	}
	return verdict{is: of(plainName(v.Text) == plainName(t.Value))}
}

var numberValue = regexp.MustCompile(`^-?[\d,]{1,14}(?:円|点|個口|個|件|%)?$`)

// readNumber reads 3,000円 and 2 as a condition has them.
func readNumber(s string) (int64, bool) {
	if s = norm.NFKC.String(s); !numberValue.MatchString(s) {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimRight(s, "円点個口件%"), ",", ""), 10, 64)
	return n, err == nil
}

func byNumber(t language.Term, f Facts) verdict {
	v, found := lookFact(language.ReadName(t.Subject), f)
	want, ok := readNumber(t.Value)
	switch {
	case v.Missing:
		return verdict{why: v.Why}
	case !found.isNum || !ok:
		return verdict{why: "数として読めません。"}
	}
	switch t.Op {
	case language.OpMore:
		return verdict{is: of(found.num > want)}
	case language.OpLess:
		return verdict{is: of(found.num < want)}
	case language.OpFrom:
		return verdict{is: of(found.num >= want)}
	case language.OpUpTo:
		return verdict{is: of(found.num <= want)}
	}
	return verdict{is: of(found.num == want)}
}
