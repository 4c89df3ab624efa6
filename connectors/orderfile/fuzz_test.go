package orderfile

import (
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// FuzzRead: no bytes end the program, and what is read has a number, whole texts
// and its source.
func FuzzRead(f *testing.F) {
	for _, s := range []string{rakutenFile, yahooOrders, yahooItems, "a,\"b\n\"c\",=\"", "注文番号\n\"\"\"", "sep=;\nid;total\n1;2"} {
		f.Add([]byte(s))
		if b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s)); err == nil {
			f.Add(b)
		}
	}
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x00"))
	f.Add([]byte("PK\x03\x04\x14\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		m := Guess(file, "")
		if len(m.Columns["number"]) == 0 {
			m.Columns["number"] = file.Head[:1]
		}
		got, err := Read(t.Context(), file, m)
		if err != nil {
			return
		}
		for _, o := range got.Orders {
			if o.Number == "" || o.Source == "" || o.Status == "" || !utf8.ValidString(o.Number+o.Buyer.Name+o.Remarks) {
				t.Fatalf("%+v", o)
			}
		}
		for _, d := range got.Damaged {
			if d.Line < 1 || d.Reason == "" {
				t.Fatalf("%+v", d)
			}
		}
	})
}

// FuzzCell: every cell is read as everything a cell can be.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"", "¥1,980", "▲300", "(300)", "４５", "10%", "0.08", "1.2E+11", `="00123"`, "'0012", "2026年11月1日(日) 午後3時5分", "46327.6", "R8.11.1", "9999999999999999999", "\u3000１\u00a0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := yen(s); err == nil && (n > 1_000_000_000_000 || n < -1_000_000_000_000) {
			t.Errorf("%q is %d yen", s, n)
		}
		if n, err := count(s); err == nil && n < 0 {
			t.Errorf("%q is %d pieces", s, n)
		}
		if n, err := rate(s); err == nil && (n < 0 || n > 100) {
			t.Errorf("%q is %d percent", s, n)
		}
		for _, order := range []string{YearFirst, MonthFirst, DayFirst} {
			if d, err := (&File{}).when(s, order); err == nil && (d.Year() < 1980 || d.Year() > 2101 || d.Location() == time.UTC) {
				t.Errorf("%q is %v", s, d)
			}
		}
		_, _ = zip(s), phone(s)
	})
}
