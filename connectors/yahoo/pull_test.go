package yahoo_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

func TestPull_brings_every_topic_of_several_pages_once(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	for i := range 65 {
		s.AddTopic(topic("質問", fmt.Sprint(i), morning.Add(-time.Duration(i)*time.Hour)))
	}
	all, _, cur := pullAll(t, open(t, s, c, nil), "")
	if n := ids(all); len(n) != 65 || len(all) != 65 {
		t.Fatalf("%d topics, %d inquiries", len(n), len(all))
	}
	if n := s.Count("externalTalkDetail"); n != 65 {
		t.Errorf("%d detail calls", n)
	}
	if len(cur) > 65*120 {
		t.Errorf("the cursor has %d bytes", len(cur))
	}
}

func TestPull_a_quiet_minute_costs_lists_only(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	before := s.Count("externalTalkList")
	c.add(time.Minute)
	if all, _, _ := pullAll(t, a, cur); len(all) != 0 {
		t.Errorf("%d inquiries", len(all))
	}
	if n := s.Count("externalTalkList") - before; n != 2 || s.Count("externalTalkDetail") != 1 {
		t.Errorf("%d list calls, %d details", n, s.Count("externalTalkDetail"))
	}
}

func TestPull_reach_is_28_days_and_the_unanswered_of_any_age(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	day := 24 * time.Hour
	answered := func(age time.Duration) string {
		at := morning.Add(-age)
		return s.AddTopic(yahootest.Topic{Posts: []yahootest.Post{{Text: "q", At: at}, {By: "seller", Text: "a", At: at.Add(time.Hour)}}})
	}
	near, far, older := answered(27*day), answered(40*day), s.AddTopic(topic("", "まだですか", morning.Add(-90*day)))
	byShop := s.AddTopic(yahootest.Topic{Posts: []yahootest.Post{{By: "seller", Text: "ご確認ください", At: morning.Add(-3 * day)}}})
	all, _, cur := pullAll(t, open(t, s, c, nil), "")
	got := ids(all)
	if got[near] == 0 || got[older] == 0 || got[byShop] == 0 || got[far] != 0 {
		t.Errorf("near %d, unanswered %d, begun by the shop %d, far %d", got[near], got[older], got[byShop], got[far])
	}
	c.add(2 * time.Hour)
	if again, _, _ := pullAll(t, open(t, s, c, nil), cur); len(again) != 0 {
		t.Errorf("later scans went beyond the reach: %d", len(again))
	}
	env := connectors.Env{Now: c.now, Since: morning.Add(-60 * day)}
	if all, _, _ := pullAll(t, openEnv(t, s, env, nil), ""); ids(all)[far] == 0 {
		t.Error("a longer reach did not bring the far one")
	}
	a := open(t, s, c, nil)
	if all, _, _ := pullAll(t, a, a.Rescan(cur, time.Time{})); ids(all)[near] == 0 {
		t.Error("a rescan brought nothing")
	}
	if all, _, _ := pullAll(t, a, a.Rescan(cur, morning.Add(-60*day))); ids(all)[far] == 0 {
		t.Error("a rescan from a date did not reach it")
	}
}

func TestPull_brings_both_services(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(yahootest.Topic{Service: "auc", Title: "落札後", Posts: []yahootest.Post{{Text: "x"}}})
	if all, _, _ := pullAll(t, open(t, s, c, nil), ""); ids(all)[id] == 0 {
		t.Error("the auction question did not come")
	}
}

func TestPull_a_reply_given_elsewhere_comes_within_the_hour(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning.Add(-time.Hour)))
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	s.StoreReplies(id, "ストアクリエイターから返信")
	c.add(61 * time.Minute)
	all, _, _ := pullAll(t, a, cur)
	if len(all) != 1 || !all[0].Answered || all[0].Messages[1].Direction != connectors.Out {
		t.Errorf("%+v", all)
	}
}

func TestPull_an_open_topic_that_no_list_shows_is_looked_at(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	var list []string
	for i := range 45 { // so many that the completed one is on no first page
		list = append(list, s.AddTopic(topic("質問", "x", morning.Add(-time.Duration(i+1)*time.Hour))))
	}
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	s.Complete(list[44], "2")
	c.add(61 * time.Minute)
	all, _, cur := pullAll(t, a, cur)
	if len(all) != 1 || all[0].RemoteID != list[44] || !all[0].Done {
		t.Fatalf("%d inquiries", len(all))
	}
	c.add(61 * time.Minute)
	if all, _, _ := pullAll(t, a, cur); len(all) != 0 {
		t.Errorf("it is looked at again: %d", len(all))
	}
}

