package main

import (
	"fmt"
	"regexp"
	"slices"

	"golang.org/x/text/unicode/norm"

	"madoguchi/build/corpus"
	"madoguchi/connectors/ordernumber"
)

// patterns are what a program without a hand-written scanner would run over every
// text: a mall's form each, and a label with a number behind it.
func patterns() []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, p := range []string{
		`[0-9]{5,8}-20[0-9]{6}-[0-9]{6,12}`,
		`(?i)` + regexp.QuoteMeta(corpus.YahooSeller) + `-[0-9]{8}`,
		`[0-9]{3}-[0-9]{7}-[0-9]{7}`,
		`P[0-9]{15,18}`,
		`(?:ご?注文|受注)(?:番号|No\.?|ID)[】\]:：\s]*([0-9A-Za-z-]{5,30})`,
		`(?i)order\s*(?:no\.?|number|id|#)[:\s]*([0-9A-Za-z-]{5,30})`,
	} {
		all = append(all, regexp.MustCompile(p))
	}
	return all
}

// numbers is G12: order numbers in texts, against six plain RE2 patterns over the
// same texts, which are given to them in NFKC for nothing.
func (b *bench) numbers() error {
	const texts = 2000
	var plain, folded []string
	for n := range texts {
		_, text := b.shop.Text(n)
		plain, folded = append(plain, text), append(folded, norm.NFKC.String(text))
	}
	all := patterns()
	known := ordernumber.Options{YahooAccounts: []string{corpus.YahooSeller}, ShopIDs: []string{corpus.RakutenShop}}
	ours, theirs := map[int][]string{}, map[int][]string{}
	m, times, err := turns(rounds, always, func() (float64, error) {
		return worked(func() error {
			for i, text := range plain {
				ours[i] = ours[i][:0]
				for _, f := range ordernumber.Find(text, known) {
					if f.Exact {
						ours[i] = append(ours[i], f.Number)
					}
				}
			}
			return nil
		})
	}, func() (float64, error) {
		return worked(func() error {
			for i, text := range folded {
				theirs[i] = theirs[i][:0]
				for k, p := range all {
					found := p.FindAllString(text, -1)
					if k < 4 {
						theirs[i] = append(theirs[i], found...)
					}
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	differ, found := 0, 0
	for i := range plain {
		slices.Sort(ours[i])
		slices.Sort(theirs[i])
		found += len(slices.Compact(ours[i]))
		if !slices.Equal(slices.Compact(ours[i]), slices.Compact(theirs[i])) {
			differ++
		}
	}
	b.add(line{
		Goal: "G12", What: "order numbers in 2,000 texts, processor time", Ours: m[0], Anchor: m[1], Unit: "s", Value: m[1] / m[0], Least: true, Bar: 25, Aim: 60, Runs: times,
		Note: fmt.Sprintf("%d numbers of the malls' forms found; %d texts where the plain patterns found others", found, differ),
	})
	return nil
}
