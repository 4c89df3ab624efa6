package app

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// pastShop is a desk on which the questions of testdata/alike.txt were answered.
func pastShop(t *testing.T) (d *Desk, account int64, past map[int64]string, asked [][3]string) {
	t.Helper()
	d = open(t, &fake{})
	account = must[int64](t)(d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "test", Name: "店"}))
	data, err := os.ReadFile("testdata/alike.txt")
	if err != nil {
		t.Fatal(err)
	}
	past = map[int64]string{}
	for i, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		switch {
		case f[0] == "P" && len(f) == 5:
			past[answeredBefore(t, d, account, i, f[2], f[3], f[4])] = f[1]
		case f[0] == "Q" && len(f) == 4:
			asked = append(asked, [3]string(f[1:]))
		case line != "" && line[0] != '#':
			t.Fatalf("line %d: %q", i+1, line)
		}
	}
	return d, account, past, asked
}

func said(id string, way connectors.Direction, at time.Time, text string) connectors.Message {
	return connectors.Message{RemoteID: id, Direction: way, SentAt: at, Text: text}
}

func bring(t *testing.T, d *Desk, account int64, q connectors.Inquiry) int64 {
	t.Helper()
	if _, err := d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{q}, Next: "c"}); err != nil {
		t.Fatal(err)
	}
	return must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, q.RemoteID)).ID
}

func answeredBefore(t *testing.T, d *Desk, account int64, n int, subject, question, answer string) int64 {
	t.Helper()
	id, at := fmt.Sprint("p", n), d.now().Add(-time.Duration(n+2)*24*time.Hour)
	name := []string{"高橋 誠", "森 由美", "石田 さくら"}[n%3]
	return bring(t, d, account, connectors.Inquiry{
		RemoteID: id, Subject: subject, Customer: connectors.Person{Name: name, Address: id + "@example.com"},
		Messages: []connectors.Message{
			said(id+"a", connectors.In, at, name+"と申します。"+question),
			said(id+"b", connectors.Out, at.Add(time.Hour), name+" 様\n\n"+answer),
		},
	})
}

// Of what is asked again in other words, the right answer has to be among the first
// three; held at what it was measured at.
func TestAlike_finds_the_answer_among_the_first_three(t *testing.T) {
	d, account, past, asked := pastShop(t)
	if len(asked) < 60 {
		t.Fatalf("only %d questions", len(asked))
	}
	first, three := 0, 0
	for i, q := range asked {
		id := bring(t, d, account, connectors.Inquiry{
			RemoteID: fmt.Sprint("q", i), Subject: q[1], Customer: connectors.Person{Name: "渡辺 翔太郎", Address: fmt.Sprint("q", i, "@example.com")},
			Messages: []connectors.Message{said(fmt.Sprint("q", i), connectors.In, d.now(), q[2])},
		})
		list := must[AlikeList](t)(d.Alike(t.Context(), ID{id}))
		var got []string
		for _, a := range list.Alike[:min(3, len(list.Alike))] {
			got = append(got, past[a.InquiryID])
			if len(a.Reasons) == 0 {
				t.Errorf("no reason for %s: %s", past[a.InquiryID], q[2])
			}
		}
		want := strings.Split(q[0], ",")
		if len(got) > 0 && slices.Contains(want, got[0]) {
			first++
		}
		if slices.ContainsFunc(got, func(g string) bool { return slices.Contains(want, g) }) {
			three++
		} else {
			t.Logf("%s | %s: want %v, got %v", q[1], q[2], want, got)
		}
	}
	t.Logf("recall@1 %d/%d, recall@3 %d/%d", first, len(asked), three, len(asked))
	if three*100 < 93*len(asked) || first*100 < 85*len(asked) {
		t.Errorf("recall@1 %d, recall@3 %d of %d", first, three, len(asked))
	}
}

const secretAnswer = "高橋 誠 様\n\nお電話 090-1111-8830 で伺いました。12月24日に東京都千代田区丸の内9-8-7へ、会員番号 88301234567 の分としてお送りします。taro@secret.example にも控えを送りました。"

// secretShop has one answered question about a rare article and one that waits.
func secretShop(t *testing.T) (d *Desk, answered, open, answer int64) {
	t.Helper()
	d, account, _, _ := pastShop(t)
	answered = answeredBefore(t, d, account, 300, "鉄瓶の錆", "南部鉄瓶の内側に赤錆が出ました。使い続けてよいですか。", strings.TrimPrefix(secretAnswer, "高橋 誠 様\n\n"))
	open = bring(t, d, account, connectors.Inquiry{
		RemoteID: "open", Subject: "錆", Customer: connectors.Person{Name: "伊藤 葵", Address: "aoi@example.com"},
		Messages: []connectors.Message{said("open", connectors.In, d.now(), "伊藤です。鉄瓶に錆が出ました。")},
	})
	for _, m := range must[[]store.Message](t)(d.store.Messages(t.Context(), answered)) {
		if m.Direction == "out" {
			answer = m.ID
		}
	}
	return d, answered, open, answer
}

