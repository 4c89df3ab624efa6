package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aMonth is February of an invented shop: a refund at two rates, a cancellation without a
// journal, postage that belongs to the refund.
const aMonth = `{"events":[
{"event_id":"EV-202702-0001","date":"2027-02-03","channel":"rakuten","order_no":"888888-20270201-0000000001","type":"CANCEL_AFTER_SHIP","memo":"受取辞退","settled_by":"mall","lines":[
 {"debit":"売上高","debit_tax":"sales_return_10","credit":"売掛金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":2200,"rate":10},
 {"debit":"売上高","debit_tax":"sales_return_8r","credit":"売掛金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":1080,"rate":8}]},
{"event_id":"EV-202702-0002","date":"2027-02-04","channel":"yahoo","order_no":"tanuki-10000007","type":"CANCEL_BEFORE_SHIP","memo":"発送前キャンセル","lines":[],"gross":3300,"settled_by":"mall"},
{"date":"2027-02-05","channel":"rakuten","order_no":"888888-20270201-0000000001","type":"RETURN_SHIPPING_SHOP","memo":"着払い 返送料","settled_by":"carrier","related_event_id":"EV-202702-0001","lines":[
 {"debit":"荷造運賃","debit_tax":"purchase_10_qualified","credit":"未払金","credit_sub":"たぬき運送","credit_tax":"out_of_scope","amount":990,"rate":10}]}
]}`

