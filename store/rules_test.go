package store

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store/rule"
)

// rule saves a rule that is on.
func (d *desk) rule(name string, when rule.Group, then ...rule.Action) Rule {
	d.t.Helper()
	one, err := d.SaveRule(d.ctx, clerk, Rule{Rule: rule.Rule{Name: name, When: when, Then: then}, Active: true})
	must(d.t, err)
	return one
}

func holding(words ...string) rule.Group {
	return rule.Group{Tests: []rule.Test{{Fact: rule.Words, Words: words}}}
}

// question is a question of a mall with messages that came minutes before the
// morning, the oldest first.
func question(remote string, texts ...string) connectors.Inquiry {
	q := connectors.Inquiry{RemoteID: remote, Subject: "質問"}
	for i, text := range texts {
		q.Messages = append(q.Messages, connectors.Message{
			RemoteID: fmt.Sprint(remote, "-", i), Direction: connectors.In, Text: text,
			SentAt: morning.Add(time.Duration(i-len(texts)) * time.Minute),
		})
	}
	return q
}

// words are a shop's category, tag and people to sort by.
type words struct{ broken, late, urgent, sato, suzuki int64 }

func (d *desk) words() words {
	d.t.Helper()
	var w words
	for name, into := range map[string]*int64{"不良": &w.broken, "配送": &w.late} {
		c, err := d.SaveCategory(d.ctx, clerk, Category{Name: name})
		must(d.t, err)
		*into = c.ID
	}
	g, err := d.SaveTag(d.ctx, clerk, Tag{Name: "至急"})
	must(d.t, err)
	w.urgent = g.ID
	for _, p := range []struct {
		name string
		into *int64
	}{{"佐藤", &w.sato}, {"鈴木", &w.suzuki}} {
		must(d.t, d.write.QueryRowContext(d.ctx, `INSERT INTO staff (name, role, created_at) VALUES ($1, 'staff', 1) RETURNING id`, p.name).Scan(p.into))
	}
	return w
}

func (d *desk) sortedBy(inquiry int64) []string {
	d.t.Helper()
	all, err := d.Events(d.ctx, inquiry)
	must(d.t, err)
	var said []string
	for _, e := range all {
		if e.Kind == "sorted" {
			said = append(said, e.Detail)
		}
	}
	return said
}

func (d *desk) tagsOf(inquiry int64) []int64 {
	d.t.Helper()
	ids, err := collect(d.ctx, d.read, scanID, `SELECT tag_id FROM inquiry_tags WHERE inquiry_id = $1 ORDER BY tag_id`, inquiry)
	must(d.t, err)
	return ids
}

func TestRule_does_everything_it_says_and_tells_why(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		template, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "破損のお詫び", Body: "お詫び"})
		must(t, err)
		made := d.rule("破損", holding("ﾜﾚ", "われ", "割れ"),
			rule.Action{Do: rule.Category, IDs: []int64{w.broken}},
			rule.Action{Do: rule.Owner, IDs: []int64{w.suzuki}},
			rule.Action{Do: rule.Tags, IDs: []int64{w.urgent}},
			rule.Action{Do: rule.Due, Amount: 2, Word: UnitHours},
			rule.Action{Do: rule.Template, IDs: []int64{template.ID}},
			rule.Action{Do: rule.Care, Word: "complaint"},
			rule.Action{Do: rule.Notify},
		)
		account := d.account("rakuten")
		d.ingest(account, question("q1", "皿が割れていました"), question("q2", "色を教えてください"))
		q := d.remote(account, "q1")
		if q.Topic != "不良" || q.Owner != "鈴木" || q.Care != "complaint" || q.DueAt != morning.Add(119*time.Minute).UnixMilli() || q.DueWhy != DueSetRule {
			t.Errorf("got %q, %q, %q, %s %q", q.Topic, q.Owner, q.Care, time.UnixMilli(q.DueAt).UTC(), q.DueWhy)
		}
		if !slices.Equal(d.tagsOf(q.ID), []int64{w.urgent}) {
			t.Errorf("tags %v", d.tagsOf(q.ID))
		}
		want := []string{fmt.Sprintf("破損\ncategory 不良\nowner 鈴木\ntag 至急\ndue %d\ntemplate 破損のお詫び\ncare complaint\nnotify", q.DueAt)}
		if got := d.sortedBy(q.ID); !reflect.DeepEqual(got, want) {
			t.Errorf("history %q", got)
		}
		if n, err := d.Notified(d.ctx); err != nil || n.Count != 1 || n.Inquiry != q.ID {
			t.Errorf("to be told of: %+v, %v", n, err)
		}
		if other := d.remote(account, "q2"); other.Topic != "" || d.sortedBy(other.ID) != nil {
			t.Errorf("another question was touched: %+v", other)
		}
		all, err := d.Rules(d.ctx)
		must(t, err)
		if all[0].ID != made.ID || all[0].Hits != 1 {
			t.Errorf("hits %d", all[0].Hits)
		}
		must(t, d.MarkSeen(d.ctx, clerk, q.ID))
		if n, err := d.Notified(d.ctx); err != nil || n.Count != 0 {
			t.Errorf("it was looked at: %+v, %v", n, err)
		}
	})
}

