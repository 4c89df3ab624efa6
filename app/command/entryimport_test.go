package command

import (
	"path/filepath"
	"strings"
	"testing"

	sjis "golang.org/x/text/encoding/japanese"
)

func TestEntry_import_takes_all_or_nothing_and_names_what_is_wrong(t *testing.T) {
	b := newBench(t)
	bad := b.paper("bad.csv", "日付,番号,金額\n2027-02-03,M-1,500\n2027-02-30,M-2,1.5\n")
	columns := b.paper("map.json", `{"columns":{"date":"日付","order_no":"番号","amount":"金額"},"constants":{"channel":"own","type":"REFUND_PARTIAL"}}`)
	b.fails("entry_import", "entry", "import", bad, "--map", columns)
	if got := b.must("entry", "list")["entries"].([]any); len(got) != 0 {
		t.Errorf("a half came in: %v", got)
	}
	good := b.paper("good.csv", "日付,番号,金額\n2027/2/3,M-1,\"1,100\"\n")
	if done := b.must("entry", "import", good, "--map", columns); done["new"] != 1.0 {
		t.Errorf("got %v", done)
	}
	e := b.must("entry", "show", "EV-202702-0001")["entry"].(map[string]any)
	if l := e["lines"].([]any)[0].(map[string]any); e["amount"] != 1100.0 || l["debit_tax"] != "sales_return_10" || l["tax_yen"] != 100.0 {
		t.Errorf("got %v", e)
	}
}

func TestEntry_import_of_the_same_list_again_brings_nothing(t *testing.T) {
	b := newBench(t)
	table := "日付,番号,金額,理由\r\n2027/2/3,M-1,500,箱つぶれ～\r\n2027/2/3,M-1,500,箱つぶれ～\r\n2027/2/4,M-2,800,汚れ\r\n"
	data, err := sjis.ShiftJIS.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	columns := b.paper("map.json", `{"columns":{"date":"日付","order_no":"番号","amount":"金額","memo":"理由"},"constants":{"channel":"own","type":"REFUND_PARTIAL"}}`)
	list := b.paper("list.csv", data)
	if done := b.must("entry", "import", list, "--map", columns); done["new"] != 3.0 {
		t.Errorf("first %v", done)
	}
	b.must("entry", "lock", "2027-02")
	again := b.must("entry", "import", list, "--map", columns)
	if again["new"] != 0.0 || again["same"] != 3.0 || again["refused"] != 0.0 {
		t.Errorf("again %v", again)
	}
	if why := again["rows"].([]any)[1].(map[string]any)["reason"].(string); !strings.Contains(why, "EV-202702-0002 が入っています") {
		t.Errorf("it says %q", why)
	}
	b.must("entry", "unlock", "2027-02")
	longer, _ := sjis.ShiftJIS.NewEncoder().String(table + "2027/2/5,M-3,900,\r\n")
	if done := b.must("entry", "import", b.paper("longer.csv", longer), "--map", columns); done["new"] != 1.0 || done["same"] != 3.0 {
		t.Errorf("a longer list %v", done)
	}
}

func TestEntry_import_takes_no_draft_of_another_desk(t *testing.T) {
	b := newBench(t)
	b.must("entry", "add", "--type", "COMP_POINT", "--amount", "500", "--date", "2027-02-03")
	code, list, _ := b.say("entry", "list")
	if code != 0 {
		t.Fatal(list)
	}
	b.profile = filepath.Join(t.TempDir(), "another")
	b.fails("entry_import", "entry", "import", b.paper("list.json", list))
}

func TestEntryImport_offers_the_map_of_a_table(t *testing.T) {
	b := newBench(t)
	table := b.paper("table.csv", "返金日,店舗,返金額,区分\n2027/02/05,楽天市場,1100,一部返金\n")
	m := b.must("entry", "import", table, "--columns")
	if of := m["columns"].(map[string]any); of["date"] != "返金日" || of["channel"] != "店舗" || of["amount"] != "返金額" || of["type_label"] != "区分" {
		t.Errorf("%v", m)
	}
	if done := b.must("entry", "import", table, "--map", b.paper("map.json", `{"columns":{"date":"返金日","channel":"店舗","amount":"返金額","type_label":"区分"}}`)); done["new"] != 1.0 {
		t.Errorf("%v", done)
	}
}

