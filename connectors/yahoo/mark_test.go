package yahoo_test

import (
	"context"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

func markOne(ctx context.Context, a account, id string, m connectors.Mark, why ...string) error {
	return a.Mark(ctx, []connectors.Marking{{Inquiry: id, Mark: m, Reason: strings.Join(why, "")}})[0]
}

func TestMark_read_and_complete_but_never_back(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	ctx := t.Context()
	e := reason(t, markOne(ctx, a, id, connectors.MarkComplete), connectors.Rejected, "no_reply_yet")
	if !strings.Contains(e.Text, "返信してから") {
		t.Errorf("text %q", e.Text)
	}
	if _, err := a.Send(ctx, reply(id, "お返事", morning)); err != nil {
		t.Fatal(err)
	}
	for _, m := range []connectors.Mark{connectors.MarkRead, connectors.MarkRead, connectors.MarkComplete, connectors.MarkComplete} {
		if err := markOne(ctx, a, id, m); err != nil {
			t.Errorf("%s: %v", m, err)
		}
	}
	if top := s.Topics()[0]; !top.Completed || top.Condition != "1" {
		t.Errorf("%+v", top)
	}
	e = reason(t, markOne(ctx, a, id, connectors.MarkIncomplete), connectors.Rejected, "no_incomplete")
	if !strings.Contains(e.Text, "戻せません") {
		t.Errorf("text %q", e.Text)
	}
	reason(t, markOne(ctx, a, id, "star"), connectors.Rejected, "mark")
}

// Every reason of the form completes, and comes back as the label the form has.
func TestMark_complete_with_each_reason(t *testing.T) {
	for _, why := range yahoo.Spec.Marks.Reasons {
		s, c := shop(t, yahootest.Options{})
		top := topic("質問", "x", morning)
		if why.Code == "1" {
			top.Posts = append(top.Posts, yahootest.Post{By: "seller", Text: "お返事", At: morning})
		}
		id := s.AddTopic(top)
		a := open(t, s, c, nil)
		if err := markOne(t.Context(), a, id, connectors.MarkComplete, why.Code); err != nil {
			t.Errorf("%s: %v", why.Label, err)
		}
		q, err := a.Thread(t.Context(), id)
		if err != nil || !q.Done || q.DoneAs != why.Label {
			t.Errorf("%s: done %v as %q, %v", why.Label, q.Done, q.DoneAs, err)
		}
	}
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	reason(t, markOne(t.Context(), open(t, s, c, nil), id, connectors.MarkComplete, "6"), connectors.Rejected, "reason")
	if n := len(s.Calls()); n != 0 {
		t.Errorf("%d calls for a reason they do not have", n)
	}
}

func TestMark_private_is_one_way_and_may_be_repeated(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(yahootest.Topic{Public: true, Posts: []yahootest.Post{{Text: "x"}}})
	a := open(t, s, c, nil)
	for range 2 {
		if err := markOne(t.Context(), a, id, connectors.MarkPrivate); err != nil {
			t.Fatal(err)
		}
	}
	if q, err := a.Thread(t.Context(), id); err != nil || q.Public {
		t.Errorf("public %v, %v", q.Public, err)
	}
}

func TestMark_a_lost_answer_is_tried_once_more(t *testing.T) {
	for name, row := range map[string]struct {
		fault yahootest.Fault
		want  connectors.Reason // empty: the mark stands
		calls int
	}{
		"cut after it was noted": {yahootest.Fault{Kind: yahootest.CutAfter}, "", 2},
		"a broken gateway once":  {yahootest.Fault{Kind: yahootest.Status, Code: 502}, "", 2},
		"a page for an answer":   {yahootest.Fault{Kind: yahootest.HTML}, "", 2},
		"broken for good":        {yahootest.Fault{Kind: yahootest.Status, Code: 502, Times: -1}, connectors.Temporary, 2},
		"too fast":               {yahootest.Fault{Kind: yahootest.Status, Code: 429}, connectors.Limited, 1},
		"not this address":       {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-04306"}, connectors.Auth, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			id := s.AddTopic(topic("質問", "x", morning))
			row.fault.Path = "externalTalkRead"
			s.Break(row.fault)
			err := markOne(t.Context(), open(t, s, c, nil), id, connectors.MarkRead)
			if row.want == "" && err != nil {
				t.Errorf("%v", err)
			}
			if row.want != "" {
				reason(t, err, row.want, "")
			}
			if n := s.Count("externalTalkRead"); n != row.calls {
				t.Errorf("%d calls", n)
			}
		})
	}
}

// Others may have been faster: a refusal is no failure when the mark stands.
func TestMark_a_refused_mark_that_stands_already_is_well(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	s.Complete(id, "2")
	s.Break(yahootest.Fault{Path: "externalTalkComplete", Kind: yahootest.Status, Code: 400})
	s.Break(yahootest.Fault{Path: "externalTalkPrivate", Kind: yahootest.Status, Code: 400})
	a := open(t, s, c, nil)
	for _, m := range []connectors.Mark{connectors.MarkComplete, connectors.MarkPrivate} {
		if err := markOne(t.Context(), a, id, m); err != nil {
			t.Errorf("%s: %v", m, err)
		}
	}
}
