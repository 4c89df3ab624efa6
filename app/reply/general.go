package reply

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/workday"

	"golang.org/x/text/unicode/norm"
)

// General is a text from which what belongs to one case has been taken, so that it
// can be shown and used beside another one.
type General struct {
	Text  string
	Taken []Taken // in the order of the text
}

// Taken is a place where something of the case stood.
type Taken struct {
	Name string // of the variable, or of what a person has to put there
	// Known: the language has a variable for it, which another case fills by itself.
	Known      bool
	Start, End int // place in the new text, UTF-16 units
}

// What a person has to put in, where the language has no variable. None of these is
// a name of the language: a template that still holds one is not saved, a reply is
// not sent.
const (
	someDate   = "日付"
	someAmount = "金額"
	someName   = "名前"
	somePhone  = "電話番号"
	someMail   = "メールアドレス"
	someZip    = "郵便番号"
	somePlace  = "住所"
	someNumber = "番号"
	someLink   = "リンク"
)

// Case is what is known of the people of a case beside its facts.
type Case struct {
	Private []string                   // names, addresses and numbers as they stand somewhere
	Own     []string                   // of the shop itself: these may stay
	Numbers func(text string) []string // finds order numbers
}

// Generalize takes out of a text what belongs to its case: facts become variables,
// everything else that is personal or of one order only becomes a hole. What it
// cannot tell apart – a day that is two facts at once – becomes a hole too.
func Generalize(text string, f Facts, c Case) General {
	f.Masked = false
	g := &generalizer{text: flat(text), f: f, Case: c}
	g.taken = make([]bool, len(g.text))
	for _, look := range []func(){
		g.links, g.mails, g.numbers, g.dates, g.amounts, g.names, g.facts, g.private, g.phones, g.places, g.digits, g.people,
	} {
		look()
	}
	return g.done()
}

// flat is a text without signs of the language, every letter at its place.
func flat(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\r\n", "\n")
	return strings.NewReplacer("{", "(", "}", ")", "｛", "（", "｝", "）").Replace(text)
}

type generalizer struct {
	Case
	text  string
	f     Facts
	taken []bool
	cuts  []cut
}

type cut struct {
	start, end int
	name       string
}

func (g *generalizer) take(start, end int, name string) {
	if start >= end || slices.Contains(g.taken[start:end], true) || slices.Contains(g.Own, g.text[start:end]) {
		return
	}
	for i := start; i < end; i++ {
		g.taken[i] = true
	}
	g.cuts = append(g.cuts, cut{start, end, name})
}

// every takes each place where a value stands.
func (g *generalizer) every(value, name string) {
	if len([]rune(value)) < 2 {
		return
	}
	for from := 0; ; {
		i := strings.Index(g.text[from:], value)
		if i < 0 {
			return
		}
		g.take(from+i, from+i+len(value), name)
		from += i + len(value)
	}
}

func (g *generalizer) all(p *regexp.Regexp, name func(found string) string) {
	for _, m := range p.FindAllStringSubmatchIndex(g.text, -1) {
		from, to := m[0], m[1]
		if len(m) > 3 && m[2] >= 0 {
			from, to = m[2], m[3]
		}
		if n := name(g.text[from:to]); n != "" {
			g.take(from, to, n)
		}
	}
}

func always(name string) func(string) string { return func(string) string { return name } }

