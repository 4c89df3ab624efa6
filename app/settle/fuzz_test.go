package settle

import (
	"testing"
	"time"
	"unicode/utf8"

	"madoguchi/connectors/orderfile"

	"golang.org/x/text/encoding/japanese"
)

// FuzzRead: no bytes end the program, and what is kept of them is a number, yen and a day.
func FuzzRead(f *testing.F) {
	for _, s := range []string{rakuten, "注文ID,返金額,入金日\nmihon-1,540,2026/11/5\n", "id\n\"", "注文番号\t金額\tdate\n1\t(2)\t46327", "a,b,c\n-,−,-"} {
		f.Add([]byte(s))
		if b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(s)); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := orderfile.Open(data)
		if err != nil {
			return
		}
		if file, err = Open(file); err != nil {
			return
		}
		m := Guess(file)
		if m.Order == "" {
			m.Order = file.Head[0]
		}
		if m.Amount == "" {
			m.Amount = file.Head[len(file.Head)-1]
		}
		got, err := Read(t.Context(), file, m, "2026-11-05", "")
		if err != nil {
			return
		}
		for _, r := range got.Rows {
			if _, err := time.Parse(time.DateOnly, r.Day); err != nil || !orderNumber.MatchString(r.Order) || r.Yen <= 0 || r.Yen > mostYen ||
				!utf8.ValidString(r.Kind+r.Round) || len([]rune(r.Kind)) > 40 || len([]rune(r.Round)) > 40 {
				t.Fatalf("kept %+v", r)
			}
		}
	})
}

// FuzzMap: a map of somebody's file never ends the program.
func FuzzMap(f *testing.F) {
	f.Add([]byte(`{"order":"注文番号","amount":"金額","day":"取引日","kind":"取引種別","skip":["売上"]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseMap(data)
		if err != nil {
			return
		}
		_, _ = Read(t.Context(), opened(t, []byte(rakuten)), m, "2026-11-05", "")
	})
}