func TestPull_survives_a_server_that_lies(t *testing.T) {
	for name, f := range map[string]yahootest.Fault{
		"totals too high":             {Path: "externalTalkList", Kind: yahootest.Totals, Times: -1},
		"rows repeated and reordered": {Path: "externalTalkList", Kind: yahootest.Repeated, Times: -1},
		"a row missing once":          {Path: "externalTalkList", Kind: yahootest.LessRows},
		"a row missing four times":    {Path: "externalTalkList", Kind: yahootest.LessRows, Times: 4},
		"posts repeated":              {Path: "externalTalkDetail", Kind: yahootest.Repeated, Times: -1},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			for i := range 25 {
				s.AddTopic(topic("質問", "x", morning.Add(-time.Duration(i)*time.Hour)))
			}
			s.Break(f)
			all, _, _ := pullAll(t, open(t, s, c, nil), "")
			if n := ids(all); len(n) != 25 {
				t.Errorf("%d of 25 topics", len(n))
			}
			for _, q := range all {
				if len(q.Messages) != 1 {
					t.Errorf("%d messages", len(q.Messages))
				}
			}
		})
	}
}

func TestPull_refuses_answers_that_are_none(t *testing.T) {
	for name, f := range map[string]yahootest.Fault{
		"another filter":     {Path: "externalTalkList", Kind: yahootest.Echo},
		"half an answer":     {Path: "externalTalkList", Kind: yahootest.Truncated},
		"a page":             {Path: "externalTalkList", Kind: yahootest.HTML},
		"a cut line":         {Path: "externalTalkList", Kind: yahootest.CutAfter, Times: -1},
		"half a detail":      {Path: "externalTalkDetail", Kind: yahootest.Truncated},
		"an empty detail":    {Path: "externalTalkDetail", Kind: yahootest.Empty},
		"a broken gateway":   {Path: "externalTalkDetail", Kind: yahootest.Status, Code: 502},
		"a cut token answer": {Path: "token", Kind: yahootest.CutBefore},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			id := s.AddTopic(topic("質問", "x", morning))
			a := open(t, s, c, nil)
			s.Break(f)
			_, err := a.Pull(t.Context(), "")
			reason(t, err, connectors.Temporary, "")
			s.Repair()
			if all, _, _ := pullAll(t, a, ""); ids(all)[id] == 0 {
				t.Error("the topic did not come afterwards")
			}
		})
	}
}

func TestPull_keeps_the_details_read_before_a_failure(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	for i := range 3 {
		s.AddTopic(topic("質問", "x", morning.Add(-time.Duration(i)*time.Hour)))
	}
	a := open(t, s, c, nil)
	s.Break(yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.Slow})
	s.Break(yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.Status, Code: 500, Times: -1})
	b, err := a.Pull(t.Context(), "")
	if err != nil || len(b.Inquiries) != 1 || !b.More {
		t.Fatalf("%d inquiries, more %v, error %v", len(b.Inquiries), b.More, err)
	}
	_, err = a.Pull(t.Context(), b.Next)
	reason(t, err, connectors.Temporary, "status_500")
	s.Repair()
	if rest, _, _ := pullAll(t, a, b.Next); len(ids(rest)) != 2 {
		t.Errorf("%d came afterwards", len(ids(rest)))
	}
}

func TestPull_a_topic_that_cannot_be_opened_is_told_and_stops_nothing(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(yahootest.Topic{ID: "bad id", Posts: []yahootest.Post{{Text: "x"}}})
	id := s.AddTopic(topic("質問", "y", morning))
	all, notices, _ := pullAll(t, open(t, s, c, nil), "")
	if ids(all)[id] == 0 || notices["topic_unreadable"] == "" {
		t.Errorf("%v %v", ids(all), notices)
	}
}

func TestPull_a_refused_list_is_an_error_but_for_auctions(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "y", morning))
	a := open(t, s, c, nil)
	refuse := yahootest.Fault{Path: "externalTalkList", Kind: yahootest.XMLError, Code: 400, PX: "px-1"}
	s.Break(refuse)
	_, err := a.Pull(t.Context(), "")
	reason(t, err, connectors.Rejected, "px-1")
	first, err := a.Pull(t.Context(), "") // shp
	if err != nil {
		t.Fatal(err)
	}
	s.Break(refuse) // auc comes next
	rest, notices, _ := pullAll(t, a, first.Next)
	if ids(append(rest, first.Inquiries...))[id] == 0 || notices["auction_refused"] == "" {
		t.Errorf("%v %v", ids(rest), notices)
	}
}

