// Package export holds a month of an invented shop against the files it becomes.
// It has nothing but tests; the rooms are beside it.
package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/freee"
	"madoguchi/app/export/mf"
	"madoguchi/app/export/plain"
	"madoguchi/app/export/yayoi"
)

var update = flag.Bool("update", false, "write the wanted files anew")

// writer is what every package's room has.
type writer func([]book.Event, book.Shop, book.Words) ([]byte, []book.Warning, error)

type sample struct {
	book.File
	Documents []book.Document `json:"documents"`
}

func read(t *testing.T) sample {
	t.Helper()
	var m sample
	b, err := os.ReadFile("testdata/month.json")
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// form is one file that a shop may ask for.
type form struct {
	name  string
	write writer
	shop  book.Shop
	words book.Words
}

func forms(s book.Shop) []form {
	excluded, simplified, exempt := s, s, s
	excluded.Method = book.MethodExcluded
	simplified.Taxation, simplified.BusinessClass = book.TaxationSimplified, 2
	exempt.Taxation = book.TaxationExempt
	online := yayoi.Preset(s).With(book.Words{Edition: yayoi.Online, Replace: []book.Rename{{From: "𠮷", To: "吉"}}})
	short := mf.Preset(excluded).With(book.Words{Encoding: book.UTF8, Columns: []string{
		"取引No", "取引日", "借方勘定科目", "借方補助科目", "借方部門", "借方取引先", "借方税区分", "借方インボイス", "借方金額(円)",
		"貸方勘定科目", "貸方補助科目", "貸方部門", "貸方取引先", "貸方税区分", "貸方インボイス", "貸方金額(円)", "摘要", "タグ", "メモ",
	}})
	renamed := freee.Preset(excluded).With(book.Words{Encoding: book.CP932, Subs: []book.Rename{{From: "つきみ銀行", To: "つきみ銀行（本店）"}}})
	return []form{
		{"yayoi.csv", yayoi.Write, s, yayoi.Preset(s)},
		{"yayoi-online.csv", yayoi.Write, s, online},
		{"yayoi-excluded.csv", yayoi.Write, excluded, yayoi.Preset(excluded)},
		{"yayoi-simplified.csv", yayoi.Write, simplified, yayoi.Preset(simplified)},
		{"yayoi-exempt.csv", yayoi.Write, exempt, yayoi.Preset(exempt)},
		{"mf.csv", mf.Write, s, mf.Preset(s)},
		{"mf-19-columns-excluded.csv", mf.Write, excluded, short},
		{"mf-simplified.csv", mf.Write, simplified, mf.Preset(simplified)},
		{"freee.csv", freee.Write, s, freee.Preset(s)},
		{"freee-excluded-cp932.csv", freee.Write, excluded, renamed},
		{"freee-deals.csv", freee.WriteDeals, s, freee.Preset(s)},
		{"events.csv", plain.Write, s, book.Words{}},
		{"events-exempt.csv", plain.Write, exempt, book.Words{}},
		{"events-split.csv", split, excluded, book.Words{}},
	}
}

// split is the CSV with rows of its own for taxes.
func split(month []book.Event, s book.Shop, _ book.Words) ([]byte, []book.Warning, error) {
	return plain.WriteSplit(month, s, book.SplitTax{On: true})
}

func TestWrite_makes_the_files_of_a_month(t *testing.T) {
	m := read(t)
	for _, f := range forms(m.Shop) {
		got, warnings, err := f.write(m.Events, f.shop, f.words)
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		wanted(t, f.name, got)
		wanted(t, strings.TrimSuffix(f.name, ".csv")+".warnings.json", told(t, warnings))
		if again, _, _ := f.write(m.Events, f.shop, f.words); !bytes.Equal(got, again) {
			t.Errorf("%s: the same month again is other bytes", f.name)
		}
	}
	wanted(t, "monthly.csv", plain.Monthly(m.Events, m.Shop).CSV())
	wanted(t, "documents.csv", plain.Documents(m.Documents, m.Shop).CSV())
}

func told(t *testing.T, warnings []book.Warning) []byte {
	t.Helper()
	b, err := json.MarshalIndent(warnings, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

func wanted(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what was wanted (%v); look at the difference, then -update\n%s", name, err, got)
	}
}
