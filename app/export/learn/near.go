package learn

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// mostNear is how many of their words are offered for one of ours.
const mostNear = 5

// NearTax are the names of taxes in a file that mean what one of ours means, the nearest
// first. It is sure when a single one differs in nothing but its letters. A name of
// another rate, side, use or deduction is never near, however alike it looks.
func NearTax(ours string, theirs []string) (near []string, sure bool) {
	loose, strict := senses(ours)
	var same []string
	for _, t := range theirs {
		l, s := senses(t)
		if l != loose {
			continue
		}
		near = append(near, t)
		if s == strict {
			same = append(same, t)
		}
	}
	if len(same) == 1 {
		i := slices.Index(near, same[0])
		return most(append([]string{same[0]}, slices.Delete(near, i, i+1)...)), true
	}
	return most(near), false
}

var (
	share     = regexp.MustCompile(`(?:区分|控)(\d\d)%?|(\d\d)%控除`)
	percent   = regexp.MustCompile(`[\d.]+%`)
	kinds     = regexp.MustCompile(`共|非課税?対応|非課|非対|輸|特|有価|免税|倒|回収|本体?|消費税額|地方`)
	class     = regexp.MustCompile(`[込内別]?([一二三四五六])(?:種|軽|\d)`)
	within    = regexp.MustCompile(`[込内別]`)
	undeduct  = regexp.MustCompile(`控不|区分控不|控除なし|控除不可`)
	qualified = regexp.MustCompile(`適格`)
)

// senses are what the name of a tax means: loosely, and with how its amount is written and
// which class of business it is of.
func senses(name string) (loose, strict string) {
	s := fold(name)
	part := ""
	if m := share.FindStringSubmatch(s); m != nil {
		part = m[1] + m[2]
	}
	kind := strings.Join(kinds.FindAllString(s, -1), "+")
	loose = strings.Join([]string{sideOf(s), kind, rateOf(share.ReplaceAllString(s, "")), part, qualified.FindString(s), undeduct.FindString(s)}, "|")
	of := ""
	if m := class.FindStringSubmatch(s); m != nil {
		of = m[1]
	}
	return loose, loose + "|" + within.FindString(s) + "|" + of
}

// sideOf is whether a tax is of what is sold or bought, or of what comes back of either.
func sideOf(s string) string {
	switch {
	case strings.Contains(s, "対象外"), strings.Contains(s, "不課税"):
		return "out"
	case strings.Contains(s, "返") && strings.Contains(s, "仕"):
		return "purchase return"
	case strings.Contains(s, "返"):
		return "return"
	case strings.Contains(s, "仕入"):
		return "purchase"
	case strings.Contains(s, "売上"):
		return "sales"
	}
	return "?" + s // what we do not understand is like itself alone
}

// rateOf tells the reduced 8% from the 8% of before October 2019.
func rateOf(s string) string {
	rate := percent.FindString(s)
	if !strings.Contains(s, "軽") {
		return rate
	}
	if rate == "" {
		rate = "8%"
	}
	return rate + "r"
}

// NearName are the names in a file that look like one of ours, the nearest first. It is
// sure when one differs in nothing but width, spaces and brackets. Names that are words
// of ours themselves are left out by the caller.
func NearName(ours string, theirs []string) (near []string, sure bool) {
	type hit struct {
		name  string
		score float64
	}
	var hits []hit
	for _, t := range theirs {
		if s := alike(fold(ours), fold(t)); s >= 0.5 {
			hits = append(hits, hit{t, s})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	for _, h := range hits {
		near = append(near, h.name)
	}
	sure = len(hits) > 0 && hits[0].score == 1 && (len(hits) == 1 || hits[1].score < 1)
	return most(near), sure
}

func most(all []string) []string { return all[:min(len(all), mostNear)] }

// fold takes away what people and programs write one way or the other.
func fold(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	return strings.NewReplacer(" ", "", "(", "", ")", "", "・", "", "-", "", "ー", "").Replace(s)
}

// alike is how much of two words is the same, in the same order: 1 for all, 0 for nothing.
func alike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	row := make([]int, len(y)+1)
	for _, r := range x {
		corner := 0
		for j, q := range y {
			keep := row[j+1]
			switch {
			case r == q:
				row[j+1] = corner + 1
			case row[j] > row[j+1]:
				row[j+1] = row[j]
			}
			corner = keep
		}
	}
	return 2 * float64(row[len(y)]) / float64(len(x)+len(y))
}
