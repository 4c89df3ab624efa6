package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

// writes delivers a mail of the customer Ogawa; re is the mail it answers.
func (b *bench) writes(id, re, subject string, ago time.Duration) {
	at := time.Now().Add(-ago)
	head := "From: ogawa@customer.example\r\nTo: shop@example.test\r\nSubject: " + subject + "\r\nMessage-ID: <" + id + ">\r\n"
	if re != "" {
		head += "In-Reply-To: <" + re + ">\r\nReferences: <" + re + ">\r\n"
	}
	b.mail.Deliver([]byte(head+"Date: "+at.Format(time.RFC1123Z)+"\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+id+"\r\n"), at)
}

// fails runs a command that has to be refused with a code.
func (b *bench) fails(code string, args ...string) {
	b.t.Helper()
	if exit, _, errs := b.say(args...); exit != exitFailed || !strings.Contains(errs, `"`+code+`"`) {
		b.t.Errorf("%s: exit %d, %s", strings.Join(args, " "), exit, errs)
	}
}

func TestInquiry_is_split_merged_and_had_back(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "receipt", 3*time.Hour)
	b.writes("two@c.example", "one@c.example", "Re: receipt", 2*time.Hour)
	b.writes("other@c.example", "", "delivery", time.Hour)
	b.must("sync")
	rows := b.inquiries()
	kept, other := id(rows["one@c.example"]), id(rows["other@c.example"])
	if len(rows) != 2 || rows["one@c.example"]["message_count"] != 2.0 {
		t.Fatalf("inquiries %v", rows)
	}
	second := id(b.must("inquiry", "show", kept)["messages"].([]any)[1].(map[string]any))
	b.fails("no_join", "inquiry", "unjoin", kept)

	split := b.must("inquiry", "split", kept, second)
	if split["kind"] != "split" || split["kept"] != rows["one@c.example"]["id"] || split["at"] == "" || split["join"] == 0.0 {
		t.Errorf("split %v", split)
	}
	if rows := b.inquiries(); len(rows) != 3 || rows["one@c.example"]["message_count"] != 1.0 {
		t.Errorf("after the split %v", rows)
	}
	if back := b.must("inquiry", "unjoin", kept); back["join"] != split["join"] || back["other"] != split["other"] {
		t.Errorf("back %v", back)
	}
	if rows := b.inquiries(); len(rows) != 2 || rows["one@c.example"]["message_count"] != 2.0 {
		t.Errorf("after the way back %v", rows)
	}

	merged := b.must("inquiry", "merge", kept, other)
	if merged["kind"] != "merge" || merged["other"] != rows["other@c.example"]["id"] {
		t.Errorf("merge %v", merged)
	}
	b.must("sync") // no pull takes apart what a person has joined
	if rows := b.inquiries(); len(rows) != 1 || rows["one@c.example"]["message_count"] != 3.0 {
		t.Errorf("after the merge %v", rows)
	}
	b.must("inquiry", "unjoin", kept)
	if rows := b.inquiries(); len(rows) != 2 || rows["other@c.example"]["message_count"] != 1.0 {
		t.Errorf("apart again %v", rows)
	}
	for _, wrong := range [][]string{{"split", kept, "x"}, {"merge", "x", other}, {"unjoin", "x"}} {
		if exit, _, _ := b.say(append([]string{"inquiry"}, wrong...)...); exit != exitUsage {
			t.Errorf("%v: exit %d", wrong, exit)
		}
	}
}

// topic is the store's one topic as Yahoo! has it now.
func (b *bench) topic() yahootest.Topic {
	b.t.Helper()
	all := b.yahoo.Topics()
	if len(all) != 1 {
		b.t.Fatalf("%d topics", len(all))
	}
	return all[0]
}

func TestInquiry_done_carries_its_reason_to_the_mall_and_reopen_takes_it_back_here(t *testing.T) {
	b := newBench(t)
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	remote := b.yahoo.AddTopic(yahootest.Topic{Title: "在庫について", Posts: []yahootest.Post{{By: "user", Text: "在庫はありますか。", At: time.Now().Add(-time.Hour)}}})
	b.must("sync")
	q := id(b.inquiries()[remote])
	b.fails("reason", "inquiry", "done", q, "--reason", "99")
	if row := b.must("inquiry", "done", q, "--reason", "2"); row["state"] != "done" {
		t.Errorf("done %v", row)
	}
	if row := b.must("inquiry", "reopen", q); row["state"] != "working" {
		t.Errorf("reopened %v", row)
	}
	if b.must("sync"); b.topic().Completed {
		t.Error("the mall has heard of what was taken back at once")
	}
}

func TestInquiry_private_hides_a_public_question_for_good(t *testing.T) {
	b := newBench(t)
	b.add(yahoo.Spec, "Yahoo!店", b.yahoo.Settings())
	remote := b.yahoo.AddTopic(yahootest.Topic{Title: "色について", Item: "mug", Public: true, Posts: []yahootest.Post{{By: "user", Text: "青はありますか。", At: time.Now().Add(-time.Hour)}}})
	b.must("sync")
	q := id(b.inquiries()[remote])
	if before := b.must("inquiry", "show", q); before["public"] != true {
		t.Fatalf("before %v", before["public"])
	}
	b.must("inquiry", "private", q)
	b.must("sync") // tells the mall behind the pull
	b.must("sync", "--account", "Yahoo!店")
	if after := b.must("inquiry", "show", q); after["public"] != false || b.topic().Public {
		t.Errorf("here %v, at the mall %v", after["public"], b.topic().Public)
	}
}

func TestSender_is_trusted_listed_and_taken_off(t *testing.T) {
	b := newBench(t)
	addresses := func(args ...string) string {
		var out []string
		for _, s := range b.must(append([]string{"sender"}, args...)...)["senders"].([]any) {
			out = append(out, s.(map[string]any)["address"].(string))
		}
		return strings.Join(out, " ")
	}
	for _, step := range []struct {
		args []string
		want string
	}{
		{[]string{"list"}, ""},
		{[]string{"trust", "Sale@shop.example"}, "sale@shop.example"},
		{[]string{"trust", "aki@shop.example"}, "aki@shop.example sale@shop.example"},
		{[]string{"distrust", "SALE@shop.example"}, "aki@shop.example"},
		{[]string{"distrust", "nobody@shop.example"}, "aki@shop.example"},
		{[]string{"list"}, "aki@shop.example"},
	} {
		if got := addresses(step.args...); got != step.want {
			t.Errorf("sender %v: %q, want %q", step.args, got, step.want)
		}
	}
	b.fails("address", "sender", "trust", "山田")
}
