package app

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// mailDesk is a desk with one mailbox that has brought the given mails.
func mailDesk(t *testing.T, mails ...connectors.Inquiry) (*Desk, []int64) {
	t.Helper()
	d := open(t, &fake{}, connectors.Spec{Kind: "mailbox", Label: "メール"})
	box, err := d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "mailbox", Name: "メール"})
	if err != nil {
		t.Fatal(err)
	}
	in, err := d.store.Ingest(t.Context(), box, connectors.Batch{Inquiries: mails, Next: "1"})
	if err != nil {
		t.Fatal(err)
	}
	return d, in.Changed
}

func letterFrom(id, address, text string, cues ...connectors.Cue) connectors.Inquiry {
	return connectors.Inquiry{
		RemoteID: id, Subject: id, Customer: connectors.Person{Address: address},
		Messages: []connectors.Message{{
			RemoteID: id, MailID: id, Direction: connectors.In, Address: address, Subject: id, SentAt: noon, Text: text, Cues: cues,
		}},
	}
}

var (
	spoofed = connectors.Cue{Code: "name_spoof", Text: "差出人の名前は「楽天」ですが、送信元は evil.example です。", Strong: true}
	failed  = connectors.Cue{Code: "auth_failed", Text: "検査に通っていません。"}
)

func threadOf(t *testing.T, d *Desk, id int64) Thread {
	t.Helper()
	th, err := d.Thread(t.Context(), ID{id})
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestCare_a_banner_until_the_sender_is_trusted(t *testing.T) {
	d, ids := mailDesk(t, letterFrom("a", "Sale@evil.example", "本文", spoofed), letterFrom("b", "sale@evil.example", "本文", spoofed, failed))
	first := threadOf(t, d, ids[0]).Messages[0]
	if second := threadOf(t, d, ids[1]).Messages[0]; !second.Suspicious || second.Trustable {
		t.Errorf("what is forged beyond doubt can be trusted: %+v", second)
	}
	if !first.Suspicious || !first.Trustable || len(first.Cues) != 1 || first.Text != "本文" {
		t.Fatalf("got %+v", first)
	}
	for range 2 { // asking twice does no harm
		if _, err := d.TrustSender(t.Context(), ID{first.ID}); err != nil {
			t.Fatal(err)
		}
	}
	if v, _ := d.store.Setting(t.Context(), store.TrustedSenders); v != "sale@evil.example" {
		t.Errorf("setting %q", v)
	}
	if m := threadOf(t, d, ids[0]).Messages[0]; m.Suspicious || len(m.Cues) != 1 {
		t.Errorf("trusted: %+v", m)
	}
	if m := threadOf(t, d, ids[1]).Messages[0]; !m.Suspicious {
		t.Error("a mail that is not from the trusted sender has no banner")
	}
}

func TestCare_knows_a_stranger_and_an_order_that_is_not_here(t *testing.T) {
	a := letterFrom("a", "x@example.jp", "https://example.jp/ をご覧ください。")
	a.Messages[0].Attachments = []connectors.Attachment{{Name: "a.pdf", Type: "application/pdf", Data: []byte("x")}}
	b := letterFrom("b", "y@example.jp", "ご注文の 246369-20260301-0000674401 が届きません。")
	d, ids := mailDesk(t, a, b)
	codes := func(id int64) (all []string) {
		for _, c := range threadOf(t, d, id).Messages[0].Cues {
			all = append(all, c.Code)
		}
		return all
	}
	if got := codes(ids[0]); len(got) != 1 || got[0] != "first_contact" {
		t.Errorf("stranger: %q", got)
	}
	if got := codes(ids[1]); len(got) != 0 {
		t.Errorf("a shop without orders here cannot know: %q", got)
	}
	box, err := d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "fake", Name: "店"})
	if err != nil {
		t.Fatal(err)
	}
	other := connectors.Order{Number: "246369-20260302-0000674402", OrderedAt: noon}
	if _, err := d.store.Ingest(t.Context(), box, connectors.Batch{Orders: []connectors.Order{other}, Next: "1"}); err != nil {
		t.Fatal(err)
	}
	if got := codes(ids[1]); len(got) != 1 || got[0] != "order_unknown" {
		t.Errorf("unknown order: %q", got)
	}
}

