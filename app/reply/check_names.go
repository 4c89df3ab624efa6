package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// elsewhere are lines about a place that is nobody's home.
	elsewhere = regexp.MustCompile(`営業所|センター|返送先|Return address|修理|返品先|送り先は当店|当店|弊社|倉庫|工場|支店|店舗`)

	fullName = regexp.MustCompile(`((?:[\p{Han}々ヶ]{1,4} [\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5})|[\p{Han}々ヶ]{3,6}) ?(?:様|さま|さん)`)
	doubled  = regexp.MustCompile(`(?:様|さま|サマ) ?(?:様|さま|御中|殿)|(?:さん|殿) (?:様|さま)|御中 ?(?:様|さま|殿)|さん様`)
)

// calls are the ways in which a name is addressed.
var calls = []string{"様", "樣", "さま", "サマ", "ｻﾏ", "さん", "サン", "ｻﾝ", "殿", "氏"}

// names finds other customers further down in the text.
func (d *draft) names() {
	right := d.rightNames()
	for _, other := range d.Others {
		if slices.ContainsFunc(right, func(r string) bool { return sameName(other, r) }) || d.said(other) || d.ours(other) {
			continue
		}
		d.otherName(other)
	}
	for _, m := range d.find(fullName) {
		n := m[1].word
		if slices.ContainsFunc(right, func(r string) bool { return sameName(n, r) }) || d.said(n) || d.ours(n) || d.reported(m[1].start) ||
			nobodysName(n) || d.whose(ByName, n) != OwnerOther {
			continue
		}
		d.at(m[1].start, m[1].end, Problem{
			Code: "other_customer_name", Warn: true,
			Text: fmt.Sprintf("「%s 様」は別のお客様の名前です。この返信に書いてよいか確かめてください。", clip(n)),
		})
	}
}

// otherName looks for a customer of another thread: by the whole name, and by
// the family name where it is addressed.
func (d *draft) otherName(other string) {
	parts := strings.Fields(other)
	whole := strings.Join(parts, "")
	for _, s := range d.anywhere(whole) {
		// A name of one word may be any word, 「さくら」; it has to be addressed.
		if len(parts) > 1 || utf8.RuneCountInString(whole) >= 4 && allHan(whole) || d.isCalled(s.end) {
			d.sayOther(s.start, s.end, whole, false)
		}
	}
	f := family(other)
	if utf8.RuneCountInString(f) < 2 {
		return // 林 stands in 小林
	}
	for _, at := range d.wordAt(f) {
		before, _ := utf8.DecodeLastRuneInString(d.text[:at])
		if d.isCalled(at+len(f)) && !d.rightFamily(string(before)+f) && !unicode.Is(unicode.Katakana, before) {
			d.sayOther(at, at+len(f), f, true)
		}
	}
}

// isCalled tells whether what ends at a byte is addressed.
func (d *draft) isCalled(end int) bool {
	rest := strings.TrimLeft(d.text[end:], " 　")
	return slices.ContainsFunc(calls, func(c string) bool { return strings.HasPrefix(rest, c) })
}

func allHan(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '々' && r != 'ヶ' })
}

func (d *draft) sayOther(start, end int, name string, warn bool) {
	if d.reported(start) {
		return
	}
	d.at(start, end, Problem{
		Code: "other_customer_name", Warn: warn, Fix: fixReplace, FixTo: d.Customer,
		Text: fmt.Sprintf("別のお客様の名前「%s」があります。この返信のお客様の名前に直すか、消してください。", clip(name)),
	})
}

// reported tells whether a place already has a problem about a name.
func (d *draft) reported(start int) bool {
	at := units(d.text[:start])
	return slices.ContainsFunc(d.problems, func(p Problem) bool {
		return (p.Code == "wrong_name" || p.Code == "other_customer_name") && p.Start <= at && at < p.End
	})
}

func (d *draft) rightFamily(f string) bool {
	return slices.ContainsFunc(d.rightNames(), func(r string) bool { return strings.HasPrefix(nameKey(r), nameKey(f)) })
}

// wordAt are the bytes at which a word stands, exactly as written.
func (d *draft) wordAt(w string) []int {
	var all []int
	for from := 0; w != ""; {
		i := strings.Index(d.text[from:], w)
		if i < 0 {
			return all
		}
		all = append(all, from+i)
		from += i + len(w)
	}
	return all
}

// nobodysName: what ends in 様 and is no name.
func nobodysName(n string) bool {
	return slices.ContainsFunc(nobody, func(w string) bool { return strings.Contains(plainName(n), w) })
}

// honorifics finds 「様様」 and a name without one.
func (d *draft) honorifics() {
	for _, m := range d.find(doubled) {
		to := "様"
		if strings.Contains(m[0].word, "御中") {
			to = "御中"
		}
		d.at(m[0].start, m[0].end, Problem{
			Code: "honorific", Warn: true, Fix: fixReplace, FixTo: to,
			Text: fmt.Sprintf("敬称が重なっています（%s）。1 つにしてください。", m[0].word),
		})
	}
	start := 0
	for i, line := range strings.Split(d.text, "\n") {
		name := strings.TrimSpace(line)
		if i < 3 && name != "" && d.Customer != "" && plainName(name) == plainName(d.Customer) && utf8.RuneCountInString(plainName(name)) >= 2 {
			at := start + strings.Index(line, name)
			d.at(at, at+len(name), Problem{
				Code: "no_honorific", Warn: true, Fix: fixReplace, FixTo: name + " 様",
				Text: "宛名に「様」がありません。付けてください。",
			})
		}
		start += len(line) + 1
	}
}