var secrets = []string{"高橋", "誠", "090-1111-8830", "12月24日", "丸の内", "88301234567", "taro@", "secret"}

func TestAlike_shows_and_uses_nothing_of_the_other_customer(t *testing.T) {
	d, answered, open, answer := secretShop(t)
	list := must[AlikeList](t)(d.Alike(t.Context(), ID{open}))
	if len(list.Alike) == 0 || list.Alike[0].InquiryID != answered {
		t.Fatalf("got %+v", list)
	}
	used := must[Composed](t)(d.UsePast(t.Context(), PastUse{ID: open, Message: answer}))
	start := must[TemplateStart](t)(d.TemplateFrom(asOwner(t, d), TemplateSource{ID: answered, Message: answer}))
	for _, text := range []string{list.Alike[0].Question, list.Alike[0].Answer, used.Text, start.Body, start.Name} {
		for _, s := range secrets {
			if strings.Contains(text, s) {
				t.Errorf("%q is in %q", s, text)
			}
		}
	}
	if !strings.Contains(used.Text, "伊藤 葵 様") {
		t.Errorf("the open inquiry's own name is not in %q", used.Text)
	}
	if blocked(used.Problems) == nil {
		t.Error("an answer of another case can be sent as it is")
	}
	if start.Holes < 4 {
		t.Errorf("got %+v", start)
	}
	for _, want := range []Was{{Name: "お客様名", Known: true, Was: "高橋 誠"}, {Name: "日付", Was: "12月24日"}} {
		if !slices.Contains(start.Taken, want) {
			t.Errorf("%+v is not among %+v", want, start.Taken)
		}
	}
	if _, err := d.SaveTemplate(t.Context(), Template{Name: "鉄瓶", Body: start.Body}); err == nil {
		t.Error("a template with holes was saved")
	}
}

// What the language knows is asked for once; a hole without a variable is for a
// person to write, for two of its name need not be the same.
func TestUsePast_asks_for_the_facts_that_are_missing(t *testing.T) {
	d, _, open, _ := secretShop(t)
	used := must[Composed](t)(d.filledWith(t.Context(), open, "{再送日}に{追跡番号}でお送りします。{日付}から{日付}まで。{再送日}です。"))
	var names []string
	for _, a := range used.Asks {
		names = append(names, a.Name)
	}
	if strings.Join(names, " ") != "再送日 追跡番号" || len(used.Asks[0].Offers) == 0 {
		t.Errorf("asks %+v", used.Asks)
	}
	facts := DraftFacts{Typed: map[string]string{"再送日": "11月30日"}, Parts: []DraftPart{{Text: used.Text, Values: used.Values}}}
	filled := must[Refilled](t)(d.Refill(t.Context(), RefillQuery{ID: open, Text: used.Text, Facts: facts}))
	if !strings.HasPrefix(filled.Text, "11月30日") || strings.Contains(filled.Text, "{再送日}") || strings.Count(filled.Text, "{日付}") != 2 {
		t.Errorf("filled in: %q", filled.Text)
	}
}

func TestAlike_keeps_to_what_a_person_reaches(t *testing.T) {
	d, answered, open, answer := secretShop(t)
	owner := asOwner(t, d)
	other := must[Staff](t)(d.SaveStaff(owner, Staff{Name: "担当", Role: RoleStaff}))
	trainee := must[Staff](t)(d.SaveStaff(owner, Staff{Name: "小川", Role: RoleTrainee}))
	must[Row](t)(d.SetOwner(owner, OwnerChange{ID: answered, Owner: other.ID}))
	ctx := sit(t, d, trainee.ID)
	for _, a := range must[AlikeList](t)(d.Alike(ctx, ID{open})).Alike {
		if a.InquiryID == answered {
			t.Error("a trainee reads the answer of a colleague's inquiry")
		}
	}
	if _, err := d.UsePast(ctx, PastUse{ID: open, Message: answer}); err == nil {
		t.Error("a trainee uses the answer of a colleague's inquiry")
	}
	if err := d.SetModel(owner, ModelChange{ID: answer, On: true, Note: "高橋さんへの説明がよい"}); err != nil {
		t.Fatal(err)
	}
	if all := must[ModelList](t)(d.Models(ctx)); len(all.Models) != 0 {
		t.Errorf("a trainee reads %+v", all)
	}
	for _, m := range must[Thread](t)(d.Thread(owner, ID{answered})).Messages {
		if m.Model != (m.ID == answer) || (m.ModelNote == "高橋さんへの説明がよい") != m.Model {
			t.Errorf("the thread shows %v %q", m.Model, m.ModelNote)
		}
	}
	all := must[ModelList](t)(d.Models(owner))
	if len(all.Models) != 1 || strings.Contains(all.Models[0].Answer+all.Models[0].Note, "高橋") {
		t.Errorf("got %+v", all)
	}
	if list := must[AlikeList](t)(d.Alike(owner, ID{open})); !list.Alike[0].Model || !slices.Contains(list.Alike[0].Reasons, "模範回答") {
		t.Errorf("got %+v", list.Alike[0])
	}
}
