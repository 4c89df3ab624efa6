package reply

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rendering is a text with the cases that come to it.
type rendering struct {
	cases         []string
	text          string
	typed, missed []string
	values        map[string]string
	stopped       []string // what a guard says of a text that the recipient of a gift must not get
}

func (r rendering) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "==== %s\n", strings.Join(r.cases, " ／ "))
	if len(r.typed) > 0 {
		fmt.Fprintf(&b, "入力：%s\n", strings.Join(r.typed, "、"))
	}
	for _, m := range r.missed {
		fmt.Fprintf(&b, "足りない：%s\n", m)
	}
	for _, s := range r.stopped {
		fmt.Fprintf(&b, "止まる：%s\n", s)
	}
	return b.String() + "----\n" + r.text + "\n"
}

// TestLibrary_reads_as_it_should renders every template for every case that it
// answers. A text whose facts are whole has nothing against it; another keeps its
// holes in sight.
func TestLibrary_reads_as_it_should(t *testing.T) {
	for _, m := range Library() {
		t.Run(m.ID, func(t *testing.T) {
			var all []*rendering
			for _, c := range libraryCases {
				if f := c.facts(); c.takes(m, f) {
					all = include(all, c.name, render(m, f), func(r *rendering) { r.check(t, m, c, f) })
				}
			}
			if len(all) == 0 {
				t.Fatal("no case takes it")
			}
			golden(t, m, all)
		})
	}
}

func render(m Template, f Facts) rendering {
	got, typed := answered(m, f)
	r := rendering{text: got.Text, values: typed}
	for _, v := range got.Values {
		said := v.Name + "（" + v.Why + "）"
		switch {
		case v.Missing && !slices.Contains(r.missed, said):
			r.missed = append(r.missed, said)
		case v.Source == sourceTyped && f.Typed[v.Name] == "" && !slices.Contains(r.typed, v.Name):
			r.typed = append(r.typed, v.Name)
		}
	}
	return r
}

func (r *rendering) check(t *testing.T, m Template, c libraryCase, f Facts) {
	t.Helper()
	f.Typed = r.values
	ps := Check(r.text, c.context(f, m))
	if f.GiftRecipient && len(r.missed) == 0 {
		for _, p := range ps {
			if strings.HasPrefix(p.Code, "gift_") {
				r.stopped = append(r.stopped, p.Text)
			}
		}
		ps = ps[len(r.stopped):]
	}
	if whole := len(r.missed) == 0; whole && len(ps) > 0 || !whole && !blocked(ps) {
		t.Errorf("%s: missing %v, problems %+v\n%s", c.name, r.missed, ps, r.text)
	}
	if c.channel != "mailbox" && forbidden.MatchString(r.text) {
		t.Errorf("%s: a link or an address\n%s", c.name, r.text)
	}
	if bad := ugly.FindString(r.text); bad != "" {
		t.Errorf("%s: %q in\n%s", c.name, bad, r.text)
	}
}

// include adds a case to the text that it comes to, and looks at a text that is new.
func include(all []*rendering, name string, r rendering, check func(*rendering)) []*rendering {
	for _, known := range all {
		if known.text == r.text && slices.Equal(known.missed, r.missed) {
			known.cases = append(known.cases, name)
			return all
		}
	}
	check(&r)
	r.cases = []string{name}
	return append(all, &r)
}

func golden(t *testing.T, m Template, all []*rendering) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", m.Title)
	for _, r := range all {
		b.WriteString("\n" + r.String())
	}
	path := filepath.Join("testdata", "library", m.ID+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("%s is not what the template comes to now; look at the difference after go test ./app/reply -run Library_reads -update", path)
	}
}
