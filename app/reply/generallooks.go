package reply

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/workday"

	"golang.org/x/text/unicode/norm"
)

// What Generalize looks for, each kind by itself; the order is in Generalize.

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