// A correction comes through our own CSV, and from a table that has no journal at all.
func TestEntry_import_of_a_table_carries_corrections(t *testing.T) {
	b := newBench(t)
	b.must("entry", "import", b.paper("month.json", aMonth))
	b.must("entry", "correct", "EV-202702-0001", "--reason", "金額の誤り", "--date", "2027-02-20", "--rate", "10=1100")
	was := filepath.Join(t.TempDir(), "was.csv")
	period := []string{"--from", "2027-02-01", "--to", "2027-02-28", "--out"}
	b.must(append([]string{"export", "csv"}, append(period, was)...)...)
	b.profile = filepath.Join(t.TempDir(), "another")
	if done := b.must("entry", "import", was); done["new"] != 5.0 {
		t.Errorf("brought %v", done)
	}
	if e := b.must("entry", "show", "EV-202702-0001")["entry"].(map[string]any); e["status"] != "reversed" {
		t.Errorf("turned round: %v", e)
	}
	back := filepath.Join(t.TempDir(), "back.csv")
	b.must(append([]string{"export", "csv"}, append(period, back)...)...)
	if string(read(t, was)) != string(read(t, back)) {
		t.Errorf("after a way through the CSV:\n%s", read(t, back))
	}
	if again := b.must("entry", "import", was); again["same"] != 5.0 {
		t.Errorf("again %v", again)
	}

	head := "日付,店舗,種別コード,訂正・関連する記録,金額,理由\n"
	columns := b.paper("map.json", `{"columns":{"date":"日付","channel":"店舗","type":"種別コード","related_event_id":"訂正・関連する記録","amount":"金額","memo":"理由"}}`)
	table := b.paper("table.csv", head+"2027/02/25,楽天市場,REVERSAL,EV-202702-0003,,二重\n")
	if done := b.must("entry", "import", table, "--map", columns); done["new"] != 1.0 {
		t.Errorf("brought %v", done)
	}
	e := b.must("entry", "show", "EV-202702-0006")["entry"].(map[string]any)
	l := e["lines"].([]any)[0].(map[string]any)
	if e["undoes"] != "RETURN_SHIPPING_SHOP" || l["credit"] != "荷造運賃" || l["debit_sub"] != "たぬき運送" || e["amount"] != 990.0 || e["order_no"] != "888888-20270201-0000000001" {
		t.Errorf("the sides are not swapped: %v", e)
	}
	if again := b.must("entry", "import", table, "--map", columns); again["same"] != 1.0 {
		t.Errorf("again %v", again)
	}
	for row, want := range map[string]string{
		"2027/02/25,楽天市場,REVERSAL,EV-202702-0003,,もう一度": "もう取り消されています",
		"2027/02/25,楽天市場,REVERSAL,EV-202702-0004,,取消":   "取消の記録なので",
		"2027/02/25,楽天市場,REVERSAL,EV-202702-0002,,":     "",
		"2027/02/25,楽天市場,REVERSAL,EV-202702-0005,1,":    "取り消す記録 EV-202702-0005（¥1,100）と違います",
		"2027/02/25,楽天市場,REVERSAL,,990,":                "「訂正・関連する記録」の列",
		"2027/02/25,楽天市場,REVERSAL,EV-202702-0099,990,":  "EV-202702-0099 がありません",
	} {
		plan := b.must("entry", "import", b.paper("row.csv", head+row+"\n"), "--map", columns, "--dry-run")
		if why := plan["rows"].([]any)[0].(map[string]any)["reason"].(string); !strings.Contains(why, want) || (want == "") != (why == "") {
			t.Errorf("%s: %q", row, why)
		}
	}
	// A correction that is refused turns nothing round: the right one below it is not to blame.
	rows := "2027/02/25,楽天市場,REVERSAL,EV-202702-0005,1,\n2027/02/25,楽天市場,REVERSAL,EV-202702-0005,,\n2027/02/25,楽天市場,REVERSAL,EV-202702-0005,,\n"
	plan := b.must("entry", "import", b.paper("rows.csv", head+rows), "--map", columns, "--dry-run")["rows"].([]any)
	for i, want := range []string{"と違います", "", "もう取り消されています"} {
		if why := plan[i].(map[string]any)["reason"].(string); !strings.Contains(why, want) || (want == "") != (why == "") {
			t.Errorf("row %d: %q", i, why)
		}
	}
}

func TestEntryMapping_is_saved_by_name_and_told_when_its_headings_come_again(t *testing.T) {
	b := newBench(t)
	table := b.paper("table.csv", "返金日,店舗,返金額,処理\n2027/02/05,楽天市場,1100,値引\n")
	columns := b.paper("map.json", `{"columns":{"date":"返金日","channel":"店舗","amount":"返金額","type_label":"処理"},"words":{"type_label":{"値引":"一部返金"}}}`)
	b.fails("entry_map", "entry", "mapping", "save", "値引の表", b.paper("other.csv", "日付\n2027/02/05\n"), "--map", columns)
	b.must("entry", "mapping", "save", "値引の表", table, "--map", columns)
	if all := b.must("entry", "mapping", "list")["maps"].([]any); len(all) != 1 || all[0].(map[string]any)["name"] != "値引の表" {
		t.Errorf("%v", all)
	}
	if m := b.must("entry", "mapping", "show", "値引の表"); m["words"].(map[string]any)["type_label"].(map[string]any)["値引"] != "一部返金" {
		t.Errorf("%v", m)
	}
	_, _, told := b.say("entry", "import", table)
	if !strings.Contains(told, "対応「値引の表」") {
		t.Errorf("it says %s", told)
	}
	b.fails("entry_map_unknown", "entry", "import", table, "--mapping", "ない")
	if done := b.must("entry", "import", table, "--mapping", "値引の表"); done["new"] != 1.0 {
		t.Errorf("%v", done)
	}
	if left := b.must("entry", "mapping", "remove", "値引の表")["maps"].([]any); len(left) != 0 {
		t.Errorf("%v", left)
	}
}
