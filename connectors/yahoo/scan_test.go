package yahoo_test

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

func answeredTopic(age time.Duration) yahootest.Topic {
	at := morning.Add(-age)
	return yahootest.Topic{Posts: []yahootest.Post{{Text: "q", At: at}, {By: "seller", Text: "a", At: at.Add(time.Minute)}}}
}

// Topics that needed no answer stand in one list only: what the pages of that one
// lose comes by no other way.
func TestScan_lists_that_lie_or_move_lose_nothing(t *testing.T) {
	for name, f := range map[string]yahootest.Fault{
		"a total too low":                {Kind: yahootest.Totals, Rows: -1000, Times: -1},
		"a total a little too low":       {Kind: yahootest.Totals, Rows: -1, Times: -1},
		"a total far too high":           {Kind: yahootest.Totals, Rows: 1000, Times: -1},
		"one row moved up":               {Kind: yahootest.Moved, Rows: 1},
		"rows moved up once":             {Kind: yahootest.Moved, Rows: 5},
		"rows moved up again and again":  {Kind: yahootest.Moved, Rows: 3, Times: 9},
		"rows repeated in another order": {Kind: yahootest.Repeated, Times: -1},
		"short again and again":          {Kind: yahootest.LessRows, Times: 7},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			f.Path = "externalTalkList"
			for i := range 65 {
				s.AddTopic(yahootest.Topic{
					Completed: true, Condition: "5", Posts: []yahootest.Post{{Text: "お礼", At: morning.Add(-24*time.Hour - time.Duration(i)*time.Minute)}},
				})
			}
			s.Break(f)
			all, _, _ := pullAll(t, open(t, s, c, nil), "")
			if n := ids(all); len(n) != 65 {
				t.Errorf("%d of 65 topics", len(n))
			}
		})
	}
}

// Customers and colleagues do not wait until the pages have been turned.
func TestScan_topics_that_move_between_two_pages_are_not_lost(t *testing.T) {
	for name, move := range map[string]func(s *yahootest.Shop, id string){
		"a customer writes again":  func(s *yahootest.Shop, id string) { s.CustomerReplies(id, "その後") },
		"a colleague answers":      func(s *yahootest.Shop, id string) { s.StoreReplies(id, "お返事") },
		"a colleague completes it": func(s *yahootest.Shop, id string) { s.Complete(id, "5") },
	} {
		t.Run(name, func(t *testing.T) {
			var s *yahootest.Shop
			var list []string
			calls := 0
			s, c := shop(t, yahootest.Options{OnCall: func(path string) {
				if path != "externalTalkList" {
					return
				}
				if calls++; calls%2 == 0 && calls < 16 { // three topics of earlier pages each time
					for _, id := range list[calls : calls+3] {
						move(s, id)
					}
				}
			}})
			for i := range 70 {
				list = append(list, s.AddTopic(topic("質問", "x", morning.Add(-24*time.Hour-time.Duration(i)*time.Minute))))
			}
			a := open(t, s, c, nil)
			all, _, cur := pullAll(t, a, "")
			if n := ids(all); len(n) != 70 {
				t.Errorf("%d of 70 topics", len(n))
			}
			c.add(61 * time.Minute) // every scan is due: now the desk is equal to the server
			later, _, _ := pullAll(t, a, cur)
			same(t, s, append(all, later...))
		})
	}
}

// same holds what came against the server: the newest word of every topic.
func same(t *testing.T, s *yahootest.Shop, all []connectors.Inquiry) {
	t.Helper()
	latest := map[string]connectors.Inquiry{}
	for _, q := range all {
		latest[q.RemoteID] = q
	}
	for _, top := range s.Topics() {
		if q := latest[top.ID]; len(q.Messages) != len(top.Posts) || q.Done != top.Completed {
			t.Errorf("topic %.8s: %d of %d messages, done %v, want %v", top.ID, len(q.Messages), len(top.Posts), q.Done, top.Completed)
		}
	}
}

