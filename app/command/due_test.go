package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestDue_rules_days_and_follow_ups_are_reached_from_the_command_line(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("one@c.example", "", "delivery", time.Hour)
	b.must("sync")
	one := id(b.inquiries()["one@c.example"])
	rules := func(args ...string) []any { return b.must(args...)["rules"].([]any) }
	first := rules("due", "rules")
	if len(first) != 2 || first[1].(map[string]any)["unit"] != "business_days" {
		t.Fatalf("a new shop: %v", first)
	}
	added := rules("due", "set", "--account", "メール", "--within", "24h", "--first")
	if len(added) != 3 || added[0].(map[string]any)["amount"] != 24.0 {
		t.Fatalf("%v", added)
	}
	row := b.inquiries()["one@c.example"]
	if row["due_why"] != "rule 3" || row["level"] == "" {
		t.Errorf("%v", row)
	}
	if left := rules("due", "set", "--id", "3", "--remove"); len(left) != 2 {
		t.Errorf("%v", left)
	}
	b.fails("not_found", "due", "set", "--id", "3", "--remove")

	days := b.must("calendar", "close", "2030-12-29", "2031-01-03", "--name", "年末年始")["days"].([]any)
	if len(days) != 6 {
		t.Errorf("%v", days)
	}
	if days = b.must("calendar", "open", "2030-12-29")["days"].([]any); days[0].(map[string]any)["kind"] != "open" {
		t.Errorf("%v", days)
	}
	if days = b.must("calendar", "reset", "2030-12-29", "2031-01-03")["days"].([]any); len(days) != 0 {
		t.Errorf("%v", days)
	}
	b.fails("days", "calendar", "close", "2026-02-30")
	if holidays := b.must("calendar", "show")["holidays"].([]any); len(holidays) < 15 {
		t.Errorf("%v", holidays)
	}

	at := time.Now().Add(72 * time.Hour).UTC().Format(time.RFC3339)
	if q := b.must("inquiry", "due", one, at); q["due_why"] != "person" {
		t.Errorf("%v", q)
	}
	if q := b.must("inquiry", "due", one, "clear"); q["due_why"] == "person" {
		t.Errorf("%v", q)
	}
	b.fails("moment", "inquiry", "due", one, "tomorrow")
	b.fails("past", "inquiry", "snooze", one, "--until", "2020-01-01")
	q := b.must("inquiry", "snooze", one, "--until", at, "--for", "入荷の確認")
	if q["state"] != "snoozed" || q["snooze_for"] != "入荷の確認" || q["snooze_until"] == "" {
		t.Errorf("%v", q)
	}
	b.fails("not_open", "inquiry", "due", one, at)
	m := b.must("morning")
	if len(m["days"].([]any)) != 7 || m["counts"].(map[string]any)["late"] != 0.0 {
		t.Errorf("%v", m)
	}
	if exit, text, _ := b.say("due", "set", "--within", "soon"); exit != exitUsage || strings.Contains(text, "rules") {
		t.Errorf("%d %s", exit, text)
	}
}