func TestRule_that_is_off_old_or_unreadable_stops_no_mail(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		off := d.rule("止めた", rule.Group{}, rule.Action{Do: rule.Owner, IDs: []int64{w.sato}})
		off.Active = false
		_, err := d.SaveRule(d.ctx, clerk, off)
		must(t, err)
		unread := d.rule("読めない", rule.Group{}, rule.Action{Do: rule.Owner, IDs: []int64{w.sato}})
		_, err = d.write.ExecContext(d.ctx, `UPDATE rules SET conditions = '{"tests":3' WHERE id = $1`, unread.ID)
		must(t, err)
		nonsense := d.rule("できない", rule.Group{}, rule.Action{Do: "fly"})
		d.rule("古い", rule.Group{}, rule.Action{Do: rule.Category, IDs: []int64{w.broken}}, rule.Action{Do: rule.Owner, IDs: []int64{w.suzuki}})
		c, err := d.Categories(d.ctx)
		must(t, err)
		i := slices.IndexFunc(c, func(c Category) bool { return c.ID == w.broken })
		must(t, d.RemoveCategory(d.ctx, clerk, w.broken, c[i].Version, 0))

		account := d.account("rakuten")
		d.ingest(account, question("q1", "こんにちは"))
		q := d.remote(account, "q1")
		if q.CategoryID != 0 || q.Owner != "鈴木" {
			t.Errorf("what is left of an old rule is done: %d, %q", q.CategoryID, q.Owner)
		}
		all, err := d.Rules(d.ctx)
		must(t, err)
		for _, one := range all {
			if one.Unread != (one.ID == unread.ID) || one.ID == nonsense.ID && len(one.Check()) == 0 {
				t.Errorf("%q: unread %v, %v", one.Name, one.Unread, one.Check())
			}
		}
	})
}

func TestRule_ignores_only_what_nobody_can_miss(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.rule("宣伝", holding("広告"), rule.Action{Do: rule.Ignore, Sure: true})
		account := d.account("rakuten")
		about := question("q2", "広告を見て買いました")
		about.Order = "123456-20261101-0000000001"
		in := d.ingest(account, question("q1", "広告のご案内です"), about)
		if q := d.remote(account, "q1"); q.State != StateIgnored || q.DueAt != 0 || slices.Contains(in.New, q.ID) {
			t.Errorf("got %s, due %d, new %v", q.State, q.DueAt, in.New)
		}
		if q := d.remote(account, "q2"); q.State != StateNew {
			t.Errorf("about an order: %s", q.State)
		}
		d.later(time.Minute)
		d.ingest(account, question("q1", "広告のご案内です", "質問があります"))
		if q := d.remote(account, "q1"); q.State != StateNew {
			t.Errorf("who writes again is read: %s", q.State)
		}
	})
}

