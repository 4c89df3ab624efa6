package entryfile

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/templatefile"
)

// LineError says on which line a table can no longer be read.
type LineError struct{ Line int }

func (e *LineError) Error() string { return fmt.Sprintf("line %d", e.Line) }

// MissingError names columns that a map asks for and the file does not have.
type MissingError struct{ Columns []string }

func (e *MissingError) Error() string { return fmt.Sprint("no column ", e.Columns) }

// table is a file that is being read.
type table struct {
	shop    book.Shop
	m       Map
	at      map[string]int // field → column
	rows    []Row
	byEvent map[string]int // event id → its row
}

func readTable(text []byte, m Map, s book.Shop) ([]Row, error) {
	in := reader(text)
	head, err := in.Read()
	if err != nil {
		return nil, ErrFormat
	}
	t := &table{shop: s, m: m, at: map[string]int{}, byEvent: map[string]int{}}
	if err := t.findColumns(head); err != nil {
		return nil, err
	}
	for n := 0; ; n++ {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, &LineError{broken.StartLine}
		}
		if err != nil {
			return nil, ErrFormat
		}
		if n == MaxRows {
			return nil, ErrRows
		}
		line, _ := in.FieldPos(0)
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			t.take(line, cells)
		}
	}
	if len(t.rows) == 0 {
		return nil, ErrFormat
	}
	return t.rows, nil
}

// findColumns holds the map against the headings of the file.
func (t *table) findColumns(head []string) error {
	for i := range head {
		head[i] = strings.TrimSpace(head[i])
	}
	columns, must := t.m.Columns, true
	if len(columns) == 0 {
		columns, must = ours(), false
	}
	var missing []string
	for field, name := range columns {
		i := slices.Index(head, name)
		if i >= 0 {
			t.at[field] = i
		} else if must {
			missing = append(missing, name)
		}
	}
	for _, field := range []string{fDate, fChannel, fType, fAmount} {
		_, has := t.at[field]
		if _, fixed := t.m.Constants[field]; !has && !fixed && !(field == fType && (t.has(fLabel) || t.m.Constants[fLabel] != "")) {
			missing = append(missing, ours()[field])
		}
	}
	if len(missing) > 0 {
		slices.Sort(missing)
		return &MissingError{slices.Compact(missing)}
	}
	return nil
}

func (t *table) has(field string) bool { _, ok := t.at[field]; return ok }

// cell is what a row says of a field.
func (t *table) cell(cells []string, field string) string {
	text := t.m.Constants[field]
	if i, ok := t.at[field]; ok && i < len(cells) {
		if own := templatefile.Unguard(strings.TrimSpace(cells[i])); own != "" {
			text = own
		}
	}
	if word, ok := t.m.Words[field][text]; ok {
		return word
	}
	return text
}

// take reads a row: a new event, or a further line of one that is there.
func (t *table) take(line int, cells []string) {
	id := t.cell(cells, fID)
	row := Row{Line: line, Place: fmt.Sprintf("%d 行目", line)}
	place, more := t.byEvent[id]
	more = more && id != ""
	if more {
		row = t.rows[place]
	}
	bad := t.read(&row, cells, more)
	if row.Bad = cmp.Or(row.Bad, bad); row.Bad == "" {
		row.Bad = tidy(&row.Event)
	}
	if more {
		t.rows[place] = row
		return
	}
	if id != "" {
		t.byEvent[id] = len(t.rows)
	}
	t.rows = append(t.rows, row)
}

// read puts a row into an event and says what is wrong with it.
func (t *table) read(row *Row, cells []string, more bool) (bad string) {
	e := &row.Event
	say := func(text string, ok bool) {
		if !ok && bad == "" {
			bad = text
		}
	}
	word := func(field, text string, ok bool) {
		say(text, ok)
		if cell := t.cell(cells, field); !ok && cell != "" {
			row.Words = append(row.Words, Word{field, cell})
		}
	}
	one := book.Event{ID: t.cell(cells, fID), OrderNo: t.cell(cells, fOrder), TypeLabel: t.cell(cells, fLabel), Note: t.cell(cells, fNote)}
	one.RelatedID, one.Undoes, one.Evidence, one.Variant = t.cell(cells, fRelated), t.cell(cells, fUndoes), t.cell(cells, fProofOf), t.cell(cells, fVariant)
	var ok bool
	one.Date, ok = date(t.cell(cells, fDate))
	say("発生日が日付として読めません。", ok)
	one.Channel, ok = t.channel(t.cell(cells, fChannel))
	word(fChannel, "モールが分かりません。", ok)
	one.Type, ok = typeOf(t.cell(cells, fType), one.TypeLabel)
	word(t.typeField(cells), "種別が分かりません。", ok)
	one.SettledBy, ok = settled(t.cell(cells, fSettled))
	word(fSettled, "精算の場所が分かりません。", ok)
	one.Memo = t.memo(t.cell(cells, fMemo), one)
	amount, ok := yen(t.cell(cells, fAmount))
	say("金額が整数の円として読めません。", ok)
	rate, ok := percent(t.cell(cells, fRate))
	word(fRate, "税率が分かりません。10%、8%、対象外のどれかにしてください。", ok)
	if more && (one.Date != e.Date || one.Channel != e.Channel || one.OrderNo != e.OrderNo || one.Type != e.Type) {
		say("同じイベントIDの行で、発生日・モール・注文番号・種別が違います。", false)
	}
	if !more {
		*e = one
		e.Lines = []book.Line{}
	}
	if bad != "" {
		return bad
	}
	if !t.has(fDebit) {
		return t.propose(e, cells, amount, rate, more)
	}
	if t.cell(cells, fDebit) == "" && t.cell(cells, fCredit) == "" {
		e.Gross = amount
		return ""
	}
	l, bad := t.line(cells, amount, rate)
	e.Lines = append(e.Lines, l)
	return bad
}