func TestThread_names_the_mall_that_wrote_a_letter(t *testing.T) {
	letter := func(id, address, kind string, cues ...connectors.Cue) connectors.Inquiry {
		q := letterFrom(id, address, "ご回答ください。", cues...)
		q.Messages[0].Kind = kind
		return q
	}
	wants := []string{"楽天", "Yahoo!", "モール", "モールを名乗る差出人", ""}
	d, ids := mailDesk(t,
		letter("a", "shop-support@shop.rakuten.co.jp", connectors.Official),
		letter("b", "store@mail.yahoo.co.jp", connectors.NoticeOf),
		letter("c", "ec@mall.example", connectors.Official),
		letter("d", "x@rakuten.co.jp", connectors.Official, failed),
		letter("e", "y@yahoo.co.jp", connectors.Normal),
	)
	for i, want := range wants {
		if got := threadOf(t, d, ids[i]).Messages[0].Mall; got != want {
			t.Errorf("message %d: %q, want %q", i, got, want)
		}
	}
}

func TestSetState_asks_before_a_malls_letter_is_ignored(t *testing.T) {
	q := letterFrom("a", "ec@mall.example", "ご回答ください。")
	q.Messages[0].Kind, q.Deadline = connectors.Official, noon.AddDate(0, 0, 1)
	d, ids := mailDesk(t, q)
	change := StateChange{ID: ids[0], State: store.StateIgnored}
	_, err := d.SetState(t.Context(), change)
	refused(t, err, "official")
	if r := threadOf(t, d, ids[0]).Inquiry; r.State != store.StateNew || !r.Official || r.Deadline == 0 {
		t.Errorf("got %+v", r)
	}
	change.Sure = true
	if r, err := d.SetState(t.Context(), change); err != nil || r.State != store.StateIgnored {
		t.Errorf("sure: %+v %v", r, err)
	}
}

func TestJoins_are_offered_said_and_taken_back(t *testing.T) {
	d, ids := mailDesk(t, letterFrom("a", "x@example.jp", "甲"), letterFrom("b", "x@example.jp", "乙"))
	th := threadOf(t, d, ids[0])
	if th.Splittable || len(th.Mergeable) != 1 || th.Mergeable[0].ID != ids[1] {
		t.Fatalf("offered %v %+v", th.Splittable, th.Mergeable)
	}
	j, err := d.MergeInquiries(t.Context(), MergeRequest{Keep: ids[0], Other: ids[1]})
	if err != nil {
		t.Fatal(err)
	}
	th = threadOf(t, d, ids[0])
	if !th.Splittable || len(th.Joins) != 1 || th.Joins[0].ID != j.ID || len(th.Messages) != 2 {
		t.Fatalf("merged %+v", th.Joins)
	}
	if _, err := d.UndoJoin(t.Context(), ID{j.ID}); err != nil {
		t.Fatal(err)
	}
	_, err = d.UndoJoin(t.Context(), ID{j.ID})
	refused(t, err, "cannot_undo")
	_, err = d.SplitInquiry(t.Context(), SplitRequest{ID: ids[0], From: 9999})
	refused(t, err, "no_message")
	_, err = d.SplitInquiry(t.Context(), SplitRequest{ID: ids[0], From: threadOf(t, d, ids[0]).Messages[0].ID})
	refused(t, err, "cannot_split")
	_, err = d.MergeInquiries(t.Context(), MergeRequest{Keep: ids[0], Other: ids[0]})
	refused(t, err, "cannot_merge")
}

func TestThread_says_what_was_answered_elsewhere(t *testing.T) {
	out := letterFrom("b", "x@example.jp", "はい")
	out.Messages[0].Direction, out.Messages[0].Refs = connectors.Out, []string{"a"}
	d, ids := mailDesk(t, letterFrom("a", "x@example.jp", "？"), out)
	for _, m := range threadOf(t, d, ids[0]).Messages {
		if m.Elsewhere != (m.Direction == "out") {
			t.Errorf("%s: elsewhere %v", m.RemoteID, m.Elsewhere)
		}
	}
}
