package reply

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestLibrary_is_complete_and_has_no_mistakes(t *testing.T) {
	all := Library()
	if len(all) < 20 {
		t.Fatalf("only %d templates", len(all))
	}
	states := []string{"working", "waiting", "snoozed", "done"}
	for _, m := range all {
		t.Run(m.ID, func(t *testing.T) {
			if m.Title == "" || m.Category == "" || len(m.Channels) == 0 || !slices.Contains(states, m.Next) {
				t.Errorf("incomplete: %+v", m)
			}
			if i := strings.IndexFunc(m.Kana, func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) && r != ' ' && r != 'ー' }); i >= 0 || m.Kana == "" {
				t.Errorf("the reading %q is not all kana", m.Kana)
			}
			if ps := Lint(Text{Body: m.Body}); len(ps) > 0 {
				t.Errorf("%+v", ps)
			}
			if strings.Contains(m.Body, "！") || strings.Contains(m.Body, "http") {
				t.Error("a shout or a link")
			}
		})
	}
}

// With everything filled in, every template passes the strictest channel.
func TestLibrary_passes_the_checks_when_filled(t *testing.T) {
	f := facts()
	f.Typed = map[string]string{}
	for _, v := range Variables() {
		if v.Source == sourceTyped {
			f.Typed[v.Name] = "確認中"
		}
	}
	f.Holiday = ""
	for _, m := range Library() {
		c := thread()
		if !slices.Contains(m.Channels, "rakuten") {
			c.Rules.LinkHosts, c.Files = nil, []File{{Name: "領収書.pdf", Size: 9}}
		}
		got := Fill(Text{Body: m.Body}, f)
		if ps := Check(got.Text, c); len(ps) > 0 {
			t.Errorf("%s: %+v\n%s", m.ID, ps, got.Text)
		}
		if strings.Contains(got.Text, "\n\n\n") {
			t.Errorf("%s has a gap:\n%s", m.ID, got.Text)
		}
	}
}

// Without an order and a name, every hole is seen and nobody is called 「 様」.
func TestLibrary_without_facts_never_passes_silently(t *testing.T) {
	for _, m := range Library() {
		got := Fill(Text{Body: m.Body}, Facts{Shop: "見本堂", Staff: "田村", Signature: "見本堂", Now: now})
		if !strings.HasPrefix(got.Text, "お客様\n") {
			t.Errorf("%s opens with %.20q", m.ID, got.Text)
		}
		missing := slices.ContainsFunc(got.Values, func(v Value) bool { return v.Missing })
		if missing != blocked(Check(got.Text, Context{})) {
			t.Errorf("%s: missing %v", m.ID, missing)
		}
	}
}
