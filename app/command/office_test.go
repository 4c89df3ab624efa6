//go:build office

package command

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"madoguchi/app/export/sheet"
	"madoguchi/connectors/mailbox"

	sjis "golang.org/x/text/encoding/japanese"
)

// Every file that a person or an accounting program gets is opened in LibreOffice and read
// back from what it shows: nothing may be lost, bent or reckoned on the way.

// anUglyMonth is a month whose texts want to be formulas and whose numbers want to be sums.
const anUglyMonth = `{"events":[
{"event_id":"EV-202702-0001","date":"2027-02-03","channel":"rakuten","order_no":"888888-20270201-0000000001","type":"CANCEL_AFTER_SHIP","memo":"受取辞退〜","note":"=1+1","settled_by":"mall","lines":[
 {"debit":"売上高","debit_tax":"sales_return_10","credit":"売掛金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":2200,"rate":10},
 {"debit":"売上高","debit_tax":"sales_return_8r","credit":"売掛金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":1080,"rate":8}]},
{"event_id":"EV-202702-0002","date":"2027-02-04","channel":"yahoo","order_no":"001234567890","type":"CANCEL_BEFORE_SHIP","memo":"表ソ能","note":"箱つぶれ😢 𠮷様式","lines":[],"gross":3300,"settled_by":"mall"},
{"event_id":"EV-202702-0003","date":"2027-02-05","channel":"own","order_no":"444413758703","type":"RETURN_SHIPPING_SHOP","memo":"着払い","note":"@SUM(A1)","settled_by":"carrier","lines":[
 {"debit":"荷造運賃","debit_tax":"purchase_10_qualified","credit":"未払金","credit_sub":"たぬき運送","credit_tax":"out_of_scope","amount":990,"rate":10}]},
{"event_id":"EV-202702-0004","date":"2027-02-06","channel":"own","order_no":"=1+1","type":"COMP_POINT","memo":"お詫び","note":"+81","settled_by":"mall","lines":[
 {"debit":"販売促進費","debit_tax":"out_of_scope","credit":"未払金","credit_sub":"楽天市場","credit_tax":"out_of_scope","amount":500,"rate":0}]}
]}`

// writesMonth writes files of the ugly month.
func (b *bench) writesMonth(ext string, kinds ...string) []string {
	b.t.Helper()
	dir := b.t.TempDir()
	var paths []string
	for _, kind := range kinds {
		paths = append(paths, filepath.Join(dir, kind+ext))
		b.must("export", kind, "--from", "2027-02-01", "--to", "2027-02-28", "--out", paths[len(paths)-1])
	}
	return paths
}

func TestOffice_shows_the_workbook_as_it_was_meant(t *testing.T) {
	b, o := newBench(t), newOffice(t)
	b.must("entry", "import", b.paper("month.json", anUglyMonth))
	f := o.open("", b.writesMonth(".xlsx", "xlsx")...)[0]
	if f.Creator != sheet.Product || f.Writer != sheet.Product {
		t.Errorf("written by %q and %q", f.Creator, f.Writer)
	}
	events := f.sheet(t, "イベント")
	kinds := []string{
		"string", "date", "string", "string", "string", "string", "string", "float", "float",
		"string", "string", "string", "string", "string", "string", "string", "string", "string",
	}
	for r, row := range events[1:6] {
		for c, got := range row[:len(kinds)] {
			if got.Kind != kinds[c] && got.Kind != "" || got.Formula != "" {
				t.Errorf("row %d, %s is a %s: %q, formula %q", r+2, events[0][c].text(t), got.Kind, got.text(t), got.Formula)
			}
		}
	}
	for at, want := range map[[2]int]string{
		{1, 0}: "EV-202702-0001", {1, 1}: "2027-02-03", {1, 3}: "888888-20270201-0000000001", {1, 7}: "2200", {1, 17}: "=1+1",
		{3, 3}: "001234567890", {3, 17}: "箱つぶれ😢 𠮷様式", {4, 3}: "444413758703", {4, 17}: "@SUM(A1)", {5, 3}: "=1+1", {5, 17}: "+81",
	} {
		if got := events[at[0]][at[1]].is(t); got != want {
			t.Errorf("cell %v is %q, want %q", at, got, want)
		}
	}
	if sum := events[6]; sum[7].is(t) != "8070" || sum[8].is(t) != "370" || !strings.Contains(sum[7].Formula, "SUBTOTAL(109") {
		t.Errorf("the sums are %+v", sum)
	}
	months := f.sheet(t, "月次集計")
	for r, row := range written(t, b.writesMonth(".csv", "monthly")[0], false) {
		for c, want := range row {
			if got := months[r][c]; got.is(t) != want || r > 0 && c > 1 && got.Kind != "float" {
				t.Errorf("the sums of the month: %q is %q, a %s", want, got.is(t), got.Kind)
			}
		}
	}
}