func (b *bench) paper(name, text string) string {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

func TestExport_of_an_imported_month_is_the_same_file_again(t *testing.T) {
	b := newBench(t)
	month := b.paper("month.json", aMonth)
	if done := b.must("entry", "import", month); done["new"] != 3.0 || done["done"] != true {
		t.Fatalf("import %v", done)
	}
	period := []string{"--from", "2027-02-01", "--to", "2027-02-28", "--out"}
	dir := t.TempDir()
	for _, kind := range []string{"csv", "xlsx", "monthly", "yayoi", "freee", "freee-deals", "mf"} {
		one, two, three := filepath.Join(dir, kind+"1"), filepath.Join(dir, kind+"2"), filepath.Join(dir, kind+"3")
		first := b.must(append([]string{"export", kind}, append(period, one)...)...)
		again := b.must(append([]string{"export", kind}, append(period, two)...)...)
		x := first["export"].(map[string]any)
		b.must("export", "again", id(x), "--out", three)
		if first["again"] != false || again["again"] != true || again["export"].(map[string]any)["batch"] != x["batch"] {
			t.Errorf("%s: first %v, again %v", kind, first, again)
		}
		was := read(t, one)
		if len(was) == 0 || !bytes.Equal(was, read(t, two)) || !bytes.Equal(was, read(t, three)) {
			t.Errorf("%s is another file the second time", kind)
		}
	}
	package1, package2 := filepath.Join(dir, "1.zip"), filepath.Join(dir, "2.zip")
	first := b.must(append([]string{"export", "package"}, append(period, package1)...)...)["export"].(map[string]any)
	b.must("export", "again", id(first), "--out", package2)
	if was := read(t, package1); first["stage"] != "open" || first["size"] != float64(len(was)) || !bytes.Equal(was, read(t, package2)) {
		t.Errorf("the package is another one the second time: %v", first)
	}
	if _, said, _ := b.say("export", "package", "--month", "2027-02", "--dry-run"); !strings.Contains(said, `"locked": false`) || !strings.Contains(said, "会計イベント_2027-02.xlsx") {
		t.Errorf("the preview says %s", said)
	}
	list := b.must("entry", "list", "--partner", "たぬき運送")["entries"].([]any)
	if e := list[0].(map[string]any); len(list) != 1 || e["event_id"] != "EV-202702-0003" || e["status"] != "exported" || e["related_event_id"] != "EV-202702-0001" {
		t.Errorf("found %v", list)
	}
	b.fails("export_none", append([]string{"export", "csv", "--fresh"}, append(period, filepath.Join(dir, "x"))...)...)
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("a refused export left a file")
	}
	// What went out is read back as it was.
	b.profile = filepath.Join(t.TempDir(), "another")
	b.must("entry", "import", filepath.Join(dir, "csv1"))
	b.must(append([]string{"export", "csv"}, append(period, filepath.Join(dir, "round"))...)...)
	if !bytes.Equal(read(t, filepath.Join(dir, "csv1")), read(t, filepath.Join(dir, "round"))) {
		t.Errorf("after a way through the CSV:\n%s", read(t, filepath.Join(dir, "round")))
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEntry_is_added_confirmed_corrected_and_locked(t *testing.T) {
	b := newBench(t)
	b.fails("entry_private", "entry", "add", "--type", "REFUND_PARTIAL", "--amount", "500", "--memo", "電話 090-1234-5678")
	b.fails("entry_amount", "entry", "add", "--type", "REFUND_FULL", "--order", "M-1")
	added := b.must("entry", "add", "--type", "RESHIP_SHIPPING", "--order", "M-1", "--amount", "1100", "--partner", "たぬき運送", "--invoice", "qualified", "--date", "2027-02-10")
	draft := id(added["entries"].([]any)[0].(map[string]any))
	b.fails("month_drafts", "entry", "lock", "2027-02")
	done := b.must("entry", "confirm", draft)["entries"].([]any)[0].(map[string]any)
	if done["event_id"] != "EV-202702-0001" || done["amount"] != 1100.0 {
		t.Errorf("confirmed %v", done)
	}
	b.fails("conflict", "entry", "drop", "EV-202702-0001")
	b.must("entry", "lock", "2027-02")
	b.fails("month_locked", "entry", "add", "--type", "RESHIP_SHIPPING", "--amount", "1", "--date", "2027-02-11")
	b.fails("month_locked", "entry", "correct", "EV-202702-0001", "--reason", "金額の誤り", "--date", "2027-02-28")
	fixed := b.must("entry", "correct", "EV-202702-0001", "--reason", "金額の誤り", "--date", "2027-03-01", "--amount", "880", "--partner", "たぬき運送", "--invoice", "qualified")["entries"].([]any)
	if back := fixed[0].(map[string]any); len(fixed) != 2 || back["type"] != "REVERSAL" || back["undoes"] != "RESHIP_SHIPPING" || fixed[1].(map[string]any)["amount"] != 880.0 {
		t.Errorf("corrected by %v", fixed)
	}
	b.fails("entry_reversed", "entry", "correct", "EV-202702-0001", "--reason", "もう一度", "--date", "2027-03-01")
	b.must("entry", "unlock", "2027-02")
}

// What a correction does not say stays as it was: else a fee or a carrier is lost unseen.
func TestEntry_correct_keeps_what_it_does_not_say(t *testing.T) {
	b := newBench(t)
	fixed := func(args ...string) (lines []any) {
		t.Helper()
		e := b.must(append([]string{"entry", "add", "--confirm", "--date", "2027-02-10"}, args...)...)["entries"].([]any)[0].(map[string]any)
		made := b.must("entry", "correct", e["event_id"].(string), "--reason", "金額の誤り", "--date", "2027-03-01", "--amount", "990")["entries"].([]any)
		return made[1].(map[string]any)["lines"].([]any)
	}
	refund := fixed("--type", "REFUND_BANK", "--amount", "1100", "--fee", "330", "--bank", "見本銀行")
	if fee := refund[len(refund)-1].(map[string]any); len(refund) != 2 || fee["debit"] != "支払手数料" || fee["amount"] != 330.0 || fee["credit_sub"] != "見本銀行" {
		t.Errorf("got %v", refund)
	}
	post := fixed("--type", "RESHIP_SHIPPING", "--amount", "1100", "--partner", "たぬき運送", "--invoice", "transitional")[0].(map[string]any)
	if post["amount"] != 990.0 || post["credit_sub"] != "たぬき運送" || post["debit_tax"] != "purchase_10_transitional70" {
		t.Errorf("got %v", post)
	}
	b.fails("entry_type", "entry", "add", "--type", "REFUND", "--amount", "1")
}
