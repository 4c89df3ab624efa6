package learn

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/mf"
)

// What we write is read back with the names in it.
func TestRead_knows_the_files_of_each_program(t *testing.T) {
	for _, c := range []struct{ file, program, encoding, account, tax string }{
		{"yayoi.csv", Yayoi, book.CP932, "売上戻り高", "対象外"},
		{"mf.csv", MF, book.CP932, "売上戻り高", "対象外"},
		{"mf-19-columns-excluded.csv", MF, book.UTF8, "売上戻り高", "対象外"},
		{"freee.csv", Freee, book.UTF8, "売上戻り高", "対象外"},
		{"freee-excluded-cp932.csv", Freee, book.CP932, "売上戻り高", "対象外"},
	} {
		file, err := os.ReadFile("../testdata/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		n, err := Read(file)
		if err != nil || n.Package != c.program || n.Words.Encoding != c.encoding || n.Rows != 18 || n.Accounts[0] != c.account || n.Taxes[0] != c.tax {
			t.Errorf("%s: %+v, %v", c.file, n, err)
		}
		if !slices.Contains(n.Accounts, "荷造運賃") || !slices.Contains(n.Subs, "佐藤便") || slices.Contains(n.Accounts, "借方勘定科目") {
			t.Errorf("%s: %+v", c.file, n)
		}
		if c.program == MF && len(n.Words.Columns) < 19 {
			t.Errorf("%s: header %q", c.file, n.Words.Columns)
		}
	}
}

func TestRead_refuses_what_is_no_journal(t *testing.T) {
	for _, wrong := range []string{"", "a,b,c\r\n1,2,3\r\n", "\xff\xfe\x80", "2000,,,\r\n", "日付,金額\r\n2026/10/03,5\r\n"} {
		if n, err := Read([]byte(wrong)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q is %+v, %v", wrong, n, err)
		}
	}
	if _, err := Read(make([]byte, MaxBytes+1)); !errors.Is(err, ErrLong) {
		t.Errorf("too long: %v", err)
	}
}

func TestRead_takes_what_was_pasted_out_of_a_spreadsheet(t *testing.T) {
	pasted := strings.Join(mf.Columns()[:9], "\t") + "\t貸方勘定科目\t貸方金額(円)\t摘要\n1\t2026/10/03\t売上高\t\t\t\t課税売上 10%\t適格\t1100\t現金\t1100\tA, B\n"
	n, err := Read([]byte(pasted))
	if err != nil || n.Package != MF || n.Rows != 1 || len(n.Words.Columns) != 12 || n.Words.Encoding != "" || !slices.Equal(n.Invoices, []string{"適格"}) {
		t.Errorf("%+v, %v", n, err)
	}
}

func TestRead_of_a_hostile_file_stays_small(t *testing.T) {
	var b strings.Builder
	b.WriteString("借方勘定科目,借方税区分,貸方勘定科目,貸方税区分\n")
	for i := range 3 * maxNames {
		fmt.Fprintf(&b, "%d,x,%s,x\n", i, strings.Repeat("長", maxLetter+1))
	}
	if n, err := Read([]byte(b.String())); err != nil || len(n.Accounts) != maxNames || n.Rows != 3*maxNames {
		t.Errorf("%d accounts of %d rows, %v", len(n.Accounts), n.Rows, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"yayoi.csv", "mf.csv", "freee.csv"} {
		if b, err := os.ReadFile("../testdata/" + name); err == nil {
			f.Add(b[:min(len(b), 2000)])
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		n, err := Read(file)
		if err == nil && n.Package == "" {
			t.Errorf("%q is nobody's", file)
		}
	})
}
