package command

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/mailbox"
)

func TestSearch_shows_the_place_and_counts(t *testing.T) {
	b := newBench(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("first@c.example", "", "Receipt", 3*time.Hour)
	b.writes("second@c.example", "", "Delivery", time.Hour)
	b.must("sync")

	one := b.must("search", "ＦＩＲＳＴ@c")
	rows := one["inquiries"].([]any)
	if len(rows) != 1 || one["total"].(map[string]any)["count"] != 1.0 {
		t.Fatalf("found %v", one)
	}
	row := rows[0].(map[string]any)
	if row["place"] != "text" || row["part"] != "in" || row["snippet"] != "first@c.example" || row["message"] == 0.0 {
		t.Errorf("row %v", row)
	}
	if marks := row["marks"].([]any); len(marks) != 1 || marks[0].([]any)[1] != 7.0 {
		t.Errorf("marks %v", row["marks"])
	}

	page := b.must("search", "c.example", "--limit", "1")
	if next, _ := page["next"].(string); next == "" || len(b.must("search", "c.example", "--after", next)["inquiries"].([]any)) != 1 {
		t.Errorf("page %v", page["next"])
	}
	if left := b.must("search", "c.example -receipt"); len(left["inquiries"].([]any)) != 1 {
		t.Errorf("left out %v", left["inquiries"])
	}
	none := b.must("search", "receipt delivery")
	if alone := none["alone"].([]any); len(alone) != 2 || alone[0].(map[string]any)["text"] != "receipt" {
		t.Errorf("alone %v", none["alone"])
	}

	findings := b.must("doctor")["findings"].([]any)
	ready := false
	for _, f := range findings {
		ready = ready || f.(map[string]any)["about"] == "search" && f.(map[string]any)["level"] == "ok"
	}
	if !ready {
		t.Errorf("doctor %v", findings)
	}
	if exit, _, errs := b.say("search"); exit != exitUsage || !strings.Contains(errs, "usage") {
		t.Errorf("without words: %d %s", exit, errs)
	}
}
