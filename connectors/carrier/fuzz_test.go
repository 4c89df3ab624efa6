package carrier

import "testing"

// Numbers come from mails and links from drafts: whatever stands there, the
// answers stay short and agree with each other.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{
		"４４４４ー１３７５ー８７０３", "お問い合わせ番号：4444 1375 8703、472575516733", "RR473124829JP", "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=1,2",
		"https://corp.fukutsu.co.jp/situation/tracking_no_hunt/123456789", "://", "\xff\xfe", "%zz",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := Normalise(s)
		if again := Normalise(n); again != n {
			t.Fatalf("%q becomes %q and then %q", s, n, again)
		}
		if shown := Display(s); Normalise(shown) != n {
			t.Fatalf("%q is shown as %q", s, shown)
		}
		for _, c := range All() {
			if v := c.Check(s); v == "" {
				t.Fatalf("%s says nothing about %q", c.ID, s)
			}
		}
		if c, number, ok := FromLink(s); ok && (c.ID == "" || len(number) > 20) {
			t.Fatalf("%q leads to %+v %q", s, c, number)
		}
	})
}