// typeField is where a row says its type.
func (t *table) typeField(cells []string) string {
	if t.cell(cells, fType) == "" {
		return fLabel
	}
	return fType
}

func (t *table) line(cells []string, amount int64, rate int) (l book.Line, bad string) {
	l = book.Line{
		Debit: t.cell(cells, fDebit), DebitSub: t.cell(cells, fDebitSub), Credit: t.cell(cells, fCredit), CreditSub: t.cell(cells, fCreditSub),
		Amount: amount, Rate: rate,
	}
	var debit, credit, number bool
	l.DebitTax, debit = t.tax(t.cell(cells, fDebitTax))
	l.CreditTax, credit = t.tax(t.cell(cells, fCreditTax))
	if !debit || !credit {
		return l, "税区分が分かりません。"
	}
	if text := t.cell(cells, fTax); text != "" {
		if l.TaxYen, number = yen(text); !number {
			return l, "消費税が整数の円として読めません。"
		}
		if l.TaxYen != t.shop.TaxOf(amount, rate) {
			l.TaxSource = book.TaxFromPerson // what the shop would not reckon itself is taken as said
		} else {
			l.TaxYen = 0
		}
	}
	return l, ""
}

// propose makes the usual journal of a row that brings none.
func (t *table) propose(e *book.Event, cells []string, amount int64, rate int, more bool) string {
	if more {
		return "同じイベントIDの行が 2 つあります。仕訳のない表では、1 行が 1 件です。"
	}
	if e.Type == book.Reversal { // the journal is that of the entry it turns round, which stands elsewhere
		e.Gross = amount
		return ""
	}
	a := book.PerRate{Rate: rate, Amount: amount}
	kind, _ := book.KindOf(e.Type)
	unsaid := t.cell(cells, fRate) == ""
	if unsaid {
		a.Rate = 10
		if kind.Refund {
			a.Source = book.TaxAssumed // what is given back may have been at 8%
		}
	}
	other, bad := t.otherTax(cells, &a)
	if bad != "" {
		return bad
	}
	p, err := t.shop.Propose(book.Wish{
		Type: e.Type, Variant: e.Variant, Date: e.Date, Channel: e.Channel, OrderNo: e.OrderNo, Memo: e.Memo, Note: e.Note,
		Amounts: []book.PerRate{a}, Partner: t.cell(cells, fPartner), Bank: t.cell(cells, fBank), Invoice: t.cell(cells, fInvoice),
	})
	if err != nil {
		return "仕訳を作れません。種別と金額を確かめてください。"
	}
	if other && unsaid && kind.Refund && len(p.Lines) > 0 {
		return "税率がなく、消費税が 10% の税額と違います。税率を入れてください。"
	}
	e.Lines, e.Gross, e.Variant = p.Lines, p.Gross, p.Variant
	if e.SettledBy == "" {
		e.SettledBy = p.SettledBy
	}
	if e.TypeLabel == "" {
		e.TypeLabel = p.TypeLabel
	}
	return ""
}

// otherTax takes a tax that is not the one the shop would reckon as it is said.
func (t *table) otherTax(cells []string, a *book.PerRate) (other bool, bad string) {
	text := t.cell(cells, fTax)
	if text == "" {
		return false, ""
	}
	tax, ok := yen(text)
	if !ok {
		return false, "消費税が整数の円として読めません。"
	}
	if tax == t.shop.TaxOf(a.Amount, a.Rate) {
		return false, ""
	}
	a.TaxYen, a.Source = tax, book.TaxFromPerson
	return true, ""
}
