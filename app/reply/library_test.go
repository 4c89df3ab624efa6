package reply

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"madoguchi/app/reply/language"
	"madoguchi/store/topic"
)

var situationOf = regexp.MustCompile(`^t(\d\d)-`)

func TestLibrary_answers_42_situations(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Library() {
		seen[situationOf.FindStringSubmatch(m.ID)[1]] = true
	}
	if len(seen) != 42 {
		t.Errorf("%d situations", len(seen))
	}
}

func TestLibrary_is_complete_and_has_no_mistakes(t *testing.T) {
	states := []string{"working", "waiting", "snoozed", "done"}
	titles := map[string]bool{}
	for _, m := range Library() {
		t.Run(m.ID, func(t *testing.T) {
			if m.Title == "" || titles[m.Title] || len(m.Channels) == 0 || !slices.Contains(states, m.Next) {
				t.Errorf("incomplete: %+v", m)
			}
			titles[m.Title] = true
			if known := slices.ContainsFunc(topic.Usual(), func(u topic.Topic) bool { return u.Word == m.Topic }); !known && m.Topic != "" || m.Category == "" {
				t.Errorf("topic %q, category %q", m.Topic, m.Category)
			}
			if i := strings.IndexFunc(m.Kana, func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) && r != ' ' && r != 'ー' }); i >= 0 || m.Kana == "" {
				t.Errorf("the reading %q is not all kana", m.Kana)
			}
			for _, text := range []string{m.Body, m.Subject, "{もし " + or(m.When, "贈り物") + "}{おわり}"} {
				if ps := Lint(Text{Body: text}); len(ps) > 0 {
					t.Errorf("%q: %+v", text, ps)
				}
			}
			if strings.Contains(m.Body, "！") || strings.Contains(m.Body, "http") || strings.Contains(m.Body, "@") {
				t.Error("a shout or a link")
			}
			if m.Next == "snoozed" && m.Follow == 0 {
				t.Error("put off without an end")
			}
		})
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// What the shop must decide is said in the head: every such variable that the text
// cannot do without, and no other.
func TestLibrary_heads_say_what_the_shop_decides(t *testing.T) {
	for _, m := range Library() {
		var want []string
		for _, v := range mustHave(parse(m.Body).Nodes) {
			if d, ok := find(v); ok && (d.Source == sourceTyped || v == "振込先") && !slices.Contains(want, v) {
				want = append(want, v)
			}
		}
		for _, v := range want {
			if !slices.Contains(m.Needs, v) && !conditional(m, v) {
				t.Errorf("%s: %s is needed and not named", m.ID, v)
			}
		}
		for _, v := range m.Needs {
			if !slices.Contains(want, v) {
				t.Errorf("%s: %s is named and not needed", m.ID, v)
			}
		}
		for _, o := range m.Offers {
			if d, ok := find(o.Name); !ok || d.Source != sourceTyped || !strings.Contains(m.Body, "{"+o.Name) || len(Lint(Text{Body: o.Text})) > 0 {
				t.Errorf("%s: offer %+v", m.ID, o)
			}
		}
	}
}

// conditional is true for a variable that is only written where a condition has seen it.
func conditional(m Template, name string) bool {
	return strings.Contains(m.Body, name+"がある")
}

func mustHave(all []language.Node) []string {
	var names []string
	for _, n := range all {
		switch n := n.(type) {
		case *language.Variable:
			if !n.Optional && n.Instead == "" {
				names = append(names, n.Name)
			}
		case *language.Choice:
			for _, b := range n.Branches {
				names = append(names, mustHave(b.Nodes)...)
			}
		case *language.Loop:
			names = append(names, mustHave(n.Nodes)...)
		}
	}
	return names
}

// A line of a head whose name is mistyped would be lost without a word.
func TestLibrary_heads_have_only_known_lines(t *testing.T) {
	files, err := fs.Glob(library, "library/*.txt")
	if err != nil || len(files) < 42 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		raw, err := fs.ReadFile(library, f)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(raw), "\n\n")
		for _, line := range strings.Split(head, "\n") {
			if name, value, _ := strings.Cut(line, ":"); headNames[name] == nil || strings.TrimSpace(value) == "" {
				t.Errorf("%s: %q", f, line)
			}
		}
	}
}

// Nobody is called 「 様」, and what has no fact is seen.
func TestLibrary_without_facts_never_passes_silently(t *testing.T) {
	for _, m := range Library() {
		got := Fill(Text{Body: m.Body}, Facts{Shop: "見本堂", Staff: "田村", Signature: "見本堂", Now: now})
		switch {
		case m.Internal:
		case m.English:
			if !strings.HasPrefix(got.Text, "Dear Customer,\n") {
				t.Errorf("%s opens with %.20q", m.ID, got.Text)
			}
		case !strings.HasPrefix(got.Text, "お客様\n"):
			t.Errorf("%s opens with %.20q", m.ID, got.Text)
		}
		missing := slices.ContainsFunc(got.Values, func(v Value) bool { return v.Missing })
		if missing != blocked(Check(got.Text, Context{})) {
			t.Errorf("%s: missing %v\n%s", m.ID, missing, got.Text)
		}
	}
}

// The guide lists every template with what the shop decides for it.
func TestGuide_lists_the_library(t *testing.T) {
	raw, err := os.ReadFile("../../docs/guide-library.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range Library() {
		row := "| `" + m.ID + "` | " + m.Title + " | " + or(strings.Join(m.Needs, "、"), "—") + " | "
		if !strings.Contains(string(raw), row) {
			t.Errorf("docs/guide-library.md has no row %s", row)
		}
	}
}
