package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/app/drafting/draftingtest"
	"madoguchi/connectors/mailbox"
)

// aiBench is a shop with one question and a machine that lies about an amount.
func aiBench(t *testing.T) (b *bench, m *draftingtest.Server, inquiry string) {
	b = newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "delivery", time.Hour)
	b.must("sync")
	return b, draftingtest.New(t), id(b.inquiries()["one@c.example"])
}

func TestAI_drafts_are_off_asked_for_doubted_and_on_record(t *testing.T) {
	b, m, one := aiBench(t)
	points := b.file("points.txt", "お待たせのお詫び\n確認してご連絡する\n")
	ask := []string{"draft", one, "--ai", "--points", points}

	if s := b.must("ai", "show"); s["on"] != false || s["has_key"] != false {
		t.Errorf("%v", s)
	}
	b.fails("ai_off", ask...)
	b.fails("ai_plain", "ai", "set", "--on", "yes", "--endpoint", "http://drafts.example/v1", "--model", "m")
	m.Key = "s3cret-key"
	if s := b.must("ai", "set", "--on", "yes", "--endpoint", m.URL, "--model", draftingtest.LieYen, "--key-file", b.file("key", "s3cret-key\n")); s["on"] != true || s["has_key"] != true || s["key"] != "" {
		t.Errorf("%v", s)
	}
	if try := b.must("ai", "test"); try["ok"] != true {
		t.Errorf("%v", try)
	}

	run := b.must(ask...)
	text, _ := run["text"].(string)
	if run["state"] != "done" || !strings.Contains(text, "5,000円") || len(run["problems"].([]any)) == 0 {
		t.Fatalf("%v", run)
	}
	reply := []string{"reply", one, "--body-file", b.file("reply.txt", text), "--hold", "0"}
	b.fails("problems", reply...)
	b.fails("confirm_differs", "ai", "confirm", one, "5,000円", "5,001円")
	for _, p := range run["problems"].([]any) {
		word := p.(map[string]any)["fix_to"].(string)
		b.must("ai", "confirm", one, word, word)
	}
	b.must(reply...)

	entries := b.must("ai", "log")["entries"].([]any)
	if len(entries) != 1 {
		t.Fatalf("%v", entries)
	}
	e := entries[0].(map[string]any)
	if e["model"] != draftingtest.LieYen || e["prompt"] == "" || e["final"] != text || e["changed"] != 0.0 || e["local"] != true || len(e["points"].([]any)) != 2 {
		t.Errorf("%v", e)
	}
	if change := e["change"].([]any); len(change) != 1 || change[0].(map[string]any)["kind"] != "same" {
		t.Errorf("%v", change)
	}
	if rest := b.must("ai", "log", "--before", "1")["entries"].([]any); len(rest) != 0 {
		t.Errorf("%v", rest)
	}
}

func TestAI_sends_nothing_outside_before_a_person_has_seen_it(t *testing.T) {
	b, _, one := aiBench(t)
	b.must("ai", "set", "--on", "yes", "--endpoint", "https://drafts.example/v1", "--model", "m")
	shown := b.must("draft", one, "--ai", "--points", b.file("points.txt", "小川様の ogawa@customer.example に送る"))["preview"].(map[string]any)
	if text := shown["text"].(string); strings.Contains(text, "ogawa") || strings.Contains(text, "小川") || !strings.Contains(text, "⟦メール1⟧") {
		t.Errorf("%s", text)
	}
	if entries := b.must("ai", "log")["entries"].([]any); len(entries) != 0 {
		t.Errorf("somebody was asked: %v", entries)
	}
	if found := b.must("ai", "models")["servers"]; found == nil {
		t.Error("no list of servers")
	}
}

func TestAI_set_changes_only_what_is_named(t *testing.T) {
	b, m, _ := aiBench(t)
	was := b.must("ai", "set", "--endpoint", m.URL, "--key-file", b.file("key", "k"))
	now := b.must("ai", "set", "--cares", "care", "--categories", "", "--seconds", "30", "--forget-key")
	if len(was["categories"].([]any)) == 0 || len(now["categories"].([]any)) != 0 || len(now["cares"].([]any)) != 1 || now["seconds"] != 30.0 {
		t.Errorf("%v\n%v", was, now)
	}
	if was["has_key"] != true || now["has_key"] != false || now["endpoint"] != m.URL || now["sensitive"] != true {
		t.Errorf("%v\n%v", was, now)
	}
	b.fails("care", "ai", "set", "--cares", "anger")
}

func TestAI_says_what_went_wrong(t *testing.T) {
	b, m, one := aiBench(t)
	points := b.file("points.txt", "お詫び")
	for _, model := range []string{draftingtest.Busy, draftingtest.Ill, draftingtest.Key, draftingtest.Garbage} {
		b.must("ai", "set", "--on", "yes", "--endpoint", m.URL, "--model", model)
		b.fails("ai_failed", "draft", one, "--ai", "--points", points)
		if exit, _, said := b.say("ai", "test"); exit != exitFailed || !strings.Contains(said, "。") {
			t.Errorf("%s: exit %d, %s", model, exit, said)
		}
	}
}
