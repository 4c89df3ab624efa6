package app

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// What a template asks to do beside the reply is warned of until it is ticked, and its
// follow-up is proposed with the reply.
func TestCheck_warns_of_steps_that_nobody_has_ticked(t *testing.T) {
	d := open(t, &fake{})
	account := must[Account](t)(d.SaveAccount(t.Context(), form())).ID
	q := connectors.Inquiry{RemoteID: "steps", Subject: "変更", Messages: []connectors.Message{{RemoteID: "1", Direction: connectors.In, Text: "変えてください。", SentAt: noon}}}
	must[store.Ingested](t)(d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{q}}))
	id := must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, "steps")).ID
	body := "承りました。ご返信をお待ちしております。"
	tpl := must[Template](t)(d.SaveTemplate(t.Context(), Template{
		Name: "変更の受付", Body: body, Next: "waiting", FollowDays: 7, Steps: []string{"送り状を直す", "モールの注文を直す"},
	}))
	check := func(accepted []string, ticked ...string) (Checked, []Problem) {
		facts := DraftFacts{Parts: []DraftPart{{Template: tpl.ID, Text: body}}, Ticked: ticked}
		c := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: body, Template: tpl.ID, Facts: facts, Accepted: accepted}))
		return c, slices.DeleteFunc(slices.Clone(c.Problems), func(p Problem) bool { return p.Code != "steps" })
	}
	c, left := check(nil)
	if c.Follow != 7 || c.Next != "waiting" || len(left) != 1 || !left[0].Warn || !strings.Contains(left[0].Text, "送り状を直す、モールの注文を直す") {
		t.Fatalf("follow %d, %+v", c.Follow, left)
	}
	if _, taken := check([]string{left[0].Key}); len(taken) != 1 || !taken[0].Accepted {
		t.Errorf("accepted: %+v", taken)
	}
	if _, one := check(nil, "送り状を直す"); len(one) != 1 || strings.Contains(one[0].Text, "送り状") || one[0].Key == left[0].Key {
		t.Errorf("one is done: %+v", one)
	}
	if _, none := check(nil, "送り状を直す", "モールの注文を直す"); len(none) != 0 {
		t.Errorf("all are done: %+v", none)
	}
}
