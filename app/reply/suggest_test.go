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

// What no template answers: nothing is offered rather than something wrong, whatever
// the topic that was guessed.
func TestSuggest_offers_nothing_where_nothing_fits(t *testing.T) {
	for _, text := range []string{
		"母の名前の漢字を一文字間違えていました。お詫びします。",
		"先日お電話でお話しした件、社長にもよろしくお伝えください。",
		"御社の求人に応募したいのですが、担当の方につないでいただけますか。",
		"雑誌の取材をお願いしたく、ご連絡しました。",
		"ホームページの写真を当社のカタログで使わせていただけますか。",
		"実店舗はどこにありますか。駐車場はありますか。",
		"SEO対策のご提案です。月額3万円から承ります。",
		"卸売りの取引は可能でしょうか。",
		"会員のパスワードを忘れてログインできません。",
		"それでお願いします。あ、あと簡単でいいので頼みます。義母に渡すので",
		"すみません、見本潟10-3-205です。カタログ2冊です。",
		"ポストの奥にありました、すみません。今日いただきます。",
		"作家さんの展示会の日程が決まったら知りたいです。",
		"とても気に入りました。母も喜んでいます。",
	} {
		for _, topic := range []string{"", topic.Delivery, topic.Mall, topic.Change} {
			for _, c := range libraryCases {
				got := Suggest(candidates(), Asked{Topic: topic, Channel: c.channel, Text: text, Facts: c.facts()})
				if len(got) > 0 {
					t.Fatalf("%s (%s, topic %q): offers %s %s", text, c.name, topic, wordOf(got[0].ID), got[0].Why)
				}
			}
		}
	}
}

func TestSuggest_takes_no_wish_for_another_case_as_the_wish(t *testing.T) {
	c := libraryCases[0]
	for text, want := range map[string]string{
		"払込票番号が見つかりません。再送できなければキャンセルでいいです。": "",
		"日曜に間に合わないならキャンセルしてください。":           "",
		"キャンセルをお願いします。":                     "t12-cancel-ok",
	} {
		got := Suggest(candidates(), Asked{Topic: topic.Cancel, Channel: c.channel, Text: text, Facts: c.facts()})
		if first := slices.IndexFunc(got, func(r Rank) bool { return strings.HasPrefix(wordOf(r.ID), "t12") }); (first == 0) != (want != "") {
			t.Errorf("%s: %+v", text, got)
		}
	}
}
