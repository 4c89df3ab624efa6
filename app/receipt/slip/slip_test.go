package slip

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func receipt() Slip {
	return Slip{
		DocID: "DOC-202611-0001", Issued: "2026-11-23", Traded: "2026-11-01", Name: "見本商事株式会社", For: "お品代として", Method: "クレジットカード利用", Place: "自社受注", Order: "M-1",
		Shop: "見本堂", TaxNumber: "T5111101000006", Amount: 10220, Billed: 10220, Rates: []Rate{{10, 6980, 634}, {8, 3240, 240}},
		Lines: []Line{{"湯呑み", 2, 3300, 6600, false}, {"静岡茶", 3, 1080, 3240, true}, {"送料", 0, 0, 380, false}},
	}
}

func TestPDF_is_the_same_bytes_for_the_same_slip(t *testing.T) {
	back := receipt()
	back.Back, back.Supplied = true, "2026-11-01"
	long := receipt()
	long.Name, long.First, long.Instead, long.Exempt, long.Points = strings.Repeat("とても長い名前の会社", 6), "DOC-202611-0001", "DOC-202611-0002", true, 500
	for i := range 30 {
		long.Lines = append(long.Lines, Line{Name: fmt.Sprintf("%d %s", i, strings.Repeat("長い品名 ", 20)), Count: 1, Price: 100, Amount: 100})
	}
	for name, c := range map[string]struct {
		slip  Slip
		pages int
	}{"receipt": {receipt(), 1}, "notice": {back, 1}, "thirty articles": {long, 3}} {
		one, err := PDF(c.slip)
		if err != nil {
			t.Fatal(err)
		}
		again, err := PDF(c.slip)
		if err != nil || !bytes.Equal(one, again) {
			t.Errorf("%s: other bytes (%v)", name, err)
		}
		if n := bytes.Count(one, []byte("/Type /Page ")); n != c.pages {
			t.Errorf("%s: %d pages, want %d", name, n, c.pages)
		}
	}
}

func TestHonorific_follows_what_a_person_wrote(t *testing.T) {
	for name, want := range map[string]string{
		"山田花子": "山田花子|様", "山田花子様": "山田花子|様", "見本商事株式会社": "見本商事株式会社|御中", "㈱見本": "㈱見本|御中", "見本商事 総務部 御中": "見本商事 総務部|御中", "上様": "上|様",
		"見本株式会社 山田様": "見本株式会社 山田|様",
	} {
		bare, honorific := Honorific(name)
		if got := bare + "|" + honorific; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestYen_and_Day_are_written_as_on_paper(t *testing.T) {
	if got := Yen(1234567) + Yen(-500) + Yen(0); got != "¥1,234,567−¥500¥0" {
		t.Errorf("got %s", got)
	}
	if got := Day("2026-11-03") + Day(""); got != "2026年11月3日" {
		t.Errorf("got %s", got)
	}
}
