package reply

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An expression that a gate keeps from a text must have nothing to find in it.
func TestMay_keeps_no_expression_from_what_it_matches(t *testing.T) {
	var texts []string
	for _, b := range badDrafts {
		checked(b.text, b.with) // the gates are made on the way
		texts = append(texts, b.text)
	}
	for _, g := range slices.Concat(goodAtRakuten, goodElsewhere, goodNear) {
		texts = append(texts, g.text)
	}
	made, kept := 0, 0
	gates.Range(func(key, _ any) bool {
		re, ok := key.(*regexp.Regexp)
		if !ok {
			t.Fatal(key)
		}
		made++
		for _, text := range texts {
			d := draft{text: text, plain: narrow(text)}
			may := d.may(re)
			if !may {
				kept++
			}
			if !may && re.MatchString(d.plain.text) {
				t.Errorf("%.60s… is kept from %q", re, text)
			}
		}
		return true
	})
	if made < 40 || kept < made*len(texts)/2 {
		t.Errorf("%d gates kept %d of %d away: they are for nothing", made, kept, made*len(texts))
	}
}

func TestNeeds_are_in_whatever_matches(t *testing.T) {
	for re, want := range map[string]string{
		`お届け|(?:発送|出荷)`:      "お届け 出荷 発送",
		`(\d{4})年 ?`:         "年",
		`a?b*`:               "",
		`(?i)LINE(?: ?ID)?`:  "line",
		`x{0,2}(?:返金|お返し)+し`: "お返し 返金",
		`[^。]*ください`:          "ください",
	} {
		got := needs(regexp.MustCompile(re))
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s needs %q, want %q", re, got, want)
		}
	}
}
