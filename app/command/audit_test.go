package command

import "testing"

func TestLine_tells_who_changed_what(t *testing.T) {
	b := newBench(t)
	b.must("tag", "add", "陶器")
	rows := b.must("audit")["rows"].([]any)
	if len(rows) == 0 {
		t.Fatal("nothing is on record")
	}
	for _, r := range rows {
		if row := r.(map[string]any); row["by"] == "店長" && row["subject"] == "tag" && row["verb"] != "" && row["at"] != "" {
			return
		}
	}
	t.Errorf("rows %v", rows)
}