func TestRule_gives_in_turn_and_to_who_has_least(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		d.rule("順番", holding("順番"), rule.Action{Do: rule.RoundRobin, IDs: []int64{w.sato, w.suzuki}})
		d.rule("少ない人", holding("少ない"), rule.Action{Do: rule.LeastOpen, IDs: []int64{w.sato, w.suzuki}})
		account := d.account("rakuten")
		var got []string
		for i, text := range []string{"順番", "順番", "順番", "少ない", "少ない"} {
			remote := fmt.Sprint("q", i)
			d.ingest(account, question(remote, text))
			got = append(got, d.remote(account, remote).Owner)
		}
		if want := []string{"佐藤", "鈴木", "佐藤", "鈴木", "佐藤"}; !slices.Equal(got, want) {
			t.Errorf("got %v", got)
		}
	})
}

func TestRule_for_later_messages_leaves_a_person_s_choice(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		again := d.rule("至急", holding("至急"), rule.Action{Do: rule.Category, IDs: []int64{w.late}}, rule.Action{Do: rule.Owner, IDs: []int64{w.suzuki}}, rule.Action{Do: rule.Tags, IDs: []int64{w.urgent}})
		again.Again = true
		_, err := d.SaveRule(d.ctx, clerk, again)
		must(t, err)
		account := d.account("rakuten")
		d.ingest(account, question("q1", "色は"), question("q2", "色は"))
		chosen := d.remote(account, "q1").ID
		_, err = d.write.ExecContext(d.ctx, `UPDATE inquiries SET category_id = 0, category_by = 'person', owner_id = $1, owner_by = 'person' WHERE id = $2`, w.sato, chosen)
		must(t, err)
		d.later(time.Hour)
		d.ingest(account, question("q1", "色は", "至急お願いします"), question("q2", "色は", "至急お願いします"))
		if q := d.remote(account, "q1"); q.CategoryID != 0 || q.Owner != "佐藤" || len(d.tagsOf(q.ID)) != 1 {
			t.Errorf("a person has chosen nothing, and 佐藤: %d, %q, tags %v", q.CategoryID, q.Owner, d.tagsOf(q.ID))
		}
		if q := d.remote(account, "q2"); q.Topic != "配送" || q.Owner != "鈴木" {
			t.Errorf("nobody has chosen: %q, %q", q.Topic, q.Owner)
		}
		_, err = d.write.ExecContext(d.ctx, `DELETE FROM inquiry_tags WHERE inquiry_id = $1`, chosen)
		must(t, err)
		d.later(time.Hour)
		d.ingest(account, question("q1", "色は", "至急お願いします", "至急です"))
		if len(d.tagsOf(chosen)) != 0 {
			t.Error("a tag that was taken off came back")
		}
	})
}

func TestGuess_names_what_is_clear_where_no_rule_does(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.FirstCategories(d.ctx, []Category{{Name: "届かない", Topic: "delivery"}}))
		account := d.account("rakuten")
		d.ingest(account, question("q1", "まだ届きません。"), question("q2", "こんにちは"))
		q := d.remote(account, "q1")
		if q.Topic != "届かない" || !slices.Equal(d.sortedBy(q.ID), []string{"\ncategory 届かない"}) {
			t.Errorf("got %q, %q", q.Topic, d.sortedBy(q.ID))
		}
		if q := d.remote(account, "q2"); q.CategoryID != 0 {
			t.Errorf("nothing is clear: %q", q.Topic)
		}
		must(t, d.SetSetting(d.ctx, clerk, GuessTopics, "off"))
		d.ingest(account, question("q3", "まだ届きません。"))
		if q := d.remote(account, "q3"); q.CategoryID != 0 {
			t.Errorf("it is switched off: %q", q.Topic)
		}
	})
}

// A mall writes about an order that did not arrive: what it is, is a mall's letter.
func TestGuess_names_a_malls_own_letter_by_its_writer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.FirstCategories(d.ctx, []Category{{Name: "届かない", Topic: "delivery"}, {Name: "モールから", Topic: "mall"}}))
		box := d.account("mailbox")
		letter := ofKind(mail("l", "ec@mall.example", "ご回答のお願い", -60), connectors.Official)
		letter.Messages[0].Text = "お客様より、まだ届きませんとのお申し出がありました。"
		d.ingest(box, letter)
		if q := d.remote(box, "l"); q.Topic != "モールから" {
			t.Errorf("got %q", q.Topic)
		}
	})
}