func (g *generalizer) done() General {
	slices.SortFunc(g.cuts, func(a, b cut) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	out := General{Taken: []Taken{}}
	at := 0
	for _, c := range g.cuts {
		b.WriteString(g.text[at:c.start])
		start := units(b.String())
		b.WriteString("{" + c.name + "}")
		_, known := find(c.name)
		out.Taken = append(out.Taken, Taken{Name: c.name, Known: known, Start: start, End: start + units(c.name) + 2})
		at = c.end
	}
	out.Text = b.String() + g.text[at:]
	return out
}

var (
	anyLink   = regexp.MustCompile(`(?:https?|ftp)://[^\s<>「」（）、。]+|www\.[^\s<>「」（）、。]+`)
	anyMail   = regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+`)
	anyDate   = regexp.MustCompile(`(?:[0-9０-９]{4}[年/／.\-])?[0-9０-９]{1,2}(?:月[0-9０-９]{1,2}日|[/／][0-9０-９]{1,2})(?:[ 　]?[(（][日月火水木金土](?:曜日?)?[)）])?`)
	dayOnly   = regexp.MustCompile(`^(?:([0-9]{4})[年/.\-])?([0-9]{1,2})[月/]([0-9]{1,2})`)
	anyYen    = regexp.MustCompile(`[¥￥\\]?[0-9０-９][0-9０-９,，]*円|[¥￥][0-9０-９][0-9０-９,，]*`)
	anyPhone  = regexp.MustCompile(`(?:0|０)[0-9０-９]{1,4}[-‐－ー ()（）]?[0-9０-９]{1,4}[-‐－ー ()（）]?[0-9０-９]{3,4}|\+81[-0-9 ]{9,14}`)
	anyZip    = regexp.MustCompile(`〒[ 　]?[0-9０-９]{3}[-‐－ー]?[0-9０-９]{4}|[0-9０-９]{3}[-‐－][0-9０-９]{4}(?:[ 　])`)
	anyPlace  = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,12}[市区町村郡][^\s、。\n]{1,40}`)
	anyDigits = regexp.MustCompile(`[A-Za-z]{0,3}[0-9０-９][0-9０-９\-‐－]{5,}[0-9０-９][A-Z]{0,2}`)
	anySir    = regexp.MustCompile(`([\p{Han}]{1,5}(?:[ 　][\p{Han}\p{Hiragana}\p{Katakana}ー]{1,6})?|[\p{Katakana}ー]{2,10}(?:[ 　][\p{Katakana}ー]{1,10})?|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)[ 　]?(?:様|さま|サマ|殿)`)
	selfNamed = regexp.MustCompile(`([\p{Han}]{1,4}(?:[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,5})?)と申し`)
	inCharge  = regexp.MustCompile(`担当(?:者)?(?:の|は|[:：]|[ 　])[ 　]?([\p{Han}]{1,4}(?:[ 　][\p{Han}]{1,4})?)(?:です|でございます|と申|が|$|\n)`)
)

// noPerson are words that end in 様 and name nobody.
var noPerson = []string{"仕", "同", "多", "模", "異", "一", "今", "何", "有", "客", "皆", "各", "文", "左", "神", "王", "奥", "担当者", "者"}

func (g *generalizer) links() {
	track := factText(g.f, "追跡URL")
	g.all(anyLink, func(s string) string {
		if track != "" && strings.Contains(track, s) {
			return "追跡URL"
		}
		return someLink
	})
}

func (g *generalizer) mails() {
	g.all(anyMail, func(s string) string {
		if s == g.f.ShopMail {
			return "店舗メール"
		}
		return someMail
	})
}

func (g *generalizer) numbers() {
	mine := []string{g.f.OrderNumber}
	if g.f.Order != nil {
		mine = append(mine, g.f.Order.Number)
		for _, p := range g.f.Order.Parcels {
			g.every(p.Number, "追跡番号")
		}
	}
	for _, n := range mine {
		g.every(n, "受注番号")
	}
	if g.Numbers == nil {
		return
	}
	for _, n := range g.Numbers(g.text) {
		g.every(n, someNumber)
	}
}

// factDays are the days of the order that a letter speaks of.
var factDays = []string{"注文日", "出荷日", "お届け予定日", "入金日"}

func (g *generalizer) dates() {
	names := map[string][]string{}
	for _, name := range factDays {
		d, _ := find(name)
		if d.value == nil {
			continue
		}
		for _, one := range d.value(g.f).days {
			key := dateKey(one.on)
			if !slices.Contains(names[key], name) {
				names[key] = append(names[key], name)
			}
		}
	}
	g.all(anyDate, func(s string) string {
		m := dayOnly.FindStringSubmatch(norm.NFKC.String(s))
		if m == nil {
			return ""
		}
		if fits := names[strings.TrimLeft(m[2], "0")+"/"+strings.TrimLeft(m[3], "0")]; len(fits) == 1 {
			return fits[0]
		}
		return someDate
	})
}

func dateKey(d workday.Day) string {
	at := d.At(0)
	return at.Format("1/2")
}

var factYens = []string{"合計", "小計", "送料", "手数料", "クーポン", "ポイント"}

