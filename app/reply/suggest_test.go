package reply

import (
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/store/topic"
)

func candidates() []Candidate {
	var all []Candidate
	for i, m := range Library() {
		all = append(all, Candidate{ID: int64(i + 1), Library: m.ID, Topic: m.Topic})
	}
	return all
}

func wordOf(id int64) string { return Library()[id-1].ID }

// The questions that a shop is asked, each with the template that has to be
// offered first. The topic is what the program itself would guess.
func TestSuggest_offers_the_right_template_first(t *testing.T) {
	raw, err := os.ReadFile("testdata/suggest.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		part := strings.Split(line, " | ")
		if strings.HasPrefix(line, "#") {
			continue
		}
		i := slices.IndexFunc(libraryCases, func(c libraryCase) bool { return c.name == part[1] })
		if len(part) != 4 || i < 0 {
			t.Fatalf("%q", line)
		}
		asked++
		c := libraryCases[i]
		a := Asked{Topic: topic.Of(part[2], part[3]), Channel: c.channel, Text: part[2] + "\n" + part[3], Facts: c.facts()}
		var got []string
		for _, r := range Suggest(candidates(), a)[:3] {
			got = append(got, wordOf(r.ID)+" "+r.Why)
		}
		if strings.HasPrefix(got[0], part[0]+" ") {
			right++
		} else {
			t.Errorf("%s (%s, topic %q): got %s, want %s", part[3], c.name, a.Topic, strings.Join(got, " / "), part[0])
		}
	}
	if asked < 50 {
		t.Errorf("only %d questions", asked)
	}
	t.Logf("%d of %d", right, asked)
}

func TestSuggest_follows_the_shop(t *testing.T) {
	c := libraryCases[0]
	a := Asked{Topic: topic.Cancel, Channel: c.channel, Text: "キャンセルしたいです。", Facts: c.facts()}
	all := append(candidates(), Candidate{ID: 900, Topic: topic.Cancel, Uses: 30}, Candidate{ID: 901, Topic: topic.Receipt, Uses: 500})
	has := func(rs []Rank, id int64) bool {
		return slices.ContainsFunc(rs, func(r Rank) bool { return r.ID == id })
	}
	got := Suggest(all, a)
	if !has(got, 900) || has(got, 901) {
		t.Errorf("the shop's own: %+v", got)
	}
	if a.Rule = 901; Suggest(all, a)[0].ID != 901 {
		t.Error("a rule's template does not come first")
	}
	departed, internal := int64(0), int64(0)
	for i, m := range Library() {
		if m.ID == "t04-shipped" {
			departed = int64(i + 1)
		}
		if m.Internal {
			internal = int64(i + 1)
		}
	}
	if has(got, departed) || has(got, internal) {
		t.Error("offers what the order or the reader rules out")
	}
	if a.Rule = departed; Suggest(all, a)[0].ID != departed {
		t.Error("a rule's template does not come first, whatever the order says")
	}
	if got := Suggest(nil, Asked{}); got == nil || len(got) > 0 {
		t.Errorf("nothing of nothing: %+v", got)
	}
}