// written is a CSV of ours as a decoder reads it that is not LibreOffice's.
func written(t *testing.T, path string, cp932 bool) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if cp932 {
		if data, err = sjis.ShiftJIS.NewDecoder().Bytes(data); err != nil {
			t.Fatal(err)
		}
	}
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF")))
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestOffice_shows_each_CSV_as_it_was_meant(t *testing.T) {
	b, o := newBench(t), newOffice(t)
	b.must("entry", "import", b.paper("month.json", anUglyMonth))
	for charset, kinds := range map[string][]string{asUTF8: {"csv", "monthly", "freee", "freee-deals"}, asCP932: {"yayoi", "mf"}} {
		paths := b.writesMonth(".csv", kinds...)
		for i, f := range o.open(charset, paths...) {
			shownAsWritten(t, kinds[i], f.sheet(t, ""), written(t, paths[i], charset == asCP932))
		}
	}
}

func shownAsWritten(t *testing.T, kind string, shown [][]cell, rows [][]string) {
	t.Helper()
	for r, row := range rows {
		for c, want := range row {
			if c >= len(shown[r]) && want == "" {
				continue // the empty end of a row
			}
			got := shown[r][c]
			if got.Formula != "" || !reads(got.is(t), got.text(t), want) {
				t.Errorf("%s, row %d: %q is shown as %q (%s, formula %q)", kind, r+1, want, got.text(t), got.Kind, got.Formula)
			}
		}
	}
}

// reads tells whether a spreadsheet has read a cell as what it is: a day may be shown in
// another form, a share as a share, and of a number its first noughts are gone.
func reads(value, shown, want string) bool {
	if value == want || shown == want || strings.ReplaceAll(value, "-", "/") == want {
		return true
	}
	a, bad := strconv.ParseFloat(value, 64)
	n, worse := strconv.ParseFloat(strings.TrimSuffix(want, "%"), 64)
	return bad == nil && worse == nil && (a == n || a*100 == n)
}

func TestOffice_computes_nothing_of_what_customers_wrote(t *testing.T) {
	b, o := newBench(t), newOffice(t)
	b.add(mailbox.Spec, "メール", b.mail.Settings())
	b.writes("=1+1@c.example", "", `=HYPERLINK("https://x.example";"1")`, 0)
	b.must("sync")
	dir := t.TempDir()
	in := map[string][]string{} // character set → files
	for _, kind := range []string{"cases", "messages"} {
		for ext, charset := range map[string]string{".xlsx": "", ".csv": asUTF8} {
			path := filepath.Join(dir, kind+ext)
			b.must("export", kind, "--from", "2020-01-01", "--to", "2099-12-31", "--out", path)
			in[charset] = append(in[charset], path)
		}
	}
	for charset, paths := range in {
		for i, f := range o.open(charset, paths...) {
			found := false
			for _, row := range f.sheet(t, "") {
				for _, c := range row {
					text := strings.TrimPrefix(strings.TrimSpace(c.text(t)), "'")
					found = found || text == "=1+1@c.example" || text == `=HYPERLINK("https://x.example";"1")`
					if c.Formula != "" && !strings.Contains(c.Formula, "SUBTOTAL") {
						t.Errorf("%s computes %s", paths[i], c.Formula)
					}
				}
			}
			if !found {
				t.Errorf("%s has lost what was written", paths[i])
			}
		}
	}
}
