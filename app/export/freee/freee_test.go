package freee

import (
	"errors"
	"strings"
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
)

// postage is an outlay of a day.
func postage(id, day string, yen int64) book.Event {
	return book.Event{
		ID: id, Date: day, Channel: book.Own, Type: book.ReshipShipping, SettledBy: book.ByCarrier, Memo: "再送", Status: book.StateConfirmed,
		Lines: []book.Line{{Debit: "荷造運賃", DebitTax: "purchase_10_qualified", Credit: "未払金", CreditSub: "たぬき運送", CreditTax: book.OutOfScope, Amount: yen, Rate: 10}},
	}
}

func back(e book.Event, id, day string) book.Event {
	r := book.Reverse(e, day, "誤り")
	r.ID, r.Status = id, book.StateConfirmed
	return r
}

func TestWriteDeals_leaves_out_what_was_taken_back_and_says_so(t *testing.T) {
	wrong := postage("EV-202702-0001", "2027-02-03", 1100)
	undo, right := back(wrong, "EV-202702-0002", "2027-02-05"), postage("EV-202702-0003", "2027-02-05", 880)
	s := book.Shop{}
	out, warnings, err := WriteDeals([]book.Event{wrong, undo, right}, s, Preset(s))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(out); strings.Contains(text, wrong.ID) || strings.Contains(text, undo.ID) || strings.Count(text, "\r\n") != 2 || !strings.Contains(text, "支出,EV-202702-0003") {
		t.Errorf("got %s", text)
	}
	if len(warnings) != 1 || warnings[0].EventID != undo.ID || !strings.Contains(warnings[0].Text, "元の取引も取消も書いていません") {
		t.Errorf("got %+v", warnings)
	}
	// The wrong one went out before: freee has it.
	out, warnings, err = WriteDeals([]book.Event{undo, right}, s, Preset(s))
	if err != nil || strings.Count(string(out), "\r\n") != 2 || len(warnings) != 1 || !strings.Contains(warnings[0].Text, "freee で元の取引を直接直す") {
		t.Errorf("%s, %+v, %v", out, warnings, err)
	}
}

func TestWrite_refuses_a_file_that_freee_would_not_take(t *testing.T) {
	f := file{cells: clean.New(book.Words{})}
	out, _, err := f.encode(strings.Repeat("a", MaxFile+1))
	var blocked *book.BlockedError
	if !errors.As(err, &blocked) || out != nil || blocked.Blocks[0].Text != "このファイルは 5.0 MB になります。freee が取り込めるのは 5 MB までです。期間を短くして、分けて書き出してください。" {
		t.Errorf("%d bytes, %+v", len(out), blocked)
	}
	if out, _, err := f.encode(strings.Repeat("a", MaxFile-len("\uFEFF"))); err != nil || len(out) != MaxFile {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}