// ruling is everything the rules may have done to an inquiry.
func (d *desk) ruling(account int64, remote string) string {
	d.t.Helper()
	q := d.remote(account, remote)
	return fmt.Sprint(q.Topic, q.Owner, q.Care, q.State, q.DueAt, q.DueWhy, d.tagsOf(q.ID), d.sortedBy(q.ID))
}

// sortingShop has rules of every sort that name nobody by turn.
func sortingShop(d *desk) (words, int64) {
	w := d.words()
	d.rule("破損", holding("割れ"), rule.Action{Do: rule.Category, IDs: []int64{w.broken}}, rule.Action{Do: rule.Care, Word: "care"})
	for _, one := range []Rule{
		{Rule: rule.Rule{Name: "至急", When: holding("至急"), GoOn: true, Again: true, Then: []rule.Action{{Do: rule.Tags, IDs: []int64{w.urgent}}, {Do: rule.Due, Amount: 1, Word: UnitHours}}}, Active: true},
		{Rule: rule.Rule{Name: "配送", When: holding("届"), Again: true, Then: []rule.Action{{Do: rule.Category, IDs: []int64{w.late}}, {Do: rule.Owner, IDs: []int64{w.sato}}}}, Active: true},
	} {
		_, err := d.SaveRule(d.ctx, clerk, one)
		must(d.t, err)
	}
	return w, d.account("rakuten")
}

func TestRules_repeated_batches_and_any_order_come_to_the_same(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, account := sortingShop(d)
		other := d.account("rakuten")
		texts := []string{"割れました", "至急です", "届きません", "至急、届きません", "色は", "割れて届きました"}
		r := rand.New(rand.NewPCG(3, 4))
		var batch []connectors.Inquiry
		for i := range 12 {
			q := question(fmt.Sprint("q", i), texts[r.IntN(len(texts))])
			if i%2 == 0 {
				q = question(q.RemoteID, q.Messages[0].Text, texts[r.IntN(len(texts))])
			}
			batch = append(batch, q)
		}
		d.ingest(account, batch...)
		first := map[string]string{}
		for _, q := range batch {
			first[q.RemoteID] = d.ruling(account, q.RemoteID)
		}
		rules, err := d.Rules(d.ctx)
		must(t, err)
		for range 3 { // again, in other orders and parts
			r.Shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
			d.ingest(account, batch[:r.IntN(len(batch))]...)
		}
		for _, q := range batch { // to another account one by one, messages backwards
			slices.Reverse(q.Messages)
			d.ingest(other, q)
		}
		after, err := d.Rules(d.ctx)
		must(t, err)
		for i := range rules {
			if after[i].Hits != 2*rules[i].Hits {
				t.Errorf("%q: %d hits, then %d", rules[i].Name, rules[i].Hits, after[i].Hits)
			}
		}
		for _, q := range batch {
			for _, a := range []int64{account, other} {
				if now := d.ruling(a, q.RemoteID); now != first[q.RemoteID] {
					t.Errorf("%s: %s\nnow %s", q.RemoteID, first[q.RemoteID], now)
				}
			}
		}
	})
}

func TestRules_never_overrule_a_person_whatever_comes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w, account := sortingShop(d)
		d.ingest(account, question("q", "色は"))
		id := d.remote(account, "q").ID
		_, err := d.write.ExecContext(d.ctx, `UPDATE inquiries SET category_id = $1, category_by = 'person', owner_id = $2, owner_by = 'person' WHERE id = $3`, w.broken, w.suzuki, id)
		must(t, err)
		_, err = d.SetDue(d.ctx, clerk, []int64{id}, morning.Add(72*time.Hour).UnixMilli())
		must(t, err)
		said := []string{"色は"}
		for _, more := range []string{"至急です", "届きません", "割れました", "至急、届きません"} {
			d.later(time.Minute)
			said = append(said, more)
			d.ingest(account, question("q", said...))
			q := d.remote(account, "q")
			if q.Topic != "不良" || q.Owner != "鈴木" || q.DueAt != morning.Add(72*time.Hour).UnixMilli() {
				t.Fatalf("after %q: %q, %q, due %d %s", more, q.Topic, q.Owner, q.DueAt, q.DueWhy)
			}
		}
	})
}