func (g *generalizer) amounts() {
	names := map[string][]string{}
	for _, name := range factYens {
		if t := factText(g.f, name); t != "" {
			k := figuresIn(t)
			names[k] = append(names[k], name)
		}
	}
	g.all(anyYen, func(s string) string {
		if fits := names[figuresIn(s)]; len(fits) == 1 {
			return fits[0]
		}
		return someAmount
	})
}

func figuresIn(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// names are those of the customer and of the people of the order, as letters write
// them.
func (g *generalizer) names() {
	put := func(full, name string) {
		for _, n := range spellings(full) {
			g.every(n, name)
		}
		if fam := family(full); fam != "" {
			for _, sir := range []string{"様", " 様", "　様", "さま", "さん"} {
				for from := 0; ; {
					i := strings.Index(g.text[from:], fam+sir)
					if i < 0 {
						break
					}
					g.take(from+i, from+i+len(fam), name)
					from += i + len(fam)
				}
			}
		}
	}
	put(writerName(g.f), "お客様名")
	if g.f.Order == nil {
		return
	}
	put(g.f.Order.Buyer.Name, "注文者名")
	for _, p := range g.f.Order.Parcels {
		put(p.To.Name, "お届け先名")
	}
}

// spellings are the ways in which a name stands in a text.
func spellings(full string) []string {
	parts := strings.Fields(strings.ReplaceAll(full, "　", " "))
	if len(parts) == 0 {
		return nil
	}
	out := []string{strings.TrimSpace(full), strings.Join(parts, " "), strings.Join(parts, "　"), strings.Join(parts, "")}
	return slices.Compact(out)
}

// plainFacts are texts of the case that another case has in its own words.
var plainFacts = []string{"商品名", "配送会社", "支払方法", "配送希望日時", "のし", "店舗名", "店舗電話", "モール名", "担当者名"}

func (g *generalizer) facts() {
	for _, name := range plainFacts {
		v := factText(g.f, name)
		if len([]rune(v)) >= 2 && !strings.Contains(v, "\n") && v != "なし" && v != "あり" {
			g.every(v, name)
		}
	}
	if g.f.Order != nil {
		for _, l := range g.f.Order.Lines {
			if len([]rune(l.Name)) >= 4 {
				g.every(l.Name, "商品名")
			}
		}
	}
}

// private are values that are known of the people of the case.
func (g *generalizer) private() {
	all := slices.Clone(g.Private)
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, v := range all {
		name := someName
		switch {
		case strings.Contains(v, "@"):
			name = someMail
		case strings.ContainsAny(v, "0123456789０１２３４５６７８９"):
			if name = somePhone; len(figuresIn(v)) < 9 {
				name = somePlace
			}
		}
		g.every(v, name)
		if fam := family(v); len([]rune(fam)) >= 2 {
			g.every(fam, someName)
		}
	}
}

func (g *generalizer) phones() {
	g.all(anyPhone, func(s string) string {
		if n := len(figuresIn(s)); n < 9 || n > 12 {
			return ""
		}
		if figuresIn(s) == figuresIn(g.f.ShopPhone) {
			return "店舗電話"
		}
		return somePhone
	})
}

func (g *generalizer) places() {
	g.all(anyZip, always(someZip))
	g.all(anyPlace, func(s string) string {
		if strings.Contains(g.f.ReturnTo, s) {
			return ""
		}
		return somePlace
	})
}

func (g *generalizer) digits() { g.all(anyDigits, always(someNumber)) }

func (g *generalizer) people() {
	g.all(inCharge, func(s string) string {
		if slices.Contains(noPerson, s) {
			return ""
		}
		return "担当者名"
	})
	g.all(selfNamed, func(s string) string {
		if slices.Contains(noPerson, s) || strings.Contains(s, "担当") {
			return ""
		}
		return someName
	})
	g.all(anySir, func(s string) string {
		for _, no := range noPerson {
			if strings.HasSuffix(s, no) {
				return ""
			}
		}
		if slices.ContainsFunc(nobody, func(n string) bool { return strings.HasSuffix(n, s) || strings.HasSuffix(s, n) }) {
			return ""
		}
		return someName
	})
}

// factText is the text of a variable, "" when it is missing.
func factText(f Facts, name string) string {
	d, ok := find(name)
	if !ok {
		return ""
	}
	return strings.TrimSpace(d.value(f).asText())
}

// asText is the text of a fact, that of days too.
func (f fact) asText() string {
	if f.text == "" && len(f.days) > 0 {
		return f.written().text
	}
	return f.text
}
