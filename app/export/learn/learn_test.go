package learn

import (
	"errors"
	"os"
	"slices"
	"testing"

	"madoguchi/app/export/book"
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
