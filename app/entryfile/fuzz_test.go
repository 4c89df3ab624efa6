package entryfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"madoguchi/app/export/book"
	tables "madoguchi/app/export/plain"
)

// Whatever is read is either said to be bad or an event that can be written down again.
func FuzzRead(f *testing.F) {
	head := "イベントID,発生日,モール,注文番号,種別コード,税率,金額(税込),うち消費税,借方科目,借方税区分,貸方科目,貸方税区分,精算の場所,摘要,備考\r\n"
	f.Add([]byte(head+"EV-202702-0001,2027-02-03,楽天市場,0012,REFUND_FULL,10%,\"1,100\",100,売上高,課税売上の返還10%,売掛金,対象外,モール精算,楽天市場 0012 返品,'=1+1\r\n"), "")
	f.Add([]byte(head+"EV-1,2027-02-03,楽天市場,,REFUND_FULL,8%,1080,79,売上高,,売掛金,,,,\r\nEV-1,2027-02-03,楽天市場,,REFUND_FULL,10%,5,,a,,b,,,,\r\n"), "")
	f.Add([]byte("日付\t金額\n2027.2.3\t￥500\n"), `{"columns":{"date":"日付","amount":"金額"},"constants":{"channel":"own","type":"COMP_POINT"}}`)
	f.Add([]byte(`{"events":[{"date":"2027-02-03","channel":"own","type":"COMP_CASH","lines":[{"debit":"雑損失","credit":"普通預金","amount":3000}]}],"shop":{"x":[1]}}`), "")
	f.Add([]byte("\x82\xa0,\x95\\\n\"x"), "")
	f.Fuzz(func(t *testing.T, data []byte, columns string) {
		m, err := ParseMap([]byte(columns))
		if err != nil {
			m = Map{}
		}
		rows, err := Read(data, m, book.Shop{})
		if err != nil {
			if rows != nil {
				t.Errorf("half a file beside %v", err)
			}
			return
		}
		again, err := Read(data, m, book.Shop{})
		if err != nil || !reflect.DeepEqual(rows, again) {
			t.Error("read twice it is another file")
		}
		for _, r := range rows {
			if r.Place != fmt.Sprintf("%d 行目", r.Line) && r.Place != fmt.Sprintf("%d 件目", r.Line) || r.Line < 1 {
				t.Errorf("%q is not line %d", r.Place, r.Line)
			}
			if r.Bad == "" && (len(r.Event.Lines) > MaxLines || utf8.RuneCountInString(r.Event.Note) > MaxText || strings.ContainsAny(r.Event.Memo+r.Event.Note, "\r\n\t")) {
				t.Errorf("%+v", r.Event)
			}
		}
	})
}

// What we write as our own CSV is read as the event it was.
func FuzzRead_of_our_own_file(f *testing.F) {
	f.Add("=0012", "返品", "=1+1", "売上高", "'見本", int64(1100))
	f.Add("M-1 返品", "楽天市場 M-1 返品", "x'", "  売上", "\"、\"", int64(1))
	f.Fuzz(func(t *testing.T, order, memo, note, debit, sub string, amount int64) {
		line := func(s string) string { // no file of people holds other control signs
			s = strings.Map(func(r rune) rune {
				if unicode.IsControl(r) && !unicode.IsSpace(r) {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, ""))
			return strings.TrimLeft(strings.Join(strings.Fields(s), " "), "' ") // a CSV cannot tell a person's apostrophe from ours
		}
		if amount < 1 || amount > book.MaxAmount || line(debit) == "" || len(order+memo+note+debit+sub) > MaxText {
			t.Skip()
		}
		e := book.Event{
			ID: "EV-202702-0001", Date: "2027-02-03", Channel: book.Rakuten, OrderNo: line(order), Type: book.RefundFull, TypeLabel: "全額返金（返品）", Memo: line(memo), Note: line(note),
			SettledBy: book.ByMall, Lines: []book.Line{
				{Debit: line(debit), DebitSub: line(sub), DebitTax: "sales_return_10", Credit: "売掛金", CreditTax: book.OutOfScope, Amount: amount, Rate: 10},
				{Debit: line(debit), DebitTax: "sales_return_8r", Credit: "売掛金", CreditSub: line(sub), CreditTax: book.OutOfScope, Amount: 108, Rate: 8, TaxYen: 7, TaxSource: book.TaxFromPerson},
			},
		}
		out, _, err := tables.Write([]book.Event{e}, book.Shop{}, book.Words{})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := Read(out, Map{}, book.Shop{})
		if err != nil || len(rows) != 1 || rows[0].Bad != "" {
			t.Fatalf("%+v, %v\n%s", rows, err, out)
		}
		got, want := asJSON(rows[0].Event), asJSON(e)
		if !bytes.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func asJSON(e book.Event) []byte {
	text, _ := json.Marshal(e)
	return text
}