func TestPull_a_cursor_nobody_understands_starts_anew(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "y", morning))
	if all, _, _ := pullAll(t, open(t, s, c, nil), "{broken"); ids(all)[id] == 0 {
		t.Error("nothing came")
	}
}

func TestPull_every_call_is_signed_and_only_a_refused_signature_is_told(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "y", morning))
	a := open(t, s, c, nil)
	_, notices, cur := pullAll(t, a, "")
	if len(notices) != 0 {
		t.Errorf("notices %v", notices)
	}
	for _, call := range s.Calls() {
		if !strings.HasSuffix(call.Path, "/token") && call.Status != "authorized" {
			t.Errorf("%s: %q", call.Path, call.Status)
		}
	}
	for _, status := range []string{"expired-key-version", "expired-timestamp", "invalid-sellerid", "something-new"} {
		s.Signature(status)
		s.AddTopic(topic(status, "まだ届く", morning))
		var all []connectors.Inquiry
		all, notices, cur = pullAll(t, a, cur)
		code := "signature_" + status
		if status == "something-new" {
			code = "signature_refused"
		}
		if len(all) != 1 || notices[code] == "" {
			t.Errorf("%s: %d inquiries, notices %v", status, len(all), notices)
		}
	}
}

func TestPull_without_a_key_says_that_the_session_is_short(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "y", morning))
	all, notices, _ := pullAll(t, open(t, s, c, with{"public_key": "", "key_version": ""}), "")
	if len(all) != 1 || notices["unsigned"] == "" || len(notices) != 1 {
		t.Errorf("%d inquiries, notices %v", len(all), notices)
	}
}

// The list of unanswered questions makes rows known that stand before others
// nobody has seen: known rows must not end the scan before them.
func TestPull_finds_what_was_completed_elsewhere_behind_known_rows(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "きのう", morning.Add(-time.Hour)))
	a := open(t, s, c, nil)
	_, _, cur := pullAll(t, a, "")
	var hidden []string
	for i := range 25 { // asked and settled on the telephone while the program was off
		id := s.AddTopic(topic("質問", "電話で済んだ", morning.Add(time.Hour+time.Duration(i)*time.Second)))
		s.Complete(id, "2")
		hidden = append(hidden, id)
	}
	for _, age := range []time.Duration{2 * time.Hour, 40 * time.Hour} { // asked, answered, asked again
		for i := range 45 {
			at := morning.Add(age + time.Duration(i)*time.Second)
			s.AddTopic(yahootest.Topic{Posts: []yahootest.Post{
				{Text: "質問", At: at.Add(-time.Minute)}, {By: "seller", Text: "お返事", At: at.Add(-time.Second)}, {Text: "まだです", At: at},
			}})
		}
	}
	c.add(41 * time.Hour)
	all, _, _ := pullAll(t, a, cur)
	got := ids(all)
	for i, id := range hidden {
		if got[id] == 0 {
			t.Fatalf("completed topic %d of %d was never seen", i, len(hidden))
		}
	}
}

// Four weeks are the usual reach of a new account. Of one that is connected, what
// was not read before must still come, however late.
func TestRescan_brings_what_was_never_read_whole(t *testing.T) {
	const day = 24 * time.Hour
	for name, before := range map[string]struct{ pulls, days int }{
		"broken off in the first pass": {3, 20},
		"stopped for six weeks":        {500, 42},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			for i := range 90 {
				s.AddTopic(answeredTopic(20*day + time.Duration(i)*time.Minute))
			}
			a := open(t, s, c, nil)
			cur := ""
			for range before.pulls {
				b, err := a.Pull(t.Context(), cur)
				if err != nil {
					t.Fatal(err)
				}
				if cur = b.Next; !b.More {
					break
				}
			}
			late := s.AddTopic(answeredTopic(-day)) // a day after the last pull
			c.add(time.Duration(before.days) * day)
			s.Restore()
			all, _, _ := pullAll(t, a, a.Rescan(cur, time.Time{}))
			if n := ids(all); n[late] == 0 || before.pulls == 3 && len(n) != 91 {
				t.Errorf("%d topics, the late one %d times", len(n), n[late])
			}
		})
	}
}