// What changes after the first run, and within which time it must be here.
func TestScan_every_change_comes_in_its_time(t *testing.T) {
	for name, row := range map[string]struct {
		change func(s *yahootest.Shop, id string)
		within time.Duration
	}{
		"a customer writes": {func(s *yahootest.Shop, id string) { s.CustomerReplies(id, "まだですか") }, time.Minute},
		"a new topic": {func(s *yahootest.Shop, _ string) {
			s.AddTopic(yahootest.Topic{Posts: []yahootest.Post{{Text: "新しい質問"}}})
		}, time.Minute},
		"a question that is answered again": {func(s *yahootest.Shop, id string) {
			s.CustomerReplies(id, "ありがとう")
			s.StoreReplies(id, "どういたしまして")
		}, 16 * time.Minute},
		"a colleague answers":   {func(s *yahootest.Shop, id string) { s.StoreReplies(id, "別の画面から") }, 61 * time.Minute},
		"a colleague completes": {func(s *yahootest.Shop, id string) { s.Complete(id, "4") }, 61 * time.Minute},
		"a colleague begins a topic": {func(s *yahootest.Shop, _ string) {
			s.AddTopic(yahootest.Topic{Order: ordered, Posts: []yahootest.Post{{By: "seller", Text: "ご連絡"}}})
		}, 61 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			id := ""
			for i := range 45 { // the one that changes is on no first page
				id = s.AddTopic(answeredTopic(24*time.Hour + time.Duration(i)*time.Hour))
			}
			a := open(t, s, c, nil)
			all, _, cur := pullAll(t, a, "")
			row.change(s, id)
			c.add(row.within)
			later, _, _ := pullAll(t, a, cur)
			same(t, s, append(all, later...))
		})
	}
}

func TestScan_a_completion_elsewhere_comes_with_its_reason(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning.Add(-time.Hour)))
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	s.Complete(id, "2")
	c.add(61 * time.Minute)
	all, _, _ := pullAll(t, a, cur)
	if len(all) != 1 || !all[0].Done || all[0].DoneAs != "電話完了" {
		t.Errorf("%+v", all)
	}
}

func TestScan_what_a_colleague_has_read_is_seen(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning.Add(-time.Hour)))
	a := open(t, s, c, nil)
	all, _, cur := pullAll(t, a, "")
	if len(all) != 1 || all[0].Seen {
		t.Fatalf("seen before anybody read it: %+v", all)
	}
	if err := markOne(t.Context(), a, id, connectors.MarkRead); err != nil {
		t.Fatal(err)
	}
	c.add(time.Minute)
	if all, _, _ = pullAll(t, a, cur); len(all) != 1 || !all[0].Seen {
		t.Errorf("%+v", all)
	}
}

// The windows of the first run meet without a gap and without a day too much.
func TestScan_windows_of_the_first_run_cover_the_reach(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	for day := range 40 {
		s.AddTopic(answeredTopic(time.Duration(day)*24*time.Hour + time.Hour))
	}
	for _, days := range []int{28, 35} {
		env := connectors.Env{Now: c.now, Since: morning.Add(-time.Duration(days) * 24 * time.Hour)}
		all, _, _ := pullAll(t, openEnv(t, s, env, nil), "")
		if n := len(ids(all)); n != days {
			t.Errorf("%d days: %d topics", days, n)
		}
	}
	if bad := s.Objections(); bad != nil {
		t.Errorf("%q", bad)
	}
}

// A backlog that is longer than the pause between two looks at the new questions
// still comes to its end.
func TestScan_new_questions_never_starve_the_backlog(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	for i := range 60 {
		s.AddTopic(topic(fmt.Sprint(i), "まだ", morning.Add(-time.Duration(i)*time.Minute)))
	}
	far := s.AddTopic(answeredTopic(20 * 24 * time.Hour))
	a := open(t, s, c, nil)
	cur := ""
	for range 400 {
		c.add(3 * time.Minute) // a slow line: every step takes longer than the pause
		b, err := a.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		if ids(b.Inquiries)[far] > 0 {
			return
		}
		cur = b.Next
	}
	t.Error("the backlog never came")
}
