package reply

import (
	"strings"

	"madoguchi/app/reply/language"
)

// inEnglish writes dates, amounts and carriers for a customer who reads English.
// What has no English form here is not guessed.
func inEnglish(v fact, _ language.Filter, _ Facts) fact {
	switch {
	case len(v.days) > 0:
		var all []string
		for _, d := range v.days {
			all = append(all, d.on.At(0).Format("January 2, 2006")+d.clock)
		}
		v.text = strings.Join(unique(all), " and ")
		return v
	case v.isNum:
		v.text = grouped(v.num) + " yen"
		return v
	}
	names := strings.Split(v.text, "、")
	for i, name := range names {
		english, ok := carriersInEnglish[carrierWord(name)]
		if !ok {
			return cannot(v, "の英語の書き方が分かりません。手で入れてください。")
		}
		names[i] = english
	}
	v.text = strings.Join(names, " and ")
	return v
}

// carriersInEnglish is what the companies call themselves in English.
var carriersInEnglish = map[string]string{
	"ヤマト運輸": "Yamato Transport",
	"佐川急便":  "Sagawa Express",
	"日本郵便":  "Japan Post",
	"西濃運輸":  "Seino Transportation",
	"福山通運":  "Fukuyama Transporting",
}

// grouped is a number with commas: 5,550.
func grouped(n int64) string { return strings.TrimSuffix(Yen(n), "円") }

func unique(all []string) []string {
	var once []string
	seen := map[string]bool{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			once = append(once, s)
		}
	}
	return once
}
