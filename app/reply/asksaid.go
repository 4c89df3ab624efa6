package reply

import (
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"

	"golang.org/x/text/unicode/norm"
)

const fromSaid = "お客様の言葉"

// saidFor are values that the customer's own words hold for a fact. A single day is
// the one he means; of several, and of an address that may go on behind what was
// understood, a person decides.
func saidFor(name string, f Facts) []Answer {
	switch name {
	case "新希望日時":
		all := answers(saidTimes(f), fromSaid)
		if len(all) == 1 {
			all[0].Sure = true
		}
		return all
	case "新住所":
		return answers(saidPlaces(f), fromSaid)
	}
	return nil
}

// saidTime is a day with what may be said of the hour behind it.
var saidTime = regexp.MustCompile(`([0-9]{1,2})(?:月|/)([0-9]{1,2})日?(?:\s?\([日月火水木金土]曜?日?\))?(?:の|\s)?(午前中|午前|午後|夕方|夜間?|[0-9]{1,2}時(?:[~〜ー-][0-9]{1,2}時|以降|頃|ごろ)?)?`)

// saidTimes are the days still to come that the customer names, each once.
func saidTimes(f Facts) []string {
	var all []string
	if f.Now.IsZero() {
		return nil
	}
	for _, m := range saidTime.FindAllStringSubmatch(norm.NFKC.String(f.Said), -1) {
		at, ok := nearest(m[1], m[2], f.Now)
		if !ok || workday.DayOf(at) <= workday.DayOf(f.Now) {
			continue
		}
		text := Day(at)
		if m[3] != "" {
			text += " " + strings.ReplaceAll(m[3], "~", "〜")
		}
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// saidPlaces are the whole addresses that the customer writes, without those that the
// order already has.
func saidPlaces(f Facts) []string {
	var all []string
	for _, s := range anyPlace.FindAllString(strings.ReplaceAll(norm.NFKC.String(f.Said), "から", "\n"), -1) {
		s = strings.TrimSpace(placeEnd.ReplaceAllString(s, "$1"))
		if figuresIn(s) == "" || slices.Contains(all, s) || f.goesTo(s) {
			continue
		}
		all = append(all, s)
	}
	return all
}

// placeEnd is how a sentence goes on behind an address.
var placeEnd = regexp.MustCompile(`([0-9号室階F棟])(?:に|へ|まで|です|でお|を|が|の|宛|あて).*$`)

// goesTo tells whether the order is already sent to a place.
func (f Facts) goesTo(place string) bool {
	if f.Order == nil {
		return false
	}
	bare := func(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }
	return slices.ContainsFunc(f.Order.Parcels, func(p connectors.Parcel) bool {
		return p.To.Rest != "" && strings.Contains(bare(place), bare(p.To.City+p.To.Rest))
	})
}
