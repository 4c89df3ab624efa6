package carrier

import (
	"net/url"
	"reflect"
	"strings"
	"testing"
)

func TestMod7(t *testing.T) {
	for n, want := range map[string]bool{
		"444413758703": true, "472575516733": true, "512547514334": true,
		"405548424886": true, "202610971043": true, "123456789013": true,
		"444413758704": false, "123456789012": false, "44441375870": false,
		"": false, "44441375870a": false, "444413758707": false,
	} {
		if got := Mod7(n); got != want {
			t.Errorf("Mod7(%q) = %v, want %v", n, got, want)
		}
	}
}

func TestS10(t *testing.T) {
	for n, want := range map[string]bool{
		"RR473124829DK": true, "RR473124828DK": false, "RR47312482DK": false, "1R473124829DK": false,
	} {
		if got := isS10(n); got != want {
			t.Errorf("isS10(%q) = %v, want %v", n, got, want)
		}
	}
}

func TestNormalise_and_Display(t *testing.T) {
	for _, c := range []struct{ name, in, digits, shown string }{
		{"full width with long dashes", "４４４４ー１３７５ー８７０３", "444413758703", "4444-1375-8703"},
		{"with its word", "お問い合わせ番号：4444 1375 8703", "444413758703", "4444-1375-8703"},
		{"registered mail", "12345678905", "12345678905", "123-45-67890-5"},
		{"international", "rr 473 124 829 dk", "RR473124829DK", "RR 473 124 829 DK"},
		{"another carrier", "12-3456-7890", "1234567890", "1234567890"},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Normalise(c.in); got != c.digits {
				t.Errorf("Normalise = %q, want %q", got, c.digits)
			}
			if got := Display(c.in); got != c.shown {
				t.Errorf("Display = %q, want %q", got, c.shown)
			}
		})
	}
}

func TestSplit_knows_all_separators(t *testing.T) {
	got := Split("4444-1375-8703、472575516733/5125 4751 4334\n405548424886,")
	want := []string{"444413758703", "472575516733", "512547514334", "405548424886"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestCheck_warns_about_typing_mistakes(t *testing.T) {
	for _, c := range []struct {
		carrier, number string
		want            Verdict
	}{
		{"yamato", "4444-1375-8703", Fits},
		{"yamato", "4444-1375-8704", Wrong},
		{"yamato", "4444-1375", Odd},
		{"japanpost", "RR473124829DK", Fits},
		{"seino", "1234567890", Unchecked},
		{"fukuyama", "1", Odd},
		{"dhl", "1234567890", Unchecked},
	} {
		who, _ := ByID(c.carrier)
		if got := who.Check(c.number); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.carrier, c.number, got, c.want)
		}
	}
}

func TestCodes_of_the_malls_stay_apart(t *testing.T) {
	if r, y := FromRakuten("1028"), FromYahoo("1028"); r.Name != "Rakuten EXPRESS" || y.ID != "jplogi" {
		t.Errorf("rakuten %+v, yahoo %+v", r, y)
	}
	if c := FromRakuten("1030"); c.ID != "yamato" || c.Then != "japanpost" {
		t.Errorf("1030: %+v", c)
	}
	if c := FromYahoo("9876"); c.ID != Other {
		t.Errorf("an unknown code: %+v", c)
	}
	if c := FromYahoo(""); c != (Code{}) {
		t.Errorf("no code: %+v", c)
	}
	for _, codes := range []map[string]Code{table().Rakuten, table().Yahoo} {
		for code, c := range codes {
			if _, ok := ByID(c.ID); !ok || c.Name == "" {
				t.Errorf("%s: %+v", code, c)
			}
		}
	}
}

func TestLinks_lead_back_to_carrier_and_number(t *testing.T) {
	for _, c := range All() {
		for _, u := range c.URLs {
			p, err := url.Parse(strings.ReplaceAll(u, "{n}", "1"))
			if err != nil || p.Scheme != "https" || !strings.Contains(u, "{n}") {
				t.Errorf("%s: %s", c.ID, u)
			}
		}
		link := c.Link("4444-1375-8703")
		if len(c.URLs) == 0 {
			if link != "" {
				t.Errorf("%s has no page but a link %s", c.ID, link)
			}
			continue
		}
		back, number, ok := FromLink(link)
		if !ok || back.ID != c.ID || number != "444413758703" {
			t.Errorf("%s: %s leads to %s %s %v", c.ID, link, back.ID, number, ok)
		}
	}
	if _, _, ok := FromLink("https://example.com/?n=444413758703"); ok {
		t.Error("a stranger's page passes for a carrier's")
	}
}

func TestVersion_is_a_day(t *testing.T) {
	if v := table().Version; len(v) != len("2026-11-20") {
		t.Errorf("version %q", v)
	}
}
