package reply

import (
	"slices"
	"strings"

	"madoguchi/app/reply/language"
	"madoguchi/connectors"
)

// filter writes a fact another way.
type filter struct {
	word    string   // as it stands in a template; +N where a number belongs
	bare    string   // without the sign and the number
	kinds   []string // which kinds it fits
	counted bool
	apply   func(fact, language.Filter, Facts) fact
}

// several are the kinds that may have more than one line.
var several = []string{KindText, KindLines, KindAddress, KindTracking, KindURL}

// filters are all there are.
var filters = []filter{
	{word: "姓", kinds: []string{KindName}, apply: familyOnly},
	{word: "姓のみ", kinds: []string{KindName}, apply: familyOnly},
	{word: "下4桁", kinds: []string{KindPhone}, apply: lastFour},
	{word: "営業日+N", bare: "営業日", kinds: []string{KindDate}, counted: true, apply: byWorkdays},
	{word: "営業日-N", bare: "営業日", kinds: []string{KindDate}, counted: true, apply: byWorkdays},
	{word: "+N日", bare: "日", kinds: []string{KindDate}, counted: true, apply: byDays},
	{word: "-N日", bare: "日", kinds: []string{KindDate}, counted: true, apply: byDays},
	{word: "+Nか月", bare: "か月", kinds: []string{KindDate}, counted: true, apply: byMonths},
	{word: "+N年", bare: "年", kinds: []string{KindDate}, counted: true, apply: byYears},
	{word: "曜日なし", kinds: []string{KindDate}, apply: func(v fact, _ language.Filter, _ Facts) fact { return styled(v, true) }},
	{word: "年あり", kinds: []string{KindDate}, apply: func(v fact, _ language.Filter, _ Facts) fact { return styled(v, false) }},
	{word: "英語", kinds: []string{KindDate, KindYen, KindText}, apply: inEnglish},
	{word: "数字だけ", kinds: []string{KindYen, KindNumber}, apply: digitsOnly},
	{word: "都道府県まで", kinds: []string{KindAddress}, apply: toPrefecture},
	{word: "市区町村まで", kinds: []string{KindAddress}, apply: toTown},
	{word: "名前なし", kinds: []string{KindAddress}, apply: withoutName},
	{word: stateShort, kinds: []string{KindLines}, apply: linesIn},
	{word: stateBooked, kinds: []string{KindLines}, apply: linesIn},
	{word: stateHeld, kinds: []string{KindLines}, apply: linesIn},
	{word: "送付先ごと", kinds: []string{KindLines}, apply: byRecipient},
	{word: "番号だけ", kinds: []string{KindTracking}, apply: numberOnly},
	{word: "リンクだけ", kinds: []string{KindTracking}, apply: linkOnly},
	{word: "一行", kinds: several, apply: oneLine},
}

// filterFor finds the filter of a word.
func filterFor(f language.Filter) (filter, bool) {
	i := slices.IndexFunc(filters, func(one filter) bool { return one.fits(f) })
	if i < 0 {
		return filter{}, false
	}
	return filters[i], true
}

func (one filter) fits(f language.Filter) bool {
	if one.counted {
		return f.HasBy && one.bare == strings.NewReplacer("ヶ月", "か月", "ヵ月", "か月", "ケ月", "か月", "カ月", "か月").Replace(f.Word)
	}
	return !f.HasBy && one.word == f.Word
}

// filtersOf are the words that fit a kind.
func filtersOf(kind string) []string {
	words := []string{}
	for _, one := range filters {
		if slices.Contains(one.kinds, kind) {
			words = append(words, one.word)
		}
	}
	return words
}

// filtered applies the filters of a variable, one after the other.
func filtered(v fact, d definition, all []language.Filter, f Facts) fact {
	for _, one := range all {
		apply, ok := filterFor(one)
		if !ok || !slices.Contains(apply.kinds, d.Kind) {
			return fact{why: "「" + one.Raw + "」は、この項目には使えません。テンプレートを直してください。"}
		}
		if v = apply.apply(v, one, f); v.text == "" {
			return v
		}
	}
	return v
}

// cannot is a fact that a filter cannot write.
func cannot(v fact, why string) fact { return fact{why: "「" + clip(v.text) + "」" + why} }

func familyOnly(v fact, _ language.Filter, _ Facts) fact {
	if name := family(v.text); name != "" {
		v.text = name
		return v
	}
	return cannot(v, "は姓と名の間に空きがなく、姓が分かりません。手で入れてください。")
}

func lastFour(v fact, _ language.Filter, _ Facts) fact {
	digits := onlyDigits(v.text)
	if len(digits) < 8 { // fewer is no telephone number of Japan
		return fact{why: "電話番号として読めません。手で入れてください。"}
	}
	v.text = digits[len(digits)-4:]
	return v
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func digitsOnly(v fact, _ language.Filter, _ Facts) fact {
	if !v.isNum {
		return cannot(v, "は数として読めません。手で入れてください。")
	}
	v.text = strings.TrimSuffix(Yen(v.num), "円")
	return v
}

func oneLine(v fact, _ language.Filter, _ Facts) fact {
	rows := strings.FieldsFunc(v.text, func(r rune) bool { return r == '\n' })
	for i, row := range rows {
		rows[i] = strings.TrimPrefix(strings.TrimSpace(row), "・")
	}
	v.text = strings.Join(rows, "、")
	return v
}

func toPrefecture(v fact, _ language.Filter, _ Facts) fact {
	return placed(v, func(p connectors.Place) string { return p.State }, func(s string) string {
		return prefecture.FindString(s)
	})
}

func toTown(v fact, _ language.Filter, _ Facts) fact {
	return placed(v, func(p connectors.Place) string {
		if p.State == "" || p.City == "" {
			return ""
		}
		return p.State + p.City
	}, func(s string) string { return town.FindString(s) })
}

func withoutName(v fact, _ language.Filter, _ Facts) fact {
	return placed(v, placeOnly, func(s string) string { return s })
}

// placed writes an address from its fields, or from the text a person typed.
func placed(v fact, of func(connectors.Place) string, typed func(string) string) fact {
	if len(v.places) == 0 {
		if v.text = typed(v.text); v.text == "" {
			v.why = "住所として読めません。手で入れてください。"
		}
		return v
	}
	var all []string
	for _, p := range v.places {
		if s := of(p); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if v.text = strings.Join(all, "\n"); v.text == "" {
		v.why = "住所の項目が分かれていません。手で入れてください。"
	}
	return v
}

func numberOnly(v fact, _ language.Filter, _ Facts) fact {
	rows := strings.Split(v.text, "、")
	for i, row := range rows {
		rows[i] = strings.NewReplacer("-", "", " ", "").Replace(row)
	}
	v.text = strings.Join(rows, "、")
	return v
}

func linkOnly(v fact, _ language.Filter, _ Facts) fact {
	if len(v.links) == 0 {
		return cannot(v, "の運送会社には、追跡ページがないか、運送会社が分かりません。")
	}
	v.text = strings.Join(v.links, "\n")
	return v
}
