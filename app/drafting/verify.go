package drafting

import (
	"regexp"
	"slices"
	"strings"
)

// Kinds of what a text claims.
const (
	KindToken   = "token"
	KindLink    = "link"
	KindNumber  = "number"
	KindYen     = "yen"
	KindDate    = "date"
	KindID      = "id" // order, tracking and telephone numbers
	KindName    = "name"
	KindAddress = "address"
	KindWord    = "word" // the name of an article, a carrier, a way to pay
	KindPromise = "promise"
)

// Ground is what a text may stand on.
type Ground struct {
	Facts  []string // of the records, never a word of a customer
	Points []string // what the person wants to say
	Names  []string // people who may be named
	Others []string // names of other customers
}

// Doubt is a place that nothing bears out.
type Doubt struct {
	Kind  string
	Text  string // as it stands there
	Start int    // UTF-16 units
	End   int
}

// Key is the value of a doubt, however it is written.
func (d Doubt) Key() string { return d.Kind + " " + bare(d.Text) }

// claim is something a text says that has to be true.
type claim struct {
	kind       string
	key        string // what it comes to; equal keys say the same
	start, end int    // bytes of the folded text
	backing    []string
}

// Verify finds what neither the facts nor the points bear out, in the order of
// the text. confirmed are values that a person has held against the records by
// typing them.
func Verify(text string, g Ground, confirmed []string) []Doubt {
	backed := backing(g)
	f := fold(text)
	var out []Doubt
	for _, c := range claims(f.s, g.Others) {
		d := Doubt{Kind: c.kind, Text: text[f.from[c.start]:f.from[c.end]], Start: f.at[c.start], End: f.at[c.end]}
		if backed.holds(c, bare(d.Text), g) || slices.ContainsFunc(confirmed, func(k string) bool { return bare(k) == bare(d.Text) }) {
			continue
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Doubt) int { return a.Start - b.Start })
	return out
}

// ground is what the facts and points come to.
type ground struct {
	keys   map[string]bool
	values map[string]bool // numbers whatever they count
	words  string          // facts and points without spaces
	points string
}

func backing(g Ground) ground {
	b := ground{keys: map[string]bool{}, values: map[string]bool{}}
	for _, text := range append(slices.Clone(g.Facts), g.Points...) {
		b.words += bare(text) + "\n"
		for _, c := range claims(fold(text).s, nil) {
			b.learn(c)
		}
	}
	for _, p := range g.Points {
		b.points += bare(p) + "\n"
	}
	return b
}

// learn keeps a claim in every form in which a text may repeat it: a date of
// this year without its year, a day without its month.
func (b *ground) learn(c claim) {
	b.keys[c.key] = true
	parts := strings.Split(c.key, ":")
	switch parts[0] {
	case "date":
		short := parts[len(parts)-1]
		b.keys["date:"+short] = true
		_, day, _ := strings.Cut(short, "-")
		b.keys["n:"+day+":日"] = true
		if w := weekdayOf(parts); w != "" {
			b.keys["weekday:"+w] = true
		}
	case "n":
		b.values[parts[1]] = true
	}
}

func (b ground) holds(c claim, said string, g Ground) bool {
	switch c.kind {
	case KindToken:
		return false
	case KindName:
		return slices.ContainsFunc(g.Names, func(n string) bool { return sameName(c.key, n) }) || strings.Contains(b.points, bare(c.key))
	case KindWord, KindAddress:
		return strings.Contains(b.words, said)
	case KindPromise:
		in := b.points
		if slices.Contains(c.backing, recorded) {
			in = b.words
		}
		return slices.ContainsFunc(c.backing, func(w string) bool { return strings.Contains(in, w) })
	}
	if b.keys[c.key] {
		return true
	}
	if value, found := strings.CutSuffix(c.key, ":"); found { // a number that counts nothing
		return b.values[strings.TrimPrefix(value, "n:")]
	}
	return false
}

// claims finds everything in a folded text that has to be true. What one reading
// has taken, the next ones leave.
func claims(s string, others []string) []claim {
	c := &reading{s: s}
	c.each(leftToken, KindToken, func(m []string) string { return m[0] })
	c.each(anyMail, KindLink, func(m []string) string { return "mail:" + m[0] })
	c.links()
	c.each(anyAddress, KindAddress, func(m []string) string { return "address:" + m[0] })
	c.dates()
	c.each(anyID, KindID, idOf)
	c.numbers()
	c.each(relative, KindDate, func(m []string) string { return "relative:" + m[0] })
	c.each(weekday, KindDate, func(m []string) string { return "weekday:" + m[1] })
	c.names(others)
	c.words()
	c.promises()
	return c.found
}

type reading struct {
	s     string
	found []claim
}

func (r *reading) free(start, end int) bool {
	return !slices.ContainsFunc(r.found, func(c claim) bool { return start < c.end && c.start < end })
}

// add keeps a claim without the spaces around it.
func (r *reading) add(c claim) {
	said := r.s[c.start:c.end]
	c.start += len(said) - len(strings.TrimLeft(said, " "))
	c.end -= len(said) - len(strings.TrimRight(said, " "))
	if c.end > c.start && r.free(c.start, c.end) {
		r.found = append(r.found, c)
	}
}

// each adds every place of a shape; an empty key is no claim.
func (r *reading) each(shape *regexp.Regexp, kind string, key func(m []string) string) {
	for _, at := range shape.FindAllStringSubmatchIndex(r.s, -1) {
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = r.s[at[2*i]:at[2*i+1]]
			}
		}
		if k := key(m); k != "" {
			r.add(claim{kind: kind, key: k, start: at[0], end: at[1]})
		}
	}
}

var (
	leftToken = regexp.MustCompile(`⟦[^⟧\n]{0,30}⟧?|⟧|(?:お客様|お届け先|担当者|電話|メール|住所|リンク)\d{1,2}(?:の姓|の名)?`)
	anyDomain = regexp.MustCompile(`(?:https?://|www\.)[^\s、。「」）)<>]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|jp|example|info|biz|shop|store|site|online|xyz|top|link|click|app|dev|io|me|co|cc|tv|cn|ru|ly|gl|page|cloud|test|club|live|work|tokyo)\b(?:/[^\s、。「」）)<>]*)?`)
	anyID     = regexp.MustCompile(`〒? ?[a-z]{0,4}\d[\da-z]*(?:[-ー][\da-z]+)+|[a-z]{1,4}\d{2,}[\da-z]*|\d{7,}[a-z]{0,4}|\d{4}(?: \d{4}){2,3}|0\d{1,4}[() ]{1,2}\d{1,4}[() ]{1,2}\d{3,4}`)
	relative  = regexp.MustCompile(`本日|明日|明後日|昨日|今日|今週|来週|再来週|今月|来月|翌日|翌営業日|翌朝|週明け|週末|月末|月初|年内|年末|年明け|当日|即日`)
	weekday   = regexp.MustCompile(`([月火水木金土日])曜`)
)

func (r *reading) links() {
	r.each(anyDomain, KindLink, func(m []string) string { return "url:" + strings.TrimRight(m[0], "/.,") })
}

// idOf is a number that names something, without what only parts it.
func idOf(m []string) string {
	id := strings.NewReplacer("-", "", "ー", "", " ", "", "(", "", ")", "", "〒", "").Replace(m[0])
	if digits := strings.Count(id, "") - 1; digits < 4 {
		return ""
	}
	return "id:" + id
}
