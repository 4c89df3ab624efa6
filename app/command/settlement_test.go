package command

import (
	"strings"
	"testing"
)

const aSettlement = "注文番号,種別,金額,精算日\n888888-20270201-0000000001,返金,-3280,2027/03/05\n888888-20270209-0000000009,返金,-100,2027/03/05\n"

func TestSettlement_is_imported_looked_at_judged_recorded_and_forgotten(t *testing.T) {
	b := newBench(t)
	b.must("entry", "import", b.paper("month.json", aMonth))
	file := b.paper("精算.csv", aSettlement)
	b.fails("unknown_name", "settlement", "import", file, "--mall", "どこか")
	dry := b.must("settlement", "import", file, "--mall", "楽天", "--dry-run")
	if dry["counts"].(map[string]any)["rows"] != 2.0 || len(b.must("settlement", "files")["files"].([]any)) != 0 {
		t.Errorf("dry %v", dry)
	}
	done := b.must("settlement", "import", file, "--mall", "rakuten")
	again := b.must("settlement", "import", file, "--mall", "rakuten", "--map", b.paper("map.json", `{"order":"注文番号","amount":"金額","day":"精算日"}`))
	if done["again"] != false || again["again"] != true {
		t.Errorf("done %v, again %v", done, again)
	}
	february := b.must("settlement", "list", "--month", "2027-02", "--mall", "rakuten")
	l := february["lines"].([]any)[0].(map[string]any)
	if l["event_id"] != "EV-202702-0001" || l["state"] != "same" || l["theirs"] != 3280.0 || len(february["later"].([]any)) != 1 {
		t.Errorf("February %v", february)
	}
	march := b.must("settlement", "list", "--month", "2027-03", "--state", "unknown")["lines"].([]any)
	if len(march) != 1 {
		t.Fatalf("March %v", march)
	}
	row := id(map[string]any{"id": march[0].(map[string]any)["rows"].([]any)[0]})
	b.must("settlement", "judge", "--entry", "EV-202702-0001", "--out", "--reason", "別の精算書")
	b.must("settlement", "judge", "--entry", "EV-202702-0001", "--undo")
	b.fails("settlement_reason", "settlement", "judge", "--row", row, "--out")
	e := b.must("settlement", "record", row, "--date", "2027-03-06")["entries"].([]any)[0].(map[string]any)
	if e["status"] != "draft" || e["date"] != "2027-03-06" || e["amount"] != 100.0 || !strings.HasPrefix(e["note"].(string), "精算書") {
		t.Errorf("recorded %v", e)
	}
	b.must("settlement", "forget", id(done["file"].(map[string]any)))
	if got := b.must("settlement", "list", "--month", "2027-03")["lines"].([]any); len(got) != 0 {
		t.Errorf("after it is forgotten %v", got)
	}
}
